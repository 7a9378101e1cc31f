"""to_date and to_timestamp with a template: PostgreSQL's way of reading, step by step."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from .dates import optional
from .kinds import NoValue
from .stamps import rounded, written
from .templates import DAYS, DIGITS, FIRST_DAY, FRACTIONS, MONTHS, SPACES, Part, parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .kinds import Aggregate, Scalar

SEPARATOR = re.compile(r"[!-/:-@\[-`{-~]")
WHOLE = re.compile(r"[ \t\n\v\f\r]*[+-]?[0-9]+")
MONTH_KEYS, DAY_KEYS = {"MONTH": False, "MON": True}, {"DAY": False, "DY": True}
HALVES = {"AM": ("am", "pm"), "PM": ("am", "pm"), "A.M.": ("a.m.", "p.m."), "P.M.": ("a.m.", "p.m.")}

SLOTS: dict[str, tuple[str, int]] = {
    "HH": ("hour", 2),
    "HH12": ("hour", 2),
    "HH24": ("hour", 2),
    "MI": ("minute", 2),
    "SS": ("second", 2),
    "SSSS": ("seconds", 4),
    "SSSSS": ("seconds", 5),
    "MM": ("month", 2),
    "DD": ("day", 2),
    "DDD": ("yday", 3),
    "D": ("weekday", 1),
    "WW": ("week", 2),
    "W": ("month_week", 1),
    "Q": ("", 1),
    "J": ("julian", 1),
    "YYYY": ("year", 4),
    "YYY": ("year", 3),
    "YY": ("year", 2),
    "Y": ("year", 1),
}
"""Numbers: what they are, and how many digits they have at most where another number follows at once."""

READ = frozenset((*SLOTS, *FRACTIONS, *MONTH_KEYS, *DAY_KEYS, *HALVES))
"""Keywords that are read here; to_char knows more."""


@dataclass(slots=True)
class Reading:
    """
    A text that is being read.

    Attributes:
        text: all of it.
        place: how far it has been read.
        extra: characters passed over beyond those of the template.
        found: numbers by name.
    """

    text: str
    place: int = 0
    extra: int = 0
    found: dict[str, int] = field(default_factory=dict[str, int])

    def pass_spaces(self) -> int:
        """How many there were."""
        before = self.place
        while self.place < len(self.text) and self.text[self.place] in SPACES:
            self.place += 1
        return self.place - before

    def note(self, name: str, number: int, meant: int | None = None) -> None:
        """A second one, as it is written, must be what the first one was *meant* as; a 0 counts as none."""
        if self.found.get(name, 0) not in {0, number}:
            raise NoValue
        self.found[name] = number if meant is None else meant

    def number(self, part: Part, width: int, *, open_end: bool) -> tuple[int, int]:
        """A whole number, and how many characters it took."""
        before = self.place
        if open_end:
            match = WHOLE.match(self.text, before)
            self.place = before if match is None else match.end()
        else:
            self.pass_spaces()
            piece = self.text[self.place : self.place + width]
            match = WHOLE.match(piece)
            if len(piece) < width or (match is not None and match.end() < width):
                raise NoValue
            self.place += 0 if match is None else match.end()
        if match is None or abs(int(match[0])) >= 2**31:
            raise NoValue
        taken = self.place - before
        if part.ordinal:
            self.place = min(self.place + 2, len(self.text))
        return int(match[0]), taken

    def one_of(self, names: list[str] | tuple[str, ...]) -> int:
        """The place of the first of *names* that comes next, in any case."""
        for place, name in enumerate(names):
            piece = self.text[self.place : self.place + len(name)]
            if piece.isascii() and piece.lower() == name.lower():
                self.place += len(name)
                return place
        raise NoValue


def _read_part(reading: Reading, part: Part, *, open_end: bool) -> None:
    key = part.key
    if key in HALVES:
        reading.note("half", reading.one_of(HALVES[key]))
        reading.found["twelve"] = 1
    elif key in MONTH_KEYS:
        reading.note("month", reading.one_of([name[:3] for name in MONTHS] if MONTH_KEYS[key] else MONTHS) + 1)
    elif key in DAY_KEYS:
        place = reading.one_of([name[:3] for name in DAYS] if DAY_KEYS[key] else DAYS)
        reading.note("weekday", place, place + 1)
    elif key in FRACTIONS:
        digits = FRACTIONS[key]
        number, taken = reading.number(part, digits, open_end=open_end)
        most = 3 if key == "MS" else 6
        reading.note("ms" if key == "MS" else "us", number, number * 10 ** (most - taken if 0 < taken < most else 0))
        if key.startswith("FF"):
            reading.found["digits"] = digits
    elif key in SLOTS:
        name, width = SLOTS[key]
        number, taken = reading.number(part, width, open_end=open_end)
        if name:
            reading.note(name, number, _near_2020(number) if key in {"YYY", "YY", "Y"} and taken < 4 else number)
        if key in {"HH", "HH12"}:
            reading.found["twelve"] = 1
    else:
        raise NoValue


def _near_2020(year: int) -> int:
    return year + (2000 if year < 70 else 1900 if year < 100 else 2000 if year < 520 else 1000 if year < 1000 else 0)


def _is_open(template: tuple[Part, ...], place: int) -> bool:
    """Whether a number ends by itself: what follows is no digit."""
    if template[place].fill or template[place].ordinal or place + 1 == len(template):
        return True
    after = template[place + 1]
    return after.key not in DIGITS if after.key else not ("0" <= after.text <= "9")


def _read(text: str, template: tuple[Part, ...]) -> dict[str, int]:
    """The numbers in *text*."""
    reading = Reading(text)
    for place, part in enumerate(template):
        if reading.place >= len(text):
            break
        if part.key or place == 0:
            reading.extra += reading.pass_spaces()
        if part.key:
            _read_part(reading, part, open_end=_is_open(template, place))
            reading.extra = reading.pass_spaces()
        elif not part.quoted and (part.text in SPACES or SEPARATOR.fullmatch(part.text)):
            _pass_separator(reading)
        elif reading.extra > 0:
            reading.extra -= 1
        else:
            reading.place = min(reading.place + 1, len(text))
    return reading.found


def _pass_separator(reading: Reading) -> None:
    """A separator of the template stands for one of the text, or for none."""
    reading.extra -= 1
    here = reading.text[reading.place : reading.place + 1]
    if here and (here in SPACES or SEPARATOR.fullmatch(here)):
        reading.place += 1
        reading.extra += 1


def _clock(found: Mapping[str, int]) -> timedelta:
    seconds = found.get("seconds", 0)
    hour = found.get("hour") or seconds // 3600
    minute, second = found.get("minute") or seconds % 3600 // 60, found.get("second") or seconds % 60
    if "twelve" in found:
        if not 1 <= hour <= 12:
            raise NoValue
        hour = hour % 12 + 12 * found.get("half", 0)
    micros = found.get("ms", 0) * 1000 + found.get("us", 0)
    if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 60 and 0 <= micros < 1000000):
        raise NoValue
    return timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micros)


def _day(found: Mapping[str, int]) -> date:
    """The date; PostgreSQL's without a year is before the year 1."""
    year, month, mday, yday = found.get("year", 0), 1, 1, found.get("yday", 0)
    if found.get("julian"):
        start = date.fromordinal(found["julian"] - FIRST_DAY)
        year, month, mday = start.year, start.month, start.day
    if found.get("week"):
        yday = (found["week"] - 1) * 7 + 1
    month = found.get("month") or month
    mday = (found["month_week"] - 1) * 7 + 1 if found.get("month_week") else found.get("day") or mday
    if yday and (month <= 1 or mday <= 1):
        start = date(year, 1, 1) + timedelta(days=yday - 1)
        if start.year != year or yday < 1:
            raise NoValue
        month, mday = start.month if month <= 1 else month, start.day if mday <= 1 else mday
    return date(year, month, mday)


def _made(text: str, template: str) -> datetime:
    found = _read(text, parts(template))
    try:
        day = _day(found)
    except (ValueError, OverflowError):
        raise NoValue from None
    value = datetime(day.year, day.month, day.day) + _clock(found)  # noqa: DTZ001 - the zone is UTC
    return rounded(value, found["digits"]) if "digits" in found else value


def _to_date(text: str, template: str) -> str:
    return _made(text, template).date().isoformat()


def _to_timestamp(text: str, template: str) -> str:
    return written(_made(text, template)) + "Z"


_STRICT: dict[str, Scalar] = {"pg_to_date": (2, _to_date), "pg_to_timestamp": (2, _to_timestamp)}
SCALARS: Mapping[str, Scalar] = {name: optional(function) for name, function in _STRICT.items()}

AGGREGATES: Mapping[str, Aggregate] = {}
