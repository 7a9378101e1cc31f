"""Decimals as PostgreSQL's binary numeric."""

from __future__ import annotations

import re
import struct
from decimal import Decimal
from math import isinf
from typing import TYPE_CHECKING, Any, NamedTuple

from ..unfit import Unfit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DECIMAL_TEXT = re.compile(rb"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,6})?")
"""Digits with or without point and exponent: nothing else is a number, no blanks, no words."""

POSITIVE, NEGATIVE = 0x0000, 0x4000
INFINITE = struct.pack(">hhHh", 0, 0, 0xD000, 0)
NEGATIVE_INFINITE = struct.pack(">hhHh", 0, 0, 0xF000, 0)
MOST_WHOLE_DIGITS = 131072
MOST_FRACTION_DIGITS = 16383
GROUP = 4
"""Decimal digits in a digit of a numeric."""


class Digits(NamedTuple):
    """A decimal: ``digits`` as a whole number, times ten to the power of *exponent*, below zero or not."""

    negative: bool
    digits: str
    exponent: int


def digits_of(value: Any) -> Digits:
    """
    The digits of an integer, of a double (its shortest ones) or of a text, which keeps zeros at its end.

    Raises:
        Unfit: the text is no decimal, the double is infinite.
    """
    if isinstance(value, int):
        return Digits(value < 0, str(abs(value)), 0)
    if isinstance(value, float):
        if isinf(value):
            raise Unfit("it is infinite")
        sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    else:
        if not DECIMAL_TEXT.fullmatch(value):
            raise Unfit("it is no decimal")
        sign, digits, exponent = Decimal(value.decode()).as_tuple()
    return Digits(bool(sign), "".join(map(str, digits)), int(exponent))


def numeric(number: Digits, modifiers: tuple[int, ...]) -> bytes:
    """
    *number* as PostgreSQL sends a numeric, or one with precision and scale where *modifiers* has them.

    Raises:
        Unfit: it has more digits than the type, before the point or behind it.
    """
    _check(number, modifiers)
    negative, digits, exponent = number
    if exponent > 0:
        digits, exponent = digits + "0" * exponent, 0
    scale = -exponent
    digits += "0" * (-scale % GROUP)
    digits = "0" * (-len(digits) % GROUP) + digits
    groups = [int(digits[at : at + GROUP]) for at in range(0, len(digits), GROUP)]
    weight = len(groups) - (scale + GROUP - 1) // GROUP - 1
    first = next((at for at, one in enumerate(groups) if one), len(groups))
    last = next((at for at in range(len(groups), first, -1) if groups[at - 1]), first)
    groups, weight = groups[first:last], weight - first
    if not groups:
        negative, weight = False, 0
    return struct.pack(f">hhHh{len(groups)}h", len(groups), weight, NEGATIVE if negative else POSITIVE, scale, *groups)


def _check(number: Digits, modifiers: tuple[int, ...]) -> None:
    significant = number.digits.strip("0")
    if significant:
        trailing = len(number.digits) - len(number.digits.rstrip("0"))
        fraction = -(number.exponent + trailing)
        whole = len(number.digits.lstrip("0")) + number.exponent
    else:
        fraction, whole = 0, 0
    if modifiers:
        precision, scale = modifiers if len(modifiers) == 2 else (modifiers[0], 0)
        if significant and fraction > scale:
            raise Unfit(f"it has more than {scale} digits behind the point")
        if significant and whole > precision - scale:
            raise Unfit(f"it has more than {precision - scale} digits before the point")
    if whole > MOST_WHOLE_DIGITS or -number.exponent > MOST_FRACTION_DIGITS or number.exponent > MOST_WHOLE_DIGITS:
        raise Unfit("it has more digits than a numeric")


def numerics(values: Iterable[Any], modifiers: tuple[int, ...]) -> Iterator[bytes]:
    """Each of *values*, by its digits; infinities where the type has no precision."""
    for value in values:
        if isinstance(value, float) and isinf(value) and not modifiers:
            yield INFINITE if value > 0 else NEGATIVE_INFINITE
        else:
            yield numeric(digits_of(value), modifiers)


def scaled(values: Iterable[int], modifiers: tuple[int, ...]) -> Iterator[bytes]:
    """Whole numbers of the last digit that the type has."""
    scale = modifiers[1] if len(modifiers) == 2 else 0
    for value in values:
        yield numeric(Digits(value < 0, str(abs(value)), -scale), modifiers)
