"""A query with what stands before and behind it: WITH, set operations, ORDER BY, LIMIT."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlglot import exp

from . import selects, set_functions
from .common import with_clause
from .distinct_on import distinct_on, is_distinct_on
from .enums import is_enum, need_equal, positioned
from .grouping import grouping_sets, has_grouping_sets
from .json_groups import once_of_both
from .nodes import QUERIES, alias_of, child, children, flag, maybe, name_of
from .numeric_forms import as_text, is_keyed, sortable
from .query import TAIL, Query
from .set_numbers import alike, sortable_whole
from .sorting import sorted_outside
from .sources import quote, renamed
from .ties import with_ties
from .value import (
    AND,
    ATOM,
    BROKEN,
    INTEGERS,
    MOMENT_KINDS,
    NUMERIC,
    SUM,
    TEXTS,
    WHOLE,
    Value,
    is_numeric,
    need_ordered,
    to_double,
    to_moment,
)

if TYPE_CHECKING:
    from .translator import Translator

SET_OPERATIONS: dict[type[exp.Expr], str] = {exp.Union: "UNION", exp.Except: "EXCEPT", exp.Intersect: "INTERSECT"}
DOUBLE = "double precision"
TEST_OF_CONSTANT = re.compile(r"(?s)(?:-?[0-9.]\S*|[xX]?'(?:[^']|'')*'|\(.*\)) IS (?:NOT )?NULL")
UNLIMITED = {"LIMIT": "-1", "OFFSET": "0"}


def query(translator: Translator, node: exp.Expr) -> Query:
    """A SELECT or a set operation, with what stands before and behind it."""
    whole, node = node, with_ties(translator, _opened(translator, node))
    lines = with_clause(translator, node)
    if is_distinct_on(node) or has_grouping_sets(node):
        body = distinct_on(translator, node) if is_distinct_on(node) else grouping_sets(translator, node)
        node = node.copy()
        node.set("order", None)
    else:
        body = _set_operation(translator, node) if type(node) in SET_OPERATIONS else selects.select(translator, node)
    lines += body.lines
    order, limits = maybe(node, "order"), _limits(translator, node)
    if order is not None and not selects.is_one_group(node):
        foreign = translator.scope.foreign
        key = translator.context.attempt(order_by, translator, order, body.columns, anything=isinstance(node, exp.Select))
        if translator.scope.foreign > foreign:
            lines = lines[: -len(body.lines)]
            body, key = translator.context.attempt(sorted_outside, translator, node, body) or (body, None)
            lines += body.lines
        lines += [key] if key else []
    if not limits and isinstance(whole.parent, (exp.Subquery, exp.CTE)) and isinstance(node, exp.Select) and set_functions.gives_rows(node):
        # Keeps SQLite from taking the subquery apart: PostgreSQL computes all of its rows, and fails where one has no value.
        limits = [("LIMIT", "-1")]
    lines += [f"{word} {sql}" for word, sql in limits]
    single = body.single or any(word == "LIMIT" and sql in {"0", "1"} for word, sql in limits)
    return Query(lines, body.columns, single, body.always and not limits)


def _opened(translator: Translator, node: exp.Expr) -> exp.Expr:
    """*node* without parentheses around all of it."""
    while isinstance(node, exp.Subquery) and not alias_of(node):
        translator.context.only(node, "this")
        node = child(node)
    if isinstance(node, QUERIES):
        return node
    translator.context.refuse(node, f"{node.key.upper()} as a query has no translation yet", "Write a plain SELECT.")


def _branch(translator: Translator, node: exp.Expr, *, last: bool) -> Query:
    """One side of a set operation, in a scope of its own; SQLite takes no parentheses there, and binds from left to right."""
    node = _opened(translator, node)
    with translator.inside():
        if not any(node.args.get(name) for name in TAIL):
            if isinstance(node, exp.Select):
                return selects.select(translator, node)
            if not last:
                return _set_operation(translator, node)
        inner = query(translator, node)
    return Query([f"SELECT * FROM ({inner.inline()})"], inner.columns, inner.single, inner.always)


def _set_operation(translator: Translator, node: exp.Expr) -> Query:
    translator.context.only(node, "this", "expression", "distinct", *TAIL)
    left = _branch(translator, child(node), last=False)
    right = _branch(translator, child(node, "expression"), last=True)
    if isinstance(node, exp.Union) and flag(node, "distinct") and any(value.type == "jsonb" for _, value in left.columns):
        everything = node.copy()
        everything.set("distinct", False)
        return sortable_whole(once_of_both(translator.context, node, combined(translator, everything, left, right)))
    return sortable_whole(combined(translator, node, left, right))


def combined(translator: Translator, node: exp.Expr, left: Query, right: Query) -> Query:
    """A set operation of two translated sides."""
    left, right = alike(translator.context, node, left, right)
    word, everything = SET_OPERATIONS[type(node)], not flag(node, "distinct")
    numbered = everything and word != "UNION"
    columns: list[tuple[str, Value]] = []
    kinds = [_common(translator, node, name, one, other) for (name, one), (_, other) in zip(left.columns, right.columns, strict=True)]
    left, right = (_of_kinds(translator, node, side, kinds) for side in (left, right))
    for kind, (name, one), (_, other) in zip(kinds, left.columns, right.columns, strict=True):
        if not everything or numbered:
            need_equal(translator.context, kind, node, word)
        columns.append((name, Value("", kind, one.nullable or (other.nullable and word == "UNION"))))
    if numbered:
        names = [f"c{place}" for place in range(1, len(columns) + 1)]
        shown = ", ".join(f"c{place} AS {quote(name)}" if name else f"c{place}" for place, (name, _) in enumerate(columns, 1))
        return Query(
            [f"SELECT {shown} FROM {renamed(f'{_numbered(left, names)} {word} {_numbered(right, names)}', [*names, 'n'])}"],
            columns,
        )
    return Query([*left.lines, f"{word} ALL" if everything else word, *right.lines], columns)


def _numbered(side: Query, names: list[str]) -> str:
    """The rows of *side*, equal ones numbered, so that each is one of its own."""
    shown = ", ".join(names)
    return f"SELECT {shown}, row_number() OVER (PARTITION BY {shown}) FROM {renamed(side.inline(), names)}"


def _common(translator: Translator, node: exp.Expr, name: str, one: Value, other: Value) -> str:
    kinds = [value.type for value in (one, other) if value.literal != "null"] or ["text"]
    if len(set(kinds)) == 1 or BROKEN in kinds or set(kinds) <= set(TEXTS):
        return BROKEN if BROKEN in kinds else kinds[0]
    if set(kinds) <= set(WHOLE):
        return max(kinds, key=WHOLE.index)
    if all(is_numeric(kind) or kind in INTEGERS for kind in kinds):
        return NUMERIC
    if DOUBLE in kinds and all(is_numeric(kind) or kind in (*INTEGERS, DOUBLE) for kind in kinds):
        return DOUBLE
    if set(kinds) <= set(MOMENT_KINDS):
        return max(kinds, key=MOMENT_KINDS.index)
    translator.context.refuse(node, f"column {name or '?'} is {kinds[0]} on one side and {kinds[1]} on the other", "Cast one of them.")


def _of_kinds(translator: Translator, node: exp.Expr, side: Query, kinds: list[str]) -> Query:
    """*side* with its columns as those of *kinds*, which are common to both sides."""
    names = [f"c{place}" for place in range(1, len(kinds) + 1)]
    values = [Value(one, value.type, value.nullable, span=value.span) for one, (_, value) in zip(names, side.columns, strict=True)]
    wanted = [
        value if own.literal == "null" else _of_kind(translator, node, value, kind)
        for value, kind, (_, own) in zip(values, kinds, side.columns, strict=True)
    ]
    if all(one.sql == value.sql for one, value in zip(wanted, values, strict=True)):
        return side
    shown = [f"{one.sql} AS {quote(name)}" if name else one.sql for one, (name, _) in zip(wanted, side.columns, strict=True)]
    columns = [(name, replace(one, literal=own.literal)) for one, (name, own) in zip(wanted, side.columns, strict=True)]
    return Query([f"SELECT {', '.join(shown)} FROM {renamed(side.inline(), names)}"], columns, side.single, side.always)


def _of_kind(translator: Translator, node: exp.Expr, value: Value, kind: str) -> Value:
    if kind == NUMERIC and value.type != kind:
        return as_text(value)
    if kind == DOUBLE and value.type != kind:
        return to_double(translator.context, value, node)
    return to_moment(value, kind) if kind in MOMENT_KINDS else value


def order_by(translator: Translator, node: exp.Expr, outputs: list[tuple[str, Value]], *, anything: bool = True) -> str:
    """
    ``ORDER BY …`` with NULLs where PostgreSQL puts them.

    Args:
        translator: where the translation stands.
        node: the clause.
        outputs: result columns, which a bare name or a number means first.
        anything: whether other expressions are possible too; a set operation takes none.
    """
    return f"ORDER BY {', '.join(f'{key.sql}{tail}' for key, tail in order_keys(translator, node, outputs, anything=anything))}"


def order_keys(translator: Translator, node: exp.Expr, outputs: list[tuple[str, Value]], *, anything: bool) -> list[tuple[Value, str]]:
    """What ORDER BY sorts by, and the words behind each."""
    translator.context.only(node, "expressions")
    keys: list[tuple[Value, str]] = []
    for ordered in children(node):
        translator.context.only(ordered, "this", "desc", "nulls_first")
        key = output_key(translator, child(ordered), outputs)
        if key is None and not anything:
            translator.context.refuse(ordered, "behind a set operation only result columns sort", "Sort by their names.")
        key = key or sortable(unplaced(translator.expression(child(ordered))))
        if is_enum(key.type):
            if not anything:
                translator.context.refuse(ordered, "an enum that sorts a set operation", "Put the set operation into a subquery.")
            key = positioned(translator.context, outputs[int(key.sql) - 1][1] if key.sql.isdecimal() else key)
        need_ordered(translator.context, key.type, ordered, "ORDER BY")
        descending, first = flag(ordered, "desc"), flag(ordered, "nulls_first")
        # SQLite takes NULL for the least of all: said only where it matters, so that an index serves.
        nulls = (" NULLS FIRST" if first else " NULLS LAST") if key.nullable and first == descending else ""
        keys.append((key, f"{' DESC' if descending else ''}{nulls}"))
    return keys


def unplaced(value: Value) -> Value:
    """
    A key that is no place: SQLite takes a bare number for one, whatever it was made of. Any constant sorts and groups alike.

    It also makes a number of conditions while it reads them: of ``flag AND 0``, and from 3.44 on of ``'a' IS NULL``, of no sum.
    """
    if value.sql.lstrip("-").isdecimal():
        return replace(value, sql="NULL", level=ATOM)
    is_condition = value.type == "boolean" and (value.level == AND or TEST_OF_CONSTANT.fullmatch(value.sql))
    return replace(value, sql=f"({value.sql}) + 0", level=SUM) if is_condition else value


def output_key(translator: Translator, node: exp.Expr, outputs: list[tuple[str, Value]]) -> Value | None:
    """The result column that a bare name or a number in ORDER BY means, written so that SQLite takes it for the same."""
    if isinstance(node, exp.Literal) and not node.is_string and outputs:
        value = outputs[int(node.name) - 1][1]
        return sortable(value) if is_keyed(value.type) else replace(value, sql=node.name)
    if not isinstance(node, exp.Column) or maybe(node, "table") is not None or not isinstance(node.this, exp.Identifier):
        return None
    name = name_of(node.this)
    found = [(place, value) for place, (one, value) in enumerate(outputs, 1) if one == name]
    if not found:
        return None
    place, value = found[0]
    if is_keyed(value.type):
        return sortable(value)
    if len({one.sql for _, one in found}) > 1:
        translator.context.refuse(node, f"several result columns are called {name}", "Give each a name of its own.")
    return value if value.plain and value.sql else replace(value, sql=quote(name) if len(found) == 1 else str(place))


def _limits(translator: Translator, node: exp.Expr) -> list[tuple[str, str]]:
    """LIMIT and OFFSET, each with its number."""
    found: list[tuple[str, str]] = []
    for word in ("LIMIT", "OFFSET"):
        clause = maybe(node, word.lower())
        sql = translator.context.attempt(_limit, translator, word, clause) if clause is not None else None
        if sql is not None:
            found.append((word, sql))
    return [("LIMIT", "-1"), *found] if [word for word, _ in found] == ["OFFSET"] else found


def _limit(translator: Translator, word: str, clause: exp.Expr) -> str | None:
    """The number of LIMIT n, OFFSET n or FETCH FIRST n ROWS ONLY; None where it is no limit at all."""
    amount = maybe(clause, "count" if isinstance(clause, exp.Fetch) else "expression")
    if isinstance(clause, exp.Fetch):
        translator.context.only(clause, "direction", "count", "limit_options")
        options = maybe(clause, "limit_options")
        if options is not None:
            translator.context.only(options, "rows")
    else:
        translator.context.only(clause, "expression")
    if amount is None:
        return "1"
    if isinstance(amount, exp.Null) or (isinstance(amount, exp.Var) and amount.name.upper() == "ALL"):
        return None
    return _count(translator, amount, word)


def _count(translator: Translator, node: exp.Expr, word: str) -> str:
    value = translator.expression(node)
    if value.literal == "integer" and int(value.raw) >= 0:
        return value.sql
    if value.type not in INTEGERS or value.literal:
        translator.context.refuse(node, f"{word} is no whole number of 0 or more", "Pass it as a parameter.")
    # SQLite takes a negative number for no limit and refuses NULL; PostgreSQL the other way round.
    return f"CASE WHEN {value.sql} >= 0 THEN {value.sql} WHEN {value.sql} IS NULL THEN {UNLIMITED[word]} ELSE 'negative' END"
