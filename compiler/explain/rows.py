"""Rows of a table: usual values, parents of whom some have many more children than others, no key twice."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from .usual import Loose, Usual

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..prove.catalog import Catalog, Link
    from ..prove.rows import Rows, Values
    from ..prove.subjects import Subject

ATTEMPTS = 3
"""For each row: keys are taken."""
CHILDLESS_SHARE = 0.2
"""Of rows that may do without a parent."""
SPARE_ROWS = 3


class Maker:
    """
    Makes rows, the same ones for the same tables and statements.

    Args:
        catalog: of the tables.
        sizes: rows of each table.
        subjects: statements whose conditions should find something.

    Attributes:
        spare: rows of each table that are not loaded.
    """

    def __init__(self, catalog: Catalog, sizes: Mapping[str, int], subjects: Iterable[Subject]) -> None:
        self._catalog = catalog
        self._sizes = sizes
        self._compared = {
            (one.table, one.column) for subject in subjects for one in subject.origins if one.kind == "compared" and one.direct
        }
        self.spare: Rows = {}

    def rows(self, table: str, loaded: Rows) -> list[Values]:
        """All rows of *table*; *loaded* are those of the tables before it."""
        random = Random(table)  # noqa: S311 - every run must make the same
        facts, keys, wanted = self._catalog.columns[table], self._catalog.schema.tables[table].keys, self._sizes[table]
        usual = Usual(facts, wanted, keys, {column for owner, column in self._compared if owner == table}, self._catalog.enums, random)
        found: list[Values] = []
        adopters = [_Adopter(link, self._catalog, {**loaded, table: found}, random) for link in self._catalog.links[table]]
        taken: list[set[str]] = [set() for _ in keys]
        for _ in range(ATTEMPTS * wanted + SPARE_ROWS):
            if len(found) == wanted + SPARE_ROWS:
                break
            row = usual.row(len(found) + 1)
            done: set[str] = set()
            for adopter in adopters:
                adopter.adopt(row, done)
            own = [_key(row, key) for key in keys]
            if not any(one in before for one, before in zip(own, taken, strict=True)):
                found.append(row)
                for one, before in zip(own, taken, strict=True):
                    if one:
                        before.add(one)
        self.spare[table] = found[wanted:]
        return found[:wanted]

    @property
    def loose(self) -> Mapping[str, Sequence[object]]:
        """Values by type, for parameters that belong to no column."""
        return Loose(self._catalog.enums)


class _Adopter:
    """Gives rows the keys of a parent."""

    def __init__(self, link: Link, catalog: Catalog, loaded: Rows, random: Random) -> None:
        facts = catalog.columns[link.table]
        self._link, self._random = link, random
        self._parents = loaded[link.parent]
        self._optional = all(not facts[name].not_null for name in link.columns)
        self._single = any(set(key) <= set(link.columns) for key in catalog.schema.tables[link.table].keys)
        self._next = 0
        self._groups: dict[tuple[str, ...], dict[str, list[Values]]] = {}

    def adopt(self, row: Values, done: set[str]) -> None:
        """Set the columns of the link in *row*; those that are *done* belong to another link too and stay."""
        shared = tuple(name for name in self._link.columns if name in done)
        parents = self._sharing(row, shared) if shared else self._parents
        done |= set(self._link.columns)
        if self._optional and (not parents or self._random.random() < CHILDLESS_SHARE):
            row.update(dict.fromkeys(name for name in self._link.columns if name not in shared))
        elif parents:
            place = self._next % len(parents) if self._single else int(len(parents) * self._random.random() ** 2)
            parent = parents[place]
            self._next += 1
            row.update({own: parent[key] for own, key in zip(self._link.columns, self._link.keys, strict=True)})

    def _sharing(self, row: Values, shared: tuple[str, ...]) -> list[Values]:
        """Parents with what *row* has already."""
        keys = tuple(key for own, key in zip(self._link.columns, self._link.keys, strict=True) if own in shared)
        if shared not in self._groups:
            groups = self._groups[shared] = {}
            for parent in self._parents:
                groups.setdefault(_key(parent, keys), []).append(parent)
        return self._groups[shared].get(_key(row, shared), [])


def _key(row: Values, names: Sequence[str]) -> str:
    """Stands for what *row* has in *names*; empty where something of it is NULL, which is like nothing else."""
    values = [row.get(name) for name in names]
    return "" if None in values else repr(values)
