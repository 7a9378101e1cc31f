"""
Expressions: a rule for each node that sqlglot makes of PostgreSQL's text.

``RULES`` and ``CALLS`` are the closed world: a node without a rule, and operands that a rule has no form for, are refused by name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from .aggregates import AGGREGATE_CALLS, AGGREGATES
from .arithmetic import ARITHMETIC
from .arrays import ARRAY_CALLS, ARRAYS
from .bits import BITS
from .casts import cast
from .clocks import CLOCK_CALLS, CLOCK_RULES
from .comparisons import (
    COMPARISONS,
    CONNECTIVES,
    DISTINCT,
    between,
    compare,
    comparison,
    connective,
    distinct_from,
    exists,
    in_list,
    is_in_list,
    is_test,
    membership,
    negation,
)
from .double_functions import DOUBLE_CALLS, DOUBLE_FUNCTIONS
from .enums import given, need_equal
from .fields import FIELD_CALLS, FIELD_RULES
from .functions import FUNCTIONS
from .grouping import grouping
from .intervals import INTERVAL_CALLS, INTERVALS, unless_equal
from .json_build import BUILD_CALLS
from .json_operators import OPERATOR_CALLS, OPERATORS
from .json_parts import JSON
from .literals import quoted
from .nodes import child, children, flag, maybe, name_of, null_type
from .number_functions import NUMBER_CALLS, NUMBER_FUNCTIONS
from .number_templates import NUMBER_TEMPLATES
from .numeric_forms import literal as number
from .numerics import are_decimals, to_numeric
from .ordered_aggregates import ORDERED_AGGREGATES, ORDERED_CALLS
from .patterns import PATTERNS
from .percentiles import PERCENTILES
from .refusals import REFUSED
from .regexes import REGEX_CALLS, REGEXES
from .sources import renamed
from .strings import STRING_CALLS, STRINGS
from .time_texts import TIME_TEXT_CALLS, TIME_TEXTS
from .times import TIME_CALLS, TIMES
from .value import CONCAT, INTEGERS, INTERVAL, NUMERIC, OUT_OF_RANGE, Value, base, give_type, spanned, unify, whole_literal
from .windows import WINDOWS
from .zones import ZONE_CALLS, ZONES

if TYPE_CHECKING:
    from collections.abc import Callable

    from .translator import Translator

    Rule = Callable[["Translator", exp.Expr], Value]

__all__ = ["CALLS", "RULES", "expression", "in_list", "is_in_list"]


def expression(translator: Translator, node: exp.Expr) -> Value:
    """What *node* is on SQLite; raises SourceError where there is no exact form."""
    name = node.name.lower() if isinstance(node, exp.Anonymous) else node.key
    rule = CALLS.get(name) if isinstance(node, exp.Anonymous) else RULES.get(type(node))
    if rule is not None:
        return translator.context.note(node, rule(translator, node))
    if name in REFUSED:
        translator.context.refuse(node, *REFUSED[name])
    translator.context.refuse(node, f"{f'{name}()' if isinstance(node, exp.Anonymous) else name.upper()} has no translation yet")


def _column(translator: Translator, node: exp.Expr) -> Value:
    translator.context.only(node, "this", "table")
    if isinstance(node.this, exp.Star):
        return _star(translator, node)
    table = maybe(node, "table")
    return translator.scope.column(translator.context, node, name_of(table) if table is not None else "", name_of(child(node)))


def _star(translator: Translator, node: exp.Expr) -> Value:
    translator.context.refuse(node, "a star stands for a list of result columns alone", "Name the column.")


def _placeholder(translator: Translator, node: exp.Expr) -> Value:
    translator.use(node.name)
    kind = translator.context.parameters[node.name]
    return given(translator.context, node.name, kind)


def _literal(translator: Translator, node: exp.Expr) -> Value:
    del translator
    raw = node.name
    if isinstance(node, exp.Literal) and node.is_string:
        return Value(quoted(raw), "unknown", nullable=False, literal="string", raw=raw)
    whole = whole_literal(int(raw)) if raw.isdecimal() else None
    return whole or number(raw)


def _null(translator: Translator, node: exp.Expr) -> Value:
    del translator
    kind = null_type(node)
    return Value("NULL", kind) if kind else Value("NULL", "unknown", literal="null")


def _boolean(translator: Translator, node: exp.Expr) -> Value:
    del translator
    return Value("1" if flag(node, "this") else "0", "boolean", nullable=False)


def _paren(translator: Translator, node: exp.Expr) -> Value:
    return expression(translator, child(node))


def _scalar_subquery(translator: Translator, node: exp.Expr) -> Value:
    translator.context.only(node, "this")
    query = translator.subquery(child(node))
    if len(query.columns) != 1:
        translator.context.refuse(node, "a subquery as a value has one column", "Take the others out.")
    value = query.columns[0][1]
    if not query.single:
        # PostgreSQL fails where there are several rows; SQLite would take the first.
        sql = f"(SELECT CASE WHEN count(*) OVER () > 1 THEN {OUT_OF_RANGE} ELSE v END FROM {renamed(query.inline(), ['v'])})"
        return Value(sql, value.type, nullable=True, span=value.span)
    return Value(f"({query.inline()})", value.type, value.nullable or not query.always, span=value.span)


def _case(translator: Translator, node: exp.Expr) -> Value:
    translator.context.only(node, "this", "ifs", "default")
    subject, default, branches = maybe(node, "this"), maybe(node, "default"), children(node, "ifs")
    if subject is None:
        conditions = [translator.filter(child(branch)).sql for branch in branches]
    else:
        conditions = [
            compare(translator, branch, translator.expression(subject), "=", translator.expression(child(branch))).sql
            for branch in branches
        ]
    # PostgreSQL looks at ELSE first where it picks the common type.
    otherwise = translator.expression(default) if default is not None else Value("NULL", "unknown", literal="null")
    results = [otherwise, *(translator.expression(child(branch, "true")) for branch in branches)]
    (otherwise, *results), kind = unify(translator.context, results, node, "choice")
    nullable = any(result.nullable for result in (otherwise, *results))
    whens = " ".join(f"WHEN {when} THEN {then.sql}" for when, then in zip(conditions, results, strict=True))
    last = f" ELSE {otherwise.sql}" if default is not None else ""
    return Value(f"CASE {whens}{last} END", kind, nullable, span=spanned([otherwise, *results]))


def _coalesce(translator: Translator, node: exp.Expr) -> Value:
    nodes = [child(node), *children(node)]
    values, kind = unify(translator.context, [translator.expression(one) for one in nodes], node, "choice")
    nullable = all(value.nullable for value in values)
    sql = f"coalesce({', '.join(value.sql for value in values)})" if len(values) > 1 else values[0].sql
    return Value(sql, kind, nullable, level=values[0].level if len(values) == 1 else CONCAT + 1, span=spanned(values))


def _nullif(translator: Translator, node: exp.Expr) -> Value:
    pair = [translator.expression(child(node)), translator.expression(child(node, "expression"))]
    kind = pair[0].type
    if are_decimals(pair) and kind != "unknown":
        return _decimal_nullif(translator, node, *pair)
    if kind == INTERVAL and pair[1].type in {INTERVAL, "unknown"}:
        return unless_equal(pair[0], give_type(translator.context, pair[1], INTERVAL, node))
    (left, right), common = unify(translator.context, pair, node, "comparison")
    need_equal(translator.context, common, node, "comparison")
    if base(common) == "text" or kind == "unknown":
        kind = base(common)
    if base(left.type) != base(kind):
        translator.context.refuse(node, f"nullif of {kind} and {right.type}", "Cast one of them.")
    return Value(f"nullif({left.sql}, {right.sql})", kind, span=pair[0].span)


def _decimal_nullif(translator: Translator, node: exp.Expr, value: Value, other: Value) -> Value:
    """Nullif of a decimal, which is shown as it is and compared by its value."""
    if value.type in INTEGERS or value.literal:
        # PostgreSQL makes the result numeric where the other side is.
        value = to_numeric(value, [])
    if value.type == other.type and value.type != NUMERIC:
        return Value(f"nullif({value.sql}, {other.sql})", value.type, span=value.span)
    same = compare(translator, node, value, "=", other)
    return Value(f"CASE WHEN {same.sql} THEN NULL ELSE {value.sql} END", value.type, span=value.span)


RULES: dict[type[exp.Expr], Rule] = {
    exp.Column: _column,
    exp.Star: _star,
    exp.Placeholder: _placeholder,
    exp.Literal: _literal,
    exp.Null: _null,
    exp.Boolean: _boolean,
    exp.Paren: _paren,
    **dict.fromkeys(CONNECTIVES, connective),
    exp.Not: negation,
    **dict.fromkeys(COMPARISONS, comparison),
    **dict.fromkeys(DISTINCT, distinct_from),
    exp.Between: between,
    exp.Is: is_test,
    exp.In: membership,
    exp.Exists: exists,
    exp.Subquery: _scalar_subquery,
    exp.Case: _case,
    exp.Coalesce: _coalesce,
    exp.Nullif: _nullif,
    exp.Cast: cast,
    **ARITHMETIC,
    **NUMBER_FUNCTIONS,
    **DOUBLE_FUNCTIONS,
    **NUMBER_TEMPLATES,
    **BITS,
    **FUNCTIONS,
    **PATTERNS,
    **REGEXES,
    **STRINGS,
    **TIMES,
    **ZONES,
    **TIME_TEXTS,
    **CLOCK_RULES,
    **FIELD_RULES,
    **INTERVALS,
    **JSON,
    **OPERATORS,
    **ARRAYS,
    **AGGREGATES,
    **ORDERED_AGGREGATES,
    **PERCENTILES,
    exp.Grouping: grouping,
    **WINDOWS,
}
"""By sqlglot's node."""

CALLS: dict[str, Rule] = {
    **STRING_CALLS,
    **REGEX_CALLS,
    **OPERATOR_CALLS,
    **ARRAY_CALLS,
    **BUILD_CALLS,
    **ORDERED_CALLS,
    **AGGREGATE_CALLS,
    **INTERVAL_CALLS,
    **NUMBER_CALLS,
    **DOUBLE_CALLS,
    **TIME_CALLS,
    **TIME_TEXT_CALLS,
    **CLOCK_CALLS,
    **ZONE_CALLS,
    **FIELD_CALLS,
}
"""Functions that sqlglot has no node for, by name."""
