"""A SQLite database as files that every program can read, and that give back every bit."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from ..adapters.errors import StorageFailure
from .backup_manifest import now, sha256_of
from .catalogue import read_catalogue
from .compression import SUFFIXES, writing
from .contents import sqlite_contents
from .files import private_folder, whole_path
from .jsonl import text_of, write_lines
from .manifest import FORMAT, ExportedTable, ExportManifest, SchemaObject
from .names import quoted
from .outcome import TransferRefused
from .snapshot import take_snapshot
from .source import check_pages, open_source

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from .manifest import Compression

KEPT = ("application_id", "auto_vacuum", "encoding", "page_size", "user_version")
"""Settings that a database file keeps, and that a new one can be given."""


def export(source: Path, folder: Path, *, compression: Compression = "none") -> ExportManifest:
    """
    Write the SQLite database *source* into the empty or new *folder*, as of one moment, while it is used.

    A file of JSON lines for each table (``transfer/jsonl.py`` says how), and at last ``manifest.json`` with the schema, counts, digests and
    the SHA-256 of each file: without it the export did not end. All files have mode 0600. Needs room for a copy of the database.

    Raises:
        ConfigError: *source* is no database, or zstandard is missing.
        LockTimeout: *source* stayed locked.
        StorageFailure: the disk is full, or a file is damaged or cannot be written.
        TransferRefused: *folder* is not empty.
    """
    try:
        private_folder(folder)
        if any(folder.iterdir()):
            raise TransferRefused(f"{folder} is not empty; name a new folder")
        with tempfile.TemporaryDirectory(prefix=".twinsql-", dir=folder) as scratch:
            copy = Path(scratch) / "copy.db"
            take_snapshot(source, copy)
            with open_source(copy) as connection:
                check_pages(connection)
                manifest = _written(connection, folder, compression)
        manifest.write(folder)
    except OSError as caught:
        reason = caught.strerror
    else:
        return manifest
    raise StorageFailure(f"{folder} cannot be written: {reason}", hint="Free some space, or name another folder.")


def _written(connection: sqlite3.Connection, folder: Path, compression: Compression) -> ExportManifest:
    made_at = now()
    contents = sqlite_contents(connection)
    connection.text_factory = text_of
    private_folder(folder / "tables")
    declared = read_catalogue(connection).tables
    keys = {name: table.row_key for name, table in declared.items() if not table.rowid_alias and not table.without_rowid}
    tables = tuple(
        _table(connection, name, keys.get(name, ()), folder, f"tables/{number:04}.jsonl{SUFFIXES[compression]}", compression)
        for number, name in enumerate(contents.tables, 1)
    )
    pragmas = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in KEPT}
    version = connection.execute("SELECT sqlite_version()").fetchone()[0]
    return ExportManifest(FORMAT, "sqlite", version, made_at, compression, pragmas, tuple(_schema(connection)), tables, contents)


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
