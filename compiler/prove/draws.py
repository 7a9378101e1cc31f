"""Parameters of one run: mostly of rows that are there, so that the statement has something to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol, cast

from .hostile import look_alikes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from ..compiled import Slot
    from .catalog import Catalog
    from .origins import Origin
    from .rows import Rows, Values
    from .subjects import Subject

ODD_LIMITS = (0, -1)
REPEAT_SHARE = 0.3
TIE_SHARE = 0.6
CASE_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Habits:
    """
    How often a draw is what, in shares of one.

    Attributes:
        known: values of a row that belongs to those of the other parameters.
        other: of any row.
        null: NULL, where that is possible.
        empty: empty lists and odd limits.
        shifted: ends of ranges beside a row's value.
        outward: of these, those with the value inside.
        look_alike: values that only look like a row's.
        limits: of pages.
        steps: how far ends of ranges are shifted.
    """

    known: float
    other: float
    null: float
    empty: float
    shifted: float
    outward: float
    look_alike: float
    limits: tuple[int, ...]
    steps: tuple[int, ...]


HOSTILE = Habits(0.75, 0.18, 0.15, 0.05, 0.5, 0.8, 0.12, (1, 2, 3, 5, 10, 100), (1, 30, 40_000))
"""To find out where engines differ."""
USUAL = Habits(1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0, (20,), (30,))
"""As a service would ask."""


class Stock(Protocol):
    """Values that are in no row."""

    @property
    def loose(self) -> Mapping[str, Sequence[object]]:
        """By type, for parameters that belong to no column."""
        ...

    @property
    def spare(self) -> Rows:
        """Rows that were not loaded, for new values."""
        ...


@dataclass(slots=True)
class Draw:
    """
    One draw of parameters.

    Attributes:
        loaded: rows that are there.
        made: what is in none of them.
        focus: one row of each table, which belong together where keys say so.
        habits: how often a value is an odd one.
    """

    catalog: Catalog
    loaded: Rows
    made: Stock
    random: Random
    focus: Mapping[str, Values]
    habits: Habits = HOSTILE

    def value(self, slot: Slot, origin: Origin) -> object:
        """A value for the parameter *slot*."""
        if slot.nullable and self.random.random() < self.habits.null:
            return None
        if origin.kind in {"limit", "offset"}:
            return self._amount(origin)
        if slot.type.endswith("[]"):
            return self._list(slot, origin)
        if origin.kind == "assigned":
            return self._assigned(slot, origin)
        if not origin.column:
            return self._loose(slot.type)
        pick = self.random.random() if self._made(origin) is None else 0.0
        found = (
            self._focused(origin)
            if pick < self.habits.known
            else self._any(origin)
            if pick < self.habits.known + self.habits.other
            else self._loose(slot.type)
        )
        return self._fitting(slot, origin, found)

    def _amount(self, origin: Origin) -> int:
        if origin.kind == "offset":
            return self.random.choice((0, 0, 1, 2))
        return self.random.choice(self.habits.limits) if self.random.random() >= self.habits.empty else self.random.choice(ODD_LIMITS)

    def _loose(self, kind: str) -> object:
        found = self.made.loose[kind]
        return self.random.choice(found)

    def _focused(self, origin: Origin) -> object:
        row = self.focus.get(origin.table)
        return self._any(origin) if row is None else row.get(origin.column)

    def _any(self, origin: Origin) -> object:
        rows = self.loaded.get(origin.table) or self.made.spare.get(origin.table) or []
        return self.random.choice(rows).get(origin.column) if rows else None

    def _assigned(self, slot: Slot, origin: Origin) -> object:
        """A new value for a column: a parent's key, or one of the rows that were not loaded; sometimes one that is there."""
        for link in self.catalog.links.get(origin.table, ()):
            if origin.column in link.columns and self.random.random() < 0.95:
                parent = self.focus.get(link.parent)
                return self._fitting(slot, origin, parent[link.keys[link.columns.index(origin.column)]] if parent else None)
        unique = self._is_unique(origin)
        share = TIE_SHARE if origin.ties else REPEAT_SHARE / 3 if unique else REPEAT_SHARE
        if self.random.random() < share:
            return self._fitting(slot, origin, self._focused(origin))
        taken = {repr(row.get(origin.column)) for row in self.loaded.get(origin.table) or []} if unique else set[str]()
        fresh = [row.get(origin.column) for row in self.made.spare.get(origin.table) or []]
        free = [value for value in fresh if repr(value) not in taken]
        return self._fitting(slot, origin, self.random.choice(free)) if free else self._loose(slot.type)

    def _made(self, origin: Origin) -> object:
        fact = self.catalog.columns.get(origin.table, {}).get(origin.column)
        return None if fact is None else fact.made

    def _is_unique(self, origin: Origin) -> bool:
        table = self.catalog.schema.tables.get(origin.table)
        return table is not None and any(origin.column in key for key in table.keys)

    def _list(self, slot: Slot, origin: Origin) -> object:
        """Values of several rows; words of a text where the parameter is no whole value."""
        element = slot.type.removesuffix("[]")
        if not origin.column:
            return [one for one in cast("list[object]", self._loose(slot.type)) if one is not None]
        first = self._focused(origin)
        if not origin.direct and isinstance(first, str):
            other = self._any(origin) if self.random.random() < self.habits.other else ""
            words = [word for word in f"{first} {other}".split(" ") if word] or [""] * (self._made(origin) is None)
            return self.random.sample(words, self.random.randint(min(len(words), self.random.random() >= self.habits.empty), len(words)))
        found = [first, *(self._any(origin) for _ in range(self.random.randrange(4)))]
        if self.random.random() < self.habits.other:
            found.append(self._loose(element))
        return [] if self.random.random() < self.habits.empty else [one for one in found if one is not None and fits(one, element)]

    def _fitting(self, slot: Slot, origin: Origin, value: object) -> object:
        """*value* as the parameter can take it."""
        if origin.key:
            return self._json(slot, origin, value)
        if isinstance(value, str) and slot.type in {"text", "character varying"} and not origin.direct:
            return self._bent(value, origin)
        if isinstance(value, str) and origin.kind == "pattern":
            return self._pattern(value)
        if origin.kind == "json key" or type(value) in {dict, list}:
            return self._json(slot, origin, value)
        if value is None and not slot.nullable:
            return self._loose(slot.type)
        if origin.ranges and self.random.random() < self.habits.shifted:
            value = self._shifted(value, origin.ranges)
        elif origin.kind == "compared" and self.random.random() < self.habits.look_alike:
            value = self.random.choice(look_alikes(value))
        return value if value is None or fits(value, slot.type) else self._loose(slot.type)

    def _shifted(self, value: object, sign: int) -> object:
        """A value beside *value*, nearer or further; mostly so that a range with this end has *value* in it."""
        step = self.random.choice(self.habits.steps) * (sign if self.random.random() < self.habits.outward else -sign)
        try:
            if isinstance(value, (datetime, date)):
                return value + timedelta(days=step)
            if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
                return value + step
        except OverflowError:
            return value
        return value[:-1] if isinstance(value, str) and step < 0 else value

    def _bent(self, value: str, origin: Origin) -> str:
        if origin.kind == "pattern":
            return self._pattern(value)
        return self.random.choice((value, value, value.lower(), value.upper(), value.swapcase()))

    def _pattern(self, value: str) -> str:
        """A piece of *value*, as LIKE's patterns are made."""
        start = self.random.randint(0, max(len(value) - 1, 0))
        piece = value[start : start + self.random.randint(1, 4)]
        if self.random.random() < CASE_SHARE:
            piece, value = piece.swapcase(), value.swapcase()
        return self.random.choice((piece, f"%{piece}%", f"{value[:2]}%", f"%{value[-1:]}", f"_{value[1:3]}%", value, "%"))

    def _json(self, slot: Slot, origin: Origin, value: object) -> object:
        """A key, a leaf or a piece of a document."""
        if origin.key:
            below = self._below(slot, origin, [value])
            below = below or self._below(slot, origin, [row.get(origin.column) for row in self.loaded.get(origin.table) or []])
            return self.random.choice(below) if below else self._loose(slot.type)
        if slot.type in {"text", "character varying"}:
            return self.random.choice((_keys(value) if origin.kind == "json key" else _leaves(value)) or ["a"])
        if slot.type in {"jsonb", "json"}:
            return self._piece(value) if not origin.direct or self.random.random() < 0.5 else value
        if slot.type in {"integer", "bigint", "smallint"} and origin.kind == "json key":
            return self.random.choice((0, 0, 1, -1, 2))
        return self._loose(slot.type)

    def _below(self, slot: Slot, origin: Origin, documents: Sequence[object]) -> Sequence[object]:
        """What stands under the key of *origin* in *documents*, as far as the parameter can take it."""
        found = [below for one in documents for below in _under(one, origin.key)]
        if slot.type in {"text", "character varying"} and origin.kind != "json key":
            return [leaf for one in found for leaf in _leaves(one)]
        return [one for one in found if one is not None and fits(one, slot.type)]

    def _piece(self, value: object) -> object:
        if type(value) is dict:
            pairs = list(cast("dict[str, object]", value).items())
            return dict(self.random.sample(pairs, self.random.randint(0, len(pairs))))
        if type(value) is list:
            items = cast("list[object]", value)
            return self.random.sample(items, self.random.randint(0, len(items)))
        return value


