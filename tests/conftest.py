"""Servers and databases for the tests. Without a PostgreSQL the tests fail; none is skipped."""

from __future__ import annotations

import secrets
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from twinsql.compiler.server import postgres_server

from tests.pgbouncer import through_pgbouncer

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

# How long an example takes says nothing on a machine that is busy.
settings.register_profile("unhurried", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--through-pgbouncer", action="store_true", help="run the contract suite through a PgBouncer in transaction mode")
    parser.addoption("--stress-seconds", type=float, default=2.0, help="how long each stress test lasts")


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Ctrl-C is heard, whatever signals whoever started the tests has had ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of a server's database ``postgres``."""
    with postgres_server() as url:
        yield url


@pytest.fixture(scope="session")
def twinsql_server(postgres_url: str) -> str:
    """One server is enough for a run: the plugin's fixtures take that of ours."""
    return postgres_url


@pytest.fixture(scope="session")
def used_databases(postgres_url: str) -> Iterator[list[str]]:
    """Names of databases that tests are done with: dropped a little later, as their last sessions need a moment to end."""
    names: list[str] = []
    yield names
    drop_all(postgres_url, names)


@pytest.fixture
def fresh_postgres(postgres_url: str, used_databases: list[str]) -> Iterator[str]:
    """The URL of a new, empty database that sorts by code point and knows Unicode."""
    drop_all(postgres_url, used_databases)
    name = create_database(postgres_url)
    yield with_database(postgres_url, name)
    used_databases.append(name)


@pytest.fixture(scope="session")
def pooled_server_url(request: pytest.FixtureRequest, postgres_url: str) -> Iterator[str]:
    """The server for the contract suite: behind a PgBouncer where the command line says so."""
    if not request.config.getoption("--through-pgbouncer"):
        yield postgres_url
        return
    with through_pgbouncer(postgres_url) as url:
        yield url


@pytest.fixture
def contract_postgres_url(pooled_server_url: str, fresh_postgres: str) -> str:
    """A new, empty database for the contract suite, behind a PgBouncer where the command line says so."""
    return with_database(pooled_server_url, urlsplit(fresh_postgres).path.lstrip("/"))


@contextmanager
def fresh_database(server_url: str) -> Generator[str]:
    """A new, empty database for as long as the ``with``."""
    name = create_database(server_url)
    try:
        yield with_database(server_url, name)
    finally:
        drop_all(server_url, [name])


# For a server that was built without ICU.
A_LANGUAGE = 'CREATE COLLATION IF NOT EXISTS "en-x-icu" FROM "C"'


def create_database(server_url: str) -> str:
    name = f"t_{secrets.token_hex(8)}"
    form = "TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} {form}".encode())
    return name


def drop_all(server_url: str, names: list[str]) -> None:
    """Drop the databases and empty the list."""
    with psycopg.connect(server_url, autocommit=True) as connection:
        while names:
            connection.execute(f"DROP DATABASE {names.pop()} WITH (FORCE)".encode())


def with_database(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
