"""Rows on their way from SQLite."""

from __future__ import annotations

import sqlite3
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .statement import Row


class HeldRows:
    """Rows as the driver gives them, one by one, or all that are left once somebody asked to finish: up to one that cannot be read."""

    __slots__ = ("_error", "_left", "cursor")

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self.cursor = cursor
        self._left: deque[Row] | None = None
        self._error: sqlite3.Error | None = None

    def __iter__(self) -> Iterator[Row]:
        while self._left is None:
            row = self.cursor.fetchone()
            if row is None:
                return
            yield row
        while self._left:
            yield self._left.popleft()
        if self._error is not None:
            raise self._error

    def finish(self) -> None:
        """Fetch the rest. What goes wrong is raised where the rows are read: it is none of who asks for this."""
        if self._left is None:
            left: deque[Row] = deque()
            self._left = left
            try:
                left.extend(self.cursor)
            except sqlite3.Error as caught:
                self._error = caught
