"""
Rows of one piece of a table into PostgreSQL, a chunk at a time: a chunk's rows and how far the piece is with them are one transaction.

What does not fit has been found by the census. Here it is met again: such a row stops the move with its name, or goes to quarantine. Where
the server refuses a chunk, the chunk is tried again in halves until the rows that it refuses are known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import psycopg

from ..outcome import TransferInterrupted
from ..quarantine import LeftOut
from ..reading import LARGEST, Batch, Large, Piece, Reader
from ..session import own_error
from ..unfit import Unfit
from . import journal
from .copy_in import copy_in, copy_statement
from .encode import RowEncoder

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from ..planned import TablePlan
    from ..session import Connection
    from .encode import Row
    from .journal import PieceState

CHUNK_BYTES = 64 * 1024 * 1024
"""What kill -9 costs at most, for each job; smaller ones cost more commits."""
MOST_NAMED = 20
"""So many rows that the server refuses are named, then the others are no longer looked for."""
REFUSED_BY_DATA = (psycopg.errors.IntegrityError, psycopg.errors.DataError, psycopg.errors.ProgramLimitExceeded)


class RowsRefused(Exception):
    """Rows that cannot be carried, and are not to be left out."""

    def __init__(self, rows: Sequence[LeftOut]) -> None:
        super().__init__(f"{len(rows)} values do not fit")
        self.rows = list(rows)

    def __reduce__(self) -> tuple[type[RowsRefused], tuple[list[LeftOut]]]:
        return (type(self), (self.rows,))


class TableJob(NamedTuple):
    """
    How a table is copied.

    Attributes:
        plan: what goes where.
        numbered: whether rows are read by number.
        streams: whether large values are read in pieces.
        checked: columns of the source in which the census found values that do not fit.
        skipped: places of rows that are in quarantine already.
        largest: how many bytes a value may have.
    """

    plan: TablePlan
    numbered: bool
    streams: bool
    checked: frozenset[str] = frozenset()
    skipped: frozenset[int] = frozenset()
    largest: int = LARGEST


@dataclass(slots=True)
class PieceCopier:
    """
    Copies pieces of one table.

    Attributes:
        token: the move's owner.
        job: the table's plan, and how its rows are read.
        leave_out: whether rows that do not fit go to quarantine, instead of ending the move.
        copied: told of every chunk: how many rows.
        stopped: asked after every chunk.
    """

    target: Connection
    source: sqlite3.Connection
    job: TableJob
    token: str
    leave_out: bool
    copied: Callable[[int], None]
    stopped: Callable[[], bool]
    _encoder: RowEncoder = field(init=False)
    _reader: Reader = field(init=False)
    _statement: bytes = field(init=False)

    def __post_init__(self) -> None:
        self._encoder = RowEncoder(self.table, self.job.checked, self.job.largest)
        streams = [one and self.job.streams for one in self._encoder.streams]
        self._reader = Reader(self.source, self.table, numbered=self.job.numbered, streams=streams)
        self._statement = copy_statement(self.table.target, [one.target for one in self.table.columns])

    @property
    def table(self) -> TablePlan:
        """What goes where."""
        return self.job.plan

    def copy(self, piece: PieceState) -> None:
        """
        Copy the rest of *piece*.

        Raises:
            RowsRefused: rows do not fit, or the target refuses them.
            TransferInterrupted: it is to stop, or the move has another owner.
        """
        feed = self.feed(piece.after, piece.last)
        by_halves = False
        while not feed.done:
            try:
                place, rows = self._chunk(piece.number, feed, by_halves=by_halves)
            except REFUSED_BY_DATA:
                if by_halves:
                    raise
                feed, by_halves = self.feed(feed.started, piece.last), True
                continue
            feed.started, by_halves = place, False
            self.copied(rows)
            if not feed.done and self.stopped():
                raise TransferInterrupted("interrupted")

    def batches(self) -> Iterator[Batch]:
        """All rows of the table."""
        return self._reader.batches(Piece())

    def feed(self, after: int | None = None, last: int | None = None) -> Feed:
        """Rows behind a place, up to another."""
        return Feed(self._reader, after, last)

    def _chunk(self, number: int, feed: Feed, *, by_halves: bool) -> tuple[int | None, int]:
        """One transaction: rows, and how far they go."""
        send = self.send_by_halves if by_halves else self._send
        left_out: list[LeftOut] = []
        with self.target.transaction():
            place, rows = send(feed, left_out)
            if left_out and not self.leave_out:
                raise RowsRefused(left_out)
            journal.quarantine(self.target, left_out)
            # Last, so that the lock is held for a moment only.
            journal.fence(self.target, self.token)
            kept_out = len({one.place for one in left_out})
            journal.advance(self.target, number, place, rows - kept_out, done=feed.done)
        return place, rows

    def _send(self, feed: Feed, left_out: list[LeftOut]) -> tuple[int | None, int]:
        written = rows = 0
        place = feed.started
        with copy_in(self.target, self._statement) as write:
            while written < CHUNK_BYTES and (batch := feed.take()):
                wanted = self._wanted(batch)
                for data in self._encoded(batch, wanted, left_out):
                    write(data)
                    written += len(data)
                rows += len(wanted)
                place = batch.last
        return place, rows

    def send_by_halves(self, feed: Feed, left_out: list[LeftOut]) -> tuple[int | None, int]:
        """
        Send rows of *feed* in the transaction that is open, until one is refused: it is added to *left_out*, and its batch is the last.

        Gives the place of the last row, and how many rows there were.
        """
        rows, place = 0, feed.started
        # Some row of this chunk is refused: the transaction ends behind the first ones that are found.
        while not left_out and (batch := feed.take()):
            wanted = self._wanted(batch)
            self._halve(batch, self._fitting(batch, wanted, left_out), left_out)
            rows += len(wanted)
            place = batch.last
        return place, rows

    def _wanted(self, batch: Batch) -> Sequence[int]:
        """Which rows of *batch* are not in quarantine already."""
        every = range(len(batch.rows))
        return [at for at in every if batch.place(at) not in self.job.skipped] if self.job.skipped else every

    def _encoded(self, batch: Batch, wanted: Sequence[int], left_out: list[LeftOut]) -> Iterator[bytes]:
        """The rows that fit; values of the others are added to *left_out*."""
        try:
            yield from self._pieces(batch.rows if isinstance(wanted, range) else [batch.rows[at] for at in wanted])
        except Unfit:
            fitting = self._fitting(batch, wanted, left_out)
        else:
            return
        yield from self._pieces([batch.rows[at] for at in fitting])

    def _pieces(self, rows: Sequence[Row]) -> Iterator[bytes]:
        if rows and any(isinstance(value, Large) for value in rows[0]):
            yield from self._encoder.large(rows[0])
        elif rows:
            yield self._encoder.encode(rows)

    def _fitting(self, batch: Batch, wanted: Sequence[int], left_out: list[LeftOut]) -> list[int]:
        """Which *wanted* rows of *batch* fit; values of the others are added to *left_out*."""
        columns = self.table.columns
        unfit: set[int] = set()
        for row, at, reason in self._encoder.misfits([batch.rows[at] for at in wanted]):
            unfit.add(wanted[row])
            left_out.append(LeftOut(self.table.source, batch.place(wanted[row]), columns[at].source, reason))
        if left_out and not self.leave_out:
            raise RowsRefused(left_out)
        return [at for at in wanted if at not in unfit]

    def _halve(self, batch: Batch, places: Sequence[int], left_out: list[LeftOut]) -> None:
        """Send the rows at *places* of *batch*, but for those that the server refuses."""
        if not places:
            return
        try:
            with self.target.transaction(), copy_in(self.target, self._statement) as write:
                for at in places:
                    for data in self._pieces([batch.rows[at]]):
                        write(data)
        except REFUSED_BY_DATA as caught:
            reason = str(own_error(caught, self.target)).splitlines()[0]
            column = caught.diag.column_name or ""
        else:
            return
        if len(places) == 1:
            left_out.append(LeftOut(self.table.source, batch.place(places[0]), column, reason))
            if len(left_out) >= MOST_NAMED and not self.leave_out:
                raise RowsRefused(left_out)
            return
        middle = len(places) // 2
        for half in (places[:middle], places[middle:]):
            self._halve(batch, half, left_out)


class Feed:
    """Batches of a piece; ``done`` when there are no more, which is known a batch ahead."""

    def __init__(self, reader: Reader, started: int | None, last: int | None) -> None:
        self.started = started
        self._batches = reader.batches(Piece(started, last))
        self._next = next(self._batches, None)
        self._given = False

    @property
    def done(self) -> bool:
        """Whether there are no more."""
        return self._given and self._next is None

    def take(self) -> Batch | None:
        """The next batch."""
        batch = self._next
        self._given = True
        self._next = next(self._batches, None) if batch is not None else None
        return batch
