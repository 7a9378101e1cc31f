"""
A regular language as a machine whose states are sets, made as they are needed: each character of a text is looked at once.

There is no going back, so that no pattern takes longer than the length of the text times the number of states; what would need too many
of them is refused.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from .kinds import NoValue
from .regex_characters import ANY, CLASSES, Characters

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Mapping

MOST_STATES = 20_000
"""Of one machine, before sets of them are made."""

WALK = 50
"""What it costs to begin at a place, in characters."""

MOST_SETS = 2_000
MOST_MOVES = 50_000
"""What is kept of a machine: sets, and moves from set to set by a character."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """One behind the other; nothing at all where it is empty."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """The same several times; without end where *high* is None."""

    node: Node
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition on a place in the text, by its name in CONDITIONS."""

    kind: str

    def holds(self, text: str, place: int) -> bool:
        """Whether it holds at *place*."""
        return CONDITIONS[self.kind](text, place)


@dataclass(frozen=True, eq=False)
class Look:
    """Whether *node* matches from a place on, or up to it; or whether it does not."""

    node: Node
    ahead: bool
    wanted: bool

    @cached_property
    def machine(self) -> Machine:
        """Finds the node."""
        return Machine(self.node, anywhere=not self.ahead)

    def holds(self, text: str, place: int) -> bool:
        """Whether it holds at *place*."""
        if self.ahead:
            return (self.machine.shortest(text, place, place, len(text)) is not None) == self.wanted
        return (place in self.machine.ends(text)) == self.wanted


Node: TypeAlias = Sequence | Choice | Repeat | Guard | Look | Characters
Condition: TypeAlias = Guard | Look


@lru_cache(maxsize=4096)
def _in_word(character: str) -> bool:
    return CLASSES["word"](character)


def _word_before(text: str, place: int) -> bool:
    return place > 0 and _in_word(text[place - 1])


def _word_after(text: str, place: int) -> bool:
    return place < len(text) and _in_word(text[place])


CONDITIONS: Mapping[str, Callable[[str, int], bool]] = {
    "start": lambda _, place: place == 0,
    "end": lambda text, place: place == len(text),
    "start of line": lambda text, place: place == 0 or text[place - 1] == "\n",
    "end of line": lambda text, place: place == len(text) or text[place] == "\n",
    "start of word": lambda text, place: not _word_before(text, place) and _word_after(text, place),
    "end of word": lambda text, place: _word_before(text, place) and not _word_after(text, place),
    "edge of word": lambda text, place: _word_before(text, place) != _word_after(text, place),
    "no edge of word": lambda text, place: _word_before(text, place) == _word_after(text, place),
}


@dataclass(slots=True, eq=False)
class _Set:
    """A set of states behind a character, and what becomes of it by the conditions that hold there."""

    states: frozenset[int]
    conditions: tuple[Condition, ...]
    open: _Open | None = None
    opened: dict[tuple[bool, ...], _Open] = field(default_factory=dict["tuple[bool, ...]", "_Open"])


@dataclass(slots=True, eq=False)
class _Open:
    """All states that are reached without a character, and the sets that are reached by one."""

    accepts: bool
    moves: tuple[tuple[Characters, int], ...]
    next: dict[str, _Set | None] = field(default_factory=dict["str", "_Set | None"])


@dataclass(slots=True)
class Work:
    """How many characters were looked at, and what a walk costs besides, in characters."""

    done: int = 0


_UNKNOWN = _Set(frozenset(), ())


START = Guard("start")


