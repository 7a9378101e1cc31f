"""Who watches a copy while several processes work on it: progress in rows, listeners by table."""

from __future__ import annotations

from collections import Counter
from threading import Lock
from time import perf_counter_ns
from typing import TYPE_CHECKING

from ...adapters.tracer import CopyRun

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ...adapters.tracing import Tracing
    from .copying import TableJob
    from .journal import PieceState


class Watch:
    """Told of pieces as they come and go, from any thread of the process that gives them out."""

    def __init__(
        self, tables: Mapping[str, TableJob], pieces: Sequence[PieceState], advanced: Callable[[int], None], tracing: Tracing
    ) -> None:
        self._tables, self._advanced, self._tracing = tables, advanced, tracing
        self._left = Counter(piece.source for piece in pieces)
        self._open: dict[str, CopyRun] = {}
        self._lock = Lock()

    def took(self, piece: PieceState) -> None:
        """Somebody copies *piece* now."""
        with self._lock:
            if piece.source not in self._open:
                run = self._open[piece.source] = CopyRun(self._tables[piece.source].plan.target, perf_counter_ns())
                self._tracing.copy_started(run)

    def copied(self, piece: PieceState, rows: int) -> None:
        """So many rows more are committed."""
        self._advanced(rows)
        with self._lock:
            self._open[piece.source].rows += rows

    def finished(self, piece: PieceState) -> None:
        """All of *piece* is there."""
        with self._lock:
            self._left[piece.source] -= 1
            if not self._left[piece.source]:
                self._end(self._open.pop(piece.source))

    def failed(self, error: BaseException) -> None:
        """Nothing more will come."""
        with self._lock:
            while self._open:
                _, run = self._open.popitem()
                run.error = error
                self._end(run)

    def _end(self, run: CopyRun) -> None:
        run.duration_ns = perf_counter_ns() - run.started_ns
        self._tracing.copy_finished(run)
