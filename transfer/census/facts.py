"""What a census looks for, and what it finds, per table and column."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..encodings import EncodingName, StorageClass
    from ..outcome import Example, Refusal
    from ..repairs import Repair
    from ..target_schema import ColumnType


@dataclass(frozen=True, slots=True)
class Demand:
    """
    One way to read a column, and what it is to become: the census counts what does not fit.

    Attributes:
        encodings: the first that takes a value's storage class counts.
        type: the PostgreSQL type.
        repairs: tried on what does not fit.
        not_null: whether NULL does not fit.
        target: the column that it becomes, where a target or a map says so; empty for a proposal.
        why: where that comes from, for reports.
    """

    encodings: tuple[EncodingName, ...]
    type: ColumnType
    repairs: tuple[Repair, ...] = ()
    not_null: bool = False
    target: str = ""
    why: str = ""

    @property
    def encoding(self) -> EncodingName:
        """The first of the encodings."""
        return self.encodings[0]


Demands = dict[tuple[str, str], tuple[Demand, ...]]
"""By table and column of the source: ways to read it, the one to prefer first."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """Values that do not fit for one *reason*: how many, and a few of them."""

    reason: str
    count: int
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """
    A demand, held against all values.

    Attributes:
        demand: it.
        misfits: what does not fit, by reason.
        repaired: how many values each repair changed.
        complete: false where counting ended early, because another demand fits better.
    """

    demand: Demand
    misfits: tuple[Misfit, ...] = ()
    repaired: tuple[tuple[Repair, int], ...] = ()
    complete: bool = True

    @property
    def count(self) -> int:
        """How many values do not fit."""
        return sum(one.count for one in self.misfits)


@dataclass(slots=True)
class ColumnCensus:
    """
    What stands in a column.

    Attributes:
        name: its name.
        counts: values by storage class, NULLs too.
        least_integer, greatest_integer: None where there is no whole number.
        least_real, greatest_real: infinities too; None where there is no double.
        longest: bytes of the longest text or blob.
        empty: how many texts have no character.
        with_nul, not_utf8: how many texts have a NUL, or are no UTF-8.
        too_large: how many values are larger than the census was told to bear, and where a few of them stand.
        examples: a few values of each storage class.
        readings: the demands on it, in their order.
    """

    name: str
    counts: dict[StorageClass, int] = field(default_factory=dict["StorageClass", int])
    least_integer: int | None = None
    greatest_integer: int | None = None
    least_real: float | None = None
    greatest_real: float | None = None
    longest: int = 0
    empty: int = 0
    with_nul: int = 0
    not_utf8: int = 0
    too_large: int = 0
    too_large_at: list[Example] = field(default_factory=list["Example"])
    examples: dict[StorageClass, list[Example]] = field(default_factory=dict["StorageClass", "list[Example]"])
    readings: tuple[Reading, ...] = ()

    @property
    def classes(self) -> frozenset[StorageClass]:
        """Storage classes of its values, without NULL."""
        return frozenset(name for name, count in self.counts.items() if count and name != "null")

    @property
    def nulls(self) -> int:
        """How many NULLs there are."""
        return self.counts.get("null", 0)

    def merge(self, other: ColumnCensus, most: int) -> None:
        """Add what was found in other rows; *most* examples are kept of each kind."""
        for name, count in other.counts.items():
            self.counts[name] = self.counts.get(name, 0) + count
        self.least_integer = _extreme(min, self.least_integer, other.least_integer)
        self.greatest_integer = _extreme(max, self.greatest_integer, other.greatest_integer)
        self.least_real = _extreme(min, self.least_real, other.least_real)
        self.greatest_real = _extreme(max, self.greatest_real, other.greatest_real)
        self.longest = max(self.longest, other.longest)
        self.empty += other.empty
        self.with_nul += other.with_nul
        self.not_utf8 += other.not_utf8
        self.too_large += other.too_large
        self.too_large_at += other.too_large_at[: most - len(self.too_large_at)]
        for name, examples in other.examples.items():
            kept = self.examples.setdefault(name, [])
            kept += examples[: most - len(kept)]


Number = TypeVar("Number", int, float)


def _extreme(choose: Callable[[Number, Number], Number], one: Number | None, other: Number | None) -> Number | None:
    if one is None or other is None:
        return other if one is None else one
    return choose(one, other)


@dataclass(slots=True)
class TableCensus:
    """
    What stands in a table.

    Attributes:
        name: its name.
        rows: how many.
        columns: by name, generated ones too.
        problems: of its keys, references, names and sizes.
    """

    name: str
    rows: int = 0
    columns: dict[str, ColumnCensus] = field(default_factory=dict[str, ColumnCensus])
    problems: list[Refusal] = field(default_factory=list["Refusal"])


@dataclass(slots=True)
class Census:
    """
    What stands in a database.

    Attributes:
        tables: by name.
        problems: of what is no table, and holds rows.
    """

    tables: dict[str, TableCensus] = field(default_factory=dict[str, TableCensus])
    problems: list[Refusal] = field(default_factory=list["Refusal"])
