"""From SQLSTATE to our errors: a table, and texts made of the code and of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psycopg.pq import DiagnosticField

from . import errors

if TYPE_CHECKING:
    from psycopg.pq.abc import PGresult

    from .errors import DatabaseError
    from .statement import Statement

CODES: dict[str, tuple[type[DatabaseError], str]] = {
    "23505": (errors.UniqueViolation, "a row with this key is there already"),
    "23503": (errors.ForeignKeyViolation, "a row that is referred to is missing, or is still referred to"),
    "23502": (errors.NotNullViolation, "a column that must hold a value got NULL"),
    "23514": (errors.CheckViolation, "a CHECK constraint refused the row"),
    "23": (errors.IntegrityError, "a constraint refused the change"),
    "44": (errors.CheckViolation, "a view's CHECK OPTION refused the row"),
    "P0001": (errors.IntegrityError, "a function or trigger of the database refused the change"),
    "22001": (errors.DataError, "a text is longer than its column takes"),
    "22003": (errors.DataError, "a number is outside the range of its type"),
    "22012": (errors.DataError, "division by zero"),
    "22P02": (errors.DataError, "a text is no value of the type that it is read as"),
    "22": (errors.DataError, "a value that its type cannot hold"),
    "21": (errors.DataError, "a subquery gave more than one row, or one statement would change a row twice"),
    "54": (errors.DataError, "a value, an index entry or a statement is larger than PostgreSQL takes"),
    "40003": (errors.OutcomeUnknown, "the server does not know whether the change happened"),
    "40P01": (errors.SerializationFailure, "a deadlock with another transaction"),
    "40": (errors.SerializationFailure, "a concurrent transaction got in the way"),
    "55P03": (errors.LockTimeout, "another transaction held a lock for longer than lock_timeout"),
    "57014": (errors.QueryCanceled, "the statement was cancelled"),
    "57P01": (errors.ConnectionLost, "the server is shutting down, or an operator ended the connection"),
    "57P02": (errors.ConnectionLost, "the server crashed"),
    "57P03": (errors.ConnectionLost, "the server does not take connections now"),
    "57P04": (errors.ConnectionLost, "the database was dropped"),
    "57P05": (errors.ConnectionLost, "the connection was idle for longer than idle_session_timeout"),
    "57": (errors.OperationalError, "an operator intervened"),
    "08": (errors.ConnectionLost, "the connection to the server is lost"),
    "53100": (errors.StorageFailure, "the server's disk is full"),
    "53300": (errors.ConnectionLost, "the server has no connection left"),
    "53": (errors.OperationalError, "the server is out of a resource"),
    "58": (errors.StorageFailure, "reading or writing the server's files failed"),
    "XX001": (errors.StorageFailure, "the server found damaged data"),
    "XX002": (errors.StorageFailure, "the server found a damaged index"),
    "25006": (errors.TransactionMisuse, "a write in a read-only transaction, or on a server that only reads"),
    "25P02": (errors.TransactionPoisoned, "an earlier error ended this transaction scope"),
    "25P03": (errors.ConnectionLost, "the transaction was idle for longer than idle_in_transaction_session_timeout"),
    "25P04": (errors.QueryCanceled, "the transaction took longer than transaction_timeout"),
    "34": (errors.TransactionMisuse, "the stream is over: its transaction scope was rolled back"),
    "26": (errors.ProgrammingError, "a prepared statement is not there any more"),
    "2BP01": (errors.ProgrammingError, "something else depends on it, a view or a foreign key"),
    "42": (errors.ProgrammingError, "PostgreSQL refused the statement"),
    "0A": (errors.ProgrammingError, "PostgreSQL does not support this"),
    "28": (errors.OperationalError, "the server refused the login"),
}
"""The longest code that begins the reported one wins."""

POOLER_HINT = "If a pooler such as PgBouncer answers there, add pgbouncer=true to the address."
SCHEMA_HINT = "Are all migrations applied? `twinsql migrate` applies them; then `twinsql build --check`."

HINTS = {
    "26000": POOLER_HINT,
    "42P05": POOLER_HINT,
    "42P01": SCHEMA_HINT,
    "42703": SCHEMA_HINT,
    "42883": SCHEMA_HINT,
    "53300": "Lower POSTGRES_POOL_SIZE, or go through a pooler.",
}

SPEAKING = ("08", "53", "57")
"""Classes whose messages hold names, never values."""

NAMING = frozenset({"aclchk.c", "heap.c", "index.c", "plancat.c", "postgres.c", "typecmds.c"})
"""Of class 42, what these files of the server say holds names; what others say does where it points at a place in the statement's text."""

