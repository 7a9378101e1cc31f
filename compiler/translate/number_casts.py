"""Casts from and to numbers: with PostgreSQL's rounding, and its failures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...adapters.codecs import INT_RANGES
from .numeric_forms import as_text
from .numerics import to_integer, to_numeric
from .value import CONCAT, INTEGERS, NUMERIC, OUT_OF_RANGE, TEXTS, Value, guarded, is_numeric, to_double

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlglot import exp

    from .translator import Translator

SPACES = "' ' || char(9, 10, 11, 12, 13)"
DOUBLE = "double precision"

TO_NUMERIC: dict[str, str] = {
    DOUBLE: "pg_double_numeric({0})",
    "text": "pg_numeric_read({0})",
    "character varying": "pg_numeric_read({0})",
    "jsonb": "pg_jsonb_numeric({0})",
}
"""What makes a decimal of another type."""


def number_cast(translator: Translator, node: exp.Expr, value: Value, target: str, modifiers: Sequence[exp.Expr]) -> Value | None:
    """``x::type`` where one of the types is a number; None where there is another rule, or none."""
    if target == NUMERIC:
        return _numeric(translator, node, value, [int(one.name) for one in modifiers])
    rule = RULES.get((_family(value.type), _family(target)))
    return rule(translator, node, value, target) if rule is not None else None


def _family(kind: str) -> str:
    """The type that stands for others of its kind."""
    return NUMERIC if is_numeric(kind) else "integer" if kind in INTEGERS else "text" if kind in TEXTS else kind


def _numeric(translator: Translator, node: exp.Expr, value: Value, modifiers: Sequence[int]) -> Value:
    """A cast to numeric, with precision and scale or without."""
    if value.literal == "null":
        return Value("NULL", NUMERIC)
    form = TO_NUMERIC.get(value.type)
    if form is not None:
        value = Value(form.format(value.sql), NUMERIC, value.nullable)
    elif value.type not in INTEGERS and not is_numeric(value.type):
        translator.context.refuse(node, f"a cast from {value.type} to numeric is not translated", "Cast it to integer or text before.")
    return to_numeric(value, modifiers)


def _narrowed(translator: Translator, node: exp.Expr, value: Value, target: str) -> Value:
    del translator, node
    if value.type == target:
        return Value(value.sql, target, value.nullable, value.level, span=value.range)
    return guarded(Value(value.sql, value.type, value.nullable, value.level, span=value.range), target)


def _rounded(translator: Translator, node: exp.Expr, value: Value, target: str) -> Value:
    del translator, node
    return to_integer(value, target)


def _digits(translator: Translator, node: exp.Expr, value: Value, target: str) -> Value:
    del translator, node
    return Value(f"CAST({as_text(value).sql} AS TEXT)", target, value.nullable)


def _doubled(translator: Translator, node: exp.Expr, value: Value, target: str) -> Value:
    del target
    return to_double(translator.context, value, node)


def _double_text(translator: Translator, node: exp.Expr, value: Value, target: str) -> Value:
    del translator, node
    return Value(f"pg_double_text({value.sql})", target, value.nullable)


def _read_double(translator: Translator, node: exp.Expr, value: Value, target: str) -> Value:
    del translator, node
    return Value(f"pg_double_read({value.sql})", target, value.nullable)


def _whole_double(translator: Translator, node: exp.Expr, value: Value, target: str) -> Value:
    """Halves go to the even one, unlike those of a decimal."""
    del translator, node
    return guarded(Value(f"pg_double_integer({value.sql})", "bigint", value.nullable, span=INT_RANGES["bigint"]), target)


def _read_integer(translator: Translator, node: exp.Expr, value: Value, target: str) -> Value:
    """Digits with a sign before and spaces around; anything else fails, as it does in PostgreSQL."""
    del translator, node
    low, high = INT_RANGES[target]
    plain = f"trim({value.sql}, {SPACES})"
    digits = f"substr({plain}, 1 + (substr({plain}, 1, 1) IN ('-', '+')))"
    fits = f"typeof(0 + {plain}) = 'integer' AND 0 + {plain} BETWEEN {low} AND {high}"
    valid = f"ltrim({digits}, '0123456789') = '' AND {digits} <> '' AND {fits}"
    number = f"CASE WHEN {valid} THEN CAST({plain} AS INTEGER) WHEN {value.within(CONCAT)} IS NOT NULL THEN {OUT_OF_RANGE} END"
    return Value(number, target, value.nullable)


RULES: dict[tuple[str, str], Callable[[Translator, exp.Expr, Value, str], Value]] = {
    ("integer", "integer"): _narrowed,
    ("integer", DOUBLE): _doubled,
    (NUMERIC, "integer"): _rounded,
    (NUMERIC, DOUBLE): _doubled,
    (NUMERIC, "text"): _digits,
    (DOUBLE, "integer"): _whole_double,
    (DOUBLE, "text"): _double_text,
    ("text", "integer"): _read_integer,
    ("text", DOUBLE): _read_double,
}
"""By the families of the types from and to."""
