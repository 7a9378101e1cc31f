"""Whether a change is taken by both engines, and the class of reason for which it is refused."""

import re
import sqlite3

import psycopg

SQLSTATES = {"23505": "unique", "23503": "foreign key", "23502": "not null", "23514": "check", "22": "value", "23001": "foreign key"}
SQLITE_CODES = {
    "SQLITE_CONSTRAINT_UNIQUE": "unique",
    "SQLITE_CONSTRAINT_PRIMARYKEY": "unique",
    "SQLITE_CONSTRAINT_FOREIGNKEY": "foreign key",
    "SQLITE_CONSTRAINT_TRIGGER": "foreign key",  # what ON DELETE RESTRICT reports
    "SQLITE_CONSTRAINT_NOTNULL": "not null",
    "SQLITE_CONSTRAINT_DATATYPE": "value",
    "SQLITE_ERROR": "value",  # a number out of range
}


def refused_by_sqlite(error: sqlite3.Error) -> str:
    if error.sqlite_errorname == "SQLITE_CONSTRAINT_CHECK":
        # A type's own CHECK has no name, so SQLite reports its condition.
        return "check" if re.fullmatch(r"CHECK constraint failed: \w+", str(error)) else "value"
    return SQLITE_CODES[error.sqlite_errorname]


def refused_by_postgres(error: psycopg.Error) -> str:
    code = error.sqlstate or ""
    return SQLSTATES.get(code) or SQLSTATES[code[:2]]


def outcomes(file: sqlite3.Connection, server: psycopg.Connection, sql: str) -> tuple[str, str]:
    ours = theirs = "taken"
    try:
        file.execute(sql)
    except sqlite3.Error as error:
        ours = refused_by_sqlite(error)
    try:
        server.execute(sql.encode())
    except psycopg.Error as error:
        theirs = refused_by_postgres(error)
    return ours, theirs
