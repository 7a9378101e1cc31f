"""Running two things in turns, so that what else the machine does meets both alike."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from statistics import median
from time import perf_counter_ns
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Measured:
    """
    Two things side by side.

    Attributes:
        base_us: what we compare with, in microseconds a call (median).
        ratio: ratio of the medians.
        of_minima: ratio of the fastest.
    """

    base_us: float
    ratio: float
    of_minima: float


def interleave(base: Callable[[], object], ours: Callable[[], object], *, rounds: int, calls: int) -> Measured:
    """Time *calls* of each in turn, *rounds* times, changing who goes first."""
    bases: list[int] = []
    others: list[int] = []
    _time(base, calls)
    _time(ours, calls)
    for number in range(rounds):
        turns = [(base, bases), (ours, others)]
        for call, times in reversed(turns) if number % 2 else turns:
            times.append(_time(call, calls))
    return Measured(median(bases) / calls / 1000, median(others) / median(bases), min(others) / min(bases))


def _time(call: Callable[[], object], calls: int) -> int:
    gc.disable()
    try:
        started = perf_counter_ns()
        for _ in range(calls):
            call()
        return perf_counter_ns() - started
    finally:
        gc.enable()
