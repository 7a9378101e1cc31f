"""Text: cases, padding, parts, digests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import letters
from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .kinds import Aggregate, Scalar

LARGEST = 0x3FFFFFFF
"""Bytes of the longest value, with the four that hold its length."""

LARGEST_INTEGER = 2**31 - 1
LAST = 0x10FFFF
SURROGATES = range(0xD800, 0xE000)


def _strict(function: Callable[[str], str]) -> Callable[[str | None], str | None]:
    return lambda value: None if value is None else function(value)


def _length_of(count: int, size: int) -> None:
    """PostgreSQL holds no text of a gigabyte, and looks before it makes one."""
    if size * count + 4 > LARGEST:
        raise NoValue


def _pad(text: str | None, length: int | None, fill: str | None, *, left: bool) -> str | None:
    if text is None or length is None or fill is None:
        return None
    length = max(length, 0)
    text = text[:length]
    if not fill:
        length = len(text)
    _length_of(length, 4)
    missing = length - len(text)
    padding = (fill * (missing // len(fill) + 1))[:missing] if missing else ""
    return padding + text if left else text + padding


def _lpad(text: str | None, length: int | None, fill: str | None) -> str | None:
    return _pad(text, length, fill, left=True)


def _rpad(text: str | None, length: int | None, fill: str | None) -> str | None:
    return _pad(text, length, fill, left=False)


def _repeat(text: str | None, count: int | None) -> str | None:
    if text is None or count is None:
        return None
    _length_of(max(count, 0), len(text.encode()))
    return text * max(count, 0)


def _reverse(text: str) -> str:
    return text[::-1]


def _split_part(text: str | None, delimiter: str | None, place: int | None) -> str | None:
    if text is None or delimiter is None or place is None:
        return None
    if not place:
        raise NoValue
    parts = text.split(delimiter) if delimiter else [text]
    if not -len(parts) <= place <= len(parts):
        return ""
    return parts[place - 1 if place > 0 else place]


def _translate(text: str | None, characters: str | None, others: str | None) -> str | None:
    if text is None or characters is None or others is None:
        return None
    table: dict[int, str] = {}
    for place, character in enumerate(characters):
        table.setdefault(ord(character), others[place : place + 1])
    return text.translate(table)


def _overlay(text: str | None, other: str | None, start: int | None, count: int | None) -> str | None:
    if text is None or other is None or start is None or count is None:
        return None
    if start <= 0 or start + count > LARGEST_INTEGER:
        raise NoValue
    return text[: start - 1] + other + text[max(start + count - 1, 0) :]


def _ascii(text: str | None) -> int | None:
    return None if text is None else ord(text[0]) if text else 0


def _chr(number: int | None) -> str | None:
    if number is None:
        return None
    if not 0 < number <= LAST or number in SURROGATES:
        raise NoValue
    return chr(number)


SCALARS: Mapping[str, Scalar] = {
    "pg_lower": (1, _strict(letters.lower)),
    "pg_upper": (1, _strict(letters.upper)),
    "pg_initcap": (1, _strict(letters.initcap)),
    "pg_lpad": (3, _lpad),
    "pg_rpad": (3, _rpad),
    "pg_repeat": (2, _repeat),
    "pg_reverse": (1, _strict(_reverse)),
    "pg_split_part": (3, _split_part),
    "pg_translate": (3, _translate),
    "pg_overlay": (4, _overlay),
    "pg_ascii": (1, _ascii),
    "pg_chr": (1, _chr),
}

AGGREGATES: Mapping[str, Aggregate] = {}
