"""Dates and times: reading them from text."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .kinds import Aggregate, Scalar

DAY = r"(\d{4}-\d\d?-\d\d?|\d{4}/\d\d?/\d\d?|\d{8})"
CLOCK = r"(\d\d?:\d\d?(?::\d\d?(?:\.\d{1,6})?)?(?: ?[AaPp][Mm])?)"
ZONE = r"(Z|UTC|[+-]\d\d?(?::?\d\d)?|(?<= )[A-Za-z]+(?:/[A-Za-z_+-]+)+)"
DATE = re.compile(rf"{DAY}(?:[T ]{CLOCK} ?{ZONE}?)?")
STAMP = re.compile(rf"{DAY}(?:[T ]{CLOCK})?")
ZONED = re.compile(rf"{DAY}(?:[T ]{CLOCK}(?: ?{ZONE})?)?")
TIME = re.compile(CLOCK)
OFFSET = re.compile(r"([+-])(\d\d?):?(\d\d)?")
EPOCH = "1970-01-01"
SPACES = " \t\n\v\f\r"


def read_date(text: str) -> str:
    """A date; a time of day behind it is left out, as PostgreSQL does."""
    found = _matched(DATE, text)
    if found[2]:
        _milliseconds(found[2], exact=False)
    return _day(found[1]).isoformat()


def read_timestamp(text: str) -> str:
    """A time stamp without zone."""
    found = _matched(STAMP, text)
    return _written(_day(found[1]), _milliseconds(found[2] or "00:00"))


def read_timestamptz(text: str) -> str:
    """A time stamp with a zone; without one it is UTC, as on every connection."""
    found = _matched(ZONED, text)
    day, milliseconds, zone = _day(found[1]), _milliseconds(found[2] or "00:00"), found[3] or "Z"
    if "/" in zone:
        return _of_zone(_written(day, milliseconds), zone)
    offset = OFFSET.fullmatch(zone)
    if offset is not None:
        hours, minutes = int(offset[2]), int(offset[3] or 0)
        if hours > 15 or minutes > 59:
            raise NoValue
        milliseconds -= (hours * 60 + minutes) * 60000 * (-1 if zone[0] == "-" else 1)
    return _written(day, milliseconds) + "Z"


def _of_zone(local: str, zone: str) -> str:
    """The instant of a local time."""
    from .zones import instant_of  # noqa: PLC0415 - builds on this module

    return instant_of(datetime.fromisoformat(local), zone).isoformat(timespec="milliseconds") + "Z"


def read_time(text: str) -> str:
    """A time of day."""
    milliseconds = _milliseconds(_matched(TIME, text)[1])
    return _written(date.min, milliseconds)[11:] if milliseconds < 86400000 else _refuse()


def _matched(form: re.Pattern[str], text: str) -> re.Match[str]:
    text = text.strip(SPACES)
    found = form.fullmatch(EPOCH if text.lower() == "epoch" and form is not TIME else text)
    if found is None or not text.isascii():
        raise NoValue
    return found


def _refuse() -> str:
    raise NoValue


def _milliseconds(clock: str, *, exact: bool = True) -> int:
    """Of a time of day, with am or pm or without: 24:00 is the end of the day, a 60th second the next minute; what is finer than a millisecond is no value."""
    half = clock[-2:].lower() if clock[-1] in "mM" else ""
    hours, minutes, *rest = (clock[:-2].rstrip() if half else clock).split(":")
    if half:
        if int(hours) > 12:
            raise NoValue
        hours = str(int(hours) % 12 + (12 if half == "pm" else 0))
    seconds, _, fraction = (rest[0] if rest else "00").partition(".")
    micros = int(fraction.ljust(6, "0"))
    found = (int(hours) * 3600 + int(minutes) * 60 + int(seconds)) * 1000 + micros // 1000
    if int(minutes) > 59 or int(seconds) > 60 or found > 86400000 or (exact and micros % 1000):
        raise NoValue
    return found


def _day(text: str) -> date:
    """2024-02-29, 2024/2/29 or 20240229."""
    parts = re.split("[-/]", text) if len(text) != 8 or not text.isdigit() else [text[:4], text[4:6], text[6:]]
    return date(*map(int, parts))


def _written(day: date, milliseconds: int) -> str:
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(milliseconds=milliseconds)
    return moment.isoformat(timespec="milliseconds")[:23]


def optional(function: Scalar) -> Scalar:
    """*function* as PostgreSQL's strict ones are: NULL where an argument is."""
    arguments, call = function

    def strict(*values: object) -> int | float | str | bytes | None:
        return None if None in values else call(*values)

    return arguments, strict


SCALARS: Mapping[str, Scalar] = {
    name: optional(function)
    for name, function in {
        "pg_read_date": (1, read_date),
        "pg_read_timestamp": (1, read_timestamp),
        "pg_read_timestamptz": (1, read_timestamptz),
        "pg_read_time": (1, read_time),
    }.items()
}

AGGREGATES: Mapping[str, Aggregate] = {}
