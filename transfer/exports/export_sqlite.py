"""A SQLite database as files that every program can read, and that give back every bit."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from ..catalogue import read_catalogue
from ..contents import sqlite_contents
from ..files import now, private_folder, sha256_of, whole_path
from ..names import quoted
from ..outcome import TransferRefused
from ..snapshot import take_snapshot
from ..source import check_pages, open_source
from ..utf16 import broken_texts
from .compression import SUFFIXES, writing
from .jsonl import text_of, write_lines
from .manifest import FORMAT, ExportedTable, ExportManifest, SchemaObject

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from ..progress import Progress
    from .manifest import Compression

KEPT = ("application_id", "auto_vacuum", "encoding", "page_size", "user_version")
"""Settings that a database file keeps, and that a new one can be given."""


def export_sqlite(source: Path, folder: Path, compression: Compression, progress: Progress) -> ExportManifest:
    """
    Write the SQLite database *source* into the empty *folder*; needs room for a copy of the database.

    Raises:
        ConfigError: *source* is no database, or zstandard is missing.
        LockTimeout: *source* stayed locked.
        StorageFailure: the disk is full, or a file is damaged.
        TransferRefused: a file in UTF-16 has texts that are none.
        OSError: a file cannot be written.
    """
    progress.stage("snapshot")
    with tempfile.TemporaryDirectory(prefix=".twinsql-", dir=folder) as scratch:
        copy = Path(scratch) / "copy.db"
        take_snapshot(source, copy)
        with open_source(copy) as connection:
            check_pages(connection)
            _refuse_broken_texts(connection)
            manifest = _written(connection, folder, compression, progress)
    manifest.write(folder)
    return manifest


def _refuse_broken_texts(connection: sqlite3.Connection) -> None:
    catalogue = read_catalogue(connection)
    if found := list(broken_texts(connection, catalogue.encoding, catalogue.tables.values())):
        raise TransferRefused("There are texts that no file of an export can hold", found)


def _written(connection: sqlite3.Connection, folder: Path, compression: Compression, progress: Progress) -> ExportManifest:
    made_at = now()
    progress.stage("digests")
    contents = sqlite_contents(connection)
    connection.text_factory = text_of
    private_folder(folder / "tables")
    declared = read_catalogue(connection).tables
    keys = {name: table.row_key for name, table in declared.items() if not table.rowid_alias and not table.without_rowid}
    progress.stage("export", contents.rows)
    tables: list[ExportedTable] = []
    for number, name in enumerate(contents.tables, 1):
        file = f"tables/{number:04}.jsonl{SUFFIXES[compression]}"
        tables.append(_table(connection, name, keys.get(name, ()), folder, file, compression))
        progress.advance(tables[-1].rows)
    pragmas = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in KEPT}
    version = connection.execute("SELECT sqlite_version()").fetchone()[0]
    return ExportManifest(FORMAT, "sqlite", version, made_at, compression, pragmas, tuple(_schema(connection)), tuple(tables), contents)


def _schema(connection: sqlite3.Connection) -> Iterator[SchemaObject]:
    """Tables, then what stands on them; a constraint's own index has no text."""
    query = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type <> 'table', rowid"
    for kind, name, sql in connection.execute(query).fetchall():
        yield SchemaObject(kind, name, sql)


def _table(
    connection: sqlite3.Connection, name: str, key: tuple[str, ...], folder: Path, file: str, compression: Compression
) -> ExportedTable:
    columns = connection.execute("SELECT name FROM pragma_table_xinfo(?, 'main') WHERE hidden = 0", (name,)).fetchall()
    shown = (*key, *(column for (column,) in columns))
    path = folder / file
    with whole_path(path) as aside, writing(aside, compression) as lines:
        rows = write_lines(connection.execute(f"SELECT {', '.join(map(quoted, shown))} FROM {quoted(name)}"), lines)
    return ExportedTable(name, file, shown, bool(key), rows, path.stat().st_size, sha256_of(path))
