"""Rows that cannot be read, or that nobody reads: whose error they are, and what they hold."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import DataError

from tests.contract.statements import ADD, AGE, COUNT, KINDS, SET_AGE, get, statement, string

if TYPE_CHECKING:
    from pathlib import Path

    from twinsql.adapters.sqlite import SqliteAdapter
    from twinsql.adapters.statement import Row

NICKS = statement("people.nicks", "SELECT nick FROM people ORDER BY id", "", string)
ALL_NICKS = statement("people.all_nicks", "UPDATE people SET age = 7 RETURNING nick", "", string, writes=True)


def unreadable(_: Row) -> str:
    raise ValueError


UNREADABLE = statement("people.unreadable", "UPDATE people SET age = 7 RETURNING id", "", unreadable, writes=True)
UNREADABLE_READ = statement("people.unreadable_read", "SELECT id FROM people", "", unreadable)


@pytest.fixture
def damaged(path: Path, db: SqliteAdapter) -> SqliteAdapter:
    """Five people, of whom the fourth has a nick that is no UTF-8."""
    db.execute_many(ADD, [(str(number), f"{number}@x", number) for number in range(5)])
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute("UPDATE people SET nick = 'ok'")
        raw.execute("UPDATE people SET nick = CAST(x'736563726574ff' AS TEXT) WHERE id = '3'")
    return db


def test_a_row_that_a_stream_cannot_read_is_no_failure_of_a_write_beside_it(damaged: SqliteAdapter) -> None:
    seen: list[str] = []
    with pytest.raises(DataError, match="no valid UTF-8"), damaged.transaction() as tx, tx.iterate(NICKS) as rows:
        seen.append(next(rows))
        assert tx.execute(SET_AGE, ("1", 70)) == 1
        seen += rows
    assert seen == ["ok"] * 3
    with damaged.transaction() as tx, tx.iterate(NICKS) as rows:
        next(rows)
        tx.execute(SET_AGE, ("1", 70))
    assert damaged.one(AGE, ("1",)) == 70


@pytest.mark.parametrize(("kind", "stored"), [("numeric", "1,5"), ("uuid", "no uuid"), ("date", "2026-02-30"), ("jsonb", "1e999")])
def test_a_stored_value_that_no_type_holds_is_a_data_error(path: Path, db: SqliteAdapter, kind: str, stored: str) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(f"INSERT INTO kinds (id, {KINDS[kind].column}) VALUES (1, ?)", (stored,))
    with pytest.raises(DataError, match="a stored value is not of the type"):
        db.one(get(KINDS[kind]), (1,))


def write_elsewhere(path: Path) -> None:
    with closing(sqlite3.connect(path, timeout=0)) as raw, raw:
        raw.execute("UPDATE people SET age = 8 WHERE id = '0'")


def test_a_write_whose_rows_cannot_be_read_is_over(path: Path, damaged: SqliteAdapter) -> None:
    for way in (damaged.one, damaged.one_or_none, damaged.all):
        for rows in (ALL_NICKS, UNREADABLE):
            if way == damaged.all or rows is UNREADABLE:
                with pytest.raises(DataError):
                    way(rows)
                assert damaged.one(AGE, ("0",)) == 7
                write_elsewhere(path)


def test_a_read_whose_row_cannot_be_read_keeps_no_snapshot(path: Path, damaged: SqliteAdapter) -> None:
    with pytest.raises(DataError):
        damaged.one(UNREADABLE_READ)
    write_elsewhere(path)
    with closing(sqlite3.connect(path, timeout=0)) as raw:
        assert raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone() == (0, 0, 0)
    assert damaged.one(COUNT) == 5
