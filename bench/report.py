"""The measured figures as Markdown, put into the page between its marks."""

from __future__ import annotations

import os
import platform
import sqlite3
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING

from .chart import TITLES
from .side_by_side import BASE, TASKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from .budgets import Result
    from .interleaved import Spread
    from .pool import Crowded
    from .side_by_side import Cell
    from .start import Start

BEGIN, END = "<!-- figures: written by `make bench`, not by hand -->\n", "<!-- end of figures -->\n"


@dataclass
class Report:
    """All that was measured, and how busy the machine was with other things before it began."""

    rounds: int
    server: str
    load: float = field(default_factory=lambda: os.getloadavg()[0])
    budgets: list[Result] = field(default_factory=list["Result"])
    cells: list[Cell] = field(default_factory=list["Cell"])
    starts: list[Start] = field(default_factory=list["Start"])
    pools: list[Crowded] = field(default_factory=list["Crowded"])

    def write(self, page: Path) -> None:
        """Put the figures into *page*."""
        before, _, rest = page.read_text().partition(BEGIN)
        _, _, after = rest.partition(END)
        page.write_text(before + BEGIN + "\n" + "\n".join(self._lines()) + "\n" + END + after)

    def _lines(self) -> Iterator[str]:
        yield from _machine(self, {cell.name for cell in self.cells})
        yield from _budgets(self.budgets)
        yield from _side_by_side(self.cells)
        yield from _starts(self.starts)
        yield from _pools(self.pools)


def _machine(report: Report, names: set[str]) -> Iterator[str]:
    packages = {"aiosql": "aiosql", "SQLSpec": "sqlspec", "SQLAlchemy Core": "sqlalchemy", "peewee": "peewee"}
    peers = [f"{name} {version(package)}" for name, package in packages.items() if name in names]
    drivers = [f"psycopg {version('psycopg')}", f"psycopg_pool {version('psycopg-pool')}"]
    engines = [f"Python {platform.python_version()}", f"SQLite {sqlite3.sqlite_version}", f"PostgreSQL {report.server}"]
    yield f"Measured on {os.cpu_count()} processors with a load of {report.load:.1f} before it began, {report.rounds} rounds, with {', '.join(engines + drivers + peers)}."
    yield ""


def _budgets(results: Iterable[Result]) -> Iterator[str]:
    yield "### Budgets"
    yield ""
    yield from _head("engine", "what", "budget", "median (quarters)", "of the fastest rounds", "kept")
    for one in results:
        found = f"{_shown(one.found)}{one.unit}"
        yield _row(one.engine, one.name, f"{one.at_most:g}{one.unit}", found, f"{one.found.of_minima:.2f}{one.unit}", _kept(held=one.held))
    yield ""


def _side_by_side(cells: list[Cell]) -> Iterator[str]:
    yield "### Side by side"
    yield ""
    for engine, threads in dict.fromkeys((cell.engine, cell.threads) for cell in cells):
        here = {(cell.name, cell.task): cell for cell in cells if (cell.engine, cell.threads) == (engine, threads)}
        yield f"**{TITLES[engine]}, {threads} thread{'s' if threads > 1 else ''}**"
        yield ""
        yield from _head("", *TASKS)
        for name in dict.fromkeys(name for name, _ in here):
            yield _row(name, *(_cell(here[name, task]) for task in TASKS))
        yield ""


def _cell(cell: Cell) -> str:
    return f"{cell.fastest_us:,.0f} µs" if cell.name == BASE else _shown(cell.found)


def _starts(starts: Iterable[Start]) -> Iterator[str]:
    yield "### Start of a process to its first row"
    yield ""
    yield from _head("engine", "", "ms", "more than the driver alone, ms (quarters)", "of the fastest")
    for one in starts:
        more = f"{one.more.median:.1f} ({one.more.low:.1f}–{one.more.high:.1f})"
        yield _row(TITLES[one.engine], one.name, f"{one.took.median:.1f}", more, f"{one.more.of_minima:.1f}")
    yield ""


def _pools(pools: Iterable[Crowded]) -> Iterator[str]:
    yield "### Many threads on a pool of 20, by psycopg_pool"
    yield ""
    yield from _head("where", "threads", "throughput", "99th percentile", "most / least served thread", "calls/s", "p99 ms", "longest ms")
    for one in pools:
        ours, base = one.ours, one.base
        yield _row(
            one.where,
            str(one.threads),
            _shown(one.throughput),
            _shown(one.slowest_hundredth),
            _shown(one.unfair),
            f"{ours.calls_per_s:,.0f} / {base.calls_per_s:,.0f}",
            f"{ours.slowest_hundredth_ms:.1f} / {base.slowest_hundredth_ms:.1f}",
            f"{ours.slowest_ms:.0f} / {base.slowest_ms:.0f}",
        )
    yield ""


def _shown(found: Spread) -> str:
    return f"{found.median:.2f} ({found.low:.2f}–{found.high:.2f})"


def _kept(*, held: bool) -> str:
    return "yes" if held else "**no**"


def _head(*names: str) -> Iterator[str]:
    yield _row(*names)
    yield _row(*("---" for _ in names))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
