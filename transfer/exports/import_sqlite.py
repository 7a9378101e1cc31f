"""An export of a SQLite database back into one, whole or not at all, and compared with what the manifest promises."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from ...adapters.errors import LockTimeout, StorageFailure
from ...adapters.sqlite_errors import translate
from ..collations import foreign_collations
from ..contents import sqlite_contents
from ..files import locked, sha256_of, sync_folder
from ..names import quoted
from ..outcome import ContentsDiffer, TransferRefused
from ..snapshot import refuse_remains
from ..source import check_pages, open_source
from .compression import whole_lines
from .jsonl import BrokenText, rows_of
from .manifest import NAME

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from ..contents import Contents
    from ..progress import Progress
    from .manifest import ExportedTable, ExportManifest

DONE = "_twinsql_imported"
"""Tables that are in, by name: written with their rows in one transaction, so that an import that was killed goes on."""

STATISTICS = "_twinsql_statistics"

FIRST = ("encoding", "page_size", "auto_vacuum")
"""Pragmas that must be set before there is a table."""


def import_into_sqlite(manifest: ExportManifest, folder: Path, target: Path, progress: Progress) -> None:
    """
    Make the SQLite database *target* of the export in *folder*, whose files were checked.

    The database is made aside, table by table; one that was interrupted goes on with the table where it ended. When every table's digest
    is what the manifest promises, it gets its name. A *target* that holds all that already is left as it is.

    Raises:
        StorageFailure: a file is damaged, or the disk is full.
        TransferRefused: *target* is there and holds something else, or this SQLite cannot have a table of the export.
        ContentsDiffer: the database that was made differs; it is removed.
    """
    if target.exists():
        _check_same(manifest, target)
        return
    progress.stage("import", sum(table.rows for table in manifest.tables))
    with made_aside(folder, target) as aside:
        _make(manifest, folder, aside, progress)
        progress.stage("digests")
        _check(manifest, aside)


@contextmanager
def made_aside(folder: Path, target: Path) -> Generator[Path]:
    """
    A file beside *target* for what the export in *folder* becomes, empty at first; it gets its name when the ``with`` ends well, and stays else.

    Raises:
        StorageFailure: it cannot be written.
        LockTimeout: another import of the same is at work.
        TransferRefused: somebody else has made *target* meanwhile, or what is left of a former one lies there.
    """
    refuse_remains(target)
    try:
        aside = target.with_name(f"{target.name}.{sha256_of(folder / NAME)[:12]}.importing")
        with locked(aside, LockTimeout(f"another import into {target} is running", dialect="sqlite", sqlstate="SQLITE_BUSY")):
            yield aside
            with aside.open("rb") as file:
                os.fsync(file.fileno())
            if target.exists():
                raise TransferRefused(f"{target} has been made meanwhile, by somebody else\n    fix:  look at it; name a new file")
            refuse_remains(target)
            aside.rename(target)
            sync_folder(target.absolute().parent)
    except OSError as caught:
        reason = caught.strerror
    else:
        return
    raise StorageFailure(f"{target} cannot be written: {reason}", dialect="sqlite", hint="Free some space, or name another folder.")


def _check_same(manifest: ExportManifest, target: Path) -> None:
    if _held(target) != manifest.contents:
        raise TransferRefused(f"{target} is there and holds something else; name a new file")


def _held(path: Path) -> Contents:
    with open_source(path) as connection:
        check_pages(connection)
        return sqlite_contents(connection)


def _check(manifest: ExportManifest, aside: Path) -> None:
    names = manifest.contents.differences(_held(aside))
    if names:
        aside.unlink()
        raise ContentsDiffer(f"the database that was made differs from the one that was exported: {', '.join(names)}")


def _make(manifest: ExportManifest, folder: Path, aside: Path, progress: Progress) -> None:
    try:
        with closing(sqlite3.connect(aside, isolation_level=None)) as connection:
            for pragma in ("foreign_keys = OFF", "ignore_check_constraints = ON"):
                connection.execute(f"PRAGMA {pragma}")
            if not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
                _lay_out(connection, manifest)
            if _is_there(connection, DONE):
                for table in manifest.tables:
                    _fill(connection, manifest, folder, table)
                    progress.advance(table.rows)
                _finish(connection, manifest)
    except sqlite3.Error as caught:
        error = translate(caught, None)
    else:
        return
    if isinstance(error, StorageFailure):
        raise error
    aside.unlink(missing_ok=True)
    foreign = foreign_collations(one.sql for one in manifest.schema)
    own = f"; only its application has the collations that it names: {', '.join(foreign)}" if foreign else ""
    raise TransferRefused(f"this SQLite cannot have what the export holds: {error.message}{own}")


def _lay_out(connection: sqlite3.Connection, manifest: ExportManifest) -> None:
    """Make the tables; virtual ones make their shadows themselves, empty ones here, their rows come later."""
    for name in (*FIRST, *(name for name in manifest.pragmas if name not in FIRST)):
        value = manifest.pragmas[name]
        connection.execute(f"PRAGMA {name} = {quoted(value) if isinstance(value, str) else f'{value:d}'}")
    connection.execute("BEGIN")
    connection.execute(f"CREATE TABLE {DONE} (name TEXT PRIMARY KEY)")
    for one in manifest.schema:
        if one.kind == "table" and one.name.startswith("sqlite_stat"):
            _make_statistics(connection, one.name, one.sql)
        elif one.kind == "table" and not one.name.startswith("sqlite_") and not _is_there(connection, one.name):
            connection.execute(one.sql)
    connection.execute("COMMIT")
    connection.execute("PRAGMA writable_schema = RESET")


def _make_statistics(connection: sqlite3.Connection, name: str, sql: str) -> None:
    """A table of ANALYZE's, which only ANALYZE may create, and not each SQLite creates the same ones: sqlite_stat4 is an option of its build."""
    connection.execute(sql.replace(name, STATISTICS, 1))
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_schema SET name = ?, tbl_name = ?, sql = ? WHERE name = ?", (name, name, sql, STATISTICS))


