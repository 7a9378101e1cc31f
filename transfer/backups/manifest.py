"""What stands beside a backup: what it is of, what it holds, and whether it was restored once to see."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from ...adapters.errors import ConfigError
from ..contents import Contents, TableContents
from ..files import whole_file

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
SUFFIX = ".manifest.json"
BLOCK_BYTES = 1 << 20

Form = Literal["sqlite", "pg_dump", "export"]


@dataclass(frozen=True, slots=True)
class Manifest:
    """
    A backup.

    Attributes:
        database: what it is of, in a word.
        form: ``sqlite``, a database file; ``pg_dump``, an archive in its custom format; ``export``, an archive of our own.
        file: its name, in the manifest's folder.
        bytes: its size.
        sha256: of the file.
        made_at: when the copied moment was, UTC.
        version: of SQLite, or of the server.
        contents: what the database held at that moment.
        verified_at: when it was restored into a scratch database and compared, UTC; None where it never was.
        origin: where that database is: the file's path, or servers and name; backups of one database share it.
    """

    database: str
    form: Form
    file: str
    bytes: int
    sha256: str
    made_at: datetime
    version: str
    contents: Contents
    verified_at: datetime | None = None
    origin: str = ""

    def write(self, folder: Path) -> Path:
        """Write it into *folder*, whole or not at all; raises OSError."""
        path = folder / f"{self.file}{SUFFIX}"
        stamps = {"made_at": self.made_at.isoformat(), "verified_at": self.verified_at.isoformat() if self.verified_at else None}
        with whole_file(path) as file:
            file.write(json.dumps({"format": FORMAT, **asdict(self), **stamps}, indent=1, ensure_ascii=False).encode() + b"\n")
        return path

    def verified(self, moment: datetime) -> Manifest:
        """The same, restored and compared at *moment*."""
        return replace(self, verified_at=moment)


def read_manifest(path: Path) -> Manifest:
    """
    Read a manifest; *path* is its own, or the backup's.

    Raises:
        ConfigError: there is none, or it is none of ours.
    """
    own = path if path.name.endswith(SUFFIX) else path.with_name(path.name + SUFFIX)
    try:
        found: dict[str, Any] = json.loads(own.read_bytes())
        return _parsed(found)
    except OSError as caught:
        reason = f"{own} cannot be read: {caught.strerror}"
    except (ValueError, KeyError, TypeError, AttributeError):
        reason = f"{own} is no manifest of a backup"
    raise ConfigError(f"{reason}\n    fix:  name a file that twinsql backup made, with its manifest beside it")


def _parsed(found: dict[str, Any]) -> Manifest:
    if found.pop("format") != FORMAT:
        raise ValueError
    held = found.pop("contents")
    contents = Contents({name: TableContents(**table) for name, table in held["tables"].items()}, held["schema"])
    made_at, verified_at = datetime.fromisoformat(found.pop("made_at")), found.pop("verified_at")
    if "/" in found["file"]:
        raise ValueError
    return Manifest(**found, contents=contents, made_at=made_at, verified_at=datetime.fromisoformat(verified_at) if verified_at else None)


def manifests_in(folder: Path) -> list[Manifest]:
    """Every manifest in *folder* that can be read, the oldest backup first; other files are passed over."""
    found: list[Manifest] = []
    for path in folder.glob(f"*{SUFFIX}"):
        try:
            found.append(read_manifest(path))
        except ConfigError:
            continue
    return sorted(found, key=lambda one: (one.made_at, one.file))
