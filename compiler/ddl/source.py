"""What the translator of migrations knows while it works: the text for its messages, and the tables made so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn

from ..model import Place, Problem, SourceError

if TYPE_CHECKING:
    from sqlglot import exp

    from ..model import Column

BY_HAND = "write the SQLite text of this migration by hand"

CLAUSES = {
    "db": "a schema before a name",
    "exists": "IF EXISTS or IF NOT EXISTS",
    "expression": "AS SELECT",
    "options": "DEFERRABLE",
    "nulls": "NULLS NOT DISTINCT",
    "properties": "UNLOGGED, TEMPORARY or PARTITION BY",
    "with_storage": "WITH",
}
"""sqlglot's arguments in the words of SQL, where these are other ones."""

NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")


@dataclass(slots=True)
class TableState:
    """
    A table made so far, as PostgreSQL would be told to make it now.

    Attributes:
        kinds: its columns, and what each may be compared with.
        number: the column that is SQLite's own row number; None where there is none.
        checks: names of its CHECK constraints.
        columns: definitions, in their order.
        constraints: of the table.
        indexes: by name; those for full-text search apart.
    """

    kinds: dict[str, str] = field(default_factory=dict[str, str])
    number: str | None = None
    checks: set[str] = field(default_factory=set[str])
    columns: list[exp.ColumnDef] = field(default_factory=list["exp.ColumnDef"])
    constraints: list[exp.Expr] = field(default_factory=list["exp.Expr"])
    indexes: dict[str, exp.Create] = field(default_factory=dict[str, "exp.Create"])

    def column(self, name: str) -> exp.ColumnDef | None:
        """The definition of the column of this name."""
        return next((column for column in self.columns if column.name.lower() == name), None)


@dataclass(frozen=True, slots=True)
class ViewState:
    """
    A view made so far.

    Attributes:
        text: SQLite's.
        reads: the tables and views that it reads.
        columns: of its result.
    """

    text: str
    reads: frozenset[str]
    columns: tuple[Column, ...]


@dataclass(slots=True)
class SchemaState:
    """
    What the migrations have made so far.

    Attributes:
        tables: by name.
        searches: indexes for full-text search, each with its table and its column.
        enums: types made with CREATE TYPE … AS ENUM, with their labels in order.
        views: in the order in which they can be made.
        refused: tables that have no translation, of which nothing more is told.
        apart: indexes that PostgreSQL alone has, with their tables.
        sequences: that count by one from 1.
        counting: tables with a DEFAULT of a sequence whose column is no primary key yet, and where that was said.
    """

    tables: dict[str, TableState] = field(default_factory=dict[str, TableState])
    searches: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    enums: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    views: dict[str, ViewState] = field(default_factory=dict[str, "ViewState"])
    refused: set[str] = field(default_factory=set[str])
    apart: dict[str, str] = field(default_factory=dict[str, str])
    sequences: set[str] = field(default_factory=set[str])
    counting: dict[str, Source] = field(default_factory=dict[str, "Source"])

    def names(self) -> set[str]:
        """Of all that shares its names with tables, constraints that are indexes left out."""
        indexes = (index for table in self.tables.values() for index in table.indexes)
        return {*self.tables, *self.views, *self.searches, *self.apart, *self.sequences, *indexes}


@dataclass(frozen=True, slots=True)
class Source:
    """
    One statement in its file.

    Attributes:
        file: name for messages.
        text: the whole file.
        offset: where the statement begins in it.
        length: of the statement.
    """

    file: str
    text: str
    offset: int
    length: int

    def refuse(self, node: exp.Expr | None, what: str, cure: str) -> NoReturn:
        """Raise the SourceError for *node*, or for the whole statement."""
        starts: list[int] = []
        while node is not None and not starts:
            starts = [start for one in node.walk() if (start := one.meta.get("start")) is not None]
            node = node.parent
        self.refuse_at(min(starts, default=0), what, cure)

    def refuse_at(self, offset: int, what: str, cure: str) -> NoReturn:
        """Raise the SourceError for a character of the statement."""
        raise SourceError([Problem(Place(self.file, 1).at(self.text, self.offset + offset), what, cure)])

    def only(self, node: exp.Expr, *known: str) -> None:
        """Refuse *node* if it says anything beside the arguments *known*: what nobody has thought of does not pass."""
        extra = [name for name, value in node.args.items() if value not in (None, False, []) and name not in known]
        if extra:
            self.refuse(node, f"{CLAUSES.get(extra[0], extra[0].upper())} is not translated here", f"leave it out; or {BY_HAND}")

    def table(self, node: exp.Expr) -> str:
        """The name of a table or an index, without a schema."""
        self.only(node, "this")
        return self.name(node.this)

    def name(self, node: exp.Expr) -> str:
        """A name that means the same on both engines."""
        name = node.name if node.args.get("quoted") else node.name.lower()
        if not NAME.fullmatch(name) or name.startswith("sqlite_"):
            self.refuse(node, f"the name {name!r} is not the same on both engines", "use lower-case letters, digits and '_', 63 at most")
        return name
