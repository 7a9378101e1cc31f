"""
JSON by its value: sorted keys, numbers by what they are worth, so that 1.10 is 1.1, 1.0 is 1 and 1e2 is 100.

``quick`` may write one value in two ways where numbers are very long, never two values in one way: what looks different is looked at again
by ``thorough``.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NoReturn

import msgspec

from .long_values import LONG, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    Json: TypeAlias = "dict[str, Json] | list[Json] | str | bool | None"

NUMBER = re.compile(r"(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?", re.ASCII)
STRINGS = re.compile(rb'"(?:[^"\\]+|\\.)*"', re.DOTALL)
MOST_DIGITS = 400
"""Numbers with more are written with an exponent."""


class _Doubled(ValueError):
    """An object has a key twice."""


def number(text: str) -> str:
    """The number *text*, in the one way that we write it."""
    found = NUMBER.fullmatch(text)
    assert found is not None
    sign, whole, fraction, exponent = found.groups("")
    digits = (whole + fraction).lstrip("0")
    short = digits.rstrip("0")
    if not short:
        return "0"
    power = int(exponent or 0) - len(fraction) + len(digits) - len(short)
    if len(short) + abs(power) > MOST_DIGITS:
        return f"{sign}{short}e{power}"
    if power >= 0:
        return sign + short + "0" * power
    short = short.rjust(1 - power, "0")
    return f"{sign}{short[:power]}.{short[power:]}"


def real(text: str) -> msgspec.Raw:
    """A number with a point or an exponent, in the one way that ``quick`` writes it."""
    if text[-1] != "0" and "e" not in text and "E" not in text:
        return msgspec.Raw(text)
    return msgspec.Raw(number(text))


decode_plain = msgspec.json.Decoder(float_hook=real).decode
_encode = msgspec.json.Encoder(order="sorted").encode


def quick(text: bytes, *, unique: bool = False) -> bytes:
    """
    One form of *text*, the fast one. *unique* refuses objects with a key twice.

    Raises:
        ValueError: it is no JSON.
    """
    made = _encode(decode_plain(text))
    if unique and not colons_kept(text, made) and _members(text) != _members(made):
        raise _Doubled
    return shortened(made)


def quick_all(texts: Sequence[bytes | bytearray], *, unique: bool = False) -> list[bytes]:
    """The same of many."""
    encode, decode = _encode, decode_plain
    made = [encode(decode(text)) for text in texts]
    if unique and not colons_kept(b"".join(texts), b"".join(made)):
        # Which of them it is has to be seen one by one.
        return [quick(bytes(text), unique=True) for text in texts]
    return list(map(shortened, made)) if max(map(len, made), default=0) > LONG else made


def colons_kept(text: bytes, made: bytes) -> bool:
    """Whether every member of *text* is in what was made of it, for sure: a key that was there twice is there once, with one colon less."""
    # A colon within a string stays one, but for those that are written as an escape.
    return not (b"\\" in text and b"\\u003" in text) and text.count(b":") == made.count(b":")


def _members(text: bytes) -> int:
    return STRINGS.sub(b"", text).count(b":")


def thorough(text: bytes, *, unique: bool = False) -> bytes:
    """The same, slowly: equal values have equal forms."""

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if unique and len(found) != len(pairs):
            raise _Doubled
        return found

    value: Json = json.loads(text.decode(), parse_int=_Number, parse_float=_Number, parse_constant=_refuse, object_pairs_hook=members)
    return shortened("".join(_written(value)).encode())


class _Number(str):
    __slots__ = ()


def _refuse(_: str) -> NoReturn:
    raise ValueError


def _written(value: Json) -> list[str]:
    if isinstance(value, _Number):
        return [number(value)]
    if isinstance(value, dict):
        members: list[Sequence[str]] = [(json.dumps(key, ensure_ascii=False), ":", *_written(value[key])) for key in sorted(value)]
        return ["{", *_joined(members), "}"]
    if isinstance(value, list):
        return ["[", *_joined([_written(one) for one in value]), "]"]
    return [json.dumps(value, ensure_ascii=False)]


def _joined(parts: Sequence[Sequence[str]]) -> Iterator[str]:
    for at, one in enumerate(parts):
        if at:
            yield ","
        yield from one
