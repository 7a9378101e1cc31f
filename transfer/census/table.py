"""One table of a census, in batches; of a large one in a file that stands still, a second process reads the other half."""

from __future__ import annotations

import os
import pickle
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...adapters.errors import Error
from ..helpers import Helper, send, started
from ..names import quoted
from ..planned import ColumnPlan, TablePlan
from ..reading import Large, Piece, Reader, typed_texts
from ..source import open_source
from .column import ColumnScan, Keys
from .demands import BYTEA
from .facts import TableCensus

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Generator, Iterator, Sequence

    from ..catalogue import SourceTable
    from .facts import Demand, Demands

    Progress = Callable[[str, int], None]

HELPER = "twinsql.transfer.census.table"
WORTH_HALVING = 200_000
"""So many rows take longer than a second process takes to start."""


@dataclass(frozen=True, slots=True)
class TableTask:
    """A table, what its columns are held against, and how many bytes a value may have."""

    table: SourceTable
    demands: dict[str, tuple[Demand, ...]]
    largest: int


def demands_of(table: SourceTable, demands: Demands) -> dict[str, tuple[Demand, ...]]:
    """The demands on the columns of *table*."""
    return {column.name: demands.get((table.name, column.name), ()) for column in table.columns}


def scan_table(connection: sqlite3.Connection, task: TableTask, progress: Progress | None, *, still: bool) -> TableCensus:
    """What stands in a table; raises the driver's errors."""
    middle = _middle(connection, task.table) if still else None
    if middle is None:
        scans, rows = _scan(connection, task, Piece(), progress)
    else:
        with _helper(connection, task, Piece(after=middle)) as answer:
            scans, rows = _scan(connection, task, Piece(last=middle), progress)
            more = answer()
        # Whatever became of the helper: what it was to read is read.
        others, count = more or _scan(connection, task, Piece(after=middle), progress)
        for scan, other in zip(scans, others, strict=True):
            scan.merge(other)
        rows += count
        if progress is not None:
            progress(task.table.name, rows)
    return TableCensus(task.table.name, rows, {scan.found.name: scan.result() for scan in scans})


def _middle(connection: sqlite3.Connection, table: SourceTable) -> int | None:
    """The number in the middle of a large table's; None for a small one, or where there is one processor."""
    if not table.numbered or (os.cpu_count() or 1) < 2:
        return None
    key, name = quoted(table.row_key[0]), quoted(table.name)
    least, greatest = connection.execute(f"SELECT (SELECT min({key}) FROM {name}), (SELECT max({key}) FROM {name})").fetchone()
    if least is None or greatest - least < WORTH_HALVING:
        return None
    # Numbers may lie far apart: those that hold a moment do.
    if connection.execute(f"SELECT count(*) FROM (SELECT 1 FROM {name} LIMIT {WORTH_HALVING})").fetchone()[0] < WORTH_HALVING:
        return None
    return int(least + (greatest - least) // 2)


def _scan(connection: sqlite3.Connection, task: TableTask, piece: Piece, progress: Progress | None) -> tuple[list[ColumnScan], int]:
    table = task.table
    names = [column.name for column in table.columns]
    keys = Keys(table.row_key, [names.index(name) for name in table.row_key] if set(table.row_key) <= set(names) else None)
    scans = [ColumnScan(name, keys, task.demands[name], task.largest) for name in names]
    count = 0
    for rows in _batches(connection, table, names, piece):
        if len(rows) == 1 and any(isinstance(value, Large) for value in rows[0]):
            _large_row(scans, rows[0])
        else:
            for scan, values in zip(scans, zip(*rows, strict=True), strict=False):
                scan.see(values, rows)
        count += len(rows)
        if progress is not None:
            progress(table.name, count)
    return scans, count


def _large_row(scans: Sequence[ColumnScan], row: tuple[Any, ...]) -> None:
    """A row with values that are read in pieces; it stands alone in its batch."""
    for scan, value in zip(scans, row, strict=False):
        if isinstance(value, Large):
            scan.see_large(value, row)
        else:
            scan.see((value,), [row])


def _batches(connection: sqlite3.Connection, table: SourceTable, names: Sequence[str], piece: Piece) -> Iterator[list[tuple[Any, ...]]]:
    """Rows with all columns, then the rowid where none of them is it; values of 8 MB and more stay in the file, where the rows have numbers."""
    plan = TablePlan(table.name, "", tuple(ColumnPlan(name, "", BYTEA, ("blob",)) for name in names), table.row_key)
    streams = [not one.generated for one in table.columns]
    with typed_texts(connection):
        for batch in Reader(connection, plan, numbered=table.numbered, streams=streams).batches(piece):
            yield batch.rows


@contextmanager
def _helper(connection: sqlite3.Connection, task: TableTask, piece: Piece) -> Generator[Callable[[], tuple[list[ColumnScan], int] | None]]:
    """A process that reads *piece*; what is given waits for it, and is None where it failed."""
    file = connection.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[0]
    path = Path(os.fsdecode(bytes(file) if isinstance(file, (bytes, bytearray)) else str(file)))
    found: list[tuple[list[ColumnScan], int]] = []

    def serve(helper: Helper) -> None:
        into, out = helper.pipes
        send(into, (path, task, piece))
        found.append(pickle.load(out))  # noqa: S301 - our own process

    with started(HELPER, serve, "reads") as helper:

        def answer() -> tuple[list[ColumnScan], int] | None:
            helper.thread.join()
            return found[0] if found else None

        yield answer


def _help() -> None:
    """What a helper does: read a task from standard input, and write what was found to standard output."""
    path, task, piece = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own process
    # Where it fails, the other process reads all of it, and says why it cannot.
    with suppress(Error), open_source(path) as connection:
        send(sys.stdout.buffer, _scan(connection, task, piece, None))


if __name__ == "__main__":
    _help()
