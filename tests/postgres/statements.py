"""Statements as the build would emit them, on one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, LiteralString

from twinsql.adapters.statement import Form, Statement

if TYPE_CHECKING:
    from twinsql.adapters.statement import Row, Values

SCHEMA = "CREATE TABLE notes (id bigint PRIMARY KEY, body text NOT NULL CHECK (body <> ''), parent bigint)"


def as_text(values: Values) -> Values:
    return tuple(None if value is None else str(value) for value in values)


def whole(row: Row) -> Any:
    return row


def first(row: Row) -> Any:
    return row[0]


def statement(name: str, sql: LiteralString, parameters: int = 0, *, writes: bool = False, decode: Any = whole) -> Statement[Any]:
    names = tuple(f"p{number + 1}" for number in range(parameters))
    return Statement(name, "sql/notes.sql:1", names, writes, None, Form(sql, as_text, decode))


ADD = statement("notes.add", "INSERT INTO notes (id, body) VALUES ($1, $2)", 2, writes=True)
RENAME = statement("notes.rename", "UPDATE notes SET body = $2 WHERE id = $1", 2, writes=True)
SLOW_ADD = statement("notes.slow_add", "INSERT INTO notes (id, body) SELECT $1::bigint, $2 FROM pg_sleep(60)", 2, writes=True)
GET = statement("notes.get", "SELECT * FROM notes WHERE id = $1", 1)
ALL = statement("notes.all", "SELECT id, body FROM notes ORDER BY id")
IDS = statement("notes.ids", "SELECT id FROM notes ORDER BY id", decode=first)
LONG = statement("notes.long", "SELECT repeat('x', 1000) FROM generate_series(1, $1::integer)", 1, decode=first)
BACKEND = statement("notes.backend", "SELECT pg_backend_pid()", decode=first)
SLEEP = statement("notes.sleep", "SELECT pg_sleep($1)", 1)
BUSY = statement(
    "notes.busy",
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'",
    decode=first,
)
NOON = statement("notes.noon", "SELECT '2026-03-01 12:00:00+00'::timestamptz, '2026-03-01'::date")
NAME = statement("notes.name", "SELECT current_setting('application_name')", decode=first)
PREPARED = statement("notes.prepared", "SELECT count(*) FROM pg_prepared_statements", decode=first)
