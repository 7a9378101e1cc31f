"""Rows of the snapshot in pieces: every row once, whatever its key and its size."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from twinsql.transfer.catalogue import read_catalogue
from twinsql.transfer.planned import ColumnPlan, TablePlan
from twinsql.transfer.reading import STREAMED_VALUE, Large, Piece, Reader
from twinsql.transfer.source import open_source
from twinsql.transfer.target_schema import ColumnType

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def made(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(tmp_path / "source.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("PRAGMA user_version = 1")
        yield connection


@pytest.fixture
def source(made: sqlite3.Connection, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with open_source(tmp_path / "source.db") as connection:
        yield connection


def reader(source: sqlite3.Connection, *, streams: bool = False) -> Reader:
    source.text_factory = bytes
    (table,) = read_catalogue(source).tables.values()
    columns = tuple(ColumnPlan(one.name, one.name, ColumnType("bytea"), ("blob",)) for one in table.columns)
    numbered = bool(table.row_key) and not table.without_rowid
    return Reader(source, TablePlan("t", "t", columns, table.row_key), numbered=numbered, streams=[streams] * len(columns))


def read(found: Reader, piece: Piece) -> list[tuple[int, Any]]:
    """Each row's place and first value."""
    return [(batch.place(at), row[0]) for batch in found.batches(piece) for at, row in enumerate(batch.rows)]


def test_rowids_of_all_sizes(made: sqlite3.Connection, source: sqlite3.Connection) -> None:
    made.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, v)")
    keys = [-(2**63), -(2**63) + 1, -5, 0, 1, *range(10, 2500), 2**63 - 1]
    made.executemany("INSERT INTO t VALUES (?, ?)", [(key, "x") for key in keys])
    assert read(reader(source), Piece()) == [(key, key) for key in keys]
    assert read(reader(source), Piece(-5, 12)) == [(key, key) for key in keys if -5 < key <= 12]
    assert read(reader(source), Piece(2**63 - 1)) == []
    assert read(reader(source), Piece(None, -(2**63))) == [(-(2**63), -(2**63))]


def test_large_values_of_the_least_and_the_greatest_rowid(made: sqlite3.Connection, source: sqlite3.Connection) -> None:
    made.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, v)")
    made.execute("INSERT INTO t VALUES (?, zeroblob(?)), (?, zeroblob(?))", (-(2**63), STREAMED_VALUE, 2**63 - 1, STREAMED_VALUE))
    assert read(reader(source, streams=True), Piece()) == [(-(2**63), -(2**63)), (2**63 - 1, 2**63 - 1)]


FORMS = {
    "WITHOUT ROWID": "CREATE TABLE t (k TEXT COLLATE NOCASE, n, PRIMARY KEY (n, k)) WITHOUT ROWID",
    "names of the rowid taken": "CREATE TABLE t (rowid, _rowid_, oid)",
}


@pytest.mark.parametrize("ddl", FORMS.values(), ids=FORMS.keys())
def test_tables_without_a_number_are_read_by_counting(made: sqlite3.Connection, source: sqlite3.Connection, ddl: str) -> None:
    made.execute(ddl)
    names = [row[1] for row in made.execute("PRAGMA table_info(t)")]
    made.execute(f"CREATE INDEX i ON t ({names[0]} DESC, {', '.join(names[1:])})")
    made.executemany(f"INSERT INTO t ({names[0]}, {names[1]}) VALUES (?, ?)", [(f"k{n}", n % 3) for n in range(2500)])
    everything = read(reader(source), Piece())
    assert [place for place, _ in everything] == list(range(1, 2501))
    assert len({bytes(value) for _, value in everything}) == 2500
    assert read(reader(source), Piece(1700)) == everything[1700:]


@pytest.mark.parametrize("without", [False, True])
def test_large_values_among_small_ones(made: sqlite3.Connection, source: sqlite3.Connection, without: bool) -> None:
    made.execute(f"CREATE TABLE t (id INT PRIMARY KEY NOT NULL, v, w) {'WITHOUT ROWID' if without else ''}")
    sizes = {700: 40_000, 701: 3_000_000, 2100: STREAMED_VALUE + 5, 2101: 9, 4000: STREAMED_VALUE}
    made.executemany("INSERT INTO t VALUES (?, ?, ?)", [(n, b"x" * sizes.get(n, 3), "y" * sizes.get(n, 3)) for n in range(4001)])
    found: dict[int, tuple[Any, Any]] = {}
    for batch in reader(source, streams=True).batches(Piece()):
        assert sum(len(value) for row in batch.rows for value in row[1:3] if not isinstance(value, Large)) < 40_000_000
        for key, blob, text, _ in batch.rows:
            assert key not in found
            found[key] = (blob, text)
    assert list(found) == list(range(4001))
    for key, (blob, text) in found.items():
        size = sizes.get(key, 3)
        assert isinstance(blob, Large) == isinstance(text, Large) == (not without and size >= STREAMED_VALUE)
        if isinstance(blob, Large):
            assert (blob.is_text, blob.size, text.is_text) == (False, size, True)
            assert b"".join(blob.pieces()) == b"x" * size
        else:
            assert (blob, text) == (b"x" * size, bytearray(b"y" * size))


def test_a_large_value_alone_in_its_row(made: sqlite3.Connection, source: sqlite3.Connection) -> None:
    made.execute("CREATE TABLE t (v, w)")
    made.execute("INSERT INTO t VALUES (NULL, zeroblob(?)), (7, zeroblob(?)), ('', 1.5)", (STREAMED_VALUE, STREAMED_VALUE))
    rows = [row[:2] for batch in reader(source, streams=True).batches(Piece()) for row in batch.rows]
    assert [row[0] for row in rows] == [None, 7, b""]
    assert [isinstance(row[1], Large) for row in rows] == [True, True, False]
