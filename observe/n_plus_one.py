"""A listener that finds statements which run again and again where one could do: N+1."""

from __future__ import annotations

from dataclasses import dataclass
from inspect import currentframe
from typing import TYPE_CHECKING

from .activations import count, loop_depth, others
from .batch_advice import advice
from .call_site import place, service_frames, top_package
from .events import Events
from .loops import loop_at
from .unit_of_work import CURRENT, Unit
from .watch import WATCHES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import FrameType

    from ..adapters.tracer import QueryRun, TransactionRun
    from .activations import Call, Count

MOST_TRANSACTIONS = 1000


@dataclass(frozen=True, slots=True)
class Suspicion:
    """
    A statement that ran too often.

    Attributes:
        statement: its name.
        source: where its SQL is, ``sql/chats.sql:12``.
        dialect: the engine.
        call_site: the service's line that runs it, ``app/service.py:42``.
        loop: the line that loops, where that is another one.
        unit: name of the unit of work, None where none was declared.
        transaction: id of the transaction, None in autocommit.
        count: runs so far.
        total_ms: time of these.
        advice: what to do instead.
    """

    statement: str
    source: str
    dialect: str
    call_site: str
    loop: str | None
    unit: str | None
    transaction: str | None
    count: int
    total_ms: float
    advice: str


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a statement, seen from the service; holds frames, so it must not outlive the listener's call."""

    query: QueryRun
    call: Call
    frames: Sequence[FrameType]
    counts: Sequence[Count]
    generated: Mapping[str, object]


class NPlusOne:
    """
    Reports a statement that runs more than so often from one line within a unit of work: ``n_plus_one.suspected``, once.

    The unit of work is the one that is declared (`unit_of_work`), else the transaction, else one call of a function that loops.

    Args:
        limit: how often it may run.
        report: what is done with a suspicion; a structlog event unless given.
    """

    __slots__ = ("_limit", "_report", "_transactions")

    def __init__(self, limit: int, report: Callable[[Suspicion], None] | None = None) -> None:
        self._limit = limit
        self._report = report or write_event
        self._transactions: dict[TransactionRun, Unit] = {}

    def query_finished(self, query: QueryRun, /) -> None:
        """Count one run, and report it where it is one too many."""
        frames, generated = service_frames(currentframe(), query.statement)
        if not frames:
            return
        call = (query.statement, id(frames[0].f_code), frames[0].f_lasti)
        counts = count(frames, call, query)
        unit = CURRENT.get() or self._of_transaction(query.transaction)
        if unit is not None:
            seen = unit.add(call, query)
            if seen.runs > self._limit and not seen.told:
                look_in_unit(Run(query, call, frames, counts, generated), seen, unit, self._report)
        # The outermost has seen whatever the others have.
        elif counts[-1].runs > self._limit:
            self._look_for_loop(Run(query, call, frames, counts, generated))
        for watch in WATCHES:
            watch.add(query, place(frames[0]))
            seen = watch.unit.add(call, query)
            if seen.runs > watch.limit and not seen.told:
                look_in_unit(Run(query, call, frames, counts, generated), seen, watch.unit, watch.suspicions.append)

    def batch_finished(self, batch: QueryRun, /) -> None:
        """A batch is what N+1 should have been: only a watch counts it."""
        if WATCHES:
            frames, _ = service_frames(currentframe(), batch.statement)
            for watch in WATCHES:
                watch.add(batch, place(frames[0]) if frames else None)

    def transaction_finished(self, transaction: TransactionRun, /) -> None:
        """Forget what ran in it."""
        self._transactions.pop(transaction, None)

    def _of_transaction(self, transaction: TransactionRun | None) -> Unit | None:
        if transaction is None:
            return None
        unit = self._transactions.get(transaction)
        if unit is None:
            if len(self._transactions) >= MOST_TRANSACTIONS:
                self._transactions.pop(next(iter(self._transactions)), None)
            unit = self._transactions[transaction] = Unit(None)
        return unit

    def _look_for_loop(self, run: Run) -> None:
        outer = next(depth for depth, one in enumerate(run.counts) if one.runs > self._limit)
        around = run.counts[outer:]
        if around[0].told:
            return
        # What was reported of a recursion is not reported of its branches, too.
        told = any(seen.reported for seen in around)
        for seen in around:
            seen.told = True
        loop = loop_depth(run.counts, outer)
        if not told and belongs_together(run, loop) and not is_paging(run, loop):
            around[0].reported = True
            self._report(suspicion(run, around[0], loop, None))


def look_in_unit(run: Run, seen: Count, unit: Unit, report: Callable[[Suspicion], None]) -> None:
    """Report, once, what ran too often in *unit*, unless it is paging or polling."""
    seen.told = True
    outer = next((depth for depth, one in enumerate(run.counts) if one.turns * 2 > seen.runs), None)
    loop = None if outer is None else loop_depth(run.counts, outer)
    if not is_paging(run, loop or 0) and not (seen.pauses * 2 > seen.turns and _asks_again(run, loop or 0)):
        report(suspicion(run, seen, loop, unit.name))


def belongs_together(run: Run, loop: int) -> bool:
    """
    Whether the turns of a loop are one unit of work, where none was declared.

    They are not in a server's loop: ``while True``, any ``while`` that calls what does the work, a loop in another package than the code
    which it calls, and one whose every turn runs several statements, unless what it goes through was read before.
    """
    frame = run.frames[loop]
    kind = loop_at(frame.f_code.co_filename, frame.f_lineno)
    if loop == 0:
        return kind != "endless"
    inner = next((one for one in run.frames[:loop] if not _is_repository(one)), frame)
    if kind in {"while", "endless"} or top_package(inner) != top_package(frame):
        return False
    each_turn, before = others(run.frames[loop:], run.call, run.counts[loop])
    return before or not each_turn


def is_paging(run: Run, loop: int) -> bool:
    """Whether a ``while`` asks for page after page: each needs the one before."""
    statement = run.query.statement
    form = statement.postgres or statement.sqlite
    limited = form is not None and " LIMIT " in f" {' '.join(form.sql.upper().split())} "
    return limited and _asks_again(run, loop)


def _asks_again(run: Run, loop: int) -> bool:
    """Whether the loop is a ``while``."""
    frame = run.frames[loop]
    return loop_at(frame.f_code.co_filename, frame.f_lineno) in {"while", "endless"}


def suspicion(run: Run, seen: Count, loop: int | None, unit: str | None) -> Suspicion:
    """What is to be said of *run*; *loop* is the depth of the frame that loops."""
    query = run.query
    call_site = str(place(run.frames[0]))
    looping = call_site if loop is None else str(place(run.frames[loop]))
    return Suspicion(
        statement=query.statement.name,
        source=query.statement.where,
        dialect=query.dialect,
        call_site=call_site,
        loop=looping if looping != call_site else None,
        unit=unit,
        transaction=query.transaction.id if query.transaction is not None else None,
        count=seen.runs,
        total_ms=round(seen.total_ns / 1e6, 3),
        advice=advice(query.statement, run.generated),
    )


def write_event(found: Suspicion) -> None:
    """A warning in the log."""
    write = Events().writer("warning")
    if write is not None:
        write("n_plus_one.suspected", **{name: getattr(found, name) for name in Suspicion.__slots__})


def _is_repository(frame: FrameType) -> bool:
    """Whether *frame* is a hand-written method of a query class."""
    from ..adapters.queries import Queries  # noqa: PLC0415 - only where there is a suspicion

    return isinstance(frame.f_locals.get("self"), Queries)
