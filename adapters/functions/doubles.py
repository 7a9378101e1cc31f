"""Functions of doubles: with PostgreSQL's rounding, and its failures where there is no result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .kinds import Aggregate, Scalar

INFINITY = float("inf")
FRACTIONS = 2.0**52
"""From here on a double has no digits behind the point."""


def _whole(work: Callable[[float], int]) -> Scalar:
    """Rounding, which keeps the sign of a zero."""

    def function(value: float | None) -> float | None:
        if value is None or abs(value) >= FRACTIONS:
            return value
        result = float(work(value))
        return -0.0 if result == 0.0 and (value < 0.0 or str(value)[0] == "-") else result

    return 1, function


def _floor(value: float) -> int:
    return int(value // 1.0)


def _ceiling(value: float) -> int:
    return -int(-value // 1.0)


def _sign(value: float | None) -> float | None:
    return None if value is None else float((value > 0.0) - (value < 0.0))


def _root(value: float | None) -> float | None:
    from math import sqrt  # noqa: PLC0415 - rare

    if value is None:
        return None
    if value < 0.0:
        raise NoValue
    return sqrt(value)


def _divisor(one: int | None, other: int | None) -> int | None:
    from math import gcd  # noqa: PLC0415 - rare

    return None if one is None or other is None else _held(gcd(one, other))


def _multiple(one: int | None, other: int | None) -> int | None:
    from math import lcm  # noqa: PLC0415 - rare

    return None if one is None or other is None else _held(lcm(one, other))


def _held(whole: int) -> int:
    if whole >= 2**63:
        raise NoValue
    return whole


SCALARS: Mapping[str, Scalar] = {
    "pg_double_round": _whole(round),
    "pg_double_trunc": _whole(int),
    "pg_double_ceil": _whole(_ceiling),
    "pg_double_floor": _whole(_floor),
    "pg_double_sign": (1, _sign),
    "pg_double_sqrt": (1, _root),
    "pg_integer_gcd": (2, _divisor),
    "pg_integer_lcm": (2, _multiple),
}

AGGREGATES: Mapping[str, Aggregate] = {}
