"""What a column name means: tables, derived tables and common table expressions in scope."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...adapters.held_types import held_as_integer
from ..sqlite_names import quote as quote_reserved
from ..types import numeric_modifiers
from .context import broken
from .value import BROKEN, NUMERIC, SCALED, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlglot import exp

    from ..model import Column, Table
    from .context import Context

EACH = '"each row"'
"""What a subquery of the translator's own is called: no statement has such an alias."""

SIMPLE = re.compile(r"[a-z_][a-z0-9_]*")


@dataclass(slots=True)
class Source:
    """
    Something in FROM.

    Attributes:
        alias: what its columns are called by.
        columns: by name.
        table: where it is a table.
        nullable: whether an outer join may leave it out.
        single: whether it has one row at most.
        via: what it stands in where a full join made one derived table of it and others.
        always: whether it has one row at least, whatever the sources to its left are.
        scalar: the column that the alias alone means, where it is a function of one column.
    """

    alias: str
    columns: dict[str, Value]
    table: Table | None = None
    nullable: bool = False
    single: bool = False
    via: str = ""
    always: bool = False
    scalar: str = ""

    def shown(self, name: str) -> str:
        """The text of its column *name*."""
        if self.via:
            return f"{quote(self.via)}.{quote(f'{self.alias}.{name}')}"
        return self.columns[name].sql or f"{quote(self.alias)}.{quote(name)}"


@dataclass(slots=True)
class Common:
    """
    A common table expression.

    Attributes:
        columns: by name.
        reads: tables that it reads.
        single: whether it has one row at most.
    """

    columns: dict[str, Value]
    reads: frozenset[str] = frozenset()
    single: bool = False


@dataclass(slots=True)
class Scope:
    """
    Sources of one SELECT, INSERT, UPDATE or DELETE.

    Attributes:
        sources: in order.
        visible: what a star means, in order: alias and name, the alias empty for a column that USING merged.
        merged: for each of these, the sources of which the first that is there gives its value.
        outer: the scope around a subquery.
        tables: common table expressions, by name.
        windows: those of the WINDOW clause, by name.
        grouped: whether GROUP BY makes groups, none of which is empty.
        frame: while a window's function is translated: whether its frame may be empty.
        proven: columns that a condition keeps from being NULL.
        own: how often a column of this scope was used.
        foreign: how often one of a scope around it was.
        bare: whether columns are written without their source, as RETURNING wants them.
        compared: whether these are compared or asked whether they are NULL.
    """

    sources: list[Source] = field(default_factory=list[Source])
    visible: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    merged: dict[str, list[Source]] = field(default_factory=dict[str, list[Source]])
    outer: Scope | None = None
    tables: dict[str, Common] = field(default_factory=dict[str, Common])
    windows: dict[str, exp.Expr] = field(default_factory=dict[str, "exp.Expr"])
    grouped: bool = False
    frame: bool | None = None
    proven: set[str] = field(default_factory=set[str])
    own: int = 0
    foreign: int = 0
    bare: bool = False
    compared: bool = False

    def inner(self) -> Scope:
        """A scope for a subquery."""
        return Scope(outer=self, tables=dict(self.tables))

    def add(self, context: Context, source: Source, node: exp.Expr) -> Source:
        """Take *source* in; its alias must be new, also to SQLite, which does not know upper case from lower."""
        if any(other.alias.lower() == source.alias.lower() for other in self.sources):
            context.refuse(node, f"two sources are called {source.alias}", "Give one an alias with AS.")
        self.sources.append(source)
        return source

    def find(self, table: str, name: str) -> tuple[Scope, list[Source]] | None:
        """The nearest scope where the column is known, and its sources that have it."""
        scope: Scope | None = self
        while scope is not None:
            if not table and name in scope.merged:
                return scope, scope.merged[name]
            found = [source for source in scope.sources if (not table or source.alias == table) and name in source.columns]
            if found:
                return scope, found
            scope = scope.outer
        return None

    def scalar(self, alias: str) -> str:
        """The one column of the function in FROM that is called *alias*; empty where that is anything else."""
        scope: Scope | None = self
        while scope is not None:
            found = [source.scalar for source in scope.sources if source.alias == alias]
            if found:
                return found[0]
            scope = scope.outer
        return ""

    def column(self, context: Context, node: exp.Expr, table: str, name: str) -> Value:
        """The column that *name* means, of the source *table* where that is not empty."""
        known = self.find(table, name)
        if known is None and not table and (scalar := self.scalar(name)):
            return self.column(context, node, name, scalar)
        shown = f"{table}.{name}" if table else name
        if known is None:
            context.refuse(node, f"{shown} is no column that is known here", "System columns and whole rows are not translated.")
        owner, found = known
        merged = not table and name in owner.merged
        if len(found) > 1 and not merged:
            context.refuse(node, f"{name} may be a column of {' or '.join(one.alias for one in found)}", "Write the alias before it.")
        scope = self
        while scope is not owner:
            if owner.bare and any(found[0].table is not None and one.alias.lower() == found[0].table.name for one in scope.sources):
                context.refuse(node, "in RETURNING a subquery has a source of the changed table's name", "Give it another alias.")
            scope.foreign += 1
            assert scope.outer is not None
            scope = scope.outer
        owner.own += 1
        values = [owner.use(one, name, inside=owner is not self) for one in found]
        if len(values) == 1:
            return values[0]
        return Value(f"coalesce({', '.join(value.sql for value in values)})", values[0].type, all(value.nullable for value in values))

    def use(self, source: Source, name: str, *, inside: bool = False) -> Value:
        """The column *name* of *source*, which is one of this scope's; *inside*: used in a subquery."""
        known = source.columns[name]
        if known.type == BROKEN:
            broken()
        sql = quote(name) if self.bare else source.shown(name)
        if self.bare and inside and source.table is not None:
            sql = f"{quote(source.table.name)}.{sql}"
        nullable = (known.nullable or source.nullable) and sql not in self.proven
        if self.bare and known.type == "double precision":
            # RETURNING gives a whole number where SQLite keeps a double as one.
            sql = f"CAST({sql} AS REAL)"
        elif self.compared:
            # In RETURNING older SQLite takes NOT NULL and the affinity of every column from the table's first one.
            sql = f"coalesce({sql}, NULL)"
        return Value(sql, known.type, nullable, span=known.span, plain=True)

    def prove(self, table: str, name: str) -> None:
        """Note that rows where this column is NULL are left out; with it, an outer join's whole side is there."""
        known = self.find(table, name)
        if known is not None and known[0] is self and len(known[1]) == 1:
            source = known[1][0]
            self.proven.add(source.shown(name))
            source.nullable = False

    def may_be_missing(self, sources: list[Source]) -> None:
        """Note that an outer join may leave *sources* out: what was proven of their columns holds no longer."""
        for source in sources:
            source.nullable = True
            self.proven -= {source.shown(name) for name in source.columns}


