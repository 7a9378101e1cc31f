"""Opening a SQLite file, which must be there, and bending SQLite towards PostgreSQL."""

from __future__ import annotations

import os
import sqlite3
from time import monotonic, sleep
from typing import TYPE_CHECKING

from .errors import ConfigError, DatabaseError, LockTimeout, StorageFailure
from .sqlite_errors import translate

if TYPE_CHECKING:
    from pathlib import Path

OLDEST = (3, 38)
MEMORY = ":memory:"
CACHED_STATEMENTS = 512

WAL_PAUSE_S = 0.005

PRAGMAS = ("foreign_keys = ON", "case_sensitive_like = ON", "synchronous = FULL")
"""On every connection; the busy timeout goes before."""


def check_version() -> None:
    """Raise ConfigError for a SQLite that lacks what the translator writes."""
    if sqlite3.sqlite_version_info < OLDEST:
        raise ConfigError(f"SQLite {sqlite3.sqlite_version} is too old: twinsql needs 3.38 or newer. Use a newer Python.")


def uri(path: Path | str) -> str:
    """
    What SQLite is to open: never a file that it would make.

    Raises:
        ConfigError: there is no such file.
    """
    if str(path) == MEMORY:
        return MEMORY
    file = os.fspath(path)
    try:
        os.stat(file)
    except OSError as caught:
        reason = caught.strerror
    else:
        if os.path.isdir(file):
            example = os.path.join(file, "chat.db")
            raise ConfigError(f"The database path {file} is a directory: name a file in it, such as DATABASE_URL={example}.")
        return f"file:{_quoted(os.path.join(os.getcwd(), file))}?mode=rw"
    raise ConfigError(f"There is no database file {file} ({reason}): `twinsql setup sqlite` makes it.")


def _quoted(path: str) -> str:
    """*path* as a part of an address. It is not made with pathlib, and most need no quoting: both are slow to load."""
    if path.isascii() and path.translate(_PLAIN).isalnum():
        return path
    from urllib.parse import quote  # noqa: PLC0415 - see above

    return quote(path)


_PLAIN = dict.fromkeys(map(ord, "/._-"))


def open_first(uri: str, busy_timeout_ms: int) -> sqlite3.Connection:
    """
    The writing connection, which puts the file into WAL mode.

    Raises:
        ConfigError: the file is no database of SQLite's, or cannot be written.
        DatabaseError: SQLite cannot open it now.
    """
    try:
        raw = _open(uri, busy_timeout_ms, PRAGMAS)
        if uri != MEMORY:
            _use_wal(raw, busy_timeout_ms)
    except StorageFailure as failure:
        message = (
            f"{uri.removeprefix('file:').removesuffix('?mode=rw')} cannot be used as a database: {failure.message} [{failure.sqlstate}]"
        )
        hint = failure.hint
    else:
        return raw
    raise ConfigError(message + (f"\n    {hint}" if hint else ""))


def _use_wal(raw: sqlite3.Connection, busy_timeout_ms: int) -> None:
    """Readers that do not wait for writers. To begin with it, SQLite wants the file alone, and does not wait for that by itself."""
    deadline = monotonic() + busy_timeout_ms / 1000
    while True:
        try:
            mode = raw.execute("PRAGMA journal_mode = WAL").fetchone()[0]
            break
        except sqlite3.Error as caught:
            error = translate(caught, None)
        if not isinstance(error, LockTimeout) or monotonic() >= deadline:
            raw.close()
            raise error
        sleep(WAL_PAUSE_S)
    if mode != "wal":
        raw.close()
        raise ConfigError(f"SQLite cannot keep a write-ahead log beside the database file (journal mode {mode}): use a local disk.")


def open_reader(uri: str, busy_timeout_ms: int) -> sqlite3.Connection:
    """A connection that cannot write; raises DatabaseError."""
    return _open(uri, busy_timeout_ms, (*PRAGMAS, "query_only = ON"))


def open_untouched(path: Path, busy_timeout_ms: int) -> sqlite3.Connection:
    """
    A connection that reads the file and leaves it as it is: its journal mode too.

    Raises:
        ConfigError: there is no such file.
        DatabaseError: SQLite cannot open it.
    """
    check_version()
    # In a folder that cannot be written, a database in WAL mode opens only as a file that nobody changes, which it is there.
    lonely = not os.path.exists(f"{path}-wal") and not os.access(path.absolute().parent, os.W_OK)
    place = uri(path).replace("?mode=rw", f"?mode=ro{'&immutable=1' if lonely else ''}")
    return _open(place, busy_timeout_ms, (*PRAGMAS, "query_only = ON"))


def _open(uri: str, busy_timeout_ms: int, pragmas: tuple[str, ...]) -> sqlite3.Connection:
    raw = None
    try:
        raw = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, cached_statements=CACHED_STATEMENTS, timeout=0)
        for pragma in (f"busy_timeout = {busy_timeout_ms:d}", *pragmas):
            raw.execute(f"PRAGMA {pragma}").fetchall()
    except sqlite3.Error as caught:
        error: DatabaseError = translate(caught, None)
    else:
        return raw
    if raw is not None:
        raw.close()
    raise error
