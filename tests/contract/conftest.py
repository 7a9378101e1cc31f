"""``db``: the same tables on a SQLite file, in memory, and on PostgreSQL. Every test of this folder runs on all three."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

import psycopg
import pytest
from twinsql.adapters.postgres import PostgresAdapter
from twinsql.adapters.sqlite import SqliteAdapter

from tests.conftest import fresh_database, with_database

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from contextlib import AbstractContextManager

    from twinsql.adapters.protocol import Adapter
    from twinsql.adapters.tracer import Tracer

    class Opened(Protocol):
        def __call__(self, *tracers: Tracer) -> AbstractContextManager[Adapter]: ...


HERE = Path(__file__).parent
ENGINES = ("sqlite-file", "sqlite-memory", "postgres")


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the tables, to be copied."""
    path = tmp_path_factory.mktemp("contract") / "template.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript((HERE / "schema.sqlite.sql").read_text())
    return path


@pytest.fixture(scope="session")
def kept_database(postgres_url: str) -> Iterator[str]:
    """A database with the tables, to be emptied before each test."""
    with fresh_database(postgres_url) as url:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute((HERE / "schema.postgres.sql").read_bytes())
        yield url


@pytest.fixture
def opened(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Opened:
    """Opens the database with listeners; each call opens the same one, apart from those in memory."""
    if engine == "sqlite-memory":
        return _memory
    if engine == "sqlite-file":
        template: Path = request.getfixturevalue("sqlite_template")
        path = tmp_path / "contract.db"
        shutil.copyfile(template, path)
        return lambda *tracers: SqliteAdapter(path, tracers=tracers)
    direct: str = request.getfixturevalue("kept_database")
    with psycopg.connect(direct, autocommit=True) as connection:
        connection.execute("TRUNCATE people, accounts, kinds")
    pooled = bool(request.config.getoption("--through-pgbouncer"))
    url = with_database(request.getfixturevalue("pooled_server_url"), urlsplit(direct).path.lstrip("/"))
    return lambda *tracers: PostgresAdapter(url, pooled=pooled, tracers=tracers)


@pytest.fixture
def db(opened: Opened) -> Iterator[Adapter]:
    with opened() as adapter:
        yield adapter


@contextmanager
def _memory(*tracers: Tracer) -> Generator[SqliteAdapter]:
    with SqliteAdapter(":memory:", tracers=tracers) as adapter:
        adapter.run_script((HERE / "schema.sqlite.sql").read_text())
        yield adapter
