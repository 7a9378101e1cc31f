"""
Tables that a statement's WITH changes, and that a later part reads beside what the change returns: as they were before.

PostgreSQL shows every part the rows from before the statement. A part that can't run before the change, because it needs what this returns,
reads a copy that is taken first: of the rows that its own conditions leave, or of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from . import changes, steps
from .nodes import QUERIES, alias_of, child, children, maybe, name_of

if TYPE_CHECKING:
    from .context import Context


def take_snapshots(context: Context, node: exp.Expr) -> None:
    """Let the parts of *node* that read a table changed before them read a copy of it instead."""
    clause = child(node, "with_")
    changed: set[str] = set()
    copies: list[exp.Expr] = []
    for part in [*map(child, children(clause)), node]:
        for table in _reads(part, changed & set(context.schema.tables)):
            copies.append(_copied(context, table, len(copies) + 1))
        if type(part) in changes.CHANGES:
            changed.add(steps.target_of(part))
    clause.set("expressions", [*copies, *children(clause)])


def _reads(part: exp.Expr, changed: set[str]) -> list[exp.Expr]:
    """Tables of *changed* that *part* reads, unless a WITH of the same name hides them."""
    clause = maybe(part, "with_")
    inside = {id(one) for one in clause.walk()} if clause is not None and part.parent is None else set[int]()
    hidden = {alias_of(one).lower() for one in part.root().find_all(exp.CTE)}
    target = child(part) if type(part) in {exp.Merge, *changes.CHANGES} else None
    own = {id(one) for one in target.walk()} if target is not None else set[int]()
    found: list[exp.Expr] = [
        one for one in part.find_all(exp.Table) if isinstance(one.this, exp.Identifier) and id(one) not in inside and id(one) not in own
    ]
    return [one for one in found if name_of(child(one)) in changed - hidden and not children(one, "joins")]


def _copied(context: Context, table: exp.Expr, number: int) -> exp.Expr:
    """The part of WITH that copies the rows of *table*, which then reads the copy."""
    name, copy = name_of(child(table)), f"twinsql_before_{number}"
    alias = alias_of(table) or name
    columns = [column.name for column in context.schema.tables[name].columns]
    body = exp.Select(
        expressions=[_column(alias, column) for column in columns],
        from_=exp.From(this=exp.Table(this=child(table).copy(), alias=exp.TableAlias(this=exp.to_identifier(alias, quoted=True)))),
    )
    conditions = _conditions(table, alias, set(columns))
    if conditions:
        body.set("where", exp.Where(this=exp.and_(*conditions, copy=True)))
    table.set("this", exp.to_identifier(copy))
    if maybe(table, "alias") is None:
        table.set("alias", exp.TableAlias(this=exp.to_identifier(alias, quoted=True)))
    shown = exp.TableAlias(this=exp.to_identifier(copy), columns=[exp.to_identifier(column, quoted=True) for column in columns])
    return exp.CTE(this=body, alias=shown)


def _column(alias: str, name: str) -> exp.Expr:
    return exp.Column(this=exp.to_identifier(name, quoted=True), table=exp.to_identifier(alias, quoted=True))


def _conditions(table: exp.Expr, alias: str, columns: set[str]) -> list[exp.Expr]:
    """Conditions of a query from *table* alone that look at its columns and parameters, so that the copy need not be of all rows."""
    select = table.parent.parent if isinstance(table.parent, exp.From) else None
    where = maybe(select, "where") if isinstance(select, exp.Select) and not children(select, "joins") else None
    if where is None:
        return []
    whole = child(where)
    parts = list(whole.flatten()) if isinstance(whole, exp.And) else [whole]
    return [one for one in parts if _is_own(one, alias, columns)]


def _is_own(node: exp.Expr, alias: str, columns: set[str]) -> bool:
    if any(isinstance(one, (*QUERIES, exp.Subquery, exp.Anonymous)) for one in node.walk()):
        return False
    return all(
        isinstance(one.this, exp.Identifier)
        and name_of(one.this) in columns
        and (maybe(one, "table") is None or name_of(child(one, "table")) == alias)
        for one in node.find_all(exp.Column)
    )
