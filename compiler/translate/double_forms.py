"""Arithmetic of doubles: the bits are the same on both engines, and SQLite's forms fail where PostgreSQL's do."""

from __future__ import annotations

from .value import OUT_OF_RANGE, PRODUCT, SUM, Value

DOUBLE = "double precision"
GREATEST, INFINITY = "1.7976931348623157e308", "9e999"
SHORT = 60
"""A longer operand is not written several times."""

FUNCTIONS: dict[str, str] = {"+": "pg_double_add", "-": "pg_double_subtract", "*": "pg_double_multiply", "/": "pg_double_divide"}
LOST: dict[str, str] = {
    "*": " AND ({2} <> 0.0 OR {0} = 0.0 OR {1} = 0.0)",
    "/": " AND ({2} <> 0.0 OR {0} = 0.0 OR abs({1}) = " + INFINITY + ")",
}
"""Where a result that became zero is one."""
ENDLESS: dict[str, str] = {"/": "abs({0}) = " + INFINITY}
"""Where an infinite result is none that grew too large."""


def arithmetic(left: Value, symbol: str, right: Value) -> Value:
    """SQLite has neither PostgreSQL's failures, on overflow, underflow and division by zero, nor its NaN, which fails here."""
    nullable = left.nullable or right.nullable
    if max(len(left.sql), len(right.sql)) > SHORT:
        return Value(f"{FUNCTIONS[symbol]}({left.sql}, {right.sql})", DOUBLE, nullable)
    level = PRODUCT if symbol in "*/" else SUM
    one, other = left.within(PRODUCT), right.within(PRODUCT)
    result = f"{left.within(level - 1)} {symbol} {right.within(level)}"
    nulls = "".join(f" OR {text} IS NULL" for text, value in ((one, left), (other, right)) if value.nullable)
    lost = LOST.get(symbol, "").format(one, other, result if level == PRODUCT else f"({result})")
    endless = ENDLESS.get(symbol, "abs({0}) = " + INFINITY + " OR abs({1}) = " + INFINITY).format(one, other)
    fits = f"abs({result}) <= {GREATEST}{lost}{nulls} OR ({endless}) AND {result} IS NOT NULL"
    return Value(f"CASE WHEN {fits} THEN {result} ELSE {OUT_OF_RANGE} END", DOUBLE, nullable)
