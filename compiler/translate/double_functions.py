"""Functions of doubles: powers, logarithms, angles, buckets."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sqlglot import exp

from .nodes import bare, child, children, maybe
from .number_functions import DOUBLE, called, meant, no_operator
from .numeric_forms import as_text
from .value import INTEGERS, NUMERIC, Value, give_type

if TYPE_CHECKING:
    from collections.abc import Callable

    from .translator import Translator

ONE: dict[type[exp.Expr], str] = {
    exp.Exp: "pg_double_exp",
    exp.Ln: "pg_double_ln",
    exp.Log: "pg_double_log",
    exp.Cbrt: "pg_double_cbrt",
    exp.Degrees: "pg_double_degrees",
    exp.Radians: "pg_double_radians",
    exp.Sin: "pg_double_sin",
    exp.Cos: "pg_double_cos",
    exp.Tan: "pg_double_tan",
    exp.Cot: "pg_double_cot",
    exp.Asin: "pg_double_asin",
    exp.Acos: "pg_double_acos",
    exp.Atan: "pg_double_atan",
    exp.Sinh: "pg_double_sinh",
    exp.Cosh: "pg_double_cosh",
    exp.Tanh: "pg_double_tanh",
    exp.Asinh: "pg_double_asinh",
    exp.Acosh: "pg_double_acosh",
    exp.Atanh: "pg_double_atanh",
}
"""Functions of one double."""
TWO: dict[type[exp.Expr], str] = {exp.Pow: "pg_double_power", exp.Atan2: "pg_double_atan2"}
"""Functions of two doubles."""
OF_NUMERIC: dict[type[exp.Expr], str] = {
    exp.Exp: "pg_numeric_exp({0})",
    exp.Ln: "pg_numeric_ln({0})",
    exp.Log: "pg_numeric_log(10, {0})",
}
"""Those that PostgreSQL has of numeric too."""
PI = "3.141592653589793"


def _one(translator: Translator, node: exp.Expr) -> Value:
    translator.context.only(node, "this")
    no_operator(translator, node)
    (value,), kind = meant(translator, node, [child(node)])
    if kind == NUMERIC and type(node) in OF_NUMERIC:
        return Value(OF_NUMERIC[type(node)].format(as_text(value).sql), NUMERIC, value.nullable)
    if kind == NUMERIC:
        (value,), _ = meant(translator, node, [exp.cast(child(node).copy(), "double")])
    return called(ONE[type(node)], value)


def _logarithm(translator: Translator, node: exp.Expr) -> Value:
    """``log(x)``; ``log(base, x)`` is numeric."""
    if maybe(node, "expression") is None:
        return _one(translator, node)
    values, _ = meant(translator, node, [child(node), child(node, "expression")], NUMERIC)
    return called("pg_numeric_log", *map(as_text, values), kind=NUMERIC)


def _ten(translator: Translator, node: exp.Expr) -> Value:
    """``log10(x)``."""
    found = exp.Log(this=children(node)[0].copy())
    found.parent = node.parent
    return _one(translator, found)


def _two(translator: Translator, node: exp.Expr) -> Value:
    translator.context.only(node, "this", "expression")
    values, kind = meant(translator, node, [child(node), child(node, "expression")])
    if kind != NUMERIC or not isinstance(node, exp.Pow):
        return called(TWO[type(node)], *values)
    exponent = bare(child(node, "expression"))
    while isinstance(exponent, exp.Neg):
        exponent = bare(child(exponent))
    if not isinstance(exponent, exp.Literal) or exponent.is_string or Decimal(exponent.name) % 1 == 0:
        what = "a power of a numeric whose exponent is, or may be, a whole number: PostgreSQL 15 gives other digits than 16"
        translator.context.refuse(node, what, "Write a product, or cast it: ::double precision.")
    return called("pg_numeric_power", *map(as_text, values), kind=NUMERIC)


def _pi(translator: Translator, node: exp.Expr) -> Value:
    del translator, node
    return Value(PI, DOUBLE, nullable=False)


def _bucket(translator: Translator, node: exp.Expr) -> Value:
    """``width_bucket(x, low, high, count)``."""
    names = ("this", "min_value", "max_value")
    translator.context.only(node, *names, "num_buckets")
    if maybe(node, "num_buckets") is None:
        translator.context.refuse(node, "width_bucket of a list of bounds", "Write a CASE, or give low, high and count.")
    values, kind = meant(translator, node, [child(node, name) for name in names])
    count = give_type(translator.context, translator.expression(child(node, "num_buckets")), "integer", node)
    if count.type not in INTEGERS:
        translator.context.refuse(node, f"width_bucket with {count.type} buckets", "Cast their number to integer.")
    if kind == NUMERIC:
        return called("pg_numeric_bucket", *map(as_text, values), count, kind="integer")
    return called("pg_double_bucket", *values, count, kind="integer")


def _factorial(translator: Translator, node: exp.Expr) -> Value:
    translator.context.only(node, "this")
    value = give_type(translator.context, translator.expression(child(node)), "bigint", node)
    if value.type not in INTEGERS:
        translator.context.refuse(node, f"factorial of {value.type}", "Cast it to bigint.")
    return called("pg_numeric_factorial", value, kind=NUMERIC)


DOUBLE_FUNCTIONS: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {
    **dict.fromkeys(ONE, _one),
    **dict.fromkeys(TWO, _two),
    exp.Log: _logarithm,
    exp.Pi: _pi,
    exp.WidthBucket: _bucket,
    exp.Factorial: _factorial,
}
"""By sqlglot's node."""
DOUBLE_CALLS: dict[str, Callable[[Translator, exp.Expr], Value]] = {"log10": _ten}