NEVER_RAN = frozenset({"57P01", "57P03", "57P04", "57P05", "25P03", "25P04", "53300"})
"""The server's farewells from which it follows that the change it was asked for is not committed."""


def translate(refusal: PGresult, statement: Statement[object] | None) -> DatabaseError:
    """The error of ours for the server's answer: no value of a parameter or a row is in it, or reachable from it."""
    code = field(refusal, DiagnosticField.SQLSTATE) or ""
    kind, text = _classify(code)
    if stale_plan(refusal):
        kind, text = errors.SerializationFailure, "a migration changed a table of this statement"
    elif speaks(refusal):
        text = field(refusal, DiagnosticField.MESSAGE_PRIMARY) or text
    constraint = field(refusal, DiagnosticField.CONSTRAINT_NAME)
    table = field(refusal, DiagnosticField.TABLE_NAME)
    column = field(refusal, DiagnosticField.COLUMN_NAME)
    subject = constraint or ".".join(name for name in (table, column) if name)
    return kind(
        f"{text}: {subject}" if subject else text,
        statement=statement.name if statement else None,
        where=statement.where if statement else None,
        dialect="postgres",
        sqlstate=code or None,
        constraint=constraint,
        table=table,
        column=column,
        hint=HINTS.get(code),
    )


def field(refusal: PGresult, name: DiagnosticField) -> str | None:
    """One field of the server's answer."""
    content = refusal.error_field(name)
    return None if content is None else content.decode(errors="replace")


def speaks(refusal: PGresult) -> bool:
    """
    Whether the server's own message may be shown.

    Class 42 is not only the parser's: ``to_tsquery`` and casts to ``regclass`` or ``jsonpath`` use it for values, and RAISE for anything.
    """
    code = field(refusal, DiagnosticField.SQLSTATE) or ""
    if field(refusal, DiagnosticField.SOURCE_FUNCTION) == "exec_stmt_raise":
        return False
    if code.startswith("42"):
        return bool(field(refusal, DiagnosticField.STATEMENT_POSITION)) or field(refusal, DiagnosticField.SOURCE_FILE) in NAMING
    return code.startswith(SPEAKING)


def stale_plan(refusal: PGresult) -> bool:
    """Whether a prepared statement's columns were changed by a migration; told by where it was raised, as messages may be translated."""
    return (
        field(refusal, DiagnosticField.SQLSTATE) == "0A000" and field(refusal, DiagnosticField.SOURCE_FUNCTION) == "RevalidateCachedQuery"
    )


def lost(statement: Statement[object] | None) -> errors.ConnectionLost:
    """For a connection that went without a word."""
    return errors.ConnectionLost(
        "the connection to the server is lost",
        statement=statement.name if statement else None,
        where=statement.where if statement else None,
        dialect="postgres",
    )


def may_have_happened(error: DatabaseError) -> bool:
    """Whether a change may be committed although this *error* is all that was heard of it."""
    return isinstance(error, errors.ConnectionLost) and error.sqlstate not in NEVER_RAN


def outcome_unknown(statement: Statement[object] | None) -> errors.OutcomeUnknown:
    """For a change that was being committed when the connection went."""
    return errors.OutcomeUnknown(
        "the connection went while the change was being committed: it may have happened",
        statement=statement.name if statement else None,
        where=statement.where if statement else None,
        dialect="postgres",
        hint="Look whether the change is there before you repeat it; `db.run` does that by itself.",
    )


def _classify(code: str) -> tuple[type[DatabaseError], str]:
    for length in (5, 2):
        if code[:length] in CODES:
            return CODES[code[:length]]
    if not code:
        return errors.ConnectionLost, "the connection to the server is lost"
    return errors.OperationalError, "PostgreSQL failed"
