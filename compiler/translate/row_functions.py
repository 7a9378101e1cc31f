"""Functions in FROM that make rows of a JSON value, a list or a text; on SQLite json_each, whose argument sees the sources to its left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .array_values import array_value
from .arrays import split_text
from .json_operators import kind_of
from .json_parts import json_value
from .json_path import path_steps
from .nodes import alias_columns, alias_of, child, children, flag, maybe
from .regexes import ROWS, call
from .sources import Source, quote
from .value import OUT_OF_RANGE, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlglot import exp

    from .translator import Translator

ARRAY = f"CASE WHEN json_type({{0}}) <> 'array' THEN {OUT_OF_RANGE} ELSE {{0}} END"
TEXT = "CASE {1}.type WHEN 'text' THEN {1}.value WHEN 'null' THEN NULL WHEN 'object' THEN pg_jsonb_text({1}.value) WHEN 'array' THEN pg_jsonb_text({1}.value) ELSE {0} -> {1}.key END"


def _json(translator: Translator, node: exp.Expr, given: Sequence[exp.Expr]) -> Value:
    if len(given) != 1:
        translator.context.refuse(node, "a function that makes rows of JSON takes one value")
    return json_value(translator, given[0], kind_of(child(node)))


def _split(translator: Translator, node: exp.Expr, given: Sequence[exp.Expr]) -> Value:
    """string_to_table."""
    if not 2 <= len(given) <= 3:
        translator.context.refuse(node, "string_to_table takes a text, a separator, and what stands for NULL")
    return split_text(translator, node, [*given, None][:3])


def _found(translator: Translator, node: exp.Expr, given: Sequence[exp.Expr]) -> Value:
    """jsonb_path_query."""
    if len(given) != 2:
        translator.context.refuse(node, "variables of a SQL/JSON path are not translated")
    value = json_value(translator, given[0])
    return Value(f"pg_jsonb_path_all({value.sql}, {path_steps(translator, given[1])})", "jsonb", value.nullable)


def _regex(translator: Translator, node: exp.Expr, given: Sequence[exp.Expr]) -> Value:
    """regexp_matches, regexp_split_to_table."""
    name = child(node).name.lower() if maybe(node) is not None else node.name.lower()
    return call(translator, node, ROWS[name], list(given))


def _places(translator: Translator, node: exp.Expr, given: Sequence[exp.Expr]) -> Value:
    """generate_subscripts."""
    if len(given) != 2 or given[1].name != "1":
        translator.context.refuse(node, "generate_subscripts takes an array and the dimension 1", "Write generate_subscripts(a, 1).")
    return array_value(translator, given[0])


@dataclass(frozen=True, slots=True)
class Rows:
    """
    A function that gives rows.

    Attributes:
        over: what json_each goes over, made of the value.
        columns: name, form and type of each, and whether it may be None in Python, as JSON's null is; an empty name is the alias.
        value: makes the value of the arguments.
    """

    over: str
    columns: tuple[tuple[str, str, str, bool], ...]
    value: Callable[[Translator, exp.Expr, Sequence[exp.Expr]], Value] = _json


KEY = "{1}.value"
FIRST, SECOND, THIRD = ("{1}.value ->> '$[0]'", "{1}.value ->> '$[1]'", "{1}.value ->> '$[2]'")
FUNCTIONS: dict[str, Rows] = {
    "json_array_elements": Rows("pg_json_items({0})", (("value", KEY, "json", True),)),
    "json_array_elements_text": Rows("pg_json_item_texts({0})", (("value", KEY, "text", True),)),
    "json_object_keys": Rows("pg_json_pairs({0})", (("", FIRST, "text", False),)),
    "json_each": Rows("pg_json_pairs({0})", (("key", FIRST, "text", False), ("value", SECOND, "json", True))),
    "json_each_text": Rows("pg_json_pairs({0})", (("key", FIRST, "text", False), ("value", THIRD, "text", True))),
    "jsonb_array_elements": Rows(ARRAY, (("value", "({0} -> {1}.key)", "jsonb", True),)),
    "jsonb_array_elements_text": Rows(ARRAY, (("value", TEXT, "text", True),)),
    "jsonb_object_keys": Rows("pg_jsonb_keys({0})", (("", KEY, "text", False),)),
    "jsonb_each": Rows("pg_jsonb_keys({0})", (("key", KEY, "text", False), ("value", "pg_jsonb_get({0}, {1}.value)", "jsonb", True))),
    "jsonb_each_text": Rows(
        "pg_jsonb_keys({0})", (("key", KEY, "text", False), ("value", "pg_jsonb_get_text({0}, {1}.value)", "text", True))
    ),
    "jsonb_path_query": Rows("{0}", (("", "({0} -> {1}.key)", "jsonb", True),), _found),
    "string_to_table": Rows("{0}", (("", KEY, "text", True),), _split),
    "regexp_matches": Rows("{0}", (("", KEY, "text[]", False),), _regex),
    "regexp_split_to_table": Rows("{0}", (("", KEY, "text", False),), _regex),
    "generate_subscripts": Rows("{0}", (("", "({1}.key + 1)", "integer", False),), _places),
}
"""By name."""


def rows_of_json(translator: Translator, node: exp.Expr) -> str:
    """``jsonb_each(data) [WITH ORDINALITY] [AS e (k, v)]``, taken into scope, and its text."""
    translator.context.only(node, "this", "alias", "ordinality")
    call = child(node)
    name = call.name.lower()
    known, alias = FUNCTIONS[name], alias_of(node) or name
    value, renamed, shown = known.value(translator, node, children(call)), alias_columns(node), quote(alias)
    names = [column or alias for column, *_ in known.columns] + (["ordinality"] if flag(node, "ordinality") else [])
    if len(renamed) > len(names):
        translator.context.refuse(node, f"{name}() has {len(names)} columns", "Name no more.")
    names = renamed + names[len(renamed) :]
    source = Source(alias, {}, scalar=names[0] if len(names) == 1 else "")
    for title, (_, form, kind, nullable) in zip(names, known.columns, strict=False):
        source.columns[title] = Value(form.format(value.within(6), shown), kind, nullable)
    if flag(node, "ordinality"):
        source.columns[names[-1]] = Value(f"({shown}.key + 1)", "bigint", nullable=False, span=(1, 2**31))
    translator.scope.add(translator.context, source, node)
    return f"json_each({known.over.format(value.within(6))}) AS {shown}"
