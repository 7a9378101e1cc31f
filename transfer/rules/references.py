"""Foreign keys of the source, resolved as SQLite resolves them: letter case folded, a primary key where no columns are said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..catalogue import Catalogue, SourceIndex, SourceReference, SourceTable
    from ..target_schema import ColumnType


FAMILIES = (frozenset({"smallint", "integer", "bigint"}), frozenset({"text", "character varying"}))
"""Types that a foreign key may have on its two sides; all others have to be the same."""

NO_ORDER = "PostgreSQL does not compare json; jsonb and text can be compared"
"""Why a key over JSON is none in PostgreSQL."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """
    A foreign key with the names that the tables have.

    Attributes:
        columns: of the table that refers.
        parent: the table that is referred to.
        targets: its columns, each beside one of *columns*.
    """

    columns: tuple[str, ...]
    parent: SourceTable
    targets: tuple[str, ...]


def folded(name: str) -> str:
    """*name* as SQLite compares names: ASCII letters alone know no case."""
    return "".join(sign.lower() if sign.isascii() else sign for sign in name)


def table_named(catalogue: Catalogue, name: str) -> SourceTable | None:
    """The table that SQLite means by *name*."""
    return catalogue.tables.get(name) or next((one for one in catalogue.tables.values() if folded(one.name) == folded(name)), None)


def column_named(table: SourceTable, name: str) -> str | None:
    """The column that SQLite means by *name*."""
    return next((one.name for one in table.columns if folded(one.name) == folded(name)), None)


def resolve(catalogue: Catalogue, table: SourceTable, reference: SourceReference) -> Resolved | str:
    """The foreign key, or why no database can hold to it."""
    parent = table_named(catalogue, reference.table)
    if parent is None:
        return f"it refers to {reference.table}, and there is no such table"
    wanted = reference.targets or parent.primary_key
    if not wanted:
        return f"it refers to the primary key of {parent.name}, which has none"
    if len(wanted) != len(reference.columns):
        return f"it has {len(reference.columns)} columns and refers to {len(wanted)}"
    targets = [column_named(parent, name) for name in wanted]
    columns = [column_named(table, name) for name in reference.columns]
    if None in targets or None in columns:
        return f"it names a column that is not there: {', '.join(wanted)} of {parent.name}"
    found = tuple(name for name in targets if name is not None)
    if reason := _not_unique(parent, found):
        return reason
    return Resolved(tuple(name for name in columns if name is not None), parent, found)


def _not_unique(table: SourceTable, columns: tuple[str, ...]) -> str:
    """Why no key of *table* is over these columns in any order, by the order of bytes; empty where one is."""
    if set(columns) == {table.rowid_alias}:
        return ""
    keys = [one for one in table.indexes if one.unique and not one.partial and {part.column for part in one.parts} == set(columns)]
    if any(_by_bytes(one) for one in keys):
        return ""
    # A table WITHOUT ROWID may have its key without an index.
    if not keys and set(columns) == set(table.primary_key):
        return ""
    names = f"{', '.join(columns)} of {table.name}"
    if keys:
        return f"{names} is unique by a collation of SQLite, and a foreign key of PostgreSQL compares bytes"
    return f"{names} may hold a value twice: neither a primary key nor UNIQUE"


def _by_bytes(index: SourceIndex) -> bool:
    return all(part.collation == "BINARY" for part in index.parts)


def incomparable(place: str, own: ColumnType, other_place: str, other: ColumnType) -> str:
    """Why no foreign key can be between columns of these types; empty where one can."""
    if own.name == other.name or any({own.name, other.name} <= family for family in FAMILIES):
        return ""
    return f"{place} is {own} and {other_place} is {other}: PostgreSQL does not compare them"


def computed(reference: SourceReference, *, generated: bool) -> str:
    """Why there is no foreign key of a column that PostgreSQL computes; empty where there can be one."""
    changing = {reference.on_update.upper(), reference.on_delete.upper()} & {"SET NULL", "SET DEFAULT", "CASCADE"}
    return "it would change a generated column" if generated and changing else ""


def unkeyed(parent: str) -> str:
    """Why there is no foreign key to what is no key in PostgreSQL."""
    return f"the key of {parent} that it refers to is not carried as one"
