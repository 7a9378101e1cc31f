"""String and number literals, read as PostgreSQL reads them; only forms that mean the same everywhere."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from math import isinf, nextafter
from typing import TYPE_CHECKING

from ...adapters import codecs
from ...adapters.functions import binary, dates, intervals, json_values, words
from ...adapters.functions.kinds import NoValue
from .array_literals import array_reader

if TYPE_CHECKING:
    from collections.abc import Callable

WHOLE = re.compile(r"[+-]?\d{1,19}")
NUMBER = re.compile(r"[+-]?(\d{1,200}\.?\d{0,200}|\.\d{1,200})([eE][+-]?\d{1,3})?")
INFINITY = re.compile(r"([+-]?)inf(inity)?", re.IGNORECASE)
MOST_DIGITS = 17


def quoted(value: str) -> str:
    """*value* as SQLite writes a string."""
    return "'" + value.replace("'", "''") + "'"


def _wrong(raw: str) -> str:
    raise ValueError(raw)


def _text(raw: str) -> str:
    return quoted(codecs.text(raw))


def _time(read: Callable[[str], str]) -> Callable[[str], str]:
    """A reader that is also a function of SQLite's, for texts that are no literals."""

    def reader(raw: str) -> str:
        try:
            return quoted(read(raw))
        except (NoValue, OverflowError):
            return _wrong(raw)

    return reader


def _boolean(raw: str) -> str:
    try:
        return str(words.read_boolean(raw))
    except NoValue:
        return _wrong(raw)


def _integer(raw: str) -> str:
    """With a sign and spaces around it, but not in the forms that PostgreSQL reads from 16 on only."""
    plain = raw.strip(words.SPACES)
    return str(codecs.bigint(int(plain))) if WHOLE.fullmatch(plain) else _wrong(raw)


def _bytea(raw: str) -> str:
    try:
        return f"x'{binary.read_bytea(raw).hex()}'"
    except NoValue:
        return _wrong(raw)


def _numeric(raw: str) -> str:
    plain = raw.strip(words.SPACES)
    return quoted(codecs.numeric(Decimal(plain))) if NUMBER.fullmatch(plain) else _wrong(raw)


def _double(raw: str) -> str:
    plain = raw.strip(words.SPACES)
    infinite = INFINITY.fullmatch(plain)
    if infinite is not None:
        return f"{infinite[1].strip('+')}9e999"
    if not NUMBER.fullmatch(plain):
        return _wrong(raw)
    found = double(plain)
    # SQLite reads -0.0 as 0.0.
    return "(0.0 * -1.0)" if found == "0.0" and plain.startswith("-") else found


def _jsonb(raw: str) -> str:
    try:
        return quoted(json_values.write(json_values.read_any(raw)))
    except NoValue:
        raise ValueError(raw) from None


def _json(raw: str) -> str:
    """Kept as it is written."""
    _jsonb(raw)
    return quoted(raw)


def _uuid(raw: str) -> str:
    try:
        return quoted(words.read_uuid(raw))
    except NoValue:
        return _wrong(raw)


READERS: dict[str, Callable[[str], str]] = {
    "text": _text,
    "character varying": _text,
    "timestamp with time zone": _time(dates.read_timestamptz),
    "timestamp without time zone": _time(dates.read_timestamp),
    "date": _time(dates.read_date),
    "time without time zone": _time(dates.read_time),
    "interval": _time(lambda raw: str(intervals.read_interval(raw))),
    "boolean": _boolean,
    "bytea": _bytea,
    "bigint": _integer,
    "integer": _integer,
    "smallint": _integer,
    "numeric": _numeric,
    "double precision": _double,
    "jsonb": _jsonb,
    "json": _json,
    "uuid": _uuid,
}
"""SQLite's form of a string literal that PostgreSQL reads as a type; ValueError where it is written in a way that engines may read differently."""

ELEMENTS = (
    "text",
    "character varying",
    "smallint",
    "integer",
    "bigint",
    "boolean",
    "timestamp with time zone",
    "date",
    "double precision",
    "uuid",
    "numeric",
    "timestamp without time zone",
    "time without time zone",
)
"""Types that arrays are made of."""

READERS.update({f"{kind}[]": array_reader(READERS[kind]) for kind in ELEMENTS})

EXAMPLES = {
    "text": "'text'",
    "timestamp with time zone": "'2026-03-01T12:00:00.000Z'",
    "timestamp without time zone": "'2026-03-01T12:00:00.000'",
    "date": "'2026-03-01'",
    "time without time zone": "'12:00:00.000'",
    "interval": "'1 day 02:30:00'",
    "boolean": "true",
    "numeric": "1.50",
    "double precision": "0.5",
    "jsonb": """'{"a": 1}'""",
    "text[]": "'{a,b}'",
    "uuid": "'00000000-0000-0000-0000-000000000000'",
}


def double(raw: str) -> str:
    """
    A number as a literal of a double that every SQLite reads as PostgreSQL does.

    Older ones round twice, so that a number very near to the middle between two doubles may come out as the wrong one.

    Raises:
        ValueError: it has too many digits, or is as near as that.
    """
    exact, read = Fraction(Decimal(raw)), float(raw)
    if len(Decimal(raw).as_tuple().digits) > MOST_DIGITS or (read == 0.0 and exact) or isinf(read):
        raise ValueError(raw)
    for side in (float("-inf"), float("inf")):
        middle = (Fraction(read) + Fraction(nextafter(read, side))) / 2
        if exact and abs(exact - middle) < abs(exact) * Fraction(1, 2**60):
            raise ValueError(raw)
    return repr(read + 0.0)
