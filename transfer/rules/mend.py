"""What rules change in values that do not fit: values of SQLite in, values of SQLite out, so that every reader sees the same."""

from __future__ import annotations

import json
import math
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NoReturn

import msgspec

from ..encodings import ENCODINGS
from ..shown import CLASSES, Value
from . import stamps
from .fitting import EXACT, UNITS, places_of, why_not
from .iso import form_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..encodings import EncodingName
    from ..repairs import Repair, RepairName
    from ..target_schema import ColumnType

TRUE_WORDS = frozenset({b"true", b"t", b"yes", b"y", b"on", b"1"})
FALSE_WORDS = frozenset({b"false", b"f", b"no", b"n", b"off", b"0"})
ALWAYS: frozenset[RepairName] = frozenset({"null_if_empty", "value", "default"})
"""They change values that would fit, too."""


def encoding_of(value: Value, encodings: Sequence[EncodingName]) -> EncodingName:
    """Which of a column's encodings reads *value*: the first that takes its storage class; the first of all where none does."""
    storage = CLASSES[type(value)]
    for name in encodings:
        if storage in ENCODINGS[name].classes:
            return name
    return encodings[0]


def mend(
    value: Value, encodings: Sequence[EncodingName], kind: ColumnType, repairs: Sequence[Repair]
) -> tuple[Value, tuple[Repair, ...], str | None]:
    """
    The value after the repairs that it needs, which ones changed it, and why it still does not fit (None where it fits).

    A value that fits comes back as it is, but for the repairs that a person wants always.
    """
    used: list[Repair] = []
    for repair in repairs:
        reason = _reason(value, encodings, kind)
        if (reason is None and repair.name not in ALWAYS) or repair.name == "null_if_unfit":
            continue
        changed = MENDERS[repair.name](value, repair.argument, kind, encoding_of(value, encodings))
        if type(changed) is not type(value) or changed != value:
            used.append(repair)
            value = changed
    reason = _reason(value, encodings, kind)
    last = next((repair for repair in repairs if repair.name == "null_if_unfit"), None)
    if reason is not None and last is not None:
        return None, (*used, last), None
    return value, tuple(used), reason


def _reason(value: Value, encodings: Sequence[EncodingName], kind: ColumnType) -> str | None:
    return None if value is None else why_not(value, encoding_of(value, encodings), kind)


def _null_if_empty(value: Value, _argument: str, _kind: ColumnType, _encoding: EncodingName) -> Value:
    return None if isinstance(value, bytearray) and not value else value


def _strip_nul(value: Value, _argument: str, _kind: ColumnType, _encoding: EncodingName) -> Value:
    return value.replace(b"\0", b"") if isinstance(value, bytearray) else value


def _mark_nul(value: Value, _argument: str, _kind: ColumnType, _encoding: EncodingName) -> Value:
    return value.replace(b"\0", "\ufffd".encode()) if isinstance(value, bytearray) else value


def _cp1252(value: Value, _argument: str, _kind: ColumnType, _encoding: EncodingName) -> Value:
    if isinstance(value, bytearray) and not _is_utf8(value):
        try:
            return bytearray(value.decode("cp1252").encode())
        except UnicodeDecodeError:
            return value
    return value


def _mark_bytes(value: Value, _argument: str, _kind: ColumnType, _encoding: EncodingName) -> Value:
    return bytearray(value.decode("utf-8", "replace").encode()) if isinstance(value, bytearray) else value


def _decode(value: Value, _argument: str, _kind: ColumnType, _encoding: EncodingName) -> Value:
    return bytearray(value) if isinstance(value, bytes) and _is_utf8(value) else value


def _is_utf8(value: bytearray | bytes) -> bool:
    try:
        value.decode()
    except UnicodeDecodeError:
        return False
    return True


def _as_text(value: Value, _argument: str, _kind: ColumnType, _encoding: EncodingName) -> Value:
    if isinstance(value, float):
        return bytearray(repr(value).replace("inf", "Inf").encode())
    return bytearray(str(value).encode()) if isinstance(value, int) else value


