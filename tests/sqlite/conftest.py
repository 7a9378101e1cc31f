"""A SQLite file with the contract's tables."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.sqlite import SqliteAdapter

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = Path(__file__).parents[1] / "contract" / "schema.sqlite.sql"


def make_database(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(SCHEMA.read_text())
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_database(tmp_path / "test.db")


@pytest.fixture
def db(path: Path) -> Iterator[SqliteAdapter]:
    with SqliteAdapter(path) as adapter:
        yield adapter
