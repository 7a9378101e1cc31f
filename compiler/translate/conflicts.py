"""ON CONFLICT: what an INSERT does with a row that is there already."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlglot import exp

from . import selects
from .assignments import assignments, column_of
from .nodes import bare, child, children, maybe, name_of
from .sources import Source, quote, table_columns

if TYPE_CHECKING:
    from ..model import Table
    from .translator import Translator

OWN_FUNCTION = re.compile(r"\bpg_\w+\(")


def conflict_clause(translator: Translator, node: exp.Expr, table: Table, alias: str) -> list[str]:
    """``ON CONFLICT (…) DO UPDATE SET …`` or ``DO NOTHING``."""
    context = translator.context
    context.only(node, "conflict_keys", "action", "expressions", "where", "index_predicate", "constraint")
    translator.scope.sources = [Source(alias, table_columns(table), table)]
    target = _target(translator, node, table)
    action = child(node, "action").name.upper()
    if action == "DO NOTHING":
        return [f"{target} DO NOTHING"]
    if action != "DO UPDATE":
        context.refuse(node, f"ON CONFLICT {action} has no translation", "Write ON CONFLICT (columns) DO UPDATE SET … or DO NOTHING.")
    translator.scope.sources.append(Source("excluded", table_columns(table)))
    return [f"{target} DO UPDATE SET {assignments(translator, children(node), table)}", *selects.where(translator, node, [])]


def _target(translator: Translator, node: exp.Expr, table: Table) -> str:
    constraint = maybe(node, "constraint")
    if constraint is not None:
        names = _constraint(translator, constraint, table)
        return f"ON CONFLICT ({', '.join(map(quote, names))})"
    keys = children(node, "conflict_keys")
    if not keys:
        return "ON CONFLICT"
    translator.scope.bare = True
    target = f"ON CONFLICT ({', '.join(_key(translator, one, table) for one in keys)})"
    predicate = maybe(node, "index_predicate")
    if predicate is not None:
        target += f" WHERE {translator.condition(child(predicate)).sql}"
    translator.scope.bare = False
    return target


def _constraint(translator: Translator, node: exp.Expr, table: Table) -> tuple[str, ...]:
    """SQLite asks for the columns of the key, which has the constraint's name."""
    found = dict(zip(table.key_names, table.keys, strict=False)).get(name_of(node))
    if found is None:
        what = f"{name_of(node)} is no primary key and no unique constraint of {table.name} that is known here"
        translator.context.refuse(node, what, "Name the columns: ON CONFLICT (a, b).")
    return found


def _key(translator: Translator, node: exp.Expr, table: Table) -> str:
    """A column, or the expression of a unique index."""
    inner = bare(child(node) if isinstance(node, exp.Ordered) else node)
    if isinstance(inner, exp.Column):
        return quote(column_of(translator, table, child(inner)).name)
    sql = translator.expression(inner).sql
    if OWN_FUNCTION.search(sql):
        what = "ON CONFLICT on an expression that no index of SQLite has: an index takes only what every connection knows"
        translator.context.refuse(node, what, "Keep the value in a column of its own with a unique index.")
    return sql
