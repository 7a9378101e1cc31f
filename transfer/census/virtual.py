"""Virtual tables that hold rows which stand in no table: full-text search that keeps its texts, R-trees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..names import quoted
from ..outcome import Refusal
from ..rules.rules import dropping

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from ..catalogue import Catalogue, NotATable

MODULE = re.compile(r"\bUSING\s+[\"'`\[]?(\w+)", re.IGNORECASE)
CONTENTS = {"fts3": "_content", "fts4": "_content", "fts5": "_content", "rtree": "_rowid", "rtree_i32": "_rowid", "geopoly": "_rowid"}
"""The table behind a virtual one that has a row for each of its rows. Full-text search over another table, or over no texts, has none."""


def rows_of_their_own(connection: sqlite3.Connection, catalogue: Catalogue) -> Iterator[Refusal]:
    """A refusal for each virtual table whose rows would be lost."""
    behind = [one.name for one in catalogue.others if one.kind == "shadow table"]
    for one in catalogue.others:
        if one.kind == "virtual table" and (held := _held(connection, one, behind)):
            copy = f"to carry them all the same, CREATE TABLE … AS SELECT rowid, * FROM {quoted(one.name)} in the source"
            reason = f"a virtual table, which PostgreSQL has not, with {held} of its own"
            yield Refusal(one.name, "", reason, f"give {dropping(one.name)}, which leaves it out; {copy}")


def _held(connection: sqlite3.Connection, table: NotATable, behind: list[str]) -> str:
    """How many rows a virtual table keeps itself, in words; empty where there are none."""
    found = MODULE.search(table.sql)
    suffix = CONTENTS.get(found[1].lower()) if found else None
    if suffix is not None:
        count = _count(connection, table.name + suffix) if table.name + suffix in behind else 0
        return f"{count} {'row' if count == 1 else 'rows'}" if count else ""
    # Of another module nobody knows which of its tables has the rows.
    own = [name for name in behind if name.startswith(f"{table.name}_")]
    return "rows" if any(_count(connection, name) for name in own) else ""


def _count(connection: sqlite3.Connection, table: str) -> int:
    count: int = connection.execute(f"SELECT count(*) FROM {quoted(table)}").fetchone()[0]
    return count
