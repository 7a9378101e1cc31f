"""A budget for queries: how many a piece of a test may run, and no N+1 among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ..observe.watch import watching

if TYPE_CHECKING:
    from types import TracebackType

    from ..observe.n_plus_one import Suspicion
    from ..observe.watch import Line, Watch

N_PLUS_ONE = 3
"""A test's tables are small: a statement that runs more often than this from one line is suspected."""


class QueryBudget:
    """
    A ``with`` that fails the test where it runs more than *max_queries* statements, or one more than *n_plus_one* times from the same line.

    Every thread of the process counts, and a batch is one. It gives what ran.
    """

    def __init__(self, max_queries: int, *, n_plus_one: int = N_PLUS_ONE) -> None:
        self._max_queries = max_queries
        self._watching = watching(n_plus_one)

    def __enter__(self) -> Watch:
        self._watch = self._watching.__enter__()
        return self._watch

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None, /) -> None:
        __tracebackhide__ = True
        self._watching.__exit__(None, None, None)
        complaints = self._complaints() if error is None else []
        if complaints:
            pytest.fail("\n".join([*complaints, "", *table(list(self._watch.lines.values()))]))

    def _complaints(self) -> list[str]:
        runs = sum(line.runs for line in self._watch.lines.values())
        ran, allowed = ("1 query" if runs == 1 else f"{runs} queries"), self._max_queries
        found = [f"{ran} ran, {allowed} {'was' if allowed == 1 else 'were'} allowed"] if runs > allowed else []
        return found + [_suspected(one) for one in self._watch.suspicions]


def table(lines: list[Line]) -> list[str]:
    """Statements with their runs, milliseconds, sources and call sites, the most frequent first."""
    rows = [("runs", "ms", "statement", "source", "called at")]
    rows += [
        (str(one.runs), f"{one.total_ns / 1e6:.1f}", one.statement.name, one.statement.where, str(one.call_site or "-"))
        for one in sorted(lines, key=lambda one: -one.runs)
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(_cell(text, width, at) for at, (text, width) in enumerate(zip(row, widths, strict=True))).rstrip() for row in rows]


def _cell(text: str, width: int, at: int) -> str:
    return text.rjust(width) if at < 2 else text.ljust(width)


def _suspected(found: Suspicion) -> str:
    loop = f", in the loop at {found.loop}" if found.loop is not None else ""
    return f"N+1: {found.statement} ({found.source}) runs again and again at {found.call_site}{loop}: {found.advice}"
