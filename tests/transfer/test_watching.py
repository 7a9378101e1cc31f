"""Listeners of a move hear of each table once, whichever processes copy it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import psycopg
import pytest
from twinsql.transfer.move import pieces
from twinsql.transfer.move.move import move
from twinsql.transfer.move.options import MoveOptions
from twinsql.transfer.outcome import Exit, TransferRefused

if TYPE_CHECKING:
    from pathlib import Path

    import twinsql

ROWS = 5000


class Listener:
    def __init__(self) -> None:
        self.started: list[str] = []
        self.finished: list[twinsql.CopyRun] = []

    def copy_started(self, copy: twinsql.CopyRun, /) -> None:
        assert (copy.rows, copy.duration_ns) == (0, 0)
        self.started.append(copy.table)

    def copy_finished(self, copy: twinsql.CopyRun, /) -> None:
        assert copy.duration_ns > 0
        self.finished.append(copy)


class Failing:
    def copy_finished(self, copy: twinsql.CopyRun, /) -> None:
        raise RuntimeError(copy.table)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.db"
    numbers = f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {ROWS}) INSERT INTO"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            f"""CREATE TABLE "A" (id INTEGER PRIMARY KEY, v TEXT); {numbers} "A" SELECT i, 'x' || i FROM n;
            CREATE TABLE b (id INTEGER PRIMARY KEY); {numbers} b SELECT i FROM n;
            CREATE TABLE none (id INTEGER PRIMARY KEY)"""
        )
    return path


@pytest.mark.parametrize("jobs", [1, 2])
def test_tables_are_told_when_they_begin_and_end(
    source: Path, fresh_postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setattr(pieces, "SMALL_SOURCE", 0)
    monkeypatch.setattr(pieces, "SMALL_TABLE", 1000)
    listener = Listener()
    options = MoveOptions(tmp_path / "work", create_schema=True, jobs=jobs)
    found = move(source, fresh_postgres, options, tracers=[Failing(), listener])

    assert found.exit == Exit.EQUAL
    assert sorted(listener.started) == ["A", "b", "none"]
    assert sorted((one.table, one.rows, one.error) for one in listener.finished) == [
        ("A", ROWS, None),
        ("b", ROWS, None),
        ("none", 0, None),
    ]


def test_what_ends_a_copy_is_told(source: Path, fresh_postgres: str, tmp_path: Path) -> None:
    with psycopg.connect(fresh_postgres) as connection:
        connection.execute("CREATE TABLE \"A\" (id int, v text CHECK (v <> 'x77')); CREATE TABLE b (id int); CREATE TABLE none (id int)")
    listener = Listener()
    with pytest.raises(TransferRefused):
        move(source, fresh_postgres, MoveOptions(tmp_path / "work"), tracers=[listener])

    assert ("A", True) in [(one.table, one.error is not None) for one in listener.finished]
    assert len(listener.started) == len(listener.finished)
