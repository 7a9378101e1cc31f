"""How a STRICT table of SQLite holds columns of PostgreSQL's types: the declared type, and the CHECK that lets the values in and no others."""

from __future__ import annotations

from typing import NamedTuple

DAY = "[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]"
SECONDS = "[0-2][0-9]:[0-5][0-9]:[0-5][0-9]."
MILLISECONDS, MICROSECONDS = 3, 6
"""Digits of a second."""


class Held(NamedTuple):
    """A declared type and a condition on the column ``{0}``, with the type's modifier as ``{1}``; empty where the declared type says it all."""

    declared: str
    check: str = ""


def held_stamp(digits: int, zone: str = "") -> Held:
    """How a time stamp with so many *digits* of a second is held; *zone* is ``Z``, or nothing for one without a time zone."""
    # Without a modifier SQLite gives the thirtieth of February back as it is; with one it may lose a part of the second's fraction.
    day_and_time = "strftime('%Y-%m-%dT%H:%M:%S', substr({0}, 1, 19), '+0 days') IS substr({0}, 1, 19)"
    return Held("TEXT", f"{{0}} GLOB '{DAY}T{SECONDS}{'[0-9]' * digits}{zone}' AND {day_and_time} AND {{0}} >= '0001'")


def held_time(digits: int) -> Held:
    """How a time of day with so many *digits* of a second is held."""
    return Held("TEXT", f"{{0}} GLOB '{SECONDS}{'[0-9]' * digits}' AND {{0}} < '24'")


HELD: dict[str, Held] = {
    "text": Held("TEXT"),
    "character varying": Held("TEXT", "length({0}) <= {1}"),
    "smallint": Held("INTEGER", "{0} BETWEEN -32768 AND 32767"),
    "integer": Held("INTEGER", "{0} BETWEEN -2147483648 AND 2147483647"),
    "bigint": Held("INTEGER"),
    "double precision": Held("REAL"),
    "boolean": Held("INTEGER", "{0} IN (0, 1)"),
    "timestamp with time zone": held_stamp(MILLISECONDS, "Z"),
    "timestamp without time zone": held_stamp(MILLISECONDS),
    "time without time zone": held_time(MILLISECONDS),
    "date": Held("TEXT", f"{{0}} GLOB '{DAY}' AND date({{0}}, '+0 days') IS {{0}} AND {{0}} >= '0001'"),
    "jsonb": Held("TEXT", "json_valid({0})"),
    "uuid": Held(
        "TEXT",
        "{0} GLOB '????????-????-????-????-????????????' AND replace({0}, '-', '') NOT GLOB '*[^0-9a-f]*' AND length(replace({0}, '-', '')) = 32",
    ),
    "bytea": Held("BLOB"),
}
"""By PostgreSQL's names; times end at the millisecond."""

DIGITS = "{0} NOT GLOB '*[^-0-9.]*'"
SIGNIFICANT = "length(replace(ltrim({0}, '-0'), '.', ''))"
MOST_PRECISION = 18
"""Digits of a decimal that SQLite holds as a whole number."""


def held_as_integer(precision: int, scale: int) -> bool:
    """Whether SQLite holds numeric(precision, scale) as a whole number of its last digit; any other is text there."""
    return 0 < precision <= MOST_PRECISION and 0 <= scale <= MOST_PRECISION


def held_decimal(precision: int, scale: int) -> Held:
    """How numeric(precision, scale) is held; a *precision* of 0 is numeric without modifiers."""
    if held_as_integer(precision, scale):
        most = 10**precision - 1
        return Held("INTEGER", f"{{0}} BETWEEN {-most} AND {most}")
    return Held("TEXT", f"{DIGITS} AND {SIGNIFICANT} <= {max(precision, scale)}" if precision else DIGITS)


def held_enum(labels: str) -> Held:
    """How an enum is held: *labels* are literals, with commas between."""
    return Held("TEXT", f"{{0}} IN ({labels})")
