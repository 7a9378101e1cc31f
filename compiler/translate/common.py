"""WITH."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlglot import exp

from ..model import UNNAMED
from . import queries
from .nodes import QUERIES, alias_columns, alias_of, child, children, flag, maybe, name_of
from .numeric_forms import as_text
from .set_numbers import through
from .sources import Common, derived_columns, quote
from .value import NUMERIC, is_numeric

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .query import Query
    from .translator import Translator
    from .value import Value


def with_clause(translator: Translator, node: exp.Expr) -> list[str]:
    """``WITH …``; what it names is in scope from then on."""
    clause = maybe(node, "with_")
    if clause is None:
        return []
    from . import steps  # noqa: PLC0415 - it builds on statements, which have a WITH in them

    search = maybe(clause, "search")
    if search is not None:
        word = "CYCLE" if flag(search, "using") or maybe(search, "using") is not None else "SEARCH"
        translator.context.refuse(
            search,
            f"{word} of a recursive query",
            "Carry a list along: array[id] AS path, path || id; sort by it, or test id <> ALL(path).",
        )
    translator.context.only(clause, "expressions", "recursive")
    translator.context.commons |= {alias_of(one).lower() for one in children(clause)}
    if flag(clause, "recursive"):
        _check_order(translator, children(clause))
    if steps.runs_in_steps(node):
        return steps.with_steps(translator, clause)
    parts = [table(translator, one, recursive=flag(clause, "recursive")) for one in children(clause)]
    return [f"WITH {'RECURSIVE ' if flag(clause, 'recursive') else ''}{', '.join(parts)}"]


def _check_order(translator: Translator, nodes: list[exp.Expr]) -> None:
    """In WITH RECURSIVE a query may use one behind it, which is not known yet here."""
    for place, node in enumerate(nodes):
        later = {alias_of(one) for one in nodes[place + 1 :]}
        for one in node.find_all(exp.Table):
            if isinstance(one.this, exp.Identifier) and name_of(one.this) in later:
                translator.context.refuse(one, f"{one.name} stands behind the query that uses it", "Put it before.")


def table(translator: Translator, node: exp.Expr, *, recursive: bool) -> str:
    """A query of a WITH; its name is in scope from then on."""
    # MATERIALIZED is about speed alone.
    translator.context.only(node, "this", "alias", "materialized")
    body = child(node)
    if isinstance(body, exp.Merge):
        translator.context.refuse(node, "MERGE in a WITH needs PostgreSQL 17", "Make it a statement of its own.")
    if not isinstance(body, (*QUERIES, exp.Subquery)):
        translator.context.refuse(node, "a WITH that changes rows stands before the whole statement only", "Move it there.")
    name, renamed = alias_of(node), alias_columns(node)
    before, translator.context.reads = translator.context.reads, set()
    with translator.inside():
        if recursive and isinstance(body, exp.Union):
            inner = _recursive(translator, body, name, renamed)
        else:
            inner = queries.query(translator, body)
    columns = named(translator, inner, node, renamed)
    translator.scope.tables[name] = Common(derived_columns(columns), frozenset(translator.context.reads), inner.single)
    translator.context.reads |= before
    lines = "\n    ".join(inner.lines)
    return f"{quote(name)} ({', '.join(quote(column) for column in columns)}) AS (\n    {lines}\n)"


def _recursive(translator: Translator, node: exp.Expr, name: str, renamed: list[str]) -> Query:
    """A query that may use its own name in its second half, whose columns are as in the first."""
    if any(isinstance(one, exp.Table) and one.name.lower() == name for one in child(node).walk()):
        translator.context.refuse(node, "a recursive query uses its name in the second part of UNION", "Turn the parts round.")
    translator.context.only(node, "this", "expression", "distinct")
    with translator.inside():
        first = queries.query(translator, child(node))
    second = _second(translator, node, first, name, renamed)
    pairs = [(one.type, other.type) for (_, one), (_, other) in zip(first.columns, second.columns, strict=False)]
    if any(is_numeric(one) and other == NUMERIC and one != other for one, other in pairs):
        # What grows with every step has no fixed scale, from the first row on.
        first = through(first, lambda place, value: as_text(value) if pairs[place][1] == NUMERIC and is_numeric(value.type) else value)
        second = _second(translator, node, first, name, renamed)
    whole = queries.combined(translator, node, first, second)
    for (column, value), (_, one) in zip(whole.columns, first.columns, strict=True):
        if value.type != one.type:
            what = f"column {column} is {one.type} at first and {value.type} later"
            translator.context.refuse(node, what, f"Cast it in the first part: ::{value.type}")
    return replace(whole, columns=[(column, replace(value, nullable=True)) for column, value in whole.columns])


def _unlike(name: str, others: Sequence[str]) -> str:
    """*name* as none of *others* is called: nobody can mean one of two columns of a name."""
    return _unlike(f"{name}?", others) if name in others else name


def _second(translator: Translator, node: exp.Expr, first: Query, name: str, renamed: list[str]) -> Query:
    """The part that uses the query's own name, whose columns are those of *first*."""
    columns = derived_columns(named(translator, first, node, renamed))
    translator.scope.tables[name] = Common({column: replace(value, nullable=True, span=None) for column, value in columns.items()})
    with translator.inside():
        return queries.query(translator, child(node, "expression"))


def named(translator: Translator, inner: Query, node: exp.Expr, renamed: list[str]) -> dict[str, Value]:
    """The columns of a subquery by name, which must be different to SQLite too: it does not know upper case from lower."""
    names = list(renamed)
    for name, _ in inner.columns[len(renamed) :]:
        names.append(name or _unlike(UNNAMED, names))
    if len(names) != len(inner.columns) or len({name.lower() for name in names}) != len(names):
        translator.context.refuse(node, "each column of a subquery in FROM or WITH has a name of its own", "Name it with AS.")
    return {name: value for name, (_, value) in zip(names, inner.columns, strict=True)}
