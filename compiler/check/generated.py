"""Whether the generated modules and the lock are what the SQL makes now."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from ..build import emit_all, generated_files, lock_text
from ..model import Problem
from .findings import found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ..headers import SourceStatement
    from ..lock import Lock
    from ..project import Project
    from .findings import Finding
    from .statements import Looked

CURE = "Make it with: twinsql build"


def stale(project: Project, looked: Sequence[Looked], broken: set[str], lock: Lock) -> Iterator[Finding]:
    """
    Generated files that are not up to date; of what a broken statement has a part in nothing is said.

    Args:
        project: its folders.
        looked: every statement that can be read.
        broken: modules with statements that cannot.
        lock: with what PostgreSQL says now.
    """
    compiled = [one.compiled for one in looked if one.compiled is not None]
    texts, problems = emit_all(project, compiled)
    yield from found("statement", problems)
    if problems:
        return
    failed = [one.statement for one in looked if one.compiled is None]
    broken = broken | {one.module for one in failed}
    classes = {_class_of(one) for one in failed}
    touched = broken | {one.statement.module for one in looked if _class_of(one.statement) in classes}
    for path, text in texts.items():
        if path.stem not in touched:
            yield from found("stale", _difference(project, path, text))
    if not broken:
        yield from found("stale", _difference(project, project.lock, lock_text(project, lock, check=True)))
    for path in generated_files(project):
        if path not in texts and path.stem not in broken:
            yield from found("stale", [Problem(f"{project.relative(path)}:1:1", "the SQL file of this module is gone", CURE)])


def _class_of(statement: SourceStatement) -> str:
    """The row class that a header names; any other type has no module."""
    hint = statement.header.batch or statement.header.returns
    return hint.name if hint.is_class else statement.name


def _difference(project: Project, path: Path, text: str) -> Iterator[Problem]:
    where = project.relative(path)
    if not path.is_file():
        yield Problem(f"{where}:1:1", "this file was not made yet", CURE)
        return
    there = path.read_text(encoding="utf-8", errors="replace")
    if there == text:
        return
    pairs = enumerate(zip_longest(there.split("\n"), text.split("\n")), 1)
    line = next((number for number, (old, new) in pairs if old != new), 1)
    yield Problem(f"{where}:{line}:1", "this file is not what the SQL makes: from this line on it differs", CURE)
