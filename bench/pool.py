"""Many threads on a pool of 20: throughput, slowest hundredth and fairness, against psycopg_pool in turns, near the server and far from it."""

from __future__ import annotations

import threading
from contextlib import closing
from time import perf_counter_ns, sleep
from typing import TYPE_CHECKING, NamedTuple

from .budgets import KEY
from .by_hand_postgres import PostgresByHand
from .interleaved import Spread, spread
from .ours import Ours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIZE = 20


class Load(NamedTuple):
    """What a crowd of threads got done."""

    calls_per_s: float
    slowest_hundredth_ms: float
    slowest_ms: float
    unfair: float
    """Calls of the thread that was served most by those of the one that was served least."""


class Crowded(NamedTuple):
    """One line of the table: ours by psycopg_pool's."""

    where: str
    threads: int
    throughput: Spread
    slowest_hundredth: Spread
    unfair: Spread
    base: Load
    ours: Load

    def line(self) -> str:
        """As the console shows it."""
        shown = (f"{one.median:.2f} ({one.low:.2f}–{one.high:.2f})" for one in (self.throughput, self.slowest_hundredth, self.unfair))
        return f"{self.where:<22} {self.threads:>2} threads  " + "  ".join(
            f"{name} {value}" for name, value in zip(("throughput", "p99", "most / least served"), shown, strict=True)
        )

    @property
    def held(self) -> bool:
        """Whether the budget is kept: half as much again, at a 99th percentile that is no worse, and nobody starved."""
        return self.throughput.median >= 1.5 and self.slowest_hundredth.median <= 1 and self.unfair.median < 4


def crowded(where: str, url: str, threads: tuple[int, ...], rounds: int, seconds: float) -> Iterator[Crowded]:
    """Point reads by so many threads."""
    with closing(PostgresByHand(url, SIZE, SIZE)) as hand, closing(Ours("postgres", url)) as ours:
        for number in threads:
            calls: tuple[Callable[[], object], ...] = (lambda: hand.message(KEY), lambda: ours.queries.get(id=KEY))
            found = [_round(number, calls, seconds, backwards=bool(turn % 2)) for turn in range(rounds + 1)][1:]
            yield _summed(where, number, found)


def _round(threads: int, calls: tuple[Callable[[], object], ...], seconds: float, *, backwards: bool) -> tuple[Load, Load]:
    if backwards:
        other = _load(threads, calls[1], seconds)
        return _load(threads, calls[0], seconds), other
    return _load(threads, calls[0], seconds), _load(threads, calls[1], seconds)


def _summed(where: str, threads: int, found: list[tuple[Load, Load]]) -> Crowded:
    middle = sorted(found, key=lambda pair: pair[1].calls_per_s / pair[0].calls_per_s)[len(found) // 2]
    return Crowded(
        where,
        threads,
        spread([ours.calls_per_s / base.calls_per_s for base, ours in found]),
        spread([ours.slowest_hundredth_ms / base.slowest_hundredth_ms for base, ours in found]),
        spread([ours.unfair for _, ours in found]),
        *middle,
    )


def _load(threads: int, call: Callable[[], object], seconds: float) -> Load:
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
    sleep(seconds)
    stop.set()
    for worker in workers:
        worker.join()
    took_s = (perf_counter_ns() - started) / 1e9
    every = sorted(time for mine in times for time in mine)
    counts = [len(mine) for mine in times]
    return Load(len(every) / took_s, every[len(every) * 99 // 100] / 1e6, every[-1] / 1e6, max(counts) / max(min(counts), 1))
