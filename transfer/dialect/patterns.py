"""Patterns of GLOB as regular expressions of PostgreSQL."""

from __future__ import annotations

from .tokens import NotUnderstood

SPECIAL = frozenset("\\.^$*+?()[]{}|")
IN_BRACKETS = frozenset("\\[]^-")


def glob_as_regex(pattern: str) -> str:
    """
    The regular expression that matches what GLOB matches, anchored.

    Raises:
        NotUnderstood: a bracket is not closed, which GLOB reads in a way of its own.
    """
    made = ["^"]
    place = 0
    while place < len(pattern):
        sign = pattern[place]
        place += 1
        if sign == "*":
            made.append(".*")
        elif sign == "?":
            made.append(".")
        elif sign == "[":
            piece, place = _bracket(pattern, place)
            made.append(piece)
        else:
            made.append(f"\\{sign}" if sign in SPECIAL else sign)
    return "".join([*made, "$"])


def _bracket(pattern: str, place: int) -> tuple[str, int]:
    """A set, from behind its opening bracket."""
    negated = pattern.startswith("^", place)
    place += negated
    end = pattern.find("]", place + 1)
    if end < 0:
        raise NotUnderstood(f"the pattern {pattern!r}")
    inside = pattern[place:end]
    made: list[str] = []
    at = 0
    while at < len(inside):
        first = inside[at]
        if inside[at + 1 : at + 2] == "-" and at + 2 < len(inside):
            last = inside[at + 2]
            if first > last:
                raise NotUnderstood(f"the pattern {pattern!r}")
            made.append(f"{_escaped(first)}-{_escaped(last)}")
            at += 3
        else:
            made.append(_escaped(first))
            at += 1
    return f"[{'^' if negated else ''}{''.join(made)}]", end + 1


def _escaped(sign: str) -> str:
    return f"\\{sign}" if sign in IN_BRACKETS else sign
