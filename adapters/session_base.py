"""What sessions of both engines share: counting, telling, and the errors that are no engine's."""

from __future__ import annotations

from time import perf_counter_ns
from typing import TYPE_CHECKING, NoReturn, TypeVar

from .binding import refused
from .codecs import CodecError
from .counting import ERRORS, MAX_NS, ROWS, SUB, TOTAL_NS, count, new_counts
from .errors import DataError, MultipleRows, NotFound, NotOnThisEngine, QueryCanceled
from .tracer import QueryRun
from .tracing import NEVER_NS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .counting import Counts, Ledger
    from .errors import DatabaseError, Dialect
    from .statement import Form, Statement, Values
    from .tracer import TransactionRun
    from .tracing import Tracing

R = TypeVar("R")

OTHER_ENGINE = {"sqlite": "PostgreSQL", "postgres": "SQLite"}


class SessionBase:
    """
    A connection's counts, and what its listeners hear of it.

    Attributes:
        dialect: the engine.
        ledger: counts of what ran on it.
        tracing: who listens.
        wait_ns: how long the present holder waited for it.
        in_transaction: whether a transaction holds it.
        transaction: that transaction, as its listeners know it.
        query: the statement under way, where somebody has heard of its start.
        repeats: whether the transaction is repeated where an error allows it.
        tell_ns, tells_starts: copies of those of `tracing`, for the way that every statement takes.
    """

    __slots__ = ("dialect", "in_transaction", "ledger", "query", "repeats", "tell_ns", "tells_starts", "tracing", "transaction", "wait_ns")

    def __init__(self, dialect: Dialect, tracing: Tracing) -> None:
        self.dialect: Dialect = dialect
        self.ledger: Ledger = {}
        self.tracing = tracing
        self.tell_ns = tracing.tell_ns
        self.tells_starts = tracing.tells_starts
        self.wait_ns = 0
        self.in_transaction = False
        self.transaction: TransactionRun | None = None
        self.query: QueryRun | None = None
        self.repeats = False

    def start(self, statement: Statement[object], values: Values) -> None:
        """Tell that *statement* goes to the database; one that begins again, because it has learnt a function, is told once."""
        if self.query is None:
            query = self._run_of(statement, perf_counter_ns(), values)
            self.tracing.query_started(query)
            self.query = query  # only now: where an interrupt comes while it is told, the next statement is another one

    def begin(self, *, read_only: bool, repeats: bool = False) -> None:
        """A transaction takes this connection; the wait for it is the transaction's."""
        self.in_transaction = True
        self.repeats = repeats
        if self.tracing.tells_transactions:
            self.transaction = self.tracing.begin(self.dialect, self.wait_ns, read_only=read_only)
            self.wait_ns = 0

    def end(self) -> TransactionRun | None:
        """The transaction is over: its run, to be told once the connection is given back."""
        self.in_transaction = self.repeats = False
        run, self.transaction = self.transaction, None
        return run

    def raised(self, error: BaseException, /) -> None:
        """*error* goes to the caller, as in `Tracing.raised`."""
        self.tracing.raised(error, repeats=self.repeats)

    def start_stream(self, statement: Statement[object], values: Values) -> QueryRun:
        """Tell that the stream of *statement* goes to the database: its run, for the end."""
        query = self._run_of(statement, perf_counter_ns(), values)
        if self.tells_starts:
            self.tracing.query_started(query)
        return query

    def done(self, statement: Statement[object], started: int, rows: int, values: Values, query: QueryRun | None = None) -> None:
        """Count a run that succeeded and tell who listens; *query* is the run of a stream, which others may run beside."""
        duration = perf_counter_ns() - started
        try:
            counts = self.ledger[statement]
        except KeyError:
            counts = self._first_run(statement)
        # The same as `counting.count`.
        exponent = (duration | 8).bit_length() - 4
        counts[exponent * SUB + (duration >> exponent)] += 1
        counts[TOTAL_NS] += duration
        counts[ROWS] += rows
        if duration > counts[MAX_NS]:  # noqa: PLR1730 - calling max would cost more than all of it
            counts[MAX_NS] = duration
        if duration + self.wait_ns >= self.tell_ns:
            self._finish(query or self._current(statement, started, values), duration, rows, None)

    def failed(
        self, statement: Statement[object], started: int, error: DatabaseError, values: Values, query: QueryRun | None = None
    ) -> DatabaseError:
        """Count a run that failed, tell who listens and return *error*."""
        duration = perf_counter_ns() - started
        counts = self.ledger.get(statement) or self._first_run(statement)
        count(counts, duration, 0)
        counts[ERRORS] += 1
        if self.tell_ns != NEVER_NS:
            self._finish(query or self._current(statement, started, values), duration, 0, error)
        return error

    def broke_off(self, statement: Statement[object], started: int, values: Values, query: QueryRun | None = None) -> None:
        """Count a run that an interrupt ended, such as Ctrl-C, and tell who listens; *query* is the run of a stream."""
        self.failed(statement, started, self._interrupted(statement), values, query)

    def batch_done(self, batch: QueryRun, rows: int, last: Values) -> None:
        """Count a batch that succeeded and tell who listens; *last* is its last row."""
        self._batch_over(batch, rows, last)

    def batch_failed(self, batch: QueryRun, error: DatabaseError, last: Values) -> DatabaseError:
        """Count a batch that failed, tell who listens and return *error*."""
        batch.error = error
        counts = self._batch_over(batch, 0, last)
        counts[ERRORS] += 1
        return error

    def batch_broke_off(self, batch: QueryRun, last: Values) -> None:
        """Count a batch that an interrupt ended, or what the caller's own rows raised, and tell who listens."""
        self.batch_failed(batch, self._interrupted(batch.statement), last)

    def batch_start(self, statement: Statement[object]) -> QueryRun:
        """Tell that *statement* is going to run for many rows."""
        batch = self._run_of(statement, perf_counter_ns(), ())
        if self.tracing.tells_batches:
            self.tracing.batch_started(batch)
        return batch

    def _batch_over(self, batch: QueryRun, rows: int, last: Values) -> Counts:
        batch.duration_ns = perf_counter_ns() - batch.started_ns
        batch.rows = rows
        batch.values = last
        counts = self.ledger.get(batch.statement) or self._first_run(batch.statement)
        count(counts, batch.duration_ns, rows)
        self.tracing.batch_finished(batch)
        return counts

    def _run_of(self, statement: Statement[object], started: int, values: Values) -> QueryRun:
        return QueryRun(statement, self.dialect, self.transaction, started, self.wait_ns, values)

    def _current(self, statement: Statement[object], started: int, values: Values) -> QueryRun:
        query, self.query = self.query, None
        return query or self._run_of(statement, started, values)

    def _finish(self, query: QueryRun, duration: int, rows: int, error: DatabaseError | None) -> None:
        query.duration_ns = duration
        query.rows = rows
        query.error = error
        self.tracing.query_finished(query)

    def _first_run(self, statement: Statement[object]) -> Counts:
        counts = self.ledger[statement] = new_counts()
        return counts

    def _interrupted(self, statement: Statement[object]) -> QueryCanceled:
        return QueryCanceled("interrupted", statement=statement.name, where=statement.where, dialect=self.dialect)

    def value_error(self, caught: Exception, statement: Statement[object], values: Values) -> DataError:
        """The error for what a binder or a converter raised, without its text where that may hold a value."""
        if isinstance(caught, CodecError) or len(values) != len(statement.parameters):
            return refused(statement, values, str(caught), self.dialect)
        return DataError(
            "a stored value is not of the type that the build described",
            statement=statement.name,
            where=statement.where,
            dialect=self.dialect,
            hint="Something else has written to the table, or it was changed since the build: run `twinsql doctor`.",
        )

    def none_came(self, statement: Statement[object]) -> NotFound:
        """For a promised row that is not there."""
        return NotFound("one row was promised, none came", statement=statement.name, where=statement.where, dialect=self.dialect)

    def more_came(self, statement: Statement[object]) -> MultipleRows:
        """For a second row where one was promised."""
        return MultipleRows("one row was promised, more came", statement=statement.name, where=statement.where, dialect=self.dialect)

    def not_here(self, statement: Statement[object]) -> NoReturn:
        """Raise NotOnThisEngine."""
        raise NotOnThisEngine(
            f"this statement runs on {OTHER_ENGINE[self.dialect]} only: its header says so",
            statement=statement.name,
            where=statement.where,
            dialect=self.dialect,
        )


class Batch:
    """Bound rows, one after the other, remembering the last for the message that may be needed."""

    __slots__ = ("_bind", "_rows", "last")

    def __init__(self, form: Form[object], rows: Iterable[Values]) -> None:
        self._bind = form.bind
        self._rows = iter(rows)
        self.last: Values = ()

    def __iter__(self) -> Batch:
        return self

    def __next__(self) -> Values:
        self.last = next(self._rows)
        try:
            return self._bind(self.last)
        except CodecError:
            raise
        except (ValueError, TypeError, IndexError):  # of the binder: what the caller's own rows raise is the caller's
            raise CodecError("the row does not fit the statement's parameters") from None
