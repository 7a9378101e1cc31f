"""Rows that are not carried: named in refusals, or kept in quarantine, with the rows that refer to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..names import quoted
from ..outcome import Example, Refusal
from ..quarantine import LeftOut
from ..reading import typed_texts
from ..shown import shown, shown_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

    from ..catalogue import Catalogue, SourceTable
    from ..census.needs import Needs
    from ..rules.references import Resolved

CURE = "correct these rows, give a rule for the column, or leave the rows out with --quarantine DIR"
MOST_EXAMPLES = 5
PLACE = "place among the rows"
NO_PARENT = "it refers to a row of {} that is not there, or is left out"


def refusals_of(snapshot: sqlite3.Connection, catalogue: Catalogue, rows: Sequence[LeftOut]) -> list[Refusal]:
    """Values that do not fit as refusals, by column and reason, with some of their keys and values."""
    grouped: dict[tuple[str, str, str], list[LeftOut]] = {}
    for one in rows:
        grouped.setdefault((one.source, one.column, one.reason), []).append(one)
    return [
        Refusal(table, column, reason, CURE, len(found), tuple(_example(snapshot, catalogue, one) for one in found[:MOST_EXAMPLES]))
        for (table, column, reason), found in grouped.items()
    ]


def _example(snapshot: sqlite3.Connection, catalogue: Catalogue, one: LeftOut) -> Example:
    table = catalogue.tables[one.source]
    names = [*table.row_key, *([one.column] if one.column in {column.name for column in table.columns} else [])]
    row = row_at(snapshot, table, one.place, names)
    ahead = len(table.row_key)
    key = shown_key(table.row_key, row[:ahead]) if ahead else f"row {one.place}"
    return Example(key, ", ".join(map(shown, row[ahead:])))


def row_at(snapshot: sqlite3.Connection, table: SourceTable, place: int, names: Sequence[str]) -> tuple[Any, ...]:
    """Columns of the row at a place, texts as bytearrays."""
    columns = ", ".join(map(quoted, names)) or "NULL"
    sql = f"SELECT {columns} FROM {quoted(table.name)}"
    where = f"WHERE {quoted(table.row_key[0])} = {place}" if table.numbered else f"NOT INDEXED LIMIT 1 OFFSET {place - 1}"
    with typed_texts(snapshot):
        row: tuple[Any, ...] = snapshot.execute(f"{sql} {where}").fetchone()
    return row


def lost_children(
    snapshot: sqlite3.Connection, catalogue: Catalogue, needs: Mapping[str, Needs], left_out: Sequence[LeftOut]
) -> list[LeftOut]:
    """Rows, beside those *left_out*, that refer to a row that is not there or is left out; and those that refer to them in turn."""
    snapshot.execute("CREATE TEMP TABLE IF NOT EXISTS out (source, place, PRIMARY KEY (source, place)) WITHOUT ROWID")
    snapshot.execute("DELETE FROM temp.out")
    snapshot.executemany("INSERT OR IGNORE INTO temp.out VALUES (?, ?)", {(one.source, one.place) for one in left_out})
    found: list[LeftOut] = []
    while True:
        more = [
            LeftOut(name, place, reference.columns[0], NO_PARENT.format(reference.parent.name))
            for name, need in needs.items()
            for reference in need.references
            for place in _lost(snapshot, catalogue.tables[name], reference)
        ]
        if not more:
            return found
        snapshot.executemany("INSERT OR IGNORE INTO temp.out VALUES (?, ?)", {(one.source, one.place) for one in more})
        found += more


def _lost(snapshot: sqlite3.Connection, table: SourceTable, reference: Resolved) -> Iterator[int]:
    child, parent = _placed(snapshot, table), _placed(snapshot, reference.parent)
    full = " AND ".join(f"c.{quoted(column)} IS NOT NULL" for column in reference.columns)
    pairs = zip(reference.targets, reference.columns, strict=True)
    there = " AND ".join(f"p.{quoted(target)} = c.{quoted(column)}" for target, column in pairs)
    kept = f"p.{parent[1]} NOT IN (SELECT place FROM temp.out WHERE source = ?)"
    sql = (
        f"SELECT c.{child[1]} FROM {child[0]} AS c WHERE {full} AND c.{child[1]} NOT IN (SELECT place FROM temp.out WHERE source = ?)"
        f" AND NOT EXISTS (SELECT 1 FROM {parent[0]} AS p WHERE {there} AND {kept})"
    )
    for (place,) in snapshot.execute(sql, (table.name, reference.parent.name)).fetchall():
        yield place


def _placed(snapshot: sqlite3.Connection, table: SourceTable) -> tuple[str, str]:
    """The table, or a copy of it, and the column that says a row's place."""
    if table.numbered:
        return quoted(table.name), quoted(table.row_key[0])
    copy = quoted(f"placed {table.name}")
    columns = ", ".join(quoted(one.name) for one in table.columns)
    sql = f'SELECT row_number() OVER () AS "{PLACE}", {columns} FROM main.{quoted(table.name)} NOT INDEXED'
    snapshot.execute(f"CREATE TEMP TABLE IF NOT EXISTS {copy} AS {sql}")
    return f"temp.{copy}", quoted(PLACE)
