"""Operators of the bits of whole numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from .nodes import bare, child
from .value import INTEGERS, PRODUCT, SPANS, SUM, Value, give_type

if TYPE_CHECKING:
    from collections.abc import Callable

    from .translator import Translator

TOGETHER: dict[type[exp.Expr], str] = {
    exp.BitwiseAnd: "({0} & {1})",
    exp.BitwiseOr: "({0} | {1})",
    exp.BitwiseXor: "(({0} | {1}) - ({0} & {1}))",
}
"""SQLite's form by the operator; it has no exclusive or, which is what either has without what both have."""
SHIFTS: dict[type[exp.Expr], str] = {exp.BitwiseLeftShift: "<<", exp.BitwiseRightShift: ">>"}
LONGEST = 4000
TIGHTER = (exp.Add, exp.Sub, exp.Mul, exp.Div, exp.Mod, exp.Pow)


def _whole(translator: Translator, node: exp.Expr, side: exp.Expr) -> Value:
    value = give_type(translator.context, translator.expression(bare(side)), "integer", side)
    if value.type not in INTEGERS:
        translator.context.refuse(node, f"{node.key.removeprefix('bitwise')} of the bits of {value.type}", "Cast it to integer or bigint.")
    return value


def _together(translator: Translator, node: exp.Expr) -> Value:
    left, right = _whole(translator, node, child(node)), _whole(translator, node, child(node, "expression"))
    kind = max(left.type, right.type, key=INTEGERS.index)
    sql = TOGETHER[type(node)].format(left.within(SUM - 1), right.within(SUM))
    if len(sql) > LONGEST:
        translator.context.refuse(node, "this chain of operators of bits is too long", "Compute a part of it in a subquery.")
    return Value(sql, kind, left.nullable or right.nullable)


def _shift(translator: Translator, node: exp.Expr) -> Value:
    """By as many places as fit in the type: PostgreSQL's processors take the number modulo its width."""
    left, right = _whole(translator, node, child(node)), _whole(translator, node, child(node, "expression"))
    least, most = SPANS[left.type]
    width = 64 if left.type == "bigint" else 32
    places = right.sql if right.literal and 0 <= int(right.raw) < width else f"({right.within(SUM - 1)} & {width - 1})"
    sql, nullable = f"({left.within(SUM - 1)} {SHIFTS[type(node)]} {places})", left.nullable or right.nullable
    if left.type == "bigint" or isinstance(node, exp.BitwiseRightShift):
        return Value(sql, left.type, nullable)
    # What is shifted out is lost; the uppermost bit is the sign.
    return Value(f"((({sql} - {least}) & {most - least}) + {least})", left.type, nullable)


def _complement(translator: Translator, node: exp.Expr) -> Value:
    if isinstance(node.parent, TIGHTER):
        translator.context.refuse(node, "the operator ~ beside one that binds more tightly", "Put parentheses around it: (~ a) + 1.")
    value = _whole(translator, node, child(node))
    return Value(f"~{value.within(PRODUCT)}", value.type, value.nullable)


BITS: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {
    **dict.fromkeys(TOGETHER, _together),
    **dict.fromkeys(SHIFTS, _shift),
    exp.BitwiseNot: _complement,
}
"""By sqlglot's node."""
