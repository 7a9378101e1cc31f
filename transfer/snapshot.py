"""A copy of a SQLite database as it is at one moment, while others go on writing it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from ..adapters.errors import LockTimeout, StorageFailure
from ..adapters.sqlite_errors import translate
from .files import whole_path
from .outcome import TransferRefused
from .source import WAIT_S, open_source

if TYPE_CHECKING:
    from collections.abc import Callable


def take_snapshot(source: Path, target: Path, *, wait_s: float = WAIT_S) -> None:
    """
    Copy the database *source* to the new file *target* by SQLite's backup interface, in one step: never the files themselves.

    Writers of a source in WAL mode go on meanwhile. The copy has mode 0600, is written aside, synced and renamed, so *target* is there
    whole or not at all; one that was there is replaced.

    Raises:
        ConfigError: *source* is no database that can be read.
        LockTimeout: *source* stayed locked for *wait_s* seconds.
        StorageFailure: the disk is full, or a file is damaged or cannot be written.
    """
    with open_source(source, wait_s=wait_s) as connection:
        copy_database(connection, source, target, wait_s=wait_s)


def copy_database(connection: sqlite3.Connection, source: Path, target: Path, *, wait_s: float = WAIT_S) -> None:
    """The same over a *connection* of ``open_source``; in a transaction of its, the copy is of the moment that the transaction sees."""
    try:
        _check_room(source, target.parent)
        with whole_path(target) as aside:
            _copy(connection, aside, wait_s)
    except OSError as caught:
        reason = caught.strerror
    else:
        return
    raise StorageFailure(f"{target} cannot be written: {reason}", dialect="sqlite", hint="Free some space, or name another folder.")


def _copy(connection: sqlite3.Connection, aside: Path, wait_s: float) -> None:
    try:
        with closing(sqlite3.connect(aside)) as copy:
            # One step: a copy in several begins anew whenever somebody writes, and may never end.
            connection.backup(copy, pages=-1, progress=waiting(wait_s))
            # Else the copy would want files beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as caught:
        error = translate(caught, None)
        Path(f"{aside}-journal").unlink(missing_ok=True)
    else:
        return
    raise error


def refuse_remains(target: Path) -> None:
    """
    Look whether the new database *target* would be alone.

    Raises:
        TransferRefused: something lies beside it that SQLite would put into any database of this name.
    """
    beside = [f"{target}{suffix}" for suffix in ("-wal", "-journal")]
    if there := [one for one in beside if Path(one).exists() and Path(one).stat().st_size]:
        raise TransferRefused(
            f"{there[0]} is of a database that is gone: SQLite would put its contents into the new one\n"
            "    fix:  move it elsewhere, or name another file"
        )


def waiting(wait_s: float) -> Callable[[int, int, int], None]:
    """For SQLite's backup interface, which by itself would wait for ever: LockTimeout after *wait_s* seconds."""
    deadline = monotonic() + wait_s

    def patience(status: int, _remaining: int, _total: int) -> None:
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} and monotonic() > deadline:
            raise LockTimeout(f"the database stayed locked for {wait_s:g} s", dialect="sqlite", sqlstate="SQLITE_BUSY")

    return patience


def _check_room(source: Path, folder: Path) -> None:
    needed = sum(path.stat().st_size for path in (source, Path(f"{source}-wal")) if path.exists())
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise StorageFailure(
            f"{folder} has {free:,} bytes free, the snapshot needs {needed:,}",
            dialect="sqlite",
            hint="Free some space, or name another folder.",
        )
