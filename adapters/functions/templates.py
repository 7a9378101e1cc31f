"""Templates of to_char, to_date and to_timestamp: taken apart as PostgreSQL does, and filled in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .dates import optional
from .intervals import SECOND, stored
from .kinds import NoValue
from .stamps import moment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from .kinds import Aggregate, Scalar

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
FIRST_DAY = 1721425
"""The astronomers' number of the day before the first one of the year 1."""

WORDS = "A.D. A.M. AD AM B.C. BC DAY DY MONTH MON P.M. PM RM TZH TZM TZ OF FX"
NUMBERS = "CC DDD DD D FF1 FF2 FF3 FF4 FF5 FF6 HH24 HH12 HH IDDD ID IW IYYY IYY IY I J MI MM MS Q SSSSS SSSS SS US WW W Y,YYY YYYY YYY YY Y"
DIGITS = frozenset(NUMBERS.split())
NAMES = frozenset(("DAY", "DY", "MONTH", "MON"))
MIXED = ("Day", "Dy", "Month", "Mon")
KEYWORDS = sorted([*WORDS.split(), *DIGITS, *MIXED, *(word.lower() for word in (*WORDS.split(), *DIGITS))], key=len, reverse=True)
KEYWORD = re.compile("|".join(map(re.escape, KEYWORDS)))
PREFIX, SUFFIX = re.compile(r"FM|fm|TM|tm"), re.compile(r"TH|th|SP")
SPACES = " \t\n\v\f\r"


class Part(NamedTuple):
    """
    A part of a template.

    Attributes:
        text: a keyword as it is written, or a character.
        key: the keyword in upper case; ``Y,YYY`` and the like included; empty for a character.
        fill: whether FM stands before it.
        ordinal: ``th`` or ``TH`` behind it.
        quoted: whether a character stands in quotes, and is no separator.
    """

    text: str
    key: str = ""
    fill: bool = False
    ordinal: str = ""
    quoted: bool = False


@lru_cache(maxsize=256)
def parts(template: str) -> tuple[Part, ...]:
    """The parts of *template*; raises NoValue where it asks for names in the server's language."""
    found: list[Part] = []
    place = 0
    while place < len(template):
        prefix = PREFIX.match(template, place)
        if prefix is not None:
            place = prefix.end()
        keyword = KEYWORD.match(template, place)
        if keyword is not None:
            if prefix is not None and prefix[0].upper() == "TM" and keyword[0].upper() in NAMES:
                raise NoValue
            place = keyword.end()
            suffix = SUFFIX.match(template, place)
            place = place if suffix is None else suffix.end()
            ordinal = suffix[0] if suffix is not None and suffix[0] != "SP" else ""
            found.append(Part(keyword[0], keyword[0].upper(), prefix is not None and prefix[0].upper() == "FM", ordinal))
        elif template[place : place + 1] == '"':
            place = _quoted(template, place + 1, found)
        elif place < len(template):
            place += template.startswith('\\"', place)
            found.append(Part(template[place]))
            place += 1
    return tuple(found)


def _quoted(template: str, place: int, found: list[Part]) -> int:
    """What stands in quotes is itself; the place behind it."""
    while place < len(template) and template[place] != '"':
        place += template[place] == "\\" and place + 1 < len(template)
        found.append(Part(template[place], quoted=True))
        place += 1
    return place + 1


class Moment(NamedTuple):
    """
    What a template is filled in with.

    Attributes:
        day: the date; None for an interval.
        zone: its zone's name; empty for a time stamp without one.
    """

    year: int
    month: int
    mday: int
    hour: int
    minute: int
    second: int
    micro: int
    yday: int
    day: date | None = None
    zone: str = ""


def _cut(number: int, unit: int) -> int:
    """Division toward zero."""
    return abs(number) // unit * (-1 if number < 0 else 1)


def _rest(number: int, unit: int) -> int:
    return number - _cut(number, unit) * unit


def _day(value: Moment) -> date:
    if value.day is None:
        raise NoValue
    return value.day


def _century(value: Moment) -> int:
    return _cut(value.year, 100) if value.day is None else (value.year - 1) // 100 + 1


WIDE: dict[str, tuple[int, Callable[[Moment], int]]] = {
    "HH24": (2, lambda value: value.hour),
    "HH12": (2, lambda value: _rest(value.hour, 12) or 12),
    "HH": (2, lambda value: _rest(value.hour, 12) or 12),
    "MI": (2, lambda value: value.minute),
    "SS": (2, lambda value: value.second),
    "SSSS": (1, lambda value: value.hour * 3600 + value.minute * 60 + value.second),
    "SSSSS": (1, lambda value: value.hour * 3600 + value.minute * 60 + value.second),
    "MM": (2, lambda value: value.month),
    "DDD": (3, lambda value: value.yday),
    "IDDD": (3, lambda value: (_day(value).isocalendar().week - 1) * 7 + _day(value).isoweekday()),
    "DD": (2, lambda value: value.mday),
    "D": (1, lambda value: _day(value).isoweekday() % 7 + 1),
    "ID": (1, lambda value: _day(value).isoweekday()),
    "WW": (2, lambda value: _cut(value.yday - 1, 7) + 1),
    "IW": (2, lambda value: _day(value).isocalendar().week),
    "W": (1, lambda value: _cut(value.mday - 1, 7) + 1),
    "CC": (2, _century),
    "J": (1, lambda value: _day(value).toordinal() + FIRST_DAY),
    "YYYY": (4, lambda value: value.year),
    "YYY": (3, lambda value: _rest(value.year, 1000)),
    "YY": (2, lambda value: _rest(value.year, 100)),
    "Y": (1, lambda value: _rest(value.year, 10)),
    "IYYY": (4, lambda value: _day(value).isocalendar().year),
    "IYY": (3, lambda value: _day(value).isocalendar().year % 1000),
    "IY": (2, lambda value: _day(value).isocalendar().year % 100),
    "I": (1, lambda value: _day(value).isocalendar().year % 10),
}
"""Numbers: to how many digits they are filled up with zeros, where FM does not stand before them."""

