"""Conditions: comparisons, membership, NULL, LIKE, and what connects them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from . import rows
from .array_values import ARRAY_OF, element_out, is_array
from .arrays import compare_arrays, equal
from .enums import is_enum, need_equal, positioned
from .nodes import QUERIES, bare, child, children, flag, maybe, within_query
from .numeric_forms import sortable
from .quantifiers import quantified
from .sources import EACH, renamed
from .value import (
    AND,
    COMPARISON,
    INTEGERS,
    KEYED,
    NOT,
    NUMERIC,
    OR,
    SORT_KEY,
    Value,
    base,
    element_of,
    give_type,
    is_numeric,
    need_ordered,
    shown,
    unify,
)

if TYPE_CHECKING:
    from .quantifiers import Compare
    from .query import Query
    from .translator import Translator

COMPARISONS: dict[type[exp.Expr], str] = {exp.EQ: "=", exp.NEQ: "<>", exp.LT: "<", exp.LTE: "<=", exp.GT: ">", exp.GTE: ">="}
DISTINCT: dict[type[exp.Expr], str] = {exp.NullSafeEQ: "IS", exp.NullSafeNEQ: "IS NOT"}
CONNECTIVES: dict[type[exp.Expr], tuple[str, int]] = {exp.And: ("AND", AND), exp.Or: ("OR", OR)}


def connective(translator: Translator, node: exp.Expr) -> Value:
    """AND, OR."""
    word, level = CONNECTIVES[type(node)]
    left, right = translator.condition(child(node)), translator.condition(child(node, "expression"))
    sql = f"{left.within(level - 1)} {word} {right.within(level)}"
    return Value(sql, "boolean", left.nullable or right.nullable, level)


def negation(translator: Translator, node: exp.Expr) -> Value:
    """NOT."""
    value = translator.condition(child(node))
    return Value(f"NOT {value.within(NOT)}", "boolean", value.nullable, NOT)


def comparison(translator: Translator, node: exp.Expr) -> Value:
    """``=``, ``<`` and their like, of values, rows and lists."""
    operator, left, right = COMPARISONS[type(node)], bare(child(node)), bare(child(node, "expression"))
    if isinstance(left, exp.Tuple) or isinstance(right, exp.Tuple):
        return rows.comparison(translator, node, operator)
    if isinstance(right, exp.Any) or is_all(right):
        return in_list(translator, node, strict=True)
    return compare(translator, node, translator.expression(left), operator, translator.expression(right))


def compare(translator: Translator, node: exp.Expr, left: Value, operator: str, right: Value) -> Value:
    """A comparison of two values of one type, which both engines compare alike."""
    (left, right), kind = unify(translator.context, [left, right], node, "comparison")
    if is_array(left):
        return compare_arrays(translator, node, left, operator, right)
    left, right = equal(kind, [left, right], operator) or (left, right)
    if is_enum(kind) and operator not in {"=", "<>"}:
        left, right, kind = positioned(translator.context, left), positioned(translator.context, right), "integer"
    need_equal(translator.context, left.type if kind == "jsonb" else kind, node, "comparison")
    sql = f"{left.within(COMPARISON)} {operator} {right.within(COMPARISON)}"
    return Value(sql, "boolean", left.nullable or right.nullable, COMPARISON)


def is_all(node: exp.Expr) -> bool:
    """Whether it is ``ALL (…)``; sqlglot knows it with a subquery only."""
    return isinstance(node, exp.All) or (isinstance(node, exp.Anonymous) and node.name.upper() == "ALL")


def is_in_list(node: exp.Expr) -> bool:
    """Whether it is ``x = ANY (list)``."""
    return isinstance(node, exp.EQ) and isinstance(node.expression, exp.Any)


def in_list(translator: Translator, node: exp.Expr, *, strict: bool) -> Value:
    """
    ``= ANY(:list)`` and ``<> ALL(:list)``: a list travels as JSON text, and an empty one is no special case.

    A list that is NULL gives NULL, which SQLite's form takes for an empty one; *strict* says that the difference matters.
    """
    side = bare(child(node, "expression"))
    word = {("=", False): "IN", ("<>", True): "NOT IN"}.get((COMPARISONS[type(node)], is_all(side)))
    inner = bare(children(side)[0] if isinstance(side, exp.Anonymous) else child(side))
    if isinstance(inner, exp.Array) and len(children(inner)) == 1 and isinstance(children(inner)[0], QUERIES):
        # ARRAY(SELECT …) has a member for each row.
        inner = children(inner)[0]
    if word is None and isinstance(inner, (*QUERIES, exp.Subquery)):
        operator = COMPARISONS[type(node)]
        return with_each(translator, node, inner, lambda one, other: compare(translator, node, one, operator, other), every=is_all(side))
    if word is None:
        operator = COMPARISONS[type(node)]
        return quantified(translator, node, side, lambda one, other: compare(translator, node, one, operator, other), all_of=is_all(side))
    if isinstance(inner, (*QUERIES, exp.Subquery)):
        return _in_query(translator, node, translator.expression(child(node)), word, translator.subquery(inner))
    if isinstance(inner, exp.Array):
        return _in_values(translator, node, word, [child(node), *children(inner)])
    items, element = _list(translator, node, side, inner)
    value = give_type(translator.context, translator.expression(child(node)), element, node)
    if element == NUMERIC or is_numeric(value.type):
        return _in_numbers(translator, node, word, value, items, strict=strict)
    if base(value.type) != element and not {value.type, element} <= set(INTEGERS):
        translator.context.refuse(node, f"comparison of {value.type} with a list of {element} is not translated", "Cast the list.")
    return _among(value, word, element_out(element, "", items.sql), items, strict=strict)


def _list(translator: Translator, node: exp.Expr, side: exp.Expr, inner: exp.Expr) -> tuple[Value, str]:
    """The list *inner*, and the type of its elements; a literal takes it from what it is compared with."""
    if any(isinstance(one, exp.ArrayAgg) for one in within_query(inner)):
        translator.context.refuse(node, "ANY and ALL of what array_agg makes", "Write bool_or(x = y), or put the list into a subquery.")
    items = translator.expression(inner)
    if items.type == "unknown":
        other = translator.expression(child(node)).type
        items = give_type(translator.context, items, f"{other}[]" if is_enum(other) else ARRAY_OF.get(base(shown(other)), "text[]"), side)
    element = element_of(items.type)
    if element is None:
        what = f"ANY and ALL of {items.type} are not translated"
        translator.context.refuse(side, what, "They take a list parameter, such as :ids::text[].")
    return items, element


def _in_numbers(translator: Translator, node: exp.Expr, word: str, value: Value, items: Value, *, strict: bool) -> Value:
    """The same of decimals, in a form that compares as they do."""
    item = Value("value", element_of(items.type) or NUMERIC)
    (one, other), _ = unify(translator.context, [value, item], node, "comparison")
    return _among(one, word, other.sql, items, strict=strict)


def _among(value: Value, word: str, item: str, items: Value, *, strict: bool) -> Value:
    sql = " ".join([value.within(COMPARISON), word, f"(SELECT {item} FROM", f"json_each({items.sql}))"])
    if not strict:
        return Value(sql, "boolean", nullable=True, level=COMPARISON)
    return Value(f"CASE WHEN {items.within(COMPARISON)} IS NOT NULL THEN {sql} END", "boolean")


def with_each(translator: Translator, node: exp.Expr, subquery: exp.Expr, compared: Compare, *, every: bool) -> Value:
    """``x > ALL (SELECT …)``, ``x < ANY (SELECT …)``: NULL where no row decides and some comparison is NULL."""
    value, inner = translator.expression(child(node)), translator.subquery(subquery)
    if len(inner.columns) != 1:
        translator.context.refuse(node, "ANY and ALL want a subquery of one column", "Use EXISTS.")
    item = Value(f"{EACH}.v", inner.columns[0][1].type, inner.columns[0][1].nullable)
    one = compared(value, item)
    decides, otherwise = ("0", "1") if every else ("1", "0")
    known = f"CASE WHEN sum(r = {decides}) > 0 THEN {decides} WHEN count(r) < count(*) THEN NULL ELSE {otherwise} END"
    sql = f"(SELECT {known} FROM (SELECT {one.sql} AS r FROM {renamed(inner.inline(), ['v'])} AS {EACH}))"
    return Value(sql, "boolean", one.nullable)


def between(translator: Translator, node: exp.Expr) -> Value:
    """BETWEEN."""
    translator.context.only(node, "this", "low", "high", "symmetric")
    values = [translator.expression(child(node, name)) for name in ("this", "low", "high")]
    (value, low, high), kind = unify(translator.context, values, node, "comparison")
    if is_enum(kind):
        (value, low, high), kind = (positioned(translator.context, one) for one in (value, low, high)), "integer"
    if kind in KEYED:
        (value, low, high), kind = (sortable(one) for one in (value, low, high)), SORT_KEY
    need_ordered(translator.context, kind, node, "comparison")
    sql = f"{value.within(COMPARISON)} BETWEEN {low.within(COMPARISON)} AND {high.within(COMPARISON)}"
    nullable = any(one.nullable for one in values)
    if flag(node, "symmetric"):
        turned = f"{value.within(COMPARISON)} BETWEEN {high.within(COMPARISON)} AND {low.within(COMPARISON)}"
        return Value(f"{sql} OR {turned}", "boolean", nullable, OR)
    return Value(sql, "boolean", nullable, COMPARISON)


def is_test(translator: Translator, node: exp.Expr) -> Value:
    """IS NULL, IS TRUE, IS FALSE and their negations."""
    translator.context.only(node, "this", "expression", "negate")
    word, what = "IS NOT" if flag(node, "negate") else "IS", child(node, "expression")
    if isinstance(what, exp.Null):
        inner = bare(child(node))
        if isinstance(inner, exp.Tuple):
            return rows.null_test(translator, inner, word)
        value = translator.expression(inner)
        return Value(f"{value.within(COMPARISON)} {word} NULL", "boolean", nullable=False, level=COMPARISON)
    if isinstance(what, exp.Boolean):
        value = translator.condition(child(node))
        return Value(f"{value.within(COMPARISON)} {word} {int(flag(what, 'this'))}", "boolean", nullable=False, level=COMPARISON)
    translator.context.refuse(node, "IS with something else than NULL, TRUE or FALSE")


def distinct_from(translator: Translator, node: exp.Expr) -> Value:
    """IS [NOT] DISTINCT FROM."""
    if any(isinstance(bare(child(node, side)), exp.Tuple) for side in ("this", "expression")):
        return rows.comparison(translator, node, DISTINCT[type(node)])
    pair = [translator.expression(child(node)), translator.expression(child(node, "expression"))]
    (left, right), kind = unify(translator.context, pair, node, "comparison")
    left, right = equal(kind, [left, right], DISTINCT[type(node)]) or (left, right)
    need_equal(translator.context, left.type if kind == "jsonb" else kind, node, "comparison")
    sql = f"{left.within(COMPARISON)} {DISTINCT[type(node)]} {right.within(COMPARISON)}"
    return Value(sql, "boolean", nullable=False, level=COMPARISON)


def membership(translator: Translator, node: exp.Expr) -> Value:
    """IN a list or a subquery, of values or of rows."""
    translator.context.only(node, "this", "expressions", "query")
    subquery, value = maybe(node, "query"), bare(child(node))
    if isinstance(value, exp.Tuple):
        return rows.membership(translator, node, value, subquery)
    if subquery is not None:
        return _in_query(translator, node, translator.expression(value), "IN", translator.subquery(subquery))
    return _in_values(translator, node, "IN", [value, *children(node)])


def _in_values(translator: Translator, node: exp.Expr, word: str, nodes: list[exp.Expr]) -> Value:
    (value, *items), kind = unify(translator.context, [translator.expression(one) for one in nodes], node, "comparison")
    value, *items = equal(kind, [value, *items], "IN") or (value, *items)
    need_equal(translator.context, value.type if kind == "jsonb" else kind, node, "comparison")
    sql = f"{value.within(COMPARISON)} {word} ({', '.join(item.sql for item in items)})"
    return Value(sql, "boolean", any(one.nullable for one in (value, *items)), COMPARISON)


def _in_query(translator: Translator, node: exp.Expr, value: Value, word: str, inner: Query) -> Value:
    if len(inner.columns) != 1:
        translator.context.refuse(node, "IN wants a subquery of one column", "Use EXISTS.")
    item = inner.columns[0][1]
    (value, item), kind = unify(translator.context, [value, item], node, "comparison")
    need_equal(translator.context, kind, node, "comparison")
    if item.sql != inner.columns[0][1].sql:
        translator.context.refuse(node, f"comparison of {value.type} with a subquery of another type", "Cast its column.")
    return Value(f"{value.within(COMPARISON)} {word} ({inner.inline()})", "boolean", value.nullable or item.nullable, COMPARISON)


def exists(translator: Translator, node: exp.Expr) -> Value:
    """EXISTS."""
    inner = child(node)
    if isinstance(inner, exp.Select) and (not children(inner) or any(isinstance(one, exp.Star) for one in children(inner))):
        inner = inner.copy()
        inner.set("expressions", [exp.Literal.number(1)])
    return Value(f"EXISTS ({translator.subquery(inner).inline()})", "boolean", nullable=False)
