"""``twinsql move`` and ``twinsql replay``."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - the command line reads it
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from ..adapters.errors import ConfigError
from . import output
from .given import Rules, map_file, write_report
from .jobs import usable_jobs

if TYPE_CHECKING:
    from ..transfer.move.options import Moved

MEGABYTE = 1024 * 1024
MOST_CHANGED = 5


def move(
    source: str | None = None,
    target: str | None = None,
    /,
    *,
    rule: Rules = (),
    map: Path | None = None,  # noqa: A002 - the option's name
    create_schema: bool = False,
    replace: Annotated[tuple[str, ...], Parameter(negative=())] = (),
    quarantine: Path | None = None,
    largest: int = 256,
    resume: bool = False,
    dry_run: bool = False,
    jobs: int | None = None,
    work: Path | None = None,
    report: Path | None = None,
    json: bool = False,
    no_values: bool = False,
) -> int:
    """
    Move a SQLite database to PostgreSQL, and compare every row and column.

    The application may keep writing: a snapshot is moved. Everything in it is read before anything is written; at the end every row and column is
    compared, and the source is compared with the snapshot. Rows that do not fit are refused by name. If the move stops for any reason, the same
    command continues it.

    Exit code 0: equal. 1: a difference was found. 3: equal to the snapshot, but the source has changed since. 4: refused, the target is unchanged.
    5: stopped, run the same command again. 6: equal, except for rows in quarantine.

    **Examples**

    ```
    twinsql move                                                  # both by the settings, into the target's own tables
    twinsql move data/chat.db postgresql://…/chat --create-schema --dry-run
    twinsql move old.db --map chat.toml --quarantine left-out --report move.html
    ```

    Parameters
    ----------
    source
        The SQLite file; that of the settings unless named.
    target
        The PostgreSQL's direct address; that of the settings unless named.
    rule
        How a column is read, table.column=encoding+repair. May be repeated.
    map
        A map of tables, columns and rows (TOML).
    create_schema
        Make the tables, as `twinsql schema` prints them. Else the target has them.
    replace
        A table of the target whose rows may be lost. May be repeated.
    quarantine
        Leave out rows that do not fit, and keep them in this folder for `twinsql replay`.
    largest
        Megabytes that one value may have; 256 unless given.
    resume
        Only go on with a move that has stopped; never begin one.
    dry_run
        Say what would be done, and write nothing to the target.
    jobs
        How many processes copy and compare; two where there are two processors.
    work
        The folder for the snapshot and the backup; SOURCE.move unless named.
    report
        A file for the report: one page for a browser if it ends in .html, else JSON. Only you may read it.
    json
        Print the report as JSON.
    no_values
        Show no value of the data.
    """
    from ..transfer.move.move import move as carry  # noqa: PLC0415
    from ..transfer.move.options import MoveOptions  # noqa: PLC0415
    from ..transfer.outcome import TransferRefused  # noqa: PLC0415
    from ..transfer.places import postgres_place, sqlite_place  # noqa: PLC0415
    from .progress import progress  # noqa: PLC0415

    if largest < 1:
        raise ConfigError("--largest wants a number above 0\n    fix:  leave it out, or give one")
    path, url = sqlite_place(source), postgres_place(target)
    options = MoveOptions(
        work if work is not None else path.with_name(f"{path.name}.move"),
        rules=rule,
        mapping=map_file(map),
        create_schema=create_schema,
        jobs=usable_jobs(jobs),
        quarantine=quarantine,
        largest=largest * MEGABYTE,
        replace=replace,
        resume=resume,
        dry_run=dry_run,
    )
    try:
        found = carry(path, url, options, progress=progress())
    except TransferRefused as caught:
        output.refused(caught, values=not no_values)
        return 4
    write_report(found.report, report, values=not no_values)
    if json:
        output.as_json(_as_object(found, values=not no_values))
    elif found.report is None:
        _print_draft(found)
    else:
        _print(found, values=not no_values)
    return int(found.exit)


def _print_draft(found: Moved) -> None:
    for table in found.draft.plan.tables:
        columns = ", ".join(f"{one.target} {one.type} by {'+'.join(map(str, (*one.encodings, *one.repairs)))}" for one in table.columns)
        output.say(f"{table.source} -> {table.target}: {output.counted(found.draft.rows(table.source), 'row')}; {columns}")
    for note in (*found.draft.plan.notes, *map(str, found.draft.uses)):
        output.marked("warn", note)
    for one in found.draft.left_out:
        output.marked("warn", f"{one.place}: {one.reason}: {output.counted(one.count, 'row')} would go to quarantine")
    rows = sum(found.draft.rows(one.source) for one in found.draft.plan.tables)
    what = "would go on where it ended" if found.resumed else "would be moved"
    output.say(f"{output.counted(len(found.draft.plan.tables), 'table')}, {output.counted(rows, 'row')} {what}; nothing was written")


def _print(found: Moved, *, values: bool) -> None:
    from .validate import print_report  # noqa: PLC0415 - not for --help

    assert found.report is not None
    print_report(found.report, values=values)
    if found.changed:
        more = "" if len(found.changed) <= MOST_CHANGED else f" and {len(found.changed) - MOST_CHANGED} more"
        output.say(f"The source has changed since the snapshot: {', '.join(found.changed[:MOST_CHANGED])}{more}")
    if found.backup is not None:
        output.say(f"The source as it was before: {found.backup}")


def _as_object(found: Moved, *, values: bool) -> dict[str, object]:
    report = found.report.as_object(values=values) if found.report else {}
    tables = [{"source": one.source, "target": one.target, "rows": found.draft.rows(one.source)} for one in found.draft.plan.tables]
    return {
        **report,
        "verb": "move",
        "exit": int(found.exit),
        "resumed": found.resumed,
        "changed": found.changed,
        "backup": str(found.backup or ""),
        "planned": tables,
    }


def replay(
    quarantine: Path,
    target: str | None = None,
    /,
    *,
    rule: Rules = (),
    map: Path | None = None,  # noqa: A002 - the option's name
    json: bool = False,
    no_values: bool = False,
) -> int:
    """
    Move the rows that an earlier move has put into quarantine.

    They are in `quarantine.db`, a SQLite file with the source's tables: correct them there with SQL, or give rules. Rows that fit are carried in one
    transaction and leave the file; the others stay. Exit code 6 while there are some.

    **Examples**

    ```
    twinsql replay left-out
    twinsql replay left-out postgresql://…/chat --rule messages.body=text+strip_nul
    ```

    Parameters
    ----------
    quarantine
        The folder that was given to `twinsql move --quarantine`.
    target
        The PostgreSQL's direct address; that of the settings unless named.
    rule
        How a column is read, table.column=encoding+repair. May be repeated.
    map
        The map that the move went by, for the names of tables and columns.
    json
        Print JSON.
    no_values
        Show no value of the data.
    """
    from ..transfer.move.replay import replay as try_again  # noqa: PLC0415
    from ..transfer.places import postgres_place  # noqa: PLC0415

    found = try_again(quarantine, postgres_place(target), rules=rule, mapping=map_file(map))
    if json:
        output.as_json({"exit": int(found.exit), "carried": found.carried, "left": found.left, "notes": list(found.notes)})
    else:
        for note in found.notes:
            output.marked("warn", note)
        for one in found.refusals:
            output.refusal(one, values=not no_values)
        output.say(f"{output.counted(found.carried, 'row')} carried, {found.left} left")
    return int(found.exit)
