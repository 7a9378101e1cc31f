"""Moves for tests, with an honest comparison."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from twinsql.transfer.move import Moved, MoveOptions, move
from twinsql.transfer.names import quoted

if TYPE_CHECKING:
    from pathlib import Path

    from twinsql.transfer.draft import Draft
    from twinsql.transfer.journal import LeftOut
    from twinsql.transfer.session import Connection


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
    return move(source, url, MoveOptions(work, **options), validator=differences)
