"""The tables of a move in pieces, for several processes."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ..copy.copying import TableJob
from ..copy.journal import PieceState
from ..names import quoted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

    from ..catalogue import Catalogue
    from ..plan.draft import Draft
    from ..planned import TablePlan
    from ..quarantine import LeftOut

PIECES_A_JOB = 4
"""Tables are cut in so many pieces for each process, since pieces of one length in keys are not of one length in rows."""
SMALL_TABLE = 20_000
"""Tables with less rows are not cut."""
SMALL_SOURCE = 32 * 1024 * 1024
"""Less bytes are copied before a second process is there."""


def jobs_for(snapshot: Path, jobs: int) -> int:
    """How many processes are worth their start, of the *jobs* that may be had."""
    return jobs if snapshot.stat().st_size >= SMALL_SOURCE else 1


def pieces_of(snapshot: sqlite3.Connection, catalogue: Catalogue, draft: Draft, jobs: int) -> list[PieceState]:
    """Tables with many rows cut by number, the largest first, so that no process is alone with one in the end."""
    found: list[PieceState] = []
    for plan in sorted(draft.plan.tables, key=lambda one: -draft.rows(one.source)):
        bounds: list[int] = []
        if jobs > 1 and draft.rows(plan.source) >= SMALL_TABLE and catalogue.tables[plan.source].numbered:
            key, table = quoted(plan.row_key[0]), quoted(plan.source)
            # Apart, SQLite looks at the ends of the table; together, it would read all of it.
            least, greatest = snapshot.execute(f"SELECT (SELECT min({key}) FROM {table}), (SELECT max({key}) FROM {table})").fetchone()
            count = jobs * PIECES_A_JOB
            bounds = sorted({least + (greatest - least) * number // count for number in range(1, count)})
        for after, last in pairwise([None, *bounds, None]):
            found.append(PieceState(len(found), plan.source, plan.target, after, last))
    return found


def table_job(plan: TablePlan, draft: Draft, catalogue: Catalogue, left_out: Sequence[LeftOut], largest: int) -> TableJob:
    """What copying a table goes by."""
    return TableJob(
        plan,
        catalogue.tables[plan.source].numbered,
        catalogue.encoding == "UTF-8",
        frozenset(one.column for one in draft.left_out if one.table == plan.source),
        frozenset(one.place for one in left_out if one.source == plan.source),
        largest,
    )
