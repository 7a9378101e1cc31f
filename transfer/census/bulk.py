"""Whether a batch of values fits at once, without a look at each: true only where `fitting` would say so of every one."""

from __future__ import annotations

import math
import re
import secrets
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from ..rules.fitting import (
    CHUNK,
    FIRST_JULIAN,
    FIRST_SECOND,
    INTEGER_RANGES,
    LAST_JULIAN,
    LAST_SECOND,
    STAMP_FORMS,
    UNITS,
    digits_of,
    places_of,
)
from ..rules.iso import LINES
from ..shown import CLASSES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..encodings import EncodingName, StorageClass
    from ..target_schema import ColumnType

DOUBLE_WHOLE = 2**53
"""Up to here a double holds every whole number."""
SLICE = 128
"""So many texts and what is made of them stay in the processor's cache."""
UUID_LINES = re.compile(rb"(?:[0-9a-fA-F]{32}\n)*|(?:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\n)*")


class Lot:
    """Values of one storage class in a batch, with what several questions need of them, found once."""

    def __init__(self, kind: type, values: Sequence[Any], places: Sequence[int] | None) -> None:
        self.storage: StorageClass = CLASSES[kind]
        self.values = values
        self.places = places
        """Where they stand in the batch; None where they are the whole batch."""

    @cached_property
    def least(self) -> Any:
        """The least number."""
        return min(self.values)

    @cached_property
    def greatest(self) -> Any:
        """The greatest number."""
        return max(self.values)

    @cached_property
    def longest(self) -> int:
        """Bytes of the longest text or blob."""
        return max(map(len, self.values))

    @cached_property
    def clean(self) -> bool:
        """Whether all texts are UTF-8 without NUL. False also where one is too large to be looked at in a heap."""
        if self.longest > CHUNK:
            return False
        return all(_clean(self.values[start : start + SLICE]) for start in range(0, len(self.values), SLICE))

    @cached_property
    def lines(self) -> bytes:
        """The texts with a line's end behind each; empty where one has such an end itself."""
        joined = b"\n".join((*self.values, b""))
        return joined if joined.count(b"\n") == len(self.values) else b""


def _clean(values: Sequence[bytearray]) -> bool:
    # What is cut off at the end of one value is not made whole by what stands between two.
    joined = b"\x1f".join(values)
    if b"\0" in joined:
        return False
    if joined.isascii():
        return True
    try:
        joined.decode()
    except UnicodeDecodeError:
        return False
    return True


def all_fit(lot: Lot, encoding: EncodingName, kind: ColumnType) -> bool:
    """Whether all values of *lot*, which have a storage class of *encoding*, fit for sure."""
    return BULK[encoding](lot, kind)


def _integer(lot: Lot, kind: ColumnType) -> bool:
    least, greatest = INTEGER_RANGES[kind.name]
    return kind.name == "bigint" or bool(lot.least >= least and lot.greatest <= greatest)


def _real(lot: Lot, kind: ColumnType) -> bool:
    if kind.name == "real":
        return False
    return lot.storage == "real" or (lot.least >= -DOUBLE_WHOLE and lot.greatest <= DOUBLE_WHOLE)


def _number(lot: Lot, kind: ColumnType) -> bool:
    if lot.storage == "text":
        return False
    if not kind.modifiers:
        return lot.storage == "integer" or bool(lot.least > -math.inf and lot.greatest < math.inf)
    precision, places = digits_of(kind.modifiers)
    if places < 0:
        return False
    if lot.storage == "integer":
        most = 10 ** (precision - places)
        return bool(-most < lot.least and lot.greatest < most)
    pattern = _digits(precision - places, places)
    return pattern.fullmatch("\n".join((*map(repr, lot.values), "")).encode()) is not None


@cache
def _digits(whole: int, places: int) -> re.Pattern[bytes]:
    """Lines of doubles by their shortest digits, as Python writes them without an exponent."""
    fraction = rf"\.\d{{1,{places}}}" if places else r"\.0"
    return re.compile(rf"(?:-?(?:0|[1-9]\d{{0,{max(whole - 1, 0)}}}){fraction}\n)*".encode()) if whole else re.compile(rb"(?!)")


def _scaled(lot: Lot, kind: ColumnType) -> bool:
    if not kind.modifiers:
        return False
    most = 10 ** kind.modifiers[0]
    return bool(-most < lot.least and lot.greatest < most)


def _text(lot: Lot, kind: ColumnType) -> bool:
    if not lot.clean:
        return False
    if kind.name == "enum":
        return {bytes(value) for value in lot.values} <= {label.encode() for label in kind.labels}
    if kind.name == "character":
        return False
    return not kind.modifiers or lot.longest <= kind.modifiers[0]


def _blob(_lot: Lot, _kind: ColumnType) -> bool:
    return True


def _boolean(lot: Lot, _kind: ColumnType) -> bool:
    return bool(lot.least >= 0 and lot.greatest <= 1)


