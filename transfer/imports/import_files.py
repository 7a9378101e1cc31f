"""An export back into a database of either engine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..exports.import_postgres import import_into_postgres
from ..exports.import_sqlite import import_into_sqlite
from ..exports.manifest import ExportManifest, check_files, read_export
from ..outcome import TransferInterrupted
from ..progress import NoProgress
from .by_move import import_by_move
from .to_sqlite import import_to_sqlite

if TYPE_CHECKING:
    from ..exports.manifest import AnyManifest
    from ..progress import Progress


@dataclass(frozen=True, slots=True)
class Imported:
    """
    What an import brought.

    Attributes:
        manifest: of the export.
        left_out: parts of the schema that the target's engine was not given; no row is among them.
    """

    manifest: AnyManifest
    left_out: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """Of all tables of the export."""
        return sum(table.rows for table in self.manifest.tables)


def import_files(folder: Path, target: Path | str, *, progress: Progress | None = None) -> Imported:
    """
    Bring the export in *folder* into *target*, a SQLite file or the direct address of a PostgreSQL.

    Every file's SHA-256 is compared before anything is written, and every row at the end. Doing it again changes nothing; one that was
    interrupted goes on where it ended.

    Raises:
        ConfigError: *folder* is no export, the target cannot be opened, or zstandard is missing.
        StorageFailure: a file is damaged, or the disk is full.
        TransferRefused: the target holds something else, or cannot have what the export holds.
        TransferInterrupted: Ctrl-C, or not all of the schema could be made.
        ContentsDiffer: what was made differs from what was exported.
    """
    progress = progress or NoProgress()
    manifest = read_export(folder)
    try:
        progress.stage("check files")
        check_files(manifest, folder)
        return Imported(manifest, _bring(manifest, folder, target, progress))
    except KeyboardInterrupt:
        pass
    finally:
        progress.done()
    raise TransferInterrupted("The import has stopped\n    fix:  give the same command again: it goes on where it ended")


def _bring(manifest: AnyManifest, folder: Path, target: Path | str, progress: Progress) -> tuple[str, ...]:
    if isinstance(target, Path):
        if isinstance(manifest, ExportManifest):
            import_into_sqlite(manifest, folder, target, progress)
            return ()
        return import_to_sqlite(manifest, folder, target, progress)
    if isinstance(manifest, ExportManifest):
        import_by_move(manifest, folder, target, progress)
    else:
        import_into_postgres(manifest, folder, target, progress)
    return ()
