"""
MERGE, in steps: the joined rows with what happens to each, then INSERT, UPDATE and DELETE from these.

The first step computes all new values too, from the rows as they were, and gives the target's row a number that stands while the others run.
INSERT comes first and DELETE last, as foreign keys within a table want it; where a new row has a key that another clause frees, it fails.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlglot import exp

from ..model import step_name
from .assignments import assign, column_of, is_default, pairs
from .changes import target
from .common import with_clause
from .joins import joined_sources
from .nodes import child, children, flag, maybe
from .query import Query
from .sources import quote
from .steps import in_row
from .value import AND, Value

if TYPE_CHECKING:
    from ..model import Column, Table
    from .translator import Translator

ROWIDS = ("rowid", "_rowid_", "oid")
VIA = "merge.rows"
ORDER = ("INSERT", "UPDATE", "DELETE")
"""What happens to rows, in the order of the steps."""


@dataclass(slots=True)
class _Clause:
    """
    A WHEN.

    Attributes:
        number: among the clauses, from 1; 0 where nothing is done.
        what: one of ORDER; empty where nothing is done.
        matched: whether it is for rows that are there.
        condition: what must hold beside.
        sets: new values, by column.
        values: these, translated.
    """

    number: int
    what: str
    matched: bool
    condition: exp.Expr | None
    sets: list[tuple[Column, exp.Expr]] = field(default_factory=list[tuple["Column", exp.Expr]])
    values: dict[str, Value] = field(default_factory=dict[str, Value])


def merge(translator: Translator, node: exp.Expr) -> Query:
    """``MERGE INTO t USING … ON … WHEN …``."""
    context = translator.context
    context.writes = True
    if maybe(node, "returning") is not None:
        context.refuse(child(node, "returning"), "MERGE … RETURNING needs PostgreSQL 17", "Read the rows in a statement of their own.")
    context.only(node, "this", "using", "on", "whens", "with_")
    lines = with_clause(translator, node)
    table, alias, shown = target(translator, child(node))
    rowid = next((name for name in ROWIDS if table.column(name) is None), "")
    if not rowid:
        context.refuse(node, f"{table.name} has columns called {', '.join(ROWIDS)}: SQLite's own number of a row has no name left")
    clauses = [_clause(translator, one, number, table) for number, one in enumerate(children(child(node, "whens")), 1)]
    names = list(dict.fromkeys(column.name for clause in clauses for column, _ in clause.sets))
    kinds, first = _joined(translator, node, clauses, names, f"{quote(alias)}.{rowid}")
    context.steps.append("\n".join([*lines, *first]))
    rows = step_name(len(context.steps))
    matched = [str(one.number) for one in clauses if one.matched and one.what]
    if matched:
        groups = f"SELECT count(*) AS n FROM json_each(:{rows}) WHERE {in_row(0)} IN ({', '.join(matched)}) GROUP BY {in_row(1)}"
        context.steps.append(f"SELECT pg_once(max(n)) FROM ({groups})")
    for what in ORDER:
        for clause in (one for one in clauses if one.what == what):
            read = {name: in_row(names.index(name) + 2, kinds[name], "r.value") for name in clause.values}
            context.steps.append(_change(clause, shown if what == "INSERT" else f"{quote(table.name)} AS t", read, rows, rowid))
    # A row for each that was changed: the driver counts them.
    return Query(["SELECT 1", f"FROM json_each(:{rows})"], [])


def _clause(translator: Translator, node: exp.Expr, number: int, table: Table) -> _Clause:
    """What a WHEN says; what PostgreSQL 15 does not know is refused."""
    context = translator.context
    context.only(node, "matched", "source", "condition", "then")
    if flag(node, "source"):
        context.refuse(node, "WHEN NOT MATCHED BY SOURCE needs PostgreSQL 17", "Make it a DELETE or UPDATE of its own with NOT EXISTS.")
    then = child(node, "then")
    matched, condition = flag(node, "matched"), maybe(node, "condition")
    if isinstance(then, exp.Update):
        context.only(then, "expressions")
        found = [pair for one in children(then) for pair in pairs(translator, one, table)]
        return _Clause(number, "UPDATE", matched, condition, found)
    if isinstance(then, exp.Insert):
        return _Clause(number, "INSERT", matched, condition, _inserted(translator, then, table))
    if then.name.upper() == "DELETE":
        return _Clause(number, "DELETE", matched, condition)
    if then.name.upper() != "DO NOTHING":
        context.refuse(node, f"THEN {then.name.upper()} has no translation")
    return _Clause(0, "", matched, condition)


def _inserted(translator: Translator, node: exp.Expr, table: Table) -> list[tuple[Column, exp.Expr]]:
    context = translator.context
    context.only(node, "this", "expression")
    named, values = maybe(node), maybe(node, "expression")
    if values is None:
        context.refuse(node, "INSERT DEFAULT VALUES in a MERGE has no translation", "Name a column and its value.")
    if named is None:
        context.refuse(node, "INSERT without a list of columns changes when the schema does", "Name the columns: INSERT (a, b) VALUES …")
    columns = [column_of(translator, table, child(one)) for one in children(named)]
    if len(columns) != len(children(values)):
        context.refuse(node, "a row has another number of values than there are columns", "Give each column its value.")
    found = [(column, one) for column, one in zip(columns, children(values), strict=True) if not is_default(one)]
    if not found:
        context.refuse(node, "a row of nothing but DEFAULT", "Give one column a value.")
    return found


def _joined(translator: Translator, node: exp.Expr, clauses: list[_Clause], names: list[str], row: str) -> tuple[dict[str, str], list[str]]:
    """The first step: the action for each row, the number of the target's row, and new values by *names*; and the types of these."""
    with translator.inside() as scope:
        outer = any(not clause.matched for clause in clauses)
        join = exp.Join(this=child(node).copy(), on=child(node, "on").copy(), side="LEFT" if outer else None)
        froms = joined_sources(translator, child(node, "using"), [join], [])
        tests = [f"WHEN {_test(translator, clause, row, outer=outer)} THEN {clause.number}" for clause in clauses]
        columns = {(one.alias, name): one.shown(name) for one in scope.sources for name in one.columns}
        for source in scope.sources:
            source.via = VIA
        scope.proven = set()
        for clause in clauses:
            for column, value in clause.sets:
                translated = translator.context.attempt(assign, translator, value, column)
                if translated is not None:
                    clause.values[column.name] = translated
    kinds = {name: next((one.values[name].type for one in clauses if name in one.values), "text") for name in names}
    kinds.update({column.name: column.type for one in clauses for column, _ in one.sets if column.type in {"double precision", "real"}})
    values = [_by_action(clauses, name, kinds[name]) for name in names]
    used = [
        f"{sql} AS {quote(f'{alias}.{name}')}"
        for (alias, name), sql in columns.items()
        if any(f"{quote(VIA)}.{quote(f'{alias}.{name}')}" in value for value in values)
    ]
    return kinds, [
        f"SELECT {', '.join(['action', 'number', *values])}",
        "FROM (",
        f"    SELECT {', '.join([*used, f'{row} AS number'])},",
        f"        CASE {' '.join(tests)} END AS action",
        f"    FROM {' '.join(froms)}",
        f") AS {quote(VIA)}",
        "WHERE action > 0",
    ]


