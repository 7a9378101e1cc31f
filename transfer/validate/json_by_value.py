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

from ..json_parts import has_parts
from .large_json import LargeForm, form_of_plain
from .long_values import LONG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    from ..json_parts import Text

    Json: TypeAlias = "dict[str, Json] | list[Json] | str | bool | None"

NUMBER = re.compile(r"(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?", re.ASCII)
STRINGS = re.compile(rb'"(?:[^"\\]+|\\.)*"', re.DOTALL)
LARGE = 4 << 20
"""Larger documents are read in parts."""
TOO_LONG = (msgspec.ValidationError,)
"""What msgspec says of a whole number of more than 4300 digits."""
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


def plain(text: Text) -> bytes:
    """*text* with sorted keys, without blanks; raises ValueError where it is no JSON."""
    try:
        return _encode(decode_plain(text))
    except TOO_LONG:
        return _exact(bytes(text))


def quick(text: Text, *, unique: bool = False) -> bytes:
    """
    One form of *text*, the fast one. *unique* refuses objects with a key twice.

    Raises:
        ValueError: it is no JSON.
    """
    if len(text) > LARGE and has_parts(text):
        form = LargeForm(plain)
        try:
            made = form.of(text)
        except RecursionError:
            # Only the whole can tell.
            pass
        else:
            if not unique or _colons(text) == form.colons:
                return made
    made = plain(text)
    if unique and not colons_kept(text, made) and _members(text) != _members(made):
        raise _Doubled
    return form_of_plain(made)


def quick_all(texts: Sequence[Text], *, unique: bool = False) -> list[bytes]:
    """The same of many."""
    if max(map(len, texts), default=0) > LARGE:
        return [quick(text, unique=unique) for text in texts]
    encode, decode = _encode, decode_plain
    try:
        made = [encode(decode(text)) for text in texts]
    except TOO_LONG:
        return [quick(text, unique=unique) for text in texts]
    if unique and not colons_kept(b"".join(texts), b"".join(made)):
        # Which of them it is has to be seen one by one.
        return [quick(text, unique=True) for text in texts]
    return list(map(form_of_plain, made)) if max(map(len, made), default=0) > LONG else made


def colons_kept(text: Text, made: bytes) -> bool:
    """Whether every member of *text* is in what was made of it, for sure: a key that was there twice is there once, with one colon less."""
    # A colon within a string stays one, but for those that are written as an escape.
    return _colons(text) == made.count(b":")


def _colons(text: Text) -> int | None:
    whole = bytes(text) if isinstance(text, memoryview) else text
    return None if b"\\" in whole and b"\\u003" in whole else whole.count(b":")


def _members(text: Text) -> int:
    return STRINGS.sub(b"", text).count(b":")


def thorough(text: bytes, *, unique: bool = False) -> bytes:
    """The same, slowly: equal values have equal forms."""
    return form_of_plain(_exact(text, unique=unique))


def _exact(text: bytes, *, unique: bool = False) -> bytes:
    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if unique and len(found) != len(pairs):
            raise _Doubled
        return found

    value: Json = json.loads(text.decode(), parse_int=_Number, parse_float=_Number, parse_constant=_refuse, object_pairs_hook=members)
    return "".join(_written(value)).encode()


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
