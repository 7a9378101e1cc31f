"""
LATERAL: a subquery in FROM that sees the sources to its left.

SQLite has no such thing, but a table function's argument may see them: the subquery's rows are packed into a JSON list of lists, which
json_each unpacks. What JSON does not carry exactly is packed by a function of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from . import froms, queries
from .common import named
from .enums import is_enum
from .nodes import alias_columns, alias_of, child
from .sources import Source, derived_columns, quote
from .tables import rows_source
from .value import BROKEN, NUMERIC, ORDERED, Value, element_of

if TYPE_CHECKING:
    from .translator import Translator

TEXT = ("{0} || ''", "{0}")
PACKED: dict[str, tuple[str, str]] = {
    "double precision": ("pg_pack({0})", "pg_unpack({0})"),
    "real": ("pg_pack({0})", "pg_unpack({0})"),
    "bytea": ("pg_pack({0})", "pg_unpack({0})"),
    NUMERIC: ("{0}", "{0}"),
    # Without a detour SQLite takes JSON for a part of the list.
    **dict.fromkeys(("jsonb", "json"), TEXT),
}
"""How a value goes into a JSON list and comes out again as it was; other types are whole numbers and texts, which JSON carries."""


def lateral(translator: Translator, node: exp.Expr) -> str:
    """``LATERAL (…) AS l [(a, b)]``, taken into scope, and its text."""
    translator.context.only(node, "this", "alias", "ordinality")
    inner, alias = child(node), alias_of(node)
    if not isinstance(inner, exp.Subquery):
        return froms.source(translator, _function(node, inner))
    if not alias:
        translator.context.refuse(node, "a subquery in FROM without a name", "Give it one with AS: PostgreSQL 15 wants it.")
    scope = translator.scope
    own = scope.own
    with translator.inside():
        text, columns, single, always = _rows(translator, node, inner)
    if scope.own == own:
        # It sees nothing of the sources to its left: a derived table like any other.
        scope.add(translator.context, Source(alias, derived_columns(columns), single=single), node)
        names = ", ".join(quote(name) for name in columns)
        return f"({text[0]}SELECT {names} FROM {text[1]}) AS {quote(alias)}"
    source = Source(alias, _unpacked(alias, derived_columns(columns)), single=single, always=always)
    scope.add(translator.context, source, node)
    items = ", ".join(_packed(translator, node, name, value) for name, value in columns.items())
    return f"json_each(({text[0]}SELECT json_group_array(json_array({items})) FROM {text[1]})) AS {quote(alias)}"


def _function(node: exp.Expr, inner: exp.Expr) -> exp.Expr:
    """A function in FROM sees what is to its left with or without the word LATERAL."""
    found = inner.copy() if isinstance(inner, exp.Unnest) else exp.Table(this=inner.copy(), ordinality=node.args.get("ordinality"))
    alias = node.args.get("alias")
    found.set("alias", alias.copy() if isinstance(alias, exp.Expr) else None)
    found.parent = node.parent
    return found


def _rows(translator: Translator, node: exp.Expr, inner: exp.Expr) -> tuple[tuple[str, str], dict[str, Value], bool, bool]:
    """What stands before SELECT and behind FROM to read the subquery's rows; its columns; whether it has one row at most, and at least."""
    body, renamed = child(inner), alias_columns(node)
    if isinstance(body, exp.Values):
        body = body.copy()
        body.set("alias", node.args["alias"].copy())
        body.parent = node.parent
        text = rows_source(translator, body)
        source = translator.scope.sources[-1]
        return ("", text), source.columns, source.single, True
    query = queries.query(translator, inner)
    columns = named(translator, query, node, renamed)
    if list(columns) == [name for name, _ in query.columns]:
        return ("", f"({query.inline()})"), columns, query.single, query.always
    rows = quote(f"{alias_of(node)}_rows")
    names = ", ".join(quote(name) for name in columns)
    return (f"WITH {rows} ({names}) AS ({query.inline()}) ", rows), columns, query.single, query.always


def _packed(translator: Translator, node: exp.Expr, name: str, value: Value) -> str:
    form = PACKED.get(value.type) or (TEXT if element_of(value.type) else None)
    if form is None and value.type not in (*ORDERED, BROKEN, "unknown") and not is_enum(value.type):
        translator.context.refuse(node, f"a column of type {value.type} in LATERAL has no translation yet", f"Cast {name} in the subquery.")
    return (form[0] if form else "{0}").format(quote(name))


def _unpacked(alias: str, columns: dict[str, Value]) -> dict[str, Value]:
    """The columns as they are read from json_each."""
    found: dict[str, Value] = {}
    for place, (name, value) in enumerate(columns.items()):
        item = f"json_extract({quote(alias)}.value, '$[{place}]')"
        form = PACKED.get(value.type, ("", "{0}"))[1]
        found[name] = Value(form.format(item), value.type, value.nullable, span=value.span)
    return found
