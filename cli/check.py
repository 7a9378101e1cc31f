"""``twinsql check``."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from ..adapters.errors import ConfigError
from . import output

if TYPE_CHECKING:
    from ..compiler.check import CheckReport, Finding
    from ..compiler.project import Project

WORKSPACE = "GITHUB_WORKSPACE"
"""Where GitHub has checked the repository out: annotations name files from there."""


def check(*, json: bool = False, github: bool = False) -> int:
    """
    Check statements, generated modules and schema on both engines.

    A PostgreSQL (TEST_POSTGRES_URL, or one that is started) describes every statement and SQLite prepares it, both with the schema that
    the migrations create. Nothing is written. Exit code 1 if there is an error, 0 if there are only warnings.

    **Examples**

    ```
    twinsql check              # a table
    twinsql check --github     # annotations of a pull request
    twinsql check --json       # for a program
    ```

    Parameters
    ----------
    json
        Print JSON.
    github
        Print annotations, which GitHub shows at their lines in the diff.
    """
    if json and github:
        raise ConfigError("--json and --github cannot be used together\n    fix:  choose one")
    from ..compiler.check import check as look  # noqa: PLC0415 - not for --help
    from ..compiler.project import load_project  # noqa: PLC0415 - not for --help

    project = load_project()
    report = look(project)
    if json:
        output.as_json(_as_object(report))
    elif github:
        for finding in report.findings:
            output.say(annotation(finding, _file(project, finding)))
    else:
        _print(report)
    return 1 if report.errors else 0


def _as_object(report: CheckReport) -> dict[str, object]:
    counts = {"errors": report.errors, "warnings": len(report.findings) - report.errors}
    head = {"statements": report.statements, "postgres": report.postgres, "sqlite": report.sqlite}
    return {**head, **counts, "findings": [asdict(finding) for finding in report.findings]}


def _file(project: Project, finding: Finding) -> str:
    """The file from the root of the repository."""
    path = project.root / finding.place[0]
    root = Path(os.environ.get(WORKSPACE) or project.root).resolve()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else finding.place[0]


def annotation(finding: Finding, file: str) -> str:
    """*finding* as a command of GitHub's workflows."""
    _, line, column = finding.place
    place = f"file={_escaped(file, ':,')},line={line},col={column},title={_escaped(f'twinsql {finding.rule}', ':,')}"
    return f"::{finding.severity} {place}::{_escaped(f'{finding.what}. {finding.cure}')}"


def _escaped(text: str, more: str = "") -> str:
    for sign in ("%", "\r", "\n", *more):
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _print(report: CheckReport) -> None:
    if report.findings:
        rows = [(one.severity, one.where, one.rule, one.what, one.cure) for one in report.findings]
        output.table(rows)
    warnings = len(report.findings) - report.errors
    counted = f"{output.counted(report.errors, 'error')}, {output.counted(warnings, 'warning')}"
    looked = f"{output.counted(report.statements, 'statement')} on PostgreSQL {report.postgres} and SQLite {report.sqlite}"
    output.say(f"{counted}: {looked}")
