"""How far a long command is: bars with rate and time left on a terminal, plain lines elsewhere; both on standard error."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from rich.progress import TaskID

    from ..transfer.progress import Progress

LINE_EVERY_S = 5.0


def progress() -> Progress:
    """Bars where standard error is a terminal, else lines."""
    return Bars() if sys.stderr.isatty() else Lines()


class Lines:
    """A line for each stage, and one every few seconds."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._name = ""
        self._total = self._rows = self._first = 0
        self._started = self._told = monotonic()

    def stage(self, name: str, total: int = 0) -> None:
        """Say that it begins."""
        with self._lock:
            self._name, self._total, self._rows, self._first = name, total, 0, 0
            self._started = self._told = monotonic()
            self._say(f"{name}{f' ({total:,})' if total else ''}")

    def advance(self, rows: int) -> None:
        """Say how far it is, not too often."""
        with self._lock:
            # What was there before this process began says nothing of its speed.
            self._first = self._first or rows
            self._rows += rows
            now = monotonic()
            if now - self._told < LINE_EVERY_S:
                return
            self._told = now
            rate = (self._rows - self._first) / (now - self._started)
            left = f", {(self._total - self._rows) / rate:.0f} s left" if rate and self._total > self._rows else ""
            all_of = f" of {self._total:,}" if self._total else ""
            self._say(f"{self._name}: {self._rows:,}{all_of} rows, {rate:,.0f} a second{left}")

    def done(self) -> None:
        """Nothing: the command says how it ended."""

    @staticmethod
    def _say(text: str) -> None:
        print(text, file=sys.stderr, flush=True)


class Bars:
    """A bar for each stage."""

    def __init__(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - not for --help
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415

        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
        )
        self._bars = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task: TaskID | None = None
        self._lock = Lock()
        self._started = monotonic()
        self._rows = 0
        self._bars.start()

    def stage(self, name: str, total: int = 0) -> None:
        """Begin a bar, and complete the last one."""
        with self._lock:
            self._end()
            self._started, self._rows = monotonic(), 0
            self._task = self._bars.add_task(name, total=total or None, rate="")

    def advance(self, rows: int) -> None:
        """Move the bar."""
        with self._lock:
            self._rows += rows
            if self._task is not None:
                rate = self._rows / max(monotonic() - self._started, 0.001)
                self._bars.update(self._task, advance=rows, rate=f"{rate:,.0f}/s")

    def done(self) -> None:
        """Take the bars away."""
        with self._lock:
            self._end()
            self._bars.stop()

    def _end(self) -> None:
        if self._task is not None:
            self._bars.remove_task(self._task)
            self._task = None


@contextmanager
def of_tables() -> Generator[Callable[[str, int], None]]:
    """
    Told a table's name and how many of its rows have been read: a bar for each table on a terminal, else a line every few seconds.

    Short work says nothing where there is no terminal.
    """
    bars = Bars() if sys.stderr.isatty() else None
    name, last, told = "", 0, monotonic()

    def tell(table: str, rows: int) -> None:
        nonlocal name, last, told
        if bars is not None:
            if table != name:
                bars.stage(table)
            bars.advance(rows - (last if table == name else 0))
        elif monotonic() - told > LINE_EVERY_S:
            told = monotonic()
            print(f"{table}: {rows:,} rows", file=sys.stderr, flush=True)
        name, last = table, rows

    try:
        yield tell
    finally:
        if bars is not None:
            bars.done()
