"""Engines by their variables, and servers that say no."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from twinsql.compiler.server import postgres_server

from tests.cli.command import twinsql
from tests.cli.project import Variables, lay_out
from tests.conftest import with_database

PASSWORD = "hunter2"


@pytest.fixture(scope="session")
def locked_server() -> Iterator[str]:
    """The URL of a server that wants a password; the URL has it."""
    with postgres_server(tcp=True, password=PASSWORD) as url:
        yield url


@pytest.fixture(scope="session")
def ascii_database(postgres_url: str) -> Iterator[str]:
    """The URL of a database whose functions know ASCII letters alone."""
    name = f"ascii_{secrets.token_hex(8)}"
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'".encode())
        try:
            yield with_database(postgres_url, name)
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def variables(engine: str, request: pytest.FixtureRequest) -> Iterator[Variables]:
    if engine == "sqlite":
        yield {}
    else:
        yield {"USE_POSTGRES": "true", "POSTGRES_URL": request.getfixturevalue("fresh_postgres")}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, postgres_url: str) -> Path:
    """A project whose modules are up to date; copy it before changing it."""
    folder = lay_out(tmp_path_factory.mktemp("built"))
    result = twinsql(folder, "build", TEST_POSTGRES_URL=postgres_url)
    assert result.returncode == 0, result.stderr
    return folder
