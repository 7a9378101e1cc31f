"""Time zones: local times of instants, instants of local times, and where a unit of time begins."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING

from .dates import optional
from .intervals import DAY, HOUR, MINUTE, SECOND, UNITS, Interval, stored
from .kinds import NoValue
from .stamps import MICROSECOND, moment, written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .kinds import Aggregate, Scalar

OFFSET = re.compile(r"([+-])(\d\d?)(?::(\d\d))?")
"""West of Greenwich is positive, as in POSIX: that is how PostgreSQL reads it."""

UNIVERSAL = frozenset({"utc", "gmt", "uct", "z", "zulu"})
PLAIN = frozenset((
    "cuba", "egypt", "eire", "gb", "gb-eire", "greenwich", "hongkong", "iceland", "iran",
    "israel", "jamaica", "japan", "kwajalein", "libya", "navajo", "nz", "nz-chat", "poland", "portugal", "prc", "roc", "rok",
    "singapore", "turkey", "universal", "w-su",
))  # fmt: skip
"""Names without a slash that are no abbreviations: those PostgreSQL looks up elsewhere, and not in the same place in every version."""


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    from zoneinfo import available_timezones  # noqa: PLC0415 - only where a zone is used

    return {name.lower(): name for name in available_timezones()}


@lru_cache(maxsize=256)
def zone(name: str) -> tzinfo:
    """The zone that PostgreSQL takes *name* for; raises NoValue for abbreviations and what nobody knows."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - only where a zone is used

    lower = name.lower()
    if lower in UNIVERSAL:
        return UTC
    offset = OFFSET.fullmatch(name)
    if offset is not None and int(offset[2]) < 24 and int(offset[3] or 0) < 60:
        west = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        return timezone(-west if offset[1] == "+" else west)
    known = _names().get(lower) if "/" in name or lower in PLAIN else None
    if known is None:
        raise NoValue
    return ZoneInfo(known)


def local_time(instant: datetime, name: str) -> datetime:
    """What clocks of the zone *name* show at *instant*, which is UTC."""
    return instant.replace(tzinfo=UTC).astimezone(zone(name)).replace(tzinfo=None)


def instant_of(local: datetime, name: str) -> datetime:
    """
    When clocks of the zone *name* show *local*, in UTC.

    PostgreSQL takes the time before the change in a gap, and the one after it where an hour comes twice: the lesser offset in both.
    """
    place = zone(name)
    offsets = [local.replace(tzinfo=place, fold=fold).utcoffset() or timedelta() for fold in (0, 1)]
    return local - min(offsets)


def _to_local(text: str, name: str) -> str:
    return written(local_time(moment(text), name))


def _to_instant(text: str, name: str) -> str:
    return written(instant_of(moment(text), name)) + "Z"


def _shift(span: str) -> timedelta:
    """An interval as a zone: hours east of Greenwich, in whole seconds."""
    months, days, micros = stored(span)
    if months or days:
        raise NoValue
    return timedelta(seconds=abs(micros) // SECOND) * (-1 if micros < 0 else 1)


def _to_local_by(text: str, span: str) -> str:
    return written(moment(text) + _shift(span))


def _to_instant_by(text: str, span: str) -> str:
    return written(moment(text) - _shift(span)) + "Z"


def _day(value: datetime, *, year: int = 0, month: int = 0, day: int = 0) -> datetime:
    """Midnight of that day, or with another year, month, day."""
    return datetime(year or value.year, month or value.month, day or value.day)  # noqa: DTZ001 - a local time


def _in_years(years: int, first: int) -> Callable[[datetime], datetime]:
    """The beginning of so many years, of which the first one begins in the year *first*."""

    def start(value: datetime) -> datetime:
        year = (value.year - first) // years * years + first
        if year < 1:
            raise NoValue
        return _day(value, year=year, month=1, day=1)

    return start


UNIT_STARTS: dict[str, Callable[[datetime], datetime]] = {
    "microsecond": lambda value: value,
    "millisecond": lambda value: value,
    "second": lambda value: value.replace(microsecond=0),
    "minute": lambda value: value.replace(second=0, microsecond=0),
    "hour": lambda value: value.replace(minute=0, second=0, microsecond=0),
    "day": _day,
    "week": lambda value: _day(value - timedelta(days=value.weekday())),
    "month": lambda value: _day(value, day=1),
    "quarter": lambda value: _day(value, month=(value.month - 1) // 3 * 3 + 1, day=1),
    "year": lambda value: _day(value, month=1, day=1),
    "decade": _in_years(10, 0),
    "century": _in_years(100, 1),
    "millennium": _in_years(1000, 1),
}
"""The beginning of a unit of time."""

WITHIN_A_DAY = frozenset({"microsecond", "millisecond", "second", "minute", "hour"})
SPAN_PARTS: dict[str, int] = {"microsecond": 1, "millisecond": 1000, "second": SECOND, "minute": MINUTE, "hour": HOUR}
SPAN_MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}


def unit_of(name: str) -> str:
    """The unit that PostgreSQL takes *name* for."""
    lower = name.lower()
    found = {"qtr": "quarter", "quarter": "quarter"}.get(lower) or UNITS.get(lower)
    if found is None:
        raise NoValue
    return found


def _truncated(name: str, text: str) -> str:
    return written(UNIT_STARTS[unit_of(name)](moment(text))) + text[23:]


def _truncated_in(name: str, text: str, place: str) -> str:
    """Of an instant, in a zone: hours and less keep the offset, days and more look it up anew."""
    instant, unit = moment(text), unit_of(name)
    local = local_time(instant, place)
    start = UNIT_STARTS[unit](local)
    return written(instant - (local - start) if unit in WITHIN_A_DAY else instant_of(start, place)) + "Z"


def _span_truncated(name: str, text: str) -> str:
    """date_trunc of an interval: toward zero, what is less than a unit away."""
    months, days, micros = stored(text)
    unit = unit_of(name)
    if unit in SPAN_PARTS:
        return str(Interval(months, days, _toward_zero(micros, SPAN_PARTS[unit])))
    if unit == "day":
        return str(Interval(months, days, 0))
    if unit not in SPAN_MONTHS:
        raise NoValue
    return str(Interval(_toward_zero(months, SPAN_MONTHS[unit]), 0, 0))


def _toward_zero(number: int, unit: int) -> int:
    return abs(number) // unit * unit * (-1 if number < 0 else 1)


def _binned(span: str, text: str, origin: str) -> str:
    """date_bin: the last beginning of a *span*, counted from *origin*."""
    months, days, micros = stored(span)
    stride = days * DAY + micros
    if months or stride <= 0:
        raise NoValue
    base = moment(origin)
    return written(base + (moment(text) - base) // MICROSECOND // stride * stride * MICROSECOND) + text[23:]


_STRICT: dict[str, Scalar] = {
    "pg_to_local": (2, _to_local),
    "pg_to_instant": (2, _to_instant),
    "pg_to_local_by": (2, _to_local_by),
    "pg_to_instant_by": (2, _to_instant_by),
    "pg_trunc": (2, _truncated),
    "pg_trunc_in": (3, _truncated_in),
    "pg_interval_trunc": (2, _span_truncated),
    "pg_date_bin": (3, _binned),
}
SCALARS: Mapping[str, Scalar] = {name: optional(function) for name, function in _STRICT.items()}

AGGREGATES: Mapping[str, Aggregate] = {}
