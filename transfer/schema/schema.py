"""The PostgreSQL schema for a SQLite database, by what it declares and by what stands in it; it never fails, it tells what it lost."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from ..catalogue import read_catalogue
from ..census.census import take_census
from ..census.demands import declared_demands
from ..census.needs import declared_needs, nullable
from ..census.report import report
from ..dialect.create_table import read_create_table
from ..names import Names
from ..places import sqlite_place
from ..rules.matching import BOOKKEEPING
from ..rules.rules import carried, dropped, parse_rules
from ..source import open_source
from .facts import Loss, Schema, TableDdl
from .indexes import make_indexes
from .references import make_references
from .tables import TableMaker
from .views import make_views

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

    from ..catalogue import Catalogue
    from ..census.census import Progress
    from ..census.facts import Census
    from ..outcome import Refusal
    from ..rules.rules import Rules

OTHERS = {
    "trigger": "write it anew as a trigger of PostgreSQL",
    "virtual table": "full-text search is a tsvector column with a GIN index, an R-tree a GiST index",
}
"""Kinds of things beside tables and views, and what to do; tables of SQLite's own and of virtual tables are nothing to carry."""


@dataclass(frozen=True, slots=True)
class SchemaReport:
    """
    A schema, and what a person should know before using it.

    Attributes:
        source: the file.
        schema: its statements, and what became of each thing.
        refusals: values and rows that would not fit it. They hold data.
    """

    source: str
    schema: Schema
    refusals: tuple[Refusal, ...]

    @property
    def lost(self) -> list[Loss]:
        """What is not carried."""
        return [one for one in self.schema.losses if one.outcome == "not carried"]

    @property
    def changed(self) -> list[Loss]:
        """What is carried as something near."""
        return [one for one in self.schema.losses if one.outcome == "changed"]

    def sql(self) -> str:
        """All statements, in an order in which an empty database takes them."""
        return "".join(f"{one};\n\n" for one in self.schema.statements())

    def as_object(self) -> dict[str, Any]:
        """The report for JSON, without values."""
        return {
            "source": self.source,
            "statements": self.schema.statements(),
            "losses": [asdict(one) for one in self.schema.losses],
            "refusals": [{"place": one.place, "reason": one.reason, "cure": one.cure, "count": one.count} for one in self.refusals],
        }


def schema(source: str | Path | None = None, *, rules: Sequence[str] = (), progress: Progress | None = None) -> SchemaReport:
    """
    The PostgreSQL schema for a SQLite database, after a census of it. Nothing is written.

    *source* is a path, ``sqlite:///…``, or None for the file of the settings; *rules* are ``table.column=…``.

    Raises:
        ConfigError: *source* is no database that can be read, or a rule is none.
        LockTimeout, StorageFailure: it stays locked, or it is damaged.
    """
    path = sqlite_place(str(source) if source is not None else None)
    with open_source(path) as connection:
        connection.execute("BEGIN")
        catalogue = read_catalogue(connection)
        known = parse_rules(rules, catalogue)
        gone = [Loss(name, "table", "not carried", "a rule leaves it out") for name in dropped(catalogue, known)]
        catalogue = carried(catalogue, known)
        counted = take_census(
            connection, catalogue, declared_demands(catalogue, known), declared_needs(catalogue, known), progress=progress
        )
        made = build_schema(connection, catalogue, counted, known)
        made.losses += gone
        return SchemaReport(str(path), made, report(str(path), catalogue, counted).refusals)


def build_schema(connection: sqlite3.Connection, catalogue: Catalogue, census: Census, rules: Rules) -> Schema:
    """The schema for what *catalogue* declares and *census* found, with ``declared_demands`` and ``declared_needs``."""
    made = Schema()
    names = Names()
    makers: list[TableMaker] = []
    written = {table.name: read_create_table(table.sql) for table in catalogue.tables.values()}
    for table in catalogue.tables.values():
        if table.name in BOOKKEEPING:
            made.losses.append(Loss(table.name, "table", "not carried", "yoyo keeps its own in each database"))
            continue
        ddl = TableDdl(table.name, names.take(table.name))
        if ddl.name != table.name:
            made.losses.append(Loss(table.name, "name", "changed", f"it is called {ddl.name} in PostgreSQL"))
        made.tables.append(ddl)
        makers.append(TableMaker(connection, table, census.tables[table.name], names, ddl, made.losses, nullable(table, rules)))
    for maker in makers:
        maker.make()
    for maker in makers:
        made.indexes += make_indexes(maker)
    for maker in makers:
        made.references += make_references(catalogue, maker.source, written[maker.source.name], made, names, rules)
    made.views += make_views(connection, catalogue, makers, made, names)
    made.losses += [Loss(one.name, one.kind, "not carried", OTHERS[one.kind]) for one in catalogue.others if one.kind in OTHERS]
    return made
