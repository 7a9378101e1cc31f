"""
yoyo with the connections that migrations need. Nothing else imports yoyo.

Beside what yoyo does by itself: SQLite without foreign keys and in WAL mode, whatever its path is made of; PostgreSQL by an address as libpq
takes it; a database that cannot be written fails at once, where yoyo would wait for a lock; no migrations at all is an error.
"""

# yoyo has no annotations: what is taken from it is annotated here.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false, reportUnknownParameterType=false
# pyright: reportMissingParameterType=false, reportMissingTypeArgument=false, reportUntypedBaseClass=false

from __future__ import annotations

import glob
import logging
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from yoyo import exceptions, read_migrations
from yoyo.backends.base import DatabaseBackend
from yoyo.backends.core.postgresql import PostgresqlPsycopgBackend
from yoyo.backends.core.sqlite3 import SQLiteBackend
from yoyo.connections import DatabaseURI
from yoyo.migrations import MigrationList, default_migration_table
from yoyo.scripts.main import InvalidArgument

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from contextlib import AbstractContextManager
    from types import TracebackType
    from typing import Self

    import psycopg

    from .migration_history import Connection

BadMigration: type[Exception] = exceptions.BadMigration
LockTimeout: type[Exception] = exceptions.LockTimeout
UsageError: type[Exception] = InvalidArgument
"""What yoyo's command line prints without a traceback."""

LOGGER = logging.getLogger("yoyo.migrations")
BUSY_TIMEOUT_S = 10.0
LOCK_HOLDERS = "SELECT pid FROM yoyo_lock"
PROBE = "DELETE FROM yoyo_lock WHERE 1 = 0"


class CarefulBackend(DatabaseBackend):  # type: ignore[misc]  # yoyo is untyped
    """What both engines have in common."""

    def init_database(self) -> None:
        """Make yoyo's lock table, and fail here rather than wait for the lock if the database cannot be written."""
        if self.lock_table not in self.list_tables():
            self.create_lock_table()
        with self.transaction():
            self.execute(PROBE)
        self.has_transactional_ddl = True

    def to_apply(self, migrations: MigrationList) -> MigrationList:
        """Those that are not applied; an empty folder, or one that yoyo did not find, is an error."""
        return super().to_apply(_some(migrations))

    def to_rollback(self, migrations: MigrationList) -> MigrationList:
        """Those that are applied, the newest first; an empty folder, or one that yoyo did not find, is an error."""
        return super().to_rollback(_some(migrations))


class SqliteMigrations(CarefulBackend, SQLiteBackend):  # type: ignore[misc]  # yoyo is untyped
    """SQLite by path."""

    def connect(self, dburi: DatabaseURI) -> sqlite3.Connection:
        """Open the file, or make it."""
        path = Path(dburi.database).absolute()
        connection = sqlite3.connect(f"{path.as_uri()}?mode=rwc", uri=True, isolation_level=None, timeout=BUSY_TIMEOUT_S)
        # Enforced, they would delete children whenever a parent table is rebuilt; inside a transaction it is too late to switch them off.
        connection.execute("PRAGMA foreign_keys = OFF")
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorname != "SQLITE_BUSY":  # somebody else is just switching it on, or will
                connection.close()
                raise
        return connection

    def execute(self, sql: str, params: Mapping[str, Any] | None = None) -> sqlite3.Cursor:
        """Run one statement; times go out as text, because sqlite3's own adapter for them is deprecated."""
        texts = params and {name: value.isoformat(" ") if isinstance(value, datetime) else value for name, value in params.items()}
        return cast("sqlite3.Cursor", super().execute(sql, texts))

    # yoyo's own pair of these changes how sqlite3 converts times in the whole process.
    def __enter__(self) -> Self:
        return self

    def __exit__(self, exc_type: object, exc_value: object, traceback: object) -> None:
        self.connection.close()


class PostgresMigrations(CarefulBackend, PostgresqlPsycopgBackend):  # type: ignore[misc]  # yoyo is untyped
    """PostgreSQL by an address as libpq takes it."""

    def connect(self, dburi: DatabaseURI) -> psycopg.Connection:
        """Open a connection that leaves transactions to yoyo's own BEGIN and COMMIT."""
        import psycopg  # noqa: PLC0415 - only the engine in use is loaded

        return psycopg.connect(dburi.database, autocommit=True, prepare_threshold=None)


def open_backend(target: Path | str, migration_table: str = default_migration_table) -> CarefulBackend:
    """A backend on the SQLite file or the PostgreSQL address *target*, for use in a ``with``; raises the driver's errors."""
    kind = SqliteMigrations if isinstance(target, Path) else PostgresMigrations
    return kind(DatabaseURI("twinsql", None, None, None, None, str(target), {}), migration_table)


class Migrator:
    """What we ask of yoyo on one database, with types. For use in a ``with``; raises the drivers' errors and the three above."""

    def __init__(self, target: Path | str) -> None:
        self._backend: Any = open_backend(target)

    def __enter__(self) -> Self:
        # It logs with a traceback what it then raises.
        LOGGER.disabled = True
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None, /) -> None:
        LOGGER.disabled = False
        self._backend.connection.close()

    @property
    def connection(self) -> Connection:
        """The connection that yoyo keeps its tables by; outside of any transaction."""
        return cast("Connection", self._backend.connection)

    def prepare(self) -> list[int]:
        """Make yoyo's lock table; returns the number of the process that holds the lock, where one does."""
        self._backend.init_database()
        return [int(pid) for (pid,) in self._backend.execute(LOCK_HOLDERS).fetchall()]

    def lock(self, timeout_s: float) -> AbstractContextManager[None]:
        """Hold yoyo's lock, which every way to run yoyo respects."""
        return cast("AbstractContextManager[None]", self._backend.lock(timeout=timeout_s))

    def apply(self, folder: Path, unmark: Collection[str]) -> list[str]:
        """Take yoyo's mark off those named in *unmark*, apply what is not marked, and return the names of that, in order."""
        found = read_migrations(glob.escape(str(folder.absolute())))
        self._backend.unmark_migrations([migration for migration in found if migration.id in unmark])
        pending = self._backend.to_apply(found)
        self._backend.apply_migrations(pending)
        return [str(migration.id) for migration in pending]

    def rollback(self, folder: Path, count: int) -> list[str]:
        """Take the newest *count* back, and return their names, the newest first."""
        newest = self._backend.to_rollback(read_migrations(glob.escape(str(folder.absolute()))))[:count]
        self._backend.rollback_migrations(newest)
        return [str(migration.id) for migration in newest]


def _some(migrations: MigrationList) -> MigrationList:
    if not migrations:
        raise InvalidArgument("no migrations found: run yoyo in the project's folder, where `sources` in yoyo.ini leads to them")
    return migrations
