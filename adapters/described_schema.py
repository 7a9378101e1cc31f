"""A schema as a database has it, in terms that both engines know; and how PostgreSQL's is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from psycopg import Connection

MADE = Path(__file__).with_name("describe_made.sql").read_bytes
INDEXES = Path(__file__).with_name("describe_indexes.sql").read_bytes
CONSTRAINTS = Path(__file__).with_name("describe_constraints.sql").read_bytes

ACTIONS = {"a": "NO ACTION", "r": "RESTRICT", "c": "CASCADE", "n": "SET NULL", "d": "SET DEFAULT"}


@dataclass(frozen=True, slots=True)
class MadeColumn:
    """
    A column.

    Attributes:
        name: its name.
        type: as the engine calls it.
        not_null: primary keys and identities included.
        has_default: a DEFAULT, no identity.
        is_generated: from other columns.
        is_identity: numbers that are never used twice.
    """

    name: str
    type: str
    not_null: bool
    has_default: bool
    is_generated: bool
    is_identity: bool


@dataclass(frozen=True, slots=True)
class MadeIndex:
    """
    An index.

    Attributes:
        name: its name.
        columns: ``created_at DESC``; an expression is ``(…)``.
        unique: whether it refuses rows.
        partial: whether it has a WHERE.
        of_constraint: whether PRIMARY KEY or UNIQUE made it.
    """

    name: str
    columns: tuple[str, ...]
    unique: bool
    partial: bool
    of_constraint: bool


@dataclass(frozen=True, slots=True)
class MadeReference:
    """A foreign key."""

    columns: tuple[str, ...]
    table: str
    targets: tuple[str, ...]
    on_delete: str
    on_update: str


@dataclass(slots=True)
class MadeTable:
    """
    A table.

    Attributes:
        name: its name.
        columns: by name.
        primary_key: its columns, in order; empty where there is none.
        indexes: by name, those of constraints included.
        references: foreign keys.
        checks: names of CHECK constraints.
    """

    name: str
    columns: dict[str, MadeColumn] = field(default_factory=dict[str, MadeColumn])
    primary_key: tuple[str, ...] = ()
    indexes: dict[str, MadeIndex] = field(default_factory=dict[str, MadeIndex])
    references: set[MadeReference] = field(default_factory=set[MadeReference])
    checks: set[str] = field(default_factory=set[str])


def read_schema(connection: Connection[Any]) -> dict[str, MadeTable]:
    """The tables of the schema ``public``, by name."""
    tables: dict[str, MadeTable] = {}
    for table, *column in connection.execute(MADE()):
        tables.setdefault(table, MadeTable(table)).columns[column[0]] = MadeColumn(*column)
    for table, name, unique, primary, partial, of_constraint, columns in connection.execute(INDEXES()):
        tables[table].indexes[name] = MadeIndex(name, tuple(columns), unique, partial, of_constraint)
        if primary:
            tables[table].primary_key = tuple(columns)
    for table, kind, name, columns, target, targets, on_delete, on_update in connection.execute(CONSTRAINTS()):
        if kind == "c":
            tables[table].checks.add(name)
        else:
            reference = MadeReference(tuple(columns), target, tuple(targets), ACTIONS[on_delete], ACTIONS[on_update])
            tables[table].references.add(reference)
    return tables
