"""What kind of loop a line stands in, read from its source when there is reason to ask."""

from __future__ import annotations

import ast
import linecache
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Loop = Literal["for", "while", "endless"]

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@lru_cache(maxsize=1024)
def loop_at(file: str, line: int) -> Loop | None:
    """The innermost loop of its function that *line* stands in; ``endless`` is ``while True``. None where there is none or no source."""
    try:
        tree = ast.parse("".join(linecache.getlines(file)))
    except (SyntaxError, ValueError):
        return None
    found: Loop | None = None
    for node in _around(tree, line):
        if isinstance(node, FUNCTIONS):
            found = None
        elif isinstance(node, (ast.For, ast.AsyncFor, *COMPREHENSIONS)):
            found = "for"
        elif isinstance(node, ast.While):
            found = "endless" if isinstance(node.test, ast.Constant) else "while"
    return found


def _around(tree: ast.AST, line: int) -> Iterator[ast.AST]:
    """The nodes that *line* is in, from the outside in. A loop's ``else`` and what a ``for`` goes through are outside of it."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, (ast.expr, ast.stmt, ast.match_case, ast.excepthandler, ast.withitem, ast.comprehension)):
            first, last = getattr(node, "lineno", 0), getattr(node, "end_lineno", 1 << 31)
            if first <= line <= last:
                if not isinstance(node, (ast.For, ast.AsyncFor, ast.While)) or _in_body(node, line):
                    yield node
                yield from _around(node, line)


def _in_body(loop: ast.For | ast.AsyncFor | ast.While, line: int) -> bool:
    """A ``while`` asks its condition at each turn, a ``for`` asks for its rows once."""
    first = loop.lineno if isinstance(loop, ast.While) else loop.body[0].lineno
    return first <= line <= (loop.body[-1].end_lineno or line)
