"""ALTER TABLE … RENAME CONSTRAINT and VALIDATE CONSTRAINT, which sqlglot does not read."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlglot import exp

from .names import constraints_of, name_of
from .rebuild import rebuild

if TYPE_CHECKING:
    from .source import SchemaState, Source

OF_CONSTRAINT = re.compile(
    r"ALTER\s+TABLE\s+(?:ONLY\s+)?(\w+)\s+(?:VALIDATE\s+CONSTRAINT\s+(\w+)|RENAME\s+CONSTRAINT\s+(\w+)\s+TO\s+(\w+))\s*;?", re.IGNORECASE
)


def alter_constraint(source: Source, found: re.Match[str], state: SchemaState) -> str:
    """A constraint is checked on SQLite from the first, so that validating is nothing; its name is in the table, which is made anew."""
    table, old, new = found[1].lower(), (found[2] or found[3]).lower(), (found[4] or "").lower()
    if table not in state.tables:
        source.refuse(None, f"no migration up to here makes a table {table!r}", "correct the name")
    before = state.tables[table]
    known = replace(before, checks=set(before.checks), columns=deepcopy(before.columns), constraints=deepcopy(before.constraints))
    names = [name_of(kind) for kind, _, _ in constraints_of(known)]
    if old not in names:
        source.refuse(None, f"{table} has no constraint {old!r} that is known here", "correct the name")
    if not new:
        return ""
    new = source.name(exp.to_identifier(new))
    if new in names:
        source.refuse(None, f"{table} has a constraint {new!r} already", "correct the name")
    kind, item, _ = next(one for one in constraints_of(known) if name_of(one[0]) == old)
    if isinstance(item, (exp.Constraint, exp.ColumnConstraint)):
        item.set("this", exp.to_identifier(new))
    else:
        place = next(number for number, one in enumerate(known.constraints) if one is item)
        known.constraints[place] = exp.Constraint(this=exp.to_identifier(new), expressions=[item])
    kind.meta["name"] = new
    state.tables[table] = known
    return rebuild(source, table, state, before, {})
