"""Connections to the PostgreSQL that data goes to, or comes from."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg

from ..adapters import urls
from ..adapters.errors import ConfigError, ConnectionLost
from ..adapters.postgres_connect import open_connection
from ..adapters.postgres_errors import translate
from .rights import LACKS_RIGHT, granting

if TYPE_CHECKING:
    from collections.abc import Generator

    from psycopg.pq.abc import PGresult

    from ..adapters.errors import DatabaseError

SESSION = Path(__file__).with_name("session.sql").read_bytes
CONNECT_S = 10.0

MOMENT = b"BEGIN ISOLATION LEVEL SERIALIZABLE, READ ONLY, DEFERRABLE"
"""A moment that some order of the transactions gives, not only one that reads alike."""
STANDBY_MOMENT = b"BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"
"""What a standby can give at most."""
FULL_NAMES = b"SELECT set_config('search_path', '', FALSE)"
"""Definitions and names come with their schema then, whatever the settings of the user and the database are."""

Connection = psycopg.Connection[tuple[Any, ...]]


@contextmanager
def open_session(url: str, *, writes: bool = False, connect_timeout_s: float = CONNECT_S) -> Generator[Connection]:
    """
    A connection in autocommit mode, for as long as the ``with``: UTC, ISO dates, exact floats, no time limits.

    Errors of the server inside the ``with`` come out as the errors of ours, without a value; *writes* is for what they advise.

    Raises:
        ConfigError: the login is refused, or the database's encoding is not UTF8.
        ConnectionLost: the server does not answer, or is gone.
        DatabaseError: it refused something.
    """
    # A server that takes no rows for minutes waits for a lock or for its disk.
    connection = open_connection(url, connect_timeout_s, unacknowledged_ms=0)
    try:
        row = connection.execute(SESSION()).fetchone()
        if row is None or row[-1] != "UTF8":
            raise ConfigError(f"{urls.redacted(url)} has another encoding than UTF8\n    fix:  make a database with ENCODING 'UTF8'")
        yield connection
    except psycopg.Error as caught:
        error = own_error(caught, connection, writes=writes)
    else:
        return
    finally:
        connection.close()
    raise error


def hold_moment(connection: Connection) -> None:
    """Begin a transaction that sees one moment of the database, until it ends."""
    standby = connection.execute("SELECT pg_is_in_recovery()").fetchone() == (True,)
    connection.execute(STANDBY_MOMENT if standby else MOMENT)


def said(refusal: PGresult, connection: Connection, *, writes: bool = False) -> DatabaseError:
    """The error of ours for the server's answer; of a right that the role lacks, with what grants it."""
    error = translate(refusal, None)
    if error.sqlstate == LACKS_RIGHT:
        error.hint = granting(error.message, connection.info.user, writes=writes)
    return error


def own_error(caught: psycopg.Error, connection: Connection, *, writes: bool = False) -> Exception:
    """The error of ours for the driver's: names and codes, no value."""
    if caught.pgresult is not None:
        return said(caught.pgresult, connection, writes=writes)
    if connection.broken or connection.closed:
        return ConnectionLost("the server closed the connection", dialect="postgres", hint="fix:  look at the server, then try again")
    return ConnectionLost(f"the driver failed: {type(caught).__name__}", dialect="postgres")
