"""``twinsql build``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from ..adapters.errors import SourceError
from . import output
from .places import run_build

if TYPE_CHECKING:
    from ..compiler.build import BuildReport


def build(*, check: bool = False, json: bool = False) -> int:
    """
    Generate typed modules from the SQL files, for both engines.

    Reads the folders that `[tool.twinsql]` in pyproject.toml names. A statement that has changed is described by a PostgreSQL:
    TEST_POSTGRES_URL, or one that is started for it. If anything is wrong, nothing is written.

    **Examples**

    ```
    twinsql build              # write what has changed
    twinsql build --check      # write nothing; exit code 1 if something would be written
    twinsql build --json       # for a program
    ```

    Parameters
    ----------
    check
        Only compare; needs no server if nothing has changed.
    json
        Print JSON.
    """
    try:
        report = run_build(check=check)
    except SourceError as error:
        if not json:
            raise
        output.as_json({"problems": [problem._asdict() for problem in error.problems]})
        return 1
    if json:
        output.as_json({**asdict(report), "problems": []})
    else:
        _print(report, check=check)
    return 1 if check and not report.fresh else 0


def _print(report: BuildReport, *, check: bool) -> None:
    for names, done, wanted in ((report.written, "wrote", "not up to date"), (report.removed, "removed", "to be removed")):
        for name in names:
            output.say(f"{wanted if check else done}: {name}")
    counted = f"{report.statements} {'statement' if report.statements == 1 else 'statements'}, {report.described} described by PostgreSQL"
    if report.fresh:
        output.say(f"up to date: {counted}")
    else:
        output.say(f"run twinsql build: {counted}" if check else f"built: {counted}")