PYTHON_TYPES: Mapping[str, tuple[str, ...]] = {
    "text": ("str",),
    "character varying": ("str",),
    "smallint": ("int",),
    "integer": ("int",),
    "bigint": ("int",),
    "double precision": ("float", "int"),
    "numeric": ("Decimal", "int"),
    "boolean": ("bool",),
    "timestamp with time zone": ("datetime",),
    "timestamp without time zone": ("datetime",),
    "date": ("date",),
    "time without time zone": ("time",),
    "interval": ("timedelta",),
    "bytea": ("bytes",),
    "uuid": ("UUID",),
}
RANGES = {"smallint": 2**15, "integer": 2**31, "bigint": 2**63}


def fits(value: object, kind: str) -> bool:
    """Whether a value of a column can be one of a parameter of the type *kind*."""
    if kind in {"jsonb", "json"} or kind.startswith("enum "):
        return True
    if type(value).__name__ not in PYTHON_TYPES.get(kind, ()):
        return False
    if kind in RANGES and isinstance(value, int):
        return -RANGES[kind] <= value < RANGES[kind]
    zone: object = getattr(value, "tzinfo", None)
    return kind not in {"timestamp with time zone", "timestamp without time zone"} or (zone is not None) == (
        kind == "timestamp with time zone"
    )


