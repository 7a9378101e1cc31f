"""Messages of chats, and the search for words in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from .clock import at_or_now
from .ids import nanoid
from .queries.messages import Message, MessageQueries, MessageRow
from .search_tokens import index_tokens, query_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from ..adapters.codecs import JsonInput

__all__ = ["Message", "MessageRepository", "NewMessage"]


@dataclass(slots=True)
class NewMessage:
    """
    A message to append.

    Attributes:
        chat_id: of a chat that is there.
        role: ``user``, ``assistant``, ``system`` or ``tool``.
        parts: a list of parts; those like ``{"type": "text", "text": …}`` can be searched for.
        attachments: a list.
        id: a nanoid by default.
        created_at: now by default.
    """

    chat_id: str
    role: str
    parts: JsonInput
    attachments: JsonInput = ()
    id: str = field(default_factory=nanoid)
    created_at: datetime | None = None


class MessageRepository(MessageQueries):
    """Messages, in the order in which they were appended."""

    __slots__ = ()

    def append(self, *, messages: Iterable[NewMessage]) -> int:
        """
        Add messages in their order, all or none, and return how many.

        Raises:
            ForeignKeyViolation: there is no such chat.
            UniqueViolation: a message has an id that is there already.
            CheckViolation: a role is none of the four.
        """
        now = at_or_now(None)
        return self.insert(messages=[_row(message, now) for message in messages])

    def set_parts(self, *, id: str, parts: JsonInput) -> int:  # noqa: A002 - as the generated methods call it
        """Give a message other parts; returns 0 where there is no such message."""
        return self.replace_parts(id=id, parts=parts, search_tokens=index_tokens(text_of(parts)))

    def search(self, *, user_id: str, text: str, limit: int = 20) -> list[Message]:
        """
        Messages in a user's chats that have all words of *text*, newest first.

        Any text is a valid search; one without a word finds nothing. In Korean, Japanese and Chinese a word is found inside a longer one.
        """
        terms = query_terms(text)
        return self.with_terms(user_id=user_id, terms=terms, most=limit) if terms else []


def text_of(parts: JsonInput) -> str:
    """The text that a person reads in the parts of a message: not its reasoning, not what tools returned."""
    if not isinstance(parts, (list, tuple)):
        return ""
    objects = [cast("Mapping[str, object]", part) for part in parts if isinstance(part, dict)]
    texts = [part.get("text") for part in objects if part.get("type") == "text"]
    return "\n".join(text for text in texts if isinstance(text, str))


def _row(message: NewMessage, now: datetime) -> MessageRow:
    return MessageRow(
        id=message.id,
        chat_id=message.chat_id,
        role=message.role,
        parts=message.parts,
        attachments=message.attachments,
        search_tokens=index_tokens(text_of(message.parts)),
        created_at=message.created_at or now,
    )
