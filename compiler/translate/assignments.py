"""New values of columns, converted as PostgreSQL converts on assignment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from ..types import held_as_integer, numeric_modifiers
from .nodes import QUERIES, bare, child, children, name_of
from .numeric_forms import as_text
from .numerics import to_integer, to_numeric
from .sources import column_type, quote
from .value import BROKEN, INTEGERS, MOMENTS, NUMERIC, Value, base, give_type, guarded, is_numeric, shown, to_double, to_moment

if TYPE_CHECKING:
    from ..model import Column, Table
    from .translator import Translator


def column_of(translator: Translator, table: Table, node: exp.Expr) -> Column:
    """The column of *table* that an identifier names."""
    column = table.column(name_of(node))
    if column is None:
        translator.context.refuse(node, f"{node.name} is no column of {table.name}", "Correct the name.")
    return column


def assign(translator: Translator, node: exp.Expr, column: Column) -> Value:
    """*node* as the new value of *column*."""
    return convert(translator, node, translator.assigned(bare(node), column), column)


def convert(translator: Translator, node: exp.Expr, value: Value, column: Column) -> Value:
    """*value* as one of *column*; what PostgreSQL would round, cut or refuse otherwise than SQLite is refused."""
    kind = column_type(column)
    if kind == NUMERIC and value.type != BROKEN:
        return _decimal(translator, node, value, column)
    if value.type in {kind, BROKEN}:
        return value
    value = give_type(translator.context, value, kind, node)
    if base(value.type) == base(kind):
        return value
    if value.type in INTEGERS and kind in INTEGERS:
        return guarded(Value(value.sql, value.type, value.nullable, value.level, span=value.range), kind)
    if (value.type, kind) in MOMENTS:
        return to_moment(value, kind)
    if kind == "double precision" and (value.type in INTEGERS or is_numeric(value.type)):
        return to_double(translator.context, value, node)
    if kind in INTEGERS and is_numeric(value.type):
        return to_integer(value, kind)
    translator.context.refuse(node, f"{column.name} of type {kind} gets a {shown(value.type)}", f"Cast it: ::{kind}")


def _decimal(translator: Translator, node: exp.Expr, value: Value, column: Column) -> Value:
    """*value* as one of a numeric column."""
    value = give_type(translator.context, value, NUMERIC, node)
    if value.literal == "null":
        return value
    if not is_numeric(value.type) and value.type not in INTEGERS:
        translator.context.refuse(node, f"{column.name} of type {column.type} gets a {value.type}", "Cast it: ::numeric")
    precision, scale = numeric_modifiers(column.type)
    found = to_numeric(value, [precision, scale] if precision else [])
    return found if held_as_integer(precision, scale) else Value(f"CAST({as_text(found).sql} AS TEXT)", NUMERIC, found.nullable)


def assignments(translator: Translator, nodes: list[exp.Expr], table: Table) -> str:
    """``a = …, b = …`` of UPDATE and of DO UPDATE."""
    parts: list[str] = []
    for node in nodes:
        part = translator.context.attempt(_assignment, translator, node, table)
        parts += [part] if part else []
    return ", ".join(parts)


def _assignment(translator: Translator, node: exp.Expr, table: Table) -> str:
    parts: list[str] = []
    for column, value in pairs(translator, node, table):
        _check_stable(translator, value, table)
        parts.append(f"{quote(column.name)} = {assign(translator, value, column).sql}")
    return ", ".join(parts)


def pairs(translator: Translator, node: exp.Expr, table: Table) -> list[tuple[Column, exp.Expr]]:
    """What ``a = 1`` or ``(a, b) = (1, 2)`` sets: columns of *table* and their new values."""
    if not isinstance(node, exp.EQ):
        translator.context.refuse(node, "an assignment is column = value", "Write one for each column.")
    target, value = child(node), child(node, "expression")
    found = [(target, value)]
    if isinstance(target, exp.Tuple):
        if not isinstance(value, exp.Tuple) or len(children(target)) != len(children(value)):
            translator.context.refuse(node, "several columns are set to something that is no row of as many values", "Write one for each.")
        found = list(zip(children(target), children(value), strict=True))
    for _, other in found:
        if isinstance(other, (exp.Var, exp.Column)) and other.name.upper() == "DEFAULT":
            translator.context.refuse(other, "DEFAULT in an UPDATE is not on SQLite", "Write the value.")
    return [(column_of(translator, table, child(one)), other) for one, other in found]


def _check_stable(translator: Translator, node: exp.Expr, table: Table) -> None:
    """A subquery that depends on the row and reads the table itself sees, on SQLite alone, rows that were changed already."""
    if not any(isinstance(one, QUERIES) for one in node.walk()):
        return
    scope, reads = translator.scope, translator.context.reads
    own, translator.context.reads = scope.own, set()
    # Translated once only to see what it reads; the text comes from a second time.
    translator.expression(bare(node))
    if scope.own > own and table.name in translator.context.reads:
        cure = "Read the new values in a statement of their own, or in a WITH that is joined by key."
        translator.context.refuse(node, "a subquery that depends on the row and reads the table that is changed", cure)
    translator.context.reads |= reads
