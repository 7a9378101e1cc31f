"""What a map says: which table becomes which, which column becomes which. `maps.py` reads such maps from files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .rules import Rule


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """
    A column of the target, and where its values come from.

    Attributes:
        source: the column of the source; empty where the rule's repair ``default`` gives a constant.
        target: the column of the target. Two of one source split it.
        rule: how it is read; None where the target's type decides.
        where: file and line of the map that says so.
    """

    source: str
    target: str
    rule: Rule | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class TableMapping:
    """
    A table of the source, and what becomes of it.

    Attributes:
        source: its name.
        target: the table of the target; empty where it is left out.
        columns: those that are not carried under their own name.
        dropped: columns that are left out.
        where: file and line of the map that says so.
    """

    source: str
    target: str
    columns: tuple[ColumnMapping, ...] = ()
    dropped: tuple[str, ...] = ()
    where: str = ""


Map = dict[str, TableMapping]
"""By table of the source; a table without an entry keeps its names."""
