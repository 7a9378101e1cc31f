"""``twinsql validate``."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - the command line reads it
from typing import TYPE_CHECKING

from . import output
from .given import Rules, map_file, write_report
from .jobs import usable_jobs

if TYPE_CHECKING:
    from ..transfer.validate.report import Report, TableReport

MOST_ROWS = 10
"""Rows of a table that are printed; a report has more."""


def validate(
    source: str | None = None,
    target: str | None = None,
    /,
    *,
    rule: Rules = (),
    map: Path | None = None,  # noqa: A002 - the option's name
    quarantine: Path | None = None,
    report: Path | None = None,
    jobs: int | None = None,
    json: bool = False,
    no_values: bool = False,
) -> int:
    """
    Compare every row and column of a SQLite database with a PostgreSQL database; nothing is written to either.

    Each database is read as of one moment. Differences are printed with both values; constraints and sequences are checked. A role that
    may only SELECT is enough. Exit code 1 if something differs, 6 if all is equal except for rows in quarantine.

    **Examples**

    ```
    twinsql validate data/chat.db postgresql://…/chat
    twinsql validate --report move.html
    twinsql validate data/chat.db postgresql://…/chat --rule events.at=epoch_ms --json
    ```

    Parameters
    ----------
    source
        The SQLite file; that of the settings unless named.
    target
        The PostgreSQL's address; that of the settings unless named.
    rule
        How a column was moved, table.column=encoding+repair. May be repeated.
    map
        The map that the data was moved by.
    quarantine
        The folder with the rows that the move has left out: they are not missed.
    report
        A file for the report: one page for a browser if it ends in .html, else JSON. Only you may read it.
    jobs
        How many processes compare; two where there are two processors.
    json
        Print the report as JSON.
    no_values
        Show no value of the data.
    """
    from ..transfer.places import postgres_place, sqlite_place  # noqa: PLC0415
    from ..transfer.validate.validate import validate as compare  # noqa: PLC0415
    from .progress import progress  # noqa: PLC0415

    mapping = map_file(map)
    found = compare(
        sqlite_place(source),
        postgres_place(target),
        rules=rule,
        mapping=mapping,
        quarantine=quarantine,
        jobs=usable_jobs(jobs),
        progress=progress(),
    )
    write_report(found, report, values=not no_values)
    if json:
        output.as_json(found.as_object(values=not no_values))
    else:
        print_report(found, values=not no_values)
    return int(found.exit)


def print_report(found: Report, *, values: bool) -> None:
    """Print a report for people: tables, what differs, what a person should know, the verdict."""
    for one in found.tables:
        same = f"{output.counted(one.target_rows, 'row')}"
        output.marked("ok" if one.equal else "fail", f"{one.source}: {same}{f', {one.left_out} in quarantine' if one.left_out else ''}")
        _rows(one, values=values)
    for finding in found.findings:
        output.marked("fail", f"{finding.place}: {finding.text}{f' ({finding.note})' if finding.note else ''}")
    for note in (*found.notes, *map(str, found.rules)):
        output.marked("warn", note)
    for declared in found.declared:
        if declared.state != "carried" and not declared.holds:
            output.marked("warn", f"{declared.table}: {declared.what} {declared.state}{f': {declared.note}' if declared.note else ''}")
    output.say(found.verdict)


def _rows(table: TableReport, *, values: bool) -> None:
    words = {"differs": "differs", "missing": "is missing in the target", "extra": "is in the target alone"}
    for one in table.differences[:MOST_ROWS]:
        output.say(f"        {one.key or 'a row'} {words[one.kind]}")
        for pair in one.values if values else ():
            sides = [f"{name} {text}" for name, text in (("source", pair.source), ("target", pair.target)) if text]
            output.say(f"          {pair.column}: {', '.join(sides)}")
    if (more := sum(table.counts.values()) - MOST_ROWS) > 0:
        output.say(f"        and {'at least ' if not table.complete else ''}{more} more")
