"""Casts: those that change nothing, those that are exact on both engines, and a reason for each of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from .array_values import element_in, element_out
from .context import broken
from .enums import converted
from .fine import fine_literal, rounded_literal
from .literals import quoted
from .nodes import bare, child, children, name_of, within_query
from .number_casts import number_cast
from .value import (
    BROKEN,
    CONCAT,
    ENUM,
    INTEGERS,
    INTERVAL,
    LOCAL_STAMP,
    MOMENTS,
    NUMERIC,
    STAMP,
    TEXTS,
    TIME,
    Value,
    as_type,
    base,
    element_of,
    give_type,
    shown,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .translator import Translator

NAMES: dict[exp.DType, str] = {
    exp.DType.TEXT: "text",
    exp.DType.VARCHAR: "character varying",
    exp.DType.SMALLINT: "smallint",
    exp.DType.INT: "integer",
    exp.DType.BIGINT: "bigint",
    exp.DType.DECIMAL: NUMERIC,
    exp.DType.DOUBLE: "double precision",
    exp.DType.BOOLEAN: "boolean",
    exp.DType.TIMESTAMPTZ: STAMP,
    exp.DType.TIMESTAMP: LOCAL_STAMP,
    exp.DType.DATE: "date",
    exp.DType.TIME: TIME,
    exp.DType.INTERVAL: INTERVAL,
    exp.DType.JSONB: "jsonb",
    exp.DType.JSON: "json",
    exp.DType.UUID: "uuid",
    exp.DType.VARBINARY: "bytea",
}
ELEMENTS: dict[exp.DType, str] = {
    exp.DType.TEXT: "text[]",
    exp.DType.VARCHAR: "character varying[]",
    exp.DType.SMALLINT: "smallint[]",
    exp.DType.INT: "integer[]",
    exp.DType.BIGINT: "bigint[]",
    exp.DType.DOUBLE: "double precision[]",
    exp.DType.BOOLEAN: "boolean[]",
    exp.DType.TIMESTAMPTZ: f"{STAMP}[]",
    exp.DType.DATE: "date[]",
    exp.DType.UUID: "uuid[]",
    exp.DType.DECIMAL: "numeric[]",
    exp.DType.TIMESTAMP: f"{LOCAL_STAMP}[]",
    exp.DType.TIME: f"{TIME}[]",
}
CURES: dict[object, str] = {exp.DType.FLOAT: "Cast to double precision: SQLite has no shorter float."}
"""What to do about a type, where there is more to say than of others."""

DIGITS: dict[str, str] = {STAMP: "pg_stamp_digits({0}, {1})", LOCAL_STAMP: "pg_stamp_digits({0}, {1})", TIME: "pg_clock_digits({0}, {1})"}
"""A time with fewer digits of a second than three, rounded."""

TEXT_FORMS: dict[str, str] = {
    "smallint": "CAST({0} AS TEXT)",
    "integer": "CAST({0} AS TEXT)",
    "bigint": "CAST({0} AS TEXT)",
    "boolean": "CASE {0} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END",
    "date": "{0}",
    "uuid": "{0}",
    INTERVAL: "pg_interval_text({0})",
    TIME: "rtrim(rtrim({0}, '0'), '.')",
    LOCAL_STAMP: "rtrim(rtrim(replace({0}, 'T', ' '), '0'), '.')",
    "jsonb": "pg_jsonb_text({0})",
    "json": "{0}",
    "bytea": "CASE WHEN {0} IS NOT NULL THEN '\\x' || lower(hex({0})) END",
    STAMP: "(rtrim(rtrim(replace(substr({0}, 1, 23), 'T', ' '), '0'), '.') || '+00')",
}
"""How SQLite writes a value of a type as PostgreSQL does, with its time zone UTC."""

READ_TIMES: dict[str, str] = {
    "date": "pg_read_date({0})",
    LOCAL_STAMP: "pg_read_timestamp({0})",
    STAMP: "pg_read_timestamptz({0})",
    TIME: "pg_read_time({0})",
    INTERVAL: "pg_interval({0})",
}
"""Text as a time; what PostgreSQL reads in any other form than ISO's fails on SQLite."""

FORMS: dict[tuple[str, str], str] = {
    ("boolean", "integer"): "{0}",
    ("integer", "boolean"): "CASE WHEN {0} <> 0 THEN 1 WHEN {0} = 0 THEN 0 END",
    **{pair: f"({form})" if "||" in form else form for pair, form in MOMENTS.items()},
    (TIME, INTERVAL): "pg_clock_span({0})",
    (INTERVAL, TIME): "pg_span_clock({0})",
    **{(kind, target): form for kind in TEXTS for target, form in READ_TIMES.items()},
    **{(kind, "boolean"): "pg_read_boolean({0})" for kind in TEXTS},
    **{(kind, "uuid"): "pg_read_uuid({0})" for kind in TEXTS},
    **{(kind, "bytea"): "pg_bytea({0})" for kind in TEXTS},
    ("text", "jsonb"): "pg_jsonb({0})",
    ("character varying", "jsonb"): "pg_jsonb({0})",
    ("json", "jsonb"): "pg_jsonb({0})",
    ("jsonb", "json"): "pg_jsonb_text({0})",
    **{(kind, "json"): "pg_json({0})" for kind in TEXTS},
    ("jsonb", "smallint"): "pg_jsonb_whole({0}, 'smallint')",
    ("jsonb", "integer"): "pg_jsonb_whole({0}, 'integer')",
    ("jsonb", "bigint"): "pg_jsonb_whole({0}, 'bigint')",
    ("jsonb", "double precision"): "pg_jsonb_double({0})",
    ("jsonb", "boolean"): "pg_jsonb_boolean({0})",
    **{(kind, target): form for kind, form in TEXT_FORMS.items() for target in TEXTS},
}
"""SQLite's form of a cast by the types from and to."""


