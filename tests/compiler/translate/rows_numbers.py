"""Hostile decimals, whole numbers and doubles."""

from __future__ import annotations

from decimal import Decimal

MAX, MIN = 2**63 - 1, -(2**63)

PRICES = ("0.00", "-0.01", "99999999.99", "-99999999.99", "9.99", "10.00", None, "0.50", "2.50", "-2.50", "1.005", "9.99")
FEES = ("0.0000", "1.5000", "-1.5000", "9999.9999", "-9999.9999", "0.3333", "0.0001", "2.5000")
TINY_DECIMALS = ("0.001", "-0.500", "9.999", None, "0.000", "1.500")
HUGE_DECIMALS = ("9999999999999999.99", "-9999999999999999.99", None, "0.01", "4503599627370496.25", "1.00")
LONG = ("1234567890123456789012345.67891", "-0.00001", None, "0.00000", "1.50000", "10.00000", "-3.25000")
ANY = ("1.0", "1.00", "-0.5", "123456789012345678901234567890.123456789", None, "0", "0.000", "1e3", "-7.7", "0.1", "100", "1e-20")
WRITTEN = ("12", "-3.50", " 7.25 ", "1e3", "0", "0.1", "00012.10", "+5", ".5", "2.", "1.5e-3", "99999999999999999999.9")
RATES = (0.0, 0.5, 1.5, 2.5, -2.5, -0.5, None, 0.1, 1e15, 1e-7, 123456.789, 2147483646.5, 1e22)


def _decimal(items: tuple[str | None, ...], number: int) -> Decimal | None:
    item = items[number % len(items)]
    return None if item is None else Decimal(item)


def _price(number: int) -> tuple[object, ...]:
    return (
        number,
        _decimal(PRICES, number),
        _decimal(FEES, number * 3),
        _decimal(TINY_DECIMALS, number),
        _decimal(HUGE_DECIMALS, number),
        _decimal(("0", "999999999999", "-999999999999", "7", "7", "100"), number * 5),
        _decimal(LONG, number),
        _decimal(ANY, number),
        pick((0, 1, 3, -7, None, 2**31 - 1, -(2**31), 100), number),
        pick((MAX, MIN, 0, 3, -1, MAX, 42), number),
        pick((0, 1, None, -32768, 32767, 5), number),
        pick(RATES, number),
        pick(WRITTEN, number),
        pick(("a", "b", "a", "c"), number),
    )


def pick(items: tuple[object, ...], number: int) -> object:
    return items[number % len(items)]


PRICE_ROWS = [_price(number) for number in range(26)]
