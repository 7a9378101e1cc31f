"""Everything that a process runs for a while, whichever thread runs it: what a test looks at."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from .unit_of_work import Unit

if TYPE_CHECKING:
    from collections.abc import Generator

    from ..adapters.statement import Statement
    from ..adapters.tracer import QueryRun
    from .call_site import Place
    from .n_plus_one import Suspicion


@dataclass(slots=True)
class Line:
    """
    What one line of the service ran.

    Attributes:
        statement: which.
        call_site: the line, None where no service was on the stack.
        runs: how often; a batch is one run.
        total_ns: how long.
    """

    statement: Statement[object]
    call_site: Place | None
    runs: int = 0
    total_ns: int = 0


@dataclass(slots=True)
class Watch:
    """
    What ran while somebody watched.

    Attributes:
        limit: a statement that runs more often from one line is suspected.
        lines: what ran, by statement and line.
        suspicions: statements that ran too often.
        unit: all of it, as one unit of work.
    """

    limit: int
    lines: dict[tuple[str, Place | None], Line] = field(default_factory=dict[tuple[str, "Place | None"], Line])
    suspicions: list[Suspicion] = field(default_factory=list["Suspicion"])
    unit: Unit = field(default_factory=lambda: Unit(None))
    _lock: Lock = field(default_factory=Lock, repr=False)

    def add(self, query: QueryRun, call_site: Place | None) -> None:
        """One run more."""
        with self._lock:
            line = self.lines.setdefault((query.statement.where, call_site), Line(query.statement, call_site))
            line.runs += 1
            line.total_ns += query.duration_ns


WATCHES: list[Watch] = []
"""Those that go on now."""


@contextmanager
def watching(limit: int) -> Generator[Watch]:
    """Watch every database that has a listener for N+1, for as long as the ``with``."""
    watch = Watch(limit)
    WATCHES.append(watch)
    try:
        yield watch
    finally:
        WATCHES.remove(watch)
