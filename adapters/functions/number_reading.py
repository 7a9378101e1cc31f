"""``to_number(text, template)``: PostgreSQL's own steps, in the locale C."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .decimals import plain, power, read, rounded, write
from .kinds import NoValue
from .number_templates import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .kinds import Aggregate, Scalar

DATA = "0123456789.,+-"
SIGNS = {"MI": "-", "PL": "+", "SG": "+-"}
NUMERALS = "0123456789"


class Reader:
    """PostgreSQL's way through a text, pattern by pattern."""

    def __init__(self, text: str, template: str) -> None:
        self.template = parse(template)
        self.text, self.place = text, 0
        self.sign, self.digits = " ", ""
        self.before, self.after, self.point = 0, 0, False

    def number(self) -> str:
        """The number's text."""
        for name, _ in self.template.nodes:
            if self._over():
                break
            if self._take(name):
                self.place += 1
        number = rounded(read(plain(f"{self.sign}{self.digits.removesuffix('.')}".strip(" "))), self.after)
        if abs(number[0]) >= power(self.template.before + self.after):
            raise NoValue
        return write(number)

    def _over(self) -> bool:
        return self.place >= len(self.text)

    def _now(self) -> str:
        return self.text[self.place : self.place + 1]

    def _take(self, name: str) -> bool:
        """Read what the pattern stands for; whether it was a character of its own."""
        if name in {"9", "0", ".", "D"}:
            self._digit(name)
            return True
        if name in {",", "G"}:
            return not self.template.fill and self._now() == ","
        if name in SIGNS:
            if self._now() in SIGNS[name]:
                self.sign = self._now()
                return True
            self.place += self._now() not in DATA
        elif not name:
            self.place += 1
        return False

    def _digit(self, name: str) -> None:
        self.place += self._now() == " "
        if self._over():
            return
        if self.sign == " " and name in {"9", "0"} and not self.before + self.after:
            self._sign_before()
        if self._over():
            return
        found = False
        if self._now() in NUMERALS:
            if self.point and self.after == self.template.after:
                return
            self.digits += self._now()
            self.before, self.after, found = self.before + (not self.point), self.after + self.point, True
        elif self.template.point and not self.point and self._now() == ".":
            self.digits += "."
            self.point = found = True
        if self.sign == " " and self.before + self.after:
            self._sign_behind(found=found)

    def _sign_before(self) -> None:
        now = self._now()
        if self.template.sign == "before":
            if now in "+-":
                self.sign = now
        elif now == "-" or (self.template.bracket and now == "<"):
            self.sign = "-"
        elif now == "+":
            self.sign = "+"
        self.place += self.sign != " "

    def _sign_behind(self, *, found: bool) -> None:
        following = self.text[self.place + 1 : self.place + 2]
        if self.template.sign:
            if found and following and following in "+-":
                self.sign = following
                self.place += 1
        elif not found and (self.template.plus or self.template.minus) and self._now() in "+-":
            self.sign = self._now()


def to_number(text: str | None, template: str | None) -> str | None:
    """The number that the text says by the template."""
    if text is None or not template:
        return None
    if "\0" in text:
        raise NoValue
    return Reader(text, template).number()


SCALARS: Mapping[str, Scalar] = {"pg_to_number": (2, to_number)}

AGGREGATES: Mapping[str, Aggregate] = {}
