"""What stands in FROM, as far as lints care: which columns it has, and what makes one of its rows unlike the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlglot import exp

from ..translate.nodes import QUERIES, alias_columns, alias_of, child, children, flag, maybe, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..model import Table

SERIES = (exp.GenerateSeries, exp.ExplodingGenerateSeries)
KEYED_CALLS = frozenset({"jsonb_each", "jsonb_each_text", "json_each", "json_each_text", "jsonb_object_keys", "json_object_keys"})
"""Functions whose first column is another in every row."""


@dataclass(frozen=True, slots=True)
class Part:
    """
    Something in FROM.

    Attributes:
        alias: what its columns are called by.
        columns: names.
        keys: sets of columns that no two rows have alike.
        query: where it is a subquery or a common table expression.
        single: whether it has one row at most.
        table: where it is a table.
    """

    alias: str
    columns: tuple[str, ...]
    keys: tuple[frozenset[str], ...] = ()
    query: exp.Expr | None = None
    single: bool = False
    table: Table | None = None


def table_keys(table: Table) -> tuple[frozenset[str], ...]:
    """Keys without a column that may be NULL: NULLs are not alike."""
    nullable = {column.name for column in table.columns if not column.not_null}
    return tuple(frozenset(key) for key in table.keys if nullable.isdisjoint(key))


def opened(node: exp.Expr) -> exp.Expr:
    """A query without parentheses around all of it."""
    while isinstance(node, exp.Subquery):
        node = child(node)
    return node


def part_of(node: exp.Expr, tables: Mapping[str, Table]) -> Part:
    """What is known of *node*, which stands in FROM or behind JOIN."""
    alias, names = alias_of(node), tuple(alias_columns(node))
    if isinstance(node, exp.Table) and isinstance(node.this, exp.Identifier):
        return _named_part(node, tables, alias, names)
    inner = child(node) if isinstance(node, (exp.Lateral, exp.Table)) and maybe(node) is not None else node
    if isinstance(inner, exp.Subquery) and isinstance(opened(inner), QUERIES):
        query = opened(inner)
        return Part(alias, names or output_names(query, tables), query=query)
    if isinstance(node, exp.Values):
        return Part(alias, names, single=len(children(node)) == 1)
    if isinstance(node, exp.Unnest):
        place = maybe(node, "offset")
        ordinal = name_of(place) if place is not None else ""
        return Part(alias, (*names, ordinal) if ordinal else names or (alias,), (frozenset({ordinal}),) if ordinal else ())
    return _function_part(node, inner, alias, names)


def _function_part(node: exp.Expr, inner: exp.Expr, alias: str, names: tuple[str, ...]) -> Part:
    columns = names or (alias,)
    if flag(node, "ordinality"):
        return Part(alias, columns, (frozenset({columns[-1]}),))
    if isinstance(inner, SERIES):
        return Part(alias, columns, (frozenset({columns[0]}),))
    if isinstance(inner, exp.Anonymous) and inner.name.lower() in KEYED_CALLS:
        columns = names or ("key", "value")
        return Part(alias, columns, (frozenset({columns[0]}),))
    return Part(alias, columns)


def _named_part(node: exp.Expr, tables: Mapping[str, Table], alias: str, names: tuple[str, ...]) -> Part:
    name = name_of(child(node))
    common = common_table(node, name)
    if common is not None:
        query = opened(child(common))
        recursive = any(parent is common for parent in ancestors(node))
        columns = names or tuple(alias_columns(common)) or (() if recursive else output_names(query, tables))
        return Part(alias or name, columns, query=None if recursive else query)
    table = tables.get(name)
    if table is None:
        return Part(alias or name, names)
    own = tuple(column.name for column in table.columns)
    called = dict(zip(own, (*names, *own[len(names) :]), strict=False))
    keys = tuple(frozenset(called[one] for one in key) for key in table_keys(table))
    return Part(alias or name, tuple(called.values()), keys, table=None if names else table)


def ancestors(node: exp.Expr) -> Iterator[exp.Expr]:
    """What *node* stands in, from the inside out."""
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def common_table(node: exp.Expr, name: str) -> exp.Expr | None:
    """The common table expression that *name* means where *node* stands."""
    for parent in ancestors(node):
        clause = maybe(parent, "with_")
        for one in children(clause) if clause is not None else []:
            if alias_of(one) == name:
                return one
    return None


def froms(select: exp.Expr) -> list[exp.Expr]:
    """What stands in FROM, without what is joined to it; the other tables of an UPDATE or DELETE too."""
    clause = maybe(select, "from_")
    return [*([child(clause)] if clause is not None else []), *children(select, "using")]


def joins_of(select: exp.Expr) -> list[exp.Expr]:
    """The joins of a SELECT; sqlglot keeps some in the table before them."""
    return [join for one in froms(select) for join in children(one, "joins")] + children(select, "joins")


def parts_of(select: exp.Expr, tables: Mapping[str, Table]) -> list[Part]:
    """What stands in FROM and behind JOIN."""
    nodes = [*froms(select), *(child(join) for join in joins_of(select))]
    return [part_of(node, tables) for node in nodes]


def output_names(query: exp.Expr, tables: Mapping[str, Table]) -> tuple[str, ...]:
    """Names of the result columns; empty where PostgreSQL makes one up."""
    query = opened(query)
    if not isinstance(query, exp.Select):
        returning = maybe(query, "returning")
        if returning is not None:
            return tuple(output_name(one) for one in children(returning))
        return output_names(child(query), tables) if isinstance(query, QUERIES) else ()
    names: list[str] = []
    for one in children(query):
        if isinstance(one, exp.Star) or (isinstance(one, exp.Column) and isinstance(one.this, exp.Star)):
            table = one.args.get("table")
            wanted = name_of(table) if isinstance(table, exp.Expr) else ""
            names += [name for part in parts_of(query, tables) if wanted in {"", part.alias} for name in part.columns]
        else:
            names.append(output_name(one))
    return tuple(names)


def output_name(node: exp.Expr) -> str:
    """The name of a result column; empty where PostgreSQL makes one up."""
    if isinstance(node, exp.Alias):
        return name_of(child(node, "alias"))
    if isinstance(node, exp.Cast):
        return output_name(child(node))
    return name_of(node.this) if isinstance(node, exp.Column) and isinstance(node.this, exp.Identifier) else ""
