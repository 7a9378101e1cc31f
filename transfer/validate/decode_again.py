"""
Values of SQLite as the bytes that PostgreSQL should have of them: read a second time, by nothing of what copied them.

Nothing of ``copy/`` and ``rules/`` is used here, nor of ``census/``, and must not be: a mistake in them has to show. Each kind of value has
one form, that of PostgreSQL's own binary COPY with its length before it, so that the server's bytes can be compared as they come
(``target_rows`` says what is asked of it):

| types | form |
| --- | --- |
| smallint, integer, bigint | eight bytes |
| real, double precision | the eight bytes of a double |
| numeric | its digits as text, without zeros at the end, without exponent |
| boolean | one byte |
| text, varchar, char, enum, json, bytea | the bytes; a digest of those that are long |
| timestamps, time | microseconds since 2000 or midnight, eight bytes |
| date | days since 2000, four bytes |
| uuid | sixteen bytes |
| jsonb | JSON with sorted keys and numbers by value, ``json_by_value.py`` |

NULL is a length of -1. What stands for no value of the type gets a length that PostgreSQL never sends, and so differs from everything.
"""

from __future__ import annotations

import re
import struct
from decimal import Decimal
from itertools import repeat
from math import isinf, isnan
from typing import TYPE_CHECKING, Any

from ..encodings import ENCODINGS, STAMPS, TEXTS, EncodingName, StorageClass
from ..reading import Large
from . import json_by_value
from .calendar_again import day_of, moment_of, moments_of, time_of
from .json_shape import ShapedJson
from .long_values import LONG, digest, shortened
from .mend_again import FAILURES, Mender

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ..planned import ColumnPlan
    from ..target_schema import ColumnType

    Content = Callable[[Any], bytes]
    Factory = Callable[[ColumnType], Content]
    Bulk = Callable[[Sequence[Any]], Iterable[bytes]]

NULL = struct.pack(">i", -1)
NOTHING = struct.pack(">i", -2)
"""The field of a value that stands for no value of its column's type."""

LENGTH = struct.Struct(">i").pack
EIGHT = struct.Struct(">q").pack
FOUR = struct.Struct(">i").pack
DOUBLE = struct.Struct(">d").pack
SIZED_EIGHT = struct.Struct(">iq").pack
BOOLEANS = {0: LENGTH(1) + b"\0", 1: LENGTH(1) + b"\1"}

CLASSES: dict[type, StorageClass] = {int: "integer", float: "real", bytearray: "text", bytes: "blob"}
Y2000_S = 946_684_800
"""From 1970 to 2000."""
Y2000_JULIAN_MS = 211_813_444_800_000
"""2000-01-01 00:00 is Julian day 2451544.5."""
DIGITS = re.compile(r"([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?", re.ASCII)
LONGEST_NUMBER = 200_000
DASHED = re.compile(rb"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")


def plain_number(text: str) -> str:
    """
    The decimal *text* without exponent, without zeros that say nothing, as PostgreSQL's trim_scale writes it.

    Raises:
        ValueError: it is no decimal.
    """
    found = DIGITS.fullmatch(text)
    if found is None or not (found[2] or found[3]):
        raise ValueError
    sign, whole, fraction, exponent = found.groups("")
    point = len(whole) + int(exponent or 0)
    digits = whole + fraction
    if abs(point) > LONGEST_NUMBER:
        raise ValueError
    if point < 0:
        digits, point = "0" * -point + digits, 0
    digits += "0" * (point - len(digits))
    before, behind = digits[:point].lstrip("0") or "0", digits[point:].rstrip("0")
    number = f"{before}.{behind}" if behind else before
    return f"-{number}" if sign == "-" and number != "0" else number


def _integer(_kind: ColumnType) -> Content:
    return EIGHT


def _real(_kind: ColumnType) -> Content:
    def content(value: Any) -> bytes:
        double = float(value)
        if double != value:
            raise ValueError
        return DOUBLE(double)

    return content


def _number(_kind: ColumnType) -> Content:
    def content(value: Any) -> bytes:
        if isinstance(value, float):
            if isnan(value) or isinf(value):
                return b"NaN" if isnan(value) else b"Infinity" if value > 0 else b"-Infinity"
            return plain_number(repr(value)).encode()
        return plain_number(value.decode("ascii") if isinstance(value, bytearray) else str(value)).encode()

    return content


def _scaled(kind: ColumnType) -> Content:
    scale = kind.modifiers[1] if len(kind.modifiers) > 1 else 0
    return lambda value: plain_number(f"{value:d}e{-scale}").encode()


