"""Whether a source has changed since its snapshot: by what it holds, not by times of files."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from ...adapters.errors import ConfigError
from ..catalogue import read_catalogue
from ..names import quoted
from ..snapshot import take_snapshot
from ..source import open_source

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from ..catalogue import SourceTable

BLOCK = 1 << 20
COUNTERS = ((24, 28), (92, 100))
"""Bytes of the header that count changes of the file and name the library's version: they say nothing of the content."""
BATCH = 200


def changed_tables(source: Path, snapshot: Path) -> list[str]:
    """
    Tables of *source* that differ from *snapshot*, new and lost ones too; ``the schema`` where that differs; that it is gone, where it is.

    A second snapshot is taken beside the first and removed, so that writers are not kept waiting.

    Raises:
        LockTimeout, StorageFailure: as ``take_snapshot``.
    """
    again = snapshot.with_name("again.db")
    try:
        take_snapshot(source, again)
    except ConfigError:
        return ["all of it: it is no database that can be read any more"]
    try:
        return [] if _same_pages(again, snapshot) else _different(again, snapshot)
    finally:
        again.unlink(missing_ok=True)


def _same_pages(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        heads = [bytearray(file.read(BLOCK)) for file in (first, second)]
        for head in heads:
            for start, end in COUNTERS:
                head[start:end] = bytes(end - start)
        if heads[0] != heads[1]:
            return False
        while block := first.read(BLOCK):
            if block != second.read(BLOCK):
                return False
    return True


def _different(one: Path, other: Path) -> list[str]:
    with open_source(one) as first, open_source(other) as second:
        catalogues = read_catalogue(first), read_catalogue(second)
        names = {name for catalogue in catalogues for name in catalogue.tables}
        found: list[str] = []
        for name in sorted(names):
            here, there = (catalogue.tables.get(name) for catalogue in catalogues)
            if here is None or there is None or here.sql != there.sql or not _same_rows(first, second, here):
                found.append(name)
        if not found and catalogues[0] != catalogues[1]:
            found.append("the schema")
    return found


def _same_rows(first: sqlite3.Connection, second: sqlite3.Connection, table: SourceTable) -> bool:
    return all(here == there for here, there in zip_longest(_rows(first, table), _rows(second, table)))


def _rows(connection: sqlite3.Connection, table: SourceTable) -> Iterator[list[tuple[object, ...]]]:
    """Rows in the order of their keys, with storage classes, as 1 equals 1.0."""
    names = [quoted(one.name) for one in table.columns]
    key = [] if table.without_rowid else [quoted(one) for one in table.row_key]
    columns = ", ".join([*key, *names, *(f"typeof({one})" for one in names)])
    order = f" ORDER BY {key[0]}" if key else ""
    cursor = connection.execute(f"SELECT {columns} FROM {quoted(table.name)} NOT INDEXED{order}")
    while rows := cursor.fetchmany(BATCH):
        yield rows
