"""Running things in turns, so that what else the machine does meets all of them alike."""

from __future__ import annotations

import gc
from statistics import median, quantiles
from threading import Barrier, Thread
from time import perf_counter_ns
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Spread(NamedTuple):
    """What rounds have said: the middle, and the quarter of them below and above it."""

    median: float
    low: float
    high: float
    of_minima: float
    """For a ratio: of the fastest round of each, which is what a busy machine disturbs least. Else the smallest."""


def spread(values: Sequence[float], of_minima: float | None = None) -> Spread:
    """The middle and the quarters of *values*."""
    quarters = quantiles(values, n=4, method="inclusive") if len(values) > 1 else [values[0]] * 3
    return Spread(median(values), quarters[0], quarters[2], min(values) if of_minima is None else of_minima)


def ratio(ours: Sequence[float], base: Sequence[float]) -> Spread:
    """Round by round, and of the fastest rounds."""
    return spread([one / other for one, other in zip(ours, base, strict=True)], min(ours) / min(base))


def in_turns(turns: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """What each turn measured in each round. Each round begins with another one; a first round is not counted."""
    for turn in turns.values():
        turn()
    found: dict[str, list[float]] = {name: [] for name in turns}
    names = list(turns)
    for number in range(rounds):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            found[name].append(turns[name]())
    return found


def timed(call: Callable[[], object], calls: int) -> float:
    """Nanoseconds that *calls* calls take."""
    gc.disable()
    try:
        started = perf_counter_ns()
        for _ in range(calls):
            call()
        return perf_counter_ns() - started
    finally:
        gc.enable()


class Crowd:
    """Threads that stay: each keeps what a library keeps for a thread. What they are given, they begin together."""

    def __init__(self, threads: int) -> None:
        self._calls = 0
        self._call: Callable[[], object] | None = None
        self._errors: list[BaseException] = []
        self._start, self._end = Barrier(threads + 1), Barrier(threads + 1)
        for _ in range(threads):
            Thread(target=self._work, daemon=True).start()

    def timed(self, call: Callable[[], object], calls: int) -> float:
        """Nanoseconds until each thread has made *calls* calls."""
        self._call, self._calls = call, calls
        gc.disable()
        try:
            self._start.wait()
            started = perf_counter_ns()
            self._end.wait()
            took = perf_counter_ns() - started
        finally:
            gc.enable()
        if self._errors:
            raise self._errors[0]
        return took

    def close(self) -> None:
        """Let the threads end."""
        self._call = None
        self._start.wait()

    def _work(self) -> None:
        while True:
            self._start.wait()
            call = self._call
            if call is None:
                return
            try:
                for _ in range(self._calls):
                    call()
            except BaseException as error:  # noqa: BLE001 - raised where the time is taken
                self._errors.append(error)
            self._end.wait()
