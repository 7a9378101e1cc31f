"""Operators and functions that look into JSON values, compare them and change them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlglot import exp

from .json_parts import json_value, part_of
from .json_path import path_condition, path_steps
from .nodes import child, children
from .refusals import SEARCH
from .value import INTEGERS, OUT_OF_RANGE, Value, base, give_type

if TYPE_CHECKING:
    from collections.abc import Callable

    from .translator import Translator

HAS_KEY = (
    "CASE WHEN {0} IS NOT NULL AND {1} IS NOT NULL THEN EXISTS (SELECT 1 FROM json_each({0}) AS json_part"
    " WHERE CASE json_type({0}) WHEN 'object' THEN json_part.key = {1} ELSE json_part.type = 'text' AND json_part.value = {1} END) END"
)
TYPE_NAMES = "CASE {0} WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'text' THEN 'string' ELSE {0} END"

MANY_KEYS: dict[type[exp.Expr], str] = {
    exp.JSONBContainsAnyTopKeys: "pg_jsonb_has_any",
    exp.JSONBContainsAllTopKeys: "pg_jsonb_has_all",
}

MINUS: dict[str, str] = {
    "text": "pg_jsonb_minus({0}, {1})",
    "integer": "pg_jsonb_minus_index({0}, {1})",
    "text[]": "pg_jsonb_minus_keys({0}, {1})",
}
"""What ``jsonb - x`` is, by the type of x."""


@dataclass(frozen=True, slots=True)
class Call:
    """
    A function of JSON values that gives NULL where an argument is.

    Attributes:
        kinds: types of its arguments.
        sql: SQLite's form.
        result: its type.
        defaults: what the last arguments are where they are left out.
        never: whether it may give NULL where no argument is.
    """

    kinds: tuple[str, ...]
    sql: str
    result: str = "jsonb"
    defaults: tuple[str, ...] = ()
    never: bool = True


CALLED: dict[str, Call] = {
    "jsonb_set": Call(("jsonb", "text[]", "jsonb", "boolean"), "pg_jsonb_set({0}, {1}, {2}, {3})", defaults=("1",)),
    "jsonb_insert": Call(("jsonb", "text[]", "jsonb", "boolean"), "pg_jsonb_insert({0}, {1}, {2}, {3})", defaults=("0",)),
    "jsonb_pretty": Call(("jsonb",), "pg_jsonb_pretty({0})", "text"),
    "json_strip_nulls": Call(("json",), "pg_json_strip_nulls({0})", "json"),
    "jsonb_strip_nulls": Call(("jsonb",), "pg_jsonb_strip_nulls({0})"),
}
"""By name."""

PATHS: dict[str, tuple[str, str, bool]] = {
    "jsonb_path_match": ("pg_jsonb_path_match", "boolean", True),
    "jsonb_path_exists": ("pg_jsonb_path_exists", "boolean", False),
    "jsonb_path_query_first": ("pg_jsonb_path_first", "jsonb", True),
    "jsonb_path_query_array": ("pg_jsonb_path_all", "jsonb", False),
}
"""Functions of SQL/JSON paths: SQLite's, type of the result, and whether they may find nothing."""


def typed(translator: Translator, node: exp.Expr, kind: str) -> Value:
    """*node* as one of *kind*, else refused."""
    value = give_type(translator.context, translator.expression(node), kind, node)
    if base(value.type) != kind:
        translator.context.refuse(node, f"{kind} is wanted here, not {value.type}", f"Cast it with ::{kind}.")
    return value


def _kind(translator: Translator, node: exp.Expr) -> Value:
    """jsonb_typeof, json_typeof."""
    value = _only(translator, node)
    return Value(TYPE_NAMES.format(f"json_type({value.sql})"), "text", value.nullable)


def _array_length(translator: Translator, node: exp.Expr) -> Value:
    """jsonb_array_length and json_array_length, which fail for what is no array."""
    value = _only(translator, node)
    sql = f"CASE WHEN json_type({value.sql}) <> 'array' THEN {OUT_OF_RANGE} ELSE json_array_length({value.sql}) END"
    return Value(sql, "integer", value.nullable, span=(0, 2**28))


