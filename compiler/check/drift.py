"""Differences between the two databases that the migrations make."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...adapters.held_types import held_as_integer
from ..model import Place, Problem
from ..types import numeric_modifiers
from .drafts import other_forms
from .findings import found
from .sqlite_schema import read_schema, read_views

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from ...adapters.describe import Describer
    from ...adapters.described_schema import MadeColumn, MadeReference, MadeTable
    from ...adapters.migration_files import MigrationFile
    from .findings import Finding

HELD = {
    "text": "TEXT",
    "character varying": "TEXT",
    "smallint": "INTEGER",
    "integer": "INTEGER",
    "bigint": "INTEGER",
    "boolean": "INTEGER",
    "real": "REAL",
    "double precision": "REAL",
    "timestamp with time zone": "TEXT",
    "timestamp without time zone": "TEXT",
    "time without time zone": "TEXT",
    "date": "TEXT",
    "json": "TEXT",
    "jsonb": "TEXT",
    "uuid": "TEXT",
    "bytea": "BLOB",
}
"""What SQLite holds a type of PostgreSQL as."""

SYNONYMS = {"INT": "INTEGER"}
"""In a STRICT table. INT is written for a key that is not to be the row's number."""

EXPRESSION = "(…)"
MODIFIERS = re.compile(r"\([\d,]+\)")
CURE = "Write a migration whose two texts make the same."


def drift(describer: Describer, connection: sqlite3.Connection, files: Sequence[MigrationFile]) -> Iterator[Finding]:
    """Every difference of tables, columns, keys, indexes and constraints."""
    postgres = describer.schema()
    sqlite, loose = read_schema(connection)
    for name, table in postgres.items():
        where = _place(files, name)
        if name not in sqlite:
            yield from found("schema", [Problem(where, f"table {name} is on PostgreSQL alone", CURE)])
            continue
        unlike = differences(table, sqlite[name])
        yield from found("schema", [Problem(where, f"table {name}: {what}", CURE) for what in unlike])
        if name in loose:
            what = f"table {name}: not STRICT on SQLite, so that a column takes values of any type"
            yield from found("schema", [Problem(where, what, CURE)])
    for name in sqlite.keys() - postgres.keys():
        yield from found("schema", [Problem(_place(files, name), f"table {name} is on SQLite alone", CURE)])
    yield from _views(describer, connection, files)
    for name, rule, what in other_forms(connection, files):
        yield from found(rule, [Problem(_place(files, name), what, CURE)])


def _views(describer: Describer, connection: sqlite3.Connection, files: Sequence[MigrationFile]) -> Iterator[Finding]:
    """Views that are on one engine alone, or have other columns."""
    postgres = {view.name: [name for name, _ in view.columns] for view in describer.views()}
    sqlite = read_views(connection)
    for name in sorted(postgres.keys() | sqlite.keys()):
        ours, theirs = postgres.get(name), sqlite.get(name)
        what = f"view {name}: its columns are {_list(ours or [])} on PostgreSQL, {_list(theirs or [])} on SQLite"
        if ours != theirs:
            yield from found("schema", [Problem(_place(files, name), what, CURE)])


def differences(postgres: MadeTable, sqlite: MadeTable) -> Iterator[str]:
    """All in which a table on SQLite is not what it is on PostgreSQL."""
    yield from _columns(postgres, sqlite)
    if postgres.primary_key != sqlite.primary_key:
        yield f"the primary key is {_list(postgres.primary_key)} on PostgreSQL, {_list(sqlite.primary_key)} on SQLite"
    yield from _made_up(postgres, sqlite)
    yield from _unique(postgres, sqlite)
    yield from _indexes(postgres, sqlite)
    yield from _references(postgres.name, postgres.references, sqlite.references)
    yield from _alone("the check", {name.lower() for name in postgres.checks}, sqlite.checks)


def _list(columns: Sequence[str]) -> str:
    return f"({', '.join(columns)})" if columns else "missing"


def _alone(what: str, postgres: set[str], sqlite: set[str]) -> Iterator[str]:
    """What is there on one engine alone."""
    for name in sorted(postgres ^ sqlite):
        yield f"{what} {name} is on {'PostgreSQL' if name in postgres else 'SQLite'} alone"


def _columns(postgres: MadeTable, sqlite: MadeTable) -> Iterator[str]:
    yield from _alone("column", set(postgres.columns), set(sqlite.columns))
    for name, column in postgres.columns.items():
        other = sqlite.columns.get(name)
        if other is not None:
            yield from (f"column {name} {what}" for what in _column(column, other))
    both = [name for name in postgres.columns if name in sqlite.columns]
    if both != [name for name in sqlite.columns if name in postgres.columns]:
        yield "the columns stand in another order, which a star shows"


def _column(postgres: MadeColumn, sqlite: MadeColumn) -> Iterator[str]:
    held = held_as(postgres.type)
    if held and SYNONYMS.get(sqlite.type.upper(), sqlite.type.upper()) != held:
        yield f"is {postgres.type} on PostgreSQL, so {held} on SQLite, but it is {sqlite.type or 'without a type'}"
    for name, one, other in (
        ("NOT NULL", postgres.not_null, sqlite.not_null),
        ("given a DEFAULT", postgres.has_default, sqlite.has_default),
        ("generated", postgres.is_generated, sqlite.is_generated),
        ("an identity (AUTOINCREMENT)", postgres.is_identity, sqlite.is_identity),
    ):
        if one != other:
            yield f"is {name} on {'PostgreSQL' if one else 'SQLite'} alone"


