"""``twinsql backup`` and ``twinsql restore``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from . import output

if TYPE_CHECKING:
    from ..transfer.backups.manifest import Manifest


def backup(
    database: str | None = None,
    /,
    *,
    to: Path = Path("backups"),
    verify: bool = False,
    keep_daily: int = 0,
    keep_weekly: int = 0,
    keep_monthly: int = 0,
    json: bool = False,
) -> int:
    """
    Back up a database to a file while it is in use, with a manifest of its contents.

    SQLite is copied with its backup API, PostgreSQL with pg_dump, or with twinsql's own export if no pg_dump is as new as the server. The backup is
    of one moment. Only you may read the file.

    **Examples**

    ```
    twinsql backup                                    # the database that the settings name
    twinsql backup ./data/chat.db --to /srv/backups
    twinsql backup --verify --keep-daily 7 --keep-weekly 4 --keep-monthly 12
    ```

    Parameters
    ----------
    database
        A SQLite file or the direct address of a PostgreSQL; the one of the settings unless given.
    to
        The folder, backups unless named; it is made where it is missing.
    verify
        Restore it into a scratch database and compare every row, before it counts.
    keep_daily
        Keep the newest backup of each of so many days, and remove those that no --keep option keeps.
    keep_weekly
        The same by weeks.
    keep_monthly
        The same by months.
    json
        Print JSON.
    """
    from ..adapters.errors import ConfigError  # noqa: PLC0415 - not for --help
    from ..transfer.backups.backup import back_up  # noqa: PLC0415 - not for --help
    from ..transfer.backups.retention import Keep  # noqa: PLC0415 - not for --help
    from ..transfer.places import is_postgres, postgres_place, sqlite_place  # noqa: PLC0415 - not for --help

    if min(keep_daily, keep_weekly, keep_monthly) < 0:
        raise ConfigError("a number of backups to keep cannot be negative\n    fix:  give 0 or more")
    place = postgres_place(database) if is_postgres(database) else sqlite_place(database)
    report = back_up(place, to, verify=verify, keep=Keep(keep_daily, keep_weekly, keep_monthly))
    if json:
        output.as_json({**_as_object(report.manifest), "path": str(report.path), "removed": report.removed})
    else:
        gone = f"; removed {output.counted(len(report.removed), 'older backup')}" if report.removed else ""
        output.say(f"{report.path}: {_counted(report.manifest)}, {'verified' if verify else 'not verified'}{gone}")
    return 0


def restore(backup: Path, target: str | None = None, /, *, replace: bool = False, json: bool = False) -> int:
    """
    Restore a backup into a database, and compare every row with its manifest.

    **Examples**

    ```
    twinsql restore backups/chat-20260301T031500Z.db ./data/restored.db
    twinsql restore backups/chat-20260301T031500Z.dump postgresql://…/empty
    ```

    Parameters
    ----------
    backup
        The backup's file; its manifest is beside it.
    target
        A SQLite file or the direct address of an empty PostgreSQL database; the one of the settings unless given.
    replace
        Put the backup's contents in the place of those of a SQLite file that is there.
    json
        Print JSON.
    """
    from ..adapters.settings import Settings  # noqa: PLC0415 - not for --help
    from ..transfer.backups.restore import restore as bring_back  # noqa: PLC0415 - not for --help
    from ..transfer.places import is_postgres, postgres_place, sqlite_place  # noqa: PLC0415 - not for --help

    if is_postgres(target):
        place: Path | str = postgres_place(target)
    else:
        place = Settings.load().sqlite_path if target is None else sqlite_place(target)
    manifest = bring_back(backup, place, replace=replace)
    if json:
        output.as_json(_as_object(manifest))
    else:
        output.say(f"restored and compared: {_counted(manifest)}")
    return 0


def _counted(manifest: Manifest) -> str:
    return f"{output.counted(len(manifest.contents.tables), 'table')}, {output.counted(manifest.contents.rows, 'row')}"


def _as_object(manifest: Manifest) -> dict[str, object]:
    stamps = {"made_at": manifest.made_at.isoformat(), "verified_at": manifest.verified_at.isoformat() if manifest.verified_at else None}
    held = {"tables": {name: table.rows for name, table in manifest.contents.tables.items()}}
    return {"database": manifest.database, "form": manifest.form, "file": manifest.file, "bytes": manifest.bytes, **stamps, **held}
