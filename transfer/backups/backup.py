"""Backups of either database: a file, and a manifest that says what it must hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ...adapters import urls
from ...adapters.errors import LockTimeout, StorageFailure
from ..contents import postgres_contents, sqlite_contents
from ..files import locked, now, private_folder, sha256_of, whole_path
from ..session import hold_moment, open_session
from ..snapshot import copy_database
from ..source import check_pages, open_source
from .archive import export_archive
from .dump import dump, find_programs
from .manifest import SUFFIX, Form, Manifest, manifests_in
from .restore import check_in_scratch
from .retention import Keep, superfluous

if TYPE_CHECKING:
    from datetime import datetime

    from ..contents import Contents

LOCK = ".twinsql-backup.lock"
STAMP = "%Y%m%dT%H%M%SZ"
DEFAULT_PORT = 5432


@dataclass(frozen=True, slots=True)
class BackupReport:
    """
    What was made, and what was let go.

    Attributes:
        manifest: of the new backup.
        path: its file.
        removed: names of the older backups that the rule of keeping removed.
    """

    manifest: Manifest
    path: Path
    removed: tuple[str, ...]


def back_up(database: Path | str, folder: Path, *, verify: bool = False, keep: Keep | None = None) -> BackupReport:
    """
    Copy *database* (a SQLite file, or the direct address of a PostgreSQL) into *folder*, while it is used, as of one moment.

    The backup and its manifest have mode 0600, and are there whole or not at all. With *verify* it is restored into a scratch database,
    and every row compared by digests, before it counts; one that does not hold is removed. *keep* then removes older backups of the same
    database, never the newest verified one, and never a file without a manifest.

    Raises:
        ConfigError: the database cannot be opened.
        LockTimeout: another backup into *folder* runs, or the database stayed locked.
        StorageFailure: the disk is full, a file is damaged, or a program failed.
        TransferRefused: no pg_dump is as new as the server, and our own export cannot hold what the database has.
        ContentsDiffer: the restored backup does not hold what the database held.
    """
    try:
        private_folder(folder)
        with locked(folder / LOCK, LockTimeout(f"another backup into {folder} is running")):
            manifest = _sqlite(database, folder) if isinstance(database, Path) else _postgres(database, folder)
            if verify:
                manifest = _verified(manifest, database, folder)
            manifest.write(folder)
            return BackupReport(manifest, folder / manifest.file, _let_go(manifest, folder, keep or Keep()))
    except OSError as caught:
        reason = caught.strerror
    raise StorageFailure(f"{folder} cannot be written: {reason}", hint="Free some space, or name another folder.")


def _name(database: str, suffix: str, folder: Path) -> str:
    """A file's name that sorts by time, and is free, in the folder above too: a move that is done brings its backup there."""
    base = f"{database}-{now():{STAMP}}"
    names = (f"{base}{f'-{number}' if number else ''}{suffix}" for number in range(1000))
    return next(name for name in names if not ((folder / name).exists() or (folder.parent / name).exists()))


def _sqlite(database: Path, folder: Path) -> Manifest:
    made_at = now()
    path = folder / _name(database.stem, ".db", folder)
    with open_source(database) as connection:
        logged = connection.execute("PRAGMA journal_mode").fetchone() == (b"wal",)
        if logged:
            # What the backup must hold is read from the database itself, as of the same moment. Without a write-ahead log that would
            # keep writers out for as long as it takes.
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        copy_database(connection, database, path)
        contents = sqlite_contents(connection) if logged else None
        version = connection.execute("SELECT sqlite_version()").fetchone()[0].decode()
    with open_source(path) as copy:
        check_pages(copy)
        contents = contents or sqlite_contents(copy)
    return _manifest(database.stem, "sqlite", path, made_at, version, contents, str(database.resolve()))


def _postgres(url: str, folder: Path) -> Manifest:
    made_at = now()
    parts = urls.parse(url)
    origin = f"{','.join(f'{host}:{port or DEFAULT_PORT}' for host, port in parts.places())}/{parts.database}"
    database = re.sub(r"[^\w.-]", "_", parts.database) or "postgres"
    with open_session(url) as connection:
        version = connection.info.parameter_status("server_version") or ""
        if find_programs(connection.info.server_version // 10000) is None:
            path = folder / _name(database, ".tar", folder)
            contents = export_archive(url, path).contents
            return _manifest(database, "export", path, made_at, version, contents, origin)
        path = folder / _name(database, ".dump", folder)
        hold_moment(connection)
        with whole_path(path) as aside:
            dump(connection, url, aside)
        contents = postgres_contents(connection)
    return _manifest(database, "pg_dump", path, made_at, version, contents, origin)


def _manifest(database: str, form: Form, path: Path, made_at: datetime, version: str, contents: Contents, origin: str) -> Manifest:
    return Manifest(database, form, path.name, path.stat().st_size, sha256_of(path), made_at, version, contents, origin=origin)


def _verified(manifest: Manifest, database: Path | str, folder: Path) -> Manifest:
    try:
        check_in_scratch(manifest, folder, database)
    except BaseException:
        (folder / manifest.file).unlink(missing_ok=True)
        raise
    return manifest.verified(now())


def _let_go(made: Manifest, folder: Path, keep: Keep) -> tuple[str, ...]:
    own = [one for one in manifests_in(folder) if one.origin == made.origin and _is_there(one, folder)]
    # The clock may have gone wrong for a while: then older ones look newer.
    gone = [one for one in superfluous(own, keep) if one.file != made.file]
    for one in gone:
        # The manifest last: what has none is never removed, so a crash between leaves nothing that stays for ever.
        (folder / one.file).unlink()
        (folder / f"{one.file}{SUFFIX}").unlink()
    return tuple(one.file for one in gone)


def _is_there(one: Manifest, folder: Path) -> bool:
    """Whether its file is as long as it was: one that was cut stands for no other."""
    path = folder / one.file
    return path.exists() and path.stat().st_size == one.bytes
