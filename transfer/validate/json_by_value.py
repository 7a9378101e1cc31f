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

from .long_values import LONG, shortened, shortened_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TypeAlias

    Text: TypeAlias = "bytes | bytearray | memoryview"
    Json: TypeAlias = "dict[str, Json] | list[Json] | str | bool | None"

NUMBER = re.compile(r"(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?", re.ASCII)
STRINGS = re.compile(rb'"(?:[^"\\]+|\\.)*"', re.DOTALL)
OPENED = re.compile(rb"[ \t\r\n]*([\[{])")
FLAT = re.compile(rb'[ \t\r\n]*\[([^\[\]{}"]*[^\[\]{}", \t\r\n])[ \t\r\n]*\][ \t\r\n]*')
"""A list of numbers: it can be cut at any comma."""
COMMA = re.compile(b",")
LARGE, PIECE = 4 << 20, 1 << 18
"""Documents larger than the first are read in pieces of about the second."""
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
_objects = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_items = msgspec.json.Decoder(list[msgspec.Raw]).decode


def quick(text: Text, *, unique: bool = False) -> bytes:
    """
    One form of *text*, the fast one. *unique* refuses objects with a key twice.

    Raises:
        ValueError: it is no JSON.
    """
    if len(text) > LARGE and (found := _in_pieces(text, unique=unique)) is not None:
        return found
    try:
        made = _encode(decode_plain(text))
    except TOO_LONG:
        return thorough(bytes(text), unique=unique)
    if unique and not colons_kept(text, made) and _members(text) != _members(made):
        raise _Doubled
    return shortened(made)


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
    return list(map(shortened, made)) if max(map(len, made), default=0) > LONG else made


def colons_kept(text: Text, made: bytes) -> bool:
    """Whether every member of *text* is in what was made of it, for sure: a key that was there twice is there once, with one colon less."""
    # A colon within a string stays one, but for those that are written as an escape.
    return _colons(text) == made.count(b":")


def _colons(text: Text) -> int | None:
    whole = bytes(text) if isinstance(text, memoryview) else text
    return None if b"\\" in whole and b"\\u003" in whole else whole.count(b":")


def _in_pieces(text: Text, *, unique: bool) -> bytes | None:
    """As ``quick``, with little of it in memory at once; None where only the whole can tell."""
    colons = 0

    def counted() -> Iterator[bytes]:
        nonlocal colons
        for piece in _pieces(memoryview(text)):
            colons += piece.count(b":")
            yield piece

    try:
        made = shortened_pieces(counted())
    except (RecursionError, *TOO_LONG):
        return None
    return made if not unique or _colons(text) == colons else None


def _pieces(text: memoryview) -> Iterator[bytes]:
    opened = OPENED.match(text)
    if opened is None or len(text) <= PIECE:
        yield _encode(decode_plain(text))
        return
    first, last = opened[1], b"]" if opened[1] == b"[" else b"}"
    comma = b""
    yield first
    for name, body in _parts(text, first):
        yield comma + name
        if isinstance(body, memoryview):
            yield from _pieces(body)
        else:
            yield _encode(decode_plain(first + body + last))[1:-1]
        comma = b","
    yield last


def _parts(text: memoryview, first: bytes) -> Iterator[tuple[bytes, bytes | memoryview]]:
    """Members joined to pieces, and large ones by themselves, with their name."""
    if first == b"{":
        return _batches(_named_members(text))
    if (flat := FLAT.fullmatch(text)) is not None:
        return ((b"", one) for one in _numbers(text, flat.start(1), flat.end(1)))
    return _batches((b"", one) for one in _items(text))


def _numbers(text: memoryview, at: int, end: int) -> Iterator[bytes]:
    while at < end:
        found = COMMA.search(text, at + PIECE, end)
        piece = bytes(text[at : found.start() if found else end])
        if not piece.strip():
            raise ValueError
        yield piece
        at = found.end() if found else end


def _named_members(text: memoryview) -> Iterator[tuple[bytes, msgspec.Raw]]:
    found = _objects(text)
    for name in sorted(found):
        yield _encode(name) + b":", found[name]


def _batches(members: Iterable[tuple[bytes, msgspec.Raw]]) -> Iterator[tuple[bytes, bytes | memoryview]]:
    held: list[bytes] = []
    size = 0
    for name, raw in members:
        body = memoryview(raw)
        if held and size + len(body) > PIECE:
            yield b"", b",".join(held)
            held, size = [], 0
        if len(body) > PIECE:
            yield name, body
        else:
            held.append(name + body)
            size += len(held[-1])
    if held:
        yield b"", b",".join(held)


def _members(text: Text) -> int:
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
