"""What ``twinsql check`` finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..model import Problem

Severity = Literal["error", "warning"]

RULES: dict[str, Severity] = {
    "statement": "error",
    "stale": "error",
    "schema": "error",
    "form": "warning",
    "rows": "warning",
    "index": "warning",
    "unused": "warning",
}
"""
Beside the numbers of lints. statement: an engine refuses it, or its header says other things. stale: generated files are not what the SQL
makes. schema: the two databases differ. form: SQLite's text is not the draft, and may mean the same. rows: one row is promised and more
may come. index: a filter reads a whole table. unused: nobody calls the method.
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """
    One thing that is wrong.

    Attributes:
        rule: of ``RULES``, or the number of a lint.
        severity: an error is one for the exit code too.
        where: ``sql/chats.sql:12:8``, relative to the project.
        what: is wrong.
        cure: what to do.
    """

    rule: str
    severity: Severity
    where: str
    what: str
    cure: str

    @property
    def place(self) -> tuple[str, int, int]:
        """File, line and column."""
        file, *numbers = self.where.split(":")
        line, column, *_ = [*(int(one) for one in numbers), 1, 1]
        return file, line, column


def found(rule: str, problems: Iterable[Problem]) -> Iterator[Finding]:
    """*problems* as findings of *rule*."""
    for one in problems:
        yield Finding(rule, RULES[rule], one.where, one.what, one.cure)
