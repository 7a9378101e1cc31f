"""``*`` and ``t.*``, written out: the columns that they mean when the statement is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from .nodes import child, children, maybe, name_of
from .set_functions import ALIAS

if TYPE_CHECKING:
    from .translator import Translator


def written_out(translator: Translator, node: exp.Expr) -> exp.Expr:
    """*node* with a column in the place of each that a star among its expressions means; itself where there is none."""
    nodes = children(node)
    if not any(_is_star(one) for one in nodes):
        return node
    found = node.copy()
    found.set("expressions", [column for one in nodes for column in (_columns(translator, one) if _is_star(one) else [one.copy()])])
    found.parent = node.parent
    return found


def _is_star(node: exp.Expr) -> bool:
    return isinstance(node, exp.Star) or (isinstance(node, exp.Column) and isinstance(maybe(node), exp.Star))


def _columns(translator: Translator, node: exp.Expr) -> list[exp.Expr]:
    star = node if isinstance(node, exp.Star) else child(node)
    translator.context.only(star)
    scope = translator.scope
    table = maybe(node, "table") if isinstance(node, exp.Column) else None
    if table is None:
        pairs = scope.visible or [(one.alias, name) for one in scope.sources for name in one.columns]
        pairs = [(alias, name) for alias, name in pairs if alias != ALIAS]
    else:
        alias = name_of(table)
        pairs = [(one.alias, name) for one in scope.sources if one.alias == alias for name in one.columns]
    if not pairs:
        translator.context.refuse(node, "a star without columns", "Name what the statement gives.")
    return [_column(alias, name, node) for alias, name in pairs]


def _column(alias: str, name: str, star: exp.Expr) -> exp.Expr:
    table = exp.to_identifier(alias, quoted=True) if alias else None
    column = exp.Column(this=exp.to_identifier(name, quoted=True), table=table)
    column.meta.update(
        {"start": start}
        if isinstance(start := next((one.meta.get("start") for one in star.walk() if "start" in one.meta), None), int)
        else {}
    )
    return column
