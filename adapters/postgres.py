"""PostgreSQL behind the adapter protocol."""

from __future__ import annotations

from contextlib import contextmanager
from threading import get_ident
from typing import TYPE_CHECKING, TypeVar

from .errors import ConnectionLost, OutcomeUnknown
from .holders import Holders
from .postgres_connect import greet, open_connection
from .postgres_outcome import ABORTED, COMMITTED, mark, outcome
from .postgres_pool import Pool
from .postgres_session import PostgresSession
from .postgres_transaction import snapshot, transaction
from .retry import repeat
from .stream import refuse_writing_stream
from .tracing import Tracing

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from types import TracebackType
    from typing import Self

    from .errors import Dialect
    from .postgres_outcome import Mark
    from .protocol import Isolation, Transaction
    from .scope import Scope
    from .statement import Statement, Values
    from .stats import Stats
    from .tracer import Tracer, TransactionRun

R = TypeVar("R")
T = TypeVar("T")


class PostgresAdapter:
    """
    A PostgreSQL database (protocol Adapter).

    Args:
        url: of the database; passwords in it are never shown.
        pooled: the URL leads to a pooler in transaction mode (PgBouncer, Neon, Vercel), so nothing is prepared by name.
        size: connections at most.
        idle_s: connections unused for longer are closed.
        connect_timeout_s: how long a call waits for a connection: one in use before it raises PoolTimeout, a new one before ConnectionLost.
        tracers: listeners, see `tracer`.

    Raises:
        ConfigError: the login is refused, the server is older than 15, or its database does not sort text by code point.
        ConnectionLost: the server cannot be reached.
    """

    dialect: Dialect = "postgres"

    def __init__(
        self,
        url: str,
        *,
        pooled: bool = False,
        size: int = 20,
        idle_s: float = 30.0,
        connect_timeout_s: float = 10.0,
        tracers: Iterable[Tracer] = (),
    ) -> None:
        self._url = url
        self._pooled = pooled
        self._connect_timeout_s = connect_timeout_s
        self._tracing = Tracing(tracers)
        self._holders = Holders(self.dialect)
        self._pool = Pool(self._connect, size=size, idle_s=idle_s, timeout_s=connect_timeout_s, tracing=self._tracing)
        self._pool.give_back(self._pool.take())

    def one(self, statement: Statement[R], values: Values = (), /) -> R:
        """As in Executor."""
        try:
            session = self._take(writes=statement.writes)
            try:
                return session.one(statement, values)
            finally:
                self._pool.give_back(session)
        except BaseException as error:
            self._tracing.raised(error)
            raise

    def one_or_none(self, statement: Statement[R], values: Values = (), /) -> R | None:
        """As in Executor."""
        try:
            session = self._take(writes=statement.writes)
            try:
                return session.one_or_none(statement, values)
            finally:
                self._pool.give_back(session)
        except BaseException as error:
            self._tracing.raised(error)
            raise

    def all(self, statement: Statement[R], values: Values = (), /) -> list[R]:
        """As in Executor."""
        try:
            session = self._take(writes=statement.writes)
            try:
                return session.all(statement, values)
            finally:
                self._pool.give_back(session)
        except BaseException as error:
            self._tracing.raised(error)
            raise

    def execute(self, statement: Statement[R], values: Values = (), /) -> int:
        """As in Executor."""
        try:
            session = self._take(writes=statement.writes)
            try:
                return session.execute(statement, values)
            finally:
                self._pool.give_back(session)
        except BaseException as error:
            self._tracing.raised(error)
            raise

    def execute_many(self, statement: Statement[R], rows: Iterable[Values], /) -> int:
        """As in Executor: a transaction of its own makes it all or none."""
        try:
            with self._transaction("read committed", read_only=False, statement=statement) as (_, scope):
                return scope.batch(statement, rows)
        except BaseException as error:
            self._tracing.raised(error)
            raise

    @contextmanager
    def iterate(self, statement: Statement[R], values: Values = (), /) -> Generator[Iterator[R]]:
        """As in Executor."""
        try:
            refuse_writing_stream(statement, self.dialect)
            session = self._take(writes=False)
            try:
                session.in_transaction = True
                with snapshot(session), session.iterate(statement, values) as rows:
                    yield rows
            finally:
                session.in_transaction = False
                self._pool.give_back(session)
        except BaseException as error:
            self._tracing.raised(error)
            raise

    @contextmanager
    def transaction(self, *, read_only: bool = False, isolation: Isolation = "repeatable read") -> Generator[Scope]:
        """As in Executor."""
        try:
            with self._transaction(isolation, read_only=read_only) as (_, scope):
                yield scope
        except BaseException as error:
            self._tracing.raised(error)
            raise

    def run(self, work: Callable[[Transaction], T], /, *, attempts: int = 10) -> T:
        """As in Adapter."""
        try:
            return repeat(lambda: self._attempt(work), attempts)
        except BaseException as error:
            self._tracing.raised(error)
            raise

    def _attempt(self, work: Callable[[Transaction], T]) -> T:
        finished: list[tuple[T, Mark | None]] = []
        try:
            with self._transaction("serializable", read_only=False, repeats=True) as (session, scope):
                result = work(scope)
                if not scope.poisoned:
                    finished.append((result, mark(session)))
        except OutcomeUnknown as error:
            if not finished:
                raise
            unknown = error
        else:
            return result
        result, marked = finished[0]
        known = outcome(self._pool, marked)
        if known == COMMITTED:
            return result
        if known == ABORTED:
            raise ConnectionLost("the connection went during COMMIT, and nothing was committed", dialect=self.dialect)
        raise unknown

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

    def _connect(self) -> PostgresSession:
        raw = open_connection(self._url, self._connect_timeout_s)
        try:
            greet(raw, self._url)
        except BaseException:
            raw.close()
            raise
        return PostgresSession(raw, self._tracing, by_name=not self._pooled)

    def _take(self, *, writes: bool) -> PostgresSession:
        if writes:
            self._holders.refuse("a write")
        return self._pool.take()

    @contextmanager
    def _transaction(
        self, isolation: Isolation, *, read_only: bool, repeats: bool = False, statement: Statement[object] | None = None
    ) -> Generator[tuple[PostgresSession, Scope]]:
        self._holders.refuse("a second transaction")
        thread = get_ident()
        run: TransactionRun | None = None
        left: BaseException | None = None
        try:
            self._holders.threads.add(thread)
            session = self._pool.take()
            try:
                session.begin(read_only=read_only, repeats=repeats)
                with transaction(session, isolation, read_only=read_only, statement=statement) as scope:
                    yield session, scope
            except BaseException as error:
                left = error
                raise
            finally:
                try:
                    run = session.end()
                finally:
                    self._pool.give_back(session)
        finally:
            self._holders.threads.discard(thread)
            self._tracing.end(run, left)
            del left  # it refers to this frame
