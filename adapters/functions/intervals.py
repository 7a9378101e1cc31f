"""
Intervals: months, days and microseconds, which SQLite holds as a text of three numbers.

What PostgreSQL reckons in floats is reckoned here in the same floats, step by step.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .dates import optional
from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .kinds import Aggregate, Scalar

SECOND, MINUTE, HOUR, DAY = 1_000_000, 60_000_000, 3_600_000_000, 86_400_000_000
NUMBER = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"
SIGN = re.compile(r"([+-])\s+(?=[\d.])")
PART = re.compile(rf"({NUMBER})\s*([a-z]+)|([+-]?)(\d+):(\d\d)(?::(\d\d(?:\.\d*)?))?|({NUMBER})|(ago)")
ISO = re.compile(r"P((?:-?\d+(?:\.\d+)?[YMWD])*)(?:T((?:-?\d+(?:\.\d+)?[HMS])+))?")
ISO_PART = re.compile(r"(-?\d+(?:\.\d+)?)([A-Z])")
ISO_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}

YEARS = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}
TIMES = {"hour": HOUR, "minute": MINUTE, "second": SECOND, "millisecond": 1000, "microsecond": 1}
UNITS: dict[str, str] = {
    **dict.fromkeys(("year", "years", "y", "yr", "yrs"), "year"),
    **dict.fromkeys(("decade", "decades", "dec", "decs"), "decade"),
    **dict.fromkeys(("century", "centuries", "cent", "c"), "century"),
    **dict.fromkeys(("millennium", "millennia", "mil", "mils"), "millennium"),
    **dict.fromkeys(("month", "months", "mon", "mons"), "month"),
    **dict.fromkeys(("week", "weeks", "w"), "week"),
    **dict.fromkeys(("day", "days", "d"), "day"),
    **dict.fromkeys(("hour", "hours", "h", "hr", "hrs"), "hour"),
    **dict.fromkeys(("minute", "minutes", "m", "min", "mins"), "minute"),
    **dict.fromkeys(("second", "seconds", "s", "sec", "secs"), "second"),
    **dict.fromkeys(("millisecond", "milliseconds", "msec", "msecs", "ms"), "millisecond"),
    **dict.fromkeys(("microsecond", "microseconds", "usec", "usecs", "us"), "microsecond"),
}
LARGEST, LONGEST = 2**31 - 1, 2**63 - 1


class Interval(NamedTuple):
    """A span of time."""

    months: int = 0
    days: int = 0
    micros: int = 0

    def __str__(self) -> str:
        if abs(self.months) > LARGEST or abs(self.days) > LARGEST or abs(self.micros) > LONGEST:
            raise NoValue
        return f"{self.months} {self.days} {self.micros}"

    @property
    def length(self) -> int:
        """What PostgreSQL compares: months of 30 days, days of 24 hours."""
        return (self.months * 30 + self.days) * DAY + self.micros

    def plus(self, other: Interval, sign: int = 1) -> Interval:
        """The sum of each part."""
        return Interval(self.months + sign * other.months, self.days + sign * other.days, self.micros + sign * other.micros)


def stored(text: str) -> Interval:
    """The interval that a text of three numbers stands for."""
    return Interval(*map(int, text.split(" ")))


def read_interval(text: str) -> Interval:
    """An interval as people write it; raises NoValue for forms that are not known here."""
    text = text.strip(" \t\n\v\f\r")
    if not text.isascii():
        raise NoValue
    if text.startswith("P"):
        return _sum_of(_iso_parts(text))
    parts, ago, place = list[tuple[str, str]](), False, 0
    text = SIGN.sub(r"\1", text.lower().removeprefix("@").strip())
    while place < len(text):
        found = PART.match(text, place)
        if found is None or ago:
            raise NoValue
        place = found.end()
        place += len(text[place:]) - len(text[place:].lstrip())
        ago = found[8] is not None
        parts += [] if ago else _part(found, last=not text[place:].replace("ago", ""))
    total = _sum_of(parts)
    return Interval(*(-part for part in total)) if ago else total


def _part(found: re.Match[str], *, last: bool) -> list[tuple[str, str]]:
    if found[1] is not None:
        return [(found[1], UNITS.get(found[2], ""))]
    if found[7] is not None:
        return [(found[7], "second" if last else "day")]
    if int(found[5]) > 59 or float(found[6] or 0) >= 60:
        raise NoValue
    return [(found[3] + found[4], "hour"), (found[3] + found[5], "minute"), (found[3] + (found[6] or "0"), "clock")]


def _iso_parts(text: str) -> list[tuple[str, str]]:
    found = ISO.fullmatch(text)
    if found is None or text == "P":
        raise NoValue
    days, times = ISO_PART.findall(found[1] or ""), ISO_PART.findall(found[2] or "")
    return [(number, ISO_UNITS[unit]) for number, unit in days] + [(number, ISO_UNITS["T" + unit]) for number, unit in times]


def _sum_of(parts: list[tuple[str, str]]) -> Interval:
    units = ["second" if unit == "clock" else unit for _, unit in parts]
    if not parts or "" in units or len(set(units)) < len(units):
        raise NoValue
    total = Interval()
    for number, unit in parts:
        whole, _, digits = number.lstrip("+-").partition(".")
        sign = -1 if number.startswith("-") else 1
        total = total.plus(_reckoned(unit, sign * int(whole or 0), sign * float(f"0.{digits or 0}")))
    str(total)
    return total


def _reckoned(unit: str, whole: int, fraction: float) -> Interval:
    if unit in YEARS:
        return Interval(whole * YEARS[unit] * 12 + round(fraction * YEARS[unit] * 12))
    if unit in {"month", "week"}:
        scaled = fraction * (30 if unit == "month" else 7)
        return Interval(whole * (unit == "month"), whole * 7 * (unit == "week") + int(scaled), _micros(scaled - int(scaled), DAY))
    if unit == "day":
        return Interval(0, whole, _micros(fraction, DAY))
    if unit == "clock":
        return Interval(0, 0, whole * SECOND + round(fraction * SECOND))
    return Interval(0, 0, whole * TIMES[unit] + _micros(fraction, TIMES[unit]))


def _micros(fraction: float, unit: int) -> int:
    scaled = fraction * unit
    rest = scaled - int(scaled)
    return int(scaled) + (rest > 0.5) - (rest < -0.5)


def _rounded(seconds: float) -> float:
    return round(seconds * SECOND) / SECOND


def times(interval: Interval, factor: float, reckon: Callable[[float, float], float]) -> Interval:
    """``interval * factor``, or by another *reckon* ``interval / factor``."""
    months, days = reckon(interval.months, factor), reckon(interval.days, factor)
    rest = _rounded((months - int(months)) * 30)
    seconds = _rounded((days - int(days) + rest - int(rest)) * 86400)
    over = int(seconds / 86400)
    micros = reckon(interval.micros, factor) + (seconds - over * 86400) * SECOND
    return Interval(int(months), int(days) + over + int(rest), round(micros))


def _product(text: str, factor: float) -> str:
    return str(times(stored(text), float(factor), lambda one, other: one * other))


def _quotient(text: str, divisor: float) -> str:
    return str(times(stored(text), float(divisor), lambda one, other: one / other))


def split(micros: int) -> Interval:
    """Whole days of 24 hours and a rest of the same sign."""
    days = abs(micros) // DAY * (-1 if micros < 0 else 1)
    return Interval(0, days, micros - days * DAY)


def make(years: int, months: int, weeks: int, days: int, hours: int, minutes: int, seconds: float) -> str:
    """make_interval."""
    micros = hours * HOUR + minutes * MINUTE + round(seconds * SECOND)
    return str(Interval(years * 12 + months, weeks * 7 + days, micros))


def _parts(text: str) -> str:
    """The text of three numbers, from one that people write."""
    return str(read_interval(text))


def _length(text: str) -> int:
    return stored(text).length


def _sum(one: str, other: str) -> str:
    return str(stored(one).plus(stored(other)))


def _difference(one: str, other: str) -> str:
    return str(stored(one).plus(stored(other), -1))


def _negative(text: str) -> str:
    return str(Interval().plus(stored(text), -1))


def _toward_zero(number: int, unit: int) -> int:
    return abs(number) // unit * (-1 if number < 0 else 1)


def justify_days(text: str) -> str:
    """30 days are a month."""
    months, days, micros = stored(text)
    over = _toward_zero(days, 30)
    months, days = months + over, days - over * 30
    shift = -1 if months > 0 > days else 1 if months < 0 < days else 0
    return str(Interval(months + shift, days - shift * 30, micros))


def justify_hours(text: str) -> str:
    """24 hours are a day."""
    months, days, micros = stored(text)
    over = _toward_zero(micros, DAY)
    days, micros = days + over, micros - over * DAY
    shift = -1 if days > 0 > micros else 1 if days < 0 < micros else 0
    return str(Interval(months, days + shift, micros - shift * DAY))


def justify_interval(text: str) -> str:
    """Both, and the same sign for all."""
    months, days, micros = stored(text)
    over = _toward_zero(micros, DAY)
    days, micros = days + over, micros - over * DAY
    over = _toward_zero(days, 30)
    months, days = months + over, days - over * 30
    if months > 0 and (days < 0 or (days == 0 and micros < 0)):
        months, days = months - 1, days + 30
    elif months < 0 and (days > 0 or (days == 0 and micros > 0)):
        months, days = months + 1, days - 30
    shift = -1 if days > 0 > micros else 1 if days < 0 < micros else 0
    return str(Interval(months, days + shift, micros - shift * DAY))


def shown(text: str) -> str:
    """``interval::text``."""
    months, days, micros = stored(text)
    words: list[str] = []
    negative = False
    for number, word in ((_toward_zero(months, 12), "year"), (months - _toward_zero(months, 12) * 12, "mon"), (days, "day")):
        if number:
            words.append(f"{'+' if negative and number > 0 else ''}{number} {word}{'' if number == 1 else 's'}")
            negative = number < 0
    if micros or not words:
        seconds, rest = divmod(abs(micros), SECOND)
        clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}" + (f".{rest:06}".rstrip("0") if rest else "")
        words.append(f"{'-' if micros < 0 else '+' if negative else ''}{clock}")
    return " ".join(words)


FIELDS: dict[str, Callable[[Interval], int]] = {
    "epoch": lambda span: (
        (1461 * _toward_zero(span.months, 12) * 6 + (span.months - _toward_zero(span.months, 12) * 12) * 720 + span.days * 24) * HOUR
        + span.micros
    ),
    "microsecond": lambda span: span.micros - _toward_zero(span.micros, MINUTE) * MINUTE,
    "minute": lambda span: _toward_zero(span.micros, MINUTE) - _toward_zero(span.micros, HOUR) * 60,
    "hour": lambda span: _toward_zero(span.micros, HOUR),
    "day": lambda span: span.days,
    "month": lambda span: span.months - _toward_zero(span.months, 12) * 12,
    "quarter": lambda span: _quarter(span.months),
    "year": lambda span: _toward_zero(span.months, 12),
    "decade": lambda span: _toward_zero(span.months, 120),
    "century": lambda span: _toward_zero(span.months, 1200),
    "millennium": lambda span: _toward_zero(span.months, 12000),
}


def _quarter(months: int) -> int:
    if months < 0:
        raise NoValue  # PostgreSQL 18 counts otherwise than those before
    return months % 12 // 3 + 1


def _field(name: str, text: str) -> int:
    return FIELDS[name](stored(text))


def _seconds(text: str) -> float:
    """date_part('second', …), in PostgreSQL's floats."""
    micros = FIELDS["microsecond"](stored(text))
    seconds = _toward_zero(micros, SECOND)
    return seconds + (micros - seconds * SECOND) / 1000000.0


