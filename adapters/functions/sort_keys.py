"""Keys of JSON values and arrays: bytes that compare as PostgreSQL compares what they stand for."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from .json_values import Json, Number, read
from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .kinds import Aggregate, Scalar, SqliteValue

NULL, STRING, NUMBER, FALSE, TRUE, ARRAY, OBJECT = (bytes([place]) for place in range(7))
"""How PostgreSQL orders the kinds of JSON."""

SCALAR, LIST = b"\0", b"\1"
"""A scalar stands as a list of one, and before a list that is as long; so the empty list is the least of all."""

ELEMENT, NOTHING, END = b"\1", b"\2", b"\0"
MIDDLE = 2**31


def _text(value: str) -> bytes:
    """Its bytes, and an end that is less than any of them: no text has a NUL."""
    return value.encode() + END


def _number(raw: str) -> bytes:
    """Sign, place of the first digit, and digits; all of them turned round below zero."""
    head, _, tail = raw.lstrip("-").partition(".")
    digits = (head + tail).lstrip("0")
    if not digits:
        return b"\1"
    place = len(digits) - len(tail)
    key = struct.pack(">I", place + MIDDLE) + digits.rstrip("0").encode() + END
    return b"\0" + bytes(255 - one for one in key) if raw.startswith("-") else b"\2" + key


def _inner(value: Json) -> bytes:
    if value is None:
        return NULL
    if isinstance(value, bool):
        return TRUE if value else FALSE
    if isinstance(value, Number):
        return NUMBER + _number(value)
    if isinstance(value, str):
        return STRING + _text(value)
    size = struct.pack(">I", len(value))
    if isinstance(value, list):
        return b"".join([ARRAY, size, LIST, *map(_inner, value)])
    # The keys stand as jsonb keeps them, shorter ones first.
    return b"".join([OBJECT, size, *(STRING + _text(key) + _inner(item) for key, item in value.items())])


def _jsonb(text: str | None) -> bytes | None:
    if text is None:
        return None
    value = read(text)
    return _inner(value) if isinstance(value, (dict, list)) else ARRAY + struct.pack(">I", 1) + SCALAR + _inner(value)


def _element(item: float | str | None) -> bytes:
    if item is None:
        return NOTHING
    if isinstance(item, str):
        return ELEMENT + _text(item)
    if isinstance(item, int):
        return ELEMENT + struct.pack(">Q", item + 2**63)
    [bits] = struct.unpack(">Q", struct.pack(">d", item + 0.0))
    return ELEMENT + struct.pack(">Q", 2**64 - 1 - bits if bits >> 63 else bits | 2**63)


def _array(text: str | None) -> bytes | None:
    """Element by element; NULL is greater than anything else, and what ends first is less."""
    if text is None:
        return None
    from json import loads  # noqa: PLC0415

    return b"".join([_element(item) for item in loads(text)]) + END


def _doubles(text: str | None) -> bytes | None:
    """The same of doubles, whole ones too."""
    if text is None:
        return None
    from json import loads  # noqa: PLC0415

    return b"".join([_element(None if item is None else float(item)) for item in loads(text)]) + END


def _decimals(text: str | None) -> bytes | None:
    """The same of decimals, which are texts of digits."""
    if text is None:
        return None
    from json import loads  # noqa: PLC0415

    return b"".join([NOTHING if item is None else ELEMENT + _number(str(item)) for item in loads(text)]) + END


class _Same:
    """1 where all rows hold the same text; PostgreSQL shows any of those that are equal, so there is no answer where they look different."""

    def __init__(self) -> None:
        self.texts: dict[SqliteValue, int] = {}

    def step(self, value: SqliteValue) -> None:
        """Take a row in."""
        self.texts[value] = self.texts.get(value, 0) + 1

    def inverse(self, value: SqliteValue) -> None:
        """A row leaves the window."""
        self.texts[value] -= 1
        if not self.texts[value]:
            del self.texts[value]

    def value(self) -> SqliteValue:
        """The result over the rows so far."""
        if len(self.texts) > 1:
            raise NoValue
        return 1

    def finalize(self) -> SqliteValue:
        """The result."""
        return self.value()


SCALARS: Mapping[str, Scalar] = {
    "pg_jsonb_order": (1, _jsonb),
    "pg_array_order": (1, _array),
    "pg_double_array_order": (1, _doubles),
    "pg_numeric_array_order": (1, _decimals),
}

AGGREGATES: Mapping[str, Aggregate] = {"pg_same": (1, _Same)}
