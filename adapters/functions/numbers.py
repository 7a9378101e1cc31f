"""Doubles: PostgreSQL's text of them, its rounding and its failures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .decimals import PATTERN
from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .kinds import Aggregate, Scalar

INFINITY = float("inf")
SPACES = " \t\n\v\f\r"
WORDS = {"inf": INFINITY, "+inf": INFINITY, "-inf": -INFINITY, "infinity": INFINITY, "+infinity": INFINITY, "-infinity": -INFINITY}
EXACT = 2.0**53
LONGEST_PLAIN, SHORTEST_PLAIN = 15, -4
"""Decimal exponents from which on, and below which, PostgreSQL writes one."""


def shortest(value: float) -> str:
    """
    The shortest digits that say this finite double, as PostgreSQL picks them.

    Python also takes a number right in the middle between two doubles, where that is rounded to this one: 1e23.
    """
    found = repr(float(value))
    if abs(value) < EXACT:
        return found
    from fractions import Fraction  # noqa: PLC0415 - rare
    from math import ulp  # noqa: PLC0415 - rare

    half = Fraction(ulp(value)) / 2
    digits = 1
    while abs(Fraction(found) - Fraction(value)) >= half:
        found, digits = f"{value:.{digits}e}", digits + 1
    return found


def _text(value: float | None) -> str | None:
    """The shortest digits that say this double, with an exponent where PostgreSQL has one."""
    if value is None:
        return None
    if value in {INFINITY, -INFINITY}:
        return "Infinity" if value > 0 else "-Infinity"
    sign, digits, exponent = _parts(shortest(value))
    place = len(digits) + exponent - 1
    if SHORTEST_PLAIN <= place < LONGEST_PLAIN:
        if exponent >= 0:
            return f"{sign}{digits}{'0' * exponent}"
        padded = digits.rjust(1 - exponent, "0")
        return f"{sign}{padded[:exponent]}.{padded[exponent:]}"
    tail = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{sign}{digits[0]}{tail}e{'-' if place < 0 else '+'}{abs(place):02d}"


def _parts(text: str) -> tuple[str, str, int]:
    """Sign, digits without zeros at either end, and the exponent of the last one."""
    found = PATTERN.fullmatch(text)
    assert found is not None
    tail = found["tail"] or ""
    digits = ((found["whole"] or "") + tail).lstrip("0")
    exponent = int(found["exponent"] or 0) - len(tail)
    plain = digits.rstrip("0")
    return found["sign"], plain or "0", exponent + len(digits) - len(plain) if plain else 0


def _read(value: str | None) -> float | None:
    """The double that a text says."""
    if value is None:
        return None
    text = value.strip(SPACES)
    if text.lower() in WORDS:
        return WORDS[text.lower()]
    found = PATTERN.fullmatch(text)
    if found is None or not ((found["whole"] or "") + (found["tail"] or "")):
        raise NoValue
    number = float(text)
    if number in {INFINITY, -INFINITY} or (number == 0.0 and ((found["whole"] or "") + (found["tail"] or "")).strip("0")):
        raise NoValue
    return number


def _integer(value: float | None) -> int | None:
    """The nearest whole number, halves to the even one."""
    if value is None:
        return None
    if value != value or value in {INFINITY, -INFINITY}:  # noqa: PLR0124 - the fastest test for NaN
        raise NoValue
    whole = round(value)
    if not -(2**63) <= whole < 2**63:
        raise NoValue
    return whole


SCALARS: Mapping[str, Scalar] = {
    "pg_double_text": (1, _text),
    "pg_double_read": (1, _read),
    "pg_double_integer": (1, _integer),
}

AGGREGATES: Mapping[str, Aggregate] = {}