def _test(translator: Translator, clause: _Clause, row: str, *, outer: bool) -> str:
    condition = None if clause.condition is None else translator.context.attempt(translator.filter, clause.condition)
    if not outer:
        return "TRUE" if condition is None else condition.sql
    there = f"{row} IS {'NOT ' if clause.matched else ''}NULL"
    return there if condition is None else f"{there} AND {condition.within(AND)}"


def _by_action(clauses: list[_Clause], name: str, kind: str) -> str:
    """The new value of the column *name*, whichever clause it is for."""
    found = {one.number: one.values[name].sql for one in clauses if name in one.values}
    busy = [one for one in clauses if one.what]
    whens = " ".join(f"WHEN {number} THEN {sql}" for number, sql in found.items())
    sql = next(iter(found.values()), "NULL") if len(busy) == 1 else f"CASE action {whens} END"
    # A whole number would not come back as a float.
    return f"CAST({sql} AS REAL)" if kind in {"double precision", "real"} else sql


def _change(clause: _Clause, shown: str, read: dict[str, str], rows: str, rowid: str) -> str:
    """The step that does *clause*."""
    source = f"FROM json_each(:{rows}) AS r\nWHERE {in_row(0, row='r.value')} = {clause.number}"
    number = in_row(1, row="r.value")
    if clause.what == "INSERT":
        return f"INSERT INTO {shown} ({', '.join(map(quote, read))})\nSELECT {', '.join(read.values())}\n{source}"
    if clause.what == "DELETE":
        return f"DELETE FROM {shown}\nWHERE {rowid} IN (SELECT {number} {' '.join(source.splitlines())})"
    sets = ", ".join(f"{quote(name)} = {sql}" for name, sql in read.items())
    return f"UPDATE {shown}\nSET {sets}\n{source} AND t.{rowid} = {number}"
