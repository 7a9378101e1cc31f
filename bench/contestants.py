"""What each library is asked to do, and who takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from .rows import Message, NewMessage, Tag

Engine = Literal["sqlite", "postgres"]


class Contestant(Protocol):
    """
    A library, used as its documentation recommends for speed, by as many threads as there are: the same typed objects come out of each.

    Reads are in autocommit. What changes more than one row is a transaction.
    """

    def message(self, key: str) -> Message | None:
        """One message, with JSON, a time and a boolean."""
        ...

    def page(self, chat: str, most: int) -> list[Message]:
        """The first *most* messages of a chat."""
        ...

    def add(self, new: NewMessage) -> object:
        """Insert a message."""
        ...

    def add_many(self, new: list[Message]) -> object:
        """Insert many, all or none."""
        ...

    def three(self, new: NewMessage, tag: int) -> Tag | None:
        """Insert a message, count a use of a tag and read it, in one transaction."""
        ...

    def close(self) -> object:
        """Hang up."""
        ...
