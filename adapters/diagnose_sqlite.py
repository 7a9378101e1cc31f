"""Whether the SQLite file is there, sound and set up as the adapter leaves it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from .errors import ConfigError
from .finding import Finding, failed
from .settings import Settings, sqlite_file

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator


def diagnose_sqlite(settings: Settings) -> Generator[Finding, None, bool]:
    """Check the file; returns whether it can be read at all."""
    try:
        path = sqlite_file(settings)
    except ConfigError as error:
        yield failed("database", error)
        return False
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None)) as connection:
            connection.execute("PRAGMA query_only = ON")
            yield from _contents(connection)
    except sqlite3.Error as error:
        yield Finding(
            "database", "fail", f"it cannot be read: {error.sqlite_errorname}", "name a SQLite file that this user may read and write"
        )
        return False
    return True


def _contents(connection: sqlite3.Connection) -> Iterator[Finding]:
    [mode] = connection.execute("PRAGMA journal_mode").fetchone()
    if mode == "wal":
        yield Finding("journal", "ok", "WAL: readers and the writer don't wait for each other")
    else:
        yield Finding("journal", "warn", f"{mode}, not WAL", "the first connection of the application switches it on")
    faults = connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",)
    if faults:
        yield Finding("integrity", "fail", "the file is damaged", "restore a backup; sqlite3 FILE .recover saves what can be read")
    else:
        yield Finding("integrity", "ok", "quick_check finds no damage")
    orphans = sorted({str(row[0]) for row in connection.execute("PRAGMA foreign_key_check")})
    if orphans:
        yield Finding("foreign keys", "fail", f"rows of {', '.join(orphans)} refer to rows that are not there", "delete or mend those rows")
    else:
        yield Finding("foreign keys", "ok", "every reference leads somewhere")
