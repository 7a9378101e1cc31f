"""DEFAULTs of SQLite as PostgreSQL's: literals by the column's encoding, clocks and chance by a table; never a guess."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from ..dialect import words
from ..dialect.nodes import Column, Constant, Unary
from ..dialect.parser import parse_expression
from ..dialect.tokens import NotUnderstood
from ..rules.fitting import why_not
from ..rules.mend import mend
from ..shown import CLASSES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..dialect.nodes import Node
    from ..encodings import EncodingName
    from ..repairs import Repair
    from ..shown import Value
    from ..target_schema import ColumnType

UTC_NOW = "(now() AT TIME ZONE 'UTC')"
STAMPTZ, STAMP = "timestamp with time zone", "timestamp without time zone"

CLOCKS: dict[str, str] = {
    "current_timestamp": "second",
    "datetime('now')": "second",
    "datetime()": "second",
    "strftime('%y-%m-%d %h:%m:%s','now')": "second",
    "strftime('%y-%m-%dt%h:%m:%sz','now')": "second",
    "strftime('%y-%m-%dt%h:%m:%fz','now')": "milliseconds",
    "strftime('%y-%m-%d %h:%m:%f','now')": "milliseconds",
    "strftime('%y-%m-%dt%h:%m:%f','now')": "milliseconds",
    "current_date": "day",
    "date('now')": "day",
    "date()": "day",
    "current_time": "time",
    "time('now')": "time",
    "strftime('%s','now')": "epoch",
    "cast(strftime('%s','now') as int)": "epoch",
    "cast(strftime('%s','now') as integer)": "epoch",
    "unixepoch()": "epoch",
    "unixepoch('now')": "epoch",
    "strftime('%s','now')*1000": "epoch_ms",
    "unixepoch()*1000": "epoch_ms",
    "cast(strftime('%s','now') as integer)*1000": "epoch_ms",
    "(unixepoch())*1000": "epoch_ms",
    "(julianday('now')-2440587.5)*86400000": "epoch_ms",
    "cast((julianday('now')-2440587.5)*86400000 as integer)": "epoch_ms",
}
"""Clocks without spaces and in small letters, and what they give."""

MADE: dict[tuple[str, str], str] = {
    ("second", STAMPTZ): "date_trunc('second', now())",
    ("second", STAMP): f"date_trunc('second', {UTC_NOW})",
    ("second", "text"): f"to_char({UTC_NOW}, 'YYYY-MM-DD HH24:MI:SS')",
    ("milliseconds", STAMPTZ): "date_trunc('milliseconds', now())",
    ("milliseconds", STAMP): f"date_trunc('milliseconds', {UTC_NOW})",
    ("day", "date"): f"{UTC_NOW}::date",
    ("day", "text"): f"to_char({UTC_NOW}, 'YYYY-MM-DD')",
    ("time", "time without time zone"): f"date_trunc('second', {UTC_NOW})::time",
    ("time", "text"): f"to_char({UTC_NOW}, 'HH24:MI:SS')",
    ("epoch", "bigint"): "floor(extract(epoch FROM now()))::bigint",
    ("epoch", STAMPTZ): "date_trunc('second', now())",
    ("epoch_ms", "bigint"): "floor(extract(epoch FROM now()) * 1000)::bigint",
    ("epoch_ms", STAMPTZ): "date_trunc('milliseconds', now())",
}
TEXT_CLOCKS: dict[str, str] = {
    "strftime('%y-%m-%dt%h:%m:%sz','now')": f'to_char({UTC_NOW}, \'YYYY-MM-DD"T"HH24:MI:SS"Z"\')',
    "strftime('%y-%m-%dt%h:%m:%fz','now')": f'to_char({UTC_NOW}, \'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\')',
    "strftime('%y-%m-%d %h:%m:%f','now')": f"to_char({UTC_NOW}, 'YYYY-MM-DD HH24:MI:SS.MS')",
    "strftime('%y-%m-%dt%h:%m:%f','now')": f"to_char({UTC_NOW}, 'YYYY-MM-DD\"T\"HH24:MI:SS.MS')",
}
CHANCES: dict[tuple[str, str], str] = {
    ("lower(hex(randomblob(16)))", "text"): "replace(gen_random_uuid()::text, '-', '')",
    ("hex(randomblob(16))", "text"): "upper(replace(gen_random_uuid()::text, '-', ''))",
    ("lower(hex(randomblob(16)))", "uuid"): "gen_random_uuid()",
}
UUID_BY_HAND = re.compile(r"\(?lower\(hex\(randomblob\(4\)\).*randomblob\(6\)\)\)\)?", re.IGNORECASE | re.DOTALL)
"""How people write a random uuid; the digits of version and variant vary."""


def default_of(written: str, encodings: Sequence[EncodingName], kind: ColumnType, affinity: str, repairs: Sequence[Repair] = ()) -> str:
    """
    The DEFAULT as PostgreSQL's SQL, after the *repairs* that the column's values get; empty where it is NULL.

    Raises:
        NotUnderstood: it has no translation, or is no value of the column's type.
    """
    plain = _unwrapped(written)
    if UUID_BY_HAND.fullmatch(plain) and kind.name in {"text", "uuid"}:
        return "gen_random_uuid()" if kind.name == "uuid" else "gen_random_uuid()::text"
    key = _tight(plain)
    if kind.name == "text" and key in TEXT_CLOCKS:
        return TEXT_CLOCKS[key]
    if (clock := CLOCKS.get(key)) is not None:
        if (clock, kind.name) not in MADE:
            raise NotUnderstood(f"a clock for {kind}")
        return MADE[clock, kind.name]
    if (key, kind.name) in CHANCES:
        return CHANCES[key, kind.name]
    value = _value(parse_expression(plain), affinity)
    if repairs and value is not None:
        value = mend(value, encodings, kind, repairs)[0]
    if value is None:
        return ""
    for encoding in encodings:
        if why_not(value, encoding, kind) is None:
            return literal(value, encoding, kind)
    raise NotUnderstood(f"a {CLASSES[type(value)]} that is no {kind}")


def _unwrapped(written: str) -> str:
    """Without the brackets around all of it."""
    text = written.strip()
    while text.startswith("(") and text.endswith(")"):
        depth = 0
        for place, sign in enumerate(text):
            depth += (sign == "(") - (sign == ")")
            if depth == 0 and place < len(text) - 1:
                return text
        text = text[1:-1].strip()
    return text


def _tight(text: str) -> str:
    """In small letters, with spaces only where words or texts need them."""
    return re.sub(r"\s*([(),*+-])\s*(?=[^']*(?:'[^']*'[^']*)*$)", r"\1", " ".join(text.lower().split()))


def _value(node: Node, affinity: str) -> Value:
    """The value that SQLite would store in a column of this affinity."""
    if (
        isinstance(node, Unary)
        and node.sign in {"-", "+"}
        and isinstance(node.operand, Constant)
        and node.operand.kind in {"integer", "real"}
    ):
        sign = "-" if node.sign == "-" else ""
        return _by_affinity(Constant(node.operand.kind, sign + node.operand.text), affinity)
    if isinstance(node, Constant):
        return _by_affinity(node, affinity)
    if isinstance(node, Column) and not node.table:
        return bytearray(node.name.encode())
    raise NotUnderstood("an expression")


NUMBER = re.compile(r"\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\s*")


def _by_affinity(node: Constant, affinity: str) -> Value:
    if node.kind == "null":
        return None
    if node.kind == "blob":
        return bytes.fromhex(node.text)
    if node.text in {"TRUE", "FALSE"} and node.kind == "keyword":
        return int(node.text == "TRUE")
    if node.kind == "keyword":
        raise NotUnderstood(node.text)
    if affinity == "TEXT":
        if node.kind == "real":
            raise NotUnderstood("a number for a text")
        return bytearray(node.text.encode())
    if node.kind == "text" and (affinity == "BLOB" or not NUMBER.fullmatch(node.text)):
        return bytearray(node.text.encode())
    number = float(node.text)
    if affinity == "REAL" or (affinity == "BLOB" and node.kind == "real"):
        return number
    if node.kind == "integer":
        return int(node.text)
    return int(number) if number.is_integer() and abs(number) < 2**53 else number


def literal(value: Value, encoding: EncodingName, kind: ColumnType) -> str:
    """
    A value of SQLite as a literal of a column's type.

    Raises:
        NotUnderstood: the encoding has no literals here.
    """
    if isinstance(value, bytearray) and encoding in {"text", "iso", "json", "uuid", "number"}:
        return words.text(value.decode())
    if encoding == "scaled" and isinstance(value, int):
        return f"{Decimal(value).scaleb(-sum(kind.modifiers[1:])):f}"
    if encoding == "boolean":
        return "TRUE" if value else "FALSE"
    if isinstance(value, (bytes, bytearray)) and encoding == "blob":
        return f"'\\x{bytes(value).hex()}'"
    if isinstance(value, float) and encoding == "real":
        return f"'{value!r}'" if value in {float("inf"), float("-inf")} else repr(value)
    if isinstance(value, (int, float)) and encoding in {"integer", "real", "number"}:
        return repr(value)
    if isinstance(value, (int, float)) and encoding == "json":
        return words.text(repr(value))
    raise NotUnderstood(f"a value read as {encoding}, for {kind}")
