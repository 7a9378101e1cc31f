"""An export as one file: what a backup of a PostgreSQL is where no pg_dump is as new as the server."""

from __future__ import annotations

import tarfile
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ...adapters.errors import StorageFailure
from ..exports.export import export
from ..exports.import_postgres import import_into_postgres
from ..exports.manifest import NAME, PostgresManifest, check_files, read_export
from ..files import whole_path
from ..outcome import Refusal, TransferRefused
from ..progress import NoProgress

if TYPE_CHECKING:
    from collections.abc import Generator

CURE = "install PostgreSQL's client programs of the server's version: pg_dump can"


def export_archive(url: str, path: Path) -> PostgresManifest:
    """
    Export the PostgreSQL at *url* into the file *path*, compressed where zstandard is installed.

    Raises:
        TransferRefused: the database has what an export cannot make again.
        OSError: it cannot be written.
    """
    with tempfile.TemporaryDirectory(prefix=".twinsql-", dir=path.parent) as scratch:
        folder = Path(scratch) / "export"
        try:
            manifest = export(url, folder, compression="zstd" if find_spec("zstandard") else "none")
        except TransferRefused as caught:
            refused = caught
        else:
            assert isinstance(manifest, PostgresManifest)
            with whole_path(path) as aside, tarfile.open(aside, "w") as archive:
                for file in (NAME, *(table.file for table in manifest.tables)):
                    archive.add(folder / file, file)
            return manifest
    refusals = [Refusal(one.table, one.column, one.reason, CURE) for one in refused.refusals]
    raise TransferRefused(
        "There is no pg_dump as new as the server, and this database has what twinsql's own export cannot make again", refusals
    )


def import_archive(path: Path, url: str) -> PostgresManifest:
    """
    Bring the archive *path* into the empty PostgreSQL at *url*, and compare every row; raises as ``import_into_postgres`` does.

    Raises:
        StorageFailure: the file is damaged.
    """
    with tempfile.TemporaryDirectory(prefix=".twinsql-", dir=path.parent) as scratch:
        with _archive(path) as archive:
            archive.extractall(scratch, filter="data")
        manifest = read_export(Path(scratch))
        if not isinstance(manifest, PostgresManifest):
            raise StorageFailure(f"{path} is no export of a PostgreSQL", hint="Take another backup.")
        check_files(manifest, Path(scratch))
        import_into_postgres(manifest, Path(scratch), url, NoProgress())
        return manifest


@contextmanager
def _archive(path: Path) -> Generator[tarfile.TarFile]:
    try:
        with tarfile.open(path) as archive:
            yield archive
    except tarfile.TarError:
        broken = True
    else:
        broken = False
    if broken:
        raise StorageFailure(f"{path} is no whole archive of an export", hint="Take another backup.")
