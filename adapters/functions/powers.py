"""
Powers, logarithms and angles of doubles, by the same library of the system that PostgreSQL calls.

The last digit may be another where PostgreSQL runs on another system, as it may between two of its servers.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .kinds import Aggregate, Scalar

INFINITY = float("inf")
PER_DEGREE = 0.0174532925199432957692
GREATEST_COUNT = 2**31 - 1


def _one(work: Callable[[float], float]) -> Scalar:
    def function(value: float | None) -> float | None:
        return None if value is None else _number(work(value))

    return 1, function


def _two(work: Callable[[float, float], float]) -> Scalar:
    def function(one: float | None, other: float | None) -> float | None:
        return None if one is None or other is None else _number(work(one, other))

    return 2, function


def _number(value: float) -> float:
    """SQLite has no NaN."""
    if value != value:  # noqa: PLR0124 - the fastest test for NaN
        raise NoValue
    return value


def _sum(one: float, other: float) -> float:
    return _grown(one + other, one, other)


def _difference(one: float, other: float) -> float:
    return _grown(one - other, one, other)


def _product(one: float, other: float) -> float:
    result = one * other
    if result == 0.0 and one != 0.0 and other != 0.0:
        raise NoValue
    return _grown(result, one, other)


def _quotient(one: float, other: float) -> float:
    result = one / other
    if result == 0.0 and one != 0.0 and abs(other) != INFINITY:
        raise NoValue
    return _grown(result, one)


def _grown(result: float, *values: float) -> float:
    """The result, which is infinite of infinite values alone."""
    if abs(result) == INFINITY and all(abs(value) != INFINITY for value in values):
        raise NoValue
    return result


def _power(base: float, exponent: float) -> float:
    result = math.pow(base, exponent)
    if result == 0.0 and base != 0.0 and abs(base) != INFINITY and abs(exponent) != INFINITY:
        raise NoValue
    return result


def _exponential(value: float) -> float:
    result = math.exp(value)
    if result == 0.0 and value != -INFINITY:
        raise NoValue
    return result


def _cotangent(value: float) -> float:
    tangent = math.tan(value)
    return 1.0 / tangent if tangent else math.copysign(INFINITY, tangent)


def _sine(value: float) -> float:
    try:
        return math.sinh(value)
    except OverflowError:
        return math.copysign(INFINITY, value)


def _cosine(value: float) -> float:
    try:
        return math.cosh(value)
    except OverflowError:
        return INFINITY


def _area_tangent(value: float) -> float:
    return math.copysign(INFINITY, value) if abs(value) == 1.0 else math.atanh(value)


def _radians(value: float) -> float:
    return _product(value, PER_DEGREE)


def _degrees(value: float) -> float:
    return _quotient(value, PER_DEGREE)


def _bucket(value: float | None, low: float | None, high: float | None, count: int | None) -> int | None:
    """Which of *count* equal parts between *low* and *high* holds the value."""
    if value is None or low is None or high is None or count is None:
        return None
    if count <= 0 or low == high or INFINITY in {abs(low), abs(high)}:
        raise NoValue
    if low > high:
        value, low, high = -value, -low, -high
    if value < low:
        return 0
    if value >= high:
        if count == GREATEST_COUNT:
            raise NoValue
        return count + 1
    if abs(high - low) == INFINITY:
        place = int(count * ((value / 2 - low / 2) / (high / 2 - low / 2)))
    else:
        place = int(count * ((value - low) / (high - low)))
    return min(place, count - 1) + 1


SCALARS: Mapping[str, Scalar] = {
    "pg_double_add": _two(_sum),
    "pg_double_subtract": _two(_difference),
    "pg_double_multiply": _two(_product),
    "pg_double_divide": _two(_quotient),
    "pg_double_power": _two(_power),
    "pg_double_exp": _one(_exponential),
    "pg_double_ln": _one(math.log),
    "pg_double_log": _one(math.log10),
    "pg_double_cbrt": _one(math.cbrt),
    "pg_double_degrees": _one(_degrees),
    "pg_double_radians": _one(_radians),
    "pg_double_sin": _one(math.sin),
    "pg_double_cos": _one(math.cos),
    "pg_double_tan": _one(math.tan),
    "pg_double_cot": _one(_cotangent),
    "pg_double_asin": _one(math.asin),
    "pg_double_acos": _one(math.acos),
    "pg_double_atan": _one(math.atan),
    "pg_double_atan2": _two(math.atan2),
    "pg_double_sinh": _one(_sine),
    "pg_double_cosh": _one(_cosine),
    "pg_double_tanh": _one(math.tanh),
    "pg_double_asinh": _one(math.asinh),
    "pg_double_acosh": _one(math.acosh),
    "pg_double_atanh": _one(_area_tangent),
    "pg_double_bucket": (4, _bucket),
}

AGGREGATES: Mapping[str, Aggregate] = {}
