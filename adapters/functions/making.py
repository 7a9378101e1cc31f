"""Dates and times made of numbers."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from math import isfinite
from typing import TYPE_CHECKING

from .dates import optional
from .intervals import SECOND
from .kinds import NoValue
from .stamps import written
from .zones import instant_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .kinds import Aggregate, Scalar

EPOCH_2000 = 946684800
"""PostgreSQL counts from there, and rounds what is left."""


def _micros(seconds: float) -> int:
    if not isfinite(seconds):
        raise NoValue
    return round(seconds * SECOND)


def _clock(hour: int, minute: int, seconds: float) -> timedelta:
    micros = _micros(seconds)
    total = timedelta(hours=hour, minutes=minute, microseconds=micros)
    if not (0 <= hour <= 24 and 0 <= minute < 60 and 0 <= micros <= 60 * SECOND and total <= timedelta(days=1)):
        raise NoValue
    return total


def _date(year: int, month: int, day: int) -> str:
    return date(year, month, day).isoformat()


def _time(hour: int, minute: int, seconds: float) -> str:
    clock = _clock(hour, minute, seconds)
    if clock == timedelta(days=1):
        raise NoValue
    return written(datetime.min + clock)[11:]  # noqa: DTZ901 - a time of day


def _local(year: int, month: int, day: int, hour: int, minute: int, seconds: float) -> datetime:
    return datetime(year, month, day) + _clock(hour, minute, seconds)  # noqa: DTZ001 - a local time


def _stamp(year: int, month: int, day: int, hour: int, minute: int, seconds: float) -> str:
    return written(_local(year, month, day, hour, minute, seconds))


def _instant(year: int, month: int, day: int, hour: int, minute: int, seconds: float, place: str) -> str:
    """In a zone, of which an offset counts east of Greenwich here."""
    turned = {"+": "-", "-": "+"}.get(place[:1], place[:1]) + place[1:]
    return written(instant_of(_local(year, month, day, hour, minute, seconds), turned)) + "Z"


def _since_1970(seconds: float) -> str:
    if not isfinite(seconds):
        raise NoValue
    return written(datetime(2000, 1, 1) + timedelta(microseconds=_micros(seconds - EPOCH_2000))) + "Z"  # noqa: DTZ001 - in UTC


_STRICT: dict[str, Scalar] = {
    "pg_make_date": (3, _date),
    "pg_make_time": (3, _time),
    "pg_make_timestamp": (6, _stamp),
    "pg_make_timestamptz": (7, _instant),
    "pg_since_1970": (1, _since_1970),
}
SCALARS: Mapping[str, Scalar] = {name: optional(function) for name, function in _STRICT.items()}

AGGREGATES: Mapping[str, Aggregate] = {}