def _words(value: Value, _argument: str, _kind: ColumnType, _encoding: EncodingName) -> Value:
    if isinstance(value, bytearray):
        word = bytes(value.strip().lower())
        return 1 if word in TRUE_WORDS else 0 if word in FALSE_WORDS else value
    return value


def _nonzero(value: Value, _argument: str, _kind: ColumnType, _encoding: EncodingName) -> Value:
    return int(value != 0) if isinstance(value, (int, float)) else value


def _round(value: Value, _argument: str, kind: ColumnType, encoding: EncodingName) -> Value:
    if isinstance(value, bytearray):
        stamp = stamps.parse(value) if encoding == "iso" else None
        made = stamps.rounded(stamp, places_of(kind)) if stamp else None
        return made.text() if made else value
    if not isinstance(value, (int, float)) or not math.isfinite(value):
        return value
    number = Decimal(repr(value))
    if encoding in UNITS:
        step = Decimal(UNITS[encoding]).scaleb(-places_of(kind))
        units = EXACT.multiply((number / step).quantize(Decimal(1), ROUND_HALF_UP, EXACT), step)
        return int(units) if units == int(units) else float(units)
    if encoding == "number" and len(kind.modifiers) > 1:
        return bytearray(f"{number.quantize(Decimal(1).scaleb(-kind.modifiers[1]), ROUND_HALF_UP, EXACT):f}".encode())
    return value


def _zone(value: Value, argument: str, kind: ColumnType, _encoding: EncodingName) -> Value:
    stamp = stamps.parse(value) if isinstance(value, bytearray) else None
    made = None
    if stamp and stamp.day and stamp.clock:
        if not stamp.zone and kind.name == "timestamp with time zone":
            made = stamps.with_zone(stamp, argument)
        elif stamp.zone and kind.name == "timestamp without time zone":
            made = stamps.reading(stamp, argument)
    return made.text() if made else value


def _midnight(value: Value, _argument: str, kind: ColumnType, _encoding: EncodingName) -> Value:
    if isinstance(value, bytearray) and kind.name.startswith("timestamp") and form_of(value) == "date":
        return value + b" 00:00:00"
    return value


def _last_key(value: Value, _argument: str, _kind: ColumnType, _encoding: EncodingName) -> Value:
    if not isinstance(value, bytearray):
        return value
    try:
        kept = json.loads(value, parse_float=_raw, parse_int=_raw, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return value
    return bytearray(msgspec.json.encode(kept))


def _refuse(_: str) -> NoReturn:
    """NaN and Infinity are no JSON, and must not become null."""
    raise ValueError


def _raw(digits: str) -> msgspec.Raw:
    """A number as its digits."""
    return msgspec.Raw(digits.encode())


def _value(value: Value, argument: str, _kind: ColumnType, _encoding: EncodingName) -> Value:
    old, new = json.loads(argument)
    return _of_json(new) if _of_json(old) == value and type(_of_json(old)) is type(value) else value


def _default(value: Value, argument: str, _kind: ColumnType, _encoding: EncodingName) -> Value:
    return _of_json(json.loads(argument)) if value is None else value


def _of_json(value: object) -> Value:
    """A value of a map as SQLite has it: texts as texts, booleans as 0 and 1, lists and objects as their JSON."""
    if value is None or isinstance(value, float):
        return value
    if isinstance(value, int):
        return int(value)
    return bytearray(value.encode() if isinstance(value, str) else json.dumps(value, ensure_ascii=False).encode())


def _nothing(value: Value, _argument: str, _kind: ColumnType, _encoding: EncodingName) -> Value:
    return value


MENDERS: dict[RepairName, Callable[[Value, str, ColumnType, EncodingName], Value]] = {
    "null_if_empty": _null_if_empty,
    "null_if_unfit": _nothing,
    "strip_nul": _strip_nul,
    "mark_nul": _mark_nul,
    "cp1252": _cp1252,
    "mark_bytes": _mark_bytes,
    "decode": _decode,
    "as_text": _as_text,
    "words": _words,
    "nonzero": _nonzero,
    "round": _round,
    "zone": _zone,
    "midnight": _midnight,
    "last_key": _last_key,
    "value": _value,
    "default": _default,
    "orphans": _nothing,
    "nulls": _nothing,
}
