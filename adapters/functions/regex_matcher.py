"""
Finds a regular expression in a text, and the texts of its groups.

The machine of the whole tells where a match begins and ends. Which group gets what is then settled from the outside in: each part tries
its ends in the order that it prefers, and the machines of the parts tell which ends there are.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from .kinds import NoValue
from .letters import lower
from .regex_machine import Machine, Work
from .regex_parser import Options, Parser
from .regex_parts import CAPTURES, REFERS, SHORTER, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_WORK = 25_000_000
"""Characters that are looked at for one match with references to groups, which may try more than anybody can wait for."""

Span: TypeAlias = tuple[int, int]
NONE: Span = (-1, -1)


class Regex:
    """
    A pattern that was read.

    Attributes:
        groups: how many groups it has.
    """

    def __init__(self, pattern: str, options: Options) -> None:
        parser = Parser(pattern, options)
        self._tree = parser.parse()
        self._fold = parser.fold
        self.groups = parser.groups
        self._search = Machine(self._tree.language, anywhere=True)
        self._refers = bool(self._tree.flags & REFERS)

    def matches(self, text: str) -> bool:
        """Whether it is anywhere in *text*."""
        if self._refers:
            return self.find(text, 0) is not None
        return self._search.search(text, 0) is not None

    def find(self, text: str, start: int) -> list[Span] | None:
        """Where the first match from *start* on is, and its groups; None where there is none."""
        run = _Run(text, self.groups, fold=self._fold)
        for begin in self._starts(text, start):
            for end in self._ends(text, begin, run.work):
                run.spans[0] = (begin, end)
                if run.taken_apart(self._tree, begin, end):
                    return run.spans
                run.forget(self._tree)
        return None

    def _starts(self, text: str, start: int) -> Iterator[int]:
        """Where a match may begin."""
        last = len(text)
        while start <= last:
            found = self._search.search(text, start)
            if found is None:
                return
            begin, end = found
            yield from range(begin, end + 1)
            start = end + 1
            if start == last:
                # PostgreSQL does not look for nothing at the end where it looked for something before it.
                return

    def find_all(self, text: str, start: int = 0) -> Iterator[list[Span]]:
        """All matches from *start* on; an empty one may stand right behind another one."""
        spans = self.find(text, start)
        while spans is not None:
            yield spans
            begin, end = spans[0]
            spans = self.find(text, end + (begin == end))

    def _ends(self, text: str, begin: int, work: Work) -> Iterator[int]:
        """The ends of what may be a match, in the order in which they are preferred."""
        tree, last = self._tree, len(text)
        end = (
            tree.machine.shortest(text, begin, begin, last, work) if tree.flags & SHORTER else tree.machine.longest(text, begin, last, work)
        )
        while end is not None:
            yield end
            if tree.flags & SHORTER:
                end = tree.machine.shortest(text, begin, end + 1, last, work) if end < last else None
            else:
                end = tree.machine.longest(text, begin, end - 1, work) if end > begin else None


class _Run:
    """One match being taken apart."""

    def __init__(self, text: str, groups: int, *, fold: bool) -> None:
        self.spans: list[Span] = [NONE] * (groups + 1)
        self._text = text
        self._fold = fold
        self.work = Work()

    def forget(self, part: Part) -> None:
        """Take the texts away from the groups in *part*."""
        if part.group:
            self.spans[part.group] = NONE
        for one in part.parts:
            self.forget(one)

    def taken_apart(self, part: Part, begin: int, end: int) -> bool:
        """Whether *part*, whose machine goes from *begin* to *end*, does so with its references; the groups get their texts."""
        if self.work.done > MOST_WORK and part.flags & REFERS:
            raise NoValue
        if not part.flags & (CAPTURES | REFERS):
            return True
        if part.kind == ".":
            fits = self._joined(part, begin, end)
        elif part.kind == "|":
            fits = any(self._taken(one, begin, end) for one in part.parts)
        elif part.kind == "*":
            child = part.parts[0]
            fits = (self._repeated_shortest if child.flags & SHORTER else self._repeated)(part, child, begin, end)
        elif part.kind == "b":
            fits = self._referred(part, begin, end)
        else:
            fits = all(self.taken_apart(one, begin, end) for one in part.parts)
        if fits and part.group:
            self.spans[part.group] = (begin, end)
        return fits

    def _taken(self, part: Part, begin: int, end: int) -> bool:
        """One of several alternatives; one that fails leaves nothing behind."""
        if part.machine.longest(self._text, begin, end, self.work) != end:
            return False
        fits = self.taken_apart(part, begin, end)
        if not fits:
            self.forget(part)
        return fits

    def _joined(self, part: Part, begin: int, end: int) -> bool:
        first, second = part.parts
        machine, short = first.machine, bool(first.flags & SHORTER)
        middle = machine.shortest(self._text, begin, begin, end, self.work) if short else machine.longest(self._text, begin, end, self.work)
        while middle is not None:
            fits = second.machine.longest(self._text, middle, end, self.work) == end
            if fits and self.taken_apart(first, begin, middle) and self.taken_apart(second, middle, end):
                return True
            if middle == (end if short else begin):
                return False
            middle = (
                machine.shortest(self._text, begin, middle + 1, end, self.work)
                if short
                else machine.longest(self._text, begin, middle - 1, self.work)
            )
            if middle is not None:
                self.forget(first)
                self.forget(second)
        return False

    def _referred(self, part: Part, begin: int, end: int) -> bool:
        """Whether a group's text stands there, as often as it must."""
        start, stop = self.spans[part.refers]
        if start < 0:
            return False
        wanted, given = self._text[start:stop], self._text[begin:end]
        if not wanted:
            return not given
        if not given:
            return part.low == 0
        times, rest = divmod(len(given), len(wanted))
        if rest or times < part.low or (part.high is not None and times > part.high):
            return False
        return given == wanted * times or (self._fold and lower(given) == lower(wanted) * times)

    def _repeated(self, part: Part, child: Part, begin: int, end: int) -> bool:
        """Each time as much as possible; nothing only where it takes that to come to the least number of times."""
        least, most = max(part.low, 1), _most(part, begin, end)
        ends, count, verified, limit = [begin] + [0] * most, 1, 0, end
        while count > 0:
            found = child.machine.longest(self._text, ends[count - 1], limit, self.work)
            if found is None:
                count -= 1
            else:
                ends[count] = found
                verified = min(verified, count - 1)
                empty = found == ends[count - 1] and (count >= least or least - count < end - found)
                if found != end and count < most and not empty:
                    count += 1
                    limit = end
                    continue
                if found != end and count >= most:
                    count -= 1
                elif found == end and count >= least:
                    verified = self._verified(child, ends, verified, count)
                    if verified == count:
                        return True
            while count > 0:
                before, limit = ends[count - 1], ends[count] - 1
                if ends[count] > before and (limit > before or (count < least and least - count >= end - before)):
                    break
                count -= 1
        # Not at all comes last, so that groups have a text where they can.
        return part.low <= 0 and begin == end

    def _repeated_shortest(self, part: Part, child: Part, begin: int, end: int) -> bool:
        """Each time as little as possible."""
        least, most = max(part.low, 1), _most(part, begin, end)
        if part.low <= 0 and begin == end:
            return True
        ends, count, verified, limit = [begin] + [0] * most, 1, 0, begin
        while count > 0:
            if limit == ends[count - 1] != end and (count >= least or least - count < end - limit):
                limit += 1
            limit = end if count >= most else limit
            found = child.machine.shortest(self._text, ends[count - 1], limit, end, self.work)
            if found is None:
                count -= 1
            else:
                ends[count] = found
                verified = min(verified, count - 1)
                if found != end and count < most:
                    count += 1
                    limit = found
                    continue
                if found != end:
                    count -= 1
                elif count >= least:
                    verified = self._verified(child, ends, verified, count)
                    if verified == count:
                        return True
            while count > 0 and ends[count] >= end:
                count -= 1
            limit = ends[count] + 1
        return False

    def _verified(self, child: Part, ends: list[int], verified: int, count: int) -> int:
        """How many of the times are right, with their references."""
        while verified < count:
            self.forget(child)
            if not self.taken_apart(child, ends[verified], ends[verified + 1]):
                break
            verified += 1
        return verified


def _most(part: Part, begin: int, end: int) -> int:
    most = end - begin if part.high is None else min(end - begin, part.high)
    return max(most, part.low, 1)


@lru_cache(maxsize=256)
def regex(pattern: str, options: Options) -> Regex:
    """*pattern*, read; raises NoValue where it cannot be."""
    try:
        return Regex(pattern, options)
    except RecursionError:
        raise NoValue from None
