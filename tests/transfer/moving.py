"""Moves for tests: a plan by the types of the target's columns, and an honest comparison."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from twinsql.transfer.move import Draft, Moved, MoveOptions, move
from twinsql.transfer.names import quoted
from twinsql.transfer.plan import ColumnPlan, Plan, TablePlan
from twinsql.transfer.target_schema import read_target

if TYPE_CHECKING:
    from pathlib import Path

    from twinsql.transfer.catalogue import Catalogue
    from twinsql.transfer.encodings import EncodingName
    from twinsql.transfer.journal import LeftOut
    from twinsql.transfer.session import Connection

ENCODINGS: dict[str, EncodingName] = {
    "bigint": "integer",
    "integer": "integer",
    "text": "text",
    "jsonb": "json",
    "bytea": "blob",
    "boolean": "boolean",
    "double precision": "real",
    "timestamp with time zone": "iso",
}


def plan_by_types(snapshot: sqlite3.Connection, catalogue: Catalogue, target: Connection) -> Draft:
    """Every table of the source into the one of its name."""
    tables: list[TablePlan] = []
    rows: dict[str, int] = {}
    for table in read_target(target).values():
        source = catalogue.tables[table.name]
        columns = tuple(
            ColumnPlan(one.name, one.name, one.type, (ENCODINGS[one.type.name],), (), one.not_null)
            for one in table.columns
            if not one.generated
        )
        numbered = next((one.name for one in table.columns if one.sequence), "")
        number = (source.last_number or 0) + 1
        tables.append(TablePlan(table.name, table.name, columns, source.row_key, table.primary_key, numbered, number))
        (rows[table.name],) = snapshot.execute(f"SELECT count(*) FROM {quoted(table.name)}").fetchone()
    return Draft(Plan(tuple(tables)), rows)


def differences(snapshot: Path, target: Connection, draft: Draft, left_out: list[LeftOut]) -> list[str]:
    """Tables whose texts differ: good enough for whole numbers, texts and JSON that SQLite wrote as PostgreSQL does."""
    found: list[str] = []
    source = sqlite3.connect(snapshot)
    try:
        for table in draft.plan.tables:
            names = ", ".join(quoted(one.source) for one in table.columns)
            there = target.execute(f"SELECT {names} FROM public.{quoted(table.target)}".encode()).fetchall()
            here: list[tuple[Any, ...]] = source.execute(f"SELECT {names} FROM {quoted(table.source)}").fetchall()
            lost = len({one.place for one in left_out if one.source == table.source})
            if len(here) != len(there) + lost or (not lost and sorted(map(repr, here)) != sorted(map(repr, there))):
                found.append(table.source)
    finally:
        source.close()
    return found


def moved(source: Path, url: str, work: Path, **options: Any) -> Moved:
    return move(source, url, MoveOptions(work, **options), planner=plan_by_types, validator=differences)
