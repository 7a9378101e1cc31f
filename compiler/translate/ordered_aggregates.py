"""
Aggregates whose result depends on the order of rows: string_agg, array_agg, jsonb_agg and their like.

Without ORDER BY the order is nobody's promise, which is a lint's to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlglot import exp

from .aggregates import argument, may_be_empty
from .array_values import array_of, element_in
from .enums import is_enum, positioned
from .json_build import key_text
from .json_values import element, is_row, value_of
from .literals import quoted
from .nodes import child, children, flag, maybe
from .numeric_forms import sortable
from .value import KEYED, Value, base, element_of, give_type, need_ordered

if TYPE_CHECKING:
    from collections.abc import Callable

    from .translator import Translator


@dataclass(frozen=True, slots=True)
class _Call:
    """What stands in the parentheses of an aggregate: its arguments, whether DISTINCT, and the keys of ORDER BY."""

    arguments: list[exp.Expr]
    distinct: bool
    keys: list[exp.Expr]


def _read(node: exp.Expr) -> _Call:
    given = [one for one in (maybe(node), maybe(node, "expression"), *children(node)) if one is not None]
    keys: list[exp.Expr] = []
    arguments: list[exp.Expr] = []
    distinct = False
    for one in given:
        found = one
        if isinstance(found, exp.Order):
            keys, found = children(found), child(found)
        if isinstance(found, exp.Distinct):
            distinct = True
            arguments += children(found)
        else:
            arguments.append(found)
    return _Call(arguments, distinct, keys)


def _sorted(translator: Translator, node: exp.Expr, call: _Call, value: Value) -> tuple[str, list[str]]:
    """How to sort, as the registered aggregates take it, and the keys."""
    if not call.keys and call.distinct:
        # PostgreSQL sorts to find what is distinct.
        if value.type not in KEYED:
            need_ordered(translator.context, value.type, node, "DISTINCT")
        return "!al", [sortable(value).sql]
    order, keys = "", list[str]()
    for one in call.keys:
        key = sortable(translator.expression(child(one)))
        if is_enum(key.type):
            key = positioned(translator.context, key)
        need_ordered(translator.context, key.type, one, "ORDER BY")
        order += ("d" if flag(one, "desc") else "a") + ("f" if flag(one, "nulls_first") else "l")
        keys.append(key.sql)
    return ("!" if call.distinct else "") + order, keys


def _made(name: str, order: str, parts: list[str]) -> str:
    return f"{name}({', '.join([quoted(order), *parts])})"


def _need(translator: Translator, node: exp.Expr, call: _Call, many: int) -> None:
    if len(call.arguments) != many or (call.distinct and many > 1):
        translator.context.refuse(node, f"{node.key} with {len(call.arguments)} arguments, or DISTINCT, is not translated")


def _list(translator: Translator, node: exp.Expr) -> Value:
    """array_agg."""
    may_be_empty(translator)
    call = _read(node)
    _need(translator, node, call, 1)
    value = give_type(translator.context, argument(translator, call.arguments[0]), "text", node)
    order, keys = _sorted(translator, node, call, value)
    item = f"json_quote({element_in(value)})"
    return Value(_made("pg_list_agg", order, [item, *keys]), array_of(translator, node, value.type))


def _json_list(translator: Translator, node: exp.Expr) -> Value:
    """jsonb_agg, json_agg."""
    may_be_empty(translator)
    call, binary = _read(node), isinstance(node, exp.Anonymous)
    _need(translator, node, call, 1)
    value = argument(translator, call.arguments[0], lambda one: value_of(translator, one, binary=binary))
    order, keys = _sorted(translator, node, call, value)
    item = element(translator, call.arguments[0], value, binary=binary)
    if binary:
        return Value(_made("pg_list_agg", order, [item, *keys]), "jsonb")
    lines = element_of(value.type) is not None or is_row(translator, call.arguments[0])
    return Value(_made("pg_json_lines_agg" if lines else "pg_json_agg", order, [item, *keys]), "json")


def _text(translator: Translator, node: exp.Expr) -> Value:
    """string_agg."""
    may_be_empty(translator)
    translator.context.only(node, "this", "separator")
    call, separator = _read(node), maybe(node, "separator")
    if separator is None or len(call.arguments) != 1:
        translator.context.refuse(node, "string_agg takes a text and a separator")
    value = give_type(translator.context, argument(translator, call.arguments[0]), "text", node)
    between = give_type(translator.context, translator.expression(separator), "text", separator)
    if base(value.type) != "text" or base(between.type) != "text":
        translator.context.refuse(node, f"string_agg of {value.type}", "Cast it with ::text.")
    order, keys = _sorted(translator, node, call, value)
    return Value(_made("pg_string_agg", order, [value.sql, between.sql, *keys]), "text")


def _object(translator: Translator, node: exp.Expr) -> Value:
    """jsonb_object_agg, json_object_agg."""
    may_be_empty(translator)
    call, binary = _read(node), isinstance(node, exp.JSONBObjectAgg)
    _need(translator, node, call, 2)
    key = argument(translator, call.arguments[0], lambda one: key_text(translator, one))
    value = value_of(translator, call.arguments[1], binary=binary)
    order, keys = _sorted(translator, node, call, value)
    item = element(translator, call.arguments[1], value, binary=binary)
    name = "pg_jsonb_object_agg" if binary else "pg_json_object_agg"
    return Value(_made(name, order, [key.sql, item, *keys]), "jsonb" if binary else "json")


ORDERED_AGGREGATES: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {
    exp.ArrayAgg: _list,
    exp.GroupConcat: _text,
    exp.JSONArrayAgg: _json_list,
    exp.JSONObjectAgg: _object,
    exp.JSONBObjectAgg: _object,
}
ORDERED_CALLS: dict[str, Callable[[Translator, exp.Expr], Value]] = {"jsonb_agg": _json_list}
