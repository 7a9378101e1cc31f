"""Window functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from .nodes import child, children, maybe, name_of, word
from .value import Value, give_type, need_ordered, unify

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
OVER_ROWS = (exp.Count, exp.Sum, exp.Min, exp.Max, exp.LogicalAnd, exp.LogicalOr, exp.Filter)
BOUNDS = ("UNBOUNDED", "CURRENT ROW")
KINDS = ("ROWS", "RANGE", "GROUPS")
PLACES = (1, 2**53)


def _window(translator: Translator, node: exp.Expr) -> Value:
    translator.context.only(node, "this", "partition_by", "order", "spec", "over", "alias")
    over = _definition(translator, node)
    spec, order = maybe(over, "spec"), maybe(over, "order")
    value = _function(translator, node, framed=spec is not None)
    parts: list[str] = []
    if children(over, "partition_by"):
        keys: list[str] = []
        for one in children(over, "partition_by"):
            key = translator.expression(one)
            need_ordered(translator.context, key.type, one, "PARTITION BY")
            keys.append(key.sql)
        parts.append(f"PARTITION BY {', '.join(keys)}")
    if order is not None:
        parts.append(_order(translator, order))
    if spec is not None:
        parts.append(_frame(translator, spec))
    return Value(f"{value.sql} OVER ({' '.join(parts)})", value.type, value.nullable, span=value.span)


def _order(translator: Translator, node: exp.Expr) -> str:
    from .queries import order_by  # noqa: PLC0415 - queries build on expressions, which have windows in them

    return order_by(translator, node, [])


def _definition(translator: Translator, node: exp.Expr) -> exp.Expr:
    """What stands behind OVER; a name means a window of the WINDOW clause."""
    named = maybe(node, "alias")
    if named is None:
        return node
    if any(node.args.get(part) for part in ("partition_by", "order", "spec")):
        translator.context.refuse(node, "a window that builds on a named one has no translation yet", "Write it out.")
    known = translator.scope.windows.get(name_of(named))
    if known is None:
        translator.context.refuse(node, f"there is no window {name_of(named)}", "Name it in the WINDOW clause.")
    translator.context.only(known, "this", "partition_by", "order", "spec")
    return known


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
    if type(function) in NEIGHBOURS:
        return _neighbour(translator, function)
    inner = child(function) if isinstance(function, exp.Filter) else function
    if not isinstance(inner, OVER_ROWS) or (isinstance(maybe(inner), exp.Distinct)):
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


def _frame(translator: Translator, spec: exp.Expr) -> str:
    translator.context.only(spec, "kind", "start", "start_side", "end", "end_side")
    kind = word(spec, "kind")
    if kind not in KINDS:
        translator.context.refuse(spec, f"a window frame of {kind} is not known")
    start = _bound(translator, spec, "start", kind)
    end = _bound(translator, spec, "end", kind) if spec.args.get("end") else "CURRENT ROW"
    return f"{kind} BETWEEN {start} AND {end}"


def _bound(translator: Translator, spec: exp.Expr, which: str, kind: str) -> str:
    value, side = maybe(spec, which), word(spec, f"{which}_side")
    if value is None:
        bound = word(spec, which)
        if bound not in BOUNDS:
            translator.context.refuse(spec, f"the bound {bound} of a window frame is not known")
        return f"{bound} {side}".strip()
    number = translator.expression(value)
    if number.literal != "integer" or kind == "RANGE":
        translator.context.refuse(spec, "a bound of a window frame that is no literal number of rows", "Write ROWS and a number.")
    return f"{number.sql} {side}"


def _outside(translator: Translator, node: exp.Expr) -> Value:
    translator.context.refuse(node, f"{node.key} without OVER", "Write OVER (ORDER BY …).")


WINDOWS: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {
    exp.Window: _window,
    **dict.fromkeys((*RANKS, *EDGES, *NEIGHBOURS, exp.Ntile), _outside),
}
