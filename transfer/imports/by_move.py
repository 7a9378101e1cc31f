"""An export of SQLite into a PostgreSQL: the file is made again, moved, and compared value by value."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from ...adapters.errors import StorageFailure
from ..contents import POSTGRES_TABLES
from ..copy import journal
from ..exports.import_sqlite import import_into_sqlite
from ..files import private_folder
from ..move.move import move
from ..move.options import MoveOptions
from ..outcome import ContentsDiffer, Exit, TransferRefused
from ..session import open_session
from ..validate.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

    from ..exports.manifest import ExportManifest
    from ..progress import Progress


def import_by_move(manifest: ExportManifest, folder: Path, url: str, progress: Progress) -> None:
    """
    Bring the export of a SQLite database in *folder*, whose files were checked, into the PostgreSQL at *url*.

    An empty database gets the schema that ``twinsql schema`` proposes; else the tables that are there are filled. A hidden folder beside
    *folder* holds the file that is made again, until all is done: an import that was interrupted goes on by it.

    Raises:
        ConfigError, TransferRefused, TransferInterrupted: as ``move`` does.
        StorageFailure: the disk is full.
        ContentsDiffer: what was made differs.
    """
    work = folder.absolute().with_name(f".{folder.absolute().name}.moving")
    try:
        private_folder(work)
        import_into_sqlite(manifest, folder, work / "rebuilt.db", progress)
        _move(work, url, progress)
    except (TransferRefused, ContentsDiffer) as caught:
        # Nobody will go on with it.
        shutil.rmtree(work, ignore_errors=True)
        raise _with_way_out(caught, folder) from None
    except OSError as caught:
        reason = caught.strerror
    else:
        shutil.rmtree(work)
        return
    raise StorageFailure(f"{work} cannot be written: {reason}", hint="Free some space, or bring the export elsewhere.")


def _move(work: Path, url: str, progress: Progress) -> None:
    rebuilt, anew = work / "rebuilt.db", work / "create-schema"
    with open_session(url, writes=True) as connection:
        begun = journal.unfinished(connection) is not None
        empty = not connection.execute(POSTGRES_TABLES()).fetchall()
    if empty:
        anew.touch()
    elif not begun:
        anew.unlink(missing_ok=True)
        if _holds_it(rebuilt, url, progress):
            return
    moved = move(rebuilt, url, MoveOptions(work / "work", create_schema=anew.exists()), progress)
    if moved.exit != Exit.EQUAL:
        names = sorted({finding.place for finding in moved.report.findings}) if moved.report else []
        raise ContentsDiffer(f"the database that was made differs from the one that was exported: {', '.join(names)}")


def _with_way_out(caught: TransferRefused | ContentsDiffer, folder: Path) -> Exception:
    """An import takes no rules: where refusals advise them, it says who does."""
    if isinstance(caught, ContentsDiffer) or not caught.refusals:
        return caught
    way = f"rules are for twinsql move: twinsql import {folder} FILE.db makes a file that can be moved with them"
    return TransferRefused(f"{caught.what}\n    fix:  {way}", caught.refusals)


def _holds_it(rebuilt: Path, url: str, progress: Progress) -> bool:
    """Whether the rows are in the target already: then nothing is left to do, whatever else its schema has or lacks."""
    report = validate(rebuilt, url, progress=progress)
    return any(table.target_rows for table in report.tables) and all(finding.kind == "schema" for finding in report.findings)
