"""Functions that make JSON: objects and arrays of values, and whole rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .casts import TEXT_FORMS, as_text
from .json_values import FORMS, SPACED, built, element, joined, member, value_of, written
from .nodes import children
from .value import CONCAT, LOCAL_STAMP, STAMP, TEXTS, Value, base, give_type

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlglot import exp

    from .translator import Translator

MADE_OF_LISTS = {1: "object_from", 2: "object_of"}
"""jsonb_object and json_object by the number of their arguments."""


def _is_binary(node: exp.Expr) -> bool:
    return "jsonb" in node.name.lower()


def key_text(translator: Translator, node: exp.Expr) -> Value:
    """A key of an object, which is a text whatever its type was."""
    value = give_type(translator.context, translator.expression(node), "text", node)
    if base(value.type) != "text" and value.type not in TEXT_FORMS:
        translator.context.refuse(node, f"a key of type {value.type}", "Cast it with ::text.")
    if value.type in {STAMP, LOCAL_STAMP}:
        return Value(FORMS[value.type].format(value.within(CONCAT)), "text", value.nullable)
    return value if value.type in TEXTS else as_text(value)


def _object(translator: Translator, node: exp.Expr) -> Value:
    """jsonb_build_object, json_build_object."""
    given, binary = children(node), _is_binary(node)
    if len(given) % 2:
        translator.context.refuse(node, f"{node.name}() of keys without a value", "Write a key and a value in turn.")
    nodes, values = given[1::2], [value_of(translator, one, binary=binary) for one in given[1::2]]
    if not binary:
        keys = [_key(translator, one) for one in given[::2]]
        parts = [Value(element(translator, one, value, binary=False), "json") for one, value in zip(nodes, values, strict=True)]
        return written(list(zip(keys, parts, strict=True)), SPACED)
    known = [translator.expression(one) for one in given[::2]]
    if all(key.literal in {"string", "integer"} for key in known):
        members = [member(translator, one, value, binary=True) for one, value in zip(nodes, values, strict=True)]
        return Value(built([(key.raw, one) for key, one in zip(known, members, strict=True)]), "jsonb", nullable=False)
    texts = [key_text(translator, one).sql for one in given[::2]]
    items = [element(translator, one, value, binary=True) for one, value in zip(nodes, values, strict=True)]
    pairs = [part for pair in zip(texts, items, strict=True) for part in pair]
    return Value(f"pg_jsonb_object({', '.join(pairs)})", "jsonb", nullable=False)


def _key(translator: Translator, node: exp.Expr) -> str | Value:
    """A key of json: a literal, or how it stands in JSON."""
    known = translator.expression(node)
    if known.literal in {"string", "integer"}:
        return known.raw
    key = key_text(translator, node)
    if key.nullable:
        translator.context.refuse(node.parent, "a key that may be NULL", "Write coalesce(key, ''), or use jsonb_build_object.")
    return Value(f"json_quote({member(translator, node, key, binary=False)})", "text")


def _list(translator: Translator, node: exp.Expr) -> Value:
    """jsonb_build_array, json_build_array."""
    binary = _is_binary(node)
    values = [(one, value_of(translator, one, binary=binary)) for one in children(node)]
    if binary:
        return Value(f"json_array({', '.join(member(translator, *one, binary=True) for one in values)})", "jsonb", nullable=False)
    pieces: list[str | Value] = ["["]
    for place, one in enumerate(values):
        pieces += [SPACED[1] if place else "", Value(element(translator, *one, binary=False), "json")]
    return joined([*pieces, "]"])


def _convert(translator: Translator, node: exp.Expr) -> Value:
    """to_jsonb, to_json, row_to_json, array_to_json: NULL stays NULL."""
    given, binary = children(node), _is_binary(node)
    if len(given) != 1:
        translator.context.refuse(node, f"{node.name}() takes one value")
    kind, value = "jsonb" if binary else "json", value_of(translator, given[0], binary=binary)
    if value.type == kind:
        return Value(value.sql, kind, value.nullable)
    sql = element(translator, given[0], value, binary=binary)
    return Value(f"CASE WHEN {value.within(3)} IS NOT NULL THEN {sql} END" if value.nullable else sql, kind, value.nullable)


def _of_lists(translator: Translator, node: exp.Expr) -> Value:
    """jsonb_object and json_object of lists of texts."""
    given, kind = children(node), "jsonb" if _is_binary(node) else "json"
    name = MADE_OF_LISTS.get(len(given))
    values = [give_type(translator.context, translator.expression(one), "text[]", one) for one in given]
    if name is None or any(value.type != "text[]" for value in values):
        translator.context.refuse(node, f"{kind}_object of what are no lists of texts", "Cast them: ::text[].")
    return Value(f"pg_{kind}_{name}({', '.join(value.sql for value in values)})", kind, any(value.nullable for value in values))


BUILD_CALLS: dict[str, Callable[[Translator, exp.Expr], Value]] = {
    "jsonb_build_object": _object,
    "json_build_object": _object,
    "jsonb_build_array": _list,
    "json_build_array": _list,
    "to_jsonb": _convert,
    "to_json": _convert,
    "row_to_json": _convert,
    "array_to_json": _convert,
    "jsonb_object": _of_lists,
    "json_object": _of_lists,
}
