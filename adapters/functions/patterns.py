"""Patterns of LIKE and of regular expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .kinds import Aggregate, Scalar

FALSE, TRUE, ABORT = 0, 1, -1
"""What PostgreSQL's matching of LIKE finds; ABORT: false, and a longer text would not help."""


def like_escape(pattern: str | None, escape: str | None) -> str | None:
    """*pattern* with another escape character, or with none, as one with backslashes; raises NoValue where it is no character."""
    if pattern is None or escape is None:
        return None
    if len(escape) > 1:
        raise NoValue
    if not escape:
        return pattern.replace("\\", "\\\\")
    if escape == "\\":
        return pattern
    found: list[str] = []
    escaped = False
    for character in pattern:
        if character == escape and not escaped:
            found.append("\\")
            escaped = True
            continue
        found.append("\\\\" if character == "\\" and not escaped else character)
        escaped = False
    return "".join(found)


def _like(text: str | None, pattern: str | None) -> int | None:
    """A pattern that ends with a lone backslash: false where the text is other before it, else there is no value."""
    if text is None or pattern is None:
        return None
    return int(_matched(text, pattern) == TRUE)


def _matched(text: str, pattern: str) -> int:
    place, end = 0, len(text)
    at, last = 0, len(pattern)
    while place < end and at < last:
        character = pattern[at]
        if character == "%":
            return _after_percent(text[place:], pattern[at + 1 :])
        if character == "\\":
            at += 1
            character = _after_escape(pattern, at)
            if character != text[place]:
                return FALSE
        elif character not in {"_", text[place]}:
            return FALSE
        place += 1
        at += 1
    if place < end:
        return FALSE
    rest = pattern[at:].lstrip("%")
    return ABORT if rest else TRUE


def _after_escape(pattern: str, at: int) -> str:
    if at >= len(pattern):
        raise NoValue
    return pattern[at]


def _after_percent(text: str, pattern: str) -> int:
    place = at = 0
    while at < len(pattern) and pattern[at] in "%_":
        if pattern[at] == "_":
            if place >= len(text):
                return ABORT
            place += 1
        at += 1
    if at >= len(pattern):
        return TRUE
    first = _after_escape(pattern, at + 1) if pattern[at] == "\\" else pattern[at]
    while place < len(text):
        if text[place] == first:
            found = _matched(text[place:], pattern[at:])
            if found != FALSE:
                return found
        place += 1
    return ABORT


SCALARS: Mapping[str, Scalar] = {
    "pg_like": (2, _like),
    "pg_like_escape": (2, like_escape),
}

AGGREGATES: Mapping[str, Aggregate] = {}
