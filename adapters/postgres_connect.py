"""Opening a PostgreSQL connection, and saying what is wrong where that fails."""

from __future__ import annotations

from functools import cache
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg.pq import ExecStatus

from . import urls
from .connect_failure import explain
from .errors import ConfigError, ConnectionLost
from .postgres_errors import translate

if TYPE_CHECKING:
    from .errors import Error
    from .statement import Row

OLDEST = 15
NEW_DATABASE = "CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"

DEFAULTS = {
    "fallback_application_name": "twinsql",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
}
"""
Parameters of the connection that the address may set otherwise. A server that is gone without a word is noticed within a minute by keepalives
while we wait for its answer.
"""
UNACKNOWLEDGED_MS = 60_000
"""The same where the server has not even acknowledged what it was sent: its ``tcp_user_timeout`` (on Linux)."""


def open_connection(url: str, timeout_s: float, unacknowledged_ms: int = UNACKNOWLEDGED_MS) -> psycopg.Connection[Row]:
    """
    A connection in autocommit mode.

    Args:
        url: of a database.
        timeout_s: how long the server may take to answer.
        unacknowledged_ms: how long the server may take nothing of what it is sent, unless the address says so; 0 is the system's quarter of an
            hour without a sign of life, and no limit while it waits for a lock or a disk.

    Raises:
        ConfigError: trying again is no use: wrong password, unknown database, wrong address.
        ConnectionLost: the server may answer later.
    """
    try:
        parts = urls.parse(url)
        wanted = {**DEFAULTS, "tcp_user_timeout": str(unacknowledged_ms)}
        defaults: dict[str, Any] = {name: value for name, value in wanted.items() if parts.parameter(name) is None}
        return psycopg.connect(
            urls.driver_url(url),
            connect_timeout=max(2, ceil(timeout_s)),
            autocommit=True,
            prepare_threshold=None,
            client_encoding="utf8",
            **defaults,
        )
    except urls.UrlError as caught:
        error: Error = ConfigError(f"The PostgreSQL address {urls.redacted(url)} is wrong: {caught}.")
    except psycopg.Error as caught:
        error = _connect_error(url, str(caught))
    raise error


def greet(connection: psycopg.Connection[Row], url: str) -> None:
    """
    Set up a new *connection* as the codecs expect it, and see that the database can give SQLite's answers: one round trip.

    Raises:
        ConfigError: it cannot.
        DatabaseError: the server refused or hung up.
    """
    try:
        answer = connection.pgconn.exec_(_hello())
    except psycopg.Error as caught:
        answer, message = None, str(caught)
    else:
        message = ""
    if answer is None:
        raise _connect_error(url, message)
    if answer.status != ExecStatus.TUPLES_OK:
        raise translate(answer, None)
    version, unicode, by_code_point = (answer.get_value(0, column) or b"" for column in (4, 5, 6))
    complaint = _complaint(int(version) // 10000, unicode=unicode == b"t", by_code_point=by_code_point == b"t")
    if complaint:
        raise ConfigError(f"{urls.redacted(url)}: {complaint}")


def _complaint(version: int, *, unicode: bool, by_code_point: bool) -> str | None:
    if version < OLDEST:
        return f"PostgreSQL {version} is too old.\n    fix:  use PostgreSQL {OLDEST} or newer"
    if not unicode:
        return f"encoding and LC_CTYPE of the database do not know Unicode.\n    fix:  make a new one: {NEW_DATABASE}"
    if not by_code_point:
        return f"the database sorts text by the rules of a language, SQLite by code point.\n    fix:  make a new one: {NEW_DATABASE}"
    return None


@cache
def _hello() -> bytes:
    return Path(__file__).with_name("postgres_hello.sql").read_bytes()


def _connect_error(url: str, message: str) -> Error:
    """The error for a connection that did not come about, from the driver's *message*, of which nothing is shown."""
    reason = explain(message)
    what = f"{urls.redacted(url)} cannot be reached: {reason.meaning}"
    if reason.wrong_setting:
        return ConfigError(f"{what}\n    fix:  {reason.cure}")
    return ConnectionLost(what, dialect="postgres", hint=f"fix:  {reason.cure}")
