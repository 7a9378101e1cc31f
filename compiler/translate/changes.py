"""INSERT, UPDATE and DELETE."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlglot import exp

from . import queries, selects
from .assignments import assign, assignments, column_of, convert
from .common import with_clause
from .froms import all_single
from .joins import joined_sources, sources
from .nodes import QUERIES, alias_of, bare, child, children, maybe, name_of
from .query import Query
from .sources import Source, quote, table_columns
from .stars import written_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..model import Column, Table
    from .translator import Translator
    from .value import Value


def insert(translator: Translator, node: exp.Expr) -> Query:
    """``INSERT INTO t (…) VALUES (…) | SELECT … [ON CONFLICT …] [RETURNING …]``."""
    context = translator.context
    context.writes = True
    context.only(node, "this", "expression", "conflict", "returning", "with_", "default")
    lines = with_clause(translator, node)
    named = child(node)
    if isinstance(named, exp.Table) and node.args.get("default"):
        table, alias, shown = target(translator, named)
        return _returning(translator, node, Source(alias, table_columns(table), table), [*lines, f"INSERT INTO {shown} DEFAULT VALUES"])
    if not isinstance(named, exp.Schema):
        context.refuse(node, "INSERT without a list of columns changes when the schema does", "Name the columns: INSERT INTO t (a, b) …")
    table, alias, shown = target(translator, child(named))
    columns = [column_of(translator, table, one) for one in children(named)]
    body = child(node, "expression")
    if isinstance(body, exp.Values):
        written, values = _values(translator, body, columns)
        single = len(children(body)) == 1
    else:
        written, (values, single) = columns, _selected(translator, body, columns)
    lines += [f"INSERT INTO {shown} ({', '.join(quote(one.name) for one in written)})", *values]
    conflict = maybe(node, "conflict")
    if conflict is not None:
        if lines[-1].lstrip().startswith(("FROM ", "JOIN ", "LEFT JOIN ", "CROSS JOIN ", "SELECT ")):
            # Without a WHERE SQLite takes ON for the beginning of a join's condition.
            lines.append("WHERE TRUE")
        lines += context.attempt(_conflict, translator, conflict, table, alias, single=single) or []
    return _returning(translator, node, Source(alias, table_columns(table), table), lines)


def target(translator: Translator, node: exp.Expr) -> tuple[Table, str, str]:
    """The table that is changed, what its columns are called by, and its text."""
    translator.context.only(node, "this", "alias")
    name = name_of(child(node))
    table = translator.context.schema.tables.get(name)
    if table is None:
        translator.context.refuse(node, f"{name} is no table of the schema", "Views are not translated.")
    alias = alias_of(node) or name
    return table, alias, quote(name) if alias == name else f"{quote(name)} AS {quote(alias)}"


def is_default(node: exp.Expr) -> bool:
    """Whether *node* is the word DEFAULT in place of a value."""
    return isinstance(node, (exp.Var, exp.Column)) and node.name.upper() == "DEFAULT"


def _values(translator: Translator, node: exp.Expr, columns: list[Column]) -> tuple[list[Column], list[str]]:
    """The columns that get a value, and ``VALUES …``; a column with DEFAULT in every row is left out."""
    rows = [children(row) if isinstance(row, exp.Tuple) else [row] for row in children(node)]
    for row in rows:
        if len(row) != len(columns):
            translator.context.refuse(node, "a row has another number of values than there are columns", "Give each column its value.")
    places = [place for place in range(len(columns)) if not all(is_default(row[place]) for row in rows)]
    shown: list[str] = []
    for row in rows:
        values = [translator.context.attempt(assign, translator, row[place], columns[place]) for place in places]
        shown.append(f"({', '.join(value.sql for value in values if value is not None)})")
    if not places:
        translator.context.refuse(node, "a row of nothing but DEFAULT", "Write INSERT INTO t DEFAULT VALUES.")
    return [columns[place] for place in places], [f"VALUES {', '.join(shown)}"]


def _selected(translator: Translator, node: exp.Expr, columns: list[Column]) -> tuple[list[str], bool]:
    """The SELECT of an INSERT, and whether it gives one row at most."""
    with translator.inside():
        query = queries.query(translator, node)
    if len(query.columns) != len(columns):
        translator.context.refuse(node, "the SELECT has another number of columns than the INSERT", "Give each column its value.")
    plain = children(node) if isinstance(node, exp.Select) and len(children(node)) == len(columns) else [node] * len(columns)
    for one, (_, value), column in zip(plain, query.columns, columns, strict=True):
        translator.context.attempt(_check_selected, translator, one, value, column)
        inner = bare(child(one)) if isinstance(one, exp.Alias) else bare(one)
        if isinstance(inner, exp.Placeholder):
            uses = translator.context.targets[inner.name]
            uses[uses.index(None)] = column
    return query.lines, query.single


def _check_selected(translator: Translator, node: exp.Expr, value: Value, column: Column) -> None:
    """A column of the SELECT goes into its column as it is."""
    converted = convert(translator, node, value, column)
    if converted.sql != value.sql and value.literal != "null":
        what = f"{column.name} of type {column.type} gets a {value.type}"
        translator.context.refuse(node, what, "Cast it in the SELECT.")


def _conflict(translator: Translator, conflict: exp.Expr, table: Table, alias: str, *, single: bool) -> list[str]:
    context = translator.context
    if maybe(conflict, "constraint") is not None:
        context.refuse(conflict, "ON CONFLICT ON CONSTRAINT is not on SQLite", "Name the columns: ON CONFLICT (a, b).")
    context.only(conflict, "conflict_keys", "action", "expressions", "where", "index_predicate")
    target = "ON CONFLICT"
    keys = [_conflict_key(translator, one, table) for one in children(conflict, "conflict_keys")]
    columns = table_columns(table)
    translator.scope.sources = [Source(alias, columns, table)]
    if keys:
        target += f" ({', '.join(quote(key.name) for key in keys)})"
        predicate = maybe(conflict, "index_predicate")
        if predicate is not None:
            translator.scope.bare = True
            target += f" WHERE {translator.condition(child(predicate)).sql}"
            translator.scope.bare = False
    action = child(conflict, "action").name.upper()
    if action == "DO NOTHING":
        return [f"{target} DO NOTHING"]
    if action != "DO UPDATE" or not keys:
        context.refuse(conflict, f"ON CONFLICT {action} has no translation", "Write ON CONFLICT (columns) DO UPDATE SET … or DO NOTHING.")
    if not single:
        cure = "Insert one row at a time, as a batch: a method that takes a list of a row class."
        context.lint("D031", conflict, "an upsert of several rows: PostgreSQL fails where two have one key, SQLite lets the last win", cure)
    translator.scope.sources.append(Source("excluded", columns))
    return [f"{target} DO UPDATE SET {assignments(translator, children(conflict), table)}", *selects.where(translator, conflict, [])]


def _conflict_key(translator: Translator, node: exp.Expr, table: Table) -> Column:
    inner = child(node) if isinstance(node, exp.Ordered) else node
    if not isinstance(inner, exp.Column):
        translator.context.refuse(node, "ON CONFLICT on an expression is not translated", "Name columns.")
    return column_of(translator, table, child(inner))


def update(translator: Translator, node: exp.Expr) -> Query:
    """``UPDATE t SET … [FROM …] WHERE … [RETURNING …]``."""
    context = translator.context
    context.writes = True
    context.only(node, "this", "expressions", "from_", "where", "returning", "with_")
    lines = with_clause(translator, node)
    table, alias, shown = target(translator, child(node))
    changed = translator.scope.add(context, Source(alias, table_columns(table), table), node)
    others, restrictions = sources(translator, node)
    tail = selects.where(translator, node, restrictions)
    if others and not all_single(translator, restrictions, [changed]):
        cure = "Join on all columns of a key of each table in FROM, or use a subquery by key: SET a = (SELECT …)."
        context.lint("D030", child(node, "from_"), "UPDATE … FROM picks another row on each engine where several match", cure)
    lines += [f"UPDATE {shown}", f"SET {assignments(translator, children(node), table)}", *others, *tail]
    return _returning(translator, node, changed, lines)


def delete(translator: Translator, node: exp.Expr) -> Query:
    """``DELETE FROM t [USING …] WHERE … [RETURNING …]``."""
    context = translator.context
    context.writes = True
    context.only(node, "this", "using", "where", "returning", "with_")
    lines = with_clause(translator, node)
    table, alias, shown = target(translator, child(node))
    changed = translator.scope.add(context, Source(alias, table_columns(table), table), node)
    lines.append(f"DELETE FROM {shown}")
    using = children(node, "using")
    if using:
        with translator.inside():
            tables = [line for one in using for line in joined_sources(translator, one, [], [])]
            condition = selects.where(translator, node, [])
        lines.append(" ".join(["WHERE EXISTS (SELECT 1 FROM", *tables, *condition]) + ")")
    else:
        lines += selects.where(translator, node, [])
    return _returning(translator, node, changed, lines)


def _returning(translator: Translator, node: exp.Expr, target: Source, lines: list[str]) -> Query:
    clause = maybe(node, "returning")
    if clause is None:
        return Query(lines, [])
    context = translator.context
    context.only(clause, "expressions")
    for one in children(clause):
        if any(isinstance(inner, QUERIES) for inner in one.walk()):
            context.attempt(context.refuse, one, "a subquery in RETURNING sees other rows on each engine", "Read it before.")
    proven = translator.scope.proven if isinstance(node, exp.Delete) else set[str]()
    translator.scope.sources, translator.scope.bare = [replace(target, nullable=False)], True
    translator.scope.visible = []
    translator.scope.proven = {name.partition(".")[2] for name in proven if name.startswith(f"{quote(target.alias)}.")}
    if maybe(node, "from_") is not None or children(node, "using"):
        _refuse_bare_star(translator, clause)
    outputs = [selects.output(translator, one) for one in children(written_out(translator, clause))]
    lines.append(f"RETURNING {', '.join(sql for *_, sql in outputs)}")
    return Query(lines, [(name, value) for name, value, _ in outputs])


def _refuse_bare_star(translator: Translator, clause: exp.Expr) -> None:
    """Beside other tables ``RETURNING *`` would give their columns too."""
    for one in children(clause):
        if isinstance(one, exp.Star):
            translator.context.refuse(
                one, "RETURNING * beside FROM or USING gives the columns of all tables", "Write t.* with the table's name."
            )


CHANGES: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Query]] = {exp.Insert: insert, exp.Update: update, exp.Delete: delete}
