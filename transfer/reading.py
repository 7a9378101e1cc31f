"""Rows of the snapshot for copying: a piece of a table, in batches of bounded size, with large values left in the file."""

from __future__ import annotations

import sqlite3
from codecs import getincrementaldecoder
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .names import quoted
from .unfit import Unfit

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from .planned import TablePlan

BATCH_ROWS = 250
"""They and what is made of them stay in the processor's cache."""
PATIENCE = 1000
"""After so many rows, values are taken to be small again."""
SMALL_VALUE = 32 * 1024
"""Up to here values are fetched by so many."""
STREAMED_VALUE = 8 * 1024 * 1024
"""From here on values are read in pieces, where SQLite can."""
BATCH_BYTES = 8 * 1024 * 1024
LARGEST = 2**31 - 1
"""SQLite's own limit of a value."""
PIECE = 1 << 20

Row = tuple[Any, ...]


@contextmanager
def typed_texts(connection: sqlite3.Connection) -> Generator[None]:
    """Texts come as ``bytearray`` and blobs as ``bytes``, for as long as the ``with``."""
    before = connection.text_factory
    connection.text_factory = bytearray
    try:
        yield
    finally:
        connection.text_factory = before


@dataclass(frozen=True, slots=True)
class Large:
    """A value that stays in the file: read by ``pieces``."""

    connection: sqlite3.Connection
    table: str
    column: str
    rowid: int
    is_text: bool
    size: int

    def pieces(self) -> Iterator[bytes]:
        """Its bytes, a megabyte at a time."""
        with self.connection.blobopen(self.table, self.column, self.rowid, readonly=True) as blob:
            while piece := blob.read(PIECE):
                yield piece

    def check(self) -> None:
        """
        Read all of it once.

        Raises:
            Unfit: it is a text that PostgreSQL cannot have.
        """
        if not self.is_text:
            return
        decoder = getincrementaldecoder("utf-8")()
        try:
            for piece in self.pieces():
                if b"\0" in piece:
                    raise Unfit("it holds a NUL character")
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            unfit = True
        else:
            unfit = False
        if unfit:
            raise Unfit("it is no UTF-8")


@dataclass(frozen=True, slots=True)
class Piece:
    """
    A piece of a table.

    Attributes:
        after: the place behind which it begins; None for the table's first row.
        last: the last place that belongs to it; None for all that follow.
    """

    after: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """
    Rows, and where they stand: a row's place is its rowid, or how many rows of the table are read with it.

    Attributes:
        rows: values of the plan's columns, then the rowid where none of them is it, or NULL.
        before: the place before the first row.
        number_at: which value is the rowid, or NULL.
    """

    rows: list[Row]
    before: int | None
    number_at: int = -1

    def place(self, at: int) -> int:
        """The place of the row *at*."""
        rowid = self.rows[at][self.number_at]
        return (self.before or 0) + at + 1 if rowid is None else rowid

    @property
    def last(self) -> int:
        """The place of the last row."""
        return self.place(len(self.rows) - 1)


