"""Foreign keys and triggers of tables that are filled: what takes each away, and what brings it back as it was."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ..names import quoted

if TYPE_CHECKING:
    from collections.abc import Generator

    from ..planned import Plan
    from ..session import Connection

HOLD = Path(__file__).with_name("hold.sql").read_bytes


def full_name(table: str) -> str:
    """The table of schema public with its schema, as SQL."""
    return f"public.{quoted(table)}"


@contextmanager
def without_triggers(connection: Connection, plan: Plan) -> Generator[None]:
    """Triggers of the plan's tables are off for as long as the ``with``, in the transaction that is open: they would change rows."""
    targets = [full_name(one.target) for one in plan.tables]
    held = [row for row in connection.execute(HOLD(), {"tables": targets}).fetchall() if " DISABLE TRIGGER " in row[0]]
    for away, *_ in held:
        connection.execute(away.encode())
    yield
    for _, back, *_ in held:
        connection.execute(back.encode())
