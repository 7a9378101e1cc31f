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


class _Quick:
    def __init__(self) -> None:
        self.grew = False
        self.decode = msgspec.json.Decoder(float_hook=self.real).decode
        self.encode = msgspec.json.Encoder(order="sorted").encode

    def real(self, text: str) -> msgspec.Raw:
        if text[-1] != "0" and "e" not in text and "E" not in text:
            return msgspec.Raw(text.encode())
        found = number(text)
        self.grew = self.grew or len(found) > len(text)
        return msgspec.Raw(found.encode())


_quick = _Quick()


def quick(text: bytes, *, unique: bool = False) -> bytes:
    """
    One form of *text*, the fast one. *unique* refuses objects with a key twice.

    Raises:
        ValueError: it is no JSON.
    """
    _quick.grew = False
    made = _quick.encode(_quick.decode(text))
    # A key that was there twice is there once now. Nothing but an exponent can have grown meanwhile and hide it.
    same = not _quick.grew and (len(made) == len(text) or len(made) == len(msgspec.json.format(text, indent=-1)))
    if unique and not same and _members(text) != _members(made):
        raise _Doubled
    return shortened(made)


def quick_all(texts: Sequence[bytes | bytearray], *, unique: bool = False) -> list[bytes]:
    """The same of many."""
    _quick.grew = False
    encode, decode, plain = _quick.encode, _quick.decode, msgspec.json.format
    made = [encode(decode(text)) for text in texts]
    if unique and (_quick.grew or any(len(one) != len(plain(text, indent=-1)) for one, text in zip(made, texts, strict=True))):
        # Which of them it is has to be seen one by one.
        return [quick(bytes(text), unique=True) for text in texts]
    return list(map(shortened, made)) if max(map(len, made), default=0) > LONG else made


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
