"""The chatbot's schema on both engines, through its own migrations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from twinsql.adapters import migrations
from twinsql.adapters.postgres import PostgresAdapter
from twinsql.adapters.sqlite import SqliteAdapter

from tests.conftest import fresh_database
from tests.repo.world import World, fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twinsql import Adapter

ROOT = Path(__file__).resolve().parents[2]
MIGRATIONS = ROOT / "migrations"
EMPTY = "DELETE FROM users; DELETE FROM searches"
"""Quicker than TRUNCATE for a few rows; the rest goes by cascade."""


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A migrated, empty SQLite file."""
    file = tmp_path_factory.mktemp("template") / "chat.db"
    migrations.apply(file, MIGRATIONS)
    return file.read_bytes()


@pytest.fixture(scope="session")
def migrated_postgres(postgres_url: str) -> Iterator[str]:
    """A migrated database for all tests of the repositories, emptied before each."""
    with fresh_database(postgres_url) as url:
        migrations.apply(url, MIGRATIONS)
        yield url


@pytest.fixture
def sqlite_db(sqlite_template: bytes, tmp_path: Path) -> Iterator[Adapter]:
    file = tmp_path / "chat.db"
    file.write_bytes(sqlite_template)
    with SqliteAdapter(file) as db:
        yield db


@pytest.fixture
def postgres_db(migrated_postgres: str) -> Iterator[Adapter]:
    import psycopg

    with psycopg.connect(migrated_postgres, autocommit=True) as connection:
        connection.execute(EMPTY)
    with PostgresAdapter(migrated_postgres) as db:
        yield db


@pytest.fixture(params=["sqlite", "postgres"])
def db(request: pytest.FixtureRequest) -> Adapter:
    """An empty database of each engine."""
    adapter: Adapter = request.getfixturevalue(f"{request.param}_db")
    return adapter


@pytest.fixture
def world(db: Adapter) -> World:
    """A database with hostile rows in every table."""
    return fill(db)


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def lasting_world(
    request: pytest.FixtureRequest, sqlite_template: bytes, postgres_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """A database with hostile rows in every table, for many tests that only read."""
    if request.param == "sqlite":
        file = tmp_path_factory.mktemp("lasting") / "chat.db"
        file.write_bytes(sqlite_template)
        with SqliteAdapter(file) as db:
            yield fill(db)
        return
    with fresh_database(postgres_url) as url:
        migrations.apply(url, MIGRATIONS)
        with PostgresAdapter(url) as db:
            yield fill(db)


@pytest.fixture
def both_worlds(sqlite_db: Adapter, postgres_db: Adapter) -> tuple[World, World]:
    """The same rows on both engines."""
    return fill(sqlite_db), fill(postgres_db)
