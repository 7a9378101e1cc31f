"""One PostgreSQL connection and how a statement runs on it."""

from __future__ import annotations

from contextlib import contextmanager
from operator import length_hint
from select import POLLIN, poll
from time import perf_counter_ns
from typing import TYPE_CHECKING, TypeVar

import psycopg
from psycopg.pq import TransactionStatus

from .codecs import CodecError
from .errors import DatabaseError, DataError
from .postgres_errors import lost, may_have_happened, outcome_unknown, translate
from .postgres_wire import RefusedError, Wire
from .session_base import Batch, SessionBase
from .stream import Stream

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from .statement import Row, Statement, Values
    from .tracing import Tracing

R = TypeVar("R")

CAUGHT = (psycopg.Error, RefusedError, CodecError, ValueError, TypeError, IndexError, ArithmeticError)
"""What binding, the driver, the server and reading back raise."""

STREAM_ROWS = 500
"""Rows that a stream fetches at a time."""


class PostgresSession(SessionBase):
    """
    A connection with its own counts (protocol Session). One caller at a time.

    Attributes:
        raw: the driver's connection, in autocommit mode.
        wire: the same, as statements see it.
        used_ns: when it was used last, by the clock of perf_counter_ns.
    """

    __slots__ = ("_poll", "_streams", "raw", "used_ns", "wire")

    def __init__(self, raw: psycopg.Connection[Row], tracing: Tracing, *, by_name: bool) -> None:
        super().__init__("postgres", tracing)
        self.raw = raw
        self.wire = Wire(raw, by_name=by_name)
        self.used_ns = perf_counter_ns()
        self._streams = 0
        self._poll = poll()
        self._poll.register(raw.fileno(), POLLIN)

    def one(self, statement: Statement[R], values: Values, /) -> R:
        """As in Executor."""
        row = self._first(statement, values)
        if row is None:
            raise self.none_came(statement)
        return row[0]

    def one_or_none(self, statement: Statement[R], values: Values, /) -> R | None:
        """As in Executor."""
        row = self._first(statement, values)
        return None if row is None else row[0]

    def _first(self, statement: Statement[R], values: Values) -> tuple[R] | None:
        form = statement.postgres or self.not_here(statement)
        if self.tells_starts:
            self.start(statement, values)
        started = perf_counter_ns()
        try:
            answer = self.wire.run(form.sql, form.bind(values))
            row = self.wire.first_row(answer)
            result = None if row is None else (form.decode(row),)
        except CAUGHT as caught:
            error = self.failed(statement, started, self._error(caught, statement, values), values)
        except BaseException:
            self.broke_off(statement, started, values)
            raise
        else:
            count = answer.ntuples
            self.done(statement, started, count, values)
            if count < 2:
                return result
            error = self.more_came(statement)
        raise error

    def all(self, statement: Statement[R], values: Values, /) -> list[R]:
        """As in Executor."""
        form = statement.postgres or self.not_here(statement)
        if self.tells_starts:
            self.start(statement, values)
        started = perf_counter_ns()
        try:
            rows = list(map(form.decode, self.wire.rows(self.wire.run(form.sql, form.bind(values)))))
        except CAUGHT as caught:
            error = self.failed(statement, started, self._error(caught, statement, values), values)
        except BaseException:
            self.broke_off(statement, started, values)
            raise
        else:
            self.done(statement, started, len(rows), values)
            return rows
        raise error

    def execute(self, statement: Statement[R], values: Values, /) -> int:
        """As in Executor."""
        form = statement.postgres or self.not_here(statement)
        if self.tells_starts:
            self.start(statement, values)
        started = perf_counter_ns()
        try:
            count = self.wire.run(form.sql, form.bind(values)).command_tuples or 0
        except CAUGHT as caught:
            error = self.failed(statement, started, self._error(caught, statement, values), values)
        except BaseException:
            self.broke_off(statement, started, values)
            raise
        else:
            self.done(statement, started, count, values)
            return count
        raise error

    def execute_many(self, statement: Statement[R], rows: Iterable[Values], /) -> int:
        """Run *statement* for each of *rows*, without waiting for each answer; the caller's transaction makes it all or none."""
        form = statement.postgres or self.not_here(statement)
        batch = Batch(form, rows)
        run = self.batch_start(statement)
        try:
            count = self.wire.run_many(form.sql, batch)
        except (psycopg.Error, RefusedError, CodecError) as caught:
            error = self.batch_failed(run, self._error(caught, statement, batch.last), batch.last)
        except BaseException:
            self.batch_broke_off(run, batch.last)
            raise
        else:
            self.batch_done(run, count, batch.last)
            return count
        raise error

    @contextmanager
    def iterate(self, statement: Statement[R], values: Values, /) -> Generator[Stream[R]]:
        """As in Executor: a cursor on the server, inside the transaction that the caller has opened."""
        self._streams += 1
        stream = Stream(self._rows(f"stream_{self._streams}", statement, values), statement, self.dialect, self.raised)
        try:
            yield stream
        finally:
            stream.close()

    def _rows(self, name: str, statement: Statement[R], values: Values) -> Generator[R]:
        form = statement.postgres or self.not_here(statement)
        wire = self.wire
        count = 0
        fetched: Iterator[Row] = iter(())
        run = self.start_stream(statement, values)
        started = run.started_ns
        try:
            wire.run_once(f"DECLARE {name} NO SCROLL CURSOR FOR {form.sql}", form.bind(values))
            while rows := wire.rows(wire.run_once(f"FETCH {STREAM_ROWS} FROM {name}")):
                count += len(rows)
                fetched = iter(rows)
                yield from map(form.decode, fetched)
        except GeneratorExit:
            self.done(statement, started, count - length_hint(fetched), values, run)
            self._close_cursor(name)
            return
        except CAUGHT as caught:
            error = self.failed(statement, started, self._error(caught, statement, values), values, run)
        except BaseException:
            self.broke_off(statement, started, values, run)
            raise
        else:
            self.done(statement, started, count, values, run)
            self._close_cursor(name)
            return
        raise error

    def _close_cursor(self, name: str) -> None:
        if self.raw.pgconn.transaction_status == TransactionStatus.INTRANS:
            self.control(f"CLOSE {name}")

    def control(self, command: str, /) -> None:
        """Run BEGIN, COMMIT, SAVEPOINT and the like."""
        self._ask(command)

    def ask(self, query: str, *values: str) -> Row:
        """The only row that *query* gives."""
        row = self._ask(query, values)
        assert row is not None
        return row

    def _ask(self, query: str, values: tuple[str, ...] = ()) -> Row | None:
        try:
            return self.wire.first_row(self.wire.run_once(query, values))
        except RefusedError as caught:
            error: DatabaseError = translate(caught.answer, None)
        except psycopg.Error:
            error = lost(None)
        raise error

    @property
    def reusable(self) -> bool:
        """Whether nothing is open or under way on it, so that the next caller may have it."""
        return self.raw.pgconn.transaction_status == TransactionStatus.IDLE

    @property
    def aborted(self) -> bool:
        """Whether an error ended the open transaction: COMMIT would roll it back without saying so."""
        return self.raw.pgconn.transaction_status == TransactionStatus.INERROR

    def looks_dead(self) -> bool:
        """Whether the server has hung up while it was idle: all that can be readable then is its farewell."""
        return bool(self._poll.poll(0))

    def _error(self, caught: Exception, statement: Statement[object], values: Values) -> DatabaseError:
        if isinstance(caught, RefusedError):
            error = translate(caught.answer, statement)
        elif not isinstance(caught, psycopg.Error):
            return self.value_error(caught, statement, values)
        elif not self.raw.closed:
            return DataError("the driver could not carry a value", statement=statement.name, where=statement.where, dialect=self.dialect)
        else:
            error = lost(statement)
        if statement.writes and not self.in_transaction and may_have_happened(error):
            return outcome_unknown(statement)
        return error
