"""Time stamps, dates and times of day with intervals, and with one another."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from .dates import optional
from .intervals import DAY, Interval, split, stored
from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .kinds import Aggregate, Scalar

MICROSECOND = timedelta(microseconds=1)
YEAR_2000 = datetime(2000, 1, 1)  # noqa: DTZ001 - the zone is UTC


def moment(text: str) -> datetime:
    """The date or time stamp that SQLite holds as *text*; a zone is always UTC and left out."""
    return datetime.fromisoformat(text[:23])


def written(value: datetime) -> str:
    """*value* as SQLite holds it, without zone; finer than a millisecond it has no form."""
    if value.microsecond % 1000:
        raise NoValue
    return value.isoformat(timespec="milliseconds")


def rounded(value: datetime, digits: int) -> datetime:
    """To so many digits of a second, counted from the year 2000 as PostgreSQL does: halves go away from it."""
    unit: int = 10 ** (6 - digits)
    micros = (value - YEAR_2000) // MICROSECOND
    nearest = (abs(micros) + unit // 2) // unit * unit
    return YEAR_2000 + timedelta(microseconds=nearest if micros >= 0 else -nearest)


def months_later(value: datetime, months: int) -> datetime:
    """The same day so many months later, or the last day of a shorter month."""
    year, month = divmod(value.year * 12 + value.month - 1 + months, 12)
    return value.replace(year=year, month=month + 1, day=min(value.day, monthrange(year, month + 1)[1]))


def moved(value: datetime, span: Interval, sign: int) -> datetime:
    """``stamp ± interval``: months, then days, then the rest."""
    if span.months:
        value = months_later(value, sign * span.months)
    return value + sign * timedelta(days=span.days) + sign * timedelta(microseconds=span.micros)


def _plus(text: str, span: str) -> str:
    return written(moved(moment(text), stored(span), 1)) + text[23:]


def _minus(text: str, span: str) -> str:
    return written(moved(moment(text), stored(span), -1)) + text[23:]


def _between(later: str, earlier: str) -> str:
    return str(split((moment(later) - moment(earlier)) // MICROSECOND))


def _clock(text: str) -> int:
    return (datetime.fromisoformat(f"0001-01-01T{text}") - datetime.min) // MICROSECOND  # noqa: DTZ901 - a time of day


def _clock_text(micros: int) -> str:
    return written(datetime.min + timedelta(microseconds=micros % DAY))[11:]  # noqa: DTZ901 - a time of day


def _clock_plus(text: str, span: str) -> str:
    return _clock_text(_clock(text) + stored(span).micros)


def _clock_minus(text: str, span: str) -> str:
    return _clock_text(_clock(text) - stored(span).micros)


def _clock_between(one: str, other: str) -> str:
    return str(Interval(0, 0, _clock(one) - _clock(other)))


def _clock_span(text: str) -> str:
    return str(Interval(0, 0, _clock(text)))


def _span_clock(text: str) -> str:
    return _clock_text(stored(text).micros)


def age(one: str, other: str) -> str:
    """Years, months, days and the rest between two stamps, counted on the calendar."""
    first, second = moment(one), moment(other)
    sign = -1 if first < second else 1
    later, earlier = max(first, second), min(first, second)
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    days = later.day - earlier.day
    micros = (later - datetime.combine(later, datetime.min.time())) // MICROSECOND
    micros -= (earlier - datetime.combine(earlier, datetime.min.time())) // MICROSECOND
    if micros < 0:
        micros, days = micros + DAY, days - 1
    if days < 0:
        # The month that the days are taken from is the earlier one's.
        days, months = days + monthrange(earlier.year, earlier.month)[1], months - 1
    return str(Interval(sign * months, sign * days, sign * micros))


def overlaps(start: str | None, end: str | None, other_start: str | None, other_end: str | None) -> int | None:
    """OVERLAPS, which knows an answer even where some ends are NULL."""
    one, two = _period(start, end), _period(other_start, other_end)
    if one is None or two is None:
        return None
    if one[0] < two[0]:
        one, two = two, one
    if one[0] > two[0]:
        if two[1] is None:
            return None
        return 1 if one[0] < two[1] else None if one[1] is None else 0
    return None if one[1] is None or two[1] is None else 1


def _period(start: str | None, end: str | None) -> tuple[str, str | None] | None:
    if start is None:
        return None if end is None else (end, None)
    return (end, start) if end is not None and end < start else (start, end)


def _within(value: datetime, last: str, step: Interval) -> bool:
    if step.length == 0:
        raise NoValue
    return value <= moment(last) if step.length > 0 else value >= moment(last)


def _to_digits(text: str, digits: int) -> str:
    """A time stamp with so many digits of a second."""
    return written(rounded(moment(text), digits)) + text[23:]


def _clock_to_digits(text: str, digits: int) -> str:
    """A time of day with so many digits of a second; 24:00 has no form."""
    unit = 10 ** (6 - digits)
    micros = (_clock(text) + unit // 2) // unit * unit
    if micros >= DAY:
        raise NoValue
    return _clock_text(micros)


def _series_first(first: str, last: str, span: str) -> str | None:
    """The first one of ``generate_series(first, last, step)``; NULL where there is none."""
    return first if _within(moment(first), last, stored(span)) else None


def _series_next(text: str, last: str, span: str) -> str | None:
    """The one behind *text*; NULL where the series ends."""
    step = stored(span)
    try:
        value = moved(moment(text), step, 1)
    except (OverflowError, ValueError):
        return None
    return written(value) + text[23:] if _within(value, last, step) else None


def day_of(text: str) -> int:
    """The number of a day, counted from the first one of the year 1."""
    return date.fromisoformat(text[:10]).toordinal()


_STRICT: dict[str, Scalar] = {
    "pg_stamp_plus": (2, _plus),
    "pg_stamp_minus": (2, _minus),
    "pg_stamp_between": (2, _between),
    "pg_clock_plus": (2, _clock_plus),
    "pg_clock_minus": (2, _clock_minus),
    "pg_clock_between": (2, _clock_between),
    "pg_clock_span": (1, _clock_span),
    "pg_span_clock": (1, _span_clock),
    "pg_age": (2, age),
    "pg_stamp_digits": (2, _to_digits),
    "pg_clock_digits": (2, _clock_to_digits),
    "pg_series_first": (3, _series_first),
    "pg_series_next": (3, _series_next),
}
SCALARS: Mapping[str, Scalar] = {**{name: optional(function) for name, function in _STRICT.items()}, "pg_overlaps": (4, overlaps)}

AGGREGATES: Mapping[str, Aggregate] = {}
