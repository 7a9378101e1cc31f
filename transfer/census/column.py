"""One column on its way through the census: batches in, facts out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..encodings import ENCODINGS, StorageClass
from ..outcome import Example
from ..rules.fitting import NOT_UTF8, NUL, text_fault
from ..rules.mend import ALWAYS, encoding_of, mend
from ..shown import CLASSES, shown, shown_key
from ..unfit import Unfit
from .bulk import Lot, all_fit
from .facts import ColumnCensus, Demand, Misfit, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..reading import Large
    from ..repairs import Repair

    Rows = list[tuple[Any, ...]]

EXAMPLES = 5
ENOUGH = 1000
"""So many misfits end the count of a demand, where another one of the same column fits better."""
NULL_REASON = "NULL, which the column does not take"


@dataclass(frozen=True, slots=True)
class Keys:
    """
    How the key of a row is found in what is read.

    Attributes:
        names: of its columns.
        places: where they stand in a row; None where the rowid, behind all columns, is the key.
    """

    names: tuple[str, ...]
    places: list[int] | None

    def shown(self, row: tuple[Any, ...]) -> str:
        """The key of *row* for reports."""
        return shown_key(self.names, [row[place] for place in self.places] if self.places is not None else [row[-1]])


class Held:
    """One demand, held against lot after lot."""

    def __init__(self, demand: Demand, keys: Keys) -> None:
        self.demand = demand
        self.keys = keys
        self.counts: Counter[str] = Counter()
        self.examples: dict[str, list[Example]] = {}
        self.repaired: Counter[Repair] = Counter()
        self.alive = True
        self.always = any(one.name in ALWAYS for one in demand.repairs)
        self.classes = frozenset[StorageClass]().union(*(ENCODINGS[name].classes for name in demand.encodings))

    @property
    def misfits(self) -> int:
        """How many values do not fit so far."""
        return self.counts.total()

    def see(self, lot: Lot, rows: Rows) -> None:
        """Count the values of *lot* that do not fit."""
        demand = self.demand
        if lot.storage == "null":
            # Of a proposal, NULL where the source itself says NOT NULL is the key's matter.
            if not (demand.not_null and demand.target) and not self.always:
                return
        elif not self.always and lot.storage in self.classes:
            encoding = encoding_of(lot.values[0], demand.encodings)
            if all_fit(lot, encoding, demand.type):
                return
        for place, value in zip(lot.places or range(len(lot.values)), lot.values, strict=True):
            made, used, reason = mend(value, demand.encodings, demand.type, demand.repairs)
            self.repaired.update(used)
            if reason is None and made is None and demand.not_null:
                reason = NULL_REASON
            if reason is not None:
                self._count(reason, rows[place], value)

    def see_large(self, large: Large, storage: StorageClass, fault: str, row: tuple[Any, ...]) -> None:
        """Count a value that is read in pieces; it is made whole only where its bytes alone do not decide."""
        demand = self.demand
        encoding = demand.encodings[0]
        plain = len(demand.encodings) == 1 and not demand.repairs and not demand.type.modifiers and demand.type.name in {"text", "bytea"}
        if not plain or storage not in self.classes or encoding not in {"text", "blob"}:
            value = b"".join(large.pieces())
            self.see(Lot(bytearray if large.is_text else bytes, [bytearray(value) if large.is_text else value], [0]), [row])
        elif fault and encoding == "text":
            self._count(fault, row, bytearray(f"{large.size:,} bytes".encode()))

    def merge(self, other: Held) -> None:
        """Add what *other* found of the same demand in other rows."""
        self.counts.update(other.counts)
        self.repaired.update(other.repaired)
        self.alive = self.alive and other.alive
        for reason, examples in other.examples.items():
            kept = self.examples.setdefault(reason, [])
            kept += examples[: EXAMPLES - len(kept)]

    def _count(self, reason: str, row: tuple[Any, ...], value: Any) -> None:
        self.counts[reason] += 1
        kept = self.examples.setdefault(reason, [])
        if len(kept) < EXAMPLES:
            kept.append(Example(self.keys.shown(row), shown(value)))

    def reading(self) -> Reading:
        """What came out."""
        misfits = tuple(Misfit(reason, count, tuple(self.examples[reason])) for reason, count in self.counts.most_common())
        return Reading(self.demand, misfits, tuple(self.repaired.items()), self.alive)


class ColumnScan:
    """All that is asked of one column."""

    def __init__(self, name: str, keys: Keys, demands: Sequence[Demand], largest: int) -> None:
        self.found = ColumnCensus(name)
        self.keys = keys
        self.largest = largest
        self.held = [Held(one, keys) for one in demands]

    def see(self, values: Sequence[Any], rows: Rows) -> None:
        """Take the column's *values* of a batch; *rows* are for the keys of examples."""
        for lot in lots(values):
            for held in self.held:
                if held.alive:
                    held.see(lot, rows)
            self._facts(lot, rows)
        if len(self.held) > 1:
            fewest = min(held.misfits for held in self.held if held.alive)
            for held in self.held:
                if held.misfits > fewest + ENOUGH:
                    held.alive = False

    def see_large(self, large: Large, row: tuple[Any, ...]) -> None:
        """Take a value that is read in pieces, as far as no demand wants it whole."""
        found = self.found
        storage: StorageClass = "text" if large.is_text else "blob"
        found.counts[storage] = found.counts.get(storage, 0) + 1
        found.longest = max(found.longest, large.size)
        self._size(large.size, row)
        fault = _fault_of(large)
        found.with_nul += fault == NUL
        found.not_utf8 += fault == NOT_UTF8
        for held in self.held:
            if held.alive:
                held.see_large(large, storage, fault, row)

    def _size(self, size: int, row: tuple[Any, ...]) -> None:
        if size > self.largest:
            self.found.too_large += 1
            if len(self.found.too_large_at) < EXAMPLES:
                self.found.too_large_at.append(Example(self.keys.shown(row), f"{size:,} bytes"))

    def _facts(self, lot: Lot, rows: Rows) -> None:
        found = self.found
        found.counts[lot.storage] = found.counts.get(lot.storage, 0) + len(lot.values)
        if lot.storage == "integer":
            found.least_integer = lot.least if found.least_integer is None else min(found.least_integer, lot.least)
            found.greatest_integer = lot.greatest if found.greatest_integer is None else max(found.greatest_integer, lot.greatest)
        elif lot.storage == "real":
            found.least_real = lot.least if found.least_real is None else min(found.least_real, lot.least)
            found.greatest_real = lot.greatest if found.greatest_real is None else max(found.greatest_real, lot.greatest)
        elif lot.storage != "null":
            found.longest = max(found.longest, lot.longest)
            if lot.longest > self.largest:
                for place, value in zip(lot.places or range(len(lot.values)), lot.values, strict=True):
                    self._size(len(value), rows[place])
            if lot.storage == "text":
                self._texts(lot)
        self._examples(lot, rows)

    def _texts(self, lot: Lot) -> None:
        self.found.empty += lot.values.count(b"")
        if not lot.clean:
            for value in lot.values:
                fault = text_fault(value)
                self.found.with_nul += fault == NUL
                self.found.not_utf8 += fault == NOT_UTF8

    def _examples(self, lot: Lot, rows: Rows) -> None:
        kept = self.found.examples.setdefault(lot.storage, [])
        if len(kept) < EXAMPLES and lot.storage != "null":
            for place, value in zip(lot.places or range(len(lot.values)), lot.values[: EXAMPLES - len(kept)], strict=False):
                kept.append(Example(self.keys.shown(rows[place]), shown(value)))

    def merge(self, other: ColumnScan) -> None:
        """Add what *other* found in other rows of the column."""
        self.found.merge(other.found, EXAMPLES)
        for own, theirs in zip(self.held, other.held, strict=True):
            own.merge(theirs)

    def result(self) -> ColumnCensus:
        """What was found."""
        self.found.readings = tuple(held.reading() for held in self.held)
        return self.found


def _fault_of(large: Large) -> str:
    """Why a large text is none of PostgreSQL's, in the words of `fitting`; empty where it is one, or a blob."""
    try:
        large.check()
    except Unfit as caught:
        return NUL if "NUL" in str(caught) else NOT_UTF8
    return ""


def lots(values: Sequence[Any]) -> list[Lot]:
    """*values* by storage class; one lot without copying where there is one class."""
    kinds = set(map(type, values))
    if len(kinds) == 1:
        return [Lot(kinds.pop(), values, None)]
    places: dict[type, list[int]] = {kind: [] for kind in kinds}
    for place, value in enumerate(values):
        places[type(value)].append(place)
    order = sorted(kinds, key=lambda kind: list(CLASSES).index(kind))
    return [Lot(kind, [values[place] for place in places[kind]], places[kind]) for kind in order]
