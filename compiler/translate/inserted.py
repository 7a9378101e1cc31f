"""
``RETURNING xmax = 0`` of an upsert: whether a row was inserted or was there before.

SQLite has no such column. Whether the key was there is asked before the statement, and looked up in RETURNING.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from .nodes import alias_of, bare, child, children, maybe, name_of
from .steps import target_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .context import Context

CURE = "Compare a column that DO UPDATE alone sets, or make it two statements in a transaction."
PLAIN = (exp.Placeholder, exp.Literal)


def tell_inserted(context: Context, node: exp.Expr) -> None:
    """Put a part into the WITH of *node* for each upsert in it that returns ``xmax = 0``, and ask that part instead."""
    parts: list[exp.Expr] = []
    for insert in node.find_all(exp.Insert):
        returning = maybe(insert, "returning")
        tests = [one for one in returning.find_all(exp.EQ, exp.NEQ) if _is_test(one)] if returning is not None else []
        if tests:
            name = f"twinsql_known_{len(parts) + 1}"
            keys = _keys(context, insert, tests[0])
            parts.append(_known(insert, keys, name))
            for one in tests:
                found = _found(insert, keys, name)
                one.replace(found if isinstance(one, exp.NEQ) else exp.Not(this=found))
    if parts:
        clause = maybe(node, "with_") or exp.With(expressions=[])
        clause.set("expressions", [*parts, *children(clause)])
        node.set("with_", clause)


def _is_test(node: exp.Expr) -> bool:
    column, number = bare(child(node)), bare(child(node, "expression"))
    is_column = isinstance(column, exp.Column) and isinstance(column.this, exp.Identifier) and name_of(column.this) == "xmax"
    return is_column and isinstance(number, exp.Literal) and number.name == "0"


def _keys(context: Context, insert: exp.Expr, test: exp.Expr) -> list[str]:
    """The columns by which the rows that are there are found."""
    conflict, table = maybe(insert, "conflict"), context.schema.tables.get(target_of(insert))
    if conflict is None or table is None or maybe(conflict, "action") is None or child(conflict, "action").name.upper() != "DO UPDATE":
        context.refuse(test, "xmax of anything but an upsert", CURE)
    named = [bare(child(one)) if isinstance(one, exp.Ordered) else bare(one) for one in children(conflict, "conflict_keys")]
    keys = [name_of(one.this) for one in named if isinstance(one, exp.Column) and isinstance(one.this, exp.Identifier)]
    constraint = maybe(conflict, "constraint")
    if constraint is not None:
        keys = list(dict(zip(table.key_names, table.keys, strict=False)).get(name_of(constraint), ()))
    changed = {name_of(child(child(one))) for one in children(conflict) if isinstance(one, exp.EQ) and isinstance(child(one), exp.Column)}
    # The condition of a partial index is not asked for, so keys that it leaves out would be taken for known.
    if len(keys) < len(named) or not keys or changed & set(keys) or tuple(sorted(keys)) not in {tuple(sorted(key)) for key in table.keys}:
        context.refuse(test, "xmax of an upsert by an expression, a partial index, or a key that it changes", CURE)
    return keys


def _known(insert: exp.Expr, keys: Sequence[str], name: str) -> exp.Expr:
    """The part of WITH that holds the keys that are there: those of the row that is inserted, where it is one of plain values."""
    table = target_of(insert)
    query = exp.Select(
        expressions=[exp.column(exp.to_identifier(key, quoted=True)) for key in keys],
        from_=exp.From(this=exp.Table(this=exp.to_identifier(table, quoted=True))),
    )
    rows, schema = maybe(insert, "expression"), child(insert)
    if isinstance(rows, exp.Values) and len(children(rows)) == 1 and isinstance(schema, exp.Schema):
        given = dict(zip(map(name_of, children(schema)), children(children(rows)[0]), strict=False))
        wanted = [given[key] for key in keys if isinstance(given.get(key), PLAIN)]
        if len(wanted) == len(keys):
            equal = [exp.EQ(this=exp.column(exp.to_identifier(key, quoted=True)), expression=given[key].copy()) for key in keys]
            query.set("where", exp.Where(this=exp.and_(*equal)))
    alias = exp.TableAlias(this=exp.to_identifier(name), columns=[exp.to_identifier(f"k{place}") for place in range(len(keys))])
    return exp.CTE(this=query, alias=alias)


def _found(insert: exp.Expr, keys: Sequence[str], name: str) -> exp.Expr:
    """Whether the key of a row that RETURNING shows was there."""
    target = child(insert)
    table = child(target) if isinstance(target, exp.Schema) else target
    own = alias_of(table) or target_of(insert)
    equal = [
        exp.EQ(this=exp.column(f"k{place}", table=name), expression=exp.Column(this=exp.to_identifier(key), table=exp.to_identifier(own)))
        for place, key in enumerate(keys)
    ]
    query = exp.Select(
        expressions=[exp.Literal.number(1)],
        from_=exp.From(this=exp.Table(this=exp.to_identifier(name))),
        where=exp.Where(this=exp.and_(*equal)),
    )
    return exp.Exists(this=query)
