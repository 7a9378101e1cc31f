"""``x > ANY (list)`` and ``x <= ALL (list)``, with NULL where PostgreSQL does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from .array_values import array_of, array_value, element_out, element_type
from .enums import is_enum
from .nodes import bare, child, children
from .value import ARRAY_ELEMENTS, COMPARISON, Value, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from .translator import Translator

    Compare = Callable[[Value, Value], Value]

ANY_OF = "CASE WHEN max(answer) = 1 THEN 1 WHEN count(*) = count(answer) THEN 0 END"
ALL_OF = "CASE WHEN min(answer) = 0 THEN 0 WHEN count(*) = count(answer) THEN 1 END"


def quantified(translator: Translator, node: exp.Expr, side: exp.Expr, compare: Compare, *, all_of: bool) -> Value:
    """The comparison *node* with any or all of what *side* holds."""
    left = child(node)
    if any(isinstance(one, exp.AggFunc) for one in left.walk()):
        translator.context.refuse(node, "an aggregate beside ANY or ALL", "Compute it in a subquery.")
    value = translator.expression(left)
    inner = bare(children(side)[0] if isinstance(side, exp.Anonymous) else child(side))
    kind = value.type if is_enum(value.type) or shown(value.type) in ARRAY_ELEMENTS.values() else "text"
    items = array_value(translator, inner, array_of(translator, inner, kind))
    element = element_type(items.type)
    answer = compare(value, Value("any_row.item", element))
    rows = f"SELECT {element_out(element, 'any_item', items.sql)} FROM json_each({items.sql}) AS any_item"
    inner_sql = f"WITH any_row (item) AS ({rows}) SELECT {answer.sql} AS answer FROM any_row"
    sql = f"(SELECT {ALL_OF if all_of else ANY_OF} FROM ({inner_sql}))"
    return Value(f"CASE WHEN {items.within(COMPARISON)} IS NOT NULL THEN {sql} END" if items.nullable else sql, "boolean")
