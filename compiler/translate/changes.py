"""INSERT, UPDATE and DELETE."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlglot import exp

from . import queries, selects
from .assignments import assign, assignments, column_of, convert, is_default
from .common import with_clause
from .conflicts import conflict_clause
from .joins import joined_sources, sources
from .nodes import QUERIES, alias_of, bare, child, children, maybe, name_of
from .query import Query
from .set_numbers import through
from .sources import Source, column_type, quote, table_columns
from .stars import written_out
from .value import INTEGERS, as_type, base, is_numeric

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..model import Column, Table
    from .translator import Translator
    from .value import Value

COMPARISONS = re.compile(r"[<>=]| (IS|IN|BETWEEN) ")


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
    else:
        written, values = columns, _selected(translator, body, columns)
    lines += [f"INSERT INTO {shown} ({', '.join(quote(one.name) for one in written)})", *values]
    conflict = maybe(node, "conflict")
    if conflict is not None:
        if lines[-1].lstrip().startswith(("FROM ", "JOIN ", "LEFT JOIN ", "CROSS JOIN ", "SELECT ")):
            # Without a WHERE SQLite takes ON for the beginning of a join's condition.
            lines.append("WHERE TRUE")
        lines += context.attempt(conflict_clause, translator, conflict, table, alias) or []
    return _returning(translator, node, Source(alias, table_columns(table), table), lines)


def target(translator: Translator, node: exp.Expr) -> tuple[Table, str, str]:
    """The table that is changed, what its columns are called by, and its text."""
    translator.context.only(node, "this", "alias")
    name = name_of(child(node))
    table = translator.context.schema.tables.get(name)
    if table is None:
        translator.context.refuse(
            node, f"{name} is no table of the schema", "Change the tables under a view: SQLite has no views that rows can be written to."
        )
    alias = alias_of(node) or name
    return table, alias, quote(name) if alias == name else f"{quote(name)} AS {quote(alias)}"


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


def _selected(translator: Translator, node: exp.Expr, columns: list[Column]) -> list[str]:
    """The SELECT of an INSERT."""
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
    return _converted(translator, node, query, columns).lines


def _converted(translator: Translator, node: exp.Expr, query: Query, columns: list[Column]) -> Query:
    """The rows of a SELECT, numbers and texts in them as the columns hold them."""
    pairs = [(value, column) for (_, value), column in zip(query.columns, columns, strict=True) if _is_converted(value, column)]
    if all(convert(translator, node, as_type(replace(value, sql="x"), value.type), column).sql == "x" for value, column in pairs):
        return query
    if maybe(node, "order") is not None:
        cure = "Cast them in the SELECT, or leave ORDER BY out."
        translator.context.refuse(node, "a SELECT in order whose numbers or texts are of other types than the columns", cure)

    def form(place: int, value: Value) -> Value:
        return convert(translator, node, value, columns[place]) if _is_converted(value, columns[place]) else value

    return through(query, form)


def _is_converted(value: Value, column: Column) -> bool:
    if column_type(column) == "character varying":
        return base(value.type) == "text"
    return is_numeric(value.type) or (value.type in INTEGERS and column_type(column) not in INTEGERS)


def _check_selected(translator: Translator, node: exp.Expr, value: Value, column: Column) -> None:
    """A column of the SELECT that is no number goes into its column as it is."""
    if _is_converted(value, column):
        return
    converted = convert(translator, node, value, column)
    if converted.sql != value.sql and value.literal != "null":
        what = f"{column.name} of type {column.type} gets a {value.type}"
        translator.context.refuse(node, what, "Cast it in the SELECT.")


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
    proven = translator.scope.proven if isinstance(node, exp.Delete) else set[str]()
    translator.scope.sources, translator.scope.bare = [replace(target, nullable=False)], True
    translator.scope.visible = []
    translator.scope.proven = {name.partition(".")[2] for name in proven if name.startswith(f"{quote(target.alias)}.")}
    if maybe(node, "from_") is not None or children(node, "using"):
        _refuse_bare_star(translator, clause)
    reads, context.reads = context.reads, set()
    outputs = [_returned(translator, one) for one in children(written_out(translator, clause))]
    context.attempt(_check_reads, translator, node, target)
    context.reads |= reads
    lines.append(f"RETURNING {', '.join(sql for *_, sql in outputs)}")
    return Query(lines, [(name, value) for name, value, _ in outputs])


def _returned(translator: Translator, node: exp.Expr) -> tuple[str, Value, str]:
    """A column of RETURNING."""
    found = selects.output(translator, node)
    if not COMPARISONS.search(found[2]):
        return found
    translator.scope.compared = True
    found = selects.output(translator, node)
    translator.scope.compared = False
    return found


def _check_reads(translator: Translator, node: exp.Expr, target: Source) -> None:
    """A subquery in RETURNING may read what the statement does not change: PostgreSQL shows the rest as it was before, SQLite as it is by then."""
    context = translator.context
    asks = [one for one in children(child(node, "returning")) if any(isinstance(inner, QUERIES) for inner in one.walk())]
    if not asks or not context.reads:
        # What a WITH has read before the change is none of the tables.
        return
    assert target.table is not None
    if target.table.name in context.reads:
        context.refuse(asks[0], "a subquery in RETURNING that reads the changed table sees other rows on each engine", "Read it before.")
    if isinstance(node, exp.Delete):
        context.refuse(
            asks[0], "a subquery in RETURNING of a DELETE: rows that go with the deleted ones are gone on SQLite alone", "Read it before."
        )
    conflict = maybe(node, "conflict")
    assignments = children(node if conflict is None else conflict) if isinstance(node, exp.Update) or conflict is not None else []
    changed = {one.name.lower() for assignment in assignments for one in child(assignment).find_all(exp.Column)}
    if any(changed & set(key) for key in target.table.keys):
        context.refuse(
            asks[0], "a subquery in RETURNING beside a changed key: what follows the key has followed on SQLite alone", "Read it after."
        )


def _refuse_bare_star(translator: Translator, clause: exp.Expr) -> None:
    """Beside other tables ``RETURNING *`` would give their columns too."""
    for one in children(clause):
        if isinstance(one, exp.Star):
            translator.context.refuse(
                one, "RETURNING * beside FROM or USING gives the columns of all tables", "Write t.* with the table's name."
            )


CHANGES: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Query]] = {exp.Insert: insert, exp.Update: update, exp.Delete: delete}
