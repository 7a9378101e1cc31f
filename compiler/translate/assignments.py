"""New values of columns, converted as PostgreSQL converts on assignment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlglot
from sqlglot import exp

from ...adapters.held_types import held_as_integer
from ..model import SourceError
from ..types import numeric_modifiers
from .fine import rounded_literal
from .nodes import QUERIES, bare, child, children, maybe, name_of
from .numeric_forms import as_text
from .numerics import to_integer, to_numeric
from .sources import column_type, quote, renamed
from .value import (
    BROKEN,
    INTEGERS,
    MOMENTS,
    NUMERIC,
    OUT_OF_RANGE,
    Value,
    base,
    give_type,
    guarded,
    is_numeric,
    shown,
    to_double,
    to_moment,
)

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
    if is_default(node):
        return _default(translator, node, column)
    return convert(translator, node, translator.assigned(bare(node), column), column)


def convert(translator: Translator, node: exp.Expr, value: Value, column: Column) -> Value:
    """*value* as one of *column*; what PostgreSQL would round, cut or refuse otherwise than SQLite is refused."""
    kind = column_type(column)
    if kind == NUMERIC and value.type != BROKEN:
        return _decimal(translator, node, value, column)
    if kind == "character varying" and value.type != BROKEN:
        return _cut(translator, node, value, column)
    if value.type in {kind, BROKEN}:
        return value
    value = rounded_literal(value, kind) or give_type(translator.context, value, kind, node)
    if base(value.type) == base(kind):
        return value
    if value.type in INTEGERS and kind in INTEGERS:
        return guarded(Value(value.sql, value.type, value.nullable, value.level, span=value.range), kind)
    if (value.type, kind) in MOMENTS:
        return to_moment(value, kind)
    if (value.type, kind) == ("json", "jsonb"):
        return Value(f"pg_jsonb({value.sql})", kind, value.nullable)
    if kind == "double precision" and (value.type in INTEGERS or is_numeric(value.type)):
        return to_double(translator.context, value, node)
    if kind in INTEGERS and is_numeric(value.type):
        return to_integer(value, kind)
    translator.context.refuse(node, f"{column.name} of type {kind} gets a {shown(value.type)}", f"Cast it: ::{kind}")


def _cut(translator: Translator, node: exp.Expr, value: Value, column: Column) -> Value:
    """*value* as one of a varchar(n) column: spaces beyond n are cut off; other characters there are refused, by the column's CHECK."""
    most, _ = numeric_modifiers(column.type)
    is_short = value.literal == "null" or (value.literal == "string" and len(value.raw) <= most)
    value = give_type(translator.context, value, "character varying", node)
    if base(value.type) != "text":
        translator.context.refuse(node, f"{column.name} of type character varying gets a {shown(value.type)}", "Cast it: ::varchar")
    if not most or is_short or (value.span is not None and value.span[1] <= most):
        return value
    return Value(f"substr({value.sql}, 1, max({most}, length(rtrim({value.sql}, ' '))))", value.type, value.nullable)


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
    target, value = child(node), bare(child(node, "expression"))
    _check_stable(translator, value, table)
    if isinstance(node, exp.EQ) and isinstance(target, exp.Tuple) and isinstance(value, exp.Subquery):
        return _of_query(translator, value, [_set(translator, table, one) for one in children(target)])
    return ", ".join(f"{quote(column.name)} = {assign(translator, one, column).sql}" for column, one in pairs(translator, node, table))


def pairs(translator: Translator, node: exp.Expr, table: Table) -> list[tuple[Column, exp.Expr]]:
    """What ``a = 1`` or ``(a, b) = (1, 2)`` sets: columns of *table* and their new values."""
    if not isinstance(node, exp.EQ):
        translator.context.refuse(node, "an assignment is column = value", "Write one for each column.")
    target, value = bare(child(node)), bare(child(node, "expression"))
    targets = children(target) if isinstance(target, exp.Tuple) else [target]
    values = children(value) if isinstance(value, exp.Tuple) else [value]
    if len(values) != len(targets):
        translator.context.refuse(node, "several columns are set to something that is no row of as many values", "Write one for each.")
    return [(_set(translator, table, one), other) for one, other in zip(targets, values, strict=True)]


def _set(translator: Translator, table: Table, node: exp.Expr) -> Column:
    """The column that is set: a whole one."""
    if not isinstance(node, exp.Column):
        cure = "Set the whole column: settings = jsonb_set(settings, '{key}', …)."
        translator.context.refuse(node, "a part of a column is set", cure)
    return column_of(translator, table, child(node))


def _of_query(translator: Translator, node: exp.Expr, columns: list[Column]) -> str:
    """``(a, b) = (SELECT …)``: NULLs where there is no row; a second row fails, as on PostgreSQL."""
    inner = translator.subquery(child(node))
    if len(inner.columns) != len(columns):
        translator.context.refuse(node, "the subquery has another number of columns than are set", "Give each its value.")
    names = [f"v{place}" for place in range(1, len(columns) + 1)]
    values = [Value(name, value.type, span=value.span) for name, (_, value) in zip(names, inner.columns, strict=True)]
    shown = [convert(translator, node, value, column).sql for value, column in zip(values, columns, strict=True)]
    if not inner.single:
        shown[0] = f"CASE WHEN count(*) OVER () > 1 THEN {OUT_OF_RANGE} ELSE {shown[0]} END"
    sql = inner.inline() if shown == names else f"SELECT {', '.join(shown)} FROM {renamed(inner.inline(), names)}"
    return f"({', '.join(quote(column.name) for column in columns)}) = ({sql})"


def is_default(node: exp.Expr) -> bool:
    """Whether it is the word DEFAULT."""
    return isinstance(node, (exp.Var, exp.Column)) and node.name.upper() == "DEFAULT" and maybe(node, "table") is None


def _default(translator: Translator, node: exp.Expr, column: Column) -> Value:
    """What the schema says, written out: SQLite has DEFAULT nowhere but in CREATE TABLE."""
    context = translator.context
    if not column.has_default:
        return Value("NULL", column_type(column), literal="null")
    if not column.default:
        context.refuse(node, f"DEFAULT of {column.name}, whose value is not known here", "Write the value.")
    try:
        return assign(translator, sqlglot.parse_one(column.default, dialect="postgres"), column)
    except SourceError:
        context.refuse(node, f"DEFAULT of {column.name} is an expression that has no translation", "Write the value.")


def _check_stable(translator: Translator, node: exp.Expr, table: Table) -> None:
    """A subquery that depends on the row and reads the table itself sees, on SQLite alone, rows that were changed already."""
    if not any(isinstance(one, QUERIES) for one in node.walk()):
        return
    scope, reads = translator.scope, translator.context.reads
    own, translator.context.reads = scope.own, set()
    # Translated once only to see what it reads; the text comes from a second time.
    for one in children(node) if isinstance(node, exp.Tuple) else [node]:
        translator.subquery(child(one)) if isinstance(one, exp.Subquery) else translator.expression(bare(one))
    if scope.own > own and table.name in translator.context.reads:
        cure = "Read the new values in a statement of their own, or in a WITH that is joined by key."
        translator.context.refuse(node, "a subquery that depends on the row and reads the table that is changed", cure)
    translator.context.reads |= reads
