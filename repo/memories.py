"""What the chatbot remembers of a user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .clock import at_or_now
from .ids import nanoid
from .queries.memories import Memory, MemoryQueries

if TYPE_CHECKING:
    from datetime import datetime

    from ..adapters.codecs import JsonInput

__all__ = ["Memory", "MemoryRepository"]


class MemoryRepository(MemoryQueries):
    """Memories of users by category; one outlives the chat that it came from."""

    __slots__ = ()

    def save(
        self,
        *,
        user_id: str,
        content: str,
        category: str | None = None,
        confidence: float = 1.0,
        metadata: JsonInput = None,
        source_chat_id: str | None = None,
        id: str | None = None,  # noqa: A002 - as the generated methods call it
        at: datetime | None = None,
    ) -> Memory:
        """
        Keep a memory, or change all of the one with this *id* but when it was made.

        The categories are the application's own; *confidence* is from 0 to 1; *source_chat_id* says where it was learned.

        Raises:
            NotFound: the memory with this id is another user's; it is not changed.
            ForeignKeyViolation: there is no such user or chat.
            CheckViolation: the confidence is outside 0 to 1.
        """
        return self.save_row(
            id=id or nanoid(),
            user_id=user_id,
            category=category,
            content=content,
            confidence=confidence,
            metadata={} if metadata is None else metadata,
            source_chat_id=source_chat_id,
            at=at_or_now(at),
        )
