"""Statements that nobody calls."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from ..model import Problem
from .findings import found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..headers import SourceStatement
    from ..project import Project
    from .findings import Finding

MENTION = re.compile(r"""(?:\.\s*|['"])([a-z][a-z0-9_]*)\b""")
"""``chats.get``, and a name in quotes, as getattr takes it."""

NOT_OURS = frozenset({"node_modules", "site-packages", "__pycache__", "build", "dist"})
VIRTUAL_ENVIRONMENT = "pyvenv.cfg"


def unused(project: Project, statements: Sequence[SourceStatement]) -> Iterator[Finding]:
    """Statements whose method no Python file of *project* mentions, the generated ones apart."""
    mentioned: set[str] = set()
    for path in _python_files(project):
        mentioned.update(MENTION.findall(path.read_text(encoding="utf-8", errors="replace")))
    for one in statements:
        if one.header.name not in mentioned:
            what = f"no Python file of the project calls {one.header.name}"
            yield from found("unused", [Problem(one.at(), what, "Take the statement out, or use it.")])


def _python_files(project: Project) -> Iterator[Path]:
    for folder, below, files in os.walk(project.root):
        if VIRTUAL_ENVIRONMENT in files or Path(folder) == project.queries:
            below.clear()
            continue
        below[:] = [name for name in below if name not in NOT_OURS and not name.startswith(".")]
        yield from (Path(folder, name) for name in files if name.endswith(".py"))