SIGNED: dict[str, Callable[[Moment], int]] = {
    **dict.fromkeys(("HH24", "HH12", "HH"), lambda value: value.hour),
    **dict.fromkeys(("YYYY", "YYY", "YY"), lambda value: value.year),
    "MI": lambda value: value.minute,
    "SS": lambda value: value.second,
    "MM": lambda value: value.month,
    "CC": _century,
}
"""Numbers that get a place more where this is negative."""

FRACTIONS = {"MS": 3, "US": 6, **{f"FF{digits}": digits for digits in range(1, 7)}}


def _named(part: Part, names: list[str], number: int, *, short: bool) -> str:
    """A name in the case of the keyword, filled up with spaces to the longest one where it is in full."""
    name = names[number][:3] if short else names[number]
    name = name.upper() if part.text.isupper() else name.lower() if part.text.islower() else name
    return name if part.fill or short else name.ljust(9)


def _cased(part: Part, text: str) -> str:
    dotted = ".".join((*text, "")) if "." in part.text else text
    return dotted if part.text.isupper() else dotted.lower()


def _era(part: Part, value: Moment) -> str:
    _day(value)
    return _cased(part, "AD")


def _roman(part: Part, value: Moment) -> str:
    name = ROMAN[_day(value).month - 1]
    name = name if part.text.isupper() else name.lower()
    return name if part.fill else name.ljust(4)


def _zoned(part: Part, value: Moment) -> str:
    """Fields of the zone, which is UTC."""
    _day(value)
    if part.key == "TZ":
        return _cased(part, value.zone)
    return {"TZH": "+00", "TZM": "00"}.get(part.key, "+0" if part.fill else "+00")


TEXTS: dict[str, Callable[[Part, Moment], str]] = {
    **dict.fromkeys(("AM", "PM", "A.M.", "P.M."), lambda part, value: _cased(part, "PM" if _rest(value.hour, 24) >= 12 else "AM")),
    **dict.fromkeys(("AD", "BC", "A.D.", "B.C."), _era),
    "MONTH": lambda part, value: _named(part, MONTHS, _day(value).month - 1, short=False),
    "MON": lambda part, value: _named(part, MONTHS, _day(value).month - 1, short=True),
    "DAY": lambda part, value: _named(part, DAYS, _day(value).isoweekday() % 7, short=False),
    "DY": lambda part, value: _named(part, DAYS, _day(value).isoweekday() % 7, short=True),
    "RM": _roman,
    **dict.fromkeys(("TZ", "TZH", "TZM", "OF"), _zoned),
    "FX": lambda part, value: "",  # noqa: ARG005 - like the others
}


def _filled(part: Part, value: Moment) -> str:
    if not part.key:
        return part.text
    if part.key in TEXTS:
        return TEXTS[part.key](part, value)
    if part.key in FRACTIONS:
        digits = FRACTIONS[part.key]
        return _ordinal(part, f"{_cut(value.micro, 10 ** (6 - digits)):0{digits}}")
    if part.key == "Q":
        return _ordinal(part, str(_cut(value.month - 1, 3) + 1)) if value.month else ""
    if part.key == "Y,YYY":
        thousands = _cut(value.year, 1000)
        return _ordinal(part, f"{thousands},{value.year - thousands * 1000:03}")
    width, read = WIDE[part.key]
    number = read(value)
    width = 0 if part.fill else width + (part.key in SIGNED and SIGNED[part.key](value) < 0)
    return _ordinal(part, f"{number:0{width}}" if width else str(number))


def _ordinal(part: Part, number: str) -> str:
    if not part.ordinal:
        return number
    ending = "th" if number[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return number + (ending.upper() if part.ordinal == "TH" else ending)


def _shown(text: str, template: str) -> str | None:
    """to_char of a time stamp; of none where the template is empty."""
    value = moment(text)
    day = value.date()
    zone = "UTC" if text.endswith("Z") else ""
    found = Moment(
        *(value.year, value.month, value.day, value.hour, value.minute, value.second, value.microsecond), day.timetuple().tm_yday, day, zone
    )
    return "".join(_filled(part, found) for part in parts(template)) if template else None


def _span_shown(text: str, template: str) -> str | None:
    """to_char of an interval."""
    months, days, micros = stored(text)
    year, month = _cut(months, 12), _rest(months, 12)
    seconds = _cut(micros, SECOND)
    hour = _cut(seconds, 3600)
    found = Moment(*(year, month, days, hour, _rest(_cut(seconds, 60), 60), _rest(seconds, 60), _rest(micros, SECOND)), months * 30 + days)
    return "".join(_filled(part, found) for part in parts(template)) if template else None


_STRICT: dict[str, Scalar] = {"pg_to_char": (2, _shown), "pg_interval_to_char": (2, _span_shown)}
SCALARS: Mapping[str, Scalar] = {name: optional(function) for name, function in _STRICT.items()}

AGGREGATES: Mapping[str, Aggregate] = {}
