"""Aggregates of rows in an order: ``percentile_cont(0.5) WITHIN GROUP (ORDER BY x)`` and its like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from . import aggregates
from .array_values import array_of, element_in
from .enums import is_enum, need_equal, positioned
from .literals import quoted
from .nodes import bare, child, children, flag
from .numeric_forms import as_double
from .value import COMPARISON, CONCAT, INTEGERS, OUT_OF_RANGE, Value, is_numeric, labels_of, to_double

if TYPE_CHECKING:
    from collections.abc import Callable

    from .context import Context
    from .translator import Translator

FUNCTIONS: dict[type[exp.Expr], str] = {
    exp.PercentileCont: "pg_percentile_cont",
    exp.PercentileDisc: "pg_percentile_disc",
    exp.Mode: "pg_mode",
}


def within_group(translator: Translator, node: exp.Expr, condition: str = "") -> Value:
    """The aggregate, of the rows where *condition* (``FILTER (WHERE …)``) holds."""
    context = translator.context
    context.only(node, "this", "expression")
    translator.scope.frame = None
    call, orders = child(node), children(child(node, "expression"))
    function = FUNCTIONS.get(type(call))
    if function is None or len(orders) != 1:
        context.refuse(node, f"{call.key} WITHIN GROUP has no translation yet", "Number the rows with a window in a subquery.")
    context.only(orders[0], "this", "desc", "nulls_first")
    value = _argument(translator, call, child(orders[0]))
    kind, value = value.type, positioned(context, value)
    down = "1" if flag(orders[0], "desc") else "0"
    tail = f" FILTER (WHERE {condition})" if condition else ""
    if isinstance(call, exp.Mode):
        return _shown(context, Value(f"{function}({value.sql}, {down}){tail}", kind, span=value.span))
    several = bare(child(call))
    if isinstance(several, exp.Array):
        return _several(translator, several, kind, [f"{function}({value.sql}, {{0}}, {down}){tail}", *_fractions(translator, several)])
    fraction = _fraction(translator, child(call))
    sql = f"{function}({value.sql}, {fraction.sql}, {down}){tail}"
    if not fraction.literal:
        # PostgreSQL looks at the fraction even where there are no rows.
        wrong = f"{fraction.within(COMPARISON)} NOT BETWEEN 0.0 AND 1.0"
        sql = f"CASE WHEN {wrong} THEN {OUT_OF_RANGE} ELSE {sql} END"
    return _shown(context, Value(sql, kind, span=value.span))


def _fractions(translator: Translator, node: exp.Expr) -> list[str]:
    found = [_fraction(translator, one) for one in children(node)]
    if not found or any(not one.literal or one.nullable for one in found):
        translator.context.refuse(node, "several percentiles that are no literals", "Write ARRAY[0.5, 0.9].")
    return [one.sql for one in found]


def _several(translator: Translator, node: exp.Expr, kind: str, parts: list[str]) -> Value:
    """A list of percentiles, by a form and what stands in it; NULL where there are no rows."""
    form, *fractions = parts
    items = [element_in(_shown(translator.context, Value(form.format(one), kind))) for one in fractions]
    sql = f"CASE WHEN {form.format(fractions[0])} IS NOT NULL THEN json_array({', '.join(items)}) END"
    return Value(sql, array_of(translator, node, kind))


def _shown(context: Context, value: Value) -> Value:
    """An enum's label again, of its place."""
    if not is_enum(value.type):
        return value
    labels = " ".join(f"WHEN {place} THEN {quoted(label)}" for place, label in enumerate(labels_of(context, value.type), 1))
    return Value(f"CASE {value.within(CONCAT)} {labels} END", value.type)


def _argument(translator: Translator, call: exp.Expr, node: exp.Expr) -> Value:
    value = aggregates.argument(translator, node)
    if isinstance(call, exp.PercentileCont):
        if value.type in INTEGERS or value.literal:
            return to_double(translator.context, value, node)
        if is_numeric(value.type):
            return as_double(value)
        if value.type != "double precision":
            translator.context.refuse(node, f"percentile_cont of {value.type} has no translation yet", "Use percentile_disc.")
    else:
        need_equal(translator.context, value.type, node, call.key)
    return value


def _fraction(translator: Translator, node: exp.Expr) -> Value:
    fraction = translator.expression(node)
    if fraction.literal in {"decimal", "integer", "null"}:
        value = to_double(translator.context, fraction, node)
        if fraction.literal != "null" and not 0 <= float(fraction.raw) <= 1:
            translator.context.refuse(node, "a percentile is between 0 and 1", "Write 0.95 for 95 %.")
        return Value(value.sql, value.type, value.nullable, literal="decimal")
    return to_double(translator.context, fraction, node)


PERCENTILES: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {exp.WithinGroup: within_group}
