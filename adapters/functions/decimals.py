"""
PostgreSQL's numeric: exact decimals, with the digits after the point that PostgreSQL gives a result.

A decimal comes as text, as PostgreSQL writes it, or as an integer; it goes out as text. Inside it is a whole number and how many of its
digits stand behind the point. *Scaled* is the form of columns of numeric(p, s): the whole number alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .kinds import Aggregate, Scalar, SqliteValue

Number = tuple[int, int]
"""A whole number, and how many of its digits stand behind the point."""

SIGNIFICANT, MOST_SCALE, GROUP = 16, 1000, 4
"""Digits of a quotient at least, digits behind the point at most, and how many digits PostgreSQL keeps in one place."""
LEAST, MOST = -(2**63), 2**63 - 1
FRACTIONS = 2**52
"""From here on a double has no halves."""
LOWEST, HIGHEST = -140_000, 16_383
"""Places that PostgreSQL rounds to: any beyond them is taken for them."""
EXPONENTS = 200_000
MOST_EXPONENT = 4000
PATTERN = re.compile(r"(?P<sign>[+-]?)(?P<whole>[0-9]*)(?:\.(?P<tail>[0-9]*))?(?:[eE](?P<exponent>[+-]?[0-9]{1,6}))?")


def power(places: int) -> int:
    """Ten to the number of *places*, which is not negative."""
    return int(10**places)


def read(value: str | int) -> Number:
    """A number of SQLite."""
    if isinstance(value, int):
        return value, 0
    head, _, tail = value.partition(".")
    return int(head + tail), len(tail)


def write(number: Number) -> str:
    """Its text, as PostgreSQL writes it."""
    whole, scale = number
    if not scale:
        return str(whole)
    digits = str(abs(whole)).rjust(scale + 1, "0")
    return f"{'-' if whole < 0 else ''}{digits[:-scale]}.{digits[-scale:]}"


def divided(whole: int, by: int) -> int:
    """*whole* / *by*, with halves away from zero."""
    quotient, rest = divmod(abs(whole), abs(by))
    quotient += 2 * rest >= abs(by)
    return -quotient if (whole < 0) != (by < 0) else quotient


def rounded(number: Number, scale: int) -> Number:
    """With *scale* digits behind the point; with none where it is below zero, and zeros before the point."""
    whole, own = number
    if scale >= own:
        return whole * power(scale - own), scale
    whole = divided(whole, power(own - scale))
    return (whole, scale) if scale >= 0 else (whole * power(-scale), 0)


def cut(number: Number, scale: int) -> Number:
    """As rounded, but towards zero."""
    whole, own = number
    if scale >= own:
        return whole * power(scale - own), scale
    size = abs(whole) // power(own - scale)
    whole = -size if whole < 0 else size
    return (whole, scale) if scale >= 0 else (whole * power(-scale), 0)


def aligned(one: Number, other: Number) -> tuple[int, int, int]:
    """Both with as many digits behind the point, and how many these are."""
    scale = max(one[1], other[1])
    return one[0] * power(scale - one[1]), other[0] * power(scale - other[1]), scale


def _add(one: Number, other: Number) -> Number:
    left, right, scale = aligned(one, other)
    return left + right, scale


def _subtract(one: Number, other: Number) -> Number:
    left, right, scale = aligned(one, other)
    return left - right, scale


def _multiply(one: Number, other: Number) -> Number:
    return one[0] * other[0], one[1] + other[1]


def leading(number: Number) -> Number:
    """The place of the first group of digits, and that group: what PostgreSQL estimates the size of a result from."""
    whole, scale = abs(number[0]), number[1]
    if not whole:
        return 0, 0
    weight = (len(str(whole)) - 1 - scale) // GROUP
    shift = scale + GROUP * weight
    return weight, whole // power(shift) if shift >= 0 else whole * power(-shift)


def quotient(one: Number, other: Number) -> Number:
    """With as many digits that 16 are significant."""
    if not other[0]:
        raise NoValue
    (weight, first), (by_weight, by_first) = leading(one), leading(other)
    places = weight - by_weight - (first <= by_first)
    scale = min(max(SIGNIFICANT - places * GROUP, one[1], other[1], 0), MOST_SCALE)
    shift = scale - one[1] + other[1]
    return divided(one[0] * 10 ** max(shift, 0), other[0] * 10 ** max(-shift, 0)), scale


def _remainder(one: Number, other: Number) -> Number:
    left, right, scale = aligned(one, other)
    if not right:
        raise NoValue
    rest = abs(left) % abs(right)
    return -rest if left < 0 else rest, scale


def _negative(number: Number) -> Number:
    return -number[0], number[1]


def one_number(work: Callable[[Number], Number]) -> Scalar:
    """A function of one number."""

    def function(value: str | int | None) -> str | None:
        return None if value is None else write(work(read(value)))

    return 1, function


def two_numbers(work: Callable[[Number, Number], Number]) -> Scalar:
    """A function of two numbers."""

    def function(one: str | int | None, other: str | int | None) -> str | None:
        return None if one is None or other is None else write(work(read(one), read(other)))

    return 2, function


def _with_places(work: Callable[[Number, int], Number]) -> Scalar:
    def function(value: str | int | None, places: int | None) -> str | None:
        return None if value is None or places is None else write(work(read(value), max(LOWEST, min(places, HIGHEST))))

    return 2, function


def _text(value: int | None, scale: int) -> str | None:
    """The text of a scaled number."""
    return None if value is None else write((value, scale))


def _scaled(value: str | int | None, scale: int, most: int) -> int | None:
    """The scaled form, rounded; nothing above *most* has one."""
    if value is None:
        return None
    whole = rounded(read(value), scale)[0]
    if abs(whole) > most:
        raise NoValue
    return whole


def _fit(value: str | int | None, precision: int, scale: int) -> str | None:
    """A cast to numeric(precision, scale)."""
    if value is None:
        return None
    number = rounded(read(value), scale)
    if abs(number[0]) >= power(precision if scale >= 0 else precision - scale):
        raise NoValue
    return write(number)


def comparand(value: str | int | None, scale: int) -> int | float | None:
    """What compares with scaled numbers as *value* does; one that has more digits stands between two of them."""
    if value is None:
        return None
    whole, own = read(value)
    rest = 0
    if own <= scale:
        whole *= power(scale - own)
    else:
        whole, rest = divmod(whole, power(own - scale))
    if not LEAST < whole < MOST:
        return float("inf") if whole > 0 else float("-inf")
    if not rest:
        return whole
    if abs(whole) >= FRACTIONS:
        raise NoValue
    return whole + 0.5


COMPLEMENT = str.maketrans("0123456789", "9876543210")


def sort_key(number: Number) -> str:
    """A text that sorts as the numbers do; equal for equal ones, whatever their scale."""
    whole, scale = number
    if not whole:
        return "1"
    digits = str(abs(whole))
    place = len(digits) - scale
    text = f"{place + EXPONENTS:06d}{digits.rstrip('0')}"
    return f"2{text}" if whole > 0 else f"0{text.translate(COMPLEMENT)}:"


def _key(value: str | int | None, scale: int) -> str | None:
    """The same for text, or for a scaled number."""
    if value is None:
        return None
    number = read(value)
    return sort_key((number[0], number[1] + scale))


def _limbs(high: int | None, low: int, scale: int) -> str | None:
    """The sum of whole numbers that was added in two halves, so that none overflows."""
    return None if high is None else write(((high << 32) + low, scale))


def _mean(total: int | None, count: int, scale: int) -> str | None:
    return None if total is None else write(quotient((total, scale), (count, 0)))


def _mean_limbs(high: int | None, low: int, count: int, scale: int) -> str | None:
    return None if high is None else write(quotient(((high << 32) + low, scale), (count, 0)))


def _greatest(*values: str | int | None) -> SqliteValue:
    return _extreme(1, values)


def _least(*values: str | int | None) -> SqliteValue:
    return _extreme(-1, values)


def _extreme(sign: int, values: tuple[str | int | None, ...]) -> SqliteValue:
    """The first of the greatest; NULL where all are."""
    found: str | int | None = None
    for value in values:
        if value is None:
            continue
        if found is not None:
            left, right, _ = aligned(read(value), read(found))
            if (left - right) * sign <= 0:
                continue
        found = value
    return None if found is None else str(found)


def _double(value: str | int | None) -> float | None:
    """The nearest double; it fails where that would be infinite, or zero of what is not."""
    if value is None:
        return None
    number = float(value)
    if number in {float("inf"), float("-inf")} or (number == 0.0 and read(value)[0]):
        raise NoValue
    return number


def _of_double(value: float | None) -> str | None:
    """Fifteen digits of a double, as PostgreSQL takes them."""
    return None if value is None else plain(f"{value:.15g}")


def _of_text(value: str | None) -> str | None:
    """What a text says, with spaces around it or an exponent."""
    return None if value is None else plain(value.strip(" \t\n\v\f\r"))


def plain(text: str) -> str:
    """A number with a sign, a point, an exponent or none of them, as PostgreSQL writes it."""
    found = PATTERN.fullmatch(text)
    if found is None:
        raise NoValue
    whole, tail, exponent = found["whole"] or "", found["tail"] or "", int(found["exponent"] or 0)
    if not (whole or tail) or abs(exponent) > MOST_EXPONENT:
        raise NoValue
    scale = len(tail) - exponent
    number = int(whole + tail) * (-1 if found["sign"] == "-" else 1)
    return write((number, scale) if scale >= 0 else (number * power(-scale), 0))


SCALARS: Mapping[str, Scalar] = {
    "pg_numeric_add": two_numbers(_add),
    "pg_numeric_subtract": two_numbers(_subtract),
    "pg_numeric_multiply": two_numbers(_multiply),
    "pg_numeric_divide": two_numbers(quotient),
    "pg_numeric_remainder": two_numbers(_remainder),
    "pg_numeric_negative": one_number(_negative),
    "pg_numeric_round": _with_places(rounded),
    "pg_numeric_cut": _with_places(cut),
    "pg_numeric_text": (2, _text),
    "pg_numeric_scaled": (3, _scaled),
    "pg_numeric_fit": (3, _fit),
    "pg_numeric_comparand": (2, comparand),
    "pg_numeric_key": (2, _key),
    "pg_numeric_limbs": (3, _limbs),
    "pg_numeric_mean": (3, _mean),
    "pg_numeric_mean_limbs": (4, _mean_limbs),
    "pg_numeric_double": (1, _double),
    "pg_double_numeric": (1, _of_double),
    "pg_numeric_read": (1, _of_text),
    "pg_numeric_greatest": (-1, _greatest),
    "pg_numeric_least": (-1, _least),
}

AGGREGATES: Mapping[str, Aggregate] = {}
