"""
From values of SQLite to fields of PostgreSQL's binary COPY: a function for each pair of encoding and type, in one table.

Each takes the values of one column in a batch, none of them NULL and all of storage classes that the encoding reads, and gives the parts
of their fields: what ``struct`` packs, the length in four bytes first, and what stands behind it as it is. Each raises ``Unfit``, or what
``struct`` raises, where a value is not carried exactly; nothing is rounded, cut or guessed. That texts are UTF-8 without NUL is left to the
server, which looks at every byte; ``checked_text`` is for finding out which one it was.
Texts come as ``bytearray``, blobs as ``bytes``: that is how they are told apart.
"""

from __future__ import annotations

import struct
from itertools import repeat
from math import isinf
from typing import TYPE_CHECKING, Any, NamedTuple

from ..encodings import STAMPS, TEXTS, EncodingName
from ..unfit import Unfit
from .encode_numbers import numerics, scaled
from .encode_times import days_of_texts, epoch, julian, stamps_of_texts, times_of_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeAlias

    from ..target_schema import ColumnType
    from .encode_times import Form

    Values: TypeAlias = Sequence[Any]
    Parts: TypeAlias = tuple["Packed | Plain", ...]
    Encode: TypeAlias = Callable[[Values], Parts]
    Factory: TypeAlias = Callable[[ColumnType], Encode]

JSONB_VERSION = 1
HEX_AS_ZEROS = bytes.maketrans(b"123456789abcdefABCDEF", b"0" * 21)
UUIDS = (b"0" * 32, b"00000000-0000-0000-0000-000000000000")
ALL_DIGITS = 6
"""Digits of a second that PostgreSQL keeps where its type does not say."""
BOOLEANS = {one: struct.pack(">ib", 1, one) for one in (0, 1)}
BITS = frozenset(BOOLEANS)


class Packed(NamedTuple):
    """Bytes by a format of ``struct``, with an iterable for each of its values; parts that follow each other are packed at once."""

    form: str
    values: tuple[Iterable[Any], ...]


class Plain(NamedTuple):
    """Bytes as they are, one for each value."""

    values: Iterable[bytes | bytearray]


def sized(values: Iterable[bytes | bytearray]) -> Parts:
    """Values of any length."""
    values = values if isinstance(values, (list, tuple)) else list(values)
    return Packed("i", (map(len, values),)), Plain(values)


def fixed(form: str, size: int, values: Iterable[Any]) -> Parts:
    """Values of one length."""
    return (Packed(f"i{form}", (repeat(size), values)),)


def _integer(size: int, form: str) -> Factory:
    # struct refuses what is no whole number and what is outside of the range.
    return lambda _kind: lambda values: fixed(form, size, values)


def _double(_kind: ColumnType) -> Encode:
    def encode(values: Values) -> Parts:
        if any(type(one) is int and float(one) != one for one in values):
            raise Unfit("no double is this number")
        return fixed("d", 8, values)

    return encode


def _single(_kind: ColumnType) -> Encode:
    def encode(values: Values) -> Parts:
        packed = struct.pack(f">{len(values)}f", *values)
        if any(given != kept for given, kept in zip(values, struct.unpack(f">{len(values)}f", packed), strict=True)):
            raise Unfit("no real is this number")
        return fixed("f", 4, values)

    return encode


def checked_text(values: Sequence[bytearray]) -> None:
    """
    Raises:
        Unfit: one holds NUL.
        UnicodeDecodeError: one is no UTF-8.
    """
    # A character that is cut off at the end of one value is not made whole by what stands between two.
    joined = b"\x1f".join(values)
    joined.decode()
    if b"\0" in joined:
        raise Unfit("it holds a NUL character")


def _text(kind: ColumnType) -> Encode:
    most = kind.modifiers[0] if kind.modifiers else None
    padded = kind.name == "character"

    def encode(values: Values) -> Parts:
        if most is not None and (padded or max(map(len, values)) > most):
            _check_lengths(values, most, padded=padded)
        return sized(values)

    return encode


def _check_lengths(values: Values, most: int, *, padded: bool) -> None:
    lengths = [len(one.decode()) for one in values]
    if max(lengths) > most:
        raise Unfit(f"it has more than {most} characters")
    if padded and min(lengths) < most:
        raise Unfit(f"it has less than {most} characters: PostgreSQL would add blanks")


def _enum(kind: ColumnType) -> Encode:
    labels = {one.encode() for one in kind.labels}

    def encode(values: Values) -> Parts:
        if not labels.issuperset(map(bytes, values)):
            raise Unfit("it is no value of the enum")
        return sized(values)

    return encode


def _boolean(_kind: ColumnType) -> Encode:
    def encode(values: Values) -> Parts:
        if not BITS.issuperset(values):
            raise Unfit("it is not 0 or 1")
        return (Plain(map(BOOLEANS.__getitem__, values)),)

    return encode


