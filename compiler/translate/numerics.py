"""Arithmetic of decimals: in plain SQL where every result fits, else by functions on text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...adapters.held_types import MOST_PRECISION, held_as_integer
from .numeric_forms import as_text, bounds, fits, rescaled, rounded_to
from .value import INTEGERS, NUMERIC, PRODUCT, SCALED, SUM, Value, give_type, guarded, is_numeric, scale_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlglot import exp

    from .translator import Translator

OPERATIONS: dict[str, str] = {
    "+": "pg_numeric_add",
    "-": "pg_numeric_subtract",
    "*": "pg_numeric_multiply",
    "/": "pg_numeric_divide",
    "%": "pg_numeric_remainder",
}
"""The functions on text by operator."""


def are_decimals(values: Sequence[Value]) -> bool:
    """Whether PostgreSQL calculates with *values* as numerics."""
    kinds = {value.type for value in values} - {"unknown"}
    return any(is_numeric(kind) for kind in kinds) and all(is_numeric(kind) or kind in INTEGERS for kind in kinds)


def arithmetic(translator: Translator, node: exp.Expr, values: Sequence[Value], symbol: str) -> Value:
    """A sum, difference, product, quotient or remainder."""
    left, right = (give_type(translator.context, value, NUMERIC, node) for value in values)
    plain = _product(left, right) if symbol == "*" else _sum(left, symbol, right) if symbol in "+-" else None
    if plain is not None:
        return plain
    sql = f"{OPERATIONS[symbol]}({as_text(left).sql}, {as_text(right).sql})"
    return Value(sql, NUMERIC, left.nullable or right.nullable, span=_bounds(left, symbol, right))


def _bounds(left: Value, symbol: str, right: Value) -> tuple[int, int] | None:
    """Whole numbers that the result is between."""
    one, other = bounds(left), bounds(right)
    if symbol == "/":
        scale = scale_of(right.type)
        if scale is None:
            return None
        # The least divisor is one of its last digits.
        most = max(-one[0], one[1]) * 10**scale
        return -most, most
    if symbol == "%":
        return one
    ends = [_apply(low, symbol, high) for low in one for high in other]
    return min(ends), max(ends)


def _apply(one: int, symbol: str, other: int) -> int:
    return one * other if symbol == "*" else one + other if symbol == "+" else one - other


def _sum(left: Value, symbol: str, right: Value) -> Value | None:
    scales = scale_of(left.type), scale_of(right.type)
    if scales[0] is None or scales[1] is None:
        return None
    scale = max(scales[0], scales[1])
    one, other = rescaled(left, scale), rescaled(right, scale)
    if one is None or other is None:
        return None
    ends = [_apply(low, symbol, high) for low in one.range for high in other.range]
    span = min(ends), max(ends)
    sql = f"{one.within(SUM - 1)} {symbol} {other.within(SUM)}"
    return Value(sql, SCALED[scale], left.nullable or right.nullable, SUM, span=span) if fits(span) else None


def _product(left: Value, right: Value) -> Value | None:
    scales = scale_of(left.type), scale_of(right.type)
    if scales[0] is None or scales[1] is None or scales[0] + scales[1] > MOST_PRECISION:
        return None
    ends = [low * high for low in left.range for high in right.range]
    span = min(ends), max(ends)
    sql = f"{left.within(PRODUCT - 1)} * {right.within(PRODUCT)}"
    return Value(sql, SCALED[scales[0] + scales[1]], left.nullable or right.nullable, PRODUCT, span=span) if fits(span) else None


def negative(value: Value) -> Value:
    """Minus a decimal."""
    low, high = value.range
    if value.type == NUMERIC or not fits((-high, -low)):
        span = None if value.span is None else (-bounds(value)[1], -bounds(value)[0])
        return Value(f"pg_numeric_negative({as_text(value).sql})", NUMERIC, value.nullable, span=span)
    return Value(f"0 - {value.within(SUM)}", value.type, value.nullable, SUM, span=(-high, -low))


def to_numeric(value: Value, modifiers: Sequence[int]) -> Value:
    """A number as numeric, or as numeric(p, s): rounded, and refused at run time where it has too many digits."""
    if not modifiers:
        return Value(
            value.sql, SCALED[0] if value.type in INTEGERS else value.type, value.nullable, value.level, span=value.span or _span(value)
        )
    precision, scale = modifiers[0], modifiers[1] if len(modifiers) > 1 else 0
    if held_as_integer(precision, scale):
        return rounded_to(value, scale, precision)
    return Value(f"pg_numeric_fit({as_text(value).sql}, {precision}, {scale})", NUMERIC, value.nullable)


def _span(value: Value) -> tuple[int, int] | None:
    return None if value.type == NUMERIC else value.range


def to_integer(value: Value, target: str) -> Value:
    """A decimal as a whole number, halves away from zero; it fails outside the range of the type *target*."""
    if value.type == SCALED[0]:
        return guarded(Value(value.sql, value.type, value.nullable, value.level, span=value.range), target)
    low, high = bounds(value)
    whole = Value(f"pg_numeric_scaled({as_text(value).sql}, 0, {2**63 - 1})", SCALED[0], value.nullable)
    if value.type == NUMERIC:
        return guarded(whole, target)
    unit, span = 10 ** (scale_of(value.type) or 0), (low, high)
    if not fits((value.range[0] - unit, value.range[1] + unit)):
        return guarded(whole, target)
    half = unit // 2
    move = f"+ {half}" if low >= 0 else f"+ CASE WHEN {value.within(SUM)} < 0 THEN {-half} ELSE {half} END"
    return guarded(Value(f"({value.within(SUM - 1)} {move}) / {unit}", SCALED[0], value.nullable, PRODUCT, span=span), target)
