"""What sessions of both engines share: counting, telling, and the errors that are no engine's."""

from __future__ import annotations

from time import perf_counter_ns
from typing import TYPE_CHECKING, NoReturn, TypeVar

from .binding import refused
from .codecs import CodecError
from .errors import DataError, MultipleRows, NotFound, NotOnThisEngine
from .timing import ERRORS, TOTAL_NS, new_counts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .errors import DatabaseError, Dialect
    from .protocol import Tracer
    from .statement import Form, Statement, Values
    from .timing import Counts, Ledger

R = TypeVar("R")

OTHER_ENGINE = {"sqlite": "PostgreSQL", "postgres": "SQLite"}


class SessionBase:
    """
    A connection's counts.

    Attributes:
        dialect: the engine.
        ledger: counts of what ran on it.
        wait_ns: how long the present holder waited for it.
        in_transaction: whether a transaction holds it.
    """

    __slots__ = ("dialect", "in_transaction", "ledger", "tracer", "wait_ns")

    def __init__(self, dialect: Dialect, tracer: Tracer | None) -> None:
        self.dialect: Dialect = dialect
        self.ledger: Ledger = {}
        self.tracer = tracer
        self.wait_ns = 0
        self.in_transaction = False

    def done(self, statement: Statement[object], started: int, rows: int) -> None:
        """Count a run that succeeded and tell the tracer."""
        duration = perf_counter_ns() - started
        counts = self.ledger.get(statement) or self._first_run(statement)
        counts[duration.bit_length()] += 1
        counts[TOTAL_NS] += duration
        if self.tracer is not None:
            self.tracer.finished(statement, self.dialect, duration, rows, self.wait_ns, self.in_transaction, None)

    def failed(self, statement: Statement[object], started: int, error: DatabaseError) -> DatabaseError:
        """Count a run that failed, tell the tracer and return *error*."""
        duration = perf_counter_ns() - started
        counts = self.ledger.get(statement) or self._first_run(statement)
        counts[duration.bit_length()] += 1
        counts[TOTAL_NS] += duration
        counts[ERRORS] += 1
        if self.tracer is not None:
            self.tracer.finished(statement, self.dialect, duration, 0, self.wait_ns, self.in_transaction, error)
        return error

    def _first_run(self, statement: Statement[object]) -> Counts:
        counts = self.ledger[statement] = new_counts()
        return counts

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
