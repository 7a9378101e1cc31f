"""
exp, ln, log and power of decimals, with the digits behind the point that PostgreSQL gives them.

It computes with eight digits more than it shows and rounds; so does this, with more. Where those digits leave open to which side to round, and that
is a matter of how it is computed, there is no answer.
"""

from __future__ import annotations

from math import log, log10
from typing import TYPE_CHECKING

from .decimals import MOST_SCALE, Number, divided, one_number, power, two_numbers, write
from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Context, Decimal

    from .kinds import Aggregate, Scalar

SIGNIFICANT, GROUP, BASE = 16, 4, 10_000
"""Digits of a result at least, and how many digits PostgreSQL keeps in one place."""
MOST_RESULT = 2000
LOG_E, LN_10 = 0.434294481903252, 2.302585092994046
"""As PostgreSQL has them where it reckons how many digits a result has."""
GUARD = 30
OPEN = 10**6
"""How near to a half is too near."""


def _decimal(number: Number) -> Decimal:
    from decimal import Decimal  # noqa: PLC0415 - rare

    return Decimal(write(number))


def _context(digits: int) -> Context:
    from decimal import MAX_EMAX, MIN_EMIN, Context  # noqa: PLC0415 - rare

    return Context(prec=max(digits, 1) + GUARD, Emax=MAX_EMAX, Emin=MIN_EMIN)


def _groups(number: Number) -> tuple[int, list[int]]:
    """Its digits by fours, as PostgreSQL keeps them, and the place of the first."""
    whole, scale = abs(number[0]) * power(-number[1] % GROUP), -(-number[1] // GROUP)
    digits: list[int] = []
    while whole:
        whole, digit = divmod(whole, BASE)
        digits.insert(0, digit)
    weight = len(digits) - 1 - scale
    while digits and not digits[-1]:
        digits.pop()
    return weight, digits


def _scale(weight: int, *scales: int) -> int:
    """Digits behind the point of a result whose first digit is at *weight*."""
    return min(max(SIGNIFICANT - weight, *scales, 0), MOST_SCALE)


def _rounded(value: Decimal, scale: int) -> Number:
    from decimal import ROUND_FLOOR  # noqa: PLC0415 - rare

    context = _context(max(value.adjusted(), 0) + scale + 1)
    scaled = value.copy_abs().scaleb(scale, context)
    whole = int(scaled.to_integral_value(ROUND_FLOOR, context))
    rest = context.multiply(context.subtract(scaled, whole), OPEN)
    if OPEN // 2 - 1 < rest < OPEN // 2 + 1:
        raise NoValue
    whole += rest > OPEN // 2
    return -whole if value < 0 else whole, scale


def _ln_weight(number: Number) -> int:
    """About where the first digit of its logarithm is."""
    whole, scale = number
    if 9 * power(scale) <= 10 * whole <= 11 * power(scale):
        weight, digits = _groups((whole - power(scale), scale))
        return weight * GROUP + int(log10(digits[0])) if digits else 0
    weight, digits = _groups(number)
    first, place = digits[0], weight * GROUP
    if len(digits) > 1:
        first, place = first * BASE + digits[1], place - GROUP
    return int(log10(abs(log(float(first)) + place * LN_10)))


def _exp(number: Number) -> Number:
    near = float(write(number))
    scale = _scale(int(max(min(near * LOG_E, MOST_RESULT), -MOST_RESULT)), number[1])
    return _exp_to(_decimal(number), near, scale)


def _exp_to(value: Decimal, near: float, scale: int) -> Number:
    if abs(near) >= MOST_RESULT * 3:
        if near > 0:
            raise NoValue
        return 0, scale
    return _rounded(_context(scale + max(int(near * LOG_E), 0) + 2).exp(value), scale)


def _ln(number: Number) -> Number:
    if number[0] <= 0:
        raise NoValue
    scale = _scale(_ln_weight(number), number[1])
    return _rounded(_context(scale + 10).ln(_decimal(number)), scale)


def _log(base: Number, number: Number) -> Number:
    if base[0] <= 0 or number[0] <= 0 or base[0] == power(base[1]):
        raise NoValue
    low = _ln_weight(base)
    scale = _scale(_ln_weight(number) - low, base[1], number[1])
    context = _context(scale + abs(low) + 20)
    return _rounded(context.divide(context.ln(_decimal(number)), context.ln(_decimal(base))), scale)


def _near(base: Number, exponent: Number) -> float:
    """About what the logarithm of the power is, in as few digits as PostgreSQL takes to choose those of the result."""
    scale = max(8 - _ln_weight(base), 0)
    logarithm = _rounded(_context(scale + 10).ln(_decimal(base)), scale)
    return float(write((divided(logarithm[0] * exponent[0], power(exponent[1])), scale)))


def _power(base: Number, exponent: Number) -> Number:
    """For exponents that are no whole numbers: PostgreSQL's versions give other digits for these."""
    if not exponent[0] % power(exponent[1]) or base[0] < 0:
        raise NoValue
    if not base[0]:
        if exponent[0] < 0:
            raise NoValue
        return 0, SIGNIFICANT
    near = _near(base, exponent)
    if abs(near) > MOST_RESULT * 3.01:
        if near > 0:
            raise NoValue
        return 0, MOST_SCALE
    scale = _scale(int(near * LOG_E), base[1], exponent[1])
    context = _context(scale + abs(int(near * LOG_E)) + len(write(exponent)) + GUARD)
    product = context.multiply(context.ln(_decimal(base)), _decimal(exponent))
    return _exp_to(product, near, scale)


SCALARS: Mapping[str, Scalar] = {
    "pg_numeric_exp": one_number(_exp),
    "pg_numeric_ln": one_number(_ln),
    "pg_numeric_log": two_numbers(_log),
    "pg_numeric_power": two_numbers(_power),
}

AGGREGATES: Mapping[str, Aggregate] = {}
