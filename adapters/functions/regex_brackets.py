"""Brackets and escapes of a regular expression."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .regex_characters import CLASSES, Characters, cases, cases_of_range
from .regex_parts import BadPattern, NotCarried

if TYPE_CHECKING:
    from collections.abc import Mapping

PLAIN: Mapping[str, str] = {
    "a": "\a",
    "b": "\b",
    "B": "\\",
    "e": "\x1b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
}
"""Escapes that stand for one character."""

SHORTHANDS: Mapping[str, tuple[str, bool]] = {
    "d": ("digit", False),
    "D": ("digit", True),
    "s": ("space", False),
    "S": ("space", True),
    "w": ("word", False),
    "W": ("word", True),
}
"""Escapes that stand for a class, or for its complement."""

CODES: Mapping[str, tuple[int, int]] = {"u": (4, 4), "U": (8, 8), "x": (1, 255)}
"""Escapes with hexadecimal digits: how many at least and at most."""

LAST = 0x10FFFF
DIGITS = "0123456789abcdef"


class Scanner:
    """A pattern and a place in it."""

    def __init__(self, text: str, place: int) -> None:
        self.text = text
        self.place = place

    def see(self, beginning: str) -> bool:
        """Whether *beginning* comes next."""
        return self.text.startswith(beginning, self.place)

    def take(self, beginning: str) -> bool:
        """Go behind *beginning* if it comes next."""
        found = self.see(beginning)
        self.place += len(beginning) if found else 0
        return found

    def next(self, without: str) -> str:
        """The next character; at the end of the pattern *without* is what is missing."""
        if self.place >= len(self.text):
            raise BadPattern(without)
        self.place += 1
        return self.text[self.place - 1]

    def digits(self, base: int, least: int, most: int) -> int:
        """A number."""
        start = self.place
        while self.place < min(len(self.text), start + most) and self.text[self.place].lower() in DIGITS[:base]:
            self.place += 1
        if self.place - start < least:
            raise BadPattern("an escape has no digits")
        return int(self.text[start : self.place] or "0", base)


def escape(scanner: Scanner, letter: str) -> str | tuple[str, bool] | None:
    """The character or the class that a backslash and *letter* stand for; None where it is another thing."""
    if not letter.isascii() or not letter.isalnum():
        return letter
    if letter in PLAIN:
        return PLAIN[letter]
    if letter in SHORTHANDS:
        return SHORTHANDS[letter]
    if letter == "c":
        return chr(ord(scanner.next("an escape ends too soon")) & 0x1F)
    if letter in CODES:
        return _character(scanner.digits(16, *CODES[letter]))
    if letter == "0":
        scanner.place -= 1
        return octal(scanner)
    return None


def octal(scanner: Scanner) -> str:
    """A character by its number in octal digits."""
    number = scanner.digits(8, 1, 3)
    if number > 0xFF:
        scanner.place -= 1
        number >>= 3
    return chr(number)


def _character(number: int) -> str:
    if number > LAST:
        raise NotCarried("a character beyond Unicode")
    return chr(number)


class Bracket:
    """What stands between brackets, element by element."""

    def __init__(self, scanner: Scanner, *, fold: bool) -> None:
        self._scanner = scanner
        self._fold = fold
        self._singles: set[str] = set()
        self._ranges: list[tuple[str, str]] = []
        self._classes: list[tuple[str, bool]] = []

    def read(self, *, lines: bool) -> Characters:
        """The set, from behind the opening bracket on; where *lines* count, a negated one has no line's end."""
        negated = self._scanner.take("^")
        first = True
        while first or not self._scanner.take("]"):
            self._element(first=first)
            first = False
        if negated and lines:
            self._singles.add("\n")
        return Characters(frozenset(self._singles), tuple(self._ranges), tuple(self._classes), negated)

    def _element(self, *, first: bool) -> None:
        scanner = self._scanner
        if scanner.see("-") and not first and not scanner.see("-]"):
            raise BadPattern("a range without a start")
        start = self._start()
        if start is None:
            return
        if not scanner.see("-") or scanner.see("-]"):
            self._singles |= cases(start) if self._fold else {start}
            return
        scanner.take("-")
        end = self._end()
        if start > end:
            raise BadPattern("a range whose end is before its start")
        self._ranges.append((start, end))
        if self._fold:
            self._singles |= cases_of_range(start, end)

    def _start(self) -> str | None:
        """A character that may begin a range; None where a class was taken in."""
        scanner = self._scanner
        if scanner.take("[:"):
            name = self._named(":]")
            if name not in CLASSES:
                raise BadPattern("a class that is unknown")
            self._add(name, complement=False)
            return None
        if scanner.take("[="):
            character = self._one(self._named("=]"))
            self._singles |= cases(character) if self._fold else {character}
            return None
        if scanner.take("[."):
            return self._one(self._named(".]"))
        return self._plain()

    def _plain(self) -> str | None:
        character = self._scanner.next("a bracket is not closed")
        if character != "\\":
            return character
        found = escape(self._scanner, self._scanner.next("an escape ends too soon"))
        if isinstance(found, tuple):
            self._add(*found)
            return None
        if found is None:
            raise BadPattern("an escape that has no meaning in brackets")
        return found

    def _end(self) -> str:
        scanner = self._scanner
        if scanner.take("[."):
            return self._one(self._named(".]"))
        if scanner.see("[:") or scanner.see("[="):
            raise BadPattern("a range that ends with a class")
        end = self._plain()
        if end is None:
            raise BadPattern("a range that ends with a class")
        return end

    def _add(self, name: str, complement: bool) -> None:  # noqa: FBT001 - as it stands in SHORTHANDS
        self._classes.append(("alpha" if self._fold and name in {"upper", "lower"} else name, complement))

    def _named(self, closing: str) -> str:
        end = self._scanner.text.find(closing, self._scanner.place)
        if end < 0:
            raise BadPattern("a bracket is not closed")
        name = self._scanner.text[self._scanner.place : end]
        self._scanner.place = end + len(closing)
        return name

    def _one(self, name: str) -> str:
        if not name:
            raise BadPattern("a name of a character is missing")
        if len(name) > 1:
            raise NotCarried("a character by its name")
        return name