class Reader:
    """
    Reads rows of one table.

    Texts come as ``bytearray``, blobs as ``bytes``, values of 8 MB and more as ``Large`` where *streams* says so of their column.
    """

    def __init__(self, connection: sqlite3.Connection, plan: TablePlan, *, numbered: bool, streams: Sequence[bool]) -> None:
        self._connection = connection
        self._plan = plan
        self._numbered = numbered
        connection.text_factory = bytearray
        # The bytes in the file of a text in UTF-16 are not those that the driver gives.
        can_stream = numbered and connection.execute("PRAGMA encoding").fetchone() == (b"UTF-8",)
        self._streams = [can_stream and one for one in streams]
        self._columns = [quoted(one.source) if one.source else "NULL" for one in plan.columns]
        self._key = quoted(plan.row_key[0]) if numbered else "NULL"
        # A column that is read anyway is not read twice.
        is_read = numbered and self._key in self._columns
        self._number_at = self._columns.index(self._key) if is_read else len(self._columns)
        self._behind = [] if is_read else [self._key]

    def batches(self, piece: Piece) -> Iterator[Batch]:
        """
        Rows of *piece*: as many as a batch has, or about 8 MB, or one.

        Where a value is larger than 32 KB, SQLite stops at a limit that is set for that; rows are then taken one by one for a while.
        """
        place = piece.after
        patience = PATIENCE
        while True:
            try:
                for batch in self._many(Piece(place, piece.last)):
                    place = batch.last
                    yield batch
            except sqlite3.DataError as caught:
                _expect_too_big(caught)
            else:
                return
            done = 0
            for batch in self._few(Piece(place, piece.last)):
                place = batch.last
                yield batch
                if (done := done + len(batch.rows)) >= patience:
                    break
            else:
                return
            patience *= 2

    def _select(self, columns: Sequence[str], piece: Piece) -> sqlite3.Cursor:
        sql = f"SELECT {', '.join(columns)} FROM {quoted(self._plan.source)}"
        if not self._numbered:
            # The order of the table's own tree, with whatever collation it has: the file does not change, so neither does the order.
            return self._connection.execute(f"{sql} NOT INDEXED LIMIT -1 OFFSET {piece.after or 0}")
        limits = [f"{self._key} {sign} {value}" for sign, value in ((">", piece.after), ("<=", piece.last)) if value is not None]
        where = f" WHERE {' AND '.join(limits)}" if limits else ""
        return self._connection.execute(f"{sql}{where} ORDER BY {self._key}")

    @contextmanager
    def _limit(self, most_bytes: int) -> Generator[None]:
        # The limit is the connection's: whoever takes the rows may ask it for other things. The driver reads a row ahead, `execute` too.
        self._connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, most_bytes)
        try:
            yield
        finally:
            self._connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST)

    def _many(self, piece: Piece) -> Iterator[Batch]:
        place = piece.after
        with self._limit(SMALL_VALUE):
            cursor = self._select([*self._columns, *self._behind], piece)
        while True:
            with self._limit(SMALL_VALUE):
                rows = cursor.fetchmany(BATCH_ROWS)
            if not rows:
                return
            batch = Batch(rows, place, self._number_at)
            yield batch
            place = batch.last

    def _few(self, piece: Piece) -> Iterator[Batch]:
        most = STREAMED_VALUE - 1 if any(self._streams) else LARGEST
        cursor: sqlite3.Cursor | None = None
        place, rows, size = piece.after, list[Row](), 0
        while True:
            found: list[Row] | None = None
            try:
                with self._limit(most):
                    cursor = cursor or self._select([*self._columns, *self._behind], Piece(place, piece.last))
                    found = cursor.fetchmany(1)
            except sqlite3.DataError as caught:
                _expect_too_big(caught)
            rows += found or []
            size += sum(len(value) for row in found or [] for value in row if isinstance(value, (bytes, bytearray)))
            if rows and (not found or size >= BATCH_BYTES or len(rows) >= BATCH_ROWS):
                batch = Batch(rows, place, self._number_at)
                yield batch
                place, rows, size = batch.last, [], 0
            if found is None:
                # Row by row where SQLite stopped, which may have been at the row behind this one.
                cursor = None
                batch = Batch([self._streamed(Piece(place, piece.last))], place, self._number_at)
                yield batch
                place = batch.last
            elif not found:
                return

    def _streamed(self, piece: Piece) -> Row:
        """The first row of *piece*, its large values left where they are."""
        classes = self._select([*(f"typeof({one})" for one in self._columns), self._key], piece).fetchone()
        rowid: int = classes[-1]
        large: dict[int, Large] = {}
        for at, (column, streams) in enumerate(zip(self._plan.columns, self._streams, strict=True)):
            if streams and bytes(classes[at]) in {b"blob", b"text"}:
                with self._connection.blobopen(self._plan.source, column.source, rowid, readonly=True) as blob:
                    size = len(blob)
                if size >= STREAMED_VALUE:
                    large[at] = Large(self._connection, self._plan.source, column.source, rowid, classes[at] == b"text", size)
        others = ["NULL" if at in large else one for at, one in enumerate(self._columns)]
        row = self._select([*others, *self._behind], Piece(piece.after, rowid)).fetchone()
        return tuple(large.get(at, value) for at, value in enumerate(row))


def _expect_too_big(caught: sqlite3.DataError) -> None:
    if caught.sqlite_errorcode != sqlite3.SQLITE_TOOBIG:
        raise caught
