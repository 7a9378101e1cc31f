"""Which threads hold a transaction."""

from __future__ import annotations

from threading import get_ident
from typing import TYPE_CHECKING

from .errors import TransactionMisuse

if TYPE_CHECKING:
    from .errors import Dialect


class Holders:
    """
    Threads that hold a transaction on an adapter: what they do beside it would wait for themselves.

    Attributes:
        threads: their idents. Who opens one looks first, by `refuse`, and takes that same ident out at its end: a ``with`` may be left
            by another thread than the one that entered it.
    """

    __slots__ = ("_dialect", "threads")

    def __init__(self, dialect: Dialect) -> None:
        self._dialect: Dialect = dialect
        self.threads: set[int] = set()

    def refuse(self, what: str) -> None:
        """Raise TransactionMisuse where this thread holds a transaction."""
        if self.threads and get_ident() in self.threads:
            raise TransactionMisuse(
                f"{what} on the database in a thread that holds a transaction",
                dialect=self._dialect,
                hint="Use the transaction (`tx`), or open a scope inside it with `tx.transaction()`.",
            )