def quote(name: str) -> str:
    """*name* as SQLite takes it."""
    if SIMPLE.fullmatch(name):
        return quote_reserved(name)
    return '"' + name.replace('"', '""') + '"'


def table_columns(table: Table) -> dict[str, Value]:
    """Columns of a table, by name."""
    return {column.name: column_value(column) for column in table.columns}


def column_value(column: Column) -> Value:
    """A column of a table."""
    kind, nullable = column_type(column), not column.not_null
    if kind not in {NUMERIC, "character varying"}:
        return Value("", kind, nullable)
    precision, scale = numeric_modifiers(column.type)
    if kind != NUMERIC:
        return Value("", kind, nullable, span=(0, precision) if precision else None)
    most = 10**precision - 1
    if not held_as_integer(precision, scale):
        return Value("", NUMERIC, nullable)
    return Value("", SCALED[scale], nullable, span=(-most, most))


def column_type(column: Column) -> str:
    """A column's type without modifiers: ``timestamp with time zone`` for ``timestamp(3) with time zone``."""
    head, _, tail = column.type.partition("(")
    _, _, rest = tail.partition(")")
    return (head + rest).replace("  ", " ")


def derived_columns(values: dict[str, Value]) -> dict[str, Value]:
    """Columns of a subquery in FROM."""
    return {
        name: Value("", "text" if value.type == "unknown" else value.type, value.nullable, span=value.span)
        for name, value in values.items()
    }


def renamed(inner: str, names: Sequence[str]) -> str:
    """The query *inner* as a source whose columns are called *names*; it needs no alias."""
    return f"(WITH {EACH} ({', '.join(names)}) AS ({inner}) SELECT * FROM {EACH})"