def _epoch(units: int) -> Callable[[Lot, ColumnType], bool]:
    def check(lot: Lot, kind: ColumnType) -> bool:
        if lot.storage != "integer" or lot.least < FIRST_SECOND * units or lot.greatest >= (LAST_SECOND + 1) * units:
            return False
        step = units // 10 ** places_of(kind)
        return step <= 1 or not any(value % step for value in lot.values)

    return check


def _julian(lot: Lot, _kind: ColumnType) -> bool:
    return bool(lot.least >= FIRST_JULIAN and lot.greatest < LAST_JULIAN)


def _iso(lot: Lot, kind: ColumnType) -> bool:
    form = STAMP_FORMS[kind.name]
    if not lot.lines or not LINES[places_of(kind)][form].fullmatch(lot.lines):
        return False
    # A zone may lead out of the years 1 to 9999.
    return form != "zoned" or not (lot.lines.startswith((b"0001", b"9999")) or b"\n0001" in lot.lines or b"\n9999" in lot.lines)


def _uuid(lot: Lot, _kind: ColumnType) -> bool:
    if lot.storage == "blob":
        return lot.longest == 16 and min(map(len, lot.values)) == 16
    return bool(lot.lines) and UUID_LINES.fullmatch(lot.lines) is not None


def _tagged(lot: Lot, _kind: ColumnType) -> bool:
    return lot.storage != "text" or lot.clean


RAWS = msgspec.json.Decoder(list[msgspec.Raw])
ANYTHING = msgspec.json.Decoder(list[Any])
ENCODER = msgspec.json.Encoder()
MARK = secrets.token_hex(16)
MARK_JSON = b'"%b"' % MARK.encode()
BETWEEN = b",%b," % MARK_JSON
"""Stands between two values. No value knows it, so where each mark is an element of its own, one value lies between two of them."""
SPACED = b", %b, " % MARK_JSON
"""The same, as programs write that put blanks behind commas and colons."""
ODD_KEYS = re.compile(rb'"[ \t\r\n]+:')
ESCAPES_OF_KEYS = (b"\\u0022", b"\\u003a", b"\\u003A")
SMALL_NUMBERS = (re.compile(rb"e-\d{4}"), re.compile(rb"E-\d{4}"))


def _json(lot: Lot, kind: ColumnType) -> bool:
    if lot.storage == "integer":
        return True
    if lot.storage == "real":
        return bool(lot.least > -math.inf and lot.greatest < math.inf)
    if kind.name == "jsonb" and lot.longest <= CHUNK and _all_json(lot, kind):
        # Decoding saw to that.
        lot.clean = True
        return True
    return lot.clean and _all_json(lot, kind)


def _all_json(lot: Lot, kind: ColumnType) -> bool:
    return all(_json_texts(lot.values[start : start + SLICE], kind) for start in range(0, len(lot.values), SLICE))


def _json_texts(values: Sequence[bytearray], kind: ColumnType) -> bool:
    spaced = b'": ' in values[0] or b", " in values[0]
    document = b"[%b]" % (SPACED if spaced else BETWEEN).join(values)
    if b"\\u0000" in document:
        return False
    try:
        return _texts_of_jsonb(document, len(values), spaced=spaced) if kind.name == "jsonb" else _texts_of_json(document, len(values))
    except (msgspec.DecodeError, RecursionError, ValueError):
        return False


def _texts_of_json(document: bytes, count: int) -> bool:
    found = RAWS.decode(document)
    return len(found) == 2 * count - 1 and [*map(bytes, found[1::2])].count(MARK_JSON) == count - 1


def _texts_of_jsonb(document: bytes, count: int, *, spaced: bool) -> bool:
    """
    Whether no object has a key twice either, and all numbers are within the range of numeric.

    Written again, a document has each key once: then it is the same, or it has as many of the signs that end a key. What could deceive that
    count is left to `fitting`.
    """
    found = ANYTHING.decode(document)
    if len(found) != 2 * count - 1 or found[1::2].count(MARK) != count - 1:
        return False
    again = ENCODER.encode(found)
    if document == (msgspec.json.format(again, indent=0) if spaced else again):
        return True
    if (b"\\u" in document and any(one in document for one in ESCAPES_OF_KEYS)) or ODD_KEYS.search(document):
        return False
    if any(pattern.search(document) for pattern in SMALL_NUMBERS):
        return False
    return document.count(b'":') == again.count(b'":')


BULK: dict[EncodingName, Callable[[Lot, ColumnType], bool]] = {
    "integer": _integer,
    "real": _real,
    "number": _number,
    "scaled": _scaled,
    "text": _text,
    "blob": _blob,
    "boolean": _boolean,
    "epoch_s": _epoch(UNITS["epoch_s"]),
    "epoch_ms": _epoch(UNITS["epoch_ms"]),
    "epoch_us": _epoch(UNITS["epoch_us"]),
    "julian": _julian,
    "iso": _iso,
    "json": _json,
    "uuid": _uuid,
    "tagged": _tagged,
}
