"""What an export says of itself: its schema, its files, what they must hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - msgspec reads the annotations
from typing import TYPE_CHECKING, Literal

import msgspec

from ..adapters.errors import ConfigError, StorageFailure
from .backup_manifest import sha256_of
from .contents import Contents  # noqa: TC001 - as above
from .files import whole_file

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
NAME = "manifest.json"

Compression = Literal["none", "zstd"]


@dataclass(frozen=True, slots=True)
class ExportedTable:
    """
    A table's rows.

    Attributes:
        name: of the table.
        file: the path of its lines, from the manifest's folder.
        columns: what the values of a line stand for; ``rowid`` or its like before them where the rowid is no column.
        rowid: whether the first value is the rowid.
        rows: lines.
        bytes: of the file, as it lies there.
        sha256: of the file, as it lies there.
    """

    name: str
    file: str
    columns: tuple[str, ...]
    rowid: bool
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class SchemaObject:
    """A table, index, trigger or view, with the statement that makes it."""

    kind: str
    name: str
    sql: str


@dataclass(frozen=True, slots=True)
class ExportManifest:
    """
    An export of a SQLite database.

    Attributes:
        format: of the manifest and the lines: 1.
        engine: what it is of.
        version: of SQLite.
        made_at: when the copied moment was, UTC.
        compression: of the files.
        pragmas: settings that a database file keeps.
        schema: in the order in which it is made again.
        tables: in the order of the schema.
        contents: what all of it must hold once it is a database again.
    """

    format: int
    engine: Literal["sqlite"]
    version: str
    made_at: datetime
    compression: Compression
    pragmas: dict[str, int | str]
    schema: tuple[SchemaObject, ...]
    tables: tuple[ExportedTable, ...]
    contents: Contents

    def write(self, folder: Path) -> None:
        """Write it into *folder*, whole or not at all; raises OSError."""
        with whole_file(folder / NAME) as file:
            file.write(msgspec.json.format(msgspec.json.encode(self), indent=1) + b"\n")


def read_export(folder: Path) -> ExportManifest:
    """
    Read the manifest in *folder*.

    Raises:
        ConfigError: there is none, or it is none of ours.
    """
    path = folder / NAME
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=ExportManifest)
    except OSError as caught:
        reason = f"{path} cannot be read: {caught.strerror}"
    except msgspec.DecodeError:
        reason = f"{path} is no manifest of an export"
    else:
        if manifest.format == FORMAT and all(_inside(table.file) for table in manifest.tables):
            return manifest
        reason = f"{path} is the manifest of another version's export"
    raise ConfigError(f"{reason}\n    fix:  name a folder that twinsql export made")


def _inside(file: str) -> bool:
    return not file.startswith("/") and ".." not in file.split("/")


def check_files(manifest: ExportManifest, folder: Path) -> None:
    """
    Read every file of the export and compare its digest.

    Raises:
        StorageFailure: one is missing, or is not what was written.
    """
    for table in manifest.tables:
        path = folder / table.file
        try:
            if sha256_of(path) == table.sha256:
                continue
        except OSError as caught:
            reason = f"cannot be read: {caught.strerror}"
        else:
            reason = "is not what was written: its SHA-256 differs from the manifest's"
        raise StorageFailure(f"{path} {reason}", hint="Export again; nothing was written.")
