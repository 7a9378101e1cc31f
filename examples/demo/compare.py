"""Running every reading statement on both engines and holding the answers against each other."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from rich.box import SIMPLE
from rich.table import Table

from .exact import same
from .reads import answers

if TYPE_CHECKING:
    from twinsql import Adapter

    from .corpus import Person


@dataclass(frozen=True)
class Comparison:
    """
    What a statement answered.

    Attributes:
        rows: on SQLite.
        equal: whether PostgreSQL gave the same rows, in values and Python types.
    """

    statement: str
    rows: int
    sqlite_ms: float
    postgres_ms: float
    equal: bool

    @property
    def verdict(self) -> str:
        """``equal``, or what is wrong: an answer without a row proves nothing."""
        if not self.equal:
            return "DIFFERENT"
        return "equal" if self.rows else "EMPTY"


def compare(statement: str, sqlite: Adapter, postgres: Adapter, people: list[Person]) -> Comparison:
    """Run one statement for everybody, on both."""
    left, sqlite_ms = _timed(statement, sqlite, people)
    right, postgres_ms = _timed(statement, postgres, people)
    rows = sum(row is not None for row in left)
    return Comparison(statement, rows, sqlite_ms, postgres_ms, same(left, right))


def _timed(statement: str, db: Adapter, people: list[Person]) -> tuple[list[object], float]:
    started = perf_counter()
    found = answers(db, people, statement)
    return found, (perf_counter() - started) * 1000


def table_of(comparisons: list[Comparison], title: str = "Every read of the chatbot, on both engines") -> Table:
    """A line for each statement."""
    table = Table(title=title, box=SIMPLE, pad_edge=False)
    table.add_column("statement", no_wrap=True)
    for name in ("rows", "SQLite ms", "PostgreSQL ms"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("answers", no_wrap=True)
    for one in comparisons:
        table.add_row(one.statement, f"{one.rows:,}", f"{one.sqlite_ms:.1f}", f"{one.postgres_ms:.1f}", one.verdict)
    return table


def conclusion(comparisons: list[Comparison]) -> str:
    """The last line."""
    wrong = [f"{one.statement} ({one.verdict.lower()})" for one in comparisons if one.verdict != "equal"]
    if wrong:
        return f"NOT proved: {', '.join(wrong)}."
    rows = sum(one.rows for one in comparisons)
    return f"All {len(comparisons)} statements gave equal answers on SQLite and PostgreSQL: {rows:,} rows, same values, same Python types."
