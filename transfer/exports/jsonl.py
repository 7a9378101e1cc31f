"""
Rows of a database as lines of JSON, and back, without the loss of a bit.

A line is a list. NULL, a number, a text and a boolean are JSON's own; a REAL has a point or an exponent, an INTEGER has none. What JSON has no form
for is an object of one key: ``{"b": "AP8="}`` bytes, ``{"t": "/w=="}`` a text that is no UTF-8, both in base64; ``{"r": "inf"}`` an infinity or NaN.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from binascii import a2b_base64
from codecs import getincrementaldecoder
from dataclasses import dataclass
from math import isfinite
from sys import getsizeof
from typing import IO, TYPE_CHECKING, Any, cast

import msgspec

from ...adapters.errors import StorageFailure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

Row = tuple[Any, ...]

PLAIN = frozenset((int, str, type(None), float, bool))
NOT_FINITE = {"inf": float("inf"), "-inf": float("-inf"), "nan": float("nan")}
MOST_ROWS = 1000
PIECE_BYTES = 1 << 20

SLICE = 3 << 18
"""Bytes or characters of a large value that are written at once: of bytes, three become four letters."""
LARGE_BYTES = re.compile(rb'\{"([bt])":"([A-Za-z0-9+/]{%d,}=*)"\}' % PIECE_BYTES)
"""Large bytes in a line; in no text of JSON can stand what looks like it, as quotes are escaped there."""

_encode_one = msgspec.json.Encoder().encode
_encode = msgspec.json.Encoder().encode_lines
_decode = msgspec.json.Decoder(list[Any]).decode_lines


class BrokenText(bytes):
    """The bytes of a text that is no UTF-8."""


KINDS: dict[str, type[bytes]] = {"b": bytes, "t": BrokenText}


@dataclass(frozen=True, slots=True)
class Sliced:
    """A value that stays where it is until it is written: *slices* gives its bytes, ``SLICE`` of them at a time but for the last."""

    is_text: bool
    slices: Callable[[], Iterator[bytes]]


def text_of(raw: bytes) -> str | BrokenText:
    """For ``text_factory``: texts as str, and those that cannot be one as their bytes."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return BrokenText(raw)


def encode_lines(rows: Iterable[Row]) -> bytes:
    """Lines for *rows* that came over a connection whose ``text_factory`` is ``text_of``."""
    return _encode([row if _plain(row) else [_tagged(value) for value in row] for row in rows])


def write_lines(rows: Iterator[Row], lines: IO[bytes]) -> int:
    """Write all *rows*, a bounded number of bytes at a time, and count them; raises OSError."""
    count = size = 0
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        size += sum(map(getsizeof, row))
        if size < PIECE_BYTES and len(batch) < MOST_ROWS:
            continue
        count += len(batch)
        _write(batch, lines)
        # Else a large row would be kept until the next one is there.
        row = ()  # noqa: PLW2901
        batch, size = [], 0
    _write(batch, lines)
    return count + len(batch)


def _write(batch: list[Row], lines: IO[bytes]) -> None:
    """Write some rows; the last one may be large: it goes in pieces."""
    large = batch.pop() if batch and sum(map(getsizeof, batch[-1])) >= PIECE_BYTES else None
    lines.write(encode_lines(batch))
    if large is not None:
        write_large(large, lines)


def write_large(row: Row, lines: IO[bytes]) -> None:
    """Write one row a piece at a time; raises OSError, and what ``Sliced`` values raise."""
    lines.write(b"[")
    for at, value in enumerate(row):
        if at:
            lines.write(b",")
        for piece in _pieces(value):
            lines.write(piece)
    lines.write(b"]\n")


def _pieces(value: Any) -> Iterator[bytes]:
    """The form of a value, a piece at a time."""
    if isinstance(value, bytes):
        yield b'{"t":"' if type(value) is BrokenText else b'{"b":"'
        view = memoryview(value)
        for start in range(0, len(value), SLICE):
            yield b64encode(view[start : start + SLICE])
        yield b'"}'
    elif isinstance(value, str):
        yield b'"'
        for start in range(0, len(value), SLICE):
            yield _encode_one(value[start : start + SLICE])[1:-1]
        yield b'"'
    elif isinstance(value, Sliced):
        yield b'"' if value.is_text else b'{"b":"'
        decode = getincrementaldecoder("utf-8")().decode
        for piece in value.slices():
            yield _encode_one(decode(piece))[1:-1] if value.is_text else b64encode(piece)
        yield b'"' if value.is_text else b'"}'
    else:
        yield _encode_one(_tagged(value))


def decode_lines(lines: bytes | bytearray) -> list[Row]:
    """
    The rows in whole *lines*.

    Raises:
        ValueError: a line is none of ours; the text has no value in it.
    """
    try:
        if len(lines) > 2 * PIECE_BYTES and LARGE_BYTES.search(lines):
            return _decode_large(lines)
        return [tuple(row) if dict not in set(map(type, row)) else tuple(map(_untagged, row)) for row in _decode(lines)]
    except (ValueError, LookupError, TypeError, AttributeError):
        reason = "a line is no list of values"
    raise ValueError(reason)


def _decode_large(lines: bytes | bytearray) -> list[Row]:
    """The same; large bytes never become a text on their way."""
    large: list[bytes] = []
    rest = bytearray()
    with memoryview(lines) as view:
        done = 0
        for found in LARGE_BYTES.finditer(lines):
            with view[slice(*found.span(2))] as content:
                large.append(KINDS[found[1].decode()](a2b_base64(content, strict_mode=True)))
            rest += view[done : found.start()]
            rest += b'{"large":%d}' % (len(large) - 1)
            done = found.end()
        rest += view[done:]

    def whole(value: Any) -> Any:
        if type(value) is not dict or "large" not in value:
            return _untagged(value)
        return large[cast("dict[str, int]", value)["large"]]

    return [tuple(map(whole, row)) for row in _decode(rest)]


def rows_of(lines: bytearray, path: Path) -> list[Row]:
    """
    The rows in whole *lines* of the file *path*; *lines* is empty then, as it may be large.

    Raises:
        StorageFailure: a line is none of ours.
    """
    try:
        rows = decode_lines(lines)
    except ValueError as caught:
        reason = str(caught)
    else:
        lines.clear()
        return rows
    raise StorageFailure(f"{path}: {reason}")


def _plain(row: Row) -> bool:
    kinds = set(map(type, row))
    return kinds <= PLAIN and (float not in kinds or all(isfinite(value) for value in row if type(value) is float))


def _tagged(value: Any) -> Any:
    if type(value) is bytes:
        return {"b": b64encode(value).decode()}
    if type(value) is BrokenText:
        return {"t": b64encode(value).decode()}
    return {"r": str(value)} if type(value) is float and not isfinite(value) else value


def _untagged(value: Any) -> Any:
    if type(value) is not dict:
        return value
    [(tag, text)] = cast("dict[str, str]", value).items()
    if tag == "r":
        return NOT_FINITE[text]
    raw = b64decode(text, validate=True)
    return KINDS[tag](raw)
