"""Streams of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .clock import at_or_now
from .ids import nanoid
from .queries.streams import StreamQueries

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["StreamRepository"]


class StreamRepository(StreamQueries):
    """Which streams of answers a chat has, so that one can be resumed."""

    __slots__ = ()

    def add(self, *, chat_id: str, id: str | None = None, at: datetime | None = None) -> str:  # noqa: A002 - as the generated methods call it
        """
        Note that a stream of answers begins in a chat, and return its id.

        Raises:
            ForeignKeyViolation: there is no such chat.
        """
        stream_id = id or nanoid()
        self.add_row(id=stream_id, chat_id=chat_id, created_at=at_or_now(at))
        return stream_id
