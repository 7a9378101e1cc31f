"""A database of either engine as files that every program can read, and that give back every bit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ...adapters.errors import StorageFailure
from ..progress import NoProgress
from .export_postgres import export_postgres
from .export_sqlite import export_sqlite
from .folder import export_folder

if TYPE_CHECKING:
    from ..progress import Progress
    from .manifest import AnyManifest, Compression


def export(database: Path | str, folder: Path, *, compression: Compression = "none", progress: Progress | None = None) -> AnyManifest:
    """
    Write *database*, a SQLite file or the direct address of a PostgreSQL, into the empty or new *folder*, as of one moment, while it is used.
    What an export that was killed has left in it is removed.

    A file of JSON lines for each table (``transfer/exports/jsonl.py`` says how), and at last ``manifest.json`` with the schema, counts, digests and
    the SHA-256 of each file: without it the export did not end. All files have mode 0600. Of a PostgreSQL, rights and owners are not carried;
    what else no row and no answer hangs on is named in the manifest.

    Raises:
        ConfigError: the database cannot be opened, or zstandard is missing.
        LockTimeout: a SQLite file stayed locked, or another export into *folder* is running.
        StorageFailure: the disk is full, or a file is damaged or cannot be written.
        TransferRefused: *folder* is not empty, or the database has what an export cannot make again.
    """
    progress = progress or NoProgress()
    try:
        with export_folder(folder):
            if isinstance(database, Path):
                return export_sqlite(database, folder, compression, progress)
            return export_postgres(database, folder, compression, progress)
    except OSError as caught:
        reason = caught.strerror
    finally:
        progress.done()
    raise StorageFailure(f"{folder} cannot be written: {reason}", hint="Free some space, or name another folder.")
