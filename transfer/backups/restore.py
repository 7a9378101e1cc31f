"""Backups back into databases, and the proof that they hold what they should."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from ...adapters.describe import DescribeError, scratch_database
from ...adapters.errors import ConfigError, StorageFailure
from ...adapters.sqlite_errors import translate
from ..contents import POSTGRES_TABLES, postgres_contents, sqlite_contents
from ..files import sha256_of
from ..outcome import ContentsDiffer, TransferRefused
from ..session import open_session
from ..snapshot import refuse_remains, take_snapshot, waiting
from ..source import WAIT_S, check_pages, open_source
from .archive import import_archive
from .dump import load_dump
from .manifest import read_manifest

if TYPE_CHECKING:
    from ..contents import Contents
    from .manifest import Manifest

SHOWN = 5


def restore(backup: Path, target: Path | str, *, replace: bool = False) -> Manifest:
    """
    Bring *backup* back into *target*, a SQLite file or the direct address of an empty PostgreSQL database, and compare every row.

    A SQLite file that is there is written only with *replace*, in one transaction, so that who has it open sees the old contents or
    the new. On PostgreSQL everything will belong to the user of the address; rights are not restored.

    Raises:
        ConfigError: the backup has no manifest, or is of the other engine.
        TransferRefused: the target is there, or is not empty.
        StorageFailure: the backup is damaged, or the disk is full.
        ContentsDiffer: what was restored is not what the manifest promises.
    """
    manifest = read_manifest(backup)
    file = backup.parent / manifest.file
    _check_file(manifest, file)
    if isinstance(target, Path) != (manifest.form == "sqlite"):
        kind = "SQLite file" if manifest.form == "sqlite" else "PostgreSQL database"
        raise ConfigError(f"{file} is a backup of a {kind}\n    fix:  name such a target; twinsql move carries data across")
    if isinstance(target, Path):
        _to_sqlite(file, target, replace=replace)
        found = _of_sqlite(target)
    else:
        found = _to_postgres(manifest, file, target)
    _compare(manifest, found)
    return manifest


def check_in_scratch(manifest: Manifest, folder: Path, database: Path | str) -> None:
    """
    Restore a backup into a database of its own, beside *database*, and compare; the scratch database is gone afterwards.

    Raises:
        ConfigError: the user may not create databases on the server.
        StorageFailure: it cannot be restored.
        ContentsDiffer: it holds something else than its manifest promises.
    """
    file = folder / manifest.file
    _check_file(manifest, file)
    if isinstance(database, Path):
        with tempfile.TemporaryDirectory(prefix=".twinsql-", dir=folder) as scratch:
            take_snapshot(file, Path(scratch) / "restored.db")
            found = _of_sqlite(Path(scratch) / "restored.db")
    else:
        found = _in_scratch_postgres(manifest, file, database)
    _compare(manifest, found)


def _in_scratch_postgres(manifest: Manifest, file: Path, near: str) -> Contents:
    try:
        with scratch_database(near) as url:
            return _to_postgres(manifest, file, url)
    except DescribeError as caught:
        code = caught.sqlstate
    raise ConfigError(f"A scratch database cannot be made [{code}]\n    fix:  give the user CREATEDB, or leave out --verify")


def _check_file(manifest: Manifest, file: Path) -> None:
    try:
        digest = sha256_of(file)
    except OSError as caught:
        reason = caught.strerror
    else:
        if digest == manifest.sha256:
            return
        raise StorageFailure(f"{file} is not what was written: its SHA-256 differs from its manifest's", hint="Take another backup.")
    raise ConfigError(f"{file} cannot be read: {reason}\n    fix:  name a backup that is there")


def _compare(manifest: Manifest, found: Contents) -> None:
    if names := manifest.contents.differences(found):
        shown = ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")
        raise ContentsDiffer(f"{manifest.file} was restored, but differs from the database that it was made of: {shown}")


def _of_sqlite(path: Path) -> Contents:
    with open_source(path) as connection:
        check_pages(connection)
        return sqlite_contents(connection)


def _to_sqlite(file: Path, target: Path, *, replace: bool) -> None:
    if not target.exists():
        refuse_remains(target)
        take_snapshot(file, target)
        return
    if not replace:
        raise TransferRefused(f"{target} is there already; --replace puts the backup's contents in the place of its own")
    try:
        with open_source(file) as source, closing(sqlite3.connect(target, timeout=WAIT_S)) as connection:
            source.backup(connection, pages=-1, progress=waiting(WAIT_S))
    except sqlite3.Error as caught:
        error = translate(caught, None)
    else:
        return
    raise error


def _to_postgres(manifest: Manifest, file: Path, url: str) -> Contents:
    with open_session(url, writes=True) as connection:
        if held := connection.execute(POSTGRES_TABLES()).fetchall():
            raise TransferRefused(f"the target is not empty: {len(held)} tables and sequences are there; make a new database and name it")
        if manifest.form == "export":
            # It compares every row itself, with the manifest inside.
            return import_archive(file, url).contents
        load_dump(connection, url, file)
        return postgres_contents(connection)
