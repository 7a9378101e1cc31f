"""What the compiler's modules pass to each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..adapters.errors import Problem, SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Column", "Described", "DescribedColumn", "Place", "Problem", "Schema", "SourceError", "Table", "Translation", "View"]


UNNAMED = "?column?"
"""What PostgreSQL calls a result column that it has no name for."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, as PostgreSQL has it."""

    name: str
    type: str
    """PostgreSQL's own name: ``text``, ``bigint``, ``timestamp(3) with time zone``, ``jsonb`` …"""
    not_null: bool
    """Primary keys and identities included."""
    has_default: bool
    """DEFAULT, identity or generated: INSERT may leave it out."""
    default: str = ""
    """The expression of DEFAULT, as PostgreSQL prints it; empty where there is none, or where it is not known."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table, as PostgreSQL has it."""

    name: str
    columns: tuple[Column, ...]
    keys: tuple[tuple[str, ...], ...] = ()
    """Columns of the primary key and of every unique index without condition or expression."""
    key_names: tuple[str, ...] = ()
    """What each of them is called, where that is known: a constraint's name is that of its index."""

    def column(self, name: str) -> Column | None:
        """The column of this name, or None."""
        return next((column for column in self.columns if column.name == name), None)


@dataclass(frozen=True, slots=True)
class View:
    """A view."""

    name: str
    columns: tuple[Column, ...]
    """As PostgreSQL has them, but NOT NULL as the translator proves it: PostgreSQL proves nothing of a view."""
    reads: tuple[str, ...] = ()
    """The tables that its rows are made of, also by way of other views."""


@dataclass(frozen=True, slots=True)
class Schema:
    """All that the migrations make on PostgreSQL, plus the text that makes the same on SQLite."""

    tables: Mapping[str, Table]
    sqlite_script: str = ""
    """DDL that makes the same tables on SQLite, from the frozen texts of the migrations."""
    enums: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, "tuple[str, ...]"])
    """Labels of each enum, in order; a column or parameter of the enum ``mood`` is of type ``enum mood``."""
    views: Mapping[str, View] = field(default_factory=dict[str, View])

    @property
    def relations(self) -> dict[str, Table]:
        """Tables, and views as tables without keys: all that can be read."""
        return {**self.tables, **{name: Table(name, view.columns) for name, view in self.views.items()}}


@dataclass(frozen=True, slots=True)
class DescribedColumn:
    """A result column, as PostgreSQL described it."""

    name: str
    type: str
    """As in Column.type, without modifiers: ``timestamp with time zone``."""


@dataclass(frozen=True, slots=True)
class Described:
    """What PostgreSQL said of a statement after PREPARE."""

    parameters: tuple[str, ...]
    """Type names, in the order of the ``$n``."""
    columns: tuple[DescribedColumn, ...]
    """Empty for a statement that returns no rows."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement's text begins, for messages: offsets in the text are added to it."""

    file: str
    """Relative to the project: ``sql/chats.sql``."""
    line: int
    """Line of the text's first character, from 1."""

    def at(self, text: str, offset: int) -> str:
        """``sql/chats.sql:12:8`` for the character of *text* at *offset*."""
        before = text[:offset]
        return f"{self.file}:{self.line + before.count(chr(10))}:{offset - (before.rfind(chr(10)) + 1) + 1}"


def step_name(number: int) -> str:
    """What the parameter is called that holds the rows of a step, counted from 1."""
    return f"twinsql_step_{number}"


@dataclass(frozen=True, slots=True)
class Translation:
    """What the translator found out about a statement, beside its text for SQLite."""

    sqlite: str
    """The statement in SQLite's dialect, with the same ``:name`` placeholders, ending without a semicolon."""
    writes: bool
    column_types: tuple[str, ...]
    """PostgreSQL types of the result columns as the translator inferred them; the build holds them against what PostgreSQL describes."""
    column_nullable: tuple[bool, ...]
    """False only where NULL is proven impossible."""
    parameter_nullable: Mapping[str, bool] = field(default_factory=dict[str, bool])
    """Parameters whose only use is as the value of a column in INSERT or SET: whether that column takes NULL."""
    column_scales: tuple[int | None, ...] = ()
    """For a numeric that SQLite gives as a whole number: how many of its digits stand behind the point; empty where there is none."""
    column_names: tuple[str, ...] = ()
    """Names of the result columns; empty where PostgreSQL has none."""
    steps: tuple[str, ...] = ()
    """Statements for SQLite that run before it; the rows of each are a parameter of what follows, called as ``step_name`` says."""
