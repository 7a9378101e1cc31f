"""Functions in FROM that make rows of a JSON value; on SQLite json_each, whose argument sees the sources to its left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .json_parts import json_value
from .nodes import alias_columns, alias_of, child, children, flag
from .sources import Source, quote
from .value import OUT_OF_RANGE, Value

if TYPE_CHECKING:
    from sqlglot import exp

    from .translator import Translator

ARRAY = f"CASE WHEN json_type({{0}}) <> 'array' THEN {OUT_OF_RANGE} ELSE {{0}} END"
TEXT = "CASE {1}.type WHEN 'text' THEN {1}.value WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text({1}.value) WHEN 'array' THEN pg_jsonb_text({1}.value) ELSE {0} -> {1}.key END"


@dataclass(frozen=True, slots=True)
class Rows:
    """
    A function of a JSON value.

    Attributes:
        over: what json_each goes over, made of the value.
        columns: name, form and type of each, and whether it may be None in Python, as JSON's null is; an empty name is the alias.
    """

    over: str
    columns: tuple[tuple[str, str, str, bool], ...]


KEY = "{1}.value"
FUNCTIONS: dict[str, Rows] = {
    "jsonb_array_elements": Rows(ARRAY, (("value", "({0} -> {1}.key)", "jsonb", True),)),
    "jsonb_array_elements_text": Rows(ARRAY, (("value", TEXT, "text", True),)),
    "jsonb_object_keys": Rows("pg_jsonb_keys({0})", (("", KEY, "text", False),)),
    "jsonb_each": Rows("pg_jsonb_keys({0})", (("key", KEY, "text", False), ("value", "pg_jsonb_get({0}, {1}.value)", "jsonb", True))),
    "jsonb_each_text": Rows(
        "pg_jsonb_keys({0})", (("key", KEY, "text", False), ("value", "pg_jsonb_get_text({0}, {1}.value)", "text", True))
    ),
}
"""By name."""


def rows_of_json(translator: Translator, node: exp.Expr) -> str:
    """``jsonb_each(data) [WITH ORDINALITY] [AS e (k, v)]``, taken into scope, and its text."""
    translator.context.only(node, "this", "alias", "ordinality")
    call = child(node)
    name = call.name.lower()
    known, alias, given = FUNCTIONS[name], alias_of(node) or name, children(call)
    if len(given) != 1:
        translator.context.refuse(node, f"{name}() takes one value")
    value, renamed, shown = json_value(translator, given[0]), alias_columns(node), quote(alias)
    names = [column or alias for column, *_ in known.columns] + (["ordinality"] if flag(node, "ordinality") else [])
    if len(renamed) > len(names):
        translator.context.refuse(node, f"{name}() has {len(names)} columns", "Name no more.")
    names = renamed + names[len(renamed) :]
    source = Source(alias, {}, ordered=True)
    for title, (_, form, kind, nullable) in zip(names, known.columns, strict=False):
        source.columns[title] = Value(form.format(value.within(6), shown), kind, nullable)
    if flag(node, "ordinality"):
        source.columns[names[-1]] = Value(f"{shown}.key + 1", "bigint", nullable=False, span=(1, 2**31))
    translator.scope.add(translator.context, source, node)
    return f"json_each({known.over.format(value.within(6))}) AS {shown}"
