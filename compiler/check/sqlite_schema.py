"""The schema as a SQLite database has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...adapters.described_schema import MadeColumn, MadeIndex, MadeReference, MadeTable

if TYPE_CHECKING:
    import sqlite3

GENERATED = (2, 3)
NAMED_CHECK = re.compile(r'\bCONSTRAINT\s+"?(\w+)"?\s+CHECK\b', re.IGNORECASE)


def read_schema(connection: sqlite3.Connection) -> tuple[dict[str, MadeTable], set[str]]:
    """The tables by name, without virtual ones and SQLite's own, and the names of those that are not STRICT."""
    listed = [
        (str(name), bool(strict))
        for schema, name, kind, _, _, strict in connection.execute("PRAGMA table_list")
        if schema == "main" and kind == "table" and not str(name).startswith("sqlite_")
    ]
    return {name: _table(connection, name) for name, _ in listed}, {name for name, strict in listed if not strict}


def read_views(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """The views by name, each with its columns."""
    names = [str(name) for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name")]
    return {name: [str(row[1]) for row in connection.execute("SELECT * FROM pragma_table_info(?)", (name,))] for name in names}


def create_text(connection: sqlite3.Connection, name: str) -> str:
    """The CREATE of a table or index; empty where there is none."""
    row = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()
    return str(row[0] or "") if row is not None else ""


def _table(connection: sqlite3.Connection, name: str) -> MadeTable:
    text = create_text(connection, name)
    table = MadeTable(name, checks={found.lower() for found in NAMED_CHECK.findall(text)})
    key: dict[int, str] = {}
    for _, column, kind, not_null, default, place, hidden in connection.execute("SELECT * FROM pragma_table_xinfo(?)", (name,)):
        is_number = bool(place) and kind.upper() == "INTEGER"
        is_identity = is_number and "AUTOINCREMENT" in text.upper()
        table.columns[column] = MadeColumn(
            column, kind, bool(not_null) or is_number, default not in {None, "NULL"}, hidden in GENERATED, is_identity
        )
        if place:
            key[place] = column
    table.primary_key = tuple(key[place] for place in sorted(key))
    for _, index, unique, origin, partial in connection.execute("SELECT * FROM pragma_index_list(?)", (name,)).fetchall():
        table.indexes[index] = MadeIndex(index, _columns(connection, index), bool(unique), bool(partial), origin != "c")
    table.references = _references(connection, name)
    return table


def _columns(connection: sqlite3.Connection, index: str) -> tuple[str, ...]:
    rows = connection.execute('SELECT name, "desc" FROM pragma_index_xinfo(?) WHERE key ORDER BY seqno', (index,))
    return tuple(f"{column or '(…)'}{' DESC' if descending else ''}" for column, descending in rows)


def _references(connection: sqlite3.Connection, name: str) -> set[MadeReference]:
    found: dict[int, list[tuple[str, str, str, str, str]]] = {}
    rows = connection.execute(
        'SELECT id, "table", "from", "to", on_delete, on_update FROM pragma_foreign_key_list(?) ORDER BY id, seq', (name,)
    )
    for number, table, column, target, on_delete, on_update in rows.fetchall():
        found.setdefault(number, []).append((table, column, target, on_delete, on_update))
    references: set[MadeReference] = set()
    for parts in found.values():
        table, _, target, on_delete, on_update = parts[0]
        targets = tuple(part[2] for part in parts) if target else _primary_key(connection, table)
        references.add(MadeReference(tuple(part[1] for part in parts), table, targets, on_delete, on_update))
    return references


def _primary_key(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    rows = connection.execute("SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk", (table,))
    return tuple(str(name) for (name,) in rows)
