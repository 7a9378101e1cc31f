"""What differs by its nature is put out of sight: numbers that the database gives, the clock, chance."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, cast
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .catalog import Catalog
    from .equal import Outcome, Values
    from .subjects import Subject

FIRST_NUMBER = {"smallint": 20_000, "integer": 1_000_000_000}
"""Identities go on from here, far from every number that a row holds, so that they are known by their size."""
NUMBERS = 100_000
"""So many are told apart from other numbers."""
NEAR = timedelta(days=2)
"""A time stamp that near to the clock's was not drawn."""
UUID_TEXT = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Mask:
    """
    What is put out of sight of one statement's outcomes.

    Attributes:
        places: of result columns.
        columns: of tables.
        clock: whether values near to the clock's count as one.
        numbers: ranges of new identities.
        names: of the columns of each table, in order.
    """

    places: frozenset[int]
    columns: frozenset[str]
    clock: bool
    numbers: tuple[range, ...]
    names: dict[str, tuple[str, ...]]

    def __call__(self, outcome: Outcome, known: frozenset[str]) -> Outcome:
        """*outcome* without what is other each time; *known* are UUIDs that were there before."""
        seen = sorted({value for value in _values(outcome) if self._is_new(value)})
        ranks = {value: f"new number {place}" for place, value in enumerate(seen, 1)}

        def masked(value: object) -> object:
            if type(value) is int:
                return ranks.get(value, value)
            return _by_clock(value, known) if self.clock else value

        rows = tuple(_row(row, self.places, masked) for row in outcome.rows)
        tables = {name: tuple(_row(row, self._hidden(name), masked) for row in found) for name, found in outcome.tables.items()}
        return replace(outcome, rows=rows, tables=tables)

    def _hidden(self, table: str) -> frozenset[int]:
        return frozenset(place for place, name in enumerate(self.names[table]) if name in self.columns)

    def _is_new(self, value: object) -> bool:
        return type(value) is int and any(value in one for one in self.numbers)


def mask_of(subject: Subject, catalog: Catalog) -> Mask:
    """What is put out of sight of *subject*."""
    facts = [(fact, table) for table in subject.targets for fact in catalog.columns[table].values()]
    numbers = tuple(
        range(first + 1, first + (NUMBERS if kind == "integer" else 10_000))
        for kind, first in FIRST_NUMBER.items()
        if any(fact.identity and (fact.base == "smallint") == (kind == "smallint") for fact, _ in facts)
    )
    clock = bool(subject.masked or subject.masked_columns) or any(fact.is_volatile for fact, _ in facts)
    names = {table: tuple(columns) for table, columns in catalog.columns.items()}
    return Mask(subject.masked, subject.masked_columns, clock, numbers, names)


def _values(outcome: Outcome) -> Iterator[int]:
    for rows in (outcome.rows, *outcome.tables.values()):
        for row in rows:
            for value in row:
                if type(value) is int:
                    yield value


def _row(row: Values, hidden: frozenset[int], masked: Callable[[object], object]) -> Values:
    return tuple("masked" if place in hidden and value is not None else masked(value) for place, value in enumerate(row))


def _by_clock(value: object, known: frozenset[str]) -> object:
    if isinstance(value, datetime):
        now = datetime.now(UTC) if value.tzinfo else datetime.now(UTC).replace(tzinfo=None)
        return "the clock's" if abs(value - now) < NEAR else value
    if isinstance(value, date):
        return "the clock's" if abs(value - datetime.now(UTC).date()) < NEAR else value
    if isinstance(value, UUID) or (isinstance(value, str) and UUID_TEXT.fullmatch(value)):
        return value if str(value) in known else "a new UUID"
    return value


def uuids_in(rows: Sequence[object]) -> frozenset[str]:
    """Every UUID in *rows*, as text, however deep."""
    found: set[str] = set()
    stack: list[object] = [*rows]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            stack += cast("dict[object, object]", value).values()
        elif isinstance(value, (list, tuple)):
            stack += cast("Sequence[object]", value)
        elif isinstance(value, (UUID, str)) and UUID_TEXT.fullmatch(str(value)):
            found.add(str(value))
    return frozenset(found)
