"""``twinsql census``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import output
from .given import Rules  # noqa: TC001 - the command line reads it
from .progress import of_tables

if TYPE_CHECKING:
    from rich.table import Table

    from ..transfer.census.report import CensusReport, TableReport
    from ..transfer.outcome import Refusal


def census(
    source: str | None = None,
    /,
    *,
    rule: Rules = (),
    json: bool = False,
    no_values: bool = False,
) -> int:
    """
    Read every value of a SQLite database, and report how it fits PostgreSQL.

    It proposes a type and an encoding for each column, from its declaration and its values, and lists what cannot be moved as it is, with key,
    reason and what to do. Nothing is written. Exit code 1 if something cannot be moved.

    **Examples**

    ```
    twinsql census data/chat.db
    twinsql census data/chat.db --rule events.at=epoch_ms
    twinsql census data/chat.db --json --no-values
    ```

    Parameters
    ----------
    source
        The SQLite file; by default that of the settings.
    rule
        How a column is read, table.column=encoding+repair. May be repeated.
    json
        Print JSON.
    no_values
        Show no value of the data.
    """
    from ..transfer.census.census import census as look  # noqa: PLC0415 - not for --help

    with of_tables() as tell:
        found = look(source, rules=rule, progress=tell)
    if json:
        output.as_json(found.as_object(values=not no_values))
    else:
        _print(found, values=not no_values)
    return 0 if found.ok else 1


def _print(found: CensusReport, *, values: bool) -> None:
    from rich.console import Console  # noqa: PLC0415 - not for --help

    console = Console(highlight=False)
    for table in found.tables:
        console.print(_table(table))
    for refusal in found.refusals:
        _refusal(refusal, values=values)
    for place, note in found.notes:
        output.marked("warn", f"{place}: {note}")
    rows = sum(table.rows for table in found.tables)
    verdict = "all of it can be carried" if found.ok else f"{output.counted(len(found.refusals), 'refusal')}"
    output.say(f"{output.counted(len(found.tables), 'table')}, {output.counted(rows, 'row')}: {verdict}")


def _table(table: TableReport) -> Table:
    from rich.table import Table  # noqa: PLC0415 - not for --help
    from rich.text import Text  # noqa: PLC0415

    grid = Table(title=Text(f"{table.name}  {table.rows:,}"), title_justify="left", box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("column", "declared", "holds", "becomes", "read as"):
        grid.add_column(name, overflow="fold")
    for column in table.columns:
        holds = ", ".join(f"{count:,} {name}" for name, count in column.counts.items())
        unfit = Text(f" {column.misfits:,} unfit", "bold red") if column.misfits else Text()
        grid.add_row(Text(column.name), Text(column.declared), holds, Text.assemble(column.type, unfit), column.encoding)
    return grid


def _refusal(refusal: Refusal, *, values: bool) -> None:
    count = f" ({output.counted(refusal.count, 'row')})" if refusal.count else ""
    output.marked("fail", f"{refusal.place}: {refusal.reason}{count}")
    for example in refusal.examples:
        output.say(f"        {example.key}: {example.value}" if values else f"        {example.hidden().key}")
    output.say(f"      fix:  {refusal.cure}")
