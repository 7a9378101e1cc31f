"""CREATE TYPE … AS ENUM: SQLite has no types of one's own, so that each column of one checks the labels itself."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlglot import exp

from .ddl_rebuild import rebuild
from .ddl_source import BY_HAND

if TYPE_CHECKING:
    from .ddl_source import SchemaState, Source

ADD_VALUE = re.compile(
    r"ALTER\s+TYPE\s+(\w+)\s+ADD\s+VALUE\s+(IF\s+NOT\s+EXISTS\s+)?'((?:[^']|'')+)'(?:\s+(BEFORE|AFTER)\s+'((?:[^']|'')+)')?\s*;?",
    re.IGNORECASE,
)


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
    source.only(statement, "kind", "tables", "exists", "restrict")
    for one in statement.args["tables"]:
        state.enums.pop(source.table(one), None)
    return ""


def add_label(source: Source, text: str, state: SchemaState) -> str:
    """``ALTER TYPE … ADD VALUE``: every table that has a column of the type is made anew, for its CHECK."""
    found = ADD_VALUE.fullmatch(text)
    if found is None or found[1].lower() not in state.enums:
        source.refuse(None, "of ALTER TYPE only ADD VALUE of an enum that a migration makes is translated", BY_HAND)
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
    return "\n".join(_rebuilt(source, table, state) for table in state.tables if _uses(state, table, name))


def _uses(state: SchemaState, table: str, name: str) -> bool:
    return any(is_of(kind, name) for column in state.tables[table].columns for kind in column.find_all(exp.DataType))


def _rebuilt(source: Source, table: str, state: SchemaState) -> str:
    old = state.tables[table]
    state.tables[table] = replace(old, columns=deepcopy(old.columns))
    for column in state.tables[table].columns:
        resolve(column, state)
    return rebuild(source, table, state, old, {})


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