class Machine:
    """Finds how far a language reaches from a place in a text, or, where it may begin *anywhere* behind that place, where it ends."""

    def __init__(self, node: Node, *, anywhere: bool = False) -> None:
        self._free: list[list[tuple[int, Condition | None]]] = []
        self._moves: list[list[tuple[Characters, int]]] = []
        self._sets: dict[frozenset[int], _Set] = {}
        self._kept = 0
        self._ends: tuple[str | None, frozenset[int]] = (None, frozenset())
        start, self._final = self._state(), self._state()
        self._build(node, self._free_to(start), self._final)
        if anywhere:
            self._moves[start].append((ANY, start))
        self._begin(frozenset({start}))

    def _begin(self, start: frozenset[int]) -> None:
        """Forget all sets but those in which nothing has begun: the first one, and what is the same behind a character."""
        self._sets.clear()
        self._kept = 0
        self._first, self._idle = self._made(start, begins=True), self._set(start)

    def search(self, text: str, start: int) -> tuple[int, int] | None:
        """Between which places the first match begins that ends before all others, and where it ends, of what may begin anywhere."""
        current, begin = self._first, start
        for place in range(start, len(text) + 1):
            if current is self._idle:
                begin = place
            opened = current.open or self._opened(current, text, place)
            if opened.accepts:
                return begin, place
            if place < len(text):
                following = opened.next.get(text[place], _UNKNOWN)
                if following is _UNKNOWN:
                    following = self._following(opened, text[place])
                current = following or self._idle
        return None

    def longest(self, text: str, start: int, stop: int, work: Work | None = None) -> int | None:
        """The last end between *start* and *stop*, or None."""
        return max(self._walk(text, start, stop, work), default=None)

    def shortest(self, text: str, start: int, least: int, stop: int, work: Work | None = None) -> int | None:
        """The first end between *least* and *stop* of what begins at *start*, or None."""
        walk = self._walk(text, start, stop, work, least)
        end = next(walk, None)
        walk.close()
        return end

    def ends(self, text: str) -> frozenset[int]:
        """All ends of what begins at the start of *text*."""
        known, found = self._ends
        if known is not text:
            found = frozenset(self._walk(text, 0, len(text)))
            self._ends = (text, found)
        return found

    def _walk(self, text: str, start: int, stop: int, work: Work | None = None, least: int = 0) -> Generator[int]:
        """Each end between *start* and *stop*, in order, from *least* on."""
        current, place = self._first, start
        try:
            for place in range(start, stop + 1):
                opened = current.open or self._opened(current, text, place)
                if opened.accepts and place >= least:
                    yield place
                if place == stop:
                    return
                following = opened.next.get(text[place], _UNKNOWN)
                if following is _UNKNOWN:
                    following = self._following(opened, text[place])
                if following is None:
                    return
                current = following
        finally:
            if work is not None:
                work.done += place - start + WALK

    def _state(self) -> int:
        if len(self._free) >= MOST_STATES:
            raise NoValue
        self._free.append([])
        self._moves.append([])
        return len(self._free) - 1

    def _build(self, node: Node, start: int, end: int) -> None:
        """String *node* between two states."""
        if isinstance(node, Characters):
            self._moves[start].append((node, end))
        elif isinstance(node, (Guard, Look)):
            self._free[start].append((end, node))
        elif isinstance(node, Repeat):
            self._repeat(node, start, end)
        elif isinstance(node, Choice):
            for one in node.nodes:
                self._build(one, self._free_to(start), self._free_from(end))
        else:
            for one in node.nodes:
                behind = self._state()
                self._build(one, start, behind)
                start = behind
            self._free[start].append((end, None))

    def _free_to(self, start: int) -> int:
        state = self._state()
        self._free[start].append((state, None))
        return state

    def _free_from(self, end: int) -> int:
        state = self._state()
        self._free[state].append((end, None))
        return state

    def _repeat(self, node: Repeat, start: int, end: int) -> None:
        for _ in range(node.low):
            behind = self._state()
            self._build(node.node, self._free_to(start), behind)
            start = behind
        if node.high is None:
            hub = self._free_to(start)
            self._build(node.node, self._free_to(hub), self._free_from(hub))
            start = hub
        for _ in range(node.low, node.high or 0):
            self._free[start].append((end, None))
            behind = self._state()
            self._build(node.node, self._free_to(start), behind)
            start = behind
        self._free[start].append((end, None))

    def _set(self, states: frozenset[int]) -> _Set:
        found = self._sets.get(states)
        if found is None:
            found = self._sets[states] = self._made(states, begins=False)
        return found

    def _made(self, states: frozenset[int], *, begins: bool) -> _Set:
        conditions: dict[Condition, None] = {}

        def noted(condition: Condition) -> bool:
            # Behind a character no text begins.
            open_question = begins or condition != START
            if open_question:
                conditions[condition] = None
            return open_question

        reached = self._reached(states, noted)
        return _Set(states, tuple(conditions), None if conditions else self._open(reached))

    def _reached(self, states: Iterable[int], holds: Callable[[Condition], bool]) -> set[int]:
        """What is reached from *states* without a character."""
        reached = set(states)
        waiting = list(reached)
        while waiting:
            for state, condition in self._free[waiting.pop()]:
                if state not in reached and (condition is None or holds(condition)):
                    reached.add(state)
                    waiting.append(state)
        return reached

    def _open(self, reached: set[int]) -> _Open:
        moves = tuple(move for state in sorted(reached) for move in self._moves[state])
        return _Open(self._final in reached, moves)

    def _opened(self, current: _Set, text: str, place: int) -> _Open:
        answers = tuple(condition.holds(text, place) for condition in current.conditions)
        found = current.opened.get(answers)
        if found is None:
            truth = dict(zip(current.conditions, answers, strict=True))
            found = current.opened[answers] = self._open(self._reached(current.states, lambda condition: truth.get(condition, False)))
        return found

    def _following(self, opened: _Open, character: str) -> _Set | None:
        if self._kept >= MOST_MOVES or len(self._sets) >= MOST_SETS:
            self._begin(self._first.states)
        states = frozenset(state for characters, state in opened.moves if characters.has(character))
        found = self._set(states) if states else None
        opened.next[character] = found
        self._kept += 1
        return found
