"""Collations that only the application knows (Anki's unicase, Android's LOCALIZED): their tables move, and nobody compares by them. Functions too."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import psycopg
import pytest
from twinsql.adapters.errors import ConfigError
from twinsql.transfer.backups.backup import back_up
from twinsql.transfer.census.census import census
from twinsql.transfer.exports.export import export
from twinsql.transfer.imports.import_files import import_files
from twinsql.transfer.outcome import Exit, TransferRefused
from twinsql.transfer.source import open_source
from twinsql.transfer.validate.validate import validate

from tests.transfer.moving import moved

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = """
    CREATE TABLE decks (id INTEGER PRIMARY KEY, name TEXT NOT NULL COLLATE unicase, kind TEXT COLLATE [odd one]);
    CREATE UNIQUE INDEX by_name ON decks (name);
    CREATE TABLE tags (tag TEXT COLLATE unicase PRIMARY KEY, deck INT REFERENCES decks) WITHOUT ROWID;
    INSERT INTO decks VALUES (1, 'b', 'x'), (2, 'A', NULL), (3, 'C', 'Y'), (4, 'd', 'y');
    INSERT INTO tags VALUES ('b', 1), ('A', 2), ('C', NULL), ('É', 3), ('d', 1);
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file whose keys are in an order that SQLite does not know."""
    path = tmp_path / "anki.db"
    with closing(sqlite3.connect(path)) as connection:
        for name in ("unicase", "odd one"):
            connection.create_collation(name, lambda one, other: (one.lower() > other.lower()) - (one.lower() < other.lower()))
        connection.executescript(SCRIPT)
    return path


def test_hazard_41_its_tables_move_and_its_unique_indexes_stay_unique(source: Path, fresh_postgres: str, tmp_path: Path) -> None:
    done = moved(source, fresh_postgres, tmp_path / "work", create_schema=True)

    assert done.exit is Exit.EQUAL
    assert validate(source, fresh_postgres).exit is Exit.EQUAL
    with psycopg.connect(fresh_postgres) as connection:
        assert connection.execute('SELECT tag FROM tags ORDER BY tag COLLATE "C"').fetchall() == [
            (one,) for one in ("A", "C", "b", "d", "É")
        ]
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO tags VALUES ('A', 1)")


def test_its_files_are_exported_and_backed_up(source: Path, tmp_path: Path) -> None:
    export(source, tmp_path / "out")
    back_up(source, tmp_path / "backups", verify=True)

    assert '["A",2]' in (tmp_path / "out" / "tables" / "0002.jsonl").read_text()
    with pytest.raises(TransferRefused, match="collations that it names: odd one, unicase"):
        import_files(tmp_path / "out", tmp_path / "again.db")


def test_a_statement_that_would_have_to_compare_is_refused(source: Path) -> None:
    with pytest.raises(ConfigError, match="by the collation unicase"), open_source(source) as connection:
        connection.execute("SELECT deck FROM tags WHERE tag = 'b'").fetchall()


def test_its_rows_are_in_no_quarantine(source: Path, fresh_postgres: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(source)) as connection:
        connection.execute("UPDATE decks SET kind = x'00' WHERE id = 1")
        connection.commit()

    with pytest.raises(TransferRefused, match="No quarantine can hold"):
        moved(source, fresh_postgres, tmp_path / "work", create_schema=True, quarantine=tmp_path / "out")


def test_a_column_that_only_the_application_computes_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "own.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.create_function("slugged", 1, str, deterministic=True)
        connection.executescript("CREATE TABLE t (a TEXT, b TEXT AS (slugged(a))); INSERT INTO t VALUES ('x')")

    with pytest.raises(ConfigError, match="needs the function slugged"):
        census(path)
