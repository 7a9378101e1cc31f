"""
``to_char(number, template)``: PostgreSQL's own steps, with the decimal point and the thousands separator of the locale C.

A template is read into a list of (what, text): a pattern's name, or "" and what is copied.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .decimals import read, rounded, write
from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .kinds import Aggregate, Scalar

PATTERNS = ("FM", "MI", "PL", "PR", "SG", "9", "0", ".", ",", "D", "G", "S")
OTHERS = ("B", "C", "EEEE", "L", "RN", "SP", "TH", "V")
"""Patterns of the locale, Roman numerals and others that are rarely used: no form here."""
DIGITS = 15
"""A double is written with so many."""
END = "\0"


@dataclass(slots=True)
class Template:
    """A template, read: its patterns, and what they say together."""

    nodes: list[tuple[str, str]]
    before: int = 0
    after: int = 0
    zero_start: int | None = None
    zero_end: int = 0
    point: bool = False
    fill: bool = False
    bracket: bool = False
    sign: str = ""
    """Where S puts the sign: before, after, or nowhere."""
    sign_at: int = 0
    plus: bool = False
    minus: bool = False


def parse(text: str) -> Template:
    """The template *text*; NoValue where it is none, or has a pattern without a form here."""
    found = Template(_nodes(text))
    for name, _ in found.nodes:
        _learn(found, name)
    return found


def _nodes(text: str) -> list[tuple[str, str]]:
    nodes: list[tuple[str, str]] = []
    place, quoted = 0, False
    while place < len(text):
        sign = text[place]
        if sign == '"':
            quoted = not quoted
            place += 1
            continue
        if sign == "\\" and place + 1 < len(text) and (quoted or text[place + 1] == '"'):
            nodes.append(("", text[place + 1]))
            place += 2
            continue
        name = "" if quoted else _pattern(text, place)
        nodes.append((name, sign))
        place += len(name) or 1
    return nodes


def _pattern(text: str, place: int) -> str:
    """The pattern that begins here, written in small or in capital letters throughout."""
    for name in sorted((*PATTERNS, *OTHERS), key=len, reverse=True):
        found = text[place : place + len(name)]
        if found in {name, name.lower()}:
            if name in OTHERS:
                raise NoValue
            return name
    return ""


def _learn(found: Template, name: str) -> None:
    """What one pattern more says."""
    if found.bracket and name == "9":
        raise NoValue
    if name in {"9", "0"}:
        if name == "0" and found.zero_start is None and not found.point:
            found.zero_start = found.before
        found.before, found.after = found.before + (not found.point), found.after + found.point
        found.zero_end = found.before + found.after if name == "0" else found.zero_end
    elif name in {".", "D"}:
        if found.point:
            raise NoValue
        found.point = True
    elif name == "FM":
        found.fill = True
    elif name in {"S", "MI", "PL", "SG", "PR"}:
        _learn_sign(found, name)


def _learn_sign(found: Template, name: str) -> None:
    if found.sign or (name in {"S", "PR"} and (found.plus or found.minus or found.bracket)):
        raise NoValue
    if name == "S":
        found.sign, found.sign_at = ("after" if found.point else "before"), found.before
    elif name == "PR":
        found.bracket = True
    else:
        found.plus, found.minus = found.plus or name in {"PL", "SG"}, found.minus or name in {"MI", "SG"}


def _digits(value: str | float, template: Template) -> tuple[str, str]:
    """The sign, and the digits with as many behind the point as the template has."""
    if isinstance(value, float):
        text = f"{abs(value):.0f}" if abs(value) < float("inf") else "Infinity"
        if len(text) >= DIGITS:
            template.after = 0
        elif len(text) + template.after > DIGITS:
            template.after = DIGITS - len(text)
        text = f"{value:.{template.after}f}" if abs(value) < float("inf") else ("-" if value < 0 else "") + "Infinity"
    else:
        text = write(rounded(read(value), template.after))
    return ("-", text[1:]) if text.startswith("-") else ("+", text)


def to_char(value: str | float | None, text: str | None) -> str | None:
    """The number as the template says."""
    if value is None or text is None:
        return None
    template = parse(text)
    sign, digits = _digits(value, template)
    before = len(digits.partition(".")[0])
    if before > template.before:
        digits = "#" * template.before + "." + "#" * template.after
    return Writer(template, sign, digits, max(template.before - before, 0)).written()


class Writer:
    """PostgreSQL's way through a template, pattern by pattern."""

    def __init__(self, template: Template, sign: str, digits: str, spaces: int) -> None:
        self.template, self.sign, self.digits, self.spaces = template, sign, digits, spaces
        self.parts: list[str] = []
        self.place, self.current, self.begun = 0, 0, False
        if template.plus or template.minus:
            self.signed = template.minus
        else:
            if sign != "-" and template.fill:
                template.bracket = False
            self.signed = sign == "+" and template.fill and not template.sign
            if template.sign == "before" and template.before == template.sign_at:
                template.sign = "after"
        self.last = self._last_digit() if template.fill and template.point else None
        self.count = template.after + template.before - 1 + (not self.signed and not spaces)

    def _last_digit(self) -> int | None:
        """The place of the last digit that FM keeps; of the point where it keeps none behind it."""
        point = self.digits.find(".")
        if point < 0:
            return None
        last = point + len(self.digits[point + 1 :].rstrip("0"))
        if self.template.zero_end > self.spaces:
            last = max(last, min(len(self.digits) - 1, self.template.zero_end - self.spaces))
        return last

    def written(self) -> str:
        """The text."""
        for name, text in self.template.nodes:
            if not name:
                self.parts.append(text)
            elif name in {"9", "0", ".", "D"}:
                self._number(name)
            elif name in {",", "G"}:
                self._put("," if self.begun else "")
            elif name == "MI":
                self._put("-" if self.sign == "-" else "")
            elif name == "PL":
                self._put("+" if self.sign == "+" else "")
            elif name == "SG":
                self.parts.append(self.sign)
        return "".join(self.parts).partition(END)[0]

    def _put(self, text: str) -> None:
        """A sign or a separator, or the space that stands for it."""
        self.parts.append(text or ("" if self.template.fill else " "))

    @property
    def _no_zero(self) -> bool:
        """Whether the zero before the point is left out."""
        return self.template.zero_start is None and self.place == 0 and self.digits.startswith("0") and self.template.after != 0

    @property
    def _point_is_last(self) -> bool:
        return self.last is not None and self.digits[self.last] == "."

    def _number(self, name: str) -> None:
        """A digit, a blank, or the point."""
        zero, self.begun = self.template.zero_start, False
        if not self.signed and (self.current >= self.spaces or zero == self.current) and (not self._no_zero or self._point_is_last):
            self._write_sign()
        if self.current < self.spaces and (zero is None or zero > self.current):
            self._put("")
        elif zero is not None and self.current < self.spaces:
            self.parts.append("0")
            self.begun = True
        else:
            self._write_digit(name)
        self._finish()
        self.current += 1

    def _write_sign(self) -> None:
        if self.template.sign:
            if self.template.sign == "before":
                self.parts.append(self.sign)
                self.signed = True
            return
        if self.template.bracket:
            self.parts.append(" " if self.sign == "+" else "<")
        elif self.sign == "-":
            self.parts.append("-")
        elif not self.template.fill:
            self.parts.append(" ")
        self.signed = True

    def _write_digit(self, name: str) -> None:
        digit = self.digits[self.place : self.place + 1]
        if digit == ".":
            if not self._point_is_last or self.template.fill:
                self.parts.append(".")
        elif self.last is not None and self.place > self.last and name != "0":
            pass
        elif self._no_zero:
            if not self.template.fill:
                self.parts.append(" ")
            elif self._point_is_last:
                self.parts.append("0")
        else:
            # Behind the last digit PostgreSQL writes the end of a string.
            self.parts.append(digit or END)
            self.begun = True
        self.place += bool(digit)

    def _finish(self) -> None:
        """The sign behind the last digit."""
        end = self.count + bool(self.spaces) + self.template.point
        if self.last is not None and self.last == self.place:
            end = self.current
        if self.current + 1 != end:
            return
        if self.signed and self.template.bracket:
            self.parts.append(" " if self.sign == "+" else ">")
        elif self.template.sign == "after":
            self.parts.append(self.sign)


SCALARS: Mapping[str, Scalar] = {"pg_number_to_char": (2, to_char)}

AGGREGATES: Mapping[str, Aggregate] = {}
