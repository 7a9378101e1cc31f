"""Rows with large values as the text form of COPY, in pieces: the driver would make several copies of a value."""

from __future__ import annotations

from binascii import hexlify
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

SLICE = 1 << 18
ESCAPES = str.maketrans({"\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\v": "\\v", "\f": "\\f", "\r": "\\r"})


def large_row(row: tuple[Any, ...]) -> Iterator[bytes]:
    """A line of COPY for values as an export keeps them: NULL, booleans, numbers, texts, bytes."""
    for at, value in enumerate(row):
        if at:
            yield b"\t"
        if isinstance(value, bytes):
            yield b"\\\\x"
            view = memoryview(value)
            for start in range(0, len(value), SLICE):
                yield hexlify(view[start : start + SLICE])
        elif value is None:
            yield b"\\N"
        else:
            text = value if isinstance(value, str) else str(value)
            for start in range(0, len(text), SLICE):
                yield text[start : start + SLICE].translate(ESCAPES).encode()
    yield b"\n"
