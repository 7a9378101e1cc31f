"""Deviations and variances of whole numbers and decimals, and aggregates of bits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from .nodes import child, children
from .numeric_forms import as_text
from .value import INTEGERS, NUMERIC, Value, is_numeric

if TYPE_CHECKING:
    from .translator import Translator

SPREADS: dict[type[exp.Expr], str] = {
    exp.Stddev: "pg_numeric_stddev_samp",
    exp.StddevSamp: "pg_numeric_stddev_samp",
    exp.StddevPop: "pg_numeric_stddev_pop",
    exp.Variance: "pg_numeric_var_samp",
    exp.VariancePop: "pg_numeric_var_pop",
}
"""SQLite's function by sqlglot's node."""
BITS: dict[type[exp.Expr], str] = {exp.BitwiseAndAgg: "pg_bit_and", exp.BitwiseOrAgg: "pg_bit_or", exp.BitwiseXorAgg: "pg_bit_xor"}


def unwrapped(node: exp.Expr) -> tuple[exp.Expr, str]:
    """What is aggregated, and DISTINCT or nothing."""
    inner = child(node)
    if isinstance(inner, exp.Distinct) and len(children(inner)) == 1:
        return children(inner)[0], "DISTINCT "
    return inner, ""


def spread(translator: Translator, node: exp.Expr, value: Value, word: str) -> Value:
    """``stddev(x)`` and its like; NULL of no row, and of one where it is a sample."""
    if value.type == "double precision":
        cure = f"{node.key} of x::numeric is exact to 15 digits of each."
        translator.context.refuse(node, f"{node.key} of double precision depends on the order of adding", cure)
    if value.type not in INTEGERS and not is_numeric(value.type):
        translator.context.refuse(node, f"{node.key} of {value.type}", "It is for numbers.")
    if word and value.type == NUMERIC:
        what = f"{node.key}(DISTINCT …) of a numeric without a fixed scale: which of 1.0 and 1.00 counts is chance"
        translator.context.refuse(node, what, "Cast it to numeric(p, s).")
    return Value(f"{SPREADS[type(node)]}({word}{as_text(value).sql})", NUMERIC)


def bits(translator: Translator, node: exp.Expr, value: Value, word: str, *, nullable: bool) -> Value:
    """``bit_and(x)`` and its like."""
    if value.type not in INTEGERS:
        translator.context.refuse(node, f"{node.key} of {value.type}", "Cast it to integer or bigint.")
    return Value(f"{BITS[type(node)]}({word}{value.sql})", value.type, nullable)
