"""From SQLite's result codes to our errors: a table, and texts made of the code and of names."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from . import errors

if TYPE_CHECKING:
    from .errors import DatabaseError
    from .statement import Statement

CODES: dict[str, tuple[type[DatabaseError], str]] = {
    "SQLITE_CONSTRAINT_UNIQUE": (errors.UniqueViolation, "a row with this key is there already"),
    "SQLITE_CONSTRAINT_PRIMARYKEY": (errors.UniqueViolation, "a row with this key is there already"),
    "SQLITE_CONSTRAINT_ROWID": (errors.UniqueViolation, "a row with this key is there already"),
    "SQLITE_CONSTRAINT_FOREIGNKEY": (errors.ForeignKeyViolation, "a row that is referred to is missing, or is still referred to"),
    "SQLITE_CONSTRAINT_NOTNULL": (errors.NotNullViolation, "a column that must hold a value got NULL"),
    "SQLITE_CONSTRAINT_CHECK": (errors.CheckViolation, "a CHECK constraint refused the row"),
    "SQLITE_CONSTRAINT_DATATYPE": (errors.DataError, "a value has another type than its column"),
    "SQLITE_CONSTRAINT_TRIGGER": (errors.IntegrityError, "a function or trigger of the database refused the change"),
    "SQLITE_CONSTRAINT": (errors.IntegrityError, "a constraint refused the change"),
    "SQLITE_BUSY_SNAPSHOT": (errors.SerializationFailure, "another process changed the database since this transaction read it"),
    "SQLITE_BUSY": (errors.LockTimeout, "another process held the write lock for longer than the busy timeout"),
    "SQLITE_LOCKED": (errors.LockTimeout, "another statement holds a lock on the table"),
    "SQLITE_INTERRUPT": (errors.QueryCanceled, "the statement was interrupted"),
    "SQLITE_TOOBIG": (errors.DataError, "a text, a blob or a row is larger than SQLite takes"),
    "SQLITE_MISMATCH": (errors.DataError, "a value has another type than its column"),
    "SQLITE_RANGE": (errors.ProgrammingError, "a placeholder's number is out of range"),
    "SQLITE_FULL": (errors.StorageFailure, "the disk is full"),
    "SQLITE_IOERR": (errors.StorageFailure, "reading or writing the database's files failed"),
    "SQLITE_CORRUPT": (errors.StorageFailure, "the database file is corrupt"),
    "SQLITE_NOTADB": (errors.StorageFailure, "the file is no SQLite database, or is encrypted"),
    "SQLITE_READONLY": (errors.StorageFailure, "the database is read-only"),
    "SQLITE_CANTOPEN": (errors.StorageFailure, "the database file cannot be opened"),
    "SQLITE_PERM": (errors.StorageFailure, "the database file may not be used"),
    "SQLITE_NOMEM": (errors.OperationalError, "SQLite is out of memory"),
    "SQLITE_SCHEMA": (errors.OperationalError, "the schema changed while the statement ran"),
    "SQLITE_ERROR": (errors.ProgrammingError, "SQLite refused the statement"),
}
"""The longest code that begins the reported one wins."""

HINTS: dict[str, str] = {
    "SQLITE_CORRUPT": "Restore the last backup; `PRAGMA integrity_check` tells what is damaged.",
    "SQLITE_IOERR": "Look at the disk and the quota of this user; nothing of the change was kept.",
    "SQLITE_NOTADB": "Name the database file; decrypt it first if it is encrypted.",
    "SQLITE_FULL": "Free some space, then try again: nothing of the change was kept.",
    "SQLITE_READONLY": "Check the rights on the file and its folder: SQLite writes beside it.",
    "SQLITE_CANTOPEN": "Check that the file and its folder exist and may be written.",
    "SQLITE_BUSY": "Another process writes for long: look for a transaction that it leaves open.",
}

NAMED = ("no such table: ", "no such column: ", "no such function: ", "no such index: ", "no such collation sequence: ")
"""Beginnings of messages that go on with a name alone: shown where the statement has it, as what MATCH searches for has names too."""

OF_A_TRIGGER = "SQLITE_CONSTRAINT_TRIGGER"
"""What a trigger raises says what its author wrote, values too."""

VALUE_ERRORS = {
    "integer overflow": "a value is outside the range of its type, or has no result (a division by 0, no label of its enum, a second row)",
    "malformed JSON": "a text is no JSON",
    "JSON path error": "a text is no path in a JSON value",
    "user-defined function raised exception": "a value has no result in one of the statement's functions",
    "user-defined aggregate's": "a value has no result in one of the statement's aggregates",
    "ESCAPE expression": "the ESCAPE of a LIKE is not a single character",
    "LIKE or GLOB pattern": "the pattern of a LIKE is longer than SQLite takes",
}
"""Beginnings of messages under the general code that are about a value."""

BARE_FOREIGN_KEY = "FOREIGN KEY constraint failed"
"""SQLite 3.38 says it of INSERT, UPDATE and DELETE with RETURNING under the general code."""

OF_A_TYPE = "a value is outside the range, length or form of its column's type"
"""CHECKs that stand for a column's type have no name: SQLite then tells their condition."""


