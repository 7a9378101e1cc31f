"""What an export says of itself: its schema, its files, what they must hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - msgspec reads the annotations
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from ...adapters.errors import ConfigError, StorageFailure
from ..contents import Contents  # noqa: TC001 - as above
from ..files import sha256_of, whole_file
from ..names import quoted
from ..target_schema import TargetTable  # noqa: TC001 - as above

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Protocol

    class _Written(Protocol):
        @property
        def file(self) -> str: ...
        @property
        def sha256(self) -> str: ...


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

    @property
    def left_out(self) -> tuple[str, ...]:
        """Nothing: all of a SQLite database is carried."""
        return ()

    def write(self, folder: Path) -> None:
        """Write it into *folder*, whole or not at all; raises OSError."""
        _write(self, folder)


@dataclass(frozen=True, slots=True)
class ExportedColumn:
    """
    A column of a PostgreSQL table.

    Attributes:
        name: its name.
        type: as PostgreSQL writes it, modifiers included.
        plain: PostgreSQL's short name of the type where values have a form in JSON of their own; empty where they are the server's texts.
        generated: whether PostgreSQL computes it: its values are in no file.
    """

    name: str
    type: str
    plain: str
    generated: bool


@dataclass(frozen=True, slots=True)
class PostgresTable:
    """A PostgreSQL table's rows; *file*, *rows*, *bytes* and *sha256* as in ``ExportedTable``."""

    schema: str
    name: str
    file: str
    columns: tuple[ExportedColumn, ...]
    rows: int
    bytes: int
    sha256: str

    @property
    def full_name(self) -> str:
        """With its schema, as SQL."""
        return f"{quoted(self.schema)}.{quoted(self.name)}"

    @property
    def place(self) -> str:
        """``schema.table``, as ``Contents`` calls it."""
        return f"{self.schema}.{self.name}"

    @property
    def written(self) -> tuple[ExportedColumn, ...]:
        """The columns that a line has values of."""
        return tuple(column for column in self.columns if not column.generated)


@dataclass(frozen=True, slots=True)
class SequenceState:
    """How far a sequence is; *called* as PostgreSQL keeps it: whether *last* has been given."""

    schema: str
    name: str
    last: int
    called: bool


@dataclass(frozen=True, slots=True)
class Definition:
    """A statement that makes a part of the schema; those with *before* come before the rows."""

    kind: str
    name: str
    sql: str
    before: bool


@dataclass(frozen=True, slots=True)
class PostgresManifest:
    """
    An export of a PostgreSQL database.

    Attributes:
        format: of the manifest and the lines: 1.
        engine: what it is of.
        version: of the server.
        made_at: when the copied moment was, UTC.
        compression: of the files.
        definitions: in the order in which the schema is made again.
        tables: in the order of their names.
        sequences: and how far they are.
        declared: the tables of schema public, for engines that cannot read *definitions*.
        left_out: what is not carried, though no row and no answer hangs on it.
        contents: what all of it must hold once it is a database again; rows of materialized views are computed anew and not in it.
    """

    format: int
    engine: Literal["postgres"]
    version: str
    made_at: datetime
    compression: Compression
    definitions: tuple[Definition, ...]
    tables: tuple[PostgresTable, ...]
    sequences: tuple[SequenceState, ...]
    declared: dict[str, TargetTable]
    left_out: tuple[str, ...]
    contents: Contents

    def write(self, folder: Path) -> None:
        """Write it into *folder*, whole or not at all; raises OSError."""
        _write(self, folder)


AnyManifest: TypeAlias = ExportManifest | PostgresManifest
"""Of either engine."""


@dataclass(frozen=True, slots=True)
class _Head:
    format: int
    engine: Literal["sqlite", "postgres"]


def _write(manifest: AnyManifest, folder: Path) -> None:
    with whole_file(folder / NAME) as file:
        file.write(msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n")


def read_export(folder: Path) -> AnyManifest:
    """
    Read the manifest in *folder*.

    Raises:
        ConfigError: there is none, or it is none of ours.
    """
    path = folder / NAME
    try:
        raw = path.read_bytes()
        head = msgspec.json.decode(raw, type=_Head)
        if head.format == FORMAT:
            manifest = _decoded(raw, head)
            if all(_inside(table.file) for table in manifest.tables):
                return manifest
        reason = f"{path} is the manifest of another version's export"
    except OSError as caught:
        reason = f"{path} cannot be read: {caught.strerror}"
    except msgspec.DecodeError:
        reason = f"{path} is no manifest of an export"
    raise ConfigError(f"{reason}\n    fix:  name a folder that twinsql export made")


def _decoded(raw: bytes, head: _Head) -> AnyManifest:
    if head.engine == "postgres":
        return msgspec.json.decode(raw, type=PostgresManifest)
    return msgspec.json.decode(raw, type=ExportManifest)


def _inside(file: str) -> bool:
    return not file.startswith("/") and ".." not in file.split("/")


def check_files(manifest: AnyManifest, folder: Path) -> None:
    """
    Read every file of the export and compare its digest.

    Raises:
        StorageFailure: one is missing, or is not what was written.
    """
    tables: tuple[_Written, ...] = manifest.tables
    for table in tables:
        path = folder / table.file
        try:
            if sha256_of(path) == table.sha256:
                continue
        except OSError as caught:
            reason = f"cannot be read: {caught.strerror}"
        else:
            reason = "is not what was written: its SHA-256 differs from the manifest's"
        raise StorageFailure(f"{path} {reason}", hint="Export again; nothing was written.")
