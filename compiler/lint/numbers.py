"""Lints about numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from ...adapters.codecs import INT_RANGES
from ..translate.nodes import bare, child, maybe
from ..translate.value import INTEGERS, TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .look import Hit, Look

FLOATS = frozenset({"double precision", "real"})
SUMS = (exp.Sum, exp.Avg, exp.Stddev, exp.StddevPop, exp.StddevSamp, exp.Variance, exp.VariancePop)
FORMATTED = frozenset({"text", "varchar", "char", "character varying"})


def division_by_zero(look: Look) -> Iterator[Hit]:
    """D010."""
    for node in look.tree.find_all(exp.Div, exp.Mod):
        below = bare(child(node, "expression"))
        value = look.value(below)
        if _is_never_zero(below) or (value is not None and value.type in INTEGERS and not value.range[0] <= 0 <= value.range[1]):
            continue
        yield below, "this may be 0, and dividing by it fails", "Divide by nullif(…, 0): the result is NULL then."


def _is_never_zero(node: exp.Expr) -> bool:
    if isinstance(node, exp.Literal):
        return bool(node.name.strip("0."))
    if isinstance(node, exp.Cast):
        return _is_never_zero(bare(child(node)))
    if isinstance(node, exp.Greatest):
        return any(isinstance(one, exp.Literal) and not one.name.startswith("0") for one in node.walk())
    return isinstance(node, exp.Nullif) and bare(child(node, "expression")).name.strip("0.") == ""


def float_aggregates(look: Look) -> Iterator[Hit]:
    """D012."""
    for node in look.tree.find_all(*SUMS):
        inner = bare(child(node))
        if isinstance(inner, exp.Distinct):
            inner = bare(inner.expressions[0])
        if look.type(inner) in FLOATS or _is_float_cast(inner):
            cure = "Store whole numbers (cents, micro-units) or numeric(p,s), or select the floats and use math.fsum in Python."
            yield node, f"{node.key} of floats depends on the order of adding, which differs", cure


def _is_float_cast(node: exp.Expr) -> bool:
    return isinstance(node, exp.Cast) and child(node, "to").sql(dialect="postgres").lower() in FLOATS


def float_equality(look: Look) -> Iterator[Hit]:
    """D013."""
    for node in look.tree.find_all(exp.EQ, exp.NEQ):
        sides = (bare(child(node)), bare(child(node, "expression")))
        computed = any(isinstance(one, (exp.Add, exp.Sub, exp.Mul, exp.Div)) for side in sides for one in side.walk())
        if computed and any(look.type(side) in FLOATS for side in sides):
            yield (
                node,
                "floats that were computed are seldom equal: 0.1 + 0.2 is not 0.3",
                "Compare abs(a - b) with a bound, or use numeric(p,s).",
            )


def integer_overflow(look: Look) -> Iterator[Hit]:
    """D015."""
    for node in look.tree.find_all(exp.Mul):
        sides = (bare(child(node)), bare(child(node, "expression")))
        values = [look.value(side) for side in sides]
        if any(value is None or value.type not in {"smallint", "integer"} or value.literal for value in values):
            continue
        known = [value for value in values if value is not None]
        ends = [one * other for one in known[0].range for other in known[1].range]
        if min(ends) < INT_RANGES["integer"][0] or max(ends) > INT_RANGES["integer"][1]:
            yield node, "integer times integer is an integer, and fails beyond 2147483647", "Cast one side: a::bigint * b."


def text_order(look: Look) -> Iterator[Hit]:
    """D050."""
    for node in look.tree.find_all(exp.Collate):
        name = child(node, "expression").name
        if name not in {"C", "POSIX", "pg_c_utf8", "ucs_basic"}:
            cure = 'Sort by code point, as both engines do by default, or write COLLATE "C"; sort for a language in Python.'
            yield node, f"the collation {name} is not on SQLite, and differs from one PostgreSQL to the other", cure


def stamp_as_text(look: Look) -> Iterator[Hit]:
    """D023."""
    kinds = (exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE, exp.Like, exp.Between, exp.In)
    for node in look.tree.find_all(*kinds):
        for side in (bare(child(node)), bare(maybe(node, "expression") or child(node))):
            if _is_stamp_text(look, side):
                cure = "Compare time stamps as such: at >= :from AND at < :until."
                yield node, "a time stamp compared as text: its form differs with time zone and settings", cure
                break


def _is_stamp_text(look: Look, node: exp.Expr) -> bool:
    if isinstance(node, exp.Cast) and child(node, "to").sql(dialect="postgres").lower() in FORMATTED | set(TEXTS):
        return look.type(bare(child(node))).startswith("timestamp")
    return False
