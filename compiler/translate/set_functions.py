"""Functions that give rows in the SELECT list, as joins: each row comes once for each row that the function gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from .nodes import bare, child, children, maybe, name_of, within_query
from .row_functions import FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .translator import Translator

ALIAS = "_rows"
"""The source that the function becomes; a star does not show it."""

CURE = "Put it into FROM: CROSS JOIN LATERAL unnest(…) AS u (x)."


def joined_rows(translator: Translator, node: exp.Expr) -> exp.Expr:
    """A SELECT with a function that gives rows in its list as one that joins the function's rows; itself where there is none."""
    outputs = children(node)
    calls = [one for output in outputs for one in within_query(output) if _name(one)]
    if not calls:
        return node
    different = [call for place, call in enumerate(calls) if call not in calls[:place]]
    _check(translator, node, different)
    changed = node.copy()
    changed.parent = node.parent
    group, order = maybe(changed, "group"), maybe(changed, "order")
    for place, call in enumerate(different):
        for part in (changed, *(one for one in (group, order) if one is not None)):
            part.set("expressions", [_replaced(one, call, _columns(different)[place], named=part is changed) for one in children(part)])
    source = _source(different)
    if maybe(changed, "from_") is None:
        changed.set("from_", exp.From(this=source))
    else:
        changed.append("joins", exp.Join(this=source, kind="CROSS"))
    return changed


def gives_rows(node: exp.Expr) -> bool:
    """Whether a function in the list of the SELECT *node* gives rows."""
    return any(_name(one) or isinstance(one, exp.GenerateSeries) for output in children(node) for one in within_query(output))


def _name(node: exp.Expr) -> str:
    """What PostgreSQL calls the function, where *node* is one that gives rows."""
    if isinstance(node, exp.Explode):
        return "unnest"
    name = node.name.lower() if isinstance(node, exp.Anonymous) else ""
    return name if name in FUNCTIONS else ""


def _check(translator: Translator, node: exp.Expr, calls: Sequence[exp.Expr]) -> None:
    """Refuse where rows come at another time: behind the aggregates and windows, or from several functions side by side."""
    call, context = calls[0], translator.context
    everything = [one for output in children(node) for one in within_query(output)]
    # Those of unnest() alone go on side by side, as they do in FROM.
    apart = len(calls) > 1 and not all(isinstance(one, exp.Explode) and not children(one) for one in calls)
    if apart or any(isinstance(one, exp.GenerateSeries) for one in everything):
        context.refuse(call, "several functions that give rows in the SELECT list", CURE)
    if any(isinstance(one, exp.Window) for one in everything) or children(node, "windows"):
        context.refuse(call, "a function that gives rows in the SELECT list beside a window or DISTINCT ON", CURE)
    lumps = any(isinstance(one, exp.AggFunc) for one in everything)
    if (lumps or maybe(node, "group") is not None or maybe(node, "having") is not None) and not all(_is_key(node, one) for one in calls):
        context.refuse(call, "a function that gives rows in the SELECT list beside aggregates, without being a key of GROUP BY", CURE)


def _is_key(node: exp.Expr, call: exp.Expr) -> bool:
    """Whether each of the outputs with *call* is a key of GROUP BY."""
    group = maybe(node, "group")
    keys = children(group) if group is not None else []
    numbers = {key.name for key in keys if isinstance(key, exp.Literal)}
    names = {name_of(key.this) for key in keys if isinstance(key, exp.Column) and isinstance(key.this, exp.Identifier)}
    for place, output in enumerate(children(node), 1):
        if any(one == call for one in within_query(output)):
            inner, alias = (child(output), name_of(child(output, "alias"))) if isinstance(output, exp.Alias) else (output, "")
            if str(place) not in numbers and alias not in names and inner not in keys and call not in keys:
                return False
    return True


def _replaced(node: exp.Expr, call: exp.Expr, shown: str, *, named: bool) -> exp.Expr:
    """*node* with the column *shown* in place of *call*; a result column keeps the name that PostgreSQL gives it."""
    field = _field(node, call)
    if node == call or field:
        column = _column(field or shown, node)
        return exp.Alias(this=column, alias=exp.to_identifier(field or _name(call), quoted=True)) if named else column
    for one in list(node.walk()):
        if isinstance(one, exp.Dot) and _field(one, call):
            one.replace(_column(_field(one, call), one))
    for one in list(within_query(node)):
        if one == call:
            one.replace(_column(shown, one))
    return node


def _field(node: exp.Expr, call: exp.Expr) -> str:
    """The field of ``(jsonb_each(data)).key``."""
    if not isinstance(node, exp.Dot) or bare(child(node)) != call or not isinstance(node.expression, exp.Identifier):
        return ""
    return name_of(node.expression)


def _columns(calls: Sequence[exp.Expr]) -> list[str]:
    if isinstance(calls[0], exp.Explode):
        return [f"x{place}" if place else "x" for place in range(len(calls))]
    return [name or "x" for name, *_ in FUNCTIONS[_name(calls[0])].columns]


def _column(name: str, like: exp.Expr) -> exp.Expr:
    found = exp.Column(this=exp.to_identifier(name, quoted=True), table=exp.to_identifier(ALIAS, quoted=True))
    starts = [start for one in like.walk() if isinstance(start := one.meta.get("start"), int)]
    found.meta.update({"start": min(starts)} if starts else {})
    return found


def _source(calls: Sequence[exp.Expr]) -> exp.Expr:
    call = calls[0]
    names = [exp.to_identifier(name, quoted=True) for name in _columns(calls)]
    alias = exp.TableAlias(this=exp.to_identifier(ALIAS, quoted=True), columns=names)
    if isinstance(call, exp.Explode):
        lists = [child(call), *children(call), *map(child, calls[1:])]
        return exp.Unnest(expressions=[one.copy() for one in lists], alias=alias)
    return exp.Table(this=call.copy(), alias=alias)
