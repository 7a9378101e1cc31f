"""
RETURNING of columns of the tables beside the changed one: ``UPDATE … FROM f … RETURNING t.id, f.name``, ``DELETE … USING`` too.

SQLite shows those of the changed table alone. So the columns are read before the change, by the changed row's key, and looked up in RETURNING. Where several
rows match a changed one PostgreSQL shows any of them, and SQLite fails.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from .nodes import alias_of, child, children, maybe, name_of
from .steps import target_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .context import Context


def return_joined(context: Context, node: exp.Expr) -> None:
    """Put a part into the WITH of *node* for each change in it that returns columns of other tables, and ask that part instead."""
    for number, change in enumerate(list(node.find_all(exp.Update, exp.Delete)), 1):
        columns = _columns(change)
        keys = _keys(context, change) if columns else ()
        if columns and keys:
            part = _read_before(change, keys, columns, f"twinsql_joined_{number}")
            for place, column in enumerate(columns):
                _replace(column, _looked_up(change, keys, place, f"twinsql_joined_{number}"))
            _put(node, change, part)


def _sources(change: exp.Expr) -> list[exp.Expr]:
    clause = maybe(change, "from_")
    return [*([child(clause)] if clause is not None else []), *children(change, "using")]


def _columns(change: exp.Expr) -> list[exp.Expr]:
    """Columns in RETURNING that are of a source beside the changed table."""
    returning, sources = maybe(change, "returning"), _sources(change)
    if returning is None or not sources:
        return []
    tables = [*sources, *(child(join) for source in sources for join in children(source, "joins")), *map(child, children(change, "joins"))]
    aliases = {alias_of(one) or (name_of(one.this) if isinstance(one.this, exp.Identifier) else "") for one in tables} - {_own(change)}
    return [
        one
        for one in returning.find_all(exp.Column)
        if isinstance(one.this, exp.Identifier) and maybe(one, "table") is not None and name_of(child(one, "table")) in aliases
    ]


def _own(change: exp.Expr) -> str:
    return alias_of(child(change)) or target_of(change)


def _keys(context: Context, change: exp.Expr) -> Sequence[str]:
    """A key of the changed table that stays as it is; empty where there is none."""
    table = context.schema.tables.get(target_of(change))
    assignments = children(change) if isinstance(change, exp.Update) else []
    changed = {one.name.lower() for assignment in assignments for one in child(assignment).find_all(exp.Column)}
    fixed = {column.name for column in table.columns if column.not_null} - changed if table is not None else set[str]()
    return next((key for key in table.keys if fixed.issuperset(key)), ()) if table is not None else ()


def _read_before(change: exp.Expr, keys: Sequence[str], columns: Sequence[exp.Expr], name: str) -> exp.Expr:
    """The part of WITH that joins the tables as the change does."""
    outputs = [_column(key, _own(change)) for key in keys] + [column.copy() for column in columns]
    joins: list[exp.Expr] = []
    for source in _sources(change):
        first = source.copy()
        joins += [exp.Join(this=first, kind="CROSS"), *(join.copy() for join in children(source, "joins"))]
        first.set("joins", None)
    joins += [join.copy() for join in children(change, "joins")]
    query = exp.Select(expressions=outputs, from_=exp.From(this=child(change).copy()), joins=joins)
    where = maybe(change, "where")
    if where is not None:
        query.set("where", where.copy())
    alias = exp.TableAlias(this=exp.to_identifier(name), columns=[exp.to_identifier(f"c{place}") for place in range(len(outputs))])
    return exp.CTE(this=query, alias=alias)


def _column(name: str, table: str) -> exp.Expr:
    return exp.Column(this=exp.to_identifier(name, quoted=True), table=exp.to_identifier(table, quoted=True))


def _looked_up(change: exp.Expr, keys: Sequence[str], place: int, name: str) -> exp.Expr:
    equal = [exp.EQ(this=exp.column(f"c{at}", table=name), expression=_column(key, _own(change))) for at, key in enumerate(keys)]
    query = exp.Select(
        expressions=[exp.column(f"c{len(keys) + place}", table=name)],
        from_=exp.From(this=exp.Table(this=exp.to_identifier(name))),
        where=exp.Where(this=exp.and_(*equal)),
    )
    return exp.Subquery(this=query)


def _replace(column: exp.Expr, found: exp.Expr) -> None:
    """Put *found* in place of *column*; a result column keeps its name."""
    is_output = isinstance(column.parent, exp.Returning)
    column.replace(exp.Alias(this=found, alias=exp.to_identifier(name_of(child(column)), quoted=True)) if is_output else found)


def _put(node: exp.Expr, change: exp.Expr, part: exp.Expr) -> None:
    """Put *part* before *change* in the WITH of the whole statement."""
    clause = maybe(node, "with_") or exp.With(expressions=[])
    parts = children(clause)
    places = [place for place, one in enumerate(parts) if child(one) is change]
    place = places[0] if places else len(parts)
    clause.set("expressions", [*parts[:place], part, *parts[place:]])
    node.set("with_", clause)
