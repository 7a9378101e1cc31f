"""Sets of rows: hypothesis draws the values, a seeded generator makes parents, ties and gaps of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import TYPE_CHECKING, TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from .hostile import look_alikes
from .values import is_extreme, kind_of, known_texts, likely, of_kind, of_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hypothesis.strategies import SearchStrategy

    from .catalog import Catalog, Fact, Link

FEWEST_ROWS, MOST_ROWS = 4, 7
"""Of a table."""
ATTEMPTS = 2
"""For each row: engines refuse some."""
SPARE_ROWS = 3
LOOSE = 40
CHUNK = 20
"""So many row sets share what was drawn."""
DRAWS, IN_ONE_DRAW = 6, 16
NULL_SHARE = 0.2
WILD_EACH = 3
"""So many row sets have one with extreme numbers; in the others they are small enough to be multiplied and added up."""
UNCHECKED = (HealthCheck.data_too_large, HealthCheck.filter_too_much, HealthCheck.large_base_example, HealthCheck.too_slow)
"""Whole tables are large examples, and time is kept elsewhere."""
TIE_SHARE = 0.25
SAME_SHARE = 0.6
ORPHAN_SHARE = 0.03
CHILDLESS_SHARE = 0.2
CROWDS = (1, 3)
EMPTY_SHARE = 0.01

T = TypeVar("T")

Values = dict[str, object]
"""A row, by column."""

Rows = dict[str, list[Values]]
"""Rows by table."""


@dataclass(frozen=True, slots=True)
class Pool:
    """
    Values for one column.

    Attributes:
        values: drawn.
        mild: those of them that are not extreme.
        named: by CHECKs and statements.
        tenths: in so many of ten cases it is one of these.
    """

    fact: Fact
    values: Sequence[object]
    mild: Sequence[object]
    named: Sequence[object]
    tenths: int

    def pick(self, random: Random, *, wild: bool) -> object:
        """One of them; *wild*: extreme ones too."""
        if not self.fact.not_null and random.random() < NULL_SHARE:
            return None
        if self.named and random.random() * 10 < self.tenths:
            value = random.choice(self.named)
        else:
            value = random.choice(self.values if wild or not self.mild else self.mild)
        return value if self.fact.made is None else self.fact.made(value)


@dataclass(slots=True)
class RowSet:
    """
    What one load puts into both databases, and more of the kind.

    Attributes:
        pools: values of each table's columns.
        loose: values by type, for parameters that belong to no column.
        wild: whether numbers are extreme.
        spare: rows that were not loaded, for new values.
    """

    catalog: Catalog
    pools: Mapping[str, Sequence[Pool]]
    loose: Mapping[str, Sequence[object]]
    random: Random
    wild: bool
    spare: Rows = field(default_factory=dict[str, "list[Values]"])

    def fill(self, table: str, loaded: Rows) -> Iterator[Values]:
        """Rows for *table*, one after the other, until enough are loaded: what an engine refuses is followed by another."""
        self.spare[table] = [self._row(table) for _ in range(SPARE_ROWS)]
        if self.random.random() < EMPTY_SHARE:
            return
        wanted = self.random.randint(FEWEST_ROWS, MOST_ROWS)
        for number in range(1, ATTEMPTS * wanted):
            if len(loaded[table]) >= wanted:
                break
            row = self._row(table)
            self._bend(table, row, loaded, number)
            yield row

    def _row(self, table: str) -> Values:
        return {pool.fact.name: pool.pick(self.random, wild=self.wild) for pool in self.pools[table]}

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
        """*value* itself, or another that only looks like it, or stands beside it."""
        if fact.texts or fact.numbers or fact.made or (alike and self.random.random() < SAME_SHARE):
            return value
        return self.random.choice(look_alikes(value))

    def _adopt(self, link: Link, row: Values, parents: Sequence[Values]) -> None:
        optional = all(not self.catalog.columns[link.table][name].not_null for name in link.columns)
        if optional and (not parents or self.random.random() < CHILDLESS_SHARE):
            row.update(dict.fromkeys(link.columns))
        elif parents and self.random.random() >= ORPHAN_SHARE:
            # The first ones have more children than the others; not by each of two keys at once, or all pairs were the same.
            parent = parents[min(self.random.randrange(len(parents)) for _ in range(self.random.choice(CROWDS)))]
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
        facts = [fact for columns in catalog.columns.values() for fact in columns.values()]
        self._kinds = sorted({kind_of(fact) for fact in facts})
        self._loose = {kind: drawn(of_type(kind, catalog.enums), LOOSE, number) for kind in sorted(set(kinds))}

    def sets(self) -> Iterator[RowSet]:
        """All of them."""
        mild = {kind: [value for value in values if not is_extreme(value)] or values for kind, values in self._loose.items()}
        for chunk in count():
            pools = self._pools(self._number + chunk * len(self._kinds))
            for place in range(CHUNK):
                random = Random(f"{self._number} {chunk} {place}")  # noqa: S311 - the seed must tell it
                wild = place % WILD_EACH == WILD_EACH - 1
                yield RowSet(self._catalog, pools, self._loose if wild else mild, random, wild)

    def _pools(self, base: int) -> dict[str, list[Pool]]:
        """New values for every column."""
        found: dict[tuple[str, tuple[str, ...]], list[object]] = {}
        for place, kind in enumerate(self._kinds):
            lists = st.lists(of_kind(kind, self._catalog.enums), min_size=IN_ONE_DRAW, max_size=IN_ONE_DRAW)
            # The first draw is the least value again and again.
            found[kind] = [*(value for values in drawn(lists, DRAWS + 1, base + place)[1:] for value in values), *known_texts(kind[0])]
        return {table: [_pool(fact, found[kind_of(fact)]) for fact in columns.values()] for table, columns in self._catalog.columns.items()}


def _pool(fact: Fact, values: Sequence[object]) -> Pool:
    named, tenths = likely(fact)
    return Pool(fact, values, [value for value in values if not is_extreme(value)], named, tenths)
