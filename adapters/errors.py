"""
Every exception that twinsql raises, in one tree.

    Error
    ├─ ConfigError                    a setting is missing, unknown, contradictory, or names what is not there
    ├─ SourceError                    something written by hand (SQL, a header, a migration's text) cannot be built
    ├─ MigrationError                 migrations and database do not fit together
    └─ DatabaseError                  a statement failed; says which, where it is written, and whether to try again
       ├─ RowCountError
       │  ├─ NotFound                 one row was promised, none came
       │  └─ MultipleRows             one row was promised, more came
       ├─ IntegrityError
       │  ├─ UniqueViolation
       │  ├─ ForeignKeyViolation
       │  ├─ NotNullViolation
       │  └─ CheckViolation
       ├─ DataError                   a value that the type, the column or the engine cannot hold
       ├─ OperationalError
       │  ├─ ConnectionLost
       │  ├─ LockTimeout
       │  ├─ OutcomeUnknown           the connection went during COMMIT: it may have happened
       │  ├─ PoolTimeout
       │  ├─ QueryCanceled
       │  ├─ SerializationFailure     deadlocks too: the whole transaction is to be repeated
       │  └─ StorageFailure           disk full, read-only or corrupt files
       └─ ProgrammingError
          ├─ NotOnThisEngine          the statement is marked for the other engine
          ├─ TransactionPoisoned      an earlier error ended this scope
          └─ TransactionMisuse        for example a write beside one's own transaction

No text holds a value of a parameter or of a row. Database errors are raised ``from None``: the driver's exception, which does hold
values, is not reachable from them, and neither is a frame of the library: see `leaving`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

Dialect = Literal["sqlite", "postgres"]


class Error(Exception):
    """Root of all errors of twinsql."""


class ConfigError(Error):
    """A setting is wrong; the text names the setting, where it came from and what to do."""


class MigrationError(Error):
    """Migrations and database do not fit together, or a migration's own texts don't."""


class Problem(NamedTuple):
    """One thing wrong in a file written by hand."""

    where: str
    """``sql/chats.sql:12:8``; line and column count from 1."""
    what: str
    """What is wrong, in one sentence."""
    cure: str
    """What to do about it, in one sentence."""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}\n    {self.cure}"


class SourceError(Error):
    """
    Files written by hand cannot be built.

    Attributes:
        problems: all that was found, in the order of the files.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)

    def __reduce__(self) -> tuple[type[SourceError], tuple[tuple[Problem, ...]]]:
        return (type(self), (self.problems,))


class DatabaseError(Error):
    """
    A statement failed.

    Attributes:
        statement: name of the statement, ``chats.get``; None where no statement was running (BEGIN, COMMIT, checking out).
        where: file and line of its text, ``sql/chats.sql:12``.
        dialect: the engine it ran on.
        sqlstate: SQLSTATE on PostgreSQL, the name of the result code (``SQLITE_CONSTRAINT_UNIQUE``) on SQLite.
        constraint: name of the constraint, where the engine tells.
        table: name of the table, where the engine tells.
        column: name of the column, where the engine tells.
        retryable: repeating the whole transaction from its start may succeed and cannot do anything twice.
        hint: what to do.
        told: whether listeners have heard of it.
    """

    default_retryable = False

    def __init__(
        self,
        message: str,
        *,
        statement: str | None = None,
        where: str | None = None,
        dialect: Dialect | None = None,
        sqlstate: str | None = None,
        constraint: str | None = None,
        table: str | None = None,
        column: str | None = None,
        retryable: bool | None = None,
        hint: str | None = None,
    ) -> None:
        self.message = message
        self.statement = statement
        self.where = where
        self.dialect: Dialect | None = dialect
        self.sqlstate = sqlstate
        self.constraint = constraint
        self.table = table
        self.column = column
        self.retryable = self.default_retryable if retryable is None else retryable
        self.hint = hint
        self.told = False
        super().__init__(message)

    def __str__(self) -> str:
        place = f"{self.statement} ({self.where}): " if self.statement else ""
        engine = " ".join(part for part in (self.dialect, self.sqlstate) if part)
        tail = f" [{engine}]" if engine else ""
        hint = f"\n    {self.hint}" if self.hint else ""
        return f"{place}{self.message}{tail}{hint}"

    def __reduce__(self) -> tuple[type[DatabaseError], tuple[str], dict[str, Any]]:
        return (type(self), (self.message,), vars(self))


class RowCountError(DatabaseError):
    """The number of rows is not the one that the statement's header promises."""


class NotFound(RowCountError):
    """One row was promised, none came."""


class MultipleRows(RowCountError):
    """One row was promised, more came."""


class IntegrityError(DatabaseError):
    """The database refused a change because a constraint would be broken."""


class UniqueViolation(IntegrityError):
    """A row with the same key is there already."""


class ForeignKeyViolation(IntegrityError):
    """A row that is referred to is not there, or is still referred to."""


class NotNullViolation(IntegrityError):
    """A column that must hold a value got NULL."""


class CheckViolation(IntegrityError):
    """A CHECK constraint refused the row."""


class DataError(DatabaseError):
    """A value that its type, its column or the engine cannot hold."""


class OperationalError(DatabaseError):
    """The engine, not the statement, is in trouble."""


class ConnectionLost(OperationalError):
    """The connection is gone; retryable unless the statement may already have taken effect."""

    default_retryable = True


class LockTimeout(OperationalError):
    """Another transaction held a lock for longer than we wait."""

    default_retryable = True


class OutcomeUnknown(OperationalError):
    """The connection went while a change was being committed: it may have happened, so repeating it is not safe."""


class PoolTimeout(OperationalError):
    """No connection became free within the configured time."""

    default_retryable = True


class QueryCanceled(OperationalError):
    """The statement ran into a time limit or was cancelled by an operator."""


class SerializationFailure(OperationalError):
    """Concurrent transactions got in each other's way (deadlocks too): repeat the whole transaction."""

    default_retryable = True


class StorageFailure(OperationalError):
    """The disk is full, or the database's files are read-only, unreadable or corrupt."""


class ProgrammingError(DatabaseError):
    """The caller or the statement is wrong."""


class NotOnThisEngine(ProgrammingError):
    """The statement's header says ``only:`` another engine."""


class TransactionPoisoned(ProgrammingError):
    """An earlier error ended this transaction scope: nothing in it is or will be committed."""


class TransactionMisuse(ProgrammingError):
    """A call that cannot work where it stands, such as a write on the database in a thread that holds a transaction."""


UNHARMED = (RowCountError, TransactionMisuse, TransactionPoisoned)
"""Errors after which a transaction goes on: nothing failed in the database."""
