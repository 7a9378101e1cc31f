"""One SQLite connection and how a statement runs on it."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from functools import partial
from time import perf_counter_ns
from typing import TYPE_CHECKING, TypeVar

from .codecs import CodecError
from .errors import DatabaseError, MultipleRows, ProgrammingError
from .session_base import Batch, SessionBase
from .sqlite_errors import translate
from .sqlite_rows import HeldRows
from .statement import Form
from .stepped import with_steps
from .stream import Stream
from .tracing import SILENT

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

    from .statement import Row, Statement, Values
    from .tracing import Tracing

R = TypeVar("R")

T = TypeVar("T")

CAUGHT = (sqlite3.Error, CodecError, ValueError, TypeError, IndexError, ArithmeticError)
"""What binding, the driver and reading back raise."""


def _bound(values: Values) -> Values:
    return values


class Absent:
    """No row, where a row may be None."""


ABSENT = Absent()


class SqliteSession(SessionBase):
    """
    A connection with a cursor that is kept, and its own counts (protocol Session). One caller at a time.

    Attributes:
        raw: the driver's connection, in autocommit mode.
        closed: whether that is closed.
        holder: the thread whose transaction has it, or had it last.
        reads_only: whether it cannot write.
    """

    __slots__ = ("_cursor", "_knows_functions", "_streams", "closed", "holder", "raw", "reads_only")

    def __init__(self, raw: sqlite3.Connection, tracing: Tracing = SILENT, *, reads_only: bool = False) -> None:
        super().__init__("sqlite", tracing)
        self.reads_only = reads_only
        self.holder = 0
        self._streams: list[HeldRows] = []
        self.use(raw)

    def use(self, raw: sqlite3.Connection) -> None:
        """Go on with another connection."""
        self.raw = raw
        self.closed = False
        self._knows_functions = False
        self._cursor = raw.cursor()

    def close(self) -> None:
        """Close the connection; twice is fine."""
        self.closed = True
        self.raw.close()

    def detach(self) -> None:
        """Leave the connection alone, open as it is: whoever still uses this session hears that the database is closed."""
        self.use(sqlite3.connect(":memory:", check_same_thread=False))
        self.close()

    def sibling(self) -> SqliteSession:
        """Another cursor on the same connection, counted together with this one."""
        other = SqliteSession(self.raw, self.tracing)
        other.ledger = self.ledger
        other.transaction = self.transaction
        return other

    def one(self, statement: Statement[R], values: Values, /) -> R:
        """As in Executor."""
        row = self.first(statement, values, ABSENT)
        if isinstance(row, Absent):
            raise self.none_came(statement)
        return row

    def one_or_none(self, statement: Statement[R], values: Values, /) -> R | None:
        """As in Executor."""
        return self.first(statement, values, None)

    def first(self, statement: Statement[R], values: Values, absent: T, /) -> R | T:  # noqa: C901 - a call more would cost every row
        """The only row, or *absent*; raises MultipleRows."""
        form = statement.sqlite or self.not_here(statement)
        if form.steps:
            if not self.raw.in_transaction:
                return self._whole(partial(self.first, statement, values, absent), statement, values)
            form = self._stepped(form)
        if self._streams and statement.writes:
            self._finish_streams()
        cursor = self._cursor
        if self.tells_starts:
            self.start(statement, values)
        started = perf_counter_ns()
        try:
            cursor.execute(form.sql, form.bind(values))
            row: Row | None = cursor.fetchone()
            if row is None:
                self.done(statement, started, 0, values)
                return absent
            second: Row | None = cursor.fetchone()
            result = form.decode(row)
            count = 1 if second is None else 2 + sum(1 for _ in cursor)  # a RETURNING that is not read to its end is not done
        except CAUGHT as caught:
            if self._taught(caught):
                return self.first(statement, values, absent)
            error = self.failed(statement, started, self._error(caught, statement, values), values)
        except BaseException:
            self._drop_cursor()
            self.broke_off(statement, started, values)
            raise
        else:
            self.done(statement, started, count, values)
            if second is None:
                return result
            error = self.more_came(statement)
        raise error

    def all(self, statement: Statement[R], values: Values, /) -> list[R]:
        """As in Executor."""
        form = statement.sqlite or self.not_here(statement)
        if form.steps:
            if not self.raw.in_transaction:
                return self._whole(partial(self.all, statement, values), statement, values)
            form = self._stepped(form)
        if self._streams and statement.writes:
            self._finish_streams()
        cursor = self._cursor
        if self.tells_starts:
            self.start(statement, values)
        started = perf_counter_ns()
        try:
            cursor.execute(form.sql, form.bind(values))
            rows = list(map(form.decode, cursor.fetchall()))
        except CAUGHT as caught:
            if self._taught(caught):
                return self.all(statement, values)
            error = self.failed(statement, started, self._error(caught, statement, values), values)
        except BaseException:
            self._drop_cursor()
            self.broke_off(statement, started, values)
            raise
        else:
            self.done(statement, started, len(rows), values)
            return rows
        raise error

    def execute(self, statement: Statement[R], values: Values, /) -> int:
        """As in Executor."""
        form = statement.sqlite or self.not_here(statement)
        if form.steps:
            if not self.raw.in_transaction:
                return self._whole(partial(self.execute, statement, values), statement, values)
            form = self._stepped(form)
        if self._streams and statement.writes:
            self._finish_streams()
        cursor = self._cursor
        if self.tells_starts:
            self.start(statement, values)
        started = perf_counter_ns()
        try:
            cursor.execute(form.sql, form.bind(values))
            count = cursor.rowcount
            if count < 0 or cursor.description is not None:
                count = self._count(cursor)
        except CAUGHT as caught:
            if self._taught(caught):
                return self.execute(statement, values)
            error = self.failed(statement, started, self._error(caught, statement, values), values)
        except BaseException:
            self._drop_cursor()
            self.broke_off(statement, started, values)
            raise
        else:
            self.done(statement, started, count, values)
            return count
        raise error

    def execute_many(self, statement: Statement[R], rows: Iterable[Values], /) -> int:
        """Run *statement* for each of *rows*; the caller's transaction makes it all or none."""
        form = statement.sqlite or self.not_here(statement)
        if self._streams:
            self._finish_streams()
        batch = Batch(form, rows)
        run = self.batch_start(statement)
        try:
            count = self._run_batch(statement, form.sql, batch)
        except (sqlite3.Error, CodecError) as caught:
            error = self.batch_failed(run, self._error(caught, statement, batch.last), batch.last)
        except BaseException:
            self.batch_broke_off(run, batch.last)
            raise
        else:
            self.batch_done(run, count, batch.last)
            return count
        raise error

    def _run_batch(self, statement: Statement[R], sql: str, batch: Batch) -> int:
        """The first row shows what the driver makes of the statement: it counts changes only of what begins with INSERT, UPDATE, DELETE."""
        cursor, form = self._cursor, statement.sqlite
        stepped = self._stepped(Form(form.sql, _bound, form.decode, form.steps)) if form is not None and form.steps else None
        count = 0
        for values in batch:
            self._start(cursor, sql, values if stepped is None else stepped.bind(values))
            if stepped is not None and cursor.description is not None:
                count += self._count(cursor)
                continue
            if cursor.description is not None:
                raise ProgrammingError(
                    "a batch returns no rows", statement=statement.name, where=statement.where, dialect=self.dialect, hint="Drop RETURNING."
                )
            if stepped is None and cursor.rowcount >= 0:
                return cursor.rowcount + max(cursor.executemany(sql, batch).rowcount, 0)
            count += cursor.rowcount if cursor.rowcount >= 0 else self._changes()
        return count

    @contextmanager
    def iterate(self, statement: Statement[R], values: Values, /) -> Generator[Stream[R]]:
        """As in Executor."""
        stream = Stream(self._rows(statement, values), statement, self.dialect, self.raised)
        try:
            yield stream
        finally:
            stream.close()

    def _rows(self, statement: Statement[R], values: Values) -> Generator[R]:
        form = statement.sqlite or self.not_here(statement)
        rows = HeldRows(self.raw.cursor())
        self._streams.append(rows)
        count = 0
        run = self.start_stream(statement, values)
        started = run.started_ns
        try:
            self._start(rows.cursor, form.sql, form.bind(values))
            for row in rows:
                decoded = form.decode(row)
                count += 1
                yield decoded
        except GeneratorExit:
            self.done(statement, started, count, values, run)
            return
        except CAUGHT as caught:
            error = self.failed(statement, started, self._error(caught, statement, values), values, run)
        except BaseException:
            self.broke_off(statement, started, values, run)
            raise
        else:
            self.done(statement, started, count, values, run)
            return
        finally:
            self._streams.remove(rows)
            rows.cursor.close()
        raise error

    def _stepped(self, form: Form[R]) -> Form[R]:
        """*form* as one of a single step. A later step may call a function, and those before it cannot begin again: so it is learnt now."""
        self._start(self._cursor, "SELECT pg_unpack(NULL)", ())
        return with_steps(self._cursor, form)

    def _whole(self, run: Callable[[], T], statement: Statement[object], values: Values) -> T:
        """*run* a *statement* of several steps outside a transaction: all of it or nothing. A closure for *run* would slow all others down."""
        started = perf_counter_ns()
        try:
            self.control("BEGIN IMMEDIATE", statement)
        except DatabaseError as error:
            self.failed(statement, started, error, values)
            raise
        try:
            result = run()
        except MultipleRows:
            # What it changes stays, as after a statement of one step.
            self.control("COMMIT", statement)
            raise
        except BaseException:
            self.roll_back()
            raise
        try:
            self.control("COMMIT", statement)
        except BaseException:
            self.roll_back()
            raise
        return result

    def control(self, command: str, /, statement: Statement[object] | None = None) -> None:
        """Run BEGIN, COMMIT, SAVEPOINT and the like, for *statement* where it is for one alone."""
        try:
            self._cursor.execute(command)
        except sqlite3.Error as caught:
            error = translate(caught, statement)
        else:
            return
        raise error

    def roll_back(self) -> None:
        """Take back what is open; SQLite itself may have done so after a failure of the disk."""
        try:
            if not self.raw.in_transaction:
                return
            self._cursor.execute("ROLLBACK")
        except sqlite3.Error as caught:
            error = translate(caught, None)
        else:
            return
        raise error

    def _start(self, cursor: sqlite3.Cursor, sql: str, values: Values) -> None:
        try:
            cursor.execute(sql, values)
        except sqlite3.Error as caught:
            if not self._taught(caught):
                raise
            cursor.execute(sql, values)

    def _taught(self, caught: Exception) -> bool:
        """
        Whether the connection has learnt the functions that *caught* says it lacks.

        They are registered by the first statement that calls one: loading them would double the time that a process takes to its first
        row. SQLite fails before it runs anything, so that the statement can begin again.
        """
        if self._knows_functions or not str(caught).startswith("no such function: pg_"):
            return False
        from .functions.registry import register  # noqa: PLC0415 - see above

        register(self.raw)
        self._knows_functions = True
        return True

    def _count(self, cursor: sqlite3.Cursor) -> int:
        """Rows of what the driver does not count: reads, RETURNING before it is read, writes that begin with WITH."""
        return self._changes() if cursor.description is None else sum(1 for _ in cursor)

    def _changes(self) -> int:
        """Rows that the last statement changed."""
        count: int = self._cursor.execute("SELECT changes()").fetchone()[0]
        return count

    def _finish_streams(self) -> None:
        """Fetch what open streams have not read yet: SQLite leaves open whether they would see the change that comes now."""
        for rows in self._streams:
            rows.finish()

    def _drop_cursor(self) -> None:
        """After a failure or an interrupt: a statement that is not read to its end would hold its lock."""
        if not self.closed:
            self._cursor.close()
            self._cursor = self.raw.cursor()

    def _error(self, caught: Exception, statement: Statement[object], values: Values) -> DatabaseError:
        self._drop_cursor()
        return translate(caught, statement) if isinstance(caught, sqlite3.Error) else self.value_error(caught, statement, values)
