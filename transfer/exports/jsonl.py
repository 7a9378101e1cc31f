"""
Rows of a database as lines of JSON, and back, without the loss of a bit.

A line is a list. NULL, a number, a text and a boolean are JSON's own; a REAL has a point or an exponent, an INTEGER has none. What JSON has no form
for is an object of one key: ``{"b": "AP8="}`` bytes, ``{"t": "/w=="}`` a text that is no UTF-8, both in base64; ``{"r": "inf"}`` an infinity or NaN.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from itertools import islice
from math import isfinite
from typing import IO, TYPE_CHECKING, Any, cast

import msgspec

from ...adapters.errors import StorageFailure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Row = tuple[Any, ...]

PLAIN = frozenset((int, str, type(None), float, bool))
NOT_FINITE = {"inf": float("inf"), "-inf": float("-inf"), "nan": float("nan")}
MOST_ROWS = 1000
PIECE_BYTES = 1 << 20

_encode = msgspec.json.Encoder().encode_lines
_decode = msgspec.json.Decoder(list[Any]).decode_lines


class BrokenText(bytes):
    """The bytes of a text that is no UTF-8."""


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
    count, many = 0, 1
    while batch := list(islice(rows, many)):
        piece = encode_lines(batch)
        lines.write(piece)
        count += len(batch)
        # Pieces of about the same size, whatever the rows hold.
        many = max(1, min(MOST_ROWS, 2 * many, PIECE_BYTES * len(batch) // len(piece)))
    return count


def decode_lines(lines: bytes) -> list[Row]:
    """
    The rows in whole *lines*.

    Raises:
        ValueError: a line is none of ours; the text has no value in it.
    """
    try:
        return [tuple(row) if dict not in set(map(type, row)) else tuple(map(_untagged, row)) for row in _decode(lines)]
    except (ValueError, KeyError, TypeError, AttributeError):
        reason = "a line is no list of values"
    raise ValueError(reason)


def rows_of(lines: bytes, path: Path) -> list[Row]:
    """
    The rows in whole *lines* of the file *path*.

    Raises:
        StorageFailure: a line is none of ours.
    """
    try:
        return decode_lines(lines)
    except ValueError as caught:
        reason = str(caught)
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
    return {"b": bytes, "t": BrokenText}[tag](raw)