def _number(kind: ColumnType) -> Encode:
    return lambda values: sized(numerics(values, kind.modifiers))


def _scaled(kind: ColumnType) -> Encode:
    return lambda values: sized(scaled(values, kind.modifiers))


def _epoch(unit_us: int) -> Factory:
    def factory(kind: ColumnType) -> Encode:
        return lambda values: fixed("q", 8, epoch(values, unit_us, precision_of(kind)))

    return factory


def _julian(kind: ColumnType) -> Encode:
    return lambda values: fixed("q", 8, julian(values, precision_of(kind)))


def _iso(kind: ColumnType) -> Encode:
    precision = precision_of(kind)
    if kind.name == "date":
        return lambda values: fixed("i", 4, days_of_texts(values))
    if kind.name == "time without time zone":
        return lambda values: fixed("q", 8, times_of_texts(values, precision))
    form: Form = "zoned" if kind.name == STAMPS[0] else "naive"
    return lambda values: fixed("q", 8, stamps_of_texts(values, form, precision))


def precision_of(kind: ColumnType) -> int:
    """Digits of a second that the type keeps."""
    return kind.modifiers[0] if kind.modifiers else ALL_DIGITS


def _json(kind: ColumnType) -> Encode:
    binary = kind.name == "jsonb"

    def encode(values: Values) -> Parts:
        texts = values if set(map(type, values)) == {bytearray} else [_json_text(one) for one in values]
        if not binary:
            return sized(texts)
        return Packed("ib", (map(JSONB_VERSION.__add__, map(len, texts)), repeat(JSONB_VERSION))), Plain(texts)

    return encode


def _json_text(value: Any) -> bytearray:
    if isinstance(value, bytearray):
        return value
    if isinstance(value, bytes):
        raise Unfit("it is a blob")
    if isinstance(value, float) and isinf(value):
        raise Unfit("it is infinite")
    return bytearray(repr(value).encode())


def _uuid(_kind: ColumnType) -> Encode:
    return lambda values: fixed("16s", 16, [_uuid_bytes(one) for one in values])


def _uuid_bytes(value: bytes | bytearray) -> bytes:
    if isinstance(value, bytearray):
        if bytes(value.translate(HEX_AS_ZEROS)) not in UUIDS:
            raise Unfit("it is no uuid")
        return bytes.fromhex(value.decode().replace("-", ""))
    if len(value) != 16:
        raise Unfit("it has not 16 bytes")
    return value


def _tagged(_kind: ColumnType) -> Encode:
    return lambda values: sized([_tag(one) for one in values])


def _tag(value: Any) -> bytearray:
    if isinstance(value, bytearray):
        return bytearray(b"t:") + value
    if isinstance(value, bytes):
        return bytearray(b"b:") + value.hex().encode()
    return bytearray(f"{'i' if isinstance(value, int) else 'r'}:{value!r}".encode())


def _blob(_kind: ColumnType) -> Encode:
    return sized


FIELDS: dict[tuple[EncodingName, str], Factory] = {
    ("integer", "smallint"): _integer(2, "h"),
    ("integer", "integer"): _integer(4, "i"),
    ("integer", "bigint"): _integer(8, "q"),
    ("real", "double precision"): _double,
    ("real", "real"): _single,
    ("number", "numeric"): _number,
    ("scaled", "numeric"): _scaled,
    **{("text", kind): _text for kind in TEXTS},
    ("text", "enum"): _enum,
    ("blob", "bytea"): _blob,
    ("boolean", "boolean"): _boolean,
    **{("epoch_s", kind): _epoch(1_000_000) for kind in STAMPS},
    **{("epoch_ms", kind): _epoch(1_000) for kind in STAMPS},
    **{("epoch_us", kind): _epoch(1) for kind in STAMPS},
    **{("julian", kind): _julian for kind in STAMPS},
    **{("iso", kind): _iso for kind in (*STAMPS, "date", "time without time zone")},
    ("json", "jsonb"): _json,
    ("json", "json"): _json,
    ("uuid", "uuid"): _uuid,
    ("tagged", "text"): _tagged,
}
"""Every encoding with each type that the table of encodings lets it become."""


UNCHECKED: frozenset[EncodingName] = frozenset(("text", "json", "tagged"))
"""Encodings whose texts are sent as texts without a look at every byte."""

STREAMED: dict[tuple[EncodingName, str], bytes] = {
    ("text", "text"): b"",
    ("text", "character varying"): b"",
    ("json", "json"): b"",
    ("json", "jsonb"): bytes([JSONB_VERSION]),
    ("blob", "bytea"): b"",
}
"""Pairs whose field is the value's own bytes, with what stands before them: large values can be sent in pieces."""