def _is_there(connection: sqlite3.Connection, name: str) -> bool:
    return bool(connection.execute("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?", (name,)).fetchone()[0])


def _fill(connection: sqlite3.Connection, manifest: ExportManifest, folder: Path, table: ExportedTable) -> None:
    if connection.execute(f"SELECT count(*) FROM {DONE} WHERE name = ?", (table.name,)).fetchone()[0]:
        return
    names = ", ".join(map(quoted, table.columns))
    plain = f"INSERT INTO {quoted(table.name)} ({names}) VALUES ({', '.join('?' * len(table.columns))})"
    connection.execute("BEGIN")
    connection.execute(f"DELETE FROM {quoted(table.name)}")
    for lines in whole_lines(folder / table.file, manifest.compression):
        rows = rows_of(lines, folder / table.file)
        if all(BrokenText not in map(type, row) for row in rows):
            connection.executemany(plain, rows)
        else:
            for row in rows:
                connection.execute(_casting(table, row), row)
        # They may be large.
        del rows
    connection.execute(f"INSERT INTO {DONE} VALUES (?)", (table.name,))
    connection.execute("COMMIT")


def _casting(table: ExportedTable, row: tuple[Any, ...]) -> str:
    """An INSERT that makes texts of the bytes that are no UTF-8."""
    values = ", ".join("CAST(? AS TEXT)" if isinstance(value, BrokenText) else "?" for value in row)
    return f"INSERT INTO {quoted(table.name)} ({', '.join(map(quoted, table.columns))}) VALUES ({values})"


def _finish(connection: sqlite3.Connection, manifest: ExportManifest) -> None:
    """Make what stands on the tables."""
    connection.execute("BEGIN")
    for one in manifest.schema:
        if one.kind != "table":
            connection.execute(one.sql)
    connection.execute(f"DROP TABLE {DONE}")
    connection.execute("COMMIT")
