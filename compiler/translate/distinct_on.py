"""DISTINCT ON: the first row of each group, by number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlglot import exp

from . import selects
from .enums import positioned
from .names import implied
from .nodes import alias_of, child, children, flag, maybe, name_of
from .numeric_forms import sortable
from .query import Query
from .sources import quote, renamed
from .value import Value, need_ordered

if TYPE_CHECKING:
    from .translator import Translator


def is_distinct_on(node: exp.Expr) -> bool:
    """Whether it is SELECT DISTINCT ON."""
    distinct = maybe(node, "distinct") if isinstance(node, exp.Select) else None
    return distinct is not None and maybe(distinct, "on") is not None


def distinct_on(translator: Translator, node: exp.Expr) -> Query:
    """
    A SELECT DISTINCT ON with its ORDER BY.

    The rows of a group are numbered in the order of the whole, number 1 is taken, and the keys of the order are carried along to sort again.
    """
    on, order = children(child(child(node, "distinct"), "on")), maybe(node, "order")
    keys = [meant(translator, node, one) for one in on]
    sorted_by = [(meant(translator, node, child(one)), one) for one in (children(order) if order is not None else [])]
    inner = node.copy()
    for name in ("distinct", "order", "limit", "offset", "with_"):
        inner.set(name, None)
    ordered = [_ordered(key, one) for key, one in sorted_by]
    window = exp.Window(
        this=exp.RowNumber(),
        partition_by=[key.copy() for key in keys],
        order=exp.Order(expressions=ordered) if ordered else None,
        over="OVER",
    )
    inner.set("expressions", [*(one.copy() for one in children(node)), window, *(key.copy() for key, _ in sorted_by)])
    inner.parent = node.parent
    query = selects.select(translator, inner)
    many = len(query.columns) - 1 - len(sorted_by)
    names = [f"c{place}" for place in range(1, many + 1)] + ["n"] + [f"o{place}" for place in range(1, len(sorted_by) + 1)]
    shown = ", ".join(f"{one} AS {quote(name)}" if name else one for one, (name, _) in zip(names, query.columns[:many], strict=False))
    lines = [f"SELECT {shown}", f"FROM {renamed(query.inline(), names)}", "WHERE n = 1"]
    outer = [
        sort_key(translator, value, one, place)
        for place, ((_, value), (_, one)) in enumerate(zip(query.columns[many + 1 :], sorted_by, strict=True), 1)
    ]
    lines += [f"ORDER BY {', '.join(outer)}"] if outer else []
    columns = [
        (name, Value(one, value.type, value.nullable, span=value.span))
        for one, (name, value) in zip(names, query.columns[:many], strict=False)
    ]
    return Query(lines, columns, query.single)


def meant(translator: Translator, node: exp.Expr, key: exp.Expr) -> exp.Expr:
    """The expression that a key means: a number or a bare name is a result column's."""
    outputs = children(node)
    if isinstance(key, exp.Literal) and not key.is_string:
        if any(isinstance(one, exp.Star) or (isinstance(one, exp.Column) and isinstance(maybe(one), exp.Star)) for one in outputs):
            translator.context.refuse(key, "a column by number beside a star", "Write its name.")
        return _unnamed(outputs[int(key.name) - 1])
    if isinstance(key, exp.Column) and maybe(key, "table") is None and isinstance(key.this, exp.Identifier):
        for one in outputs:
            if isinstance(one, exp.Alias) and name_of(child(one, "alias")) == name_of(key.this):
                return child(one)
            if not isinstance(one, (exp.Alias, exp.Column)) and implied(translator.context, one) == name_of(key.this):
                return one
    return key


def _unnamed(node: exp.Expr) -> exp.Expr:
    return child(node) if isinstance(node, exp.Alias) and not alias_of(child(node)) else node


def _ordered(key: exp.Expr, node: exp.Expr) -> exp.Expr:
    return exp.Ordered(this=key.copy(), desc=flag(node, "desc"), nulls_first=flag(node, "nulls_first"))


def sort_key(translator: Translator, value: Value, node: exp.Expr, place: int) -> str:
    """The column ``o…`` as a key of ORDER BY, as *node* wants it sorted."""
    key = positioned(translator.context, sortable(replace(value, sql=f"o{place}")))
    need_ordered(translator.context, key.type, node, "ORDER BY")
    descending, first = flag(node, "desc"), flag(node, "nulls_first")
    nulls = (" NULLS FIRST" if first else " NULLS LAST") if value.nullable and first == descending else ""
    return f"{key.sql}{' DESC' if descending else ''}{nulls}"
