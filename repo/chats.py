"""Chats: pages of them, and what belongs to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..adapters.errors import NotFound
from .clock import at_or_now
from .ids import nanoid
from .queries.chats import Chat, ChatQueries, ChatSummary

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["Chat", "ChatPage", "ChatRepository", "ChatSummary"]


@dataclass(frozen=True, slots=True)
class ChatPage:
    """
    A page of a user's chats.

    Attributes:
        items: newest first.
        has_more: whether there are more in the direction that was asked for.
    """

    items: list[ChatSummary]
    has_more: bool


class ChatRepository(ChatQueries):
    """Chats of users. Deleting one deletes its messages, votes, streams and files."""

    __slots__ = ()

    def open(self, *, user_id: str, title: str, visibility: str = "private", at: datetime | None = None) -> Chat:
        """
        Add a chat.

        Raises:
            ForeignKeyViolation: there is no such user.
            CheckViolation: visibility is neither ``private`` nor ``public``.
        """
        return self.create(id=nanoid(), user_id=user_id, title=title, visibility=visibility, created_at=at_or_now(at))

    def page(self, *, user_id: str, limit: int, before: str | None = None, after: str | None = None) -> ChatPage:
        """
        Chats of a user, newest first, each with its last message; one statement, beside the look-up of the cursor.

        Args:
            user_id: whose.
            limit: how many at most.
            before: id of a chat; the page has those that are older.
            after: id of a chat; the page has the nearest of those that are newer.

        Raises:
            NotFound: the user has no chat with the id in *before* or *after*.
            ValueError: both are given, or *limit* is below 1.
        """
        if before is not None and after is not None:
            raise ValueError("give before or after, not both")
        if limit < 1:
            raise ValueError("a page has room for one chat at least")
        cursor = before if before is not None else after
        if cursor is None:
            found = self.newest(user_id=user_id, most=limit + 1)
            return ChatPage(found[:limit], len(found) > limit)
        at = self._cursor(user_id, cursor)
        if before is not None:
            found = self.older_than(user_id=user_id, created_at=at.created_at, id=at.id, most=limit + 1)
            return ChatPage(found[:limit], len(found) > limit)
        found = self.newer_than(user_id=user_id, created_at=at.created_at, id=at.id, most=limit + 1)
        return ChatPage(found[:limit][::-1], len(found) > limit)

    def _cursor(self, user_id: str, chat_id: str) -> Chat:
        chat = self.get(id=chat_id)
        if chat is None or chat.user_id != user_id:
            raise NotFound("the user has no chat with the cursor's id", statement="chats.page", dialect=self.db.dialect)
        return chat
