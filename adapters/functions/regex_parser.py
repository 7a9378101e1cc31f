"""Reads a regular expression: PostgreSQL's advanced ones, and literal texts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .regex_brackets import SHORTHANDS, Bracket, Scanner, escape, octal
from .regex_characters import ANY, Characters, cases
from .regex_machine import Choice, Guard, Look, Node, Sequence
from .regex_parts import (
    CAPTURES,
    LONGER,
    MIXED,
    PREFERENCES,
    REFERS,
    SHORTER,
    BadPattern,
    Flags,
    NotCarried,
    Part,
    combine,
    is_messy,
    repeated,
    unguarded,
    up,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_TIMES = 255
QUANTIFIERS: Mapping[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
GUARDS: Mapping[str, str] = {
    "A": "start",
    "Z": "end",
    "m": "start of word",
    "M": "end of word",
    "y": "edge of word",
    "Y": "no edge of word",
}
"""Escapes that are conditions."""

LOOKS: Mapping[str, tuple[bool, bool]] = {"(?=": (True, True), "(?!": (True, False), "(?<=": (False, True), "(?<!": (False, False)}
SPACES = " \t\n\v\f\r"


@dataclass(frozen=True, slots=True)
class Options:
    """
    How a pattern is read.

    Attributes:
        fold: whether case does not matter.
        spaced: whether space and comments in it are passed over.
        dots: whether ``.`` and negated brackets leave out line ends.
        lines: whether ``^`` and ``$`` know lines.
        literal: whether it is a text.
    """

    fold: bool = False
    spaced: bool = False
    dots: bool = False
    lines: bool = False
    literal: bool = False


LETTERS: Mapping[str, Mapping[str, bool]] = {
    "c": {"fold": False},
    "i": {"fold": True},
    "m": {"dots": True, "lines": True},
    "n": {"dots": True, "lines": True},
    "p": {"dots": True, "lines": False},
    "q": {"literal": True},
    "s": {"dots": False, "lines": False},
    "t": {"spaced": False},
    "w": {"dots": False, "lines": True},
    "x": {"spaced": True},
}
"""Options by their letter."""


def with_option(options: Options, letter: str) -> Options:
    """*options* changed by a letter."""
    if letter in {"b", "e"}:
        raise NotCarried("basic and extended regular expressions")
    if letter not in LETTERS:
        raise BadPattern("an option that is unknown")
    return replace(options, **LETTERS[letter])


class Parser:
    """
    Reads one pattern.

    Attributes:
        groups: how many groups it has.
        fold: whether case does not matter.
    """

    def __init__(self, pattern: str, options: Options) -> None:
        if options.literal and (options.spaced or options.dots or options.lines):
            raise BadPattern("options that have no meaning in a literal text")
        self.groups = 0
        self._scanner = Scanner(pattern, 0)
        self._options = options
        self._known: dict[int, Part] = {}
        if not options.literal:
            self._prefixes()
        self.fold = self._options.fold

    def parse(self) -> Part:
        """The whole."""
        if self._options.literal:
            text = self._scanner.text[self._scanner.place :]
            return Part("=", 0, Sequence(tuple(map(self._single, text))))
        whole = self._alternatives(within=False)
        if self._scanner.place < len(self._scanner.text):
            raise BadPattern("a parenthesis is closed that was not opened")
        return whole

    def _prefixes(self) -> None:
        scanner = self._scanner
        if scanner.see("***"):
            if scanner.take("***="):
                self._options = Options(fold=self._options.fold, literal=True)
                return
            if not scanner.take("***:"):
                raise BadPattern("a quantifier without anything before it")
        if scanner.see("(?") and scanner.text[scanner.place + 2 : scanner.place + 3].isalpha():
            self._embedded()

    def _embedded(self) -> None:
        scanner = self._scanner
        scanner.take("(?")
        while not scanner.take(")"):
            self._options = with_option(self._options, scanner.next("options are not closed"))
        if self._options.literal:
            self._options = Options(fold=self._options.fold, literal=True)

    def _blank(self) -> None:
        """Go over space and comments, where they do not count."""
        scanner = self._scanner
        while self._options.spaced and scanner.place < len(scanner.text):
            if scanner.see("#"):
                self._skip_to("\n")
            elif scanner.text[scanner.place] in SPACES:
                scanner.place += 1
            else:
                return

    def _skip(self) -> None:
        """Go over comments in parentheses too."""
        self._blank()
        while self._scanner.see("(?#"):
            self._skip_to(")")
            self._blank()

    def _skip_to(self, closing: str) -> None:
        end = self._scanner.text.find(closing, self._scanner.place)
        self._scanner.place = len(self._scanner.text) if end < 0 else end + 1

    def _ended(self) -> bool:
        self._skip()
        return self._scanner.place >= len(self._scanner.text) or self._scanner.see("|") or self._scanner.see(")")

    def _alternatives(self, *, within: bool) -> Part:
        """Branches; *within* a look around there are no groups and no references."""
        branches = [self._branch(within=within)]
        while self._scanner.take("|"):
            branches.append(self._branch(within=within))
        if len(branches) == 1:
            return branches[0]
        flags: Flags = LONGER
        for branch in branches:
            flags |= up(flags | branch.flags)
        language = Choice(tuple(branch.language for branch in branches))
        return Part("|", flags, language, tuple(branches)) if is_messy(flags) else Part("=", flags, language)

    def _branch(self, *, within: bool) -> Part:
        """Atoms and conditions, taken together as far as only the two ends of them matter."""
        plain: list[Node] = []
        flags: Flags = 0
        while not self._ended():
            condition = self._condition()
            if condition is not None:
                plain.append(condition)
                continue
            bare = self._scanner.see("\\")
            atom = self._atom(within=within)
            low, high, prefers = self._quantifier()
            if high == 0:
                continue
            together = flags | prefers | atom.flags
            if not atom.group and not is_messy(up(together)):
                flags = together
                plain.append(repeated(atom.language, low, high))
                continue
            own = combine(prefers, atom.flags)
            part = _counted(atom, low, high, prefers) if bare and atom.kind == "b" else _quantified(atom, low, high, prefers)
            return self._joined(plain, flags, part, own, within=within)
        return Part("=", flags, Sequence(tuple(plain)))

    def _joined(self, plain: list[Node], flags: Flags, part: Part, own: Flags, *, within: bool) -> Part:
        """What came before, a part with an inner life, and the rest of the branch."""
        tail = part
        if not self._ended():
            rest = self._branch(within=within)
            own |= combine(own, rest.flags)
            language = Sequence((part.language, rest.language))
            tail = Part(".", own, language, (part, rest))
            if part.kind == rest.kind == "=" and plain and not is_messy(up(part.flags | rest.flags)):
                tail = Part("=", combine(part.flags, rest.flags), language)
            if not plain:
                tail.flags = combine(0, own)
        else:
            own = part.flags
        if not plain:
            return tail
        whole = flags | combine(flags, own)
        before = Part("=", flags, Sequence(tuple(plain)))
        return Part(".", whole, Sequence((before.language, tail.language)), (before, tail))

    def _condition(self) -> Node | None:
        scanner = self._scanner
        lines = " of line" if self._options.lines else ""
        for sign, kind in (("^", f"start{lines}"), ("$", f"end{lines}"), ("[[:<:]]", "start of word"), ("[[:>:]]", "end of word")):
            if scanner.take(sign):
                return Guard(kind)
        if scanner.see("\\") and scanner.text[scanner.place + 1 : scanner.place + 2] in GUARDS:
            scanner.place += 2
            return Guard(GUARDS[scanner.text[scanner.place - 1]])
        for sign, (ahead, wanted) in LOOKS.items():
            if scanner.take(sign):
                inner = self._alternatives(within=True)
                self._close()
                return Look(inner.language, ahead, wanted)
        return None

    def _close(self) -> None:
        if not self._scanner.take(")"):
            raise BadPattern("a parenthesis is not closed")

    def _atom(self, *, within: bool) -> Part:
        scanner = self._scanner
        letter = scanner.next("")
        if letter in QUANTIFIERS or (letter == "{" and self._bound_follows()):
            raise BadPattern("a quantifier without anything before it")
        if letter == "(":
            return self._group(within=within)
        if letter == "[":
            return _piece(Bracket(scanner, fold=self._options.fold).read(lines=self._options.dots))
        if letter == ".":
            return _piece(Characters(frozenset("\n"), negated=True) if self._options.dots else ANY)
        return self._escaped(within=within) if letter == "\\" else _piece(self._single(letter))

    def _single(self, character: str) -> Characters:
        return Characters(cases(character) if self._options.fold else frozenset(character))

    def _escaped(self, *, within: bool) -> Part:
        scanner = self._scanner
        letter = scanner.next("an escape ends too soon")
        found = escape(scanner, letter)
        if isinstance(found, tuple):
            return _piece(Characters(classes=(SHORTHANDS[letter],)))
        if found is not None:
            return _piece(self._single(found))
        if not letter.isdigit():
            raise BadPattern("an escape that has no meaning")
        start = scanner.place
        scanner.place -= 1
        number = scanner.digits(10, 1, 255)
        if scanner.place != start and not 0 < number <= self.groups:
            scanner.place = start - 1
            return _piece(self._single(octal(scanner)))
        if within or number not in self._known:
            raise BadPattern("a reference to no group")
        return Part("b", REFERS, unguarded(self._known[number].language), refers=number)

    def _group(self, *, within: bool) -> Part:
        number = 0
        if self._scanner.take("?"):
            if not self._scanner.take(":"):
                raise BadPattern("a quantifier without anything before it")
        elif not within:
            self.groups += 1
            number = self.groups
        inner = self._alternatives(within=within)
        self._close()
        if not number:
            # A reference in parentheses is repeated like anything else.
            return inner
        if inner.group:
            inner = Part("(", inner.flags, inner.language, (inner,))
        inner.flags |= CAPTURES
        inner.group = number
        self._known[number] = inner
        return inner

    def _bound_follows(self) -> bool:
        self._blank()
        return self._scanner.text[self._scanner.place : self._scanner.place + 1] in tuple("0123456789")

    def _quantifier(self) -> tuple[int, int | None, Flags]:
        """How often at least and at most, and what is preferred."""
        self._skip()
        scanner = self._scanner
        for sign, (low, high) in QUANTIFIERS.items():
            if scanner.take(sign):
                return low, high, SHORTER if scanner.take("?") else LONGER
        start = scanner.place
        if not scanner.take("{") or not self._bound_follows():
            scanner.place = start
            return 1, 1, 0
        low = high = self._times()
        ranged = self._taken(",")
        if ranged:
            high = self._times() if not self._seen("}") else None
        if not self._taken("}") or (high is not None and low > high):
            raise BadPattern("a bound that is no bound")
        shorter = scanner.take("?")
        return low, high, (SHORTER if shorter else LONGER) if ranged else 0

    def _times(self) -> int:
        number = ""
        while self._scanner.text[self._scanner.place : self._scanner.place + 1] in tuple("0123456789"):
            number += self._scanner.next("")
            self._blank()
        if not number or int(number) > MOST_TIMES:
            raise BadPattern("a bound that is no bound")
        return int(number)

    def _taken(self, sign: str) -> bool:
        self._blank()
        return self._scanner.take(sign)

    def _seen(self, sign: str) -> bool:
        self._blank()
        return self._scanner.see(sign)


def _piece(characters: Characters) -> Part:
    return Part("=", 0, characters)


def _counted(atom: Part, low: int, high: int | None, prefers: Flags) -> Part:
    """A reference, which counts by itself."""
    atom.flags |= combine(prefers, atom.flags)
    atom.language = repeated(atom.language, low, high)
    atom.low, atom.high = low, high
    return atom


def _quantified(atom: Part, low: int, high: int | None, prefers: Flags) -> Part:
    """Something else with a quantifier."""
    own = atom.flags & (PREFERENCES | MIXED)
    if low == high == 1 and (not prefers or not own or prefers == own):
        return atom
    flags, language = combine(prefers, atom.flags), repeated(atom.language, low, high)
    if not atom.flags & (CAPTURES | REFERS):
        return Part("=", flags, language)
    if low > 0 and not atom.flags & REFERS:
        before = repeated(atom.language, low - 1, high - 1 if high is not None else None)
        return Part(".", flags, language, (Part("=", flags & PREFERENCES, before), atom))
    return Part("*", flags, language, (atom,), low=low, high=high)
