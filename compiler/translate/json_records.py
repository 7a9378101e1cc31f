"""
jsonb_to_record, jsonb_to_recordset and their like for json: rows with a list of columns and types behind the alias.

A member is read as its type reads text, and all are read at once, as PostgreSQL does: what one of them is not fails, whether it is asked for or not.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlglot import exp

from .array_values import element_in
from .casts import converted_to, type_name
from .enums import is_enum
from .json_parts import json_value
from .laterals import PACKED, TEXT
from .literals import quoted
from .nodes import alias_of, child, children, maybe, name_of
from .sources import Source, quote
from .value import NUMERIC, ORDERED, OUT_OF_RANGE, Value, element_of

if TYPE_CHECKING:
    from .translator import Translator

RECORDS: dict[str, tuple[str, bool]] = {
    "jsonb_to_record": ("jsonb", False),
    "jsonb_to_recordset": ("jsonb", True),
    "json_to_record": ("json", False),
    "json_to_recordset": ("json", True),
}
"""By name: what it takes, and whether it gives a row for each member of an array."""

ITEM = "record_row.value ->> '$[{0}]'"
TOO_LONG = "CASE WHEN ltrim(substr({0}, {2}), ' ') <> '' THEN {3} ELSE substr({0}, 1, {1}) END"


def is_record(node: exp.Expr) -> bool:
    """Whether *node* is one of the functions."""
    return isinstance(node, exp.Anonymous) and node.name.lower() in RECORDS


def rows_of_records(translator: Translator, node: exp.Expr) -> str:
    """``jsonb_to_recordset(data) AS x (a integer, b text)``, taken into scope, and its text."""
    translator.context.only(node, "this", "alias")
    call, alias = child(node), alias_of(node)
    kind, many = RECORDS[call.name.lower()]
    given, columns = children(call), children(child(node, "alias"), "columns") if alias else []
    if len(given) != 1 or not columns or not all(isinstance(one, exp.ColumnDef) for one in columns):
        translator.context.refuse(node, f"{call.name}() without columns and their types", "Write AS x (a integer, b text).")
    value = json_value(translator, given[0], kind)
    source = Source(alias, {}, single=not many, always=not many)
    forms: list[str] = []
    items: list[str] = []
    for place, column in enumerate(columns):
        one, form = _column(translator, column, place)
        packed, unpacked = PACKED.get(one.type, TEXT if element_of(one.type) else ("{0}", "{0}"))
        item = unpacked.format(f"json_extract({quote(alias)}.value, '$[{place}]')")
        source.columns[name_of(child(column))] = Value(item, one.type, span=one.span)
        items.append(packed.format(one.within(6)))
        forms.append(form)
    names = [name_of(child(column)) for column in columns]
    if len(set(names)) != len(names):
        translator.context.refuse(node, "two columns of one name", "Rename one.")
    translator.scope.add(translator.context, source, node)
    spec = quoted(json.dumps([[name, form] for name, form in zip(names, forms, strict=True)], ensure_ascii=False))
    rows = f"json_each(pg_json_records({value.sql}, {spec}, {int(many)}, {int(kind == 'json')})) AS record_row"
    return f"json_each((SELECT json_group_array(json_array({', '.join(items)})) FROM {rows})) AS {quote(alias)}"


def _column(translator: Translator, node: exp.Expr, place: int) -> tuple[Value, str]:
    """A column as its type reads it, and how the registered function gives it: as a text, as JSON, or as a list of texts."""
    kind = maybe(node, "kind")
    if kind is None or children(node, "constraints"):
        translator.context.refuse(node, "a column without a type", "Write AS x (a integer, b text).")
    target, modifiers = type_name(translator, kind), children(kind)
    item = Value(ITEM.format(place), "text", level=6)
    if target in {"jsonb", "json"}:
        return Value(item.sql, target, level=6), "json"
    inner = element_of(target)
    if inner is not None:
        element = converted_to(translator, node, Value("record_item.value", "text"), inner, [])
        items = f"SELECT json_group_array({element_in(element)}) FROM json_each({item.sql}) AS record_item"
        return Value(f"CASE WHEN {item.sql} IS NOT NULL THEN ({items}) END", target), "list"
    if target not in (*ORDERED, NUMERIC) and not is_enum(target):
        translator.context.refuse(node, f"a column of type {target} of a record has no translation", "Take it as text.")
    if target == "character varying" and modifiers:
        most = int(modifiers[0].name)
        return Value(TOO_LONG.format(item.sql, most, most + 1, OUT_OF_RANGE), target), "text"
    return converted_to(translator, node, item, target, modifiers), "text"
