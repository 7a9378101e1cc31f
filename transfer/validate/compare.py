"""Rows of all tables compared: by this process, and by helpers that it starts where there is much to do."""

from __future__ import annotations

import pickle
import sys
import threading
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, NamedTuple

from ...adapters.errors import Error
from ..helpers import Helper, next_piece, received, send, started, wait_for
from ..names import quoted
from ..session import open_session
from ..source import open_source
from .compare_piece import ComparedPiece, ComparedTable, PieceComparison, PieceResult, compared_table

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Generator, Mapping, Sequence
    from pathlib import Path

    from ..catalogue import Catalogue
    from ..planned import Plan
    from ..session import Connection

PIECE_ROWS = 50_000
"""About so many rows has a piece of a table that can be cut."""
MOST_PIECES = 1000
HELPER = "twinsql.transfer.validate.compare"
AS_OF = b"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
EXPORT = b"SELECT CASE WHEN NOT pg_is_in_recovery() THEN pg_export_snapshot() END"


class CompareJob(NamedTuple):
    """What every process that compares knows; *moment* is the target's, as PostgreSQL names it."""

    source: Path
    url: str
    moment: str
    tables: Mapping[str, ComparedTable]


def compared_tables(catalogue: Catalogue, plan: Plan, left_out: Mapping[str, frozenset[int]]) -> dict[str, ComparedTable]:
    """The tables of *plan* by their names in the source."""
    return {
        one.source: compared_table(
            one,
            numbered=catalogue.tables[one.source].numbered,
            left_out=left_out.get(one.source, frozenset()),
            streams=not any(column.generated for column in catalogue.tables[one.source].columns),
        )
        for one in plan.tables
    }


def pieces_of(source: sqlite3.Connection, tables: Mapping[str, ComparedTable], rows: Mapping[str, int]) -> list[ComparedPiece]:
    """All *tables* in pieces, those with most rows first; the first and the last piece have no end on that side."""
    found: list[ComparedPiece] = []
    for name in sorted(tables, key=lambda one: -rows[one]):
        bounds: list[int] = []
        count = min(rows[name] // PIECE_ROWS + 1, MOST_PIECES)
        if tables[name].cut and count > 1:
            key, table = quoted(tables[name].plan.row_key[0]), quoted(name)
            least, greatest = source.execute(f"SELECT (SELECT min({key}) FROM {table}), (SELECT max({key}) FROM {table})").fetchone()
            bounds = sorted({least + (greatest - least) * number // count for number in range(1, count)})
        found += [ComparedPiece(name, after, last) for after, last in pairwise([None, *bounds, None])]
    return found


@dataclass(slots=True)
class _Comparer:
    """Compares pieces over two connections that are in a transaction."""

    job: CompareJob
    source: sqlite3.Connection
    target: Connection
    advanced: Callable[[int], None]
    tables: dict[str, PieceComparison] = field(default_factory=dict[str, PieceComparison])

    def compare(self, piece: ComparedPiece) -> PieceResult:
        found = self.tables.get(piece.source)
        if found is None:
            found = self.tables[piece.source] = PieceComparison(self.job.tables[piece.source], self.source, self.target, self.advanced)
        return found.compare(piece)


class SourceView(NamedTuple):
    """A connection to the source that sees one moment, and whether a connection that is opened now sees the same."""

    connection: sqlite3.Connection
    unchanged: Callable[[], bool]


@contextmanager
def source_view(path: Path) -> Generator[SourceView]:
    """The source as of one moment."""
    with open_source(path) as watch, open_source(path) as connection:
        # Before the moment: what is committed at the same time counts as a change.
        unchanged = _unchanged(watch)
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        yield SourceView(connection, unchanged)


@contextmanager
def target_view(url: str, moment: str = "") -> Generator[Connection]:
    """A connection to the target that sees one moment, that of *moment* if it is given, and cannot write."""
    with open_session(url) as connection:
        connection.execute(AS_OF)
        if moment:
            connection.execute(f"SET TRANSACTION SNAPSHOT '{moment}'".encode())
        yield connection


def compare_rows(
    job: CompareJob,
    source: SourceView,
    target: Connection,
    pieces: Sequence[ComparedPiece],
    jobs: int,
    advanced: Callable[[int], None],
) -> dict[str, PieceResult]:
    """
    Compare *pieces* with *jobs* processes; what was found by table of the source.

    *source* and *target* are this process's, each in a transaction. A helper takes part only if it sees the same moment of the source.

    Raises:
        TransferInterrupted: a helper has died.
        DatabaseError: the server or the source failed.
    """
    queue: SimpleQueue[ComparedPiece] = SimpleQueue()
    for piece in pieces:
        queue.put(piece)
    found: dict[str, PieceResult] = {name: PieceResult(name) for name in job.tables}
    lock = threading.Lock()

    def keep(result: PieceResult) -> None:
        with lock:
            found[result.source].add(result)

    with ExitStack() as stack:
        helpers = [stack.enter_context(_helper(job, queue, keep, advanced, source.unchanged)) for _ in range(min(jobs, len(pieces)) - 1)]
        comparer = _Comparer(job, source.connection, target, advanced)
        while not any(one.failure for one in helpers):
            try:
                piece = queue.get_nowait()
            except Empty:
                break
            keep(comparer.compare(piece))
        wait_for(helpers)
    return found


def _unchanged(watch: sqlite3.Connection) -> Callable[[], bool]:
    """Whether nobody has committed anything to the source since now."""

    def version() -> object:
        return watch.execute("PRAGMA data_version").fetchone()

    before = version()
    return lambda: version() == before


def _serve(
    helper: Helper,
    job: CompareJob,
    queue: SimpleQueue[ComparedPiece],
    keep: Callable[[PieceResult], None],
    advanced: Callable[[int], None],
    same: Callable[[], bool],
) -> None:
    into, out = helper.pipes
    send(into, job)
    while not isinstance(answer := pickle.load(out), BaseException):  # noqa: S301 - our own process
        if isinstance(answer, int):
            advanced(answer)
            continue
        if answer is not None:
            keep(answer)
        elif not same():
            return
        if (piece := next_piece(helper, queue)) is None:
            return
        send(into, piece)
    helper.failure = answer


@contextmanager
def _helper(
    job: CompareJob,
    queue: SimpleQueue[ComparedPiece],
    keep: Callable[[PieceResult], None],
    advanced: Callable[[int], None],
    same: Callable[[], bool],
) -> Generator[Helper]:
    with started(HELPER, lambda helper: _serve(helper, job, queue, keep, advanced, same), "compares") as helper:
        yield helper


def main() -> None:
    """What a helper does: it gets the job and then pieces on its standard input, and ends with it."""
    into, out = sys.stdin.buffer, sys.stdout.buffer
    job: CompareJob = pickle.load(into)  # noqa: S301 - from the process that started this one
    try:
        with source_view(job.source) as source, target_view(job.url, job.moment) as target:
            comparer = _Comparer(job, source.connection, target, lambda rows: send(out, rows))
            send(out, None)
            for piece in received(into):
                send(out, comparer.compare(piece))
    except Error as caught:
        send(out, caught)
    except BrokenPipeError:
        return


if __name__ == "__main__":
    main()
