"""Many threads on a pool of 20: throughput, slowest hundredth and fairness, against psycopg_pool in turns."""

from __future__ import annotations

import threading
from statistics import median
from time import perf_counter_ns, sleep
from typing import TYPE_CHECKING, NamedTuple

from .budgets import Result
from .interleaved import Measured

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECONDS = 0.4
ROUNDS = 5


class Load(NamedTuple):
    """What a crowd of threads got done."""

    calls_per_s: float
    slowest_hundredth_ms: float
    starved: float
    """Calls of the thread that was served most by those of the one that was served least."""


def results(threads: int, ours: Callable[[], object], base: Callable[[], object]) -> Iterator[Result]:
    """Three lines; throughput is told as calls of psycopg_pool for one of ours, so that less is better in every line."""
    _load(threads, ours)
    _load(threads, base)
    rounds = [(_load(threads, base), _load(threads, ours)) for _ in range(ROUNDS)]
    us = median(1e6 / one.calls_per_s for one, _ in rounds)
    slow_us = median(one.slowest_hundredth_ms for one, _ in rounds) * 1000
    calls = [one.calls_per_s / other.calls_per_s for one, other in rounds]
    slowest = [other.slowest_hundredth_ms / one.slowest_hundredth_ms for one, other in rounds]
    starved = [other.starved for _, other in rounds]
    yield Result(f"{threads} threads, psycopg_pool's calls / ours", 0.67, Measured(us, median(calls), min(calls)))
    yield Result(f"{threads} threads, 99th percentile / psycopg_pool's", 1.0, Measured(slow_us, median(slowest), min(slowest)))
    yield Result(f"{threads} threads, most served / least served", 4.0, Measured(us, median(starved), min(starved)))


def _load(threads: int, call: Callable[[], object]) -> Load:
    stop = threading.Event()
    times: list[list[int]] = [[] for _ in range(threads)]

    def loop(mine: list[int]) -> None:
        while not stop.is_set():
            started = perf_counter_ns()
            call()
            mine.append(perf_counter_ns() - started)

    workers = [threading.Thread(target=loop, args=(mine,)) for mine in times]
    started = perf_counter_ns()
    for worker in workers:
        worker.start()
    sleep(SECONDS)
    stop.set()
    for worker in workers:
        worker.join()
    seconds = (perf_counter_ns() - started) / 1e9
    every = sorted(time for mine in times for time in mine)
    counts = [len(mine) for mine in times]
    return Load(len(every) / seconds, every[len(every) * 99 // 100] / 1e6, max(counts) / max(min(counts), 1))
