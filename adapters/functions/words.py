"""Booleans and UUIDs out of text, in every form that PostgreSQL reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .kinds import Aggregate, Scalar

SPACES = " \t\n\v\f\r"
UUID = re.compile(r"(?:[0-9a-f]{4}-?){7}[0-9a-f]{4}")


def _words(value: int, *words: str, least: int = 1) -> dict[str, int]:
    """Each beginning of *words* that has *least* letters or is all of one."""
    return {word[:size]: value for word in words for size in range(min(least, len(word)), len(word) + 1)}


BOOLEANS = {**_words(1, "true", "yes", "1"), **_words(0, "false", "no", "0"), "on": 1, **_words(0, "off", least=2)}


def read_boolean(text: str) -> int:
    """What *text* says in any of PostgreSQL's spellings."""
    found = BOOLEANS.get(text.strip(SPACES).lower()) if text.isascii() else None
    if found is None:
        raise NoValue
    return found


def read_uuid(text: str) -> str:
    """With or without braces, a hyphen behind any group of four digits."""
    plain = text.lower() if text.isascii() else ""
    if plain.startswith("{") and plain.endswith("}"):
        plain = plain[1:-1]
    if UUID.fullmatch(plain) is None:
        raise NoValue
    digits = plain.replace("-", "")
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def _boolean(text: str | None) -> int | None:
    return None if text is None else read_boolean(text)


def _uuid(text: str | None) -> str | None:
    return None if text is None else read_uuid(text)


SCALARS: Mapping[str, Scalar] = {
    "pg_read_boolean": (1, _boolean),
    "pg_read_uuid": (1, _uuid),
}

AGGREGATES: Mapping[str, Aggregate] = {}
