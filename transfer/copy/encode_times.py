"""Moments, dates and times as the whole numbers that PostgreSQL keeps: microseconds and days since 2000."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import lru_cache
from math import isinf
from typing import TYPE_CHECKING, Any, Literal

from ..unfit import Unfit

if TYPE_CHECKING:
    from collections.abc import Sequence

EPOCH_US = 946_684_800_000_000
"""From 1970 to 2000."""
EARLIEST_US = -211_813_488_000_000_000
LATEST_US = 9_223_371_331_200_000_000
"""PostgreSQL's MIN_TIMESTAMP and END_TIMESTAMP, from 2000."""

JULIAN_EPOCH_MS = 210_866_760_000_000
DAY_MS = 86_400_000
MICROSECOND_DIGITS = 6
LAST_JULIAN_MS = 464_269_060_799_999
"""The last millisecond of the year 9999, where SQLite's own functions end."""

Form = Literal["date", "time", "naive", "zoned", ""]

CLOCK = rb"00:00(?::00(?:\.0+)?)?"
ZONE = rb" ?(?:Z|[+-]00(?::?00)?)"
FORMS: tuple[tuple[re.Pattern[bytes], Form], ...] = (
    (re.compile(rb"0000-00-00"), "date"),
    (re.compile(CLOCK), "time"),
    (re.compile(rb"0000-00-00[T ]" + CLOCK), "naive"),
    (re.compile(rb"0000-00-00[T ]" + CLOCK + ZONE), "zoned"),
)
"""What a date or time looks like when every digit is written as 0."""

UNUSUAL = re.compile(r"\.\d{7}|\d [Z+-]")
"""What ISO 8601 as Python reads it does not know, or cuts: digits beyond the microsecond, a blank before the zone."""
BEYOND = re.compile(r"(?<=\.\d{6})0+(?=$| ?[Z+-])")
"""Zeros beyond the microsecond."""

DIGITS_AS_ZEROS = bytes.maketrans(b"123456789", b"000000000")
BETWEEN = b"\x1f"

ZONED_2000 = datetime(2000, 1, 1, tzinfo=UTC)
NAIVE_2000 = datetime(2000, 1, 1)  # noqa: DTZ001 - a stamp without a zone
DAY_S = 86_400
DAY_2000 = date(2000, 1, 1).toordinal()


@lru_cache(maxsize=256)
def form_of(shape: bytes) -> Form:
    """What a text of this shape says."""
    for pattern, form in FORMS:
        if pattern.fullmatch(shape):
            return form
    return ""


def stamps_of_texts(values: Sequence[bytearray], form: Form, precision: int) -> list[int]:
    """
    Microseconds since 2000 of ISO stamps, all ``zoned`` or all ``naive``.

    Raises:
        Unfit: one has another form, is no moment of the calendar, or has more digits of a second than *precision*.
        ValueError: the same.
    """
    start = ZONED_2000 if form == "zoned" else NAIVE_2000
    since = [moment - start for moment in map(datetime.fromisoformat, _texts(values, form))]
    return _precise([(one.days * DAY_S + one.seconds) * 1_000_000 + one.microseconds for one in since], precision)


def times_of_texts(values: Sequence[bytearray], precision: int) -> list[int]:
    """Microseconds since midnight; raises as ``stamps_of_texts``."""
    times = [time.fromisoformat(text) for text in _texts(values, "time")]
    return _precise([((one.hour * 60 + one.minute) * 60 + one.second) * 1_000_000 + one.microsecond for one in times], precision)


def days_of_texts(values: Sequence[bytearray]) -> list[int]:
    """Days since 2000; raises as ``stamps_of_texts``."""
    return [date.fromisoformat(text).toordinal() - DAY_2000 for text in _texts(values, "date")]


def _texts(values: Sequence[bytearray], form: Form) -> list[str]:
    """Texts of *values*, which all have *form*; the form is looked at once where all look alike, which is how it is mostly."""
    joined = BETWEEN.join(values)
    shape = values[0].translate(DIGITS_AS_ZEROS)
    alike = bytes(joined.translate(DIGITS_AS_ZEROS)) == BETWEEN.join([shape] * len(values))
    shapes = [shape] if alike else [one.translate(DIGITS_AS_ZEROS) for one in values]
    if any(form_of(bytes(one)) != form for one in shapes):
        raise Unfit(f"it is no {FORM_NAMES[form]} by ISO 8601")
    texts = joined.decode("ascii").split("\x1f")
    if UNUSUAL.search(texts[0]) or (not alike and any(map(UNUSUAL.search, texts))):
        texts = [BEYOND.sub("", one).replace(" Z", "Z").replace(" +", "+").replace(" -", "-") for one in texts]
        if any(map(UNUSUAL.search, texts)):
            raise Unfit("it has more digits than microseconds")
    # Newer versions of Python take the hour 24 for the next day's first.
    if (b"\x1f24:" in BETWEEN + joined) if form == "time" else (b" 24:" in joined or b"T24:" in joined):
        raise Unfit("its hour is 24")
    return texts


FORM_NAMES: dict[Form, str] = {
    "date": "date",
    "time": "time without a zone",
    "naive": "stamp without a zone",
    "zoned": "stamp with a zone",
    "": "date or time",
}


def epoch(values: Sequence[Any], unit_us: int, precision: int) -> list[int]:
    """
    Microseconds since 2000 of numbers of *unit_us* microseconds since 1970.

    Raises:
        Unfit: one is outside of PostgreSQL's calendar, or not a whole number of microseconds (a double: by its shortest digits).
    """
    return _precise([(one * unit_us if isinstance(one, int) else _whole(one, unit_us)) - EPOCH_US for one in values], precision)


def _whole(value: float, unit_us: int) -> int:
    if isinf(value):
        raise Unfit("it is infinite")
    exact = Decimal(repr(value)) * unit_us
    if exact != (whole := int(exact)):
        raise Unfit("it has more digits than microseconds")
    return whole


def julian(values: Sequence[Any], precision: int) -> list[int]:
    """
    Microseconds since 2000 of Julian days: the millisecond that SQLite reads, where that is all that the number says.

    Others are a few ten microseconds beside one, as arithmetic leaves them: two numbers stay two moments where the type has microseconds.

    Raises:
        Unfit: one is outside of the calendar of SQLite.
    """
    found: list[int] = []
    for value in values:
        if not 0 <= value < LAST_JULIAN_MS / DAY_MS:
            raise Unfit("it is no Julian day of the years to 9999")
        millisecond = int(value * float(DAY_MS) + 0.5)
        whole = precision < MICROSECOND_DIGITS or millisecond / DAY_MS == value
        since = millisecond * 1000 if whole else round(Decimal(value) * DAY_MS * 1000)
        found.append(since - JULIAN_EPOCH_MS * 1000 - EPOCH_US)
    return _precise(found, precision)


def _precise(found: list[int], precision: int) -> list[int]:
    """*found*, all within PostgreSQL's calendar and without digits that the type would round away."""
    if found and not (min(found) >= EARLIEST_US and max(found) < LATEST_US):
        raise Unfit("it is outside of PostgreSQL's calendar")
    step = 10 ** (6 - precision)
    if step > 1 and any(one % step for one in found):
        raise Unfit(f"it has more than {precision} digits of a second")
    return found
