"""A database of either engine as files that every program can read, and that give back every bit."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from ...adapters.errors import StorageFailure
from ..files import private_folder
from ..outcome import TransferRefused
from ..progress import NoProgress
from .export_postgres import export_postgres
from .export_sqlite import export_sqlite
from .manifest import NAME

if TYPE_CHECKING:
    from ..progress import Progress
    from .manifest import AnyManifest, Compression


def export(database: Path | str, folder: Path, *, compression: Compression = "none", progress: Progress | None = None) -> AnyManifest:
    """
    Write *database*, a SQLite file or the direct address of a PostgreSQL, into the empty or new *folder*, as of one moment, while it is used.

    A file of JSON lines for each table (``transfer/exports/jsonl.py`` says how), and at last ``manifest.json`` with the schema, counts, digests and
    the SHA-256 of each file: without it the export did not end. All files have mode 0600. Of a PostgreSQL, rights and owners are not carried;
    what else no row and no answer hangs on is named in the manifest.

    Raises:
        ConfigError: the database cannot be opened, or zstandard is missing.
        LockTimeout: a SQLite file stayed locked.
        StorageFailure: the disk is full, or a file is damaged or cannot be written.
        TransferRefused: *folder* is not empty, or the database has what an export cannot make again.
    """
    progress = progress or NoProgress()
    try:
        private_folder(folder)
        if any(folder.iterdir()):
            raise TransferRefused(f"{folder} is not empty; name a new folder")
        return _written(database, folder, compression, progress)
    except OSError as caught:
        reason = caught.strerror
    finally:
        progress.done()
    raise StorageFailure(f"{folder} cannot be written: {reason}", hint="Free some space, or name another folder.")


def _written(database: Path | str, folder: Path, compression: Compression, progress: Progress) -> AnyManifest:
    try:
        if isinstance(database, Path):
            return export_sqlite(database, folder, compression, progress)
        return export_postgres(database, folder, compression, progress)
    except BaseException:
        # It was empty: all of it is of this export.
        shutil.rmtree(folder / "tables", ignore_errors=True)
        (folder / NAME).unlink(missing_ok=True)
        raise
