"""What a translated query is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .value import Value

TAIL = ("order", "limit", "offset", "with_")
"""What stands before and behind a SELECT or a set operation, by sqlglot's names."""


@dataclass(frozen=True, slots=True)
class Query:
    """
    A translated query.

    Attributes:
        lines: a clause each.
        columns: name and value of each result column; an empty name where PostgreSQL makes one up.
        single: whether it gives one row at most.
        always: whether it gives one row at least.
    """

    lines: list[str]
    columns: list[tuple[str, Value]]
    single: bool = False
    always: bool = False

    def inline(self) -> str:
        """On one line, for use inside an expression."""
        return " ".join(line.strip() for line in self.lines)
