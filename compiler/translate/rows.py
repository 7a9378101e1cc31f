"""Rows as values: ``(a, b) < (:a, :b)``, ``(a, b) IN (…)``, ``(a, b) IS NULL``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from .enums import is_enum, need_equal, positioned
from .nodes import QUERIES, bare, child, children
from .numeric_forms import sortable
from .sources import EACH, renamed
from .value import AND, COMPARISON, KEYED, OR, OUT_OF_RANGE, SORT_KEY, Value, need_ordered, unify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .translator import Translator

EQUAL = ("=", "<>", "IS", "IS NOT")


def comparison(translator: Translator, node: exp.Expr, operator: str) -> Value:
    """A row compared with another one, or with the one that a subquery gives."""
    sides = [bare(child(node)), bare(child(node, "expression"))]
    if isinstance(sides[0], exp.Tuple) and isinstance(sides[1], exp.Subquery) and isinstance(bare(child(sides[1])), QUERIES):
        return _with_subquery(translator, node, operator, sides)
    values = [[translator.expression(one) for one in children(side)] if isinstance(side, exp.Tuple) else [] for side in sides]
    return _compared(translator, node, operator, values)


def _compared(translator: Translator, node: exp.Expr, operator: str, sides: Sequence[Sequence[Value]]) -> Value:
    if not sides[0] or len(sides[0]) != len(sides[1]):
        translator.context.refuse(node, "a row is compared with something that is no row of as many values", "Write (a, b) < (:a, :b).")
    pairs: list[list[Value]] = []
    for one, other in zip(*sides, strict=True):
        pair, kind = unify(translator.context, [one, other], node, "comparison")
        if is_enum(kind) and operator not in EQUAL:
            pair, kind = [positioned(translator.context, value) for value in pair], "integer"
        if kind in KEYED:
            pair, kind = [sortable(value) for value in pair], SORT_KEY
        (need_equal if operator in EQUAL else need_ordered)(translator.context, kind, node, "comparison")
        pairs.append(pair)
    left, right = (", ".join(pair[side].sql for pair in pairs) for side in (0, 1))
    if len(pairs) == 1:
        left, right = (pairs[0][side].within(COMPARISON) for side in (0, 1))
        return Value(f"{left} {operator} {right}", "boolean", any(value.nullable for value in pairs[0]), COMPARISON)
    nullable = not operator.startswith("IS") and any(value.nullable for pair in pairs for value in pair)
    return Value(f"({left}) {operator} ({right})", "boolean", nullable, COMPARISON)


def _with_subquery(translator: Translator, node: exp.Expr, operator: str, sides: Sequence[exp.Expr]) -> Value:
    """The subquery's columns get names, so that each may be converted; a second row fails, as on PostgreSQL."""
    if operator.startswith("IS"):
        translator.context.refuse(node, "IS DISTINCT FROM with the row of a subquery has no translation yet", "Join the subquery.")
    left, inner = [translator.expression(one) for one in children(sides[0])], translator.subquery(bare(child(sides[1])))
    names = [f"v{place}" for place in range(1, len(inner.columns) + 1)]
    right = [
        Value(f"{EACH}.{name}", value.type, value.nullable, span=value.span) for name, (_, value) in zip(names, inner.columns, strict=True)
    ]
    found = _compared(translator, node, operator, [left, right]).sql
    if not inner.single:
        found = f"CASE WHEN count(*) OVER () > 1 THEN {OUT_OF_RANGE} ELSE {found} END"
    return Value(f"(SELECT {found} FROM {renamed(inner.inline(), names)} AS {EACH})", "boolean")


def null_test(translator: Translator, node: exp.Expr, word: str) -> Value:
    """``IS NULL``: all of them; ``IS NOT NULL``: none of them, which is not the contrary."""
    values = [translator.expression(one) for one in children(node)]
    return Value(" AND ".join(f"{value.within(COMPARISON)} {word} NULL" for value in values), "boolean", nullable=False, level=AND)


def membership(translator: Translator, node: exp.Expr, row: exp.Expr, subquery: exp.Expr | None) -> Value:
    """``(a, b) IN ((1, 2), (3, 4))``: one comparison of rows or the other; or IN a subquery."""
    values = [translator.expression(one) for one in children(row)]
    if subquery is None:
        parts = [
            _compared(translator, node, "=", [values, [translator.expression(one) for one in children(other)]])
            for other in map(bare, children(node))
        ]
        return Value(" OR ".join(part.within(OR) for part in parts), "boolean", any(part.nullable for part in parts), OR)
    inner = translator.subquery(subquery)
    if len(values) != len(inner.columns):
        translator.context.refuse(node, "row and subquery have different numbers of columns", "Give both as many.")
    for value, (_, item), one in zip(values, inner.columns, children(row), strict=True):
        (same, other), kind = unify(translator.context, [value, item], one, "comparison")
        need_equal(translator.context, kind, one, "comparison")
        if "unknown" in {value.type, item.type} or (same.sql, other.sql) != (value.sql, item.sql):
            translator.context.refuse(one, "a value of another type than the subquery's column", "Cast it.")
    nullable = any(value.nullable for value in values) or any(item.nullable for _, item in inner.columns)
    return Value(f"({', '.join(value.sql for value in values)}) IN ({inner.inline()})", "boolean", nullable, COMPARISON)
