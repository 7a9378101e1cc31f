"""Queries within a statement whose WITH changes rows: those that read what is changed become parts of the WITH, which run before."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlglot import exp

from . import changes, steps
from .nodes import alias_of, child, children, maybe, name_of

if TYPE_CHECKING:
    from .context import Context

SETS = (exp.Union, exp.Intersect, exp.Except)


def keep_reads(context: Context, node: exp.Expr) -> None:
    """Move queries of *node* that read what its WITH changes, and nothing that this returns, to the beginning of the WITH."""
    clause = child(node, "with_")
    changing = [one for one in children(clause) if type(child(one)) in changes.CHANGES]
    names = {alias_of(one) for one in changing}
    for one in children(clause):
        if names & steps.mentioned(child(one)):
            names.add(alias_of(one))
    targets = {steps.target_of(child(one)) for one in changing}
    found: list[exp.Expr] = []
    roots = [*(child(one) for one in children(clause) if alias_of(one) in names), node]
    for root in roots:
        _find(context, root, names, targets, found)
    kept = [_moved(query, number) for number, query in enumerate(found, 1)]
    clause.set("expressions", [*kept, *children(clause)])


def _find(context: Context, node: exp.Expr, names: set[str], targets: set[str], found: list[exp.Expr]) -> None:
    if isinstance(node, SETS):
        for side in ("this", "expression"):
            _find(context, child(node, side), names, targets, found)
        return
    if isinstance(node, (exp.Select, exp.Subquery)) and _is_apart(context, node, names, targets):
        found.append(node)
        return
    args: dict[str, object] = node.args
    for key, value in args.items():
        if key == "with_":
            continue
        parts = cast("list[object]", value if isinstance(value, list) else [value])
        for one in parts:
            if isinstance(one, exp.Expr):
                _find(context, one, names, targets, found)


def _is_apart(context: Context, node: exp.Expr, names: set[str], targets: set[str]) -> bool:
    inner = node.unnest() if isinstance(node, exp.Subquery) else node
    if not isinstance(inner, exp.Select):
        return False
    if maybe(inner, "with_") is not None:
        if inner.parent is not None:
            return False
        inner = inner.copy()
        inner.set("with_", None)
    tables = steps.mentioned(inner)
    if tables & names or not tables & targets or any(isinstance(one, exp.Star) for one in children(inner)):
        return False
    aliases = {alias_of(one) or name_of(child(one)) for one in inner.find_all(exp.Table)}
    columns = {column.name for table in tables & set(context.schema.tables) for column in context.schema.tables[table].columns}
    plain = tables <= set(context.schema.tables)
    return plain and all(_is_own(column, aliases, columns) for column in inner.find_all(exp.Column))


def _is_own(column: exp.Expr, aliases: set[str], columns: set[str]) -> bool:
    table = maybe(column, "table")
    if table is not None:
        return name_of(table) in aliases
    return isinstance(column.this, exp.Identifier) and name_of(column.this) in columns


def _moved(node: exp.Expr, number: int) -> exp.Expr:
    """The part of WITH that *node* becomes; a query of that part takes its place."""
    name = f"twinsql_read_{number}"
    select = node.unnest() if isinstance(node, exp.Subquery) else node
    columns = [f"c{place}" for place in range(1, len(children(select)) + 1)]
    shown = [_named(one, column) for one, column in zip(children(select), columns, strict=True)]
    instead: exp.Expr = exp.Select(expressions=shown, from_=exp.From(this=exp.Table(this=exp.to_identifier(name))))
    body = select.copy()
    if isinstance(node, exp.Subquery):
        alias = node.args.get("alias")
        instead = exp.Subquery(this=instead, alias=alias.copy() if isinstance(alias, exp.Expr) else None)
    elif node.parent is None:
        # The whole statement: it keeps its WITH.
        for key in [key for key in node.args if key != "with_"]:
            node.set(key, None)
        body.set("with_", None)
        node.set("expressions", shown)
        node.set("from_", instead.args["from_"])
        return _part(body, name, columns)
    node.replace(instead)
    return _part(body, name, columns)


def _part(body: exp.Expr, name: str, columns: list[str]) -> exp.Expr:
    alias = exp.TableAlias(this=exp.to_identifier(name), columns=[exp.to_identifier(column) for column in columns])
    return exp.CTE(this=body, alias=alias)


def _named(node: exp.Expr, column: str) -> exp.Expr:
    shown = exp.Column(this=exp.to_identifier(column))
    name = node.args.get("alias") if isinstance(node, exp.Alias) else node.this if isinstance(node, exp.Column) else None
    return exp.Alias(this=shown, alias=name.copy()) if isinstance(name, exp.Identifier) else shown
