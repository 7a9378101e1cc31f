"""SQLite behind the adapter protocol."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from .retry import repeat
from .sqlite_connect import check_version, uri
from .sqlite_errors import translate
from .sqlite_pool import SqlitePool
from .sqlite_transaction import SqliteTransaction
from .stream import refuse_writing_stream
from .tracing import Tracing

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from .errors import Dialect
    from .protocol import Isolation, Transaction
    from .statement import Statement, Values
    from .stats import Stats
    from .tracer import Tracer

R = TypeVar("R")
T = TypeVar("T")


class SqliteAdapter:
    """
    A SQLite database (protocol Adapter).

    Reads check a connection out of a stack; writes go through one connection behind a lock that is handed over in the order of asking. A
    database in memory has one connection for both, so that a thread which holds a transaction or a stream on it must go through that.

    Args:
        path: the file, which must exist, or ``:memory:``.
        tracers: listeners, see `tracer`.
        busy_timeout_ms: how long a write waits for others, in this process and in others, before it raises LockTimeout.

    Raises:
        ConfigError: there is no such file, it is no database of SQLite's or cannot be written, or SQLite is older than 3.38.
    """

    dialect: Dialect = "sqlite"

    def __init__(self, path: Path | str, *, tracers: Iterable[Tracer] = (), busy_timeout_ms: int = 5000) -> None:
        check_version()
        self._pool = SqlitePool(uri(path), Tracing(tracers), busy_timeout_ms)

    def one(self, statement: Statement[R], values: Values = (), /) -> R:
        """As in Executor."""
        try:
            session = self._pool.take(statement.writes)
            try:
                return session.one(statement, values)
            finally:
                self._pool.give_back(session)
        except BaseException as error:
            self._pool.raised(error)
            raise

    def one_or_none(self, statement: Statement[R], values: Values = (), /) -> R | None:
        """As in Executor."""
        try:
            session = self._pool.take(statement.writes)
            try:
                return session.first(statement, values, None)
            finally:
                self._pool.give_back(session)
        except BaseException as error:
            self._pool.raised(error)
            raise

    def all(self, statement: Statement[R], values: Values = (), /) -> list[R]:
        """As in Executor."""
        try:
            session = self._pool.take(statement.writes)
            try:
                return session.all(statement, values)
            finally:
                self._pool.give_back(session)
        except BaseException as error:
            self._pool.raised(error)
            raise

    def execute(self, statement: Statement[R], values: Values = (), /) -> int:
        """As in Executor."""
        try:
            session = self._pool.take(statement.writes)
            try:
                return session.execute(statement, values)
            finally:
                self._pool.give_back(session)
        except BaseException as error:
            self._pool.raised(error)
            raise

    def execute_many(self, statement: Statement[R], rows: Iterable[Values], /) -> int:
        """As in Executor: a transaction of its own makes it all or none."""
        try:
            with SqliteTransaction(self._pool, read_only=False) as scope:
                return scope.batch(statement, rows)
        except BaseException as error:
            self._pool.raised(error)
            raise

    @contextmanager
    def iterate(self, statement: Statement[R], values: Values = (), /) -> Generator[Iterator[R]]:
        """As in Executor."""
        try:
            refuse_writing_stream(statement, self.dialect)
            session = self._pool.take_for_stream()
            try:
                with session.iterate(statement, values) as rows:
                    yield rows
            finally:
                self._pool.give_back(session)
        except BaseException as error:
            self._pool.raised(error)
            raise

    def transaction(self, *, read_only: bool = False, isolation: Isolation = "repeatable read") -> SqliteTransaction:
        """As in Executor. Whatever *isolation* says, SQLite's transactions are serializable: one writes at a time."""
        del isolation
        return SqliteTransaction(self._pool, read_only=read_only)

    def run(self, work: Callable[[Transaction], T], /, *, attempts: int = 10) -> T:
        """As in Adapter."""

        def attempt() -> T:
            with SqliteTransaction(self._pool, read_only=False, repeats=True) as tx:
                return work(tx)

        try:
            return repeat(attempt, attempts)
        except BaseException as error:
            self._pool.raised(error)
            raise

    def stats(self) -> Stats:
        """As in Adapter."""
        from .stats import Stats  # noqa: PLC0415 - who asks for nothing does not load it
        from .timing import merge  # noqa: PLC0415

        return Stats(merge(self._pool.ledgers()), self._pool.stats())

    def close(self) -> None:
        """As in Adapter. Connections that are in use are closed when they come back."""
        self._pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None, /) -> None:
        self.close()

    def run_script(self, script: str) -> None:
        """Run DDL, such as a migration's text, on the writing connection; what is open is committed first. For databases in memory."""
        session = self._pool.take(True)
        try:
            session.raw.executescript(script)
        except sqlite3.Error as caught:
            error = translate(caught, None)
        else:
            return
        finally:
            self._pool.give_back(session)
        raise error
