"""``twinsql doctor``."""

from __future__ import annotations

from dataclasses import asdict
from importlib.util import find_spec
from typing import TYPE_CHECKING

from ..adapters.errors import Error
from ..adapters.finding import Finding, failed
from ..adapters.settings import Settings, is_project
from . import output
from .places import migrations_folder, run_build

if TYPE_CHECKING:
    from collections.abc import Iterator


def doctor(*, json: bool = False) -> int:
    """
    Check settings, database and generated modules, and say how to fix what is wrong.

    Nothing is changed and no password is printed. Exit code 1 if a check fails, 2 if the settings can't be read at all.

    **Examples**

    ```
    twinsql doctor
    twinsql doctor --json      # for a program
    USE_POSTGRES=true POSTGRES_URL=postgresql://… twinsql doctor
    ```

    Parameters
    ----------
    json
        Print JSON.
    """
    settings = Settings.load()
    findings: list[Finding] = []
    for finding in _findings(settings):
        findings.append(finding)
        if not json:
            output.marked(finding.level, f"{finding.check}: {finding.text}")
            if finding.cure:
                output.say(f"          {finding.cure}")
    faults, warnings = (sum(finding.level == level for finding in findings) for level in ("fail", "warn"))
    if json:
        output.as_json([asdict(finding) for finding in findings])
    else:
        output.say(_summary(len(findings), faults, warnings))
    return 1 if faults else 0


def _summary(checks: int, faults: int, warnings: int) -> str:
    if not faults and not warnings:
        return f"all {checks} checks passed"
    said = f"{faults or 'none'} of {checks} checks failed"
    return f"{said}, {output.counted(warnings, 'warning')}" if warnings else said


def _findings(settings: Settings) -> Iterator[Finding]:
    from ..adapters.diagnose import diagnose  # noqa: PLC0415 - not for --help

    yield from diagnose(settings, migrations_folder(settings.root))
    yield from _generated(settings)


def _generated(settings: Settings) -> Iterator[Finding]:
    """Whether the generated modules are those of the SQL files, where there is a project and the compiler is installed."""
    if not is_project(settings.root):
        return
    if find_spec("sqlglot") is None:
        yield Finding("modules", "ok", "not looked at: the compiler is not installed here")
        return
    try:
        report = run_build(settings.root, check=True)
    except Error as error:
        yield failed("modules", error)
        return
    if report.fresh:
        yield Finding("modules", "ok", f"up to date: {report.statements} statements")
    else:
        yield Finding(
            "modules", "fail", f"not up to date: {', '.join((*report.written, *report.removed))}", "make them with: twinsql build"
        )
