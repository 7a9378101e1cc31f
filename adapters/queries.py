"""Base of the generated query classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .protocol import Executor


class Queries:
    """
    The statements of one SQL file as methods, on a database or a transaction.

    Attributes:
        db: where the methods run.
    """

    __slots__ = ("db",)

    def __init__(self, db: Executor, /) -> None:
        self.db = db