def _only(translator: Translator, node: exp.Expr) -> Value:
    given = children(node)
    if len(given) != 1:
        translator.context.refuse(node, f"{node.name}() takes one value")
    return json_value(translator, given[0], kind_of(node))


def kind_of(node: exp.Expr) -> str:
    """Whether a function is for jsonb or for json, by its name."""
    return "jsonb" if node.name.lower().startswith("jsonb") else "json"


def _has_key(translator: Translator, node: exp.Expr) -> Value:
    """``?``: whether it is a key of an object, or a text in an array."""
    value = json_value(translator, child(node))
    key = typed(translator, child(node, "expression"), "text")
    return Value(HAS_KEY.format(value.within(6), key.within(6)), "boolean", value.nullable or key.nullable)


def _has_keys(translator: Translator, node: exp.Expr) -> Value:
    """``?|`` and ``?&``."""
    value, keys = json_value(translator, child(node)), typed(translator, child(node, "expression"), "text[]")
    return Value(f"{MANY_KEYS[type(node)]}({value.sql}, {keys.sql})", "boolean", value.nullable or keys.nullable)


def contains(left: Value, right: Value) -> Value:
    """``@>`` of JSON values."""
    return Value(f"pg_jsonb_contains({left.sql}, {right.sql})", "boolean", left.nullable or right.nullable)


def _minus_path(translator: Translator, node: exp.Expr) -> Value:
    value, path = json_value(translator, child(node)), typed(translator, child(node, "expression"), "text[]")
    return Value(f"pg_jsonb_minus_path({value.sql}, {path.sql})", "jsonb", value.nullable or path.nullable)


def minus(translator: Translator, node: exp.Expr, left: Value, right: Value) -> Value:
    """``jsonb - key``, ``- index`` and ``- keys``."""
    right = give_type(translator.context, right, "text", node)
    kind = "integer" if right.type in INTEGERS else base(right.type)
    form = MINUS.get(kind)
    if form is None or right.type == "bigint":
        translator.context.refuse(node, f"jsonb - {right.type} is not translated", "Take away a key, an index, or a text[] of keys.")
    return Value(form.format(left.sql, right.sql), "jsonb", left.nullable or right.nullable)


def concat(translator: Translator, node: exp.Expr, left: Value, right: Value) -> Value:
    """``jsonb || jsonb``."""
    left, right = (give_type(translator.context, one, "jsonb", node) for one in (left, right))
    return Value(f"pg_jsonb_concat({left.sql}, {right.sql})", "jsonb", left.nullable or right.nullable)


def _called(translator: Translator, node: exp.Expr) -> Value:
    known, given = CALLED[node.name.lower()], children(node)
    least = len(known.kinds) - len(known.defaults)
    if not least <= len(given) <= len(known.kinds):
        translator.context.refuse(node, f"{node.name}() with {len(given)} arguments is not translated")
    values = [typed(translator, one, kind) for one, kind in zip(given, known.kinds, strict=False)]
    texts = [*(value.sql for value in values), *known.defaults[len(given) - least :]]
    return Value(known.sql.format(*texts), known.result, any(value.nullable for value in values))


def _extract(translator: Translator, node: exp.Expr) -> Value:
    """jsonb_extract_path(data, 'a', '0') and its like for text and json."""
    first, *keys = children(node)
    kind, text = kind_of(node), node.name.lower().endswith("_text")
    value, steps = json_value(translator, first, kind), [typed(translator, one, "text") for one in keys]
    name = f"pg_{kind}_path_text" if text else f"pg_{kind}_path"
    sql = f"{name}({value.sql}, json_array({', '.join(step.sql for step in steps)}))"
    return Value(sql, "text" if text else kind)


