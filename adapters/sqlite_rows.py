"""Rows on their way from SQLite."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from .statement import Row


class HeldRows:
    """Rows as the driver gives them, one by one, or all that are left once somebody asked to finish."""

    __slots__ = ("_left", "cursor")

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self.cursor = cursor
        self._left: deque[Row] | None = None

    def __iter__(self) -> Iterator[Row]:
        while self._left is None:
            row = self.cursor.fetchone()
            if row is None:
                return
            yield row
        while self._left:
            yield self._left.popleft()

    def finish(self) -> None:
        """Fetch the rest."""
        if self._left is None:
            self._left = deque(self.cursor.fetchall())
