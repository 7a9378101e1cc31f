"""A copy of a SQLite database as it is at one moment, while others go on writing it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from time import monotonic

from ..adapters.errors import LockTimeout, StorageFailure
from ..adapters.sqlite_errors import translate
from .files import private_file, sync_folder
from .source import WAIT_S, open_source


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
    aside = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    try:
        _check_room(source, target.parent)
        private_file(aside)
        with open_source(source, wait_s=wait_s) as connection:
            _copy(connection, aside, wait_s)
        with aside.open("rb") as file:
            os.fsync(file.fileno())
        aside.replace(target)
        sync_folder(target.parent)
    except OSError as caught:
        reason = caught.strerror
    else:
        return
    finally:
        aside.unlink(missing_ok=True)
    raise StorageFailure(f"{target} cannot be written: {reason}", dialect="sqlite", hint="Free some space, or name another folder.")


def _copy(connection: sqlite3.Connection, aside: Path, wait_s: float) -> None:
    deadline = monotonic() + wait_s

    def patience(status: int, _remaining: int, _total: int) -> None:
        # The driver itself would wait for ever.
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} and monotonic() > deadline:
            raise LockTimeout(f"the source stayed locked for {wait_s:g} s", dialect="sqlite", sqlstate="SQLITE_BUSY")

    try:
        with closing(sqlite3.connect(aside)) as copy:
            # One step: a copy in several begins anew whenever somebody writes, and may never end.
            connection.backup(copy, pages=-1, progress=patience)
            # Else the copy would want files beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as caught:
        error = translate(caught, None)
    else:
        return
    raise error


def _check_room(source: Path, folder: Path) -> None:
    needed = sum(path.stat().st_size for path in (source, Path(f"{source}-wal")) if path.exists())
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise StorageFailure(
            f"{folder} has {free:,} bytes free, the snapshot needs {needed:,}",
            dialect="sqlite",
            hint="Free some space, or name another folder.",
        )
