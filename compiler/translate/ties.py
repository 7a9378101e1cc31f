"""FETCH FIRST … WITH TIES: rows by their rank, which rows that sort alike share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from ..model import UNNAMED
from .distinct_on import meant
from .names import implied
from .nodes import child, children, flag, maybe, name_of
from .query import TAIL

if TYPE_CHECKING:
    from .translator import Translator

ROWS = "tied rows"
"""The source that the SELECT becomes: no statement has such an alias."""


def with_ties(translator: Translator, node: exp.Expr) -> exp.Expr:
    """*node* without WITH TIES, as a SELECT from its ranked rows; itself where it says no such thing."""
    limit = maybe(node, "limit")
    options = maybe(limit, "limit_options") if limit is not None else None
    if limit is None or options is None or not flag(options, "with_ties"):
        return node
    context = translator.context
    if not isinstance(node, exp.Select) or maybe(node, "distinct") is not None or maybe(node, "order") is None:
        context.refuse(limit, "WITH TIES of a set operation or of DISTINCT rows", "Put these into a subquery.")
    first, last = _number(translator, node, "offset"), _number(translator, node, "limit")
    orders = children(child(node, "order"))
    keys = [
        exp.Ordered(this=meant(translator, node, child(one)).copy(), desc=flag(one, "desc"), nulls_first=flag(one, "nulls_first"))
        for one in orders
    ]
    inner = node.copy()
    for name in TAIL:
        inner.set(name, None)
    many = len(children(node))
    numbers = [exp.Window(this=kind, order=exp.Order(expressions=[key.copy() for key in keys])) for kind in (exp.Rank(), exp.RowNumber())]
    inner.set("expressions", [*children(inner), *numbers, *(child(key).copy() for key in keys)])
    names = [f"c{place}" for place in range(1, many + 1)] + ["rank", "place"] + [f"o{place}" for place in range(1, len(keys) + 1)]
    source = exp.Subquery(this=inner)
    source.set(
        "alias", exp.TableAlias(this=exp.to_identifier(ROWS, quoted=True), columns=[exp.to_identifier(name, quoted=True) for name in names])
    )
    outputs = [
        exp.alias_(_column(name), _name(translator, one) or UNNAMED, quoted=True) for name, one in zip(names, children(node), strict=False)
    ]
    within = exp.and_(
        exp.LTE(this=_column("rank"), expression=exp.Literal.number(first + last)),
        exp.GT(this=_column("place"), expression=exp.Literal.number(first)),
    )
    found = exp.Select(expressions=outputs, from_=exp.From(this=source), where=exp.Where(this=within), with_=maybe(node, "with_"))
    for place, key in enumerate(keys, 1):
        key.set("this", _column(f"o{place}"))
    found.set("order", exp.Order(expressions=keys))
    found.parent = node.parent
    return found


def _name(translator: Translator, node: exp.Expr) -> str:
    return name_of(child(node, "alias")) if isinstance(node, exp.Alias) else implied(translator.context, node)


def _column(name: str) -> exp.Expr:
    return exp.Column(this=exp.to_identifier(name, quoted=True), table=exp.to_identifier(ROWS, quoted=True))


def _number(translator: Translator, node: exp.Expr, name: str) -> int:
    clause = maybe(node, name)
    if clause is None:
        return 0
    amount = maybe(clause, "count" if isinstance(clause, exp.Fetch) else "expression")
    if amount is None:
        return 1
    if not isinstance(amount, exp.Literal) or not amount.name.isdecimal():
        translator.context.refuse(clause, "WITH TIES of a number that is no literal", "Number the rows with rank() in a subquery.")
    return int(amount.name)
