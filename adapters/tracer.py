"""
What a listener may hear: small protocols, each of which it may leave out, and the records that they are given.

The records are written out: as dataclasses they would take a service that starts a millisecond.

A listener is an object with any of the methods below; `twinsql.connect(tracers=[…])` takes any number of them. It is called in the thread
that runs the statement, between the database's answer and the caller's next line, so it must be quick. What it raises is dropped: no
statement fails because of somebody who watches.

What it asks of the database that it listens to is told to nobody, and needs a connection besides the one that is told of: hand on what you hear to
a thread instead. On SQLite a write that is told still holds the write lock, so that another one from its listener is refused.
"""

from __future__ import annotations

from collections.abc import Sized
from os import getpid
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from .errors import DatabaseError, Dialect
    from .statement import Statement, Values

Outcome = Literal["open", "committed", "rolled back", "unknown"]


class TransactionRun:
    """
    A transaction; savepoints in it are not told. Hashed by identity, so that a listener may keep what belongs to it in a dict.

    Attributes:
        number: unique in this process.
        dialect: the engine.
        read_only: whether it was opened so.
        started_ns: by the clock of perf_counter_ns.
        wait_ns: how long it waited for a connection before it started.
        duration_ns: from before BEGIN until after COMMIT or ROLLBACK; 0 while it is open.
        outcome: how it ended; ``unknown`` where the connection went during COMMIT.
        error: the database error that ended it.
    """

    __slots__ = ("dialect", "duration_ns", "error", "number", "outcome", "read_only", "started_ns", "wait_ns")

    def __init__(
        self,
        number: int,
        dialect: Dialect,
        read_only: bool,  # noqa: FBT001 - as its attribute
        started_ns: int,
        wait_ns: int,
        duration_ns: int = 0,
        outcome: Outcome = "open",
        error: DatabaseError | None = None,
    ) -> None:
        self.number = number
        self.dialect: Dialect = dialect
        self.read_only = read_only
        self.started_ns = started_ns
        self.wait_ns = wait_ns
        self.duration_ns = duration_ns
        self.outcome: Outcome = outcome
        self.error = error

    @property
    def id(self) -> str:
        """Unique among those of one machine, by the number of this process: made when it is asked for, as most transactions are not told of."""
        return f"{getpid()}-{self.number}"


class QueryRun:
    """
    A statement that runs. Hashed by identity, so that a listener may keep what belongs to it in a dict.

    Attributes:
        statement: its name, its place and its texts.
        dialect: the engine.
        transaction: the one that it runs in, None in autocommit.
        started_ns: by the clock of perf_counter_ns.
        wait_ns: how long it waited for a connection before it started; in a transaction the wait is the transaction's.
        values: the parameters, for `shapes` alone: they are gone once the run is finished. No listener may hand them on.
        duration_ns: until the last row was read (of a stream: until its ``with`` ended); 0 while it runs.
        rows: rows returned or changed.
        error: what it failed with.
    """

    __slots__ = ("dialect", "duration_ns", "error", "rows", "started_ns", "statement", "transaction", "values", "wait_ns")

    def __init__(
        self,
        statement: Statement[object],
        dialect: Dialect,
        transaction: TransactionRun | None,
        started_ns: int,
        wait_ns: int,
        values: Values,
        duration_ns: int = 0,
        rows: int = 0,
        error: DatabaseError | None = None,
    ) -> None:
        self.statement = statement
        self.dialect: Dialect = dialect
        self.transaction = transaction
        self.started_ns = started_ns
        self.wait_ns = wait_ns
        self.values = values
        self.duration_ns = duration_ns
        self.rows = rows
        self.error = error

    def shapes(self) -> dict[str, str]:
        """Type and size of each parameter, such as ``str(12)`` or ``int``, by name, without its value. Of a batch: of its last row."""
        return {name: shape(value) for name, value in zip(self.statement.parameters, self.values, strict=False)}


class CopyRun:
    """
    A table that a move fills. Hashed by identity, so that a listener may keep what belongs to it in a dict.

    Attributes:
        table: its name in the target.
        started_ns: when its first piece was begun, by the clock of perf_counter_ns.
        duration_ns: until its last piece was there; 0 while it is copied. Several tables may be copied at once.
        rows: committed so far, by this run of the move: one that goes on with a dead one counts what is left.
        error: what ended the move in the midst of it.
    """

    __slots__ = ("duration_ns", "error", "rows", "started_ns", "table")

    def __init__(self, table: str, started_ns: int, duration_ns: int = 0, rows: int = 0, error: BaseException | None = None) -> None:
        self.table = table
        self.started_ns = started_ns
        self.duration_ns = duration_ns
        self.rows = rows
        self.error = error


