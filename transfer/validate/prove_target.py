"""What the target promises, proved again by its rows: references, checks, indexes; and that its sequences go on behind the numbers there are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..names import quoted
from ..sequences import read_sequences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..planned import Plan
    from ..session import Connection
    from ..target_schema import TargetReference, TargetTable

CONSTRAINTS = Path(__file__).with_name("prove_constraints.sql").read_bytes
AFTER_CHECK = re.compile(r"(?: NO INHERIT| NOT VALID| NOT ENFORCED)+$")


class Promise(NamedTuple):
    """
    Something that the target promises.

    Attributes:
        table: its name in the target.
        name: the constraint, index or sequence.
        what: what was looked at.
        complaint: why it does not hold; empty where it does.
    """

    table: str
    name: str
    what: str
    complaint: str = ""


def prove_constraints(connection: Connection, tables: Mapping[str, TargetTable]) -> Iterator[Promise]:
    """Constraints and indexes of *tables* by the catalogue, then foreign keys and checks by the rows."""
    for kind, table, name, complaint in connection.execute(CONSTRAINTS()).fetchall():
        if table in tables and (complaint or kind != "trigger"):
            yield Promise(table, name, kind, complaint)
    for table in tables.values():
        for one in table.references:
            count = _one(connection, _orphans(table.name, one))
            yield Promise(table.name, one.name, "rows of the foreign key", f"{count} rows refer to none" if count else "")
        for name, definition in table.checks:
            if not definition.startswith("CHECK "):
                continue
            condition = AFTER_CHECK.sub("", definition.removeprefix("CHECK "))
            count = _one(connection, f"SELECT count(*) FROM public.{quoted(table.name)} WHERE NOT {condition}")
            yield Promise(table.name, name, "rows of the check", f"{count} rows break it" if count else "")


def _orphans(table: str, reference: TargetReference) -> str:
    """Counts rows whose columns are all there, and which refer to no row: MATCH SIMPLE, as SQLite has it."""
    given = " AND ".join(f"c.{quoted(one)} IS NOT NULL" for one in reference.columns)
    same = " AND ".join(f"p.{quoted(there)} = c.{quoted(here)}" for here, there in zip(reference.columns, reference.targets, strict=True))
    parent = f"SELECT FROM {reference.full_name} AS p WHERE {same}"
    return f"SELECT count(*) FROM public.{quoted(table)} AS c WHERE {given} AND NOT EXISTS ({parent})"


def prove_sequences(connection: Connection, plan: Plan) -> Iterator[Promise]:
    """Each sequence of the plan's tables: what it gives next is behind all numbers of both sides. Nothing is called, so nothing moves."""
    wanted = {one.target: dict(one.next_numbers) for one in plan.tables}
    for one in read_sequences(connection, wanted):
        name = f"{one.column} by {one.name}"
        if grants := one.lacking(connection.info.user, writes=False):
            yield Promise(one.table, name, "sequence", f"cannot be read\n    fix:  {grants}")
            continue
        if not one.plain:
            yield Promise(one.table, name, "sequence within an expression, not judged,")
            continue
        need, following = one.free(connection, wanted[one.table].get(one.column)), one.following(connection)
        if one.is_before(one.last, following):
            # In SQLite the same: no number is left behind the greatest.
            yield Promise(one.table, name, "sequence, used up as in the source,")
        elif need is None or not one.is_before(following, need):
            yield Promise(one.table, name, "sequence")
        else:
            free = "none" if one.is_before(one.last, need) else f"{need} is the {'least' if one.step > 0 else 'greatest'} that"
            yield Promise(one.table, name, "sequence", f"gives {following} next, and {free} is free")


def _one(connection: Connection, query: str) -> int:
    (found,) = _row(connection, query)
    assert isinstance(found, int)
    return found


def _row(connection: Connection, query: str) -> tuple[int, ...]:
    row = connection.execute(query.encode()).fetchone()
    assert row is not None
    return row
