"""The budgets of the design: this layer against the same by hand, on one engine after the other."""

from __future__ import annotations

from itertools import count
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from .by_hand_postgres import PostgresByHand
from .interleaved import Spread, in_turns, ratio, timed
from .rows import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .by_hand import ByHand
    from .contestants import Contestant
    from .ours import Ours

HEAD = f"{'what':<54} {'budget':>7} {'median':>7} {'quarters':>13} {'minima':>7} {'base µs':>9}"
BATCH = 1000
KEY, CHAT, TAG = "m0001007", "c0001", 7


class Result(NamedTuple):
    """One line of the table."""

    engine: str
    name: str
    at_most: float
    found: Spread
    base_us: float
    unit: str = ""

    @property
    def held(self) -> bool:
        """Whether the median is within the budget."""
        return self.found.median <= self.at_most

    def line(self) -> str:
        """As the table shows it."""
        found, name = self.found, f"{self.engine}: {self.name}"
        quarters = f"{found.low:.2f}–{found.high:.2f}"
        numbers = f"{self.at_most:>7.2f} {found.median:>7.2f} {quarters:>13} {found.of_minima:>7.2f} {self.base_us:>9.1f}"
        return f"{name:<54} {numbers}  {'ok' if self.held else 'OVER'}"


class Pair(NamedTuple):
    """Two ways to do the same, and what one may take more than the other."""

    name: str
    at_most: float
    base: Callable[[], object]
    ours: Callable[[], object]
    calls: int
    turns: int = 1

    def result(self, engine: str, rounds: int) -> Result:
        """Run them in turns."""
        turns = {"base": lambda: timed(self.base, self.calls), "ours": lambda: timed(self.ours, self.calls)}
        single = in_turns(turns, rounds * self.turns)
        found = {name: [median(batch) for batch in _in_batches(times, self.turns)] for name, times in single.items()}
        fastest_us = min(found["base"]) / self.calls / 1000
        return Result(engine, self.name, self.at_most, ratio(found["ours"], found["base"]), fastest_us)


def _in_batches(times: list[float], size: int) -> Iterator[list[float]]:
    return (times[start : start + size] for start in range(0, len(times), size))


def of_sqlite(hand: ByHand, ours: Ours, rounds: int) -> Iterator[Result]:
    """Ours against one open connection. Writes are one call a turn, for many turns: a disk's moods are longer than a call."""
    pairs = (
        Pair("one message row / by hand", 1.05, lambda: hand.message(KEY), lambda: ours.queries.get(id=KEY), 1000),
        Pair("one small row / by hand", 1.20, lambda: hand.tag(TAG), lambda: ours.queries.tag(id=TAG), 1000),
        *_pages(hand, ours, (100, 5)),
        *_writes(hand, ours, calls=(1, 1, 1), turns=(50, 1, 50)),
    )
    yield from (pair.result("SQLite", rounds) for pair in pairs)


def of_postgres(url: str, ours: Ours, rounds: int) -> Iterator[Result]:
    """Ours against psycopg_pool: with one connection, its fastest with one thread, and with the 20 that it hands out in turn."""
    alone = PostgresByHand(url, 1, 1)
    try:
        yield from (pair.result("PostgreSQL", rounds) for pair in _against_one(alone, ours))
    finally:
        alone.close()
    pooled = PostgresByHand(url)
    try:
        yield Pair("one message row / psycopg_pool of 20", 0.90, lambda: pooled.message(KEY), lambda: ours.queries.get(id=KEY), 200).result(
            "PostgreSQL", rounds
        )
    finally:
        pooled.close()


def _against_one(hand: PostgresByHand, ours: Ours) -> Sequence[Pair]:
    return (
        Pair("one message row / by hand", 1.05, lambda: hand.message(KEY), lambda: ours.queries.get(id=KEY), 200),
        *_pages(hand, ours, (40, 3)),
        *_writes(hand, ours, calls=(50, 1, 30), turns=(1, 1, 1)),
    )


def _pages(hand: Contestant, ours: Ours, calls: tuple[int, int]) -> Iterator[Pair]:
    yield Pair("50 message rows / by hand", 0.80, lambda: hand.page(CHAT, 50), lambda: ours.page(CHAT, 50), calls[0])
    yield Pair("1,000 message rows / by hand", 0.80, lambda: hand.page(CHAT, 1000), lambda: ours.page(CHAT, 1000), calls[1])


def _writes(hand: Contestant, ours: Ours, *, calls: tuple[int, int, int], turns: tuple[int, int, int]) -> Iterator[Pair]:
    numbers = count(1_000_000)
    yield Pair(
        "insert / by hand",
        1.05,
        lambda: hand.add(message(next(numbers), "h")),
        lambda: ours.add(message(next(numbers), "x")),
        calls[0],
        turns[0],
    )
    yield Pair(
        "batch of 1,000 / by hand",
        1.05,
        lambda: hand.add_many([Message(*message(next(numbers), "h")) for _ in range(BATCH)]),
        lambda: ours.add_many([Message(*message(next(numbers), "x")) for _ in range(BATCH)]),
        calls[1],
        turns[1],
    )
    yield Pair(
        "transaction of three / by hand",
        1.05,
        lambda: hand.three(message(next(numbers), "h"), TAG),
        lambda: ours.three(message(next(numbers), "x"), TAG),
        calls[2],
        turns[2],
    )