def _epoch(text: str) -> float:
    """date_part('epoch', …), in PostgreSQL's floats."""
    months, days, micros = stored(text)
    years = _toward_zero(months, 12)
    return micros / 1000000.0 + 31557600.0 * years + 2592000.0 * (months - years * 12) + 86400.0 * days


def _split(micros: int) -> str:
    return str(split(micros))


_STRICT: dict[str, Scalar] = {
    "pg_interval": (1, _parts),
    "pg_interval_length": (1, _length),
    "pg_interval_sum": (2, _sum),
    "pg_interval_difference": (2, _difference),
    "pg_interval_product": (2, _product),
    "pg_interval_quotient": (2, _quotient),
    "pg_interval_negative": (1, _negative),
    "pg_interval_text": (1, shown),
    "pg_interval_field": (2, _field),
    "pg_interval_seconds": (1, _seconds),
    "pg_interval_epoch": (1, _epoch),
    "pg_interval_split": (1, _split),
    "pg_make_interval": (7, make),
    "pg_justify_days": (1, justify_days),
    "pg_justify_hours": (1, justify_hours),
    "pg_justify_interval": (1, justify_interval),
}
SCALARS: Mapping[str, Scalar] = {name: optional(function) for name, function in _STRICT.items()}

AGGREGATES: Mapping[str, Aggregate] = {}
