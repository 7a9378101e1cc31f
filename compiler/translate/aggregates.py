"""Aggregates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlglot import exp

from .enums import need_equal
from .intervals import aggregated, extreme
from .nodes import child, children, maybe, name_of
from .number_aggregates import BITS, SPREADS, bits, spread, unwrapped
from .numeric_forms import sortable
from .numeric_sums import average, total
from .percentiles import within_group
from .value import INTEGERS, INTERVAL, LOCAL_STAMP, SCALED, STAMP, TEXTS, TIME, Value, is_numeric, need_ordered

if TYPE_CHECKING:
    from collections.abc import Callable

    from .translator import Translator

COUNTS = (0, 2**53)
"""No table has more rows."""

OUTER = (
    "an aggregate of an outer query's column belongs to that query",
    "Take the aggregate out of the subquery, or use a column of its own.",
)
MIN_MAX = (*INTEGERS, *SCALED, *TEXTS, "double precision", STAMP, LOCAL_STAMP, "date", TIME)
BOOLEANS: dict[type[exp.Expr], str] = {exp.LogicalAnd: "min", exp.LogicalOr: "max"}


def may_be_empty(translator: Translator) -> bool:
    """Whether the rows of the aggregate that comes next may be none."""
    scope = translator.scope
    frame, scope.frame = scope.frame, None
    return not scope.grouped if frame is None else frame


def argument(translator: Translator, node: exp.Expr, read: Callable[[exp.Expr], Value] | None = None) -> Value:
    """What is aggregated: with columns of an outer query alone, the aggregate would be that query's."""
    own, foreign = translator.scope.own, translator.scope.foreign
    value = (read or translator.expression)(node)
    if translator.scope.own == own and translator.scope.foreign > foreign:
        translator.context.refuse(node, *OUTER)
    return value


def _count(translator: Translator, node: exp.Expr) -> Value:
    least = 0 if may_be_empty(translator) else 1
    translator.context.only(node, "this", "big_int")
    inner = child(node)
    if isinstance(inner, exp.Star):
        return Value("count(*)", "bigint", nullable=False, span=(least, COUNTS[1]))
    if isinstance(inner, exp.Column) and isinstance(inner.this, exp.Star):
        return _count_of_source(translator, inner, least)
    word = ""
    if isinstance(inner, exp.Distinct):
        word, inner = "DISTINCT ", children(inner)[0]
        if isinstance(inner, exp.Tuple):
            return _count_rows(translator, inner)
    value = argument(translator, inner)
    if word:
        value = sortable(value)
        need_equal(translator.context, value.type, node, "DISTINCT")
    return Value(f"count({word}{value.sql})", "bigint", nullable=False, span=(0 if value.nullable else least, COUNTS[1]))


def _count_of_source(translator: Translator, node: exp.Expr, least: int) -> Value:
    """``count(t.*)``: the rows that an outer join has found, which a column that is never NULL tells from the others."""
    alias = name_of(child(node, "table"))
    source = next((one for one in translator.scope.sources if one.alias == alias), None)
    if source is not None and not source.nullable:
        return Value("count(*)", "bigint", nullable=False, span=(least, COUNTS[1]))
    column = next((name for name, value in source.columns.items() if not value.nullable), None) if source is not None else None
    if source is None or column is None:
        translator.context.refuse(node, "count(t.*) of a source without a column that is never NULL", "Count a column of its key.")
    return Value(f"count({source.shown(column)})", "bigint", nullable=False, span=COUNTS)


def _count_rows(translator: Translator, row: exp.Expr) -> Value:
    """``count(DISTINCT (a, b))``: a row of NULLs counts too. SQLite's quote() writes different values differently, but for floats."""
    parts: list[str] = []
    for one in children(row):
        value = argument(translator, one)
        need_ordered(translator.context, value.type, one, "DISTINCT")
        if value.type == "unknown":
            translator.context.refuse(one, "count(DISTINCT (…)) of a literal without a type fails on PostgreSQL", "Cast it: ::text.")
        if value.type == "double precision":
            translator.context.refuse(one, "count(DISTINCT (…)) of floats has no exact form", "Count a subquery with DISTINCT.")
        parts.append(f"quote({value.sql})")
    sql = " || ',' || ".join(parts)
    return Value(f"count(DISTINCT {sql})", "bigint", nullable=False, span=COUNTS)


