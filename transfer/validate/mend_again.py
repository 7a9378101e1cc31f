"""
What rules let be changed, done a second time: by nothing of what changes values for the copy.

A repair is tried where a value does not fit, in the rule's order, and what it makes has to fit. Whether a value fits is seen by decoding it
(``decode_again``) and by the limits of its column's type.
"""

from __future__ import annotations

import json
import re
import struct
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from math import isinf
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from ..encodings import STAMPS, TEXTS
from . import json_by_value
from .calendar_again import CLOCK, STAMP, day_of, moment_of, time_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..planned import ColumnPlan
    from ..repairs import RepairName
    from ..target_schema import ColumnType

FAILURES = (ValueError, TypeError, OverflowError, ArithmeticError, KeyError, struct.error, RecursionError)
"""What a value that stands for nothing raises."""

ALWAYS: frozenset[RepairName] = frozenset({"null_if_empty", "value", "default"})
EIGHT = struct.Struct(">q")
SECOND = 1_000_000
YEAR_1, YEAR_10000 = -730_119 * 86_400 * SECOND, 2_921_940 * 86_400 * SECOND
"""The first moments of these years, from 2000."""
WHOLE_BITS = {"smallint": 15, "integer": 31, "bigint": 63}
DECIMAL = re.compile(rb"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
NUL_IN_JSON = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
UNITS = {"epoch_s": 1, "epoch_ms": 1_000, "epoch_us": 1_000_000}
TRUE, FALSE = (b"true", b"t", b"yes", b"y", b"on", b"1"), (b"false", b"f", b"no", b"n", b"off", b"0")
WIDE = Context(prec=2_000)
NAIVE_2000 = datetime(2000, 1, 1)  # noqa: DTZ001 - a clock without a zone


@dataclass(frozen=True, slots=True)
class Moment:
    """A stamp or a time of day that a repair has taken apart: *seconds* since 2000 or midnight, *digits* behind the point."""

    seconds: int
    digits: str
    zoned: bool
    is_time: bool = False

    def content(self, kind: ColumnType) -> bytes:
        """The field of a column of this type."""
        if self.digits[6:].strip("0") or self.zoned != (kind.name == STAMPS[0]) or self.is_time != kind.name.startswith("time "):
            raise ValueError
        return EIGHT.pack(self.seconds * SECOND + int(self.digits[:6].ljust(6, "0")))


@dataclass(frozen=True, slots=True)
class Ready:
    """What a repair made, as the content of a field."""

    content: bytes


class Mender:
    """Changes values of one column as its rule says; *content_of* decodes a value."""

    def __init__(self, plan: ColumnPlan, content_of: Callable[[Any], bytes]) -> None:
        self._plan = plan
        self._content_of = content_of

    def content(self, value: Any) -> bytes | None:
        """
        The content of the field of *value*; None for NULL.

        Raises:
            ValueError: it does not fit, whatever is done.
        """
        for repair in self._plan.repairs:
            change = CHANGES.get(repair.name)
            if change is not None and (repair.name in ALWAYS or not self._fits(value)):
                try:
                    value = change(value, repair.argument, self._plan)
                except FAILURES:
                    # It is none of those that this repair is for.
                    continue
        if self._fits(value):
            return None if value is None else self._content(value)
        if any(one.name == "null_if_unfit" for one in self._plan.repairs):
            return None
        raise ValueError

    def _content(self, value: Any) -> bytes:
        if isinstance(value, Ready):
            return value.content
        return value.content(self._plan.type) if isinstance(value, Moment) else self._content_of(value)

    def _fits(self, value: Any) -> bool:
        if value is None:
            return True
        try:
            return _within(value, self._content(value), self._plan)
        except FAILURES:
            return False


def _within(value: Any, content: bytes, plan: ColumnPlan) -> bool:
    """Whether a value that could be decoded keeps to the limits of its type."""
    kind = plan.type
    if kind.name in TEXTS or kind.name in {"enum", "json", "jsonb"}:
        return _text_fits(value, content, kind) if isinstance(value, bytearray) else NUL_IN_JSON.search(content) is None
    if kind.name in WHOLE_BITS:
        limit = 1 << WHOLE_BITS[kind.name]
        return bool(-limit <= EIGHT.unpack(content)[0] < limit)
    if kind.name == "real":
        return isinf(value) or bool(struct.unpack(">f", struct.pack(">f", value))[0] == value)
    if kind.name == "numeric":
        return _decimal_fits(value, content, kind)
    if kind.name.startswith("time"):
        number: int = EIGHT.unpack(content)[0]
        step = 10 ** (6 - _places(kind)) if "julian" not in plan.encodings else 1
        return number % step == 0 and (kind.name not in STAMPS or YEAR_1 <= number < YEAR_10000)
    return True


def _places(kind: ColumnType) -> int:
    return kind.modifiers[0] if kind.modifiers else 6


def _text_fits(value: bytearray, content: bytes, kind: ColumnType) -> bool:
    text = value.decode()
    if "\0" in text:
        return False
    if kind.name == "enum":
        return text in kind.labels
    if kind.name == "json":
        content = json_by_value.quick(bytes(value))
    if kind.name in {"json", "jsonb"}:
        return NUL_IN_JSON.search(content) is None
    most = kind.modifiers[0] if kind.modifiers else 1 if kind.name == "character" else None
    return most is None or len(text) == most or (len(text) < most and kind.name != "character")


def _decimal_fits(value: Any, content: bytes, kind: ColumnType) -> bool:
    if content[-1:].isalpha() or (isinstance(value, bytearray) and not DECIMAL.fullmatch(value)):
        return False
    if not kind.modifiers:
        return True
    precision, scale = kind.modifiers[0], sum(kind.modifiers[1:])
    whole, _, fraction = content.lstrip(b"-").partition(b".")
    return len(fraction) <= scale and len(whole.lstrip(b"0")) <= precision - scale


def _texts(change: Callable[[bytearray], Any]) -> Callable[[Any, str, ColumnPlan], Any]:
    """A change of texts alone."""
    return lambda value, _argument, _plan: change(value) if isinstance(value, bytearray) else value


def _from_1252(value: bytearray) -> bytearray:
    try:
        value.decode()
    except UnicodeDecodeError:
        return bytearray(str(value, "cp1252").encode())
    return value


def _as_text(value: Any, _argument: str, _plan: ColumnPlan) -> Any:
    if isinstance(value, float) and isinf(value):
        return bytearray(b"Inf" if value > 0 else b"-Inf")
    return bytearray(f"{value!r}".encode()) if isinstance(value, (int, float)) else value


def _word(value: bytearray) -> Any:
    word = bytes(value).strip().lower()
    return 1 if word in TRUE else 0 if word in FALSE else value


def _parts(value: Any, plan: ColumnPlan) -> Moment:
    """
    A text, or what was made of one, taken apart.

    Raises:
        ValueError: it is no stamp and no time of day.
    """
    if isinstance(value, Moment):
        return value
    if not isinstance(value, bytearray) or "iso" not in plan.encodings:
        raise TypeError
    text = value.decode("ascii")
    clock = CLOCK.fullmatch(text)
    if clock:
        digits = clock[4] or ""
        return Moment(time_of(text[: len(text) - len(digits)].rstrip(".")) // SECOND, digits, zoned=False, is_time=True)
    stamp = STAMP.fullmatch(text)
    if stamp is None:
        raise ValueError
    whole, _, digits = stamp["clock"].partition(".")
    zoned = stamp["zone"] is not None
    return Moment(moment_of(f"{stamp['day']} {whole}{stamp['zone'] or ''}".encode(), zoned=zoned) // SECOND, digits, zoned)


def _round(value: Any, _argument: str, plan: ColumnPlan) -> Any:
    kind = plan.type
    if isinstance(value, (int, float)):
        unit = next((UNITS[one] for one in plan.encodings if one in UNITS), 0)
        if unit:
            steps = _half_up(Decimal(repr(value)) * 10 ** _places(kind) / unit)
            return Moment(
                steps // 10 ** _places(kind) - 946_684_800, f"{steps % 10 ** _places(kind):0{_places(kind)}d}", kind.name == STAMPS[0]
            )
        if kind.name == "numeric" and len(kind.modifiers) > 1:
            return bytearray(
                f"{WIDE.scaleb(_half_up(WIDE.scaleb(Decimal(repr(value)), kind.modifiers[1])), -kind.modifiers[1]):f}".encode()
            )
        return value
    found = _parts(value, plan)
    kept = _half_up(Decimal(f"0.{found.digits or '0'}") * 10 ** _places(kind))
    seconds = found.seconds + kept // 10 ** _places(kind)
    if found.is_time and seconds >= 86_400:
        raise ValueError
    return replace(found, seconds=seconds, digits=str(kept % 10 ** _places(kind)).rjust(_places(kind), "0") if _places(kind) else "")


def _half_up(number: Decimal) -> int:
    return int(number.quantize(Decimal(1), ROUND_HALF_UP, WIDE))


def _zone(value: Any, name: str, plan: ColumnPlan) -> Any:
    found = _parts(value, plan)
    zone = UTC if name == "UTC" else ZoneInfo(name)
    if found.is_time or found.zoned == (plan.type.name == STAMPS[0]):
        return value
    clock = NAIVE_2000 + timedelta(seconds=found.seconds)
    if not found.zoned:
        shift = clock.replace(tzinfo=zone).utcoffset() or timedelta()
        return replace(found, seconds=found.seconds - int(shift.total_seconds()), zoned=True)
    there = clock.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
    return replace(found, seconds=int((there - NAIVE_2000).total_seconds()), zoned=False)


def _midnight(value: Any, _argument: str, plan: ColumnPlan) -> Any:
    if not isinstance(value, bytearray) or plan.type.name not in STAMPS or "iso" not in plan.encodings:
        return value
    return Moment(day_of(value.decode("ascii")) * 86_400, "", zoned=False)


def _last_key(value: Any, _argument: str, plan: ColumnPlan) -> Any:
    if plan.type.name != "jsonb" or not isinstance(value, bytearray):
        return value
    return Ready(json_by_value.quick(bytes(value)))


def _value(value: Any, argument: str, _plan: ColumnPlan) -> Any:
    old, new = map(_of_json, json.loads(argument))
    return new if value == old and type(value) is type(old) else value


def _of_json(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (list, dict)):
        return bytearray(json.dumps(value, ensure_ascii=False).encode())
    return bytearray(value.encode()) if isinstance(value, str) else value


CHANGES: dict[RepairName, Callable[[Any, str, ColumnPlan], Any]] = {
    "null_if_empty": _texts(lambda value: value or None),
    "strip_nul": _texts(lambda value: value.translate(None, b"\0")),
    "mark_nul": _texts(lambda value: bytearray("\ufffd".encode()).join(value.split(b"\0"))),
    "cp1252": _texts(_from_1252),
    "mark_bytes": _texts(lambda value: bytearray(str(value, "utf-8", "replace").encode())),
    "decode": lambda value, _argument, _plan: bytearray(value.decode().encode()) if isinstance(value, bytes) else value,
    "as_text": _as_text,
    "words": _texts(_word),
    "nonzero": lambda value, _argument, _plan: int(bool(value)) if isinstance(value, (int, float)) else value,
    "round": _round,
    "zone": _zone,
    "midnight": _midnight,
    "last_key": _last_key,
    "value": _value,
    "default": lambda value, argument, _plan: _of_json(json.loads(argument)) if value is None else value,
}
"""By repair: raises one of FAILURES where a value is none that it changes."""
