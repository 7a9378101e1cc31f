"""Column types and their defaults: how a migration's PostgreSQL column stands in a STRICT table of SQLite."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from sqlglot import exp

from ...adapters.held_types import HELD, held_enum
from ..sqlite_names import quote
from ..translate.literals import READERS
from .decimals import ColumnType, decimal, decimal_literal, is_decimal
from .source import BY_HAND

if TYPE_CHECKING:
    from .source import Source


def _type(kind: str, postgres: str, modifier: str | None = None) -> ColumnType:
    return ColumnType(kind, *HELD[postgres], modifier)


TYPES: dict[exp.DType, ColumnType] = {
    exp.DType.TEXT: _type("text", "text"),
    exp.DType.VARCHAR: _type("text", "character varying", "n"),
    exp.DType.SMALLINT: _type("integer", "smallint"),
    exp.DType.INT: _type("integer", "integer"),
    exp.DType.BIGINT: _type("integer", "bigint"),
    exp.DType.DOUBLE: _type("double", "double precision"),
    exp.DType.BOOLEAN: _type("boolean", "boolean"),
    exp.DType.TIMESTAMPTZ: _type("timestamptz", "timestamp with time zone", "3"),
    exp.DType.TIMESTAMP: _type("timestamp", "timestamp without time zone", "3"),
    exp.DType.TIME: _type("time", "time without time zone", "3"),
    exp.DType.DATE: _type("date", "date"),
    exp.DType.JSONB: _type("jsonb", "jsonb"),
    exp.DType.UUID: _type("uuid", "uuid"),
    exp.DType.VARBINARY: _type("bytea", "bytea"),
}
"""sqlglot's name for bytea is VARBINARY."""

NAMES = "text, varchar(n), smallint, integer, bigint, numeric(p, s), double precision, boolean, timestamptz(3), timestamp(3), date, time(3), jsonb, uuid, bytea"

MOMENT = "(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))"
CHANCE = (
    "(lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'"
    " || substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))))"
)
UTC_CLOCK, TODAY, TIME_OF_DAY = "(strftime('%Y-%m-%dT%H:%M:%f', 'now'))", "(date('now'))", "(strftime('%H:%M:%f', 'now'))"
MADE: dict[tuple[type[exp.Expr], str], str] = {
    (exp.CurrentTimestamp, "timestamptz"): MOMENT,
    (exp.CurrentTimestamp, "timestamp"): UTC_CLOCK,
    (exp.Localtimestamp, "timestamp"): UTC_CLOCK,
    (exp.CurrentTimestamp, "date"): TODAY,
    (exp.CurrentDate, "date"): TODAY,
    (exp.Localtime, "time"): TIME_OF_DAY,
    (exp.Uuid, "uuid"): CHANCE,
}
"""A DEFAULT that is another value each time, by the column's type: SQLite's form, which needs no function of ours. The clock is that of UTC."""
UTC_CLOCKS = {"CURRENT_TIMESTAMP AT TIME ZONE 'UTC'"}
TRUTHS = {"true": "1", "t": "1", "false": "0", "f": "0"}
CLOCKS = (exp.CurrentTimestamp, exp.CurrentDate, exp.Localtimestamp, exp.CurrentTime, exp.Localtime)

CURES: dict[str, str] = {
    "timestamptz": "write timestamptz(3): SQLite's times end at the millisecond",
    "timestamp": "write timestamp(3): SQLite's times end at the millisecond",
    "time": "write time(3): SQLite's times end at the millisecond",
    "float": "use double precision: SQLite has no shorter float",
    "json": "use jsonb",
    "char": "use text with a CHECK on its length",
    "tsvector": "keep the tokens in a text column and index string_to_array(column, ' ') with GIN",
    "citext": "use text, and a second column with the lower-case text, written by the repository",
    "money": "use numeric(p, 2)",
    "inet": "use text",
    "cidr": "use text",
    "macaddr": "use text",
    "xml": "use text",
    "hstore": "use jsonb",
    "timetz": "use time(3): a zone without a day says little",
    "bit": "use text with a CHECK on its digits",
    "array": "use a table of its own, or jsonb",
    "enum": "use text with CHECK (column IN (…))",
    "interval": "keep seconds in a bigint",
}


READ: dict[str, str] = {
    "timestamptz": "timestamp with time zone",
    "timestamp": "timestamp without time zone",
    "time": "time without time zone",
    "date": "date",
    "uuid": "uuid",
}
"""Kinds whose literals are written anew, and what PostgreSQL calls them."""


