"""Which characters a bracket, an escape or a letter of a regular expression stands for, as PostgreSQL's C.UTF-8 has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .kinds import NoValue
from .letters import UNSURE_CASES, lower, need_sure, upper, word_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SPACES = frozenset("\t\n\v\f\r \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u2028\u2029\u205f\u3000")
DOUBTFUL_SPACES = frozenset("\x85\xa0\u2007\u202f")
"""Spaces by the tables that are built into newer servers alone."""

LARGEST_RANGE = 20_000
"""Characters of a range whose other cases are looked up."""


def _alnum(character: str) -> bool:
    if character.isascii():
        return character.isalnum()
    need_sure(character)
    return word_pattern().match(character) is not None


def _alpha(character: str) -> bool:
    return character.isalpha() if character.isascii() else _alnum(character)


def _space(character: str) -> bool:
    if character in DOUBTFUL_SPACES:
        raise NoValue
    return character in SPACES


def _visible(character: str) -> bool:
    if character.isascii():
        return "!" <= character <= "~"
    if _alnum(character):
        return True
    raise NoValue


def _need_sure_case(character: str) -> None:
    """Raise where the C library may see another case than Unicode: letters of titles, and what is new."""
    import re  # noqa: PLC0415
    from unicodedata import category  # noqa: PLC0415

    need_sure(character)
    if category(character) == "Lt" or re.match(f"[{UNSURE_CASES}]", character):
        raise NoValue


def _upper(character: str) -> bool:
    _need_sure_case(character)
    return character.isupper()


def _lower(character: str) -> bool:
    _need_sure_case(character)
    return character.islower()


CLASSES: Mapping[str, Callable[[str], bool]] = {
    "alnum": _alnum,
    "alpha": _alpha,
    "ascii": str.isascii,
    "blank": lambda character: character in " \t",
    "cntrl": lambda character: character < " " or "\x7f" <= character <= "\x9f",
    "digit": lambda character: "0" <= character <= "9",
    "graph": _visible,
    "lower": _lower,
    "print": lambda character: character == " " or _visible(character),
    "punct": lambda character: _visible(character) and not _alnum(character),
    "space": _space,
    "upper": _upper,
    "word": lambda character: character == "_" or _alnum(character),
    "xdigit": lambda character: character in "0123456789abcdefABCDEF",
}
"""By name; each raises NoValue where servers do not agree."""


@dataclass(frozen=True, slots=True)
class Characters:
    """
    A set of characters.

    Attributes:
        singles: some by themselves.
        ranges: first and last of each range.
        classes: names, and whether the class's complement is meant.
        negated: whether all others are meant.
    """

    singles: frozenset[str] = frozenset()
    ranges: tuple[tuple[str, str], ...] = ()
    classes: tuple[tuple[str, bool], ...] = ()
    negated: bool = False

    def has(self, character: str) -> bool:
        """Whether *character* is in it."""
        found = (
            character in self.singles
            or any(low <= character <= high for low, high in self.ranges)
            or any(CLASSES[name](character) != complement for name, complement in self.classes)
        )
        return found != self.negated


ANY = Characters(negated=True)


def cases(character: str) -> frozenset[str]:
    """What a character of a pattern stands for where case does not matter: its lower and its upper case, and nothing else."""
    return frozenset({lower(character), upper(character)})


def cases_of_range(low: str, high: str) -> frozenset[str]:
    """The other cases of all characters of a range."""
    if ord(high) - ord(low) >= LARGEST_RANGE:
        raise NoValue
    text = "".join(map(chr, range(ord(low), ord(high) + 1)))
    return frozenset(lower(text)) | frozenset(upper(text))
