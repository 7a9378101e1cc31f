"""Window functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlglot import exp

from .enums import need_equal
from .frames import distance_frame, frame
from .nodes import child, children, maybe, name_of
from .number_aggregates import BITS, SPREADS
from .numeric_forms import sortable
from .ordered_aggregates import ORDERED_AGGREGATES, ORDERED_CALLS
from .value import Value, give_type, unify

if TYPE_CHECKING:
    from collections.abc import Callable

    from .translator import Translator

RANKS: dict[type[exp.Expr], tuple[str, str]] = {
    exp.RowNumber: ("row_number", "bigint"),
    exp.Rank: ("rank", "bigint"),
    exp.DenseRank: ("dense_rank", "bigint"),
    exp.PercentRank: ("percent_rank", "double precision"),
    exp.CumeDist: ("cume_dist", "double precision"),
}
EDGES: dict[type[exp.Expr], str] = {exp.FirstValue: "first_value", exp.LastValue: "last_value"}
NEIGHBOURS: dict[type[exp.Expr], str] = {exp.Lag: "lag", exp.Lead: "lead"}
OVER_ROWS: tuple[type[exp.Expr], ...] = (
    exp.Count,
    exp.Sum,
    exp.Avg,
    exp.Min,
    exp.Max,
    exp.LogicalAnd,
    exp.LogicalOr,
    exp.Filter,
    *SPREADS,
    *BITS,
)
PLACES = (1, 2**53)


def _window(translator: Translator, node: exp.Expr) -> Value:
    translator.context.only(node, "this", "partition_by", "order", "spec", "over", "alias")
    over = _definition(translator, node)
    value = _function(translator, node, framed=over.spec is not None)
    parts: list[str] = []
    if over.partition:
        keys: list[str] = []
        for one in over.partition:
            key = sortable(translator.expression(one))
            need_equal(translator.context, key.type, one, "PARTITION BY")
            keys.append(key.sql)
        parts.append(f"PARTITION BY {', '.join(keys)}")
    distances = distance_frame(translator, over.spec, over.order) if over.spec is not None else None
    if distances is not None:
        parts += distances
    else:
        parts += [_order(translator, over.order)] if over.order is not None else []
        parts += [frame(translator, over.spec)] if over.spec is not None else []
    return value.over(f"OVER ({' '.join(parts)})")


def _order(translator: Translator, node: exp.Expr) -> str:
    from .queries import order_by  # noqa: PLC0415 - queries build on expressions, which have windows in them

    return order_by(translator, node, [])


class Definition(NamedTuple):
    """What a window is: how rows are parted and ordered, and which of them are looked at."""

    partition: list[exp.Expr]
    order: exp.Expr | None
    spec: exp.Expr | None


def _definition(translator: Translator, node: exp.Expr) -> Definition:
    """What stands behind OVER or in the WINDOW clause, on top of the named window that it builds on."""
    translator.context.only(node, "this", "partition_by", "order", "spec", "over", "alias")
    named = maybe(node, "alias")
    own = Definition(children(node, "partition_by"), maybe(node, "order"), maybe(node, "spec"))
    if named is None:
        return own
    known = translator.scope.windows.get(name_of(named))
    if known is None:
        translator.context.refuse(node, f"there is no window {name_of(named)}", "Name it in the WINDOW clause.")
    base = _definition(translator, known)
    return Definition(base.partition, own.order or base.order, own.spec or base.spec)


def _function(translator: Translator, node: exp.Expr, *, framed: bool) -> Value:
    function = child(node)
    if type(function) in RANKS:
        name, kind = RANKS[type(function)]
        return Value(f"{name}()", kind, nullable=False, span=PLACES if kind == "bigint" else None)
    if isinstance(function, exp.Ntile):
        return _ntile(translator, function)
    if type(function) in EDGES:
        translator.context.only(function, "this")
        value = translator.expression(child(function))
        return Value(f"{EDGES[type(function)]}({value.sql})", value.type, value.nullable or framed, span=value.span)
    if isinstance(function, exp.NthValue):
        return _nth_value(translator, function)
    if type(function) in NEIGHBOURS:
        return _neighbour(translator, function)
    inner = child(function) if isinstance(function, exp.Filter) else function
    lists = isinstance(inner, tuple(ORDERED_AGGREGATES)) or (isinstance(inner, exp.Anonymous) and inner.name.lower() in ORDERED_CALLS)
    if not (lists or isinstance(inner, OVER_ROWS)) or (isinstance(maybe(inner), exp.Distinct)):
        translator.context.refuse(node, f"{inner.key} OVER has no translation yet")
    # Without a frame of its own the row itself is among the rows.
    translator.scope.frame = framed
    return translator.expression(function)


def _ntile(translator: Translator, node: exp.Expr) -> Value:
    translator.context.only(node, "this")
    value = translator.expression(child(node))
    if value.literal != "integer" or int(value.raw) < 1:
        translator.context.refuse(node, "ntile with what is no literal above 0", "Write a number.")
    return Value(f"ntile({value.sql})", "integer", nullable=False, span=(1, int(value.raw)))


def _nth_value(translator: Translator, node: exp.Expr) -> Value:
    translator.context.only(node, "this", "offset")
    value, place = translator.expression(child(node)), translator.expression(child(node, "offset"))
    if place.literal != "integer" or int(place.raw) < 1:
        translator.context.refuse(node, "nth_value with what is no literal above 0", "Write a number.")
    return Value(f"nth_value({value.sql}, {place.sql})", value.type, span=value.span)


def _neighbour(translator: Translator, node: exp.Expr) -> Value:
    """Lag, lead, with how far and what instead."""
    translator.context.only(node, "this", "offset", "default")
    value = give_type(translator.context, translator.expression(child(node)), "text", node)
    offset, default = maybe(node, "offset"), maybe(node, "default")
    arguments, nullable, kind = [value.sql], True, value.type
    if offset is not None:
        distance = translator.expression(offset)
        if distance.literal != "integer" or int(distance.raw) < 0:
            translator.context.refuse(node, f"{node.key} by what is no literal of 0 or more", "Write a number.")
        arguments.append(distance.sql)
    if default is not None:
        (value, instead), kind = unify(translator.context, [value, translator.expression(default)], node, node.key)
        arguments = [value.sql, arguments[1], instead.sql]
        nullable = value.nullable or instead.nullable
    return Value(f"{NEIGHBOURS[type(node)]}({', '.join(arguments)})", kind, nullable)


def _outside(translator: Translator, node: exp.Expr) -> Value:
    translator.context.refuse(node, f"{node.key} without OVER", "Write OVER (ORDER BY …).")


WINDOWS: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {
    exp.Window: _window,
    **dict.fromkeys((*RANKS, *EDGES, *NEIGHBOURS, exp.Ntile, exp.NthValue), _outside),
}
