"""Telling listeners: who hears what, sorted out once."""

from __future__ import annotations

from contextlib import suppress
from itertools import count
from threading import get_ident
from time import perf_counter_ns
from typing import TYPE_CHECKING, TypeVar

from .errors import UNHARMED, DatabaseError, OutcomeUnknown
from .leaving import without_our_frames
from .retry import may_repeat
from .tracer import TransactionRun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .errors import Dialect
    from .tracer import CopyRun, Outcome, PoolPressure, PoolWait, QueryRun, Tracer

    FromHooks = tuple[tuple[int, Callable[..., None]], ...]

NEVER_NS = 1 << 62
"""A threshold that no statement reaches."""

T = TypeVar("T")


class Tracing:
    """
    The listeners of an adapter.

    Attributes:
        tell_ns: statements that took as long are told; NEVER_NS where nobody listens.
        tells_starts: whether somebody hears of statements before they run.
        tells_transactions: whether anybody wants to know which transaction a statement runs in.
        tells_batches: whether somebody hears of batches before they run.
        wait_ns: waits for a connection of as long are told, those in vain always.
        tells_pressure: whether somebody hears of pools that are nearly exhausted.
    """

    __slots__ = (
        "_batch_finished",
        "_batch_started",
        "_broken",
        "_copy_finished",
        "_copy_started",
        "_end_ns",
        "_error_raised",
        "_pool_nearly_exhausted",
        "_pool_waited",
        "_query_finished",
        "_query_started",
        "_telling",
        "_transaction_finished",
        "_transaction_started",
        "tell_ns",
        "tells_batches",
        "tells_pressure",
        "tells_starts",
        "tells_transactions",
        "wait_ns",
    )

    def __init__(self, tracers: Iterable[Tracer] = ()) -> None:
        listeners = tuple(tracers)
        self._query_started = _hooks(listeners, "query_started")
        self._query_finished = _from(listeners, "query_finished", "query_threshold_ns", "query_started")
        self._batch_started = _hooks(listeners, "batch_started")
        self._batch_finished = _hooks(listeners, "batch_finished")
        self._transaction_started = _hooks(listeners, "transaction_started")
        self._transaction_finished = _from(listeners, "transaction_finished", "transaction_threshold_ns", "transaction_started")
        self._end_ns = _least(self._transaction_finished)
        self._pool_waited = _from(listeners, "pool_waited", "wait_threshold_ns")
        self.wait_ns = _least(self._pool_waited)
        self._pool_nearly_exhausted = _hooks(listeners, "pool_nearly_exhausted")
        self._error_raised = _hooks(listeners, "error_raised")
        self._copy_started = _hooks(listeners, "copy_started")
        self._copy_finished = _hooks(listeners, "copy_finished")
        self._broken: set[str] = set()
        self._telling: set[int] = set()
        self.tells_pressure = bool(self._pool_nearly_exhausted)
        self.tells_starts = bool(self._query_started)
        self.tells_batches = bool(self._batch_started)
        self.tell_ns = 0 if self.tells_starts else _least(self._query_finished)
        self.tells_transactions = self.tell_ns != NEVER_NS or bool(
            self._transaction_started or self._transaction_finished or self._batch_started or self._batch_finished
        )

    def query_started(self, query: QueryRun) -> None:
        """*query* goes to the database."""
        self._tell(self._query_started, query)

    def query_finished(self, query: QueryRun) -> None:
        """*query* has ended: forget its parameters once everybody has heard of it."""
        took_ns = NEVER_NS if query.error is not None else query.duration_ns + query.wait_ns
        self._tell_from(self._query_finished, took_ns, query)
        query.values = ()

    def batch_started(self, batch: QueryRun) -> None:
        """*batch* goes to the database."""
        self._tell(self._batch_started, batch)

    def batch_finished(self, batch: QueryRun) -> None:
        """*batch* has ended: forget its parameters once everybody has heard of it."""
        self._tell(self._batch_finished, batch)
        batch.values = ()

    def begin(self, dialect: Dialect, wait_ns: int, *, read_only: bool) -> TransactionRun:
        """A transaction begins."""
        run = TransactionRun(next(_NUMBERS), dialect, read_only, perf_counter_ns(), wait_ns)
        if self._transaction_started:
            self._tell(self._transaction_started, run)
        return run

    def end(self, run: TransactionRun | None, error: BaseException | None) -> None:
        """A transaction is over, if it is one that was told of; *error* left it, if any."""
        if run is None or not self._transaction_finished:
            return
        run.duration_ns = perf_counter_ns() - run.started_ns
        took_ns = NEVER_NS if error is not None else run.duration_ns + run.wait_ns
        if took_ns < self._end_ns:
            return
        run.outcome = _outcome(error)
        run.error = error if isinstance(error, DatabaseError) else None
        self._tell_from(self._transaction_finished, took_ns, run)

    def pool_waited(self, wait: PoolWait) -> None:
        """A caller has waited for a connection."""
        self._tell_from(self._pool_waited, NEVER_NS if wait.error is not None else wait.wait_ns, wait)

    def pool_nearly_exhausted(self, pressure: PoolPressure) -> None:
        """A pool has few connections left."""
        self._tell(self._pool_nearly_exhausted, pressure)

    def copy_started(self, copy: CopyRun) -> None:
        """A move begins to fill a table."""
        self._tell(self._copy_started, copy)

    def copy_finished(self, copy: CopyRun) -> None:
        """A move has filled a table, or has ended in the midst of it."""
        self._tell(self._copy_finished, copy)

    def raised(self, error: BaseException, *, repeats: bool = False) -> None:
        """*error* goes to the caller: without frames of ours, and told where somebody listens, unless it *repeats* what may be repeated."""
        without_our_frames(error)
        if (
            self._error_raised
            and isinstance(error, DatabaseError)
            and not isinstance(error, UNHARMED)
            and not error.told
            and not (repeats and may_repeat(error))
        ):
            error.told = True
            self._tell(self._error_raised, error)

    def tells(self, thread: int) -> bool:
        """Whether a listener is being told something in *thread*."""
        return thread in self._telling

    def _tell_from(self, hooks: FromHooks, took_ns: int, record: object) -> None:
        """Tell *record* to those whose threshold *took_ns* has reached."""
        for limit_ns, hook in hooks:
            if took_ns >= limit_ns:
                self._tell((hook,), record)

    def _tell(self, hooks: Iterable[Callable[[T], None]], record: T) -> None:
        thread = get_ident()
        if thread in self._telling:  # of what a listener asks: it would be told of that for ever
            return
        try:
            self._telling.add(thread)
            for hook in hooks:
                try:
                    hook(record)
                except Exception as error:  # noqa: BLE001 - no statement fails because of a listener
                    self._complain(hook, type(error).__name__)
        finally:
            self._telling.discard(thread)

    def _complain(self, hook: Callable[[T], None], error: str) -> None:
        """Say once of each listener that it fails; what it raised may hold a value, so only its class is named."""
        name = getattr(hook, "__qualname__", type(hook).__name__)
        if name not in self._broken:
            self._broken.add(name)
            import logging  # noqa: PLC0415 - slow to load, and most listeners work

            with suppress(Exception):  # the application's log may be what fails
                logging.getLogger("twinsql").warning("listener %s failed with %s: it misses events; this is said once", name, error)


_NUMBERS = count(1)


def _hooks(listeners: Iterable[object], name: str) -> tuple[Callable[..., None], ...]:
    """The methods called *name* of those that have one."""
    return tuple(getattr(listener, name) for listener in listeners if hasattr(listener, name))


def _from(listeners: Iterable[object], name: str, threshold: str, start: str = "") -> FromHooks:
    """The same, each with its listener's attribute *threshold*: 0 where it has none, or hears of every *start* too."""
    return tuple(
        (0 if hasattr(listener, start) else int(getattr(listener, threshold, 0)), hook)
        for listener in listeners
        for hook in _hooks((listener,), name)
    )


def _least(hooks: FromHooks) -> int:
    """The threshold below which none of *hooks* is told."""
    return min((limit_ns for limit_ns, _ in hooks), default=NEVER_NS)


def _outcome(error: BaseException | None) -> Outcome:
    if error is None:
        return "committed"
    return "unknown" if isinstance(error, OutcomeUnknown) else "rolled back"


SILENT = Tracing()
"""Nobody listens."""
