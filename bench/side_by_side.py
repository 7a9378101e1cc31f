"""Libraries side by side: six tasks, by 1, 4 and 16 threads."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from .budgets import BATCH, CHAT, KEY
from .interleaved import Crowd, Spread, in_turns, ratio, timed
from .rows import TAGS, Message, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .contestants import Contestant, Engine

TASKS = {"one row": 200, "50 rows": 20, "1,000 rows": 2, "insert": 40, "batch of 1,000": 1, "transaction of three": 30}
"""What is done, and by how many calls a turn."""

THREADS = (1, 4, 16)
BASE = "by hand"


class Cell(NamedTuple):
    """What one library takes for one task, by hand being 1."""

    engine: Engine
    threads: int
    task: str
    name: str
    found: Spread
    fastest_us: float
    """A call, in the fastest round."""

    def line(self) -> str:
        """As the console shows it."""
        found = self.found
        ratios = f"{found.median:>6.2f} ({found.low:.2f}–{found.high:.2f})".ljust(22)
        return f"{self.engine:<9} {self.threads:>2} threads  {self.task:<21} {self.name:<16} {ratios} minima {found.of_minima:>6.2f}"


def compare(engine: Engine, threads: int, makers: Mapping[str, Callable[[], Contestant]], rounds: int) -> Iterator[Cell]:
    """Every task by every library, in turns; the base is one of them."""
    with ExitStack() as stack:
        made = {name: make() for name, make in makers.items()}
        for contestant in made.values():
            stack.callback(contestant.close)
        agree(made)
        crowds = {name: Crowd(threads) for name in made} if threads > 1 else {}
        for crowd in crowds.values():
            stack.callback(crowd.close)
        for task, calls in TASKS.items():
            each = max(calls // threads, 1)
            turns = {name: _turn(work(one, task, f"{name}{threads}"), each, crowds.get(name)) for name, one in made.items()}
            found = in_turns(turns, rounds)
            for name, times in found.items():
                yield Cell(engine, threads, task, name, ratio(times, found[BASE]), min(times) / (each * threads) / 1000)


def _turn(call: Callable[[], object], calls: int, crowd: Crowd | None) -> Callable[[], float]:
    return (lambda: timed(call, calls)) if crowd is None else (lambda: crowd.timed(call, calls))


def agree(made: Mapping[str, Contestant]) -> None:
    """Raise where a library does not give the objects that the others give: then its time would mean nothing."""
    base = made[BASE]
    for name, contestant in made.items():
        if contestant.message(KEY) != base.message(KEY) or contestant.page(CHAT, 50) != base.page(CHAT, 50):
            raise AssertionError(f"{name} reads something else than what is written by hand")


def work(one: Contestant, task: str, prefix: str) -> Callable[[], object]:
    """The call that is timed. Keys are unique for each library."""
    numbers = _NUMBERS.setdefault(prefix, count(1_000_000))

    match task:
        case "one row":
            return lambda: one.message(KEY)
        case "50 rows":
            return lambda: one.page(CHAT, 50)
        case "1,000 rows":
            return lambda: one.page(CHAT, 1000)
        case "insert":
            return lambda: one.add(message(next(numbers), prefix))
        case "batch of 1,000":
            return lambda: one.add_many([Message(*message(next(numbers), prefix)) for _ in range(BATCH)])
        case _:
            # Another tag each time, or threads would wait for each other.
            return lambda: one.three(message(number := next(numbers), prefix), number % TAGS)


_NUMBERS: dict[str, Iterator[int]] = {}