def draw(subject: Subject, catalog: Catalog, loaded: Rows, made: Stock, random: Random) -> list[object]:
    """Parameters for one run of *subject*; for a batch, those of each row."""
    if subject.is_batch:
        return [tuple(draw_one(subject, catalog, loaded, made, random)) for _ in range(random.choice((1, 1, 2, 3, 0)))]
    return draw_one(subject, catalog, loaded, made, random)


def draw_one(subject: Subject, catalog: Catalog, loaded: Rows, made: Stock, random: Random, habits: Habits = HOSTILE) -> list[object]:
    """Parameters for one run of *subject*, or for one row of a batch."""
    one = Draw(catalog, loaded, made, random, _focus(subject, catalog, loaded, random), habits)
    return [one.value(slot, origin) for slot, origin in zip(subject.compiled.parameters, subject.origins, strict=True)]


def _focus(subject: Subject, catalog: Catalog, loaded: Rows, random: Random) -> dict[str, Values]:
    """A row of each table, parents of the rows of children where there are some."""
    wanted = [*subject.tables, *(link.parent for table in subject.tables for link in catalog.links[table])]
    found: dict[str, Values] = {}
    for table in reversed([name for name in catalog.order if name in wanted]):
        rows = loaded.get(table) or []
        if table not in found and rows:
            found[table] = random.choice(rows)
        row = found.get(table)
        for link in catalog.links[table] if row is not None else ():
            keys = [row[name] for name in link.columns] if row is not None else []
            parent = next((one for one in loaded.get(link.parent) or [] if [one[key] for key in link.keys] == keys), None)
            if parent is not None:
                found.setdefault(link.parent, parent)
    return found


def _keys(value: object) -> Sequence[str]:
    """Names of keys, however deep."""
    if isinstance(value, dict):
        items = cast("dict[str, object]", value)
        return [*items, *(key for one in items.values() for key in _keys(one))]
    return [key for one in cast("list[object]", value) for key in _keys(one)] if isinstance(value, list) else []


def _under(value: object, key: str) -> list[object]:
    """What stands under *key*, where there is such a key."""
    return [cast("dict[str, object]", value)[key]] if isinstance(value, dict) and key in value else []


def _leaves(value: object) -> Sequence[str]:
    """Scalars as ``->>`` gives them, however deep."""
    if isinstance(value, dict):
        return [leaf for one in cast("dict[str, object]", value).values() for leaf in _leaves(one)]
    if isinstance(value, list):
        return [leaf for one in cast("list[object]", value) for leaf in _leaves(one)]
    return [value] if isinstance(value, str) else [str(value).lower()] if value is not None else []
