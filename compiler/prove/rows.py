"""Sets of rows: hypothesis draws the values, a seeded generator makes parents, ties and gaps of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import TYPE_CHECKING, TypeVar
from unicodedata import normalize

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from .values import of_column, of_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hypothesis.strategies import SearchStrategy

    from .catalog import Catalog, Fact, Link

MOST_ROWS = 7
"""Of a table."""
SPARE_ROWS = 3
FEWEST_DRAWN, MOST_DRAWN = 7, 14
LOOSE = 40
CHUNK = 20
UNCHECKED = (HealthCheck.data_too_large, HealthCheck.filter_too_much, HealthCheck.large_base_example, HealthCheck.too_slow)
"""Whole tables are large examples, and time is kept elsewhere."""
TIE_SHARE = 0.25
SAME_SHARE = 0.6
ORPHAN_SHARE = 0.03
CHILDLESS_SHARE = 0.2
EMPTY_SHARE = 0.01

T = TypeVar("T")

Values = dict[str, object]
"""A row, by column."""

Rows = dict[str, list[Values]]
"""Rows by table."""


@dataclass(slots=True)
class RowSet:
    """
    What one load puts into both databases, and more of the kind.

    Attributes:
        drawn: rows to choose from.
        loose: values by type, for parameters that belong to no column.
        spare: rows that were not loaded, for new values.
    """

    catalog: Catalog
    drawn: Rows
    loose: Mapping[str, Sequence[object]]
    random: Random
    spare: Rows = field(default_factory=dict[str, "list[Values]"])

    def fill(self, table: str, loaded: Rows) -> Iterator[Values]:
        """Rows for *table*, one after the other, until enough are loaded: what an engine refuses is followed by another."""
        rows = [dict(row) for row in self.drawn[table]]
        self.spare[table] = rows[-SPARE_ROWS:]
        if self.random.random() < EMPTY_SHARE:
            return
        for number, row in enumerate(rows[:-SPARE_ROWS], 1):
            if len(loaded[table]) >= MOST_ROWS:
                break
            self._bend(table, row, loaded, number)
            yield row

    def _bend(self, table: str, row: Values, loaded: Rows, number: int) -> None:
        """Give *row* ties with one before it, its number, and parents."""
        unique = {name for key in self.catalog.schema.tables[table].keys for name in key if len(key) == 1}
        for name, fact in self.catalog.columns[table].items():
            if fact.identity:
                row[name] = number
            elif loaded[table] and self.random.random() < TIE_SHARE:
                row[name] = self._near(self.random.choice(loaded[table])[name], fact, alike=name not in unique)
        for link in self.catalog.links[table]:
            self._adopt(link, row, loaded[link.parent])

    def _near(self, value: object, fact: Fact, *, alike: bool) -> object:
        """*value* itself, or a text that only looks like it."""
        if not isinstance(value, str) or fact.texts or fact.made or (alike and self.random.random() < SAME_SHARE):
            return value
        return self.random.choice((value.swapcase(), value.upper(), normalize("NFD", value), normalize("NFC", value), f"{value} "))

    def _adopt(self, link: Link, row: Values, parents: Sequence[Values]) -> None:
        optional = all(not self.catalog.columns[link.table][name].not_null for name in link.columns)
        if optional and (not parents or self.random.random() < CHILDLESS_SHARE):
            row.update(dict.fromkeys(link.columns))
        elif parents and self.random.random() >= ORPHAN_SHARE:
            # The first ones have more children than the others.
            parent = parents[min(self.random.randrange(len(parents)), self.random.randrange(len(parents)))]
            row.update({own: parent[key] for own, key in zip(link.columns, link.keys, strict=True)})


def drawn(strategy: SearchStrategy[T], examples: int, number: int) -> list[T]:
    """*examples* values of *strategy*, the same for the same *number*."""
    found: list[T] = []

    @seed(number)
    @settings(max_examples=examples, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=UNCHECKED)
    @given(strategy)
    def collect(value: T) -> None:
        found.append(value)

    collect()
    return [found[place % len(found)] for place in range(examples)]


class RowSource:
    """Row sets, one after the other, without end, all of them told by the seed."""

    def __init__(self, catalog: Catalog, kinds: Iterable[str], number: int) -> None:
        self._catalog = catalog
        self._number = number
        self._lists: dict[str, SearchStrategy[list[tuple[object, ...]]]] = {}
        for table in catalog.order:
            columns = [of_column(fact, catalog.enums) for fact in catalog.columns[table].values()]
            self._lists[table] = st.lists(st.tuples(*columns), min_size=FEWEST_DRAWN, max_size=MOST_DRAWN)
        self._loose = {kind: drawn(of_type(kind, catalog.enums), LOOSE, number) for kind in sorted(set(kinds))}

    def sets(self) -> Iterator[RowSet]:
        """All of them."""
        for chunk in count():
            base = self._number + chunk * len(self._lists)
            found = {table: drawn(lists, CHUNK, base + place) for place, (table, lists) in enumerate(self._lists.items())}
            for place in range(CHUNK):
                rows: Rows = {}
                for table, lists in found.items():
                    names = list(self._catalog.columns[table])
                    rows[table] = [dict(zip(names, one, strict=True)) for one in lists[place]]
                yield RowSet(self._catalog, rows, self._loose, Random(f"{self._number} {chunk} {place}"))  # noqa: S311 - the seed must tell it
