"""CREATE TYPE … AS ENUM: SQLite has no types of one's own, so that each column of one checks the labels itself."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlglot import exp

from ..sqlite_names import quote
from .names import views_on
from .rebuild import rebuild
from .source import BY_HAND

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .source import SchemaState, Source, TableState

ADD_VALUE = re.compile(
    r"ALTER\s+TYPE\s+(\w+)\s+ADD\s+VALUE\s+(IF\s+NOT\s+EXISTS\s+)?'((?:[^']|'')+)'(?:\s+(BEFORE|AFTER)\s+'((?:[^']|'')+)')?\s*;?",
    re.IGNORECASE,
)
RENAME_VALUE = re.compile(r"ALTER\s+TYPE\s+(\w+)\s+RENAME\s+VALUE\s+'((?:[^']|'')+)'\s+TO\s+'((?:[^']|'')+)'\s*;?", re.IGNORECASE)


def create_enum(source: Source, statement: exp.Create, state: SchemaState) -> str:
    """Take note of an enum; nothing is written for it."""
    source.only(statement, "this", "kind", "expression")
    name = source.table(statement.this)
    labels = tuple(label.name for label in statement.expression.expressions)
    if not labels or any("\0" in label for label in labels):
        source.refuse(statement.this, "an enum without labels", "name its labels")
    state.enums[name] = labels
    return ""


def drop_enum(source: Source, statement: exp.Drop, state: SchemaState) -> str:
    """Forget an enum."""
    source.only(statement, "kind", "tables", "exists", "restrict", "cascade")
    for one in statement.args["tables"]:
        name = source.table(one)
        if users := [table for table in state.tables if statement.args.get("cascade") and _uses(state, table, name)]:
            source.refuse(one, f"CASCADE drops columns of {users[0]}", "drop these with ALTER TABLE, and leave CASCADE out")
        state.enums.pop(name, None)
    return ""


def alter_enum(source: Source, text: str, state: SchemaState) -> str:
    """``ALTER TYPE … ADD VALUE``, ``RENAME VALUE``: every table that has a column of the type is made anew, for its CHECK."""
    added, renamed = ADD_VALUE.fullmatch(text), RENAME_VALUE.fullmatch(text)
    found = added or renamed
    if found is None or found[1].lower() not in state.enums:
        source.refuse(None, "of ALTER TYPE only ADD VALUE and RENAME VALUE of an enum that a migration makes are translated", BY_HAND)
    return _add_label(source, found, state) if added else _rename_label(source, found, state)


def _add_label(source: Source, found: re.Match[str], state: SchemaState) -> str:
    name, label = found[1].lower(), found[3].replace("''", "'")
    labels = list(state.enums[name])
    if label in labels:
        if found[2]:
            return ""
        source.refuse(None, f"{name} has that label already", "leave it out")
    place = len(labels)
    if found[4]:
        near = found[5].replace("''", "'")
        if near not in labels:
            source.refuse(None, f"{name} has no label that the new one could stand beside", "correct the label")
        place = labels.index(near) + (found[4].upper() == "AFTER")
    labels.insert(place, label)
    state.enums[name] = tuple(labels)
    return "\n".join(_rebuilt(source, table, state, state.tables[table], {}) for table in state.tables if _uses(state, table, name))


def _rename_label(source: Source, found: re.Match[str], state: SchemaState) -> str:
    name, old, new = found[1].lower(), found[2].replace("''", "'"), found[3].replace("''", "'")
    labels = state.enums[name]
    if old not in labels or new in labels:
        source.refuse(None, f"{name} has no such label, or has the new one already", "correct the labels")
    tables = [table for table in state.tables if _uses(state, table, name)]
    if views := [view for table in tables for view in views_on(state, table)]:
        source.refuse(None, f"the view {views[0]} may speak of the label", f"drop {views[0]} before, and create it again after")
    state.enums[name] = tuple(new if label == old else label for label in labels)
    lines: list[str] = []
    for table in tables:
        known = state.tables[table]
        own = {column.name.lower() for column in known.columns if any(is_of(kind, name) for kind in column.find_all(exp.DataType))}
        before = replace(known, columns=deepcopy(known.columns), constraints=deepcopy(known.constraints), indexes=deepcopy(known.indexes))
        for root in (*known.columns, *known.constraints, *known.indexes.values()):
            for literal in list(root.find_all(exp.Literal)):
                if literal.is_string and literal.name == old and _is_label(literal, name, own):
                    literal.replace(exp.Literal.string(new))
        values = {column: f"CASE {quote(column)} WHEN {_text(old)} THEN {_text(new)} ELSE {quote(column)} END" for column in own}
        lines.append(_rebuilt(source, table, state, before, values))
    return "\n".join(lines)


def _is_label(node: exp.Expr, name: str, own: set[str]) -> bool:
    """Whether a literal is of the enum *name*, of which the columns *own* are: by a cast, as a default, or by what it is compared with."""
    around = node.parent
    while around is not None:
        if isinstance(around, exp.Cast):
            return is_of(around.args["to"], name)
        if isinstance(around, exp.DefaultColumnConstraint):
            column = around.find_ancestor(exp.ColumnDef)
            return column is not None and column.name.lower() in own
        if isinstance(around, (exp.EQ, exp.NEQ, exp.In)):
            return any(column.name.lower() in own for column in around.find_all(exp.Column))
        around = around.parent
    return False


def _text(label: str) -> str:
    return "'" + label.replace("'", "''") + "'"


def _uses(state: SchemaState, table: str, name: str) -> bool:
    return any(is_of(kind, name) for column in state.tables[table].columns for kind in column.find_all(exp.DataType))


def _rebuilt(source: Source, table: str, state: SchemaState, old: TableState, changed: Mapping[str, str]) -> str:
    state.tables[table] = replace(state.tables[table], columns=deepcopy(state.tables[table].columns))
    for column in state.tables[table].columns:
        resolve(column, state)
    return rebuild(source, table, state, old, changed)


def is_of(kind: exp.DataType, name: str) -> bool:
    """Whether *kind* is the enum *name*."""
    own = kind.args.get("kind")
    return isinstance(own, exp.Expr) and own.name.lower() == name


def resolve(tree: exp.Expr, state: SchemaState) -> None:
    """Write the labels into each type of *tree* that is an enum."""
    for kind in tree.find_all(exp.DataType):
        own = kind.args.get("kind")
        if isinstance(own, exp.Expr) and own.name.lower() in state.enums:
            kind.set("this", exp.DType.ENUM)
            kind.set("expressions", [exp.Literal.string(label) for label in state.enums[own.name.lower()]])
