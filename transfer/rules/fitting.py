"""
Whether one value fits an encoding and a type: the plain reference, one rule a line, that the fast ways are held to.

It knows nothing of batches. The census asks it about values that a fast check did not pass, and repairs are tried on what it refuses.
"""

from __future__ import annotations

import json
import math
import re
import struct
from codecs import getincrementaldecoder
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from typing import TYPE_CHECKING

import msgspec

from ..encodings import ENCODINGS
from ..json_parts import has_parts
from ..shown import CLASSES, Value
from . import stamps
from .iso import ANY_DIGITS, MICROSECOND_DIGITS, ONE, form_of
from .large_json import KEY_TWICE, faults_of_parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..encodings import EncodingName
    from ..target_schema import ColumnType
    from .iso import Form

INTEGER_RANGES = {"smallint": (-(2**15), 2**15 - 1), "integer": (-(2**31), 2**31 - 1), "bigint": (-(2**63), 2**63 - 1)}
STAMP_FORMS: dict[str, Form] = {
    "timestamp with time zone": "zoned",
    "timestamp without time zone": "naive",
    "date": "date",
    "time without time zone": "time",
}
FORM_WORDS: dict[Form, str] = {
    "naive": "a stamp without a zone",
    "zoned": "a stamp with a zone",
    "date": "a date alone",
    "time": "a time of day alone",
    "zoned time": "a time of day with a zone",
}

FIRST_SECOND, LAST_SECOND = -62135596800, 253402300799
"""The years 1 to 9999, which Python and ISO 8601 can say too. What lies beyond is a wrong unit."""
FIRST_JULIAN, LAST_JULIAN = 1721425.5, 5373484.5
UNITS = {"epoch_s": 1, "epoch_ms": 1_000, "epoch_us": 1_000_000}

