"""
ROLLUP, CUBE and GROUPING SETS: a SELECT for each grouping, one behind the other.

In each of them the keys that it does not group by are NULL, and grouping() is the number that says which.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from sqlglot import exp

from . import selects
from .distinct_on import meant, sort_key
from .joins import sources
from .names import implied
from .nodes import QUERIES, bare, child, children, maybe, name_of, typed_null, within_query
from .query import Query
from .sources import quote, renamed
from .value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .translator import Translator

SETS = (exp.Rollup, exp.Cube, exp.GroupingSets, exp.Tuple)
MOST = 64
"""More groupings than anybody reads."""

Grouping = tuple["exp.Expr", ...]


def has_grouping_sets(node: exp.Expr) -> bool:
    """Whether GROUP BY makes groups in more than one way, or names rows."""
    group = maybe(node, "group") if isinstance(node, exp.Select) else None
    return group is not None and any(isinstance(one, SETS) for one in children(group))


def grouping(translator: Translator, node: exp.Expr) -> Value:
    """``grouping(a, b)`` where nothing but plain keys is grouped by: they all are."""
    if maybe(_select_of(node), "group") is None:
        translator.context.refuse(node, "grouping() without GROUP BY", "Leave it out.")
    return Value("0", "integer", nullable=False, span=(0, 0))


def _select_of(node: exp.Expr) -> exp.Expr:
    found = node.find_ancestor(exp.Select)
    return found if found is not None else node


def grouping_sets(translator: Translator, node: exp.Expr) -> Query:
    """A SELECT with grouping sets, sorted by its ORDER BY."""
    from . import queries  # noqa: PLC0415 - queries build on these

    _check(translator, node)
    order = maybe(node, "order")
    sorted_by = [(meant(translator, node, child(one)), one) for one in (children(order) if order is not None else [])]
    whole = node.copy()
    whole.parent = node.parent
    for name in ("order", "limit", "offset", "with_"):
        whole.set(name, None)
    many = len(children(node))
    whole.set("expressions", [*(_named(translator, one) for one in children(node)), *(key.copy() for key, _ in sorted_by)])
    sets = _qualified_sets(translator, whole)
    branches = [_branch(translator, whole, one, sets) for one in sets]
    query = branches[0]
    for branch in branches[1:]:
        query = queries.combined(translator, exp.Union(distinct=False, this=whole, expression=whole), query, branch)
    names = [f"c{place}" for place in range(1, many + 1)] + [f"o{place}" for place in range(1, len(sorted_by) + 1)]
    shown = ", ".join(f"{one} AS {quote(name)}" if name else one for one, (name, _) in zip(names, query.columns[:many], strict=False))
    lines = [f"SELECT {shown}", f"FROM {renamed(query.inline(), names)}"]
    keys = [
        sort_key(translator, value, one, place)
        for place, ((_, value), (_, one)) in enumerate(zip(query.columns[many:], sorted_by, strict=True), 1)
    ]
    lines += [f"ORDER BY {', '.join(keys)}"] if keys else []
    columns = [
        (name, Value(one, value.type, value.nullable, span=value.span))
        for one, (name, value) in zip(names, query.columns[:many], strict=False)
    ]
    return Query(lines, columns, len(sets) == 1 and not sets[0], any(not one for one in sets))


def _named(translator: Translator, node: exp.Expr) -> exp.Expr:
    """A result column that keeps its name where NULL or a number takes its place."""
    if isinstance(node, exp.Column) and isinstance(node.this, exp.Identifier):
        return exp.Alias(this=node.copy(), alias=child(node).copy())
    name = "" if isinstance(node, exp.Alias) else implied(translator.context, node)
    return exp.Alias(this=node.copy(), alias=exp.to_identifier(name, quoted=True)) if name else node.copy()


def _check(translator: Translator, node: exp.Expr) -> None:
    group = child(node, "group")
    translator.context.only(group, "expressions", "all")
    if maybe(node, "distinct") is not None or children(node, "windows") or children(node, "locks"):
        translator.context.refuse(group, "grouping sets beside DISTINCT, WINDOW or FOR UPDATE", "Put them into a subquery.")
    for one in (*children(node), *([child(node, "having")] if maybe(node, "having") is not None else [])):
        if isinstance(one, exp.Star) or any(isinstance(inner, (exp.Window, *QUERIES)) for inner in one.walk()):
            translator.context.refuse(
                one, "a window or a subquery beside grouping sets has no translation yet", "Put the grouping into a WITH."
            )


def _qualified_sets(translator: Translator, whole: exp.Expr) -> list[Grouping]:
    """The groupings; every column of *whole* is given the name of its source, so that equal ones look equal."""
    outputs = [one.copy() for one in children(whole)]
    with translator.inside():
        sources(translator, whole)
        scope = translator.scope
        keys = [_key_meant(translator, whole, outputs, one) for one in children(child(whole, "group"))]
        child(whole, "group").set("expressions", keys)
        for column in list(within_query(whole)):
            if isinstance(column, exp.Column) and isinstance(column.this, exp.Identifier):
                table, name = maybe(column, "table"), name_of(column.this)
                found = scope.find(name_of(table) if table is not None else "", name)
                if found is not None and found[0] is scope and len(found[1]) == 1 and (table is not None or name not in scope.merged):
                    column.set("this", exp.to_identifier(name, quoted=True))
                    column.set("table", exp.to_identifier(found[1][0].alias, quoted=True))
    parts = [_sets_of(translator, one) for one in children(child(whole, "group"))]
    sets = [_joined(combination) for combination in product(*parts)]
    if child(whole, "group").args.get("all") is False:
        sets = [one for place, one in enumerate(sets) if not any(set(one) == set(other) for other in sets[:place])]
    if len(sets) > MOST:
        translator.context.refuse(child(whole, "group"), f"{len(sets)} groupings", "Name those that are wanted with GROUPING SETS.")
    return sets


def _key_meant(translator: Translator, node: exp.Expr, outputs: list[exp.Expr], key: exp.Expr) -> exp.Expr:
    """A key with what numbers and names of result columns stand for; a name is a column of FROM first."""
    if isinstance(key, (*SETS, exp.Paren)):
        inner = [_key_meant(translator, node, outputs, one) for one in ([child(key)] if isinstance(key, exp.Paren) else children(key))]
        changed = key.copy()
        changed.set("this" if isinstance(key, exp.Paren) else "expressions", inner[0] if isinstance(key, exp.Paren) else inner)
        return changed
    plain = isinstance(key, exp.Column) and maybe(key, "table") is None and isinstance(key.this, exp.Identifier)
    if plain and translator.scope.find("", name_of(child(key))) is not None:
        return key.copy()
    return meant(translator, node, key).copy()


def _sets_of(translator: Translator, node: exp.Expr) -> list[Grouping]:
    """The groupings that an element of GROUP BY stands for."""
    items = children(node)
    if isinstance(node, exp.GroupingSets):
        return [one for item in items for one in _sets_of(translator, item)]
    if isinstance(node, exp.Rollup):
        rows = [_row(item) for item in items]
        return [_joined(rows[:many]) for many in range(len(rows), -1, -1)]
    if isinstance(node, exp.Cube):
        rows = [_row(item) for item in items]
        return [_joined(row for row, taken in zip(rows, bits, strict=True) if taken) for bits in product((True, False), repeat=len(rows))]
    return [_row(node)]


def _row(node: exp.Expr) -> Grouping:
    node = bare(node)
    return tuple(map(bare, children(node))) if isinstance(node, exp.Tuple) else (node,)


def _joined(rows: Iterable[Grouping]) -> Grouping:
    found: dict[exp.Expr, None] = {}
    for row in rows:
        found.update(dict.fromkeys(row))
    return tuple(found)


def _branch(translator: Translator, whole: exp.Expr, keys: Grouping, sets: list[Grouping]) -> Query:
    """The SELECT of one grouping."""
    everything = [key for one in sets for key in one]
    branch = whole.copy()
    branch.parent = whole.parent
    with translator.inside():
        sources(translator, branch)
        missing = {key: typed_null(translator.expression(key).type) for key in everything if key not in keys}
    branch.set("expressions", [_replaced(translator, one, keys, missing) for one in children(branch)])
    having = maybe(branch, "having")
    if having is not None:
        having.set("this", _replaced(translator, child(having), keys, missing))
    elif not keys:
        # One row even where nothing is aggregated.
        branch.set("having", exp.Having(this=exp.Boolean(this=True)))
    branch.set("group", exp.Group(expressions=[key.copy() for key in keys]) if keys else None)
    with translator.inside():
        return selects.select(translator, branch)


def _replaced(translator: Translator, node: exp.Expr, keys: Grouping, missing: dict[exp.Expr, exp.Expr]) -> exp.Expr:
    """*node* with NULL for the keys that are not grouped by, and the number of grouping(); aggregates see the rows as they are."""
    if isinstance(node, exp.Grouping):
        bits = 0
        for one in map(bare, children(node)):
            if one not in missing and one not in keys:
                translator.context.refuse(node, "grouping() of what is no key of GROUP BY", "Write it as in GROUP BY.")
            bits = bits * 2 + (one not in keys)
        return exp.Literal.number(bits)
    if node in missing:
        return missing[node].copy()
    if node in keys or selects.is_aggregate(node):
        return node
    if isinstance(node, exp.Column):
        cure = "Write the key as it stands in GROUP BY."
        translator.context.refuse(node, f"{node.name} is no key of GROUP BY", cure)
    for name, value in list(node.args.items()):
        if isinstance(value, exp.Expr):
            node.set(name, _replaced(translator, value, keys, missing))
        elif isinstance(value, list):
            node.set(name, [_replaced(translator, one, keys, missing) for one in children(node, name)])
    return node