def _extreme(translator: Translator, node: exp.Expr) -> Value:
    """Min, max."""
    empty = may_be_empty(translator)
    translator.context.only(node, "this")
    value = argument(translator, child(node))
    kind = "text" if value.type in {"character varying", "unknown"} else value.type
    if kind == INTERVAL:
        return extreme(node, value, empty=empty)
    if kind not in MIN_MAX:
        translator.context.refuse(node, f"{node.key} of {value.type} is not on both engines", "Cast it, or use ORDER BY … LIMIT 1.")
    return Value(f"{node.key}({value.sql})", kind, value.nullable or empty, span=value.span)


def _sum(translator: Translator, node: exp.Expr) -> Value:
    empty = may_be_empty(translator)
    translator.context.only(node, "this")
    inner, word = unwrapped(node)
    value = argument(translator, inner)
    if value.type == INTERVAL and not word:
        return aggregated(node, value, empty=empty)
    value = _number(translator, node, value)
    return total(translator, node, value, word, nullable=value.nullable or empty)


def _average(translator: Translator, node: exp.Expr) -> Value:
    empty = may_be_empty(translator)
    translator.context.only(node, "this")
    inner, word = unwrapped(node)
    value = argument(translator, inner)
    if value.type == INTERVAL and not word:
        return aggregated(node, value, empty=empty)
    value = _number(translator, node, value)
    return average(translator, node, value, word, nullable=value.nullable or empty)


def _number(translator: Translator, node: exp.Expr, value: Value) -> Value:
    if value.type == "double precision":
        cure = "Add decimals: sum(x::numeric)::double precision, which is exact to 15 digits of each; or add in Python."
        translator.context.refuse(node, f"{node.key} of double precision depends on the order of adding", cure)
    if value.type not in INTEGERS and not is_numeric(value.type):
        translator.context.refuse(node, f"{node.key} of {value.type}", "It is for numbers.")
    return value


def _spread(translator: Translator, node: exp.Expr) -> Value:
    may_be_empty(translator)
    translator.context.only(node, "this")
    inner, word = unwrapped(node)
    return spread(translator, node, argument(translator, inner), word)


def _bits(translator: Translator, node: exp.Expr) -> Value:
    empty = may_be_empty(translator)
    translator.context.only(node, "this")
    inner, word = unwrapped(node)
    value = argument(translator, inner)
    return bits(translator, node, value, word, nullable=value.nullable or empty)


def _booleans(translator: Translator, node: exp.Expr) -> Value:
    """bool_and, bool_or, every."""
    empty = may_be_empty(translator)
    called = isinstance(node, exp.Anonymous)
    if called and len(children(node)) != 1:
        translator.context.refuse(node, "every() takes one value")
    value = argument(translator, children(node)[0] if called else child(node))
    if value.type != "boolean":
        translator.context.refuse(node, f"{node.key} of {value.type}", "It is for booleans.")
    return Value(f"{BOOLEANS.get(type(node), 'min')}({value.sql})", "boolean", value.nullable or empty)


def _filter(translator: Translator, node: exp.Expr) -> Value:
    translator.context.only(node, "this", "expression")
    own, foreign = translator.scope.own, translator.scope.foreign
    condition = translator.filter(child(child(node, "expression")))
    decides = translator.scope.foreign > foreign and translator.scope.own == own
    if isinstance(maybe(node), exp.WithinGroup):
        return within_group(translator, child(node), condition.sql)
    value = translator.expression(child(node))
    if decides and translator.scope.own == own:
        translator.context.refuse(node, *OUTER)
    found = replace(value.over(f"FILTER (WHERE {condition.sql})"), nullable=True)
    return replace(found, nullable=False, span=COUNTS) if isinstance(maybe(node), exp.Count) else found


AGGREGATES: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {
    exp.Count: _count,
    exp.Min: _extreme,
    exp.Max: _extreme,
    exp.Sum: _sum,
    exp.Avg: _average,
    exp.LogicalAnd: _booleans,
    exp.LogicalOr: _booleans,
    exp.Filter: _filter,
    **dict.fromkeys(SPREADS, _spread),
    **dict.fromkeys(BITS, _bits),
}
AGGREGATE_CALLS: dict[str, Callable[[Translator, exp.Expr], Value]] = {"every": _booleans}
