"""``twinsql timings``."""

from __future__ import annotations

import sys
from statistics import median
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from . import output

if TYPE_CHECKING:
    from pathlib import Path

    from ..compiler.timings.run import Timed, Timings


def timings(
    source: str | None = None,
    target: str | None = None,
    /,
    *,
    statement: Annotated[tuple[str, ...], Parameter(negative=())] = (),
    json: bool = False,
) -> int:
    """
    Run every reading statement on a SQLite database and on PostgreSQL with the same data, and show both times.

    Parameters are drawn from the rows that are there, the same ones for both. Nothing is written to either. Exit code 1 if one of them returns more rows
    than the other.

    **Examples**

    ```
    twinsql timings data/chat.db postgresql://…/chat    # after twinsql move
    twinsql timings --statement chats.newest            # the databases of the settings; may be repeated
    ```

    Parameters
    ----------
    source
        The SQLite file; that of the settings unless named.
    target
        The PostgreSQL's address; that of the settings unless named.
    statement
        Name of a statement, such as chats.newest; by default all that read. May be repeated.
    json
        Print JSON.
    """
    from ..transfer.places import postgres_place, sqlite_place  # noqa: PLC0415 - not for --help

    found = _run(sqlite_place(source), postgres_place(target), statement, quiet=json)
    if json:
        statements = [_as_object(one) for one in found.statements]
        output.as_json({"statements": statements, "postgres_only": found.postgres_only, "ok": found.ok})
    else:
        _print(found)
    return 0 if found.ok else 1


def _run(sqlite: Path, postgres: str, statements: tuple[str, ...], *, quiet: bool) -> Timings:
    from rich.console import Console  # noqa: PLC0415 - other commands do without
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    from ..compiler.project import load_project  # noqa: PLC0415
    from ..compiler.timings.run import time_statements  # noqa: PLC0415

    project = load_project()
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), disable=quiet or not sys.stderr.isatty(), transient=True) as progress:
        task = progress.add_task("looking for keys", total=1.0)
        return time_statements(
            project,
            sqlite,
            postgres,
            statements=statements,
            told=lambda share, what: progress.update(task, completed=share, description=what),
        )


def _as_object(one: Timed) -> dict[str, object]:
    return {
        "name": one.name,
        "where": one.where,
        "runs": len(one.rows),
        "rows": median(one.rows) if one.rows else None,
        "sqlite_ms": _times(one.sqlite_ms),
        "postgres_ms": _times(one.postgres_ms),
        "ratio": None if one.ratio is None else round(one.ratio, 2),
        "slower": one.is_slower,
        "differing": one.differing,
        "failed": one.failed,
    }


def _times(times: list[float]) -> dict[str, float] | None:
    from ..compiler.timings.run import p95  # noqa: PLC0415 - loaded by now

    return {"median": round(median(times), 3), "p95": round(p95(times), 3)} if times else None


def _print(found: Timings) -> None:
    from rich.console import Console  # noqa: PLC0415 - other commands do without
    from rich.table import Table  # noqa: PLC0415

    table = Table("statement", "rows", "SQLite ms", "p95", "PostgreSQL ms", "p95", "ratio", "", box=None, pad_edge=False)
    table.columns[0].no_wrap = True
    table.columns[0].min_width = max((len(one.name) for one in found.statements), default=0)
    for column in table.columns[1:7]:
        column.justify = "right"
    for one in found.statements:
        rows = f"{median(one.rows):.0f}" if one.rows else "–"
        ratio = "–" if one.ratio is None else f"{one.ratio:.1f}"
        table.add_row(one.name, rows, *_cells(one.sqlite_ms), *_cells(one.postgres_ms), ratio, _mark(one))
    Console(highlight=False).print(table)
    for one in found.statements:
        if one.failed:
            output.say(f"{one.name}: {', '.join(one.failed)}")
    for name in found.postgres_only:
        output.say(f"{name}: runs on PostgreSQL alone")
    slower = sum(one.is_slower for one in found.statements)
    differing = sum(bool(one.differing) for one in found.statements)
    output.say(f"{output.counted(len(found.statements), 'statement')}: {slower} slower after the move, {differing} with other rows")


def _cells(times: list[float]) -> tuple[str, str]:
    found = _times(times)
    return ("–", "–") if found is None else (f"{found['median']:.2f}", f"{found['p95']:.2f}")


def _mark(one: Timed) -> str:
    if one.differing:
        return f"[bold red]other rows in {one.differing} runs[/]"
    if one.failed:
        return "[yellow]refused by both[/]"
    return "[yellow]slower[/]" if one.is_slower else ""
