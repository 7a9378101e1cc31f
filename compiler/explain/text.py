"""Plans as text: what is printed, kept beside the SQL, and compared with what was kept."""

from __future__ import annotations

import re
from difflib import unified_diff
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ..project import Project
    from .plan import Kind, Plan
    from .run import Explained, Explanation

SIGNS: Mapping[Kind | None, str] = {"scan": "!", "automatic index": "!", "sort": "~", None: " "}
STEPS = ("    ", "  ! ", "  ~ ")
"""How the lines of a plan begin."""
ENGINES = ("PostgreSQL", "SQLite")
BANNER = "made by `twinsql explain --write`: do not edit"
LEGEND = "! reads all of a large table, or makes an index each time it runs; ~ sorts"
VERSIONS = re.compile(r"^PostgreSQL (\S+), SQLite (\S+);", re.MULTILINE)


def texts(project: Project, explanation: Explanation) -> dict[Path, str]:
    """The text of each file of plans."""
    modules: dict[str, list[Explained]] = {}
    for one in explanation.statements:
        modules.setdefault(one.name.partition(".")[0], []).append(one)
    return {project.plans / f"{module}.txt": _file(project, module, own, explanation) for module, own in modules.items()}


def _file(project: Project, module: str, statements: list[Explained], explanation: Explanation) -> str:
    tables = sorted({table for one in statements for table in one.tables})
    rows = ", ".join(f"{table} {explanation.rows[table]}" for table in tables)
    head = [
        f"Plans of {project.relative(project.sql)}/{module}.sql, {BANNER}.",
        f"PostgreSQL {explanation.postgres}, SQLite {explanation.sqlite}; rows: {rows or 'none'}.",
        f"{LEGEND}.",
    ]
    return "\n".join([*head, *(line for one in statements for line in ("", one.name, *plan_lines(one)))]) + "\n"


def plan_lines(one: Explained) -> Iterator[str]:
    """Both plans of a statement."""
    for engine, plan in zip(ENGINES, (one.postgres, one.sqlite), strict=True):
        yield f"  {engine}"
        yield from _lines(plan)


def _lines(plan: Plan | None) -> Iterator[str]:
    if plan is None:
        yield "    (runs on PostgreSQL alone)"
    elif not plan.lines:
        yield "    (nothing to look for)"
    else:
        yield from (f"  {SIGNS[line.mark]} {line.text}".rstrip() for line in plan.lines)


def kept(project: Project) -> dict[Path, str]:
    """Files of plans that are there."""
    found = {path: path.read_text(encoding="utf-8") for path in sorted(project.plans.glob("*.txt"))}
    return {path: text for path, text in found.items() if BANNER in text.partition("\n")[0]}


def write(project: Project, explanation: Explanation) -> tuple[list[str], list[str]]:
    """Keep the plans; returns the files that were written and those that were removed, as the project names them."""
    new, old = texts(project, explanation), kept(project)
    changed = [path for path, text in new.items() if old.get(path) != text]
    gone = [path for path in old if path not in new]
    for path in changed:
        path.parent.mkdir(exist_ok=True)
        path.write_text(new[path], encoding="utf-8", newline="\n")
    for path in gone:
        path.unlink()
    return [project.relative(path) for path in changed], [project.relative(path) for path in gone]


def differences(project: Project, explanation: Explanation) -> tuple[str, list[str]]:
    """How the plans differ from those that are kept, as a diff, and what could not be compared: plans of another version of an engine."""
    new, old = texts(project, explanation), kept(project)
    notes: dict[str, None] = {}
    parts: list[str] = []
    for path in sorted({*new, *old}):
        before, after = old.get(path, ""), new.get(path, "")
        for engine, version in _other_versions(before, explanation):
            here = explanation.postgres if engine == ENGINES[0] else explanation.sqlite
            notes[f"the plans of {engine} that are kept are those of {version}, this is {here}: they are not compared"] = None
            before, after = (_without(text, engine, version, here) for text in (before, after))
        name = project.relative(path)
        parts += unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), f"{name} (kept)", f"{name} (now)")
    return "".join(parts), list(notes)


def _other_versions(text: str, explanation: Explanation) -> Iterator[tuple[str, str]]:
    """Engines whose version in *text* is another one, with that."""
    found = VERSIONS.search(text.partition("\n\n")[0])
    if found and found[1] != explanation.postgres:
        yield ENGINES[0], found[1]
    if found and found[2] != explanation.sqlite:
        yield ENGINES[1], found[2]


def _without(text: str, engine: str, version: str, here: str) -> str:
    """*text* without the plans of *engine*, whose versions are no difference."""
    lines: list[str] = []
    skips = False
    for line in text.splitlines(keepends=True):
        if not line.startswith(STEPS):
            skips = line.rstrip() == f"  {engine}"
        if not skips:
            lines.append(line)
    return "".join(lines).replace(f"{engine} {version}", engine, 1).replace(f"{engine} {here}", engine, 1)
