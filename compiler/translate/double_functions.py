"""Functions of doubles: powers, logarithms, angles, buckets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from .nodes import child, children, maybe
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
NO_NUMERIC = (exp.Exp, exp.Ln, exp.Log, exp.Pow)
"""Those that PostgreSQL has of numeric too."""
PI = "3.141592653589793"


def _check(translator: Translator, node: exp.Expr, kind: str) -> None:
    if kind == NUMERIC and isinstance(node, NO_NUMERIC):
        what = f"{node.key} of a numeric: PostgreSQL's versions give different digits"
        translator.context.refuse(node, what, "Cast it: ::double precision.")


def _one(translator: Translator, node: exp.Expr) -> Value:
    translator.context.only(node, "this")
    no_operator(translator, node)
    (value,), kind = meant(translator, node, [child(node)])
    _check(translator, node, kind)
    if kind == NUMERIC:
        (value,), _ = meant(translator, node, [exp.cast(child(node).copy(), "double")])
    return called(ONE[type(node)], value)


def _logarithm(translator: Translator, node: exp.Expr) -> Value:
    """``log(x)``; one of another base is numeric."""
    if maybe(node, "expression") is None:
        return _one(translator, node)
    translator.context.refuse(node, "a logarithm of a base", "Write log(x) for the base 10, and ln(x) / ln(b) for another.")


def _ten(translator: Translator, node: exp.Expr) -> Value:
    """``log10(x)``."""
    found = exp.Log(this=children(node)[0].copy())
    found.parent = node.parent
    return _one(translator, found)


def _two(translator: Translator, node: exp.Expr) -> Value:
    translator.context.only(node, "this", "expression")
    values, kind = meant(translator, node, [child(node), child(node, "expression")])
    _check(translator, node, kind)
    return called(TWO[type(node)], *values)


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
