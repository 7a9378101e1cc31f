"""Sources in FROM, what conditions prove of them, and which of them have one row at most."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlglot import exp

from ..model import Table
from . import queries, sources
from .common import named
from .json_records import is_record, rows_of_records
from .laterals import lateral
from .nodes import QUERIES, alias_columns, alias_of, bare, child, children, conjuncts, flag, maybe, name_of, within_query
from .refusals import REFUSED
from .row_functions import FUNCTIONS, rows_of_json
from .series import series_source
from .sources import Source, derived_columns, quote, table_columns
from .tables import list_source, rows_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .translator import Translator

REJECTS_NULL = (exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE, exp.Like)

Restriction = tuple["exp.Expr", "Source | None"]
"""A condition that must hold, and the source that it restricts; None where it restricts all of them."""


def source(translator: Translator, node: exp.Expr) -> str:
    """Something in FROM: taken into scope, and its text."""
    if isinstance(node, exp.Table) and isinstance(node.this, exp.Identifier):
        return _table(translator, node)
    if isinstance(node, exp.Subquery) and isinstance(node.this, QUERIES):
        return _derived(translator, node)
    if isinstance(node, exp.Values):
        return rows_source(translator, node)
    if isinstance(node, exp.Unnest):
        return list_source(translator, node)
    if isinstance(node, exp.Lateral):
        return lateral(translator, node)
    if isinstance(node, exp.Table) and isinstance(node.this, exp.GenerateSeries):
        return series_source(translator, node)
    if isinstance(node, exp.Table) and is_record(child(node)):
        return rows_of_records(translator, node)
    if isinstance(node, exp.Table) and isinstance(node.this, exp.Anonymous) and node.this.name.lower() in FUNCTIONS:
        return rows_of_json(translator, node)
    if node.key in REFUSED:
        translator.context.refuse(node, *REFUSED[node.key])
    what = child(node).key if isinstance(node, exp.Table) and maybe(node) is not None else node.key
    translator.context.refuse(node, f"{what.upper()} in FROM has no translation yet")


def _table(translator: Translator, node: exp.Expr) -> str:
    context, scope = translator.context, translator.scope
    context.only(node, "this", "alias")
    name = name_of(child(node))
    alias = alias_of(node) or name
    shown = quote(name) if alias == name else f"{quote(name)} AS {quote(alias)}"
    common = scope.tables.get(name)
    if common is not None:
        context.reads |= common.reads
        scope.add(context, _called(node, Source(alias, common.columns, single=common.single)), node)
        return shown
    view = context.schema.views.get(name)
    if view is not None:
        context.reads |= {name, *view.reads}
        columns = table_columns(Table(name, view.columns))
        scope.add(context, _called(node, Source(alias, columns)), node)
        return shown
    table = context.schema.tables.get(name)
    if table is None:
        context.refuse(node, f"{name} is no table of the schema", "System tables and functions in FROM are not translated.")
    context.reads.add(name)
    scope.add(context, _called(node, Source(alias, table_columns(table), table)), node)
    # A name of a WITH that PostgreSQL does not see from here, or spells otherwise, is the nearer one to SQLite.
    return f"main.{shown}" if name.lower() in context.commons else shown


def _called(node: exp.Expr, source: Source) -> Source:
    """*source* under the names of ``AS u (a, b)``, which stand for the first of its columns."""
    names = alias_columns(node)
    if not names:
        return source
    own = list(source.columns)
    columns = {
        name: replace(source.columns[one], sql=f"{quote(source.alias)}.{quote(one)}")
        for name, one in zip([*names, *own[len(names) :]], own, strict=True)
    }
    # Its keys have the names of before.
    return Source(source.alias, columns, single=source.single)


def _derived(translator: Translator, node: exp.Expr) -> str:
    translator.context.only(node, "this", "alias")
    alias, renamed = alias_of(node), alias_columns(node)
    if not alias:
        translator.context.refuse(node, "a subquery in FROM without a name", "Give it one with AS: PostgreSQL 15 wants it.")
    outer = translator.scope
    with translator.inside() as scope:
        # A derived table does not see the sources beside it.
        scope.outer = outer.outer
        inner = queries.query(translator, child(node))
    columns = named(translator, inner, node, renamed)
    translator.scope.add(translator.context, Source(alias, derived_columns(columns), single=inner.single), node)
    if list(columns) == [name for name, _ in inner.columns]:
        return f"({inner.inline()}) AS {quote(alias)}"
    return f"{sources.renamed(inner.inline(), [quote(name) for name in columns])} AS {quote(alias)}"


def prove(translator: Translator, condition: exp.Expr) -> None:
    """Note the columns that cannot be NULL where *condition* holds."""
    for one in conjuncts(condition):
        for column in _rejecting(one):
            table = maybe(column, "table")
            if isinstance(column.this, exp.Identifier):
                translator.scope.prove(name_of(table) if table is not None else "", name_of(column.this))


def _rejecting(node: exp.Expr) -> list[exp.Expr]:
    """Columns that make *node* NULL or false where they are NULL."""
    found: list[exp.Expr] = []
    if isinstance(node, exp.Is) and isinstance(node.expression, exp.Null) and flag(node, "negate"):
        found = [child(node)]
    elif isinstance(node, exp.Not):
        inner = bare(child(node))
        null = isinstance(inner, exp.Is) and isinstance(inner.expression, exp.Null) and not flag(inner, "negate")
        found = [child(inner)] if null else [inner]
    elif isinstance(node, REJECTS_NULL) and not _is_all(child(node, "expression")):
        found = [one for side in ("this", "expression") for one in _deciding(node, bare(child(node, side)))]
    elif isinstance(node, (exp.In, exp.Between)):
        found = [child(node)]
    return [one for one in map(bare, [*found, node]) if isinstance(one, exp.Column)]


def _deciding(node: exp.Expr, side: exp.Expr) -> list[exp.Expr]:
    """What makes the comparison *node* NULL or false where it is NULL: of a row, the first value is looked at whatever the others are."""
    if not isinstance(side, exp.Tuple):
        return [side]
    return children(side) if isinstance(node, exp.EQ) else [] if isinstance(node, exp.NEQ) else children(side)[:1]


def _is_all(node: exp.Expr) -> bool:
    """``x <> ALL(…)`` holds for NULL too where the list is empty."""
    return isinstance(node, exp.All) or (isinstance(node, exp.Anonymous) and node.name.upper() == "ALL")


def all_single(translator: Translator, restrictions: Sequence[Restriction], fixed: Sequence[Source] = ()) -> bool:
    """
    Whether the sources in scope give one row at most: by equality on all columns of a key of each.

    *fixed* are sources of which one row is looked at.
    """
    single = [one for one in translator.scope.sources if one.single or one in fixed]
    waiting = [one for one in translator.scope.sources if one not in single]
    while waiting:
        found = [one for one in waiting if _by_key(translator, one, single, restrictions)]
        if not found:
            return False
        single += found
        waiting = [one for one in waiting if one not in found]
    return True


def _by_key(translator: Translator, one: Source, single: list[Source], restrictions: Sequence[Restriction]) -> bool:
    if one.table is None:
        return False
    pinned: set[str] = set()
    for condition, only in restrictions:
        if not isinstance(condition, exp.EQ) or (only is not None and only is not one):
            continue
        sides = (bare(child(condition)), bare(child(condition, "expression")))
        for column, other in (sides, sides[::-1]):
            name = _own_column(translator, column, one)
            if name and _is_fixed(translator, other, single):
                pinned.add(name)
    return any(set(key) <= pinned for key in one.table.keys)


def _own_column(translator: Translator, node: exp.Expr, source: Source) -> str:
    if not isinstance(node, exp.Column) or not isinstance(node.this, exp.Identifier):
        return ""
    table, name = maybe(node, "table"), name_of(node.this)
    known = translator.scope.find(name_of(table) if table is not None else "", name)
    return name if known is not None and known[1] == [source] else ""


def _is_fixed(translator: Translator, node: exp.Expr, single: list[Source]) -> bool:
    """Whether *node* has one value while the rows of *single* stand."""
    if isinstance(node, exp.Any) or any(isinstance(one, QUERIES) for one in node.walk()):
        return False
    for column in within_query(node):
        if isinstance(column, exp.Column):
            table = maybe(column, "table")
            known = translator.scope.find(name_of(table) if table is not None else "", column.name.lower())
            if known is None or (known[0] is translator.scope and any(one not in single for one in known[1])):
                return False
    return True
