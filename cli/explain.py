"""``twinsql explain``."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from ..adapters.errors import ConfigError
from . import output

if TYPE_CHECKING:
    from ..compiler.explain.plan import Plan
    from ..compiler.explain.run import Explanation
    from ..compiler.project import Project

STYLES = {"  ! ": "bold red", "  ~ ": "yellow"}


def explain(
    *,
    statement: Annotated[tuple[str, ...], Parameter(negative=())] = (),
    write: bool = False,
    check: bool = False,
    json: bool = False,
) -> int:
    """
    Show both engines' query plans for every statement, on tables with thousands of rows.

    It creates and fills two new databases; your own are not touched, and no statement runs. `!` marks a large table that is read completely, or an
    index that is built each time; `~` marks a sort. An index is suggested if a planner used it in a trial. Needs a PostgreSQL, as the build does.

    **Examples**

    ```
    twinsql explain                            # every statement
    twinsql explain --statement chats.newest   # this one alone; may be repeated
    twinsql explain --write                    # keep the plans beside the SQL, in plans/
    twinsql explain --check                    # a diff, and exit code 1, where a plan is not the one that is kept
    ```

    Parameters
    ----------
    statement
        Name of a statement, such as chats.newest; by default all. May be repeated.
    write
        Write the plans to files, one for each SQL file.
    check
        Compare the plans with those files.
    json
        Print JSON.
    """
    if (write and check) or (statement and (write or check)):
        raise ConfigError("--write and --check are about all statements, and not for use together\n    fix:  choose one")
    from ..compiler.project import load_project  # noqa: PLC0415 - not for --help

    project = load_project()
    found = _run(project, statement, quiet=json)
    if check:
        return _check(project, found, json=json)
    if write:
        _write(project, found, json=json)
    elif json:
        output.as_json(_as_object(found))
    else:
        _print(found)
    return 0


def _run(project: Project, statements: tuple[str, ...], *, quiet: bool) -> Explanation:
    from rich.console import Console  # noqa: PLC0415 - other commands do without
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    from ..compiler.explain.run import explain as run  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), disable=quiet or not sys.stderr.isatty(), transient=True) as progress:
        task = progress.add_task("starting PostgreSQL", total=1.0)
        return run(project, statements=statements, told=lambda share, what: progress.update(task, completed=share, description=what))


def _check(project: Project, found: Explanation, *, json: bool) -> int:
    from ..compiler.explain.text import differences, kept  # noqa: PLC0415 - loaded by now

    if not kept(project):
        raise ConfigError(f"there are no plans in {project.relative(project.plans)} yet\n    fix:  keep them with: twinsql explain --write")
    diff, notes = differences(project, found)
    if json:
        output.as_json({"diff": diff, "notes": notes, "ok": not diff})
        return 1 if diff else 0
    for note in notes:
        output.say(note)
    output.say(diff.rstrip("\n") or "the plans are those that are kept")
    if diff:
        output.say("\nplans have changed; keep them with: twinsql explain --write")
    return 1 if diff else 0


def _write(project: Project, found: Explanation, *, json: bool) -> None:
    from ..compiler.explain.text import write  # noqa: PLC0415 - loaded by now

    written, removed = write(project, found)
    if json:
        output.as_json({"written": written, "removed": removed})
        return
    for what, names in (("wrote", written), ("removed", removed)):
        for name in names:
            output.say(f"{what} {name}")
    if not written and not removed:
        output.say("the plans are those that are kept")


def _as_object(found: Explanation) -> dict[str, object]:
    statements = [
        {"name": one.name, "where": one.where, "postgres": _plan(one.postgres), "sqlite": None if one.sqlite is None else _plan(one.sqlite)}
        for one in found.statements
    ]
    head = {"postgres": found.postgres, "sqlite": found.sqlite, "rows": found.rows, "short": found.short}
    return {**head, "statements": statements, "suggestions": [asdict(one) for one in found.suggestions]}


def _plan(plan: Plan) -> dict[str, object]:
    lines = [asdict(line) for line in plan.lines]
    return {"lines": lines} if plan.cost is None else {"lines": lines, "cost": plan.cost}


def _print(found: Explanation) -> None:
    from rich.console import Console  # noqa: PLC0415 - other commands do without
    from rich.text import Text  # noqa: PLC0415

    from ..compiler.explain.text import plan_lines  # noqa: PLC0415

    console = Console(highlight=False, soft_wrap=True)
    for one in found.statements:
        console.print(Text.assemble((one.name, "bold"), f"  {one.where}"))
        for line in plan_lines(one):
            console.print(Text(line, style=STYLES.get(line[:4], "")))
        console.print()
    for suggestion in found.suggestions:
        names, engines = ", ".join(suggestion.statements), " and ".join(suggestion.engines)
        console.print(Text.assemble((suggestion.sql, "bold"), f"\n    {engines} would use it for {names}"))
    for table in found.short:
        output.say(f"{table}: only {found.rows[table]} rows, the others did not keep to its keys and checks")
    output.say(_summary(found))


def _summary(found: Explanation) -> str:
    plans = [[plan for plan in (one.postgres, one.sqlite) if plan] for one in found.statements]
    scanning = sum(any(line.mark in {"scan", "automatic index"} for plan in both for line in plan.lines) for both in plans)
    sorting = sum(any(line.mark == "sort" for plan in both for line in plan.lines) for both in plans)
    return (
        f"{output.counted(len(found.statements), 'statement')} on PostgreSQL {found.postgres} and SQLite {found.sqlite}: "
        f"{scanning} with `!` (all of a large table), {sorting} with `~` (a sort), {output.counted(len(found.suggestions), 'index')} suggested"
    ).replace("indexs", "indexes")
