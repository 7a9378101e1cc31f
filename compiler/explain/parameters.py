"""Parameters as a service would give them: keys that exist, pages of twenty, ranges that hold a small part of the rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from ..prove.draws import USUAL, draw_one
from .usual import Loose

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from ..prove.catalog import Catalog
    from ..prove.draws import Stock
    from ..prove.origins import Origin
    from ..prove.rows import Rows
    from ..prove.subjects import Subject

OPEN_SHARE = 0.05
"""Of the rows that a range with one end holds."""


@dataclass(slots=True)
class Drawer:
    """
    Draws parameters.

    Attributes:
        catalog: of the tables.
        loaded: rows that are there, or some of them.
        stock: values that are in none of them.
    """

    catalog: Catalog
    loaded: Rows
    stock: Stock
    _sorted: dict[tuple[str, str], list[Any]] = field(default_factory=dict[tuple[str, str], "list[Any]"])

    def draw(self, subject: Subject, random: Random) -> list[object]:
        """Parameters for one run of *subject*; of a batch, those of one row."""
        values = draw_one(subject, self.catalog, self.loaded, self.stock, random, USUAL)
        for place, origin in enumerate(subject.origins):
            if _is_open(origin, subject) and values[place] is not None:
                values[place] = self._end(origin, values[place])
        return values

    def _end(self, origin: Origin, value: object) -> object:
        """The end of a range without another end, so that the range holds a small share of the rows."""
        place = origin.table, origin.column
        if place not in self._sorted:
            found = [row[origin.column] for row in self.loaded.get(origin.table, [])]
            self._sorted[place] = sorted(cast("Any", one) for one in found if one is not None)
        known = self._sorted[place]
        at = int(len(known) * (OPEN_SHARE if origin.ranges > 0 else 1 - OPEN_SHARE))
        return known[at] if known and type(known[at]) is type(value) else value


class Stocked:
    """Values that belong to no column, and no spare rows: enough for statements that read (protocol Stock)."""

    def __init__(self, enums: Mapping[str, Sequence[str]]) -> None:
        self.loose = Loose(enums)
        self.spare: Rows = {}


def _is_open(origin: Origin, subject: Subject) -> bool:
    """Whether *origin* is one end of a range, and nothing else is asked of its table: another end, a key or an owner has its own rows in mind."""
    others = [one for one in subject.origins if one is not origin and one.kind == "compared" and one.table == origin.table]
    return bool(origin.ranges and origin.direct and origin.table and not others)
