"""Arithmetic: PostgreSQL fails where a result is out of range, and so does SQLite's form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlglot import exp

from .array_values import is_array
from .arrays import join
from .casts import TEXT_FORMS, as_text
from .double_forms import FUNCTIONS
from .double_forms import arithmetic as double_arithmetic
from .intervals import arithmetic as time_arithmetic
from .intervals import is_temporal
from .intervals import negative as negative_interval
from .json_operators import concat, minus
from .nodes import bare, child
from .number_casts import number_cast
from .numeric_forms import literal as number
from .numerics import are_decimals, negative
from .numerics import arithmetic as decimal_arithmetic
from .value import (
    ATOM,
    CONCAT,
    INTEGERS,
    INTERVAL,
    OUT_OF_RANGE,
    PRODUCT,
    SUM,
    Value,
    base,
    give_type,
    guarded,
    is_numeric,
    unify,
    whole_literal,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from .translator import Translator

OPERATORS: dict[type[exp.Expr], tuple[str, int]] = {
    exp.Add: ("+", SUM),
    exp.Sub: ("-", SUM),
    exp.Mul: ("*", PRODUCT),
    exp.Div: ("/", PRODUCT),
    exp.Mod: ("%", PRODUCT),
}
LONGEST = 4000


def _arithmetic(translator: Translator, node: exp.Expr) -> Value:
    symbol, _ = OPERATORS[type(node)]
    left, right = bare(child(node)), bare(child(node, "expression"))
    values = [translator.expression(left), translator.expression(right)]
    if symbol == "-" and values[0].type == "jsonb":
        return minus(translator, node, *values)
    if is_temporal(values):
        return time_arithmetic(translator, node, values[0], symbol, values[1])
    if are_decimals(values):
        return decimal_arithmetic(translator, node, values, symbol)
    (one, other), kind = unify(translator.context, values, node, "arithmetic")
    if kind == "double precision" and symbol in FUNCTIONS:
        return double_arithmetic(one, symbol, other)
    if kind not in INTEGERS:
        translator.context.refuse(node, f"arithmetic of {kind} is not translated", "Compute it in Python.")
    value = _reckoned(one, symbol, other, kind)
    if len(value.sql) > LONGEST and not any(isinstance(part, (exp.AggFunc, exp.Window)) for part in node.walk()):
        # Each side once, instead of wherever the guard looks at it.
        sides = (replace(one, sql="a", level=ATOM), replace(other, sql="b", level=ATOM))
        found = _reckoned(sides[0], symbol, sides[1], kind)
        value = replace(found, sql=f"(SELECT {found.sql} FROM (SELECT {one.sql} AS a, {other.sql} AS b))", level=ATOM)
    if len(value.sql) > LONGEST:
        translator.context.refuse(node, "this sum is too long to be kept in range step by step", "Compute a part of it in a subquery.")
    return value


def _reckoned(one: Value, symbol: str, other: Value, kind: str) -> Value:
    return _quotient(one, symbol, other, kind) if symbol in "/%" else _whole(one, symbol, other, kind)


def _whole(left: Value, symbol: str, right: Value, kind: str) -> Value:
    level = OPERATORS[exp.Mul][1] if symbol == "*" else SUM
    ends = [one * other if symbol == "*" else one + other if symbol == "+" else one - other for one in left.range for other in right.range]
    sql = f"{left.within(level - 1)} {symbol} {right.within(level)}"
    return guarded(Value(sql, kind, left.nullable or right.nullable, level, span=(min(ends), max(ends))), kind)


def _quotient(left: Value, symbol: str, right: Value, kind: str) -> Value:
    """Both engines cut towards zero; by zero PostgreSQL fails and SQLite gives NULL."""
    low, high = right.range
    sql = f"{left.within(PRODUCT - 1)} {symbol} {right.within(PRODUCT)}"
    value = Value(sql, kind, left.nullable or right.nullable, PRODUCT, span=_quotient_span(left, symbol, right))
    value = guarded(value, kind)
    if low <= 0 <= high:
        sql = f"CASE WHEN {right.within(SUM)} = 0 THEN {OUT_OF_RANGE} ELSE {value.sql} END"
        return Value(sql, kind, value.nullable, span=value.span)
    return value


def _quotient_span(left: Value, symbol: str, right: Value) -> tuple[int, int]:
    low, high = left.range
    least, most = right.range
    if symbol == "%":
        bound = max(abs(least), abs(most))
        return (-bound if low < 0 else 0), (bound if high > 0 else 0)
    negative = least <= -1
    return (min(low, -high) if negative else min(low, 0)), (max(high, -low) if negative else max(high, 0))


def _negative(translator: Translator, node: exp.Expr) -> Value:
    inner = bare(child(node))
    value = translator.expression(inner)
    if isinstance(inner, exp.Literal) and inner.name.isdecimal() and (whole := whole_literal(-int(inner.name))) is not None:
        return whole
    if isinstance(inner, exp.Literal) and value.literal == "decimal":
        return number(f"-{value.raw}")
    if is_numeric(value.type):
        return negative(value)
    if value.type == INTERVAL:
        return negative_interval(value)
    if value.type == "double precision":
        # SQLite's own minus takes it from zero, which has another sign then.
        return Value(f"{value.within(PRODUCT - 1)} * -1.0", value.type, value.nullable, PRODUCT)
    if value.type not in INTEGERS:
        translator.context.refuse(node, f"minus of {value.type} is not translated", "Compute it in Python.")
    low, high = value.range
    return guarded(Value(f"0 - {value.within(SUM)}", value.type, value.nullable, SUM, span=(-high, -low)), value.type)


def _concat(translator: Translator, node: exp.Expr) -> Value:
    """``||`` of texts; one side may be of another type, which both engines write alike."""
    nodes = (child(node), child(node, "expression"))
    values = [translator.expression(one) for one in nodes]
    if any(map(is_array, values)):
        return join(translator, node, *values)
    if {value.type for value in values} <= {"jsonb", "unknown"} and any(value.type == "jsonb" for value in values):
        return concat(translator, node, *values)
    if {value.type for value in values} <= {"bytea", "unknown"} and any(value.type == "bytea" for value in values):
        return _joined_bytes([give_type(translator.context, value, "bytea", node) for value in values])
    if not any(base(value.type) == "text" or value.literal == "string" for value in values):
        translator.context.refuse(node, f"|| of {values[0].type} and {values[1].type} is not translated", "Cast one of them with ::text.")
    parts: list[Value] = []
    for value, side in zip(values, nodes, strict=True):
        typed = give_type(translator.context, value, "text", side)
        text = typed if base(typed.type) == "text" else number_cast(translator, side, typed, "text", [])
        if text is None and typed.type not in TEXT_FORMS:
            cure = "Format it in Python."
            translator.context.refuse(side, f"|| of {typed.type}: the engines write it differently", cure)
        parts.append(text or as_text(typed))
    sql = f"{parts[0].within(CONCAT - 1)} || {parts[1].within(CONCAT)}"
    return Value(sql, "text", any(value.nullable for value in parts), CONCAT)


def _joined_bytes(values: list[Value]) -> Value:
    """SQLite makes a text of the same bytes."""
    sql = " || ".join(value.within(CONCAT) for value in values)
    return Value(f"CAST({sql} AS BLOB)", "bytea", any(value.nullable for value in values))


ARITHMETIC: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {
    **dict.fromkeys(OPERATORS, _arithmetic),
    exp.Neg: _negative,
    exp.DPipe: _concat,
}
