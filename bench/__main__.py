"""
Measure everything: ``python -m bench [--rounds 15] [--write]``; ``make bench`` does it with the other libraries installed.

Figures are ratios of interleaved runs. They are meant for a quiet machine and a local disk; a folder in memory shows what a disk hides.
"""

from __future__ import annotations

import argparse
from contextlib import ExitStack, closing
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import psycopg

from . import budgets, log, pool, side_by_side
from .budgets import Result
from .by_hand import ByHand, EachByHand
from .by_hand_postgres import PostgresByHand
from .chart import TITLES, chart
from .databases import make_sqlite, postgres_with_rows
from .far import far_away
from .ours import Ours
from .report import Report
from .rows import CHATS
from .start import starts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .contestants import Contestant, Engine

DOCS = Path(__file__).parents[1] / "docs"
PEER_PACKAGES = ("aiosql", "peewee", "sqlalchemy", "sqlspec")
SECTIONS = ("budgets", "side-by-side", "start", "pool", "log")
THREADS_ON_A_POOL = (16, 32, 64)
START, START_BUDGET_MS = "start of a process to its first row, more than the driver", 25.0
ENGINES: tuple[Engine, ...] = ("sqlite", "postgres")


class Bench:
    """What is measured, on which databases."""

    def __init__(self, arguments: argparse.Namespace, sqlite: Path, postgres: str) -> None:
        self.rounds: int = arguments.rounds
        self.seconds: float = arguments.seconds
        self.threads: tuple[int, ...] = side_by_side.THREADS[: 1 if arguments.quick else None]
        self.sqlite, self.postgres = sqlite, postgres
        self.report = Report(arguments.rounds, _server_version(postgres))

    def budgets(self) -> None:
        print(budgets.HEAD)
        with closing(ByHand(self.sqlite)) as hand, closing(Ours("sqlite", str(self.sqlite))) as ours:
            self._keep(budgets.of_sqlite(hand, ours, self.rounds))
        with closing(Ours("postgres", self.postgres)) as ours:
            self._keep(budgets.of_postgres(self.postgres, ours, self.rounds))

    def side_by_side(self) -> None:
        for engine in ENGINES:
            for threads in self.threads:
                for cell in side_by_side.compare(engine, threads, self._makers(engine, threads), self.rounds):
                    print(cell.line(), flush=True)
                    self.report.cells.append(cell)

    def start(self) -> None:
        names = ["twinsql", *peers()]
        for engine in ENGINES:
            for one in starts(engine, self._place(engine), names, self.rounds):
                print(one.line(), flush=True)
                self.report.starts.append(one)
                if one.name == "twinsql":
                    self.report.budgets.append(Result(TITLES[engine], START, START_BUDGET_MS, one.more, 0, " ms"))

    def pool(self) -> None:
        for where, delay_ms in (("same machine", 0.0), ("1 ms away", 1.0)):
            with ExitStack() as stack:
                url = stack.enter_context(far_away(self.postgres, delay_ms)) if delay_ms else self.postgres
                for one in pool.crowded(where, url, THREADS_ON_A_POOL, self.rounds, self.seconds):
                    print(one.line(), flush=True)
                    self.report.pools.append(one)

    def log(self) -> None:
        self._keep(log.results(self.rounds))

    def _keep(self, results: Iterator[Result]) -> None:
        for result in results:
            print(result.line(), flush=True)
            self.report.budgets.append(result)

    def _makers(self, engine: Engine, threads: int) -> Mapping[str, Callable[[], Contestant]]:
        place = self._place(engine)
        by_hand: Callable[[], Contestant] = partial(PostgresByHand, place)
        if engine == "sqlite":
            by_hand = partial(ByHand if threads == 1 else EachByHand, self.sqlite)
        others = {name: partial(make, engine, place) for name, make in peers().items()}
        return {side_by_side.BASE: by_hand, "twinsql": partial(Ours, engine, place), **others}

    def _place(self, engine: Engine) -> str:
        return str(self.sqlite) if engine == "sqlite" else self.postgres


def peers() -> Mapping[str, Callable[[Engine, str], Contestant]]:
    """The other libraries, where they are installed."""
    if any(find_spec(name) is None for name in PEER_PACKAGES):
        return {}
    from .peers.names import PEERS  # noqa: PLC0415 - installed by `make bench` alone

    return PEERS


def _server_version(url: str) -> str:
    with psycopg.connect(url) as connection:
        return str(connection.info.server_version // 10000)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Measure the budgets of the design, and other libraries beside ours."
    )
    parser.add_argument("sections", nargs="*", metavar="section", help=f"{', '.join(SECTIONS)} (all)")
    parser.add_argument("--rounds", type=int, default=15, help="how often each turn is run (15)")
    parser.add_argument("--seconds", type=float, default=0.4, help="how long each turn of the pool lasts (0.4)")
    parser.add_argument("--folder", type=Path, help="where the SQLite database goes (the system's temporary folder)")
    parser.add_argument("--quick", action="store_true", help="few rows, one thread: to see that it runs")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/benchmarks.md and docs/benchmarks.svg")
    return parser.parse_args()


def main() -> int:
    """1 where a budget is not kept."""
    arguments = _arguments()
    sections: list[str] = arguments.sections or list(SECTIONS)
    if unknown := set(sections) - set(SECTIONS):
        raise SystemExit(f"no such section: {', '.join(sorted(unknown))}; there are {', '.join(SECTIONS)}")
    if not peers():
        print("The other libraries are not installed, so they are left out: `make bench` installs them.")
    chats = 2 if arguments.quick else CHATS
    with TemporaryDirectory(dir=arguments.folder) as folder, postgres_with_rows(chats) as url:
        bench = Bench(arguments, make_sqlite(Path(folder), chats), url)
        for name in sections:
            getattr(bench, name.replace("-", "_"))()
    if arguments.write:
        bench.report.write(DOCS / "benchmarks.md")
        (DOCS / "benchmarks.svg").write_text(chart(bench.report.cells))
    held = [*(one.held for one in bench.report.budgets), *(one.held for one in bench.report.pools if one.where == "same machine")]
    return 0 if all(held) else 1


if __name__ == "__main__":
    raise SystemExit(main())
