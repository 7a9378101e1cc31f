"""SELECT."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlglot import exp

from . import queries
from .enums import need_equal
from .fine import MARK
from .froms import all_single, prove
from .joins import sources
from .json_groups import KEYS, json_key, once
from .names import implied
from .nodes import child, children, conjuncts, maybe, name_of, within_query
from .ordered_aggregates import ORDERED_AGGREGATES, ORDERED_CALLS
from .query import TAIL, Query
from .series import joined_series
from .set_functions import joined_rows
from .sources import quote, renamed
from .stars import written_out
from .value import AND, BROKEN, Value

if TYPE_CHECKING:
    from .froms import Restriction
    from .translator import Translator

AGGREGATES: tuple[type[exp.Expr], ...] = (
    exp.Count,
    exp.Min,
    exp.Max,
    exp.Sum,
    exp.Avg,
    exp.LogicalAnd,
    exp.LogicalOr,
    exp.WithinGroup,
    *ORDERED_AGGREGATES,
)
CLAUSES = ("expressions", "from_", "joins", "where", "group", "having", "distinct", "locks", "windows", *TAIL)


def select(translator: Translator, node: exp.Expr) -> Query:
    """One SELECT, without what stands before and behind it."""
    context = translator.context
    context.only(node, *CLAUSES)
    if not children(node):
        context.refuse(node, "a SELECT without columns", "Give it one: SELECT 1.")
    node = joined_rows(translator, joined_series(translator, node))
    tables, restrictions = sources(translator, node)
    lines = [*tables, *where(translator, node, restrictions)]
    node = written_out(translator, node)
    translator.scope.grouped = maybe(node, "group") is not None
    translator.scope.windows = {name_of(child(one)): one for one in children(node, "windows")}
    outputs = [output(translator, one) for one in children(node)]
    columns = [(name, value) for name, value, _ in outputs]
    first, groups = _distinct(translator, node, [value for _, value, _ in outputs])
    lines += groups
    lines.insert(0, f"{first} {', '.join(sql for *_, sql in outputs)}")
    group, having = maybe(node, "group"), maybe(node, "having")
    if group is not None:
        lines += context.attempt(_group_by, translator, group, columns, having) or []
    for lock in children(node, "locks"):
        context.attempt(_lock, translator, lock)
    if having is not None and group is None:
        return _one_group(translator, lines, columns, child(having))
    lump = group is None and any(_has_aggregate(one) for one in children(node))
    single = lump or not tables or all_single(translator, restrictions)
    return Query(lines, columns, single, lump or (not tables and maybe(node, "where") is None))


def where(translator: Translator, node: exp.Expr, restrictions: list[Restriction]) -> list[str]:
    """``WHERE …``; what it proves holds from then on."""
    clause = maybe(node, "where")
    if clause is None:
        return []
    condition = child(clause)
    value = translator.context.attempt(translator.filter, condition)
    restrictions += [(one, None) for one in conjuncts(condition)]
    prove(translator, condition)
    return [] if value is None else [f"WHERE {value.sql}"]


def output(translator: Translator, node: exp.Expr) -> tuple[str, Value, str]:
    """A result column: its name, its value and its text. One that is refused counts as a column that may be NULL."""
    inner, name = node, ""
    if isinstance(node, exp.Alias):
        translator.context.only(node, "this", "alias")
        inner, name = child(node), name_of(child(node, "alias"))
    else:
        name = implied(translator.context, node)
    value = translator.context.attempt(_held, translator, inner) or Value("NULL", BROKEN)
    if value.type == "unknown":
        # PostgreSQL makes it text.
        value = replace(value, type="text")
    # SQLite calls a column of a source by its name; anything else needs to be told.
    called = inner is node and (not name or value.sql == quote(name) or value.sql.endswith(f".{quote(name)}"))
    return name, value, value.sql if called else f"{value.sql} AS {quote(name)}"


def _held(translator: Translator, node: exp.Expr) -> Value:
    """An expression whose value SQLite can hold."""
    value = translator.expression(node)
    if value.type.endswith(MARK):
        translator.context.refuse(node, f"a {value.type} as a result", "Cut it to the millisecond: that is what both engines hold.")
    return value


def _distinct(translator: Translator, node: exp.Expr, columns: list[Value]) -> tuple[str, list[str]]:
    """SELECT, and the groups that DISTINCT is where a JSON value is among *columns*."""
    distinct = maybe(node, "distinct")
    if distinct is None:
        return "SELECT", []
    if any(value.type in KEYS for value in columns):
        return "SELECT", once(translator, node, columns)
    for value, one in zip(columns, children(node), strict=True):
        translator.context.attempt(need_equal, translator.context, value.type, one, "DISTINCT")
    return "SELECT DISTINCT", []


def _group_by(translator: Translator, node: exp.Expr, outputs: list[tuple[str, Value]], having: exp.Expr | None) -> list[str]:
    translator.context.only(node, "expressions")
    keys: list[str] = []
    conditions: list[str] = []
    for key in children(node):
        value = _group_key(translator, key, outputs)
        if value.type in KEYS:
            value, same = json_key(value, outputs)
            conditions.append(same)
        need_equal(translator.context, value.type, key, "GROUP BY")
        keys.append(value.sql)
    condition = translator.context.attempt(translator.filter, child(having)) if having is not None else None
    conditions += [condition.within(AND - 1) if conditions else condition.sql] if condition is not None else []
    return [f"GROUP BY {', '.join(keys)}", *([f"HAVING {' AND '.join(conditions)}"] if conditions else [])]


def _group_key(translator: Translator, node: exp.Expr, outputs: list[tuple[str, Value]]) -> Value:
    """PostgreSQL takes a bare name for a column of FROM first, then for a result column."""
    if isinstance(node, exp.Literal) and not node.is_string:
        return replace(outputs[int(node.name) - 1][1], sql=node.name)
    if isinstance(node, exp.Column) and maybe(node, "table") is None and isinstance(node.this, exp.Identifier):
        name = name_of(node.this)
        places = [place for place, (one, _) in enumerate(outputs, 1) if one == name]
        if places and not any(name in one.columns for one in translator.scope.sources):
            return replace(outputs[places[0] - 1][1], sql=str(places[0]))
    own, foreign = translator.scope.own, translator.scope.foreign
    value = queries.unplaced(translator.expression(node))
    if translator.scope.foreign == foreign:
        return value
    # SQLite does not know the query around it here, but in a result column.
    places = [place for place, (_, one) in enumerate(outputs, 1) if one.sql == value.sql]
    if places or translator.scope.own == own:
        return replace(value, sql=str(places[0]) if places else "NULL")
    cure = "Make it a result column, or put it into a subquery in FROM."
    translator.context.refuse(node, "GROUP BY of an expression with a column of the query around it", cure)


def is_one_group(node: exp.Expr) -> bool:
    """Whether HAVING without GROUP BY makes one group of all rows."""
    return maybe(node, "having") is not None and maybe(node, "group") is None


def _one_group(translator: Translator, lines: list[str], columns: list[tuple[str, Value]], condition: exp.Expr) -> Query:
    """Older SQLite has no HAVING without GROUP BY: the condition becomes a column of the one row, count(*) sees to it that there is one."""
    value = translator.context.attempt(translator.filter, condition)
    names = [f"c{place}" for place in range(1, len(columns) + 1)]
    shown = ", ".join(f"{one} AS {quote(name)}" if name else one for one, (name, _) in zip(names, columns, strict=True))
    first = f"{lines[0]}, {value.sql if value else 'NULL'}, count(*)"
    inner = renamed(" ".join([first, *lines[1:]]), [*names, "ok", "n"])
    found = [(name, replace(value, sql=one)) for one, (name, value) in zip(names, columns, strict=True)]
    return Query([f"SELECT {shown}", f"FROM {inner}", "WHERE ok"], found, single=True)


def is_aggregate(node: exp.Expr) -> bool:
    """Whether *node* itself is an aggregate."""
    return isinstance(node, (exp.AggFunc, exp.Filter, *AGGREGATES)) or (
        isinstance(node, exp.Anonymous) and node.name.lower() in {"every", *ORDERED_CALLS}
    )


def _has_aggregate(node: exp.Expr) -> bool:
    return any(is_aggregate(one) for one in within_query(node, exp.Window)) and not isinstance(node, exp.Window)


def _lock(translator: Translator, node: exp.Expr) -> None:
    """FOR UPDATE and FOR SHARE, SKIP LOCKED too: on SQLite the writer's lock on the whole database does it, under which nobody else holds one."""
    translator.context.only(node, "update", "key", "expressions", "wait")
    wait: object = node.args.get("wait")
    if wait is True:
        translator.context.refuse(node, "NOWAIT has no counterpart on SQLite", "Mark the statement -- only: postgres")
    translator.context.writes = True
