"""
Pieces copied by several processes at once: this one, and helpers that it starts.

One process cannot fill PostgreSQL for two cores' worth: Python runs one thread at a time. A helper gets the job and then one piece after
the other over its standard input, and stops by itself when that ends, which it does when this process dies.
"""

from __future__ import annotations

import pickle
import select
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

import psycopg

from ...adapters.errors import Error
from ...adapters.tracing import Tracing
from ..helpers import Helper, next_piece, received, send, started, wait_for
from ..outcome import TransferInterrupted
from ..session import open_session, own_error
from ..source import open_source
from .copying import PieceCopier, RowsRefused, TableJob
from .watching import Watch

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Generator, Mapping, Sequence
    from pathlib import Path

    from ..session import Connection
    from .journal import PieceState

HELPER = "twinsql.transfer.copy.workers"


@dataclass(frozen=True, slots=True)
class Job:
    """What every process that copies knows: where from, where to, as whom, by which plans, and whether unfit rows are left out."""

    url: str
    snapshot: Path
    token: str
    tables: Mapping[str, TableJob]
    leave_out: bool


def copy_pieces(
    job: Job,
    target: Connection,
    pieces: Sequence[PieceState],
    jobs: int,
    copied: Callable[[int], None],
    tracing: Tracing | None = None,
) -> None:
    """
    Copy all *pieces* with *jobs* processes; *target* is this process's connection, *copied* is told how many rows a chunk had.
    Listeners of *tracing* are told of tables, by this process.

    Raises:
        RowsRefused: rows do not fit.
        TransferInterrupted: the move has another owner.
        DatabaseError: a server or the snapshot failed.
    """
    queue: SimpleQueue[PieceState] = SimpleQueue()
    for piece in pieces:
        queue.put(piece)
    watch = Watch(job.tables, pieces, copied, tracing or Tracing())
    try:
        _copy_together(job, target, queue, watch, min(jobs, len(pieces)))
    except BaseException as caught:
        watch.failed(caught)
        raise


def _copy_together(job: Job, target: Connection, queue: SimpleQueue[PieceState], watch: Watch, jobs: int) -> None:
    with ExitStack() as stack:
        source = stack.enter_context(open_source(job.snapshot))
        helpers = [stack.enter_context(_helper(job, queue, watch)) for _ in range(jobs - 1)]
        try:
            _copy_all(job, target, source, queue, watch, lambda: any(helper.failure for helper in helpers))
        except TransferInterrupted:
            # Mostly because a helper has failed, which says more.
            if not any(helper.failure for helper in helpers):
                raise
        wait_for(helpers)


def _copy_all(
    job: Job,
    target: Connection,
    source: sqlite3.Connection,
    queue: SimpleQueue[PieceState],
    watch: Watch,
    stopped: Callable[[], bool],
) -> None:
    while not stopped():
        try:
            piece = queue.get_nowait()
        except Empty:
            return
        watch.took(piece)
        copy_piece(job, target, source, piece, partial(watch.copied, piece), stopped)
        watch.finished(piece)


def copy_piece(
    job: Job,
    target: Connection,
    source: sqlite3.Connection,
    piece: PieceState,
    copied: Callable[[int], None],
    stopped: Callable[[], bool],
) -> None:
    """Copy one piece; raises as ``copy_pieces``."""
    copier = PieceCopier(target, source, job.tables[piece.source], job.token, leave_out=job.leave_out, copied=copied, stopped=stopped)
    try:
        copier.copy(piece)
    except psycopg.Error as caught:
        error = own_error(caught, target, writes=True)
    else:
        return
    raise error


def _serve(helper: Helper, job: Job, queue: SimpleQueue[PieceState], watch: Watch) -> None:
    into, out = helper.pipes
    piece: PieceState | None = None
    send(into, job)
    while not isinstance(answer := pickle.load(out), BaseException):  # noqa: S301 - our own process
        if piece is not None and answer is not None:
            watch.copied(piece, answer)
            continue
        if piece is not None:
            watch.finished(piece)
        if (piece := next_piece(helper, queue)) is None:
            return
        watch.took(piece)
        send(into, piece)
    helper.failure = answer


@contextmanager
def _helper(job: Job, queue: SimpleQueue[PieceState], watch: Watch) -> Generator[Helper]:
    """A helper that takes pieces from *queue*; ended with the ``with``: what it has not committed is as if it had not been."""
    with started(HELPER, lambda helper: _serve(helper, job, queue, watch), "copies") as helper:
        yield helper


def main() -> None:
    """What a helper does."""
    into, out = sys.stdin.buffer, sys.stdout.buffer
    job: Job = pickle.load(into)  # noqa: S301 - from the process that started this one
    try:
        with open_source(job.snapshot) as source, open_session(job.url, writes=True) as target:
            send(out, None)
            for piece in received(into):
                copy_piece(job, target, source, piece, lambda rows: send(out, rows), lambda: bool(select.select([into], [], [], 0)[0]))
                send(out, None)
    except (Error, RowsRefused) as caught:
        send(out, caught)
    except BrokenPipeError:
        return


if __name__ == "__main__":
    main()
