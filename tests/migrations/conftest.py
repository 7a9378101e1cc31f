"""A project with two migrations, in a folder with an awkward name, and an empty database of each engine."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

EXAMPLE = Path(__file__).parent / "example"
STUB = (EXAMPLE / "0001_people.py").read_text()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of migrations, in a project whose path holds all that yoyo trips over."""
    target = tmp_path / "a project %41 #1 [x]" / "migrations"
    shutil.copytree(EXAMPLE, target, ignore=shutil.ignore_patterns("__pycache__"))
    return target


@pytest.fixture
def sqlite_target(folder: Path) -> Path:
    return folder.parent / "data.db"


@pytest.fixture(params=["sqlite", "postgres"])
def target(request: pytest.FixtureRequest) -> Path | str:
    """An empty database: the path of a SQLite file that is not there yet, or a PostgreSQL URL."""
    return request.getfixturevalue("sqlite_target" if request.param == "sqlite" else "fresh_postgres")


def add(folder: Path, name: str, postgres: str, sqlite: str | None = None) -> None:
    """Add a migration; each text is its two parts with ``-- rollback`` between."""
    (folder / f"{name}.py").write_text(STUB)
    (folder / "sql" / f"{name}.sql").write_text(postgres)
    digest = hashlib.sha256(postgres.encode()).hexdigest()[:8]
    (folder / "sql" / f"{name}.sqlite.sql").write_text(f"-- of {digest}\n{postgres if sqlite is None else sqlite}")


def rows(target: Path | str, sql: str) -> list[tuple[object, ...]]:
    if isinstance(target, Path):
        with closing(sqlite3.connect(target, isolation_level=None)) as connection:
            return connection.execute(sql).fetchall()
    with psycopg.connect(target, autocommit=True) as server:
        return server.execute(sql.encode()).fetchall()


def change(target: Path | str, sql: str) -> None:
    if isinstance(target, Path):
        with closing(sqlite3.connect(target, isolation_level=None)) as connection:
            connection.execute(sql)
        return
    with psycopg.connect(target, autocommit=True) as server:
        server.execute(sql.encode())


def tables(target: Path | str) -> set[str]:
    """Tables, without those that keep the books."""
    sql = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        if isinstance(target, Path)
        else "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    )
    return {str(name) for (name,) in rows(target, sql)} - {
        "_yoyo_log",
        "_yoyo_migration",
        "_yoyo_version",
        "yoyo_lock",
        "_twinsql_migrations",
    }
