"""COPY into PostgreSQL, sent as it is written: what the server has not taken yet waits here, not in memory."""

from __future__ import annotations

import select
from contextlib import contextmanager
from typing import TYPE_CHECKING

from psycopg.copy import LibpqWriter

from ..names import quoted
from .encode import HEADER, TRAILER

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from psycopg.abc import Buffer

    from ..session import Connection

PIECE = 1 << 20
"""Longer data is given to libpq in pieces, since libpq keeps a copy of each."""


class FlushingWriter(LibpqWriter):
    """
    Gives data to the server before it takes more.

    psycopg's own does not flush on Linux: libpq's buffer grows for as long as the server is slower, and is moved about again and again.
    """

    def write(self, data: Buffer) -> None:
        """Send all of *data*; takes notices meanwhile, or the server would stop reading when they fill the socket."""
        view = memoryview(data)
        for start in range(0, len(view), PIECE):
            self._pgconn.put_copy_data(view[start : start + PIECE])
            while self._pgconn.flush():
                socket = self._pgconn.socket
                readable, _, _ = select.select([socket], [socket], [])
                if readable:
                    self._pgconn.consume_input()


def copy_statement(table: str, columns: Sequence[str]) -> bytes:
    """The statement that takes rows of *columns* in the binary form."""
    names = ", ".join(map(quoted, columns))
    return f"COPY public.{quoted(table)}{f' ({names})' if names else ''} FROM STDIN (FORMAT binary)".encode()


@contextmanager
def copy_in(connection: Connection, statement: bytes) -> Generator[Callable[[Buffer], None]]:
    """A function that takes fields of rows; header and trailer are written here. Ends the statement, or cancels it if the body raises."""
    cursor = connection.cursor()
    with cursor.copy(statement, writer=FlushingWriter(cursor)) as copy:
        copy.write(HEADER)
        yield copy.write
        copy.write(TRAILER)
