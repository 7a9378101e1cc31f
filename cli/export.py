"""``twinsql export``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..adapters.errors import ConfigError
from . import output

if TYPE_CHECKING:
    from ..transfer.exports.manifest import AnyManifest


def export(source: str, folder: Path | None = None, /, *, compress: bool = False, json: bool = False) -> int:
    """
    Write a database to a folder: its rows as JSON lines, one file for each table, and a manifest with its schema.

    Works for SQLite and PostgreSQL, as of one moment, while the database is in use. `twinsql import` restores every value exactly, in the same
    engine or the other one. A PostgreSQL database with something that cannot be recreated is refused.

    **Examples**

    ```
    twinsql export data/chat.db exports/today
    twinsql export exports/today                      # the database that the settings name
    twinsql export postgresql://…/chat exports/today --compress
    ```

    Parameters
    ----------
    source
        A SQLite file or the direct address of a PostgreSQL; with one argument, which is the folder, the one of the settings.
    folder
        A new or empty folder.
    compress
        Compress each file (zstd).
    json
        Print JSON.
    """
    from ..transfer.exports.export import export as write  # noqa: PLC0415 - not for --help
    from ..transfer.places import is_postgres, postgres_place, sqlite_place  # noqa: PLC0415
    from .progress import progress  # noqa: PLC0415

    if folder is None and Path(source).is_file():
        raise ConfigError(f"The folder for the export of {source} is not named\n    fix:  twinsql export {source} FOLDER")
    named, folder = (source, folder) if folder is not None else (None, Path(source))
    place = postgres_place(named) if is_postgres(named) else sqlite_place(named)
    manifest = write(place, folder, compression="zstd" if compress else "none", progress=progress())
    if json:
        output.as_json({**as_object(manifest), "folder": str(folder), "left_out": list(manifest.left_out)})
        return 0
    for one in manifest.left_out:
        output.marked("warn", f"left out: {one}")
    rows, size = sum(table.rows for table in manifest.tables), sum(table.bytes for table in manifest.tables)
    output.say(f"{folder}: {output.counted(len(manifest.tables), 'table')}, {output.counted(rows, 'row')}, {size:,} bytes")
    return 0


def as_object(manifest: AnyManifest) -> dict[str, object]:
    """What an export is of, for JSON."""
    if manifest.engine == "postgres":
        rows = {table.place: table.rows for table in manifest.tables}
    else:
        rows = {table.name: table.rows for table in manifest.tables}
    return {"engine": manifest.engine, "version": manifest.version, "made_at": manifest.made_at.isoformat(), "tables": rows}
