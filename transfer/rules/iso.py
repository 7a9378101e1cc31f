"""
Dates and times as texts: one strict grammar of ISO 8601.

PostgreSQL never gets to guess: it would take ``now``, ``tomorrow`` or ``epoch`` for moments, and roll ``24:00`` over to the next day.
"""

from __future__ import annotations

import re
from typing import Literal

Form = Literal["naive", "zoned", "date", "time", "zoned time"]
"""A stamp without a zone, with one, a date alone, a time of day alone."""

# Leap years have a 29 February; there is no year 0.
_DATE = (
    r"(?!0000)(?:\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))"
    r"|(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)"
)
_CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.{fraction})?)?"
_ZONE = r"(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d)?)"
MICROSECOND_DIGITS = 6


def _forms(digits: int) -> dict[Form, str]:
    """Patterns of the forms, with at most *digits* after the second's point that are not 0."""
    clock = _CLOCK.replace("{fraction}", f"(?:\\d{{1,{digits}}}0*)" if digits else "0+")
    stamp = f"{_DATE}[ T]{clock}"
    return {"naive": stamp, "zoned": f"{stamp} ?{_ZONE}", "date": _DATE, "time": clock, "zoned time": f"{clock} ?{_ZONE}"}


ONE: list[dict[Form, re.Pattern[bytes]]] = [
    {form: re.compile(pattern.encode()) for form, pattern in _forms(digits).items()} for digits in range(MICROSECOND_DIGITS + 1)
]
"""By digits that are allowed after the second's point: patterns of one value."""

LINES: list[dict[Form, re.Pattern[bytes]]] = [
    {form: re.compile(f"(?:{pattern}\\n)*".encode()) for form, pattern in _forms(digits).items()}
    for digits in range(MICROSECOND_DIGITS + 1)
]
"""The same for many values at once, each with a line's end behind it."""

ANY_DIGITS: dict[Form, re.Pattern[bytes]] = {form: re.compile(pattern.encode()) for form, pattern in _forms(30).items()}


def form_of(text: bytes | bytearray) -> Form | None:
    """The form of *text*, however many digits its second has; None where it is no date or time of this grammar."""
    return next((form for form, pattern in ANY_DIGITS.items() if pattern.fullmatch(text)), None)
