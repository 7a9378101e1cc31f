"""Statements that nobody calls."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from ..model import Problem
from .findings import found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..headers import SourceStatement
    from ..project import Project
    from .findings import Finding

MENTION = re.compile(r"""(?:\.\s*|['"])([a-z][a-z0-9_]*)\b""")
"""``chats.get``, and a name in quotes, as getattr takes it."""

NOT_OURS = frozenset({"node_modules", "site-packages", "__pycache__", "build", "dist"})
VIRTUAL_ENVIRONMENT = "pyvenv.cfg"


def mentioned(project: Project) -> set[str]:
    """Names that some Python file of *project* mentions, the generated ones apart."""
    names: set[str] = set()
    for path in _python_files(project):
        names.update(MENTION.findall(path.read_text(encoding="utf-8", errors="replace")))
    return names


def unused(statement: SourceStatement, names: set[str]) -> Iterator[Finding]:
    """The finding that the method of *statement* is none of the *names*."""
    if statement.header.name not in names:
        what = f"no Python file of the project calls {statement.header.name}"
        yield from found(
            "unused",
            [
                Problem(
                    statement.at(), what, "Take the statement out, or use it. If this is intended, add the line: -- allow: unused REASON"
                )
            ],
        )


def _python_files(project: Project) -> Iterator[Path]:
    for folder, below, files in os.walk(project.root):
        if VIRTUAL_ENVIRONMENT in files or Path(folder) == project.queries:
            below.clear()
            continue
        below[:] = [name for name in below if name not in NOT_OURS and not name.startswith(".")]
        yield from (Path(folder, name) for name in files if name.endswith(".py"))
