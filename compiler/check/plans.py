"""Missing indexes: tables that an engine reads whole although a filter is on them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..model import Problem
from .filters import filters_of
from .findings import found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...adapters.describe import Describer
    from ..compiled import Compiled
    from ..sqlite_scratch import SqliteScratch
    from .findings import Finding
    from .statements import Looked

SCAN = re.compile(r'SCAN "?(\w+)"?(?! VIRTUAL)')
AUTOMATIC = re.compile(r'SEARCH "?(\w+)"? USING AUTOMATIC ')


def scans(looked: Looked, describer: Describer, scratch: SqliteScratch) -> Iterator[Finding]:
    """A finding for each table that a filter of the statement reads whole, on one engine or both."""
    compiled = looked.compiled
    if compiled is None or looked.tree is None:
        return
    filters = filters_of(looked.tree, looked.schema.tables)
    if not filters:
        return
    sqlite, automatic = _on_sqlite(compiled, scratch)
    postgres = describer.filtered_scans(compiled.postgres, len(compiled.parameters))
    for one in filters:
        engines = [name for name, aliases in (("SQLite", sqlite), ("PostgreSQL", postgres)) if one.alias in aliases and not one.joins]
        if one.joins and one.alias in automatic:
            engines = ["SQLite"]
        if engines:
            text = looked.statement.text
            what = f"{' and '.join(engines)} must read all of {one.table} to find {one.shown}"
            cure = (
                f"In a migration: CREATE INDEX … ON {one.table} ({one.column}). If this is intended, add the line: -- allow: index REASON"
            )
            yield from found("index", [Problem(text.place.at(text.text, one.offset), what, cure)])


def _on_sqlite(compiled: Compiled, scratch: SqliteScratch) -> tuple[set[str], set[str]]:
    """Aliases of what SQLite reads whole, and of what it makes an index for each time."""
    if compiled.sqlite is None:
        return set(), set()
    values = None if compiled.steps else len(compiled.parameters)
    plan = [row for text in (*compiled.steps, compiled.sqlite) for row in scratch.plan(text, values)]
    whole = {match[1] for row in plan if (match := SCAN.match(row))}
    return whole, {match[1] for row in plan if (match := AUTOMATIC.match(row))}
