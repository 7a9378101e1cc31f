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
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

import psycopg

from ...adapters.errors import Error
from ..helpers import Helper, send, started
from ..outcome import TransferInterrupted
from ..session import open_session, own_error
from ..source import open_source
from .copying import PieceCopier, RowsRefused, TableJob

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


def copy_pieces(job: Job, target: Connection, pieces: Sequence[PieceState], jobs: int, copied: Callable[[int], None]) -> None:
    """
    Copy all *pieces* with *jobs* processes; *target* is this process's connection, *copied* is told how many rows a chunk had.

    Raises:
        RowsRefused: rows do not fit.
        TransferInterrupted: the move has another owner.
        DatabaseError: a server or the snapshot failed.
    """
    queue: SimpleQueue[PieceState] = SimpleQueue()
    for piece in pieces:
        queue.put(piece)
    with ExitStack() as stack:
        source = stack.enter_context(open_source(job.snapshot))
        helpers = [stack.enter_context(_helper(job, queue, copied)) for _ in range(min(jobs, len(pieces)) - 1)]
        try:
            _copy_all(job, target, source, queue, copied, lambda: any(helper.failure for helper in helpers))
        except TransferInterrupted:
            # Mostly because a helper has failed, which says more.
            if not any(helper.failure for helper in helpers):
                raise
        for helper in helpers:
            if helper.working:
                helper.thread.join()
            if helper.failure is not None:
                raise helper.failure


def _copy_all(
    job: Job,
    target: Connection,
    source: sqlite3.Connection,
    queue: SimpleQueue[PieceState],
    copied: Callable[[int], None],
    stopped: Callable[[], bool],
) -> None:
    while not stopped():
        try:
            piece = queue.get_nowait()
        except Empty:
            return
        copy_piece(job, target, source, piece, copied, stopped)


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


def _serve(helper: Helper, job: Job, queue: SimpleQueue[PieceState], copied: Callable[[int], None]) -> None:
    into, out = helper.pipes
    send(into, job)
    while not isinstance(answer := pickle.load(out), BaseException):  # noqa: S301 - our own process
        if answer is not None:
            copied(answer)
            continue
        # It is ready for a piece. It takes a while to start: what can be done meanwhile is not kept for it.
        helper.working = True
        try:
            piece = queue.get_nowait()
        except Empty:
            helper.working = False
            return
        send(into, piece)
    helper.failure = answer


@contextmanager
def _helper(job: Job, queue: SimpleQueue[PieceState], copied: Callable[[int], None]) -> Generator[Helper]:
    """A helper that takes pieces from *queue*; ended with the ``with``: what it has not committed is as if it had not been."""
    with started(HELPER, lambda helper: _serve(helper, job, queue, copied), "copies") as helper:
        yield helper


def main() -> None:
    """What a helper does."""
    into, out = sys.stdin.buffer, sys.stdout.buffer
    job: Job = pickle.load(into)  # noqa: S301 - from the process that started this one
    try:
        with open_source(job.snapshot) as source, open_session(job.url, writes=True) as target:
            while True:
                send(out, None)
                try:
                    piece: PieceState = pickle.load(into)  # noqa: S301
                except EOFError:
                    return
                copy_piece(job, target, source, piece, lambda rows: send(out, rows), lambda: bool(select.select([into], [], [], 0)[0]))
    except (Error, RowsRefused) as caught:
        send(out, caught)
    except BrokenPipeError:
        return


if __name__ == "__main__":
    main()
