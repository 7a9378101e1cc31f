"""
One migration on one database: what the step of a stub does, inside the transaction that yoyo has opened.

Whoever runs yoyo and however, these are done: the statements one by one, the record of them in the same transaction, and on SQLite the
check of all foreign keys before COMMIT.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, NoReturn

from .errors import MigrationError, ProgrammingError
from .migration_files import migration_files, refuse
from .migration_history import APPLIED, ROLLED_BACK, check_order, check_texts, execute, read_history, remember
from .sql_split import split

if TYPE_CHECKING:
    from .errors import DatabaseError, Dialect
    from .migration_files import MigrationFile, Part
    from .migration_history import Connection
    from .sql_split import SqlStatement

TRANSACTION_WORDS = frozenset({"ABORT", "BEGIN", "COMMIT", "END", "RELEASE", "ROLLBACK", "SAVEPOINT", "START"})
SQLITE_WORDS = TRANSACTION_WORDS | {"ATTACH", "DETACH", "PRAGMA", "VACUUM"}
"""What would end the transaction, or does nothing inside one."""


def apply_step(file: MigrationFile, connection: Connection) -> None:
    """
    Apply *file*; does nothing where it took effect before and only yoyo's mark is missing.

    Raises:
        MigrationError: a statement failed, or *file* cannot follow what is applied.
    """
    history = read_history(connection)
    files = migration_files(file.stub.parent)
    check_texts(files, history)
    if file.id in history.recorded:
        return
    # A migration that was marked by hand has no record, so only those that have one are held against the order.
    check_order([known for known in files if known.id == file.id or known.id in history.recorded], history.recorded)
    _run(connection, file, 0)
    remember(connection, file, APPLIED)


def rollback_step(file: MigrationFile, connection: Connection) -> None:
    """
    Take *file* back; does nothing where that took effect before and only yoyo's mark is left.

    Raises:
        MigrationError: a statement failed, or a later migration is still applied.
    """
    history = read_history(connection)
    if file.id in history.half_rolled_back:
        return
    if later := [name for name in sorted(history.recorded) if name > file.id]:
        refuse(file.place("postgres"), f"{later[-1]} was applied after it", f"roll {later[-1]} back first")
    _run(connection, file, 1)
    remember(connection, file, ROLLED_BACK)


def _run(connection: Connection, file: MigrationFile, index: int) -> None:
    dialect: Dialect = "sqlite" if isinstance(connection, sqlite3.Connection) else "postgres"
    part = file.parts(dialect)[index]
    statements = split(part.text, dialect, part.line)
    place = file.place(dialect)
    words = SQLITE_WORDS if dialect == "sqlite" else TRANSACTION_WORDS
    for statement in statements:
        if statement.word in words:
            cure = "remove it: every migration is one transaction, opened and committed around it"
            refuse(f"{place}:{statement.line}", f"{statement.word} has no place in a migration", cure)
    if isinstance(connection, sqlite3.Connection):
        _require_foreign_keys_off(connection, place)
    else:
        # What a text says of times means the same whoever runs it, and what SQLite makes of it.
        execute(connection, "SET LOCAL TIME ZONE 'UTC'")
    for statement in statements:
        _execute(connection, statement, f"{place}:{statement.line}")
    if isinstance(connection, sqlite3.Connection):
        _check_foreign_keys(connection, place, part)


def _execute(connection: Connection, statement: SqlStatement, place: str) -> None:
    """Raises outside of ``except``, so that the driver's exception is not reachable from ours."""
    try:
        execute(connection, statement.text)
    except Exception as caught:  # noqa: BLE001 - the driver in use is not imported here; anything else is raised again by translated
        error = translated(caught)
    else:
        return
    _refuse(place, error)


def translated(error: Exception) -> DatabaseError:
    """The error of ours for a driver's exception; any other is raised as it is."""
    if isinstance(error, sqlite3.Error):
        from .sqlite_errors import translate as translate_sqlite  # noqa: PLC0415 - as below

        known = translate_sqlite(error, None)
        if isinstance(known, ProgrammingError) and str(error) not in known.message:
            # Under the general code SQLite's own words quote the statement, never a row.
            return ProgrammingError(f"{known.message}: {error}", dialect="sqlite", sqlstate=known.sqlstate)
        return known
    import psycopg  # noqa: PLC0415 - only the engine in use is loaded

    if not isinstance(error, psycopg.Error):
        raise error
    from .postgres_errors import lost  # noqa: PLC0415 - as above
    from .postgres_errors import translate as translate_postgres  # noqa: PLC0415 - as above

    return lost(None) if error.pgresult is None else translate_postgres(error.pgresult, None)


def _refuse(place: str, error: DatabaseError) -> NoReturn:
    raise MigrationError(f"{place}: {error}\n    Nothing of this migration was kept: mend it and apply it again.")


def _require_foreign_keys_off(connection: sqlite3.Connection, place: str) -> None:
    if connection.execute("PRAGMA foreign_keys").fetchone() != (0,):
        refuse(
            place,
            "foreign keys are enforced on this connection: rebuilding a table would delete the rows that refer to it",
            "run it with `twinsql migrate`, or with yoyo and `database = twinsql:`, which switch them off",
        )


def _check_foreign_keys(connection: sqlite3.Connection, place: str, part: Part) -> None:
    try:
        orphans = sorted({(str(child), str(parent)) for child, _, parent, _ in connection.execute("PRAGMA foreign_key_check")})
        what = ", ".join(f"rows of {child} refer to rows of {parent} that are not there" for child, parent in orphans)
    except sqlite3.OperationalError as error:
        what = str(error)
    if what:
        refuse(f"{place}:{part.line}", f"after its statements {what}", "mend them in the migration; nothing of it was kept")