DECIMAL_TEXT = re.compile(rb"-?(?:0|[1-9]\d*)(?:\.\d+)?")
NUMERIC_WHOLE_DIGITS, NUMERIC_SCALE = 131072, 16383
UUID_TEXT = re.compile(rb"[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
EXACT = Context(prec=2 * NUMERIC_WHOLE_DIGITS, Emax=MAX_EMAX, Emin=MIN_EMIN)
NUL, NOT_UTF8 = "a NUL character in a text", "no UTF-8"
WRONG_CLASS = "its storage class is {}"
NO_JSON = "no JSON by RFC 8259"
CHUNK = 1024 * 1024
LARGE_JSON = 4 * CHUNK
"""Larger JSON is looked at in parts."""


def why_not(value: Value, encoding: EncodingName, kind: ColumnType) -> str | None:
    """Why *value*, which is not NULL, cannot be a value of *kind* by *encoding*; None where it can. Says no value."""
    storage = CLASSES[type(value)]
    if storage not in ENCODINGS[encoding].classes:
        return WRONG_CLASS.format(storage)
    return CHECKS[encoding](value, kind)


def _integer(value: Value, kind: ColumnType) -> str | None:
    least, greatest = INTEGER_RANGES[kind.name]
    return None if isinstance(value, int) and least <= value <= greatest else f"beyond the range of {kind.name}"


def _real(value: Value, kind: ColumnType) -> str | None:
    if isinstance(value, int) and (abs(value) > 2**1023 or int(float(value)) != value):
        return "no double holds this whole number exactly"
    if kind.name == "real" and isinstance(value, (int, float)) and not _single(float(value)):
        return "a real (four bytes) does not hold it exactly"
    return None


def _single(value: float) -> bool:
    try:
        return math.isinf(value) or struct.unpack("f", struct.pack("f", value))[0] == value
    except OverflowError:
        return False


def _number(value: Value, kind: ColumnType) -> str | None:
    if isinstance(value, float):
        if math.isinf(value):
            return "infinity is no decimal"
        number = Decimal(repr(value))
    elif isinstance(value, int):
        number = Decimal(value)
    elif value and DECIMAL_TEXT.fullmatch(value):
        number = Decimal(value.decode())
    else:
        return "no decimal number"
    return _fits_digits(number, kind.modifiers)


def _fits_digits(number: Decimal, modifiers: tuple[int, ...]) -> str | None:
    exponent = number.as_tuple().exponent
    whole = number.adjusted() + 1 if number else 0
    if -int(exponent) > NUMERIC_SCALE or whole > NUMERIC_WHOLE_DIGITS:
        return "more digits than a numeric has"
    if not modifiers:
        return None
    precision, places = digits_of(modifiers)
    units = EXACT.scaleb(number, places)
    if units != EXACT.to_integral_value(units):
        return f"more than {places} digits behind the point"
    return None if whole <= precision - places else f"more than {precision - places} digits before the point"


def digits_of(modifiers: tuple[int, ...]) -> tuple[int, int]:
    """Precision and scale of numeric(p, s) or numeric(p)."""
    return modifiers[0], sum(modifiers[1:])


def _scaled(value: Value, kind: ColumnType) -> str | None:
    if not kind.modifiers:
        return "the type has no scale"
    return None if isinstance(value, int) and abs(value) < 10 ** kind.modifiers[0] else f"more than {kind.modifiers[0]} digits"


def text_fault(value: bytearray | bytes) -> str | None:
    """Why bytes are no text of PostgreSQL's; large ones are looked at in pieces."""
    if b"\0" in value:
        return NUL
    try:
        if len(value) <= CHUNK:
            value.decode()
        else:
            decoder = getincrementaldecoder("utf-8")()
            for start in range(0, len(value), CHUNK):
                decoder.decode(bytes(value[start : start + CHUNK]))
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return NOT_UTF8
    return None


def _text(value: Value, kind: ColumnType) -> str | None:
    if not isinstance(value, bytearray):
        return None
    if fault := text_fault(value):
        return fault
    if kind.name == "enum":
        return None if value.decode() in kind.labels else f"none of the labels of {kind}"
    if kind.modifiers or kind.name == "character":
        most = kind.modifiers[0] if kind.modifiers else 1
        size = len(value.decode())
        if size > most:
            return f"longer than {most} characters"
        if kind.name == "character" and size < most:
            return f"shorter than {most} characters: it would be filled up with blanks"
    return None


def _blob(_value: Value, _kind: ColumnType) -> str | None:
    return None


def _boolean(value: Value, _kind: ColumnType) -> str | None:
    return None if value in {0, 1} else "neither 0 nor 1"


def _epoch(units: int) -> Callable[[Value, ColumnType], str | None]:
    def check(value: Value, kind: ColumnType) -> str | None:
        if not isinstance(value, (int, float)) or not FIRST_SECOND * units <= value < (LAST_SECOND + 1) * units:
            return "outside of the years 1 to 9999"
        places = places_of(kind)
        steps = Decimal(repr(value)) * 10**places / units
        return None if steps == steps.to_integral_value() else f"more than {places} digits of the second"

    return check


def places_of(kind: ColumnType) -> int:
    """How many digits of the second a type holds."""
    return kind.modifiers[0] if kind.modifiers else MICROSECOND_DIGITS


def _julian(value: Value, _kind: ColumnType) -> str | None:
    return None if isinstance(value, (int, float)) and FIRST_JULIAN <= value < LAST_JULIAN else "outside of the years 1 to 9999"


def _iso(value: Value, kind: ColumnType) -> str | None:
    if not isinstance(value, bytearray):
        return None
    wanted = STAMP_FORMS[kind.name]
    if ONE[places_of(kind)][wanted].fullmatch(value):
        return _zone_fault(value) if wanted == "zoned" else None
    found = form_of(value)
    if found is None:
        return "no date or time by ISO 8601"
    if found == wanted and ANY_DIGITS[found].fullmatch(value):
        return f"more than {places_of(kind)} digits of the second"
    return f"{FORM_WORDS[found]}, where {FORM_WORDS[wanted]} is wanted"


def _zone_fault(value: bytearray) -> str | None:
    if not value.startswith((b"0001", b"9999")):
        return None
    stamp = stamps.parse(value)
    return None if stamp and stamps.reading(stamp, "UTC") else "outside of the years 1 to 9999"


RAW_JSON = msgspec.json.Decoder(msgspec.Raw)


def _json(value: Value, kind: ColumnType) -> str | None:
    if isinstance(value, float):
        return None if math.isfinite(value) else "infinity is no JSON"
    if not isinstance(value, bytearray):
        return None
    if fault := text_fault(value):
        return fault
    if len(value) > LARGE_JSON and has_parts(value):
        try:
            faults = faults_of_parts(value, lambda part: _whole_json(part, kind), unique=kind.name == "jsonb")
        except RecursionError:
            # Only the whole can tell.
            pass
        except ValueError:
            return NO_JSON
        else:
            return NO_JSON if NO_JSON in faults else min(faults, default=None)
    return _whole_json(value, kind)


def _whole_json(value: bytearray, kind: ColumnType) -> str | None:
    try:
        RAW_JSON.decode(value)
    except RecursionError:
        return "JSON that is nested too deeply"
    except msgspec.DecodeError:
        return "an empty text, where JSON is wanted" if not value else NO_JSON
    if b"\\u0000" in value and "\0" in _strings(value):
        return "JSON with \\u0000, which PostgreSQL cannot have in a text"
    return _jsonb_fault(value) if kind.name == "jsonb" else None


def _strings(value: bytearray) -> str:
    """All keys and texts of a JSON value, one after the other."""
    found: list[str] = []

    def walk(one: object) -> None:
        if isinstance(one, str):
            found.append(one)
        elif isinstance(one, list):
            for part in one:  # pyright: ignore[reportUnknownVariableType]
                walk(part)  # pyright: ignore[reportUnknownArgumentType]

    walk(
        json.loads(
            value, object_pairs_hook=lambda pairs: [part for pair in pairs for part in pair], parse_float=_nothing, parse_int=_nothing
        )
    )
    return "".join(found)


def _nothing(_digits: str) -> None:
    """A number that nobody looks at."""


def _jsonb_fault(value: bytearray) -> str | None:
    faults: set[str] = set()

    def members(pairs: list[tuple[str, object]]) -> None:
        if len({name for name, _ in pairs}) < len(pairs):
            faults.add(KEY_TWICE)

    def number(digits: str) -> None:
        try:
            too_long = _fits_digits(Decimal(digits), ()) is not None
        except ArithmeticError:
            too_long = True
        if too_long:
            faults.add("JSON with a number that has more digits than a numeric")

    json.loads(value, object_pairs_hook=members, parse_float=number, parse_int=_nothing)
    return min(faults, default=None)


def _uuid(value: Value, _kind: ColumnType) -> str | None:
    if isinstance(value, bytes):
        return None if len(value) == 16 else "a blob that has not 16 bytes"
    return None if isinstance(value, bytearray) and UUID_TEXT.fullmatch(value) else "no uuid"


def _tagged(value: Value, _kind: ColumnType) -> str | None:
    return text_fault(value) if isinstance(value, bytearray) else None


CHECKS: dict[EncodingName, Callable[[Value, ColumnType], str | None]] = {
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
