"""
Which functions still run since a statement ran last: how a loop is seen without being declared.

A frame that loops is the same at every turn, those of the functions that it calls are new at each. Frames cannot be referred to weakly and their
addresses are used again at once, so each gets a mark that lives as long as it does, in the attribute that a debugger would use. A frame
that a debugger has taken is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import FrameType

    from ..adapters.statement import Statement
    from ..adapters.tracer import QueryRun

K = TypeVar("K")

GAP_NS = 100_000_000
"""A loop that does something else for as long between two runs is a poller's."""

MOST_COUNTS = 1000
"""Counts kept for one function call or one unit of work, the latest."""

COMPREHENSIONS = ("<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>")

Call = tuple["Statement[object]", int, int]
"""A statement and the instruction of the service that runs it."""


@dataclass(slots=True)
class Count:
    """
    How often one call happened.

    Attributes:
        runs: without a gap between them.
        turns: in all.
        total_ns: time of `runs`.
        first_ns: when the first of `runs` began.
        last_ns: when the latest ended.
        rows: of the latest.
        pauses: turns that came so long after the one before as a poller's do; where a unit of work counts.
        told: whether it is dealt with.
        reported: whether it was reported.
    """

    runs: int = 0
    turns: int = 0
    total_ns: int = 0
    first_ns: int = 0
    last_ns: int = 0
    rows: int = 0
    pauses: int = 0
    told: bool = False
    reported: bool = False

    def add(self, query: QueryRun) -> None:
        """One run more."""
        self.pauses += query.started_ns - self.last_ns >= GAP_NS
        self.runs += 1
        self.turns += 1
        self.total_ns += query.duration_ns
        self.last_ns = query.started_ns + query.duration_ns


class Activation:
    """
    The mark of a frame: what ran beneath it. It must not know the frame, or neither would ever go.

    Attributes:
        counts: by call and by the frame's own instruction that led to it.
    """

    __slots__ = ("counts",)

    def __init__(self) -> None:
        self.counts: dict[tuple[Call, int], Count] = {}

    def __call__(self, *_: object) -> Activation:
        """For a debugger that is started later and asks the frame's trace function: nothing."""
        return self


def count(frames: Sequence[FrameType], call: Call, query: QueryRun) -> list[Count]:
    """Count *query* for every frame; the counts, each beside its frame."""
    found: list[Count] = []
    started, ended = query.started_ns, query.started_ns + query.duration_ns
    for frame in frames:
        mark = frame.f_trace
        if mark is None:
            frame.f_trace = mark = Activation()
        seen = counted(mark.counts, (call, frame.f_lasti)) if isinstance(mark, Activation) else Count()
        if started - seen.last_ns >= GAP_NS:
            seen.runs = seen.total_ns = 0
            seen.first_ns = started
        # As `Count.add`.
        seen.runs += 1
        seen.turns += 1
        seen.total_ns += query.duration_ns
        seen.last_ns = ended
        seen.rows = query.rows
        found.append(seen)
    return found


def counted(counts: dict[K, Count], key: K) -> Count:
    """The count of *key*, a new one where it has none; the oldest goes where there are too many."""
    seen = counts.get(key)
    if seen is None:
        if len(counts) >= MOST_COUNTS:
            del counts[next(iter(counts))]
        seen = counts[key] = Count()
    return seen


def loop_depth(counts: Sequence[Count], outer: int) -> int:
    """Which frame is the one that loops, where the one at *outer* has seen too many runs: the innermost that has seen most of them."""
    while outer and counts[outer - 1].turns * 2 > counts[outer].turns:
        outer -= 1
    return outer


def others(frames: Sequence[FrameType], call: Call, seen: Count) -> tuple[bool, bool]:
    """
    What else ran beneath the loop that *frames* begin with, behind which its callers stand, and which has seen *call* so often as *seen* says.

    Whether others at each turn, too; and whether what it goes through was read before, by its function from another line or, directly before the
    loop, as so many rows by a caller.
    """
    loop, name = frames[0], _function(frames[0])
    each_turn = any(at == loop.f_lasti and other[0] is not call[0] and one.turns * 2 > seen.turns for other, at, one in _counts(loop))
    before = any(
        at != frame.f_lasti
        and not other[0].writes
        and (_function(frame) == name or (one.rows >= seen.turns and seen.first_ns - one.last_ns < GAP_NS))
        for frame in frames
        for other, at, one in _counts(frame)
    )
    return each_turn, before


def _counts(frame: FrameType) -> Iterator[tuple[Call, int, Count]]:
    mark = frame.f_trace
    if isinstance(mark, Activation):
        yield from ((call, at, seen) for (call, at), seen in list(mark.counts.items()))


def _function(frame: FrameType) -> tuple[str, str]:
    """File and name of *frame*'s function; of a comprehension, which has a frame of its own, those of the function that it stands in."""
    name = frame.f_code.co_qualname
    while name.endswith(COMPREHENSIONS):
        name = name.rpartition(".<locals>.")[0] or "<module>"
    return frame.f_code.co_filename, name