def _path(translator: Translator, node: exp.Expr) -> Value:
    name, kind, misses = PATHS[node.name.lower()]
    given = children(node)
    if len(given) != 2:
        translator.context.refuse(node, "variables of a SQL/JSON path are not translated")
    value = json_value(translator, given[0])
    path = (path_condition if name == "pg_jsonb_path_match" else path_steps)(translator, given[1])
    return Value(f"{name}({value.sql}, {path})", kind, value.nullable or misses)


def _path_exists(translator: Translator, node: exp.Expr) -> Value:
    """``@?``."""
    value = json_value(translator, child(node))
    return Value(f"pg_jsonb_path_exists({value.sql}, {path_steps(translator, child(node, 'expression'))})", "boolean", value.nullable)


def _path_match(translator: Translator, node: exp.Expr) -> Value:
    """``@@``, whose sides sqlglot turns round; it is for full-text search too."""
    value = translator.expression(children(node)[0])
    if value.type != "jsonb":
        translator.context.refuse(node, *SEARCH)
    return Value(f"pg_jsonb_path_match({value.sql}, {path_condition(translator, child(node))})", "boolean")


def subscript(translator: Translator, node: exp.Expr, value: Value) -> Value:
    """``data['a']``, ``data[0]``: like a step of a path, a key in an object and a place in an array."""
    found = value
    for one in children(node):
        if isinstance(one, exp.Slice):
            translator.context.refuse(node, "a slice of a JSON value", "Take it in Python.")
        if isinstance(one, exp.Literal) and one.is_string and not one.name.lstrip("+-").isdigit():
            found = part_of(translator, found, one)
            continue
        if not isinstance(one, SUBSCRIPTS):
            translator.context.refuse(node, "a subscript that is computed", "Write a number, a column or a parameter.")
        key = give_type(translator.context, translator.expression(subscript_key(node, one)), "text", one)
        if base(key.type) != "text" and key.type not in {"smallint", "integer"}:
            translator.context.refuse(node, f"a subscript of type {key.type}", "A key is a text, an index an integer.")
        found = Value(f"pg_jsonb_path({found.sql}, json_array(CAST({key.sql} AS TEXT)))", "jsonb")
    return found


SUBSCRIPTS = (exp.Literal, exp.Neg, exp.Placeholder, exp.Column)
"""What sqlglot leaves as it was written, or changes in a way that can be undone."""


def subscript_key(owner: exp.Expr, node: exp.Expr) -> exp.Expr:
    """
    A subscript of the bracket *owner* as it was written.

    sqlglot takes one from a number, because other dialects count from 0, unless it takes what the bracket stands behind for no array.
    """
    kind = child(owner).type
    if kind is not None and kind.this not in {exp.DType.UNKNOWN, exp.DType.ARRAY}:
        return node
    if isinstance(node, exp.Neg) and isinstance(node.this, exp.Literal):
        number = 1 - int(node.this.name)
        return exp.Neg(this=exp.Literal.number(-number)) if number < 0 else exp.Literal.number(number)
    return exp.Literal.number(int(node.name) + 1) if isinstance(node, exp.Literal) and not node.is_string else node


OPERATORS: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {
    exp.JSONBContainsTopKey: _has_key,
    **dict.fromkeys(MANY_KEYS, _has_keys),
    exp.JSONBDeleteAtPath: _minus_path,
    exp.JSONBPathExists: _path_exists,
    exp.MatchAgainst: _path_match,
}
OPERATOR_CALLS: dict[str, Callable[[Translator, exp.Expr], Value]] = {
    **dict.fromkeys(("jsonb_typeof", "json_typeof"), _kind),
    **dict.fromkeys(("jsonb_array_length", "json_array_length"), _array_length),
    **dict.fromkeys(("jsonb_extract_path", "jsonb_extract_path_text"), _extract),
    **dict.fromkeys(("json_extract_path", "json_extract_path_text"), _extract),
    **dict.fromkeys(CALLED, _called),
    **dict.fromkeys(PATHS, _path),
}