def translate(error: sqlite3.Error, statement: Statement[object] | None) -> DatabaseError:
    """The error of ours for one of the driver's: no value of a parameter or a row is in it, or reachable from it."""
    name = getattr(error, "sqlite_errorname", None)
    message = str(error)
    if name is None:
        return _without_code(error, message, statement)
    if message == BARE_FOREIGN_KEY:
        name = "SQLITE_CONSTRAINT_FOREIGNKEY"
    kind, text, code = _classify(name)
    if name == "SQLITE_ERROR":
        kind, text = _said(message, kind, text, statement)
    constraint, table, column = _names(message) if name.startswith("SQLITE_CONSTRAINT") and name != OF_A_TRIGGER else (None, None, None)
    subject = constraint or ".".join(part for part in (table, column) if part)
    if name == "SQLITE_CONSTRAINT_CHECK" and constraint and not constraint.isidentifier():
        kind, text, constraint = errors.DataError, OF_A_TYPE, None
    return kind(
        f"{text}: {subject}" if subject else text,
        statement=statement.name if statement else None,
        where=statement.where if statement else None,
        dialect="sqlite",
        sqlstate=name,
        constraint=constraint,
        table=table,
        column=column,
        hint=HINTS.get(code),
    )


def _classify(name: str) -> tuple[type[DatabaseError], str, str]:
    parts = name.split("_")
    for length in range(len(parts), 1, -1):
        code = "_".join(parts[:length])
        if code in CODES:
            return *CODES[code], code
    return errors.OperationalError, "SQLite failed", name


def _said(message: str, kind: type[DatabaseError], text: str, statement: Statement[object] | None) -> tuple[type[DatabaseError], str]:
    """What is in a message under the general code, where it is known to hold no value."""
    for beginning, meaning in VALUE_ERRORS.items():
        if message.startswith(beginning):
            return errors.DataError, meaning
    name = message.partition(": ")[2]
    written = statement is None or (statement.sqlite is not None and name in statement.sqlite.sql)
    return kind, message if written and message.startswith(NAMED) else text


def _names(message: str) -> tuple[str | None, str | None, str | None]:
    """Constraint, table, column out of ``UNIQUE constraint failed: users.email`` and its like."""
    _, found, subject = message.partition(" constraint failed: ")
    if not found:
        return None, None, None
    if message.startswith("CHECK"):
        return subject, None, None
    if subject.startswith("index '"):
        return subject[len("index '") :].rstrip("'"), None, None
    tables, columns = zip(*(one.partition(".")[::2] for one in subject.split(", ")), strict=True)
    return None, tables[0], ", ".join(columns)


def _without_code(error: sqlite3.Error, message: str, statement: Statement[object] | None) -> DatabaseError:
    """For what Python's module itself refuses."""
    kind: type[DatabaseError] = errors.OperationalError
    text = f"the driver failed ({type(error).__name__})"
    if "closed" in message:
        text = "the database is closed"
    elif "decode to UTF-8" in message:
        kind, text = errors.DataError, "a stored text is no valid UTF-8"
    elif isinstance(error, sqlite3.ProgrammingError):
        kind, text = errors.ProgrammingError, "the statement and its parameters do not fit"
    return kind(
        text,
        statement=statement.name if statement else None,
        where=statement.where if statement else None,
        dialect="sqlite",
    )