LENGTHS = {"uuid": (36, 36), "date": (10, 10), "boolean": (4, 5)}
"""How long the text of a value is, where that is known."""


def as_text(value: Value) -> Value:
    """``x::text``."""
    return Value(TEXT_FORMS[value.type].format(value.within(CONCAT)), "text", value.nullable)


def type_name(translator: Translator, node: exp.Expr) -> str:
    """PostgreSQL's name for the type *node*."""
    kind: object = node.args.get("this")
    if kind is exp.DType.ARRAY and len(children(node)) == 1:
        inner = children(node)[0]
        element: object = inner.args.get("this")
        if isinstance(element, exp.DType) and element in ELEMENTS:
            return ELEMENTS[element]
        if element is exp.DType.USERDEFINED and (own := name_of(child(inner, "kind"))) in translator.context.schema.enums:
            return f"{ENUM}{own}[]"
    if kind is exp.DType.USERDEFINED and (own := name_of(child(node, "kind"))) in translator.context.schema.enums:
        return ENUM + own
    name = NAMES.get(kind) if isinstance(kind, exp.DType) else None
    modifiers = ", ".join(one.name for one in children(node))
    if name is None or (modifiers and not (name in DIGITS and modifiers in "0123456") and name not in {"character varying", NUMERIC}):
        what = f"a cast to {node.sql('postgres').lower()} is not translated"
        cure = CURES.get(kind, "Cast to a type that both engines have, or convert in Python.")
        translator.context.refuse(node.parent, what, cure)
    return name


def cast(translator: Translator, node: exp.Expr) -> Value:
    """``x::type``."""
    translator.context.only(node, "this", "to")
    to = child(node, "to")
    target, value = type_name(translator, to), translator.expression(bare(child(node)))
    digits = int(children(to)[0].name) if target in DIGITS and children(to) else None
    if digits == 3:
        value = rounded_literal(value, target) or value
    found = _converted(translator, node, value, target)
    if digits is None or digits >= 3:
        return found
    if found.type not in DIGITS:
        translator.context.refuse(node, "a time stamp finer than a millisecond, cut to fewer digits", "Write it with fewer digits.")
    return Value(DIGITS[found.type].format(found.sql, digits), target, found.nullable)


def _converted(translator: Translator, node: exp.Expr, value: Value, target: str) -> Value:
    to = child(node, "to")
    if value.type == BROKEN:
        broken()
    if value.type == "unknown":
        if (fine := fine_literal(value, target)) is not None:
            return fine
        value = give_type(translator.context, value, target, node)
    return converted_to(translator, node, value, target, children(to))


def converted_to(translator: Translator, node: exp.Expr, value: Value, target: str, modifiers: Sequence[exp.Expr]) -> Value:
    """*value* as one of the type *target* with its *modifiers*."""
    if element_of(target) is not None:
        return _list_cast(translator, node, value, target, modifiers)
    if element_of(value.type) is not None and target in TEXTS:
        sql = f"pg_array_text({value.sql}, {quoted(element_of(value.type) or '')})"
        return Value(sql, target, value.nullable)
    if target == "character varying" and modifiers:
        return _cut(translator, node, value, int(modifiers[0].name))
    if value.type in TEXTS and target in TEXTS:
        return as_type(value, target)
    found = number_cast(translator, node, value, target, modifiers)
    if found is not None or value.type == target:
        return found or as_type(value, target)
    if (enum := converted(translator.context, value, target)) is not None:
        return enum
    form = FORMS.get((value.type, target))
    if form is not None:
        length = LENGTHS.get(value.type) if target in TEXTS else None
        return Value(form.format(value.within(CONCAT)), target, value.nullable, span=length)
    what = f"a cast from {shown(value.type)} to {target} is not the same on both engines"
    translator.context.refuse(node, what, "Convert it in Python.")


def _list_cast(translator: Translator, node: exp.Expr, value: Value, target: str, modifiers: Sequence[exp.Expr]) -> Value:
    """A cast of an array: of each element, as PostgreSQL does."""
    kind, own = element_of(target), element_of(value.type)
    limits = children(modifiers[0]) if modifiers else []
    if kind is None or own is None:
        translator.context.refuse(
            node, f"a cast from {shown(value.type)} to {target} is not the same on both engines", "Convert it in Python."
        )
    name = "character varying" if target == "character varying[]" else kind
    if not limits and (base(own) == base(kind) or ({own, kind} <= set(INTEGERS) and INTEGERS.index(own) <= INTEGERS.index(kind))):
        return as_type(value, target)
    if any(isinstance(one, exp.ArrayAgg) for one in within_query(child(node))):
        # SQLite has no aggregates within a subquery of their own.
        translator.context.refuse(node, "a cast of what array_agg makes", f"Cast inside: array_agg(x::{name}), or in a query around it.")
    item = converted_to(translator, node, Value(element_out(own, "cast_item", value.sql), own), name, limits)
    sql = f"(SELECT json_group_array({element_in(item)}) FROM json_each({value.sql}) AS cast_item)"
    return Value(f"CASE WHEN {value.within(CONCAT)} IS NOT NULL THEN {sql} END" if value.nullable else sql, target, value.nullable)


def _cut(translator: Translator, node: exp.Expr, value: Value, most: int) -> Value:
    """A cast to varchar(n) cuts."""
    if value.type not in TEXTS:
        translator.context.refuse(node, f"a cast from {value.type} to varchar(n) is not translated", "Cast to text first.")
    return Value(f"substr({value.sql}, 1, {most})", "character varying", value.nullable, span=(0, most))
