"""Indexes that may serve a statement: what is equal first, then what is in order or in a range."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..check.filters import comparisons, sights_of
from ..translate.nodes import child, children, maybe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlglot import exp

    from ..check.filters import Filter
    from ..lint.totality import Sight
    from ..model import Table
    from ..prove.catalog import Catalog

MOST_COLUMNS = 4


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """
    An index.

    Attributes:
        table: that it is on.
        columns: as they stand in its parentheses.
        owner: the table, quoted where it has to be.
    """

    table: str
    columns: tuple[str, ...]
    owner: str

    def sql(self, name: str) -> str:
        """What makes it."""
        return f"CREATE INDEX {name} ON {self.owner} ({', '.join(self.columns)})"


def candidates(tree: exp.Expr, tables: Mapping[str, Table], names: Mapping[str, str]) -> list[Candidate]:
    """Indexes for the conditions and orders of a statement; *names* are the schema's, quoted where they have to be."""
    return list(dict.fromkeys(one for sight in sights_of(tree, tables) for one in _of_sight(sight, names)))


def for_children(catalog: Catalog, parents: Iterable[str], names: Mapping[str, str]) -> list[Candidate]:
    """Indexes by which the children of rows of *parents* are found, which every DELETE looks for."""
    links = [link for parent in parents for owner in catalog.links.values() for link in owner if link.parent == parent]
    return [Candidate(link.table, tuple(names[name] for name in link.columns), names[link.table]) for link in links]


def _of_sight(sight: Sight, names: Mapping[str, str]) -> Iterator[Candidate]:
    filters: dict[str, list[Filter]] = {}
    for one in comparisons(sight):
        filters.setdefault(one.alias, []).append(one)
    for part in sight.parts:
        if part.table is None:
            continue
        own = filters.get(part.alias, [])
        equal = tuple(dict.fromkeys(one.column for one in own if one.equals))
        ranges = tuple(dict.fromkeys(one.column for one in own if not one.equals and one.column not in equal))
        ordered = tuple(one for one in _order(sight, part.alias, names) if one.split(" ")[0] not in equal)
        for rest in (ordered, ranges[:1], ()):
            if 0 < len(columns := (*equal, *rest)) <= MOST_COLUMNS:
                yield Candidate(part.table.name, columns, names[part.table.name])
        for column in equal[1:]:
            yield Candidate(part.table.name, (column,), names[part.table.name])


def _order(sight: Sight, alias: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Columns of ORDER BY where all of them are of the table called *alias*, with DESC where not all go one way."""
    clause = maybe(sight.select, "order")
    keys = children(clause) if clause is not None else []
    found: list[tuple[str, bool]] = []
    for key in keys:
        element = sight.element(sight.resolved(child(key)))
        if element[0] != alias or element[1] not in names:
            return ()
        found.append((names[element[1]], bool(key.args.get("desc"))))
    mixed = len({down for _, down in found}) > 1
    return tuple(f"{name} DESC" if down and mixed else name for name, down in found)
