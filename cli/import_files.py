"""``twinsql import``."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - the command line reads it

from . import output


def import_(folder: Path, target: str | None = None, /, *, json: bool = False, no_values: bool = False) -> int:
    """
    Load what `twinsql export` wrote into a database of the same engine or the other one, and compare every row.

    The files are checked before anything is written. An empty database gets the export's schema; existing tables must be empty and have
    the same columns. Running it again changes nothing, and continues an import that was interrupted.

    **Examples**

    ```
    twinsql import exports/today data/again.db
    twinsql import exports/today postgresql://…/empty
    ```

    Parameters
    ----------
    folder
        The folder that the export wrote.
    target
        A SQLite file or the direct address of a PostgreSQL; the one of the settings unless given.
    json
        Print JSON.
    no_values
        Show no value of rows that are refused.
    """
    from ..adapters.settings import Settings  # noqa: PLC0415 - not for --help
    from ..transfer.imports.import_files import import_files  # noqa: PLC0415
    from ..transfer.outcome import TransferRefused  # noqa: PLC0415
    from ..transfer.places import is_postgres, postgres_place, sqlite_place  # noqa: PLC0415
    from .export import as_object  # noqa: PLC0415
    from .progress import progress  # noqa: PLC0415

    if is_postgres(target):
        place: Path | str = postgres_place(target)
    else:
        place = Settings.load().sqlite_path if target is None else sqlite_place(target)
    try:
        imported = import_files(folder, place, progress=progress())
    except TransferRefused as error:
        output.refused(error, values=not no_values)
        return 4
    if json:
        output.as_json({**as_object(imported.manifest), "left_out": list(imported.left_out)})
        return 0
    for one in imported.left_out:
        output.marked("warn", f"not made: {one}")
    tables = len(imported.manifest.tables)
    output.say(f"imported and compared: {output.counted(tables, 'table')}, {output.counted(imported.rows, 'row')}")
    return 0