def column_type(source: Source, column: exp.ColumnDef) -> tuple[ColumnType, str]:
    """The type of *column*, and the CHECK of that type with the column's name in it, or an empty text."""
    kind = column.args.get("kind")
    if not isinstance(kind, exp.DataType):
        source.refuse(column, "this column has no type", "give it one")
    if kind.this is exp.DType.ENUM:
        enum = enum_type(source, kind)
        return enum, enum.check.replace("{0}", quote(column.name))
    modifiers = ", ".join(parameter.name for parameter in kind.expressions)
    known = decimal(modifiers) if kind.this is exp.DType.DECIMAL else TYPES.get(kind.this) if isinstance(kind.this, exp.DType) else None
    if known is None or not _fits(known, modifiers):
        own = kind.args.get("kind")
        name = (own.name if isinstance(own, exp.Expr) else str(kind.this.value)).lower()
        written = name if own is not None else kind.sql("postgres").lower()
        cure = CURES.get(name, "use one of: " + NAMES)
        source.refuse(column, f"the type {written} is not one that both engines hold exactly", cure)
    source.only(kind, "this", "expressions")
    return known, known.check.format(quote(column.name), modifiers)


def enum_type(source: Source, kind: exp.DataType) -> ColumnType:
    """An enum, whose labels were written into its type."""
    labels = ", ".join(text_literal(source, label) for label in kind.expressions)
    return ColumnType(f"enum {kind.args['kind'].name.lower()}", *held_enum(labels))


def _fits(known: ColumnType, modifiers: str) -> bool:
    if is_decimal(known.kind):
        return True
    return modifiers.isdigit() if known.modifier == "n" else modifiers == (known.modifier or "")


def _uncast(source: Source, node: exp.Expr, known: ColumnType) -> exp.Expr:
    """A DEFAULT without a cast to the column's own type."""
    if isinstance(node, exp.Cast):
        source.only(node, "this", "to")
        to = node.args["to"]
        same = (known.kind == "text" and to.this is exp.DType.TEXT) or known == (
            enum_type(source, to) if to.this is exp.DType.ENUM else TYPES.get(to.this)
        )
        if not same and not (is_decimal(known.kind) and to.this is exp.DType.DECIMAL):
            source.refuse(node, "this DEFAULT is cast to another type than the column's", "write the literal alone")
        node = node.this
    return node


def _made(source: Source, node: exp.Expr, known: ColumnType) -> str:
    """The clock or chance as a DEFAULT."""
    if isinstance(node, exp.AtTimeZone) and known.kind == "timestamp" and node.sql("postgres").upper() in UTC_CLOCKS:
        return UTC_CLOCK
    if (type(node), known.kind) not in MADE:
        source.refuse(node, "this DEFAULT is not of the column's type", f"let the repository write the value; or {BY_HAND}")
    if isinstance(node, CLOCKS) and isinstance(node.args.get("this"), exp.Expr) and node.this.name != "3":
        source.refuse(node, "this DEFAULT has another precision than 3", "write now()")
    return MADE[type(node), known.kind]


def default(source: Source, node: exp.Expr, known: ColumnType) -> str:
    """The DEFAULT *node* of a column of this type: a literal, the clock or chance."""
    node = _uncast(source, node.unnest(), known)
    if isinstance(node, (*CLOCKS, exp.Uuid, exp.AtTimeZone)):
        return _made(source, node, known)
    if isinstance(node, exp.Null):
        return "NULL"
    if isinstance(node, exp.Boolean) and known.kind == "boolean":
        return "1" if node.this else "0"
    sign, number = ("-", node.this) if isinstance(node, exp.Neg) else ("", node)
    if isinstance(number, exp.Literal) and is_decimal(known.kind):
        return decimal_literal(source, node, sign + number.name, known)
    if isinstance(number, exp.Literal) and not number.is_string and known.kind in {"integer", "double"}:
        if known.kind == "double" or number.name.isdigit():
            return sign + number.name
        source.refuse(node, "this DEFAULT is no whole number", "write a whole number")
    if isinstance(node, exp.Literal) and node.is_string and (found := _string(source, node, known)):
        return found
    return source.refuse(node, "this DEFAULT is not a literal of the column's type", f"let the repository write the value; or {BY_HAND}")


def _string(source: Source, node: exp.Literal, known: ColumnType) -> str:
    """A string literal as one of the column's type; empty where it is none."""
    if known.kind in READ:
        return _read(source, node, known.kind)
    if known.kind == "jsonb":
        _check_json(source, node)
    if known.kind == "boolean":
        return TRUTHS.get(node.name.lower(), "")
    if known.kind == "integer":
        return node.name if re.fullmatch(r"-?\d{1,18}", node.name) else ""
    text = text_literal(source, node)
    return text if known.kind in {"text", "jsonb"} or (known.kind.startswith("enum ") and text in known.check) else ""


def _read(source: Source, node: exp.Literal, kind: str) -> str:
    """A date, a time or a uuid in the form that SQLite holds."""
    try:
        return READERS[READ[kind]](node.name)
    except ValueError:
        return source.refuse(node, "this DEFAULT is not in the one form that means the same everywhere", "write it as ISO 8601 does")


def _check_json(source: Source, node: exp.Literal) -> None:
    try:
        json.loads(node.name)
    except ValueError:
        source.refuse(node, "this DEFAULT is no JSON", "write JSON, such as '{}' or '[]'")


def text_literal(source: Source, node: exp.Literal) -> str:
    """A text literal, quoted."""
    if "\0" in node.name:
        source.refuse(node, "a text with a NUL character", "leave it out")
    return "'" + node.name.replace("'", "''") + "'"
