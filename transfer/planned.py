"""What goes where, and how it is read: the plan that copying, comparing and exporting go by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .encodings import EncodingName
    from .repairs import Repair
    from .target_schema import ColumnType


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """
    A column of the source, and the column that it becomes.

    Attributes:
        source: its name in the source; empty for a column that a map fills with a constant (its repair ``default`` says which).
        target: its name in the target.
        type: of the target's column.
        encodings: how its values are read: the first one that takes a value's storage class. There is one, mostly.
        repairs: changes that may be made to values that do not fit, in the order in which they are tried.
        not_null: whether the target refuses NULL.
    """

    source: str
    target: str
    type: ColumnType
    encodings: tuple[EncodingName, ...]
    repairs: tuple[Repair, ...] = ()
    not_null: bool = False

    @property
    def encoding(self) -> EncodingName:
        """The first of the encodings."""
        return self.encodings[0]


@dataclass(frozen=True, slots=True)
class TablePlan:
    """
    A table of the source, and the table that it becomes.

    Attributes:
        source, target: their names.
        columns: those that are carried, in the target's order; generated columns of the target are none of them.
        row_key: names in the source that order its rows without ties (``rowid`` may be one); empty where all names are taken.
        target_key: the target's primary key; empty where there is none.
        next_numbers: columns of the target that have numbers in the source, each with the first one behind them: a sequence may give no lesser one.
    """

    source: str
    target: str
    columns: tuple[ColumnPlan, ...]
    row_key: tuple[str, ...]
    target_key: tuple[str, ...] = ()
    next_numbers: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """
    All that is carried.

    Attributes:
        tables: parents before the children that refer to them, as far as that is possible.
        dropped: tables and columns (``table`` or ``table.column``) of the source that a map leaves out.
        notes: what a person should know, one sentence each.
    """

    tables: tuple[TablePlan, ...]
    dropped: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def table(self, source: str) -> TablePlan:
        """The plan of the source's table of this name; raises KeyError."""
        for one in self.tables:
            if one.source == source:
                return one
        raise KeyError(source)
