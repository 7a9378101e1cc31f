"""Sums and averages of whole numbers and decimals: exact, and without overflow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .numeric_forms import as_text, bounds
from .value import NUMERIC, SCALED, SUM, Value, scale_of

if TYPE_CHECKING:
    from sqlglot import exp

    from .translator import Translator

SMALL = 10**12
"""Millions of such numbers have a sum that SQLite's integers hold; it fails beyond."""
COUNTS = (0, 2**53)
"""What counts rows, of which there are never so many."""


def _is_small(value: Value) -> bool:
    low, high = value.range
    return (low >= -SMALL and high <= SMALL) or (COUNTS[0] <= low and high <= COUNTS[1] and value.type == "bigint")


def _halves(value: Value) -> tuple[str, str]:
    """Two sums that make one: of the upper bits and of the lower ones."""
    return f"sum({value.within(SUM - 1)} >> 32)", f", sum({value.within(SUM - 1)} & 4294967295)"


def _check_distinct(translator: Translator, node: exp.Expr, value: Value, word: str) -> None:
    if word and value.type == NUMERIC:
        what = f"{node.key}(DISTINCT …) of a numeric without a fixed scale: which of 1.0 and 1.00 counts is chance"
        translator.context.refuse(node, what, "Cast it to numeric(p, s).")


def total(translator: Translator, node: exp.Expr, value: Value, word: str, *, nullable: bool) -> Value:
    """``sum(x)``; *word* is DISTINCT or nothing."""
    _check_distinct(translator, node, value, word)
    scale = scale_of(value.type)
    if value.type in {"smallint", "integer"}:
        return Value(f"sum({word}{value.sql})", "bigint", nullable)
    if scale is None or (word and not _is_small(value)):
        return Value(f"pg_numeric_sum({word}{as_text(value).sql})", NUMERIC, nullable)
    if _is_small(value):
        return Value(f"sum({word}{value.sql})", SCALED[scale], nullable)
    high, low = _halves(value)
    pieces = (f"pg_numeric_limbs({high}", low, f", {scale})")
    return Value("".join(pieces), NUMERIC, nullable, pieces=pieces)


def average(translator: Translator, node: exp.Expr, value: Value, word: str, *, nullable: bool) -> Value:
    """``avg(x)``; *word* is DISTINCT or nothing."""
    _check_distinct(translator, node, value, word)
    scale, span = scale_of(value.type), bounds(value)
    if scale is None or (word and not _is_small(value)):
        return Value(f"pg_numeric_avg({word}{as_text(value).sql})", NUMERIC, nullable, span=span)
    pieces: tuple[str, ...]
    if _is_small(value):
        pieces = (f"pg_numeric_mean(sum({word}{value.sql})", f", count({word}{value.sql})", f", {scale})")
    else:
        pieces = (f"pg_numeric_mean_limbs({_halves(value)[0]}", _halves(value)[1], f", count({value.sql})", f", {scale})")
    return Value("".join(pieces), NUMERIC, nullable, span=span, pieces=pieces)
