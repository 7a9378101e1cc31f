"""What a census finds, per table and column."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .encodings import EncodingName, StorageClass
    from .outcome import Example, Refusal
    from .rules import Repair
    from .target_schema import ColumnType

DOUBLE_WHOLE = 2**53
"""Up to here a double holds every whole number."""


@dataclass(frozen=True, slots=True)
class Demand:
    """
    How a column is to be read, and what it is to become: the census counts what does not fit.

    Attributes:
        encodings: the first that takes a value's storage class counts.
        type: the PostgreSQL type.
        repairs: tried on what does not fit.
        why: where that comes from, for reports.
    """

    encodings: tuple[EncodingName, ...]
    type: ColumnType
    repairs: tuple[Repair, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Misfit:
    """Values that do not fit an encoding for one *reason*: how many, and a few of them."""

    reason: str
    count: int
    examples: tuple[Example, ...] = ()


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
        demand: how it is to be read.
        misfits: what does not fit that, by reason.
        fits: encodings that take every value, NULLs apart, as far as they were looked for.
        repaired: how many values a repair of the demand makes fit, by repair.
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
    demand: Demand | None = None
    misfits: tuple[Misfit, ...] = ()
    fits: frozenset[EncodingName] = frozenset()
    repaired: dict[Repair, int] = field(default_factory=dict["Repair", int])

    @property
    def classes(self) -> frozenset[StorageClass]:
        """Storage classes of its values, without NULL."""
        return frozenset(name for name, count in self.counts.items() if count and name != "null")

    @property
    def nulls(self) -> int:
        """How many NULLs there are."""
        return self.counts.get("null", 0)


@dataclass(slots=True)
class TableCensus:
    """
    What stands in a table.

    Attributes:
        name: its name.
        rows: how many.
        columns: by name, generated ones too.
        problems: of its keys, references, names and size.
    """

    name: str
    rows: int = 0
    columns: dict[str, ColumnCensus] = field(default_factory=dict[str, ColumnCensus])
    problems: list[Refusal] = field(default_factory=list["Refusal"])


@dataclass(slots=True)
class Census:
    """What stands in a database, by table."""

    tables: dict[str, TableCensus] = field(default_factory=dict[str, TableCensus])

    @property
    def refusals(self) -> list[Refusal]:
        """Problems of all tables; those of columns whose demand does not fit are the plan's to tell."""
        return [one for table in self.tables.values() for one in table.problems]
