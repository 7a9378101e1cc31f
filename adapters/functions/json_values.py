"""
JSON values inside the registered functions: read with their numbers as they are written, and written as codecs.jsonb writes them.

A number stays text, because jsonb keeps its digits (1.50 is not 1.5 in ``->>``) and because no float could hold all of them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeAlias, Union

from ..codecs import exact_context
from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Callable
    from json import JSONDecoder


class Number(str):
    """A JSON number's digits, as numeric prints them."""

    __slots__ = ()


Json: TypeAlias = Union["dict[str, Json]", "list[Json]", str, Number, bool, None]

MOST_BEFORE, MOST_AFTER = 131072, 16383
"""Digits that PostgreSQL's numeric holds before and after the point."""

INDEX = re.compile(r"[ \t\n\r\f\v]*[-+]?[0-9]+")
INT_MOST = 2**31
"""A step of a path that may be a place in an array, and how great a place may be."""

PLAIN = re.compile(r"-?\d+(\.\d+)?")
DIGITS = 17


def plain_number(raw: str) -> str:
    """A number as numeric prints it: without an exponent, its scale kept; raises NoValue where numeric cannot hold it."""
    from decimal import Decimal  # noqa: PLC0415

    if PLAIN.fullmatch(raw) and raw[:1] != "-":
        return raw
    number = Decimal(raw)
    _, _, exponent = number.as_tuple()
    scale = max(-int(exponent), 0)
    if number and (number.adjusted() >= MOST_BEFORE or scale > MOST_AFTER):
        raise NoValue
    if not number:
        return f"0.{'0' * scale}" if scale else "0"
    return format(number, "f")


def _no_number(_: str) -> Json:
    raise NoValue


@cache
def decoder() -> JSONDecoder:
    """What reads JSON text with the digits of its numbers."""
    from json import JSONDecoder  # noqa: PLC0415

    return JSONDecoder(parse_float=Number, parse_int=Number, parse_constant=_no_number)


def read(text: str) -> Json:
    """JSON text that is known to be as jsonb holds it."""
    try:
        value: Json = decoder().decode(text)
    except (ValueError, RecursionError):
        raise NoValue from None
    return value


def read_any(text: str) -> Json:
    """JSON text from anywhere, checked and brought into jsonb's form; raises NoValue where PostgreSQL refuses it."""
    return _checked(read(text))


def _checked(value: Json) -> Json:
    if isinstance(value, Number):
        return Number(plain_number(value))
    if isinstance(value, str):
        return _checked_text(value)
    if isinstance(value, list):
        return [_checked(item) for item in value]
    if isinstance(value, dict):
        return {_checked_text(key): _checked(item) for key, item in value.items()}
    return value


def _checked_text(value: str) -> str:
    if "\0" in value:
        raise NoValue
    try:
        value.encode()
    except UnicodeEncodeError:
        raise NoValue from None
    return value


@cache
def _quote() -> Callable[[str], str]:
    from json.encoder import encode_basestring  # noqa: PLC0415

    return encode_basestring


def _key_order(key: str) -> tuple[int, bytes]:
    raw = key.encode()
    return len(raw), raw


def write(value: Json, comma: str = ",", colon: str = ":") -> str:
    """*value* as codecs.jsonb writes it; with ``", "`` and ``": "`` as PostgreSQL prints jsonb."""
    if isinstance(value, Number):
        return value
    if isinstance(value, str):
        return _quote()(value)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, list):
        return f"[{comma.join([write(item, comma, colon) for item in value])}]"
    keys = sorted(value, key=_key_order)
    return f"{{{comma.join([f'{_quote()(key)}{colon}{write(value[key], comma, colon)}' for key in keys])}}}"


def shown(value: Json) -> str:
    """*value* as PostgreSQL prints jsonb, with its spaces."""
    return write(value, ", ", ": ")


def pretty(value: Json, indent: str = "") -> str:
    """*value* as jsonb_pretty prints it: a line for each member."""
    if not isinstance(value, (dict, list)):
        return write(value)
    inner = f"{indent}    "
    if isinstance(value, list):
        lines = [f"{inner}{pretty(item, inner)}" for item in value]
    else:
        lines = [f"{inner}{_quote()(key)}: {pretty(item, inner)}" for key, item in value.items()]
    opening, closing = "[]" if isinstance(value, list) else "{}"
    return "\n".join([opening, *([",\n".join(lines)] if lines else []), f"{indent}{closing}"])


def as_text(value: Json) -> str | None:
    """*value* as ``->>`` gives it: a text without quotes, NULL for null."""
    if value is None:
        return None
    return str(value) if isinstance(value, str) else shown(value)


def compared(value: Json) -> str:
    """A text that is equal for equal values: 1 and 1.0 are one number to jsonb."""
    return write(_normal(value))


def _normal(value: Json) -> Json:
    if isinstance(value, Number):
        return Number(value.rstrip("0").rstrip(".")) if "." in value else value
    if isinstance(value, list):
        return [_normal(item) for item in value]
    if isinstance(value, dict):
        return {key: _normal(item) for key, item in value.items()}
    return value


def double_text(value: float) -> str:
    """A double as PostgreSQL prints it: the shortest digits, an exponent below -4 and from 15 on."""
    from decimal import Decimal  # noqa: PLC0415

    if value in {float("inf"), float("-inf")}:
        return "Infinity" if value > 0 else "-Infinity"
    if not value:
        return "0"
    from .numbers import shortest  # noqa: PLC0415

    sign, digits, exponent = Decimal(shortest(value)).normalize(exact_context()).as_tuple()
    shown, place = "".join(map(str, digits)), len(digits) + int(exponent) - 1
    minus = "-" if sign else ""
    if -4 <= place < 15:
        return minus + format(Decimal((0, digits, int(exponent))), "f")
    tail = f".{shown[1:]}" if len(shown) > 1 else ""
    return f"{minus}{shown[0]}{tail}e{'-' if place < 0 else '+'}{abs(place):02d}"


def members(value: Json) -> list[Json]:
    """*value* as a list: jsonb takes what is none for a list of one."""
    if isinstance(value, list):
        return value
    one: list[Json] = [value]
    return one