def _bytes(_kind: ColumnType) -> Content:
    return shortened


def _whole_bytes(_kind: ColumnType) -> Content:
    return bytes


def _boolean(_kind: ColumnType) -> Content:
    return {0: b"\0", 1: b"\1"}.__getitem__


def _epoch(a_second: int) -> Factory:
    def factory(_kind: ColumnType) -> Content:
        def content(value: Any) -> bytes:
            if isinstance(value, int):
                return EIGHT((value - Y2000_S * a_second) * (1_000_000 // a_second))
            exact = Decimal(repr(value)) * 1_000_000 // 1 if not isinf(value) else None
            if exact is None or exact != Decimal(repr(value)) * 1_000_000:
                raise ValueError
            return EIGHT(int(exact) - Y2000_S * 1_000_000)

        return content

    return factory


def _julian(kind: ColumnType) -> Content:
    coarse = bool(kind.modifiers) and kind.modifiers[0] < 6

    def content(value: Any) -> bytes:
        # As SQLite's own functions read it, unless it lies between their milliseconds.
        read = int(value * 86400000.0 + 0.5)
        if coarse or read / 86400000.0 == value:
            return EIGHT((read - Y2000_JULIAN_MS) * 1000)
        days, part = value.as_integer_ratio()
        return EIGHT((2 * days * 86_400_000_000 + part) // (2 * part) - Y2000_JULIAN_MS * 1000)

    return content


def _iso(kind: ColumnType) -> Content:
    if kind.name == "date":
        return lambda value: FOUR(day_of(value.decode("ascii")))
    if kind.name.startswith("timestamp"):
        zoned = kind.name == STAMPS[0]
        return lambda value: EIGHT(moment_of(value, zoned=zoned))
    return lambda value: EIGHT(time_of(value.decode("ascii")))


def _json_text(value: Any) -> bytes:
    if isinstance(value, float) and (isinf(value) or isnan(value)):
        raise ValueError
    return bytes(value) if isinstance(value, bytearray) else repr(value).encode()


def _json(kind: ColumnType) -> Content:
    if kind.name == "json":
        plain = _bytes(kind)
        return lambda value: plain(_json_text(value))
    return lambda value: json_by_value.quick(_json_text(value), unique=True)


def _uuid(_kind: ColumnType) -> Content:
    def content(value: Any) -> bytes:
        if isinstance(value, bytearray):
            plain = bytes(value.replace(b"-", b"")) if DASHED.fullmatch(value) else bytes(value)
            value = bytes.fromhex(plain.decode("ascii")) if plain.isalnum() else b""
        if len(value) != 16:
            raise ValueError
        return bytes(value)

    return content


def _tagged(_kind: ColumnType) -> Content:
    plain = _bytes(_kind)

    def content(value: Any) -> bytes:
        if isinstance(value, bytearray):
            return plain(b"t:" + value)
        if isinstance(value, bytes):
            return plain(b"b:" + value.hex().encode())
        return (b"i:%d" % value) if isinstance(value, int) else b"r:" + repr(value).encode()

    return content


CONTENTS: dict[tuple[EncodingName, str], Factory] = {
    **{("integer", name): _integer for name in ENCODINGS["integer"].types},
    **{("real", name): _real for name in ENCODINGS["real"].types},
    ("number", "numeric"): _number,
    ("scaled", "numeric"): _scaled,
    **{("text", name): _bytes for name in TEXTS},
    # What is asked of the server does not look for length in these two.
    ("text", "character"): _whole_bytes,
    ("text", "enum"): _whole_bytes,
    ("blob", "bytea"): _bytes,
    ("boolean", "boolean"): _boolean,
    **{("epoch_s", name): _epoch(1) for name in STAMPS},
    **{("epoch_ms", name): _epoch(1_000) for name in STAMPS},
    **{("epoch_us", name): _epoch(1_000_000) for name in STAMPS},
    **{("julian", name): _julian for name in STAMPS},
    **{("iso", name): _iso for name in ENCODINGS["iso"].types},
    ("json", "jsonb"): _json,
    ("json", "json"): _json,
    ("uuid", "uuid"): _uuid,
    ("tagged", "text"): _tagged,
}
"""From a value, not NULL and of a storage class that the encoding reads, to the bytes of the field; raises one of FAILURES."""


def _whole_numbers(_kind: ColumnType, _shaped: ShapedJson) -> Bulk:
    return lambda values: map(SIZED_EIGHT, repeat(8), values)


def _booleans(_kind: ColumnType, _shaped: ShapedJson) -> Bulk:
    return lambda values: map(BOOLEANS.__getitem__, values)


def _as_they_are(_kind: ColumnType, _shaped: ShapedJson) -> Bulk:
    return lambda values: [LENGTH(len(one)) + one for one in (values if max(map(len, values)) <= LONG else map(shortened, values))]


def _stamps(kind: ColumnType, _shaped: ShapedJson) -> Bulk:
    zoned = kind.name == STAMPS[0]
    return lambda values: map(SIZED_EIGHT, repeat(8), moments_of(values, zoned=zoned))


def _json_values(_kind: ColumnType, shaped: ShapedJson) -> Bulk:
    def fields(values: Sequence[Any]) -> Iterable[bytes]:
        texts = values if isinstance(values[0], bytearray) else list(map(_json_text, values))
        return map(_sized, shaped.quick_all(texts, unique=True))

    return fields


BULK: dict[tuple[EncodingName, str], Callable[[ColumnType, ShapedJson], Bulk]] = {
    **{("integer", name): _whole_numbers for name in ENCODINGS["integer"].types},
    ("boolean", "boolean"): _booleans,
    **{("text", name): _as_they_are for name in ("text", "character varying")},
    ("blob", "bytea"): _as_they_are,
    **{("iso", name): _stamps for name in STAMPS},
    ("json", "jsonb"): _json_values,
}
"""From many values of one storage class to their fields, with their lengths, where that takes less time at once."""

STREAMED = frozenset({("text", "text"), ("text", "character varying"), ("blob", "bytea"), ("json", "json")})


class ColumnDecoder:
    """
    Fields of one column.

    *thorough* reads JSON exactly and slowly, for rows that seem to differ.
    """

    def __init__(self, plan: ColumnPlan, *, thorough: bool = False) -> None:
        self.plan = plan
        self._contents: dict[type, Content] = {}
        self._names: dict[type, EncodingName] = {}
        self._bulk: dict[type, Bulk] = {}
        self._shaped = ShapedJson()
        for python, storage in CLASSES.items():
            name: EncodingName | None = next((one for one in plan.encodings if storage in ENCODINGS[one].classes), None)
            if name is not None:
                made = CONTENTS[name, plan.type.name](plan.type)
                if thorough and (name, plan.type.name) == ("json", "jsonb"):
                    made = _thorough_json
                self._contents[python] = made
                self._names[python] = name
                if (bulk := BULK.get((name, plan.type.name))) is not None:
                    self._bulk[python] = bulk(plan.type, self._shaped)

        self._mender = Mender(plan, self._content) if plan.repairs else None

    def _content(self, value: Any) -> bytes:
        made = self._contents.get(value.__class__)
        if made is None:
            raise ValueError
        return made(value)

    def fields(self, values: Sequence[Any]) -> list[bytes]:
        """The field of each of *values*, quickly."""
        types: set[type] = set(map(type, values))
        some = [value for value in values if value is not None] if type(None) in types else values
        types.discard(type(None))
        bulk = self._bulk.get(types.pop()) if len(types) == 1 and self._mender is None else None
        if bulk is not None:
            try:
                made = list(bulk(some))
            except FAILURES:
                # Which of them stands for nothing has to be seen one by one.
                pass
            else:
                if some is values:
                    return made
                following = iter(made)
                return [NULL if value is None else next(following) for value in values]
        return [self.field(value) for value in values]

    def field(self, value: Any) -> bytes:
        """The field of *value*."""
        if isinstance(value, Large):
            return self._large(value)
        try:
            content = self._mender.content(value) if self._mender else None if value is None else self._content(value)
            return NULL if content is None else _sized(content)
        except FAILURES:
            return NOTHING

    def _large(self, value: Large) -> bytes:
        kind = bytearray if value.is_text else bytes
        if kind not in self._names:
            return NOTHING
        return _sized(digest(value.pieces()))

    def forget_shapes(self) -> None:
        """Read JSON as if every document were the first of its kind."""
        self._shaped.forget()

    @property
    def streams(self) -> bool:
        """Whether long values need not be whole in memory."""
        return not self.plan.repairs and all((name, self.plan.type.name) in STREAMED for name in self.plan.encodings)


def _thorough_json(value: Any) -> bytes:
    return json_by_value.thorough(_json_text(value), unique=True)


def _sized(content: bytes) -> bytes:
    return LENGTH(len(content)) + content
