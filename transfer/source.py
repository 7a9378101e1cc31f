"""Opening the SQLite database that data comes from: for reading alone, and only if it is one."""

from __future__ import annotations

import re
import sqlite3
from contextlib import contextmanager
from errno import EINVAL
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..adapters.errors import ConfigError, LockTimeout, StorageFailure
from ..adapters.sqlite_errors import translate
from .collations import StandIns

if TYPE_CHECKING:
    from collections.abc import Generator

    from ..adapters.errors import DatabaseError

MAGIC = b"SQLite format 3\0"
HEADER_BYTES = 100
WRITE_VERSION, LOGGED = 18, 2
"""Where the header says how it is written, and what it says of a write-ahead log."""
NO_LOCK = "Read it as a user who may write its folder, where SQLite's locks are, or while nobody writes it."
WAIT_S = 5.0
MOST_PLACES = 100
OF_THE_FILE = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_BUSY")
FUNCTION = re.compile(r"(?:unknown|no such) function: (\w+)")
UNDECLARED = re.compile(rb"(?:NULL value|NUMERIC value|TEXT value|non-\w+ value|CHECK constraint failed) in ")
"""What quick_check says of rows that do not keep to their table's declaration."""


@contextmanager
def open_source(path: Path, *, wait_s: float = WAIT_S) -> Generator[sqlite3.Connection]:
    """
    A connection that reads *path* and cannot write it, for as long as the ``with``. Texts come as their bytes in UTF-8, unchecked.

    A file that others write at the same time is fine: *wait_s* seconds are waited for a lock. The driver's errors inside the ``with``
    come out as the errors of ours, without a value.

    Raises:
        ConfigError: the file is missing, unreadable, or no SQLite database (encrypted ones look like that); or rows would have to be
            compared by a collation that nobody knows.
        LockTimeout: somebody holds it locked, or has written it where no lock can be had.
        StorageFailure: it is damaged.
    """
    check_header(path)
    connection, strangers = None, None
    lonely, before = _lonely(path), _changed(path)
    try:
        connection = sqlite3.connect(_uri(path, lonely=lonely), uri=True, timeout=wait_s, isolation_level=None, check_same_thread=False)
        connection.text_factory = bytes
        # The schema is trusted: before SQLite 3.41 a distrusted one cannot even use json_extract in a generated column, and no function that
        # Python's SQLite brings along can do harm over a connection that reads.
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        strangers = StandIns(connection)
        yield connection
        if lonely and _changed(path) != before:
            raise LockTimeout(f"{path} was written while it was read", dialect="sqlite", sqlstate="SQLITE_BUSY", hint=NO_LOCK)
    except sqlite3.Error as caught:
        error = (strangers and strangers.complaint()) or _unknown(path, str(caught)) or _named(path, translate(caught, None))
    else:
        return
    finally:
        if connection is not None:
            connection.close()
    raise error


def _unknown(path: Path, message: str) -> ConfigError | None:
    """What to say of a generated column that nobody but the application can compute."""
    if not (found := FUNCTION.match(message)):
        return None
    return ConfigError(
        f"{path}: a generated column needs the function {found[1]}, which the application brings along and nobody else knows"
        "\n    fix:  drop that column in the source, or make a plain one of it"
    )


def _named(path: Path, error: DatabaseError) -> DatabaseError:
    """The error with the file's name, where it is about the file."""
    if not str(error.sqlstate).startswith(OF_THE_FILE):
        return error
    return type(error)(f"{path}: {error.message}", dialect=error.dialect, sqlstate=error.sqlstate, hint=error.hint)


def check_header(path: Path) -> None:
    """
    Look at the first bytes of *path*.

    Raises:
        ConfigError: the file is missing, unreadable, or no SQLite database.
    """
    try:
        header = _first_bytes(path)
    except OSError as caught:
        complaint = f"{path} cannot be read: {caught.strerror}\n    fix:  name a database file that this user may read"
    else:
        if header.startswith(MAGIC) and len(header) == HEADER_BYTES:
            return
        reason = f"{path} is empty: it holds no database" if not header else f"{path} is no SQLite database, or it is encrypted"
        complaint = f"{reason}\n    fix:  name the database file; decrypt it first where it is encrypted"
    raise ConfigError(complaint)


def _first_bytes(path: Path) -> bytes:
    # Opening a pipe would wait for whoever writes into it.
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise OSError(EINVAL, "It is a pipe, a socket or a device")
    with path.open("rb") as file:
        return file.read(HEADER_BYTES)


def _uri(path: Path, *, lonely: bool) -> str:
    return f"file:{quote(str(path.absolute()))}?mode=ro{'&immutable=1' if lonely else ''}"


def _lonely(path: Path) -> bool:
    """
    Whether it is a database in WAL mode that nobody has open, in a folder that cannot be written.

    It can be read only as a file that nobody changes, without a lock. Any other has to be locked: a transaction of somebody else's may be in it by half.
    """
    beside = any(Path(f"{path}{one}").exists() for one in ("-wal", "-journal"))
    return not beside and _first_bytes(path)[WRITE_VERSION] == LOGGED and not _writable(path.absolute().parent)


def _changed(path: Path) -> tuple[int, int]:
    facts = path.stat()
    return facts.st_mtime_ns, facts.st_size


def _writable(folder: Path) -> bool:
    import os  # noqa: PLC0415 - one question

    return os.access(folder, os.W_OK)


def check_pages(connection: sqlite3.Connection) -> None:
    """
    Read every page of the database. Rows that break what their table declares are no damage: a census says what they are.

    Raises:
        StorageFailure: it is damaged; says how many places, never what stands there.
    """
    told = connection.execute(f"PRAGMA quick_check({2**31 - 1})")
    found = list(islice((one for (one,) in told if one != b"ok" and not UNDECLARED.match(one)), MOST_PLACES))
    if found:
        raise StorageFailure(
            f"the database is damaged: quick_check found {len(found)} place{'s' * (len(found) > 1)}",
            dialect="sqlite",
            sqlstate="SQLITE_CORRUPT",
            hint="Restore a backup, or save what can be saved with `sqlite3 FILE .recover`, and look at what it could not save.",
        )