class PoolWait(NamedTuple):
    """
    A wait for a connection: all were in use, or a new one was opened.

    Attributes:
        dialect: the engine; on SQLite it is the write lock that is waited for.
        wait_ns: how long.
        size: connections at most.
        waiting: callers in the queue when the wait ended, others than this one.
        opened: whether a new connection was opened.
        error: why none was had.
    """

    dialect: Dialect
    wait_ns: int
    size: int
    waiting: int
    opened: bool = False
    error: DatabaseError | None = None


class PoolPressure(NamedTuple):
    """
    A pool that has few connections left, or none.

    Attributes:
        dialect: the engine.
        size: connections at most.
        in_use: connections that callers hold.
        waiting: callers in the queue.
        oldest: the transaction that has held a connection longest, None where single statements hold them all.
    """

    dialect: Dialect
    size: int
    in_use: int
    waiting: int
    oldest: TransactionRun | None


class QueryStartTracer(Protocol):
    """Hears of each statement before it runs."""

    def query_started(self, query: QueryRun, /) -> None:
        """*query* goes to the database now. A listener with this method hears of every end too, whatever its threshold."""
        ...


class QueryTracer(Protocol):
    """
    Hears of each statement that has run.

    A listener that also has an attribute ``query_threshold_ns`` is told only of runs that took at least so long, the wait for a connection
    included, and of those that failed; the others then cost it nothing.
    """

    def query_finished(self, query: QueryRun, /) -> None:
        """*query* has ended, well or not."""
        ...


class BatchStartTracer(Protocol):
    """Hears of each batch before it runs."""

    def batch_started(self, batch: QueryRun, /) -> None:
        """*batch*, a statement run for many rows, goes to the database now."""
        ...


class BatchTracer(Protocol):
    """Hears of each batch that has run."""

    def batch_finished(self, batch: QueryRun, /) -> None:
        """*batch* has ended; its rows are those that it changed."""
        ...


class TransactionStartTracer(Protocol):
    """Hears of each transaction when it begins."""

    def transaction_started(self, transaction: TransactionRun, /) -> None:
        """*transaction* begins now."""
        ...


class TransactionTracer(Protocol):
    """
    Hears of each transaction that has ended.

    A listener that also has an attribute ``transaction_threshold_ns`` is told only of those that took at least so long, the wait for a
    connection included, and of those that an exception ended; one that hears of starts is told of every end.
    """

    def transaction_finished(self, transaction: TransactionRun, /) -> None:
        """*transaction* is over."""
        ...


class ErrorTracer(Protocol):
    """Hears of each database error that goes to the caller: also of those that no statement met, such as a pool that is empty."""

    def error_raised(self, error: DatabaseError, /) -> None:
        """
        *error* leaves the library, and is told once however many calls it passes through.

        Not told: what `run` repeats, until it gives up, and errors after which a transaction goes on (a row that is not there, a misuse).
        """
        ...


class PoolTracer(Protocol):
    """
    Hears of each wait for a connection.

    A listener that also has an attribute ``wait_threshold_ns`` is told only of waits of at least so long, and of those in vain.
    """

    def pool_waited(self, wait: PoolWait, /) -> None:
        """A caller has waited; one that got a connection at once is not told of."""
        ...


class PoolPressureTracer(Protocol):
    """Hears of pools that are nearly exhausted."""

    def pool_nearly_exhausted(self, pressure: PoolPressure, /) -> None:
        """Four fifths of the connections came into use, or a caller has to wait, after ten seconds without either."""
        ...


class CopyStartTracer(Protocol):
    """Hears of each table that a move begins to fill."""

    def copy_started(self, copy: CopyRun, /) -> None:
        """The first rows of *copy* are read now."""
        ...


class CopyTracer(Protocol):
    """Hears of each table that a move has filled."""

    def copy_finished(self, copy: CopyRun, /) -> None:
        """*copy* has ended, well or not; keys and indexes come later."""
        ...


Tracer = (
    QueryStartTracer
    | QueryTracer
    | BatchStartTracer
    | BatchTracer
    | TransactionStartTracer
    | TransactionTracer
    | ErrorTracer
    | PoolTracer
    | PoolPressureTracer
    | CopyStartTracer
    | CopyTracer
)
"""A listener: at least one of them."""


def shape(value: object) -> str:
    """Type and size of *value*, nothing of its content."""
    name = type(value).__name__
    try:
        return f"{name}({len(value)})" if isinstance(value, Sized) else name
    except Exception:  # noqa: BLE001 - an array of no dimensions has no length, whatever its class says
        return name
