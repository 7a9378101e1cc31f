"""What rules and maps did to the data, each counted: a report shows all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..census.choose import choose
from ..names import quoted
from ..repairs import REPAIRS
from ..rules.rules import dropped

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from ..catalogue import Catalogue
    from ..census.facts import Census
    from ..outcome import Example
    from ..planned import Plan
    from ..rules.rules import Rules


@dataclass(frozen=True, slots=True)
class Use:
    """
    A rule of a map or of ``--rule``, and how often it was used.

    Attributes:
        place: ``table`` or ``table.column`` of the source.
        what: what was done, such as ``rows left out``.
        count: how often.
        why: as the map says; what the repair does.
        where: file and line of the map; empty for ``--rule``.
        examples: keys of some rows that were left out. They hold data: for reports and the operator's terminal alone.
    """

    place: str
    what: str
    count: int
    why: str = ""
    where: str = ""
    examples: tuple[Example, ...] = ()

    def __str__(self) -> str:
        where = f" ({self.where})" if self.where else ""
        what = self.what.replace("s ", " ", 1) if self.count == 1 else self.what
        return f"{self.place}: {self.count:,} {what}{f': {self.why}' if self.why else ''}{where}"


def tables_dropped(snapshot: sqlite3.Connection, catalogue: Catalogue, rules: Rules) -> list[Use]:
    """Tables that rules leave out, with their rows."""
    counts = [(name, snapshot.execute(f"SELECT count(*) FROM {quoted(name)}").fetchone()[0]) for name in dropped(catalogue, rules)]
    return [Use(name, "rows left out", count, "a rule leaves the table out") for name, count in counts]


def repairs_used(plan: Plan, census: Census) -> Iterator[Use]:
    """Repairs of values, those that changed none too: a rule that does nothing is one that somebody misunderstood."""
    for table in plan.tables:
        for column in table.columns:
            found = census.tables[table.source].columns.get(column.source)
            # A schema that is made of the source has no targets of its own to look for.
            choice = (choose(found, column.target) or choose(found)) if found else None
            counts = dict(choice.reading.repaired) if choice else {}
            for repair in column.repairs:
                place, why = f"{table.source}.{column.source}", REPAIRS[repair.name]
                if repair.name == "nulls":
                    yield Use(place, "NULLs carried", found.nulls if found else 0, why)
                else:
                    yield Use(place, f"values changed by {repair}", counts.get(repair, 0), why)
