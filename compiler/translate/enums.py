"""Enums: text on SQLite, whose labels are checked wherever PostgreSQL checks them, and which sort by their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .literals import quoted
from .value import CONCAT, ENUM, OUT_OF_RANGE, SAME_TEXT, TEXTS, Value, element_of, labels_of, need_ordered

if TYPE_CHECKING:
    from sqlglot import exp

    from .context import Context


def is_enum(kind: str) -> bool:
    """Whether *kind* is one."""
    return kind.startswith(ENUM) and element_of(kind) is None


def given(context: Context, name: str, kind: str) -> Value:
    """The parameter *name*; one of an enum, and a list of one, is checked."""
    value = Value(f":{name}", kind)
    if is_enum(kind):
        return checked(context, value, kind)
    if not kind.startswith(ENUM):
        return value
    labels = ", ".join(quoted(label) for label in labels_of(context, kind.removesuffix("[]")))
    wrong = f"EXISTS (SELECT 1 FROM json_each({value.sql}) AS label WHERE label.value NOT IN ({labels}))"
    return Value(f"CASE WHEN {wrong} THEN {OUT_OF_RANGE} ELSE {value.sql} END", kind)


def checked(context: Context, value: Value, kind: str) -> Value:
    """A text as one of the enum *kind*: what is no label fails."""
    labels = ", ".join(quoted(label) for label in labels_of(context, kind))
    inner = value.within(CONCAT)
    return Value(f"CASE WHEN {inner} IN ({labels}) THEN {inner} WHEN {inner} IS NOT NULL THEN {OUT_OF_RANGE} END", kind, value.nullable)


def converted(context: Context, value: Value, target: str) -> Value | None:
    """A cast to an enum, or from one; None where it is neither."""
    if is_enum(value.type) and target in TEXTS:
        return Value(value.sql, target, value.nullable, value.level)
    return checked(context, value, target) if is_enum(target) and value.type in TEXTS else None


def positioned(context: Context, value: Value) -> Value:
    """What *value* sorts by; anything that is no enum, by itself."""
    if not is_enum(value.type):
        return value
    whens = " ".join(f"WHEN {quoted(label)} THEN {place}" for place, label in enumerate(labels_of(context, value.type), 1))
    return Value(f"CASE {value.within(CONCAT)} {whens} END", "integer", value.nullable)


def need_equal(context: Context, kind: str, node: exp.Expr, what: str) -> None:
    """Refuse a type whose values are not equal alike on both engines."""
    if not kind.startswith(ENUM) and kind not in SAME_TEXT:
        need_ordered(context, kind, node, what)
