"""Rows in FROM that are no table: VALUES and unnest of list parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from .array_values import element_out, element_type
from .nodes import alias_columns, alias_of, bare, children, maybe, name_of
from .query import TAIL
from .sources import Source, quote
from .value import Value, element_of, unify

if TYPE_CHECKING:
    from .translator import Translator


def rows_source(translator: Translator, node: exp.Expr) -> str:
    """``(VALUES (…), (…)) AS v (a, b)``."""
    translator.context.only(node, "expressions", "alias")
    alias, names = alias_of(node), alias_columns(node)
    rows = [children(row) if isinstance(row, exp.Tuple) else [row] for row in children(node)]
    names += [f"column{place}" for place in range(len(names) + 1, len(rows[0]) + 1)]
    if not alias or len(names) != len(rows[0]):
        translator.context.refuse(node, "VALUES in FROM without names", "Write (VALUES …) AS v (a, b).")
    columns: list[list[Value]] = []
    kinds: list[str] = []
    foreign = translator.scope.foreign
    for place in range(len(names)):
        values, kind = unify(translator.context, [translator.expression(row[place]) for row in rows], rows[0][place], "VALUES")
        columns.append(values)
        kinds.append(kind)
    source = Source(alias, {}, single=len(rows) == 1)
    for name, kind, values in zip(names, kinds, columns, strict=True):
        source.columns[name] = Value("", kind, any(value.nullable for value in values))
    translator.scope.add(translator.context, source, node)
    if translator.scope.foreign > foreign:
        # With columns of a query around it SQLite gives VALUES no names.
        return f"({_selects(names, columns)}) AS {quote(alias)}"
    text = ", ".join(f"({', '.join(column[row].sql for column in columns)})" for row in range(len(rows)))
    shown = ", ".join(f"column{place} AS {quote(name)}" for place, name in enumerate(names, 1))
    return f"(SELECT {shown} FROM (VALUES {text})) AS {quote(alias)}"


def _selects(names: list[str], columns: list[list[Value]]) -> str:
    first, *others = zip(*columns, strict=True)
    named = ", ".join(f"{value.sql} AS {quote(name)}" for value, name in zip(first, names, strict=True))
    return " UNION ALL ".join([f"SELECT {named}", *(f"SELECT {', '.join(value.sql for value in row)}" for row in others)])


def list_source(translator: Translator, node: exp.Expr) -> str:
    """``unnest(:a, :b) [WITH ORDINALITY] AS u (a, b, n)``: the lists side by side, shorter ones filled up with NULL."""
    context = translator.context
    context.only(node, "expressions", "alias", "offset")
    seen = translator.scope.own, translator.scope.foreign
    lists = [translator.expression(bare(one)) for one in children(node)]
    if len(lists) > 1 and seen != (translator.scope.own, translator.scope.foreign):
        # SQLite has no LATERAL, which a subquery that looks at other sources would need.
        context.refuse(node, "several lists side by side, made of columns", "Take the pieces apart in Python, or number them and join.")
    offset = maybe(node, "offset")
    alias = alias_of(node) or "unnest"
    names = _names(node, alias, len(lists))
    for value, one in zip(lists, children(node), strict=True):
        if element_of(value.type) is None:
            context.refuse(one, f"unnest of {value.type}", "It takes list parameters: :ids::text[]")
    if len(lists) == 1:
        return _one_list(translator, node, lists[0], (names[0], name_of(offset) if offset is not None else ""))
    source = Source(alias, {name: Value("", element_type(value.type), len(lists) > 1) for name, value in zip(names, lists, strict=True)})
    shown = [
        f"{element_out(element_type(value.type), f'l{place}', value.sql)} AS {quote(name)}"
        for place, (name, value) in enumerate(zip(names, lists, strict=True))
    ]
    tables = f"json_each({lists[0].sql}) AS l0"
    if len(lists) > 1:
        longest = lists[0].sql
        for value in lists[1:]:
            longest = f"CASE WHEN coalesce(json_array_length({value.sql}), 0) > coalesce(json_array_length({longest}), 0) THEN {value.sql} ELSE {longest} END"
        joins = (f"LEFT JOIN json_each({value.sql}) AS l{place} ON l{place}.key = r.key" for place, value in enumerate(lists))
        tables = " ".join([f"json_each({longest}) AS r", *joins])
    if offset is not None:
        name = name_of(offset)
        source.columns[name] = Value("", "bigint", nullable=False, span=(1, 2**31))
        shown.append(f"{'r' if len(lists) > 1 else 'l0'}.key + 1 AS {quote(name)}")
    translator.scope.add(context, source, node)
    return f"(SELECT {', '.join(shown)} FROM {tables}) AS {quote(alias)}"


def _names(node: exp.Expr, alias: str, number: int) -> list[str]:
    """Names of the columns: of one alone the source's, else ``unnest``, which nobody can mean where it stands for several."""
    given = alias_columns(node)
    rest = [alias] if number == 1 else [f"unnest{'?' * place}" for place in range(number)]
    return [*given, *rest[len(given) :]]


def _one_list(translator: Translator, node: exp.Expr, value: Value, names: tuple[str, str]) -> str:
    """One list, which may be made of the sources to its left; a parameter's elements are never NULL."""
    alias, kind = alias_of(node) or "unnest", element_type(value.type)
    shown, item = quote(alias), Value(element_out(kind, quote(alias), value.sql), kind, not value.sql.startswith(":"))
    source = Source(alias, {names[0]: item}, scalar="" if names[1] else names[0])
    if names[1]:
        source.columns[names[1]] = Value(f"({shown}.key + 1)", "bigint", nullable=False, span=(1, 2**31))
    translator.scope.add(translator.context, source, node)
    return f"json_each({value.sql}) AS {shown}"


def values_query(node: exp.Expr) -> exp.Expr:
    """A whole ``VALUES (…), (…) ORDER BY 1`` as a SELECT from it."""
    rows = children(node)
    names = [f"column{place}" for place in range(1, (len(children(rows[0])) if isinstance(rows[0], exp.Tuple) else 1) + 1)]
    source = exp.Values(expressions=rows)
    source.set("alias", exp.TableAlias(this=exp.to_identifier("values", quoted=True), columns=[exp.to_identifier(name) for name in names]))
    found = exp.Select(expressions=[exp.column(name) for name in names], from_=exp.From(this=source))
    for name in TAIL:
        found.set(name, maybe(node, name))
    return found
