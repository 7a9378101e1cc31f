"""``twinsql prove``."""

from __future__ import annotations

import secrets
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from . import output

if TYPE_CHECKING:
    from ..compiler.prove.run import Report


def prove(
    *,
    seconds: float | None = None,
    seed: int | None = None,
    statement: Annotated[tuple[str, ...], Parameter(negative=())] = (),
    json: bool = False,
) -> int:
    """
    Run every statement on both engines with generated edge cases, and compare the answers exactly.

    Rows are generated from the schema: NULLs, ties, extremes, unusual texts, ends of months. Parameters come mostly from these rows. A difference is reduced
    to a small example, shown as a test, and written to `tests/regressions`, which the next run tries first. Needs a PostgreSQL, as the build does.

    **Examples**

    ```
    twinsql prove                             # 200 examples of each statement
    twinsql prove --seconds 600               # as many as ten minutes hold
    twinsql prove --statement chats.newest    # this one alone; may be repeated
    twinsql prove --seed 7                    # the same run again
    ```

    Parameters
    ----------
    seconds
        How long to run; by default 200 examples of each statement.
    seed
        Seed for the same rows and parameters as in another run, whose report names it.
    statement
        Name of a statement, such as chats.newest; by default all. May be repeated.
    json
        Print JSON.
    """
    number = secrets.randbelow(1_000_000) if seed is None else seed
    report = _run(number, seconds, statement, quiet=json)
    if json:
        output.as_json({**asdict(report), "vacuous": [one.name for one in report.vacuous], "ok": report.ok})
    else:
        _print(report)
    return 0 if report.ok else 1


def _run(number: int, seconds: float | None, statements: tuple[str, ...], *, quiet: bool) -> Report:
    from rich.console import Console  # noqa: PLC0415 - other commands do without
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    from ..compiler.project import load_project  # noqa: PLC0415
    from ..compiler.prove.run import prove as run  # noqa: PLC0415

    project = load_project()
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), disable=quiet or not sys.stderr.isatty(), transient=True) as progress:
        task = progress.add_task("starting PostgreSQL", total=1.0)
        return run(
            project,
            number=number,
            seconds=seconds,
            statements=statements,
            told=lambda share, what: progress.update(task, completed=share, description=what),
        )


def _print(report: Report) -> None:
    from rich.console import Console  # noqa: PLC0415 - other commands do without
    from rich.table import Table  # noqa: PLC0415

    differing = {one.name: one for one in report.differences}
    table = Table("statement", "examples", "with rows", "refused by both", "", box=None, pad_edge=False)
    for column in table.columns[1:4]:
        column.justify = "right"
    for one in report.tallies:
        share = f"{100 * one.busy // one.examples} %" if one.examples else "–"
        mark = (
            "[bold red]differs[/]"
            if one.name in differing
            else "[yellow]too few with rows[/]"
            if one in report.vacuous
            else "[green]equal[/]"
        )
        table.add_row(one.name, str(one.examples), share, str(one.failed), mark)
    Console(highlight=False).print(table)
    for name in report.postgres_only:
        output.say(f"{name}: runs on PostgreSQL alone")
    for found in report.differences:
        output.say(f"\n{found.name}: {found.what}\n{found.answers}\nkept in {found.file}:\n\n{found.test}")
    for one in report.vacuous:
        output.say(
            f"{one.name}: only {one.busy} of {one.examples} examples returned or changed a row\n"
            "    Where it compares with a literal or with another table, add a CHECK or a foreign key that says what may stand there;\n"
            "    or write a test of your own for it, with rows that it finds."
        )
    examples = sum(one.examples for one in report.tallies)
    kept = f", {report.replayed} kept from earlier runs" if report.replayed else ""
    output.say(
        f"{len(report.tallies)} statements, {examples} examples on {report.row_sets} row sets{kept}, {report.seconds} s, seed {report.seed}"
    )
    output.say("equal" if report.ok else f"{len(report.differences)} differ, {len(report.vacuous)} with too little to do")
