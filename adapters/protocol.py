"""
The adapter protocol: what a repository may ask of a database, and what both engines promise.

The promises stand in the docstrings; ``tests/contract`` proves them on SQLite files, SQLite in memory and PostgreSQL.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from .errors import Dialect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager
    from types import TracebackType
    from typing import Self

    from .statement import Statement, Values
    from .stats import Stats

__all__ = ["Adapter", "Dialect", "Executor", "Isolation", "Transaction"]

Isolation = Literal["read committed", "repeatable read", "serializable"]
R = TypeVar("R")
T = TypeVar("T")


class Executor(Protocol):
    """
    What repositories take: a database or a transaction on it.

    Every method raises DatabaseError and nothing else for what a database, a value or the network does.
    """

    @property
    def dialect(self) -> Dialect:
        """The engine behind it."""
        ...

    def one(self, statement: Statement[R], values: Values = (), /) -> R:
        """Run *statement* and return its only row; raises NotFound or MultipleRows."""
        ...

    def one_or_none(self, statement: Statement[R], values: Values = (), /) -> R | None:
        """Run *statement* and return its only row, or None where there is none; raises MultipleRows."""
        ...

    def all(self, statement: Statement[R], values: Values = (), /) -> list[R]:
        """Run *statement* and return all its rows."""
        ...

    def iterate(self, statement: Statement[R], values: Values = (), /) -> AbstractContextManager[Iterator[R]]:
        """
        Stream the rows of a reading *statement* inside a ``with``; memory stays constant.

        All rows come from one snapshot. On a database the stream holds a connection of its own until the ``with`` ends. In a transaction
        it ends with the innermost scope that is open where it begins; where the transaction writes meanwhile, SQLite fetches the rows
        that are left before it.
        """
        ...

    def execute(self, statement: Statement[R], values: Values = (), /) -> int:
        """Run *statement* and return the number of rows that it changed (or, for a read, returned)."""
        ...

    def execute_many(self, statement: Statement[R], rows: Iterable[Values], /) -> int:
        """
        Run *statement* for each of *rows*, all or none of them, and return how many rows changed in all.

        While it runs, the thread holds a transaction: a generator of *rows* may read from the database, not write to it.
        """
        ...

    def transaction(self, *, read_only: bool = False, isolation: Isolation = "repeatable read") -> AbstractContextManager[Transaction]:
        """
        Commit what happens inside the ``with``, or roll it back when an exception leaves it.

        On a transaction it is a savepoint: *read_only* and *isolation* are the outer one's. A DatabaseError poisons the innermost
        scope: later calls in it raise TransactionPoisoned, leaving it rolls it back, and the scope around it goes on. Leaving a
        poisoned scope without an exception raises TransactionPoisoned, so that nobody takes it for committed. RowCountError and
        TransactionMisuse do not poison: nothing went wrong in the database.
        """
        ...


class Transaction(Executor, Protocol):
    """An open transaction or savepoint. It belongs to the thread that opened it and is closed with its ``with``."""


class Adapter(Executor, Protocol):
    """
    A database.

    Single statements run in autocommit. Safe for use by many threads. A write (or a second transaction) on the adapter in a thread
    that holds an open transaction raises TransactionMisuse at once, on every engine.
    """

    def run(self, work: Callable[[Transaction], T], /, *, attempts: int = 10) -> T:
        """
        Run *work* in a SERIALIZABLE transaction, repeated whole until it commits.

        Repeated: serialization failures, deadlocks, lock timeouts and connections lost before COMMIT was sent, after a random pause
        that grows, *attempts* times at most; then the last error is raised. A connection lost after COMMIT was sent is looked into:
        a committed transaction's result is returned, an aborted one is repeated, else OutcomeUnknown is raised. *work* must do
        nothing outside the transaction that may not happen twice.
        """
        ...

    def stats(self) -> Stats:
        """How often and how long each statement ran in this process, and the state of the pool."""
        ...

    def close(self) -> None:
        """Close every connection. Later calls raise OperationalError. Closing twice is fine."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None, /) -> None: ...
