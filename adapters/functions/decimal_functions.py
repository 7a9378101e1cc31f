"""Functions of PostgreSQL's numeric beside arithmetic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .decimals import GROUP, MOST_SCALE, SIGNIFICANT, aligned, leading, one_number, power, read, two_numbers
from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .decimals import Number
    from .kinds import Aggregate, Scalar

MOST_FACTORIAL = 1400
"""A greater one has more digits than Python writes."""


def _quotient(one: Number, other: Number) -> Number:
    left, right, _ = aligned(one, other)
    if not right:
        raise NoValue
    size = abs(left) // abs(right)
    return -size if (left < 0) != (right < 0) else size, 0


def _common_divisor(one: Number, other: Number) -> Number:
    from math import gcd  # noqa: PLC0415 - rare

    left, right, scale = aligned(one, other)
    return gcd(left, right), scale


def _common_multiple(one: Number, other: Number) -> Number:
    from math import lcm  # noqa: PLC0415 - rare

    left, right, scale = aligned(one, other)
    return lcm(left, right), scale


def _root(number: Number) -> Number:
    weight, _ = leading(number)
    digits = weight * GROUP // 2 + 1 if weight >= 0 else -((-weight * GROUP) // 2) + 1
    return root(number, min(max(SIGNIFICANT - digits, number[1], 0), MOST_SCALE))


def root(number: Number, wanted: int) -> Number:
    """The root with *wanted* digits behind the point."""
    from math import isqrt  # noqa: PLC0415 - rare

    whole, scale = number
    if whole < 0:
        raise NoValue
    # One digit more than the double of what is wanted says on which side of the half it is.
    exact = whole * power(2 * wanted - scale) * 4 if 2 * wanted >= scale else whole * 4 // power(scale - 2 * wanted)
    return (isqrt(exact) + 1) // 2, wanted


def _factorial(number: int | None) -> str | None:
    from math import factorial  # noqa: PLC0415 - rare

    if number is None:
        return None
    if not 0 <= number <= MOST_FACTORIAL:
        raise NoValue
    return str(factorial(number))


def _bucket(value: str | int | None, low: str | int | None, high: str | int | None, count: int | None) -> int | None:
    """Which of *count* equal parts between *low* and *high* holds the value."""
    if value is None or low is None or high is None or count is None:
        return None
    from fractions import Fraction  # noqa: PLC0415 - rare

    number, least, most = (Fraction(one[0], power(one[1])) for one in map(read, (value, low, high)))
    if count <= 0 or least == most:
        raise NoValue
    place = (number - least) * count // (most - least)
    return max(0, min(place + 1, count + 1)) if number != most else count + 1


def _floor(number: Number) -> Number:
    return number[0] // power(number[1]), 0


def _ceiling(number: Number) -> Number:
    return -(-number[0] // power(number[1])), 0


def _absolute(number: Number) -> Number:
    return abs(number[0]), number[1]


def _sign(number: Number) -> Number:
    return (number[0] > 0) - (number[0] < 0), 0


def _scale(number: Number) -> Number:
    return number[1], 0


def _trim(number: Number) -> Number:
    whole, scale = number
    while scale and not whole % 10:
        whole, scale = whole // 10, scale - 1
    return whole, scale


def _least_scale(number: Number) -> Number:
    return _trim(number)[1], 0


SCALARS: Mapping[str, Scalar] = {
    "pg_numeric_quotient": two_numbers(_quotient),
    "pg_numeric_gcd": two_numbers(_common_divisor),
    "pg_numeric_lcm": two_numbers(_common_multiple),
    "pg_numeric_sqrt": one_number(_root),
    "pg_numeric_factorial": (1, _factorial),
    "pg_numeric_bucket": (4, _bucket),
    "pg_numeric_floor": one_number(_floor),
    "pg_numeric_ceiling": one_number(_ceiling),
    "pg_numeric_abs": one_number(_absolute),
    "pg_numeric_sign": one_number(_sign),
    "pg_numeric_trim": one_number(_trim),
    "pg_numeric_scale": one_number(_scale),
    "pg_numeric_least_scale": one_number(_least_scale),
}

AGGREGATES: Mapping[str, Aggregate] = {}