def held_as(kind: str) -> str:
    """The type that SQLite holds PostgreSQL's *kind* as; empty where it is not carried."""
    if kind.startswith("enum "):
        return "TEXT"
    if kind.startswith("numeric"):
        return "INTEGER" if held_as_integer(*numeric_modifiers(kind)) else "TEXT"
    return HELD.get(MODIFIERS.sub("", kind), "")


def _keys(table: MadeTable, *, of_constraints: bool) -> set[tuple[str, ...]]:
    found = {
        tuple(sorted(column.removesuffix(" DESC") for column in index.columns))
        for index in table.indexes.values()
        if index.unique and not index.partial and (index.of_constraint or not of_constraints)
    }
    return found if of_constraints or not table.primary_key else found | {tuple(sorted(table.primary_key))}


def _made_up(postgres: MadeTable, sqlite: MadeTable) -> Iterator[str]:
    """INTEGER PRIMARY KEY is the row's number: SQLite makes one up where none is given."""
    for name in sqlite.primary_key if len(sqlite.primary_key) == 1 else ():
        ours, theirs = postgres.columns.get(name), sqlite.columns[name]
        if ours is not None and not (ours.is_identity or ours.has_default or theirs.is_identity) and theirs.type.upper() == "INTEGER":
            yield f"column {name} is INTEGER PRIMARY KEY on SQLite, which makes up a number where PostgreSQL refuses the row: write INT"


def _unique(postgres: MadeTable, sqlite: MadeTable) -> Iterator[str]:
    """UNIQUE constraints; a unique index does as well."""
    for one, other, engine in ((postgres, sqlite, "PostgreSQL"), (sqlite, postgres, "SQLite")):
        for key in sorted(_keys(one, of_constraints=True) - _keys(other, of_constraints=False) - {tuple(sorted(one.primary_key))}):
            yield f"UNIQUE {_list(key)} is on {engine} alone"


def _indexes(postgres: MadeTable, sqlite: MadeTable) -> Iterator[str]:
    ours = {name: one for name, one in postgres.indexes.items() if not one.of_constraint}
    theirs = {name: one for name, one in sqlite.indexes.items() if not one.of_constraint}
    # One that SQLite cannot keep is left out: no answer changes, and `index` tells of the statements that are slow without.
    left_out = {name for name, one in ours.items() if not one.unique and EXPRESSION in " ".join(one.columns)} - set(theirs)
    yield from _alone("index", set(ours) - left_out, set(theirs))
    for name in ours.keys() & theirs.keys():
        one, other = ours[name], theirs[name]
        if one.columns != other.columns:
            yield f"index {name} is on {_list(one.columns)} on PostgreSQL, {_list(other.columns)} on SQLite"
        if one.unique != other.unique:
            yield f"index {name} is unique on {'PostgreSQL' if one.unique else 'SQLite'} alone"
        if one.partial != other.partial:
            yield f"index {name} is partial on {'PostgreSQL' if one.partial else 'SQLite'} alone"


def _references(name: str, postgres: set[MadeReference], sqlite: set[MadeReference]) -> Iterator[str]:
    by_key = {(one.columns, one.table, one.targets): one for one in sqlite}
    for one in sorted(postgres, key=lambda one: one.columns):
        key = (one.columns, one.table, one.targets)
        other = by_key.pop(key, None)
        shown = f"foreign key {_list(one.columns)} to {one.table} {_list(one.targets)}"
        if other is None:
            yield f"{shown} is on PostgreSQL alone"
            continue
        for event, ours, theirs in (("DELETE", one.on_delete, other.on_delete), ("UPDATE", one.on_update, other.on_update)):
            # Of a table that refers to itself NO ACTION is what PostgreSQL makes of RESTRICT.
            if ours != theirs and not (one.table == name and (ours, theirs) == ("RESTRICT", "NO ACTION")):
                yield f"{shown} is ON {event} {ours} on PostgreSQL, {theirs} on SQLite"
    for columns, table, targets in sorted(by_key):
        yield f"foreign key {_list(columns)} to {table} {_list(targets)} is on SQLite alone"


def _place(files: Sequence[MigrationFile], table: str) -> str:
    """Where the SQLite texts make *table* last, or PostgreSQL's do, or the last migration."""
    pattern = re.compile(
        rf'\bCREATE\s+(?:OR\s+REPLACE\s+)?(?:TABLE|VIEW)\s+(?:IF\s+NOT\s+EXISTS\s+)?"?{re.escape(table)}"?\b', re.IGNORECASE
    )
    for dialect in ("sqlite", "postgres"):
        for file in reversed(files):
            part, _ = file.parts(dialect)
            if match := pattern.search(part.text):
                return Place(file.place(dialect), part.line).at(part.text, match.start())
    return f"{files[-1].place('sqlite')}:1:1"
