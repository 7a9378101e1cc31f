"""A pool of connections: handed out last-in first-out, waiting callers served first-come first-served."""

from __future__ import annotations

import os
from collections import deque
from socket import socketpair
from threading import Event, Lock, Thread
from time import perf_counter_ns
from typing import TYPE_CHECKING

from .counting import ERRORS, count, new_counts
from .errors import ConfigError, DatabaseError, OperationalError, PoolTimeout
from .forks import abandon_when_forked
from .tracer import PoolPressure, PoolWait

if TYPE_CHECKING:
    from collections.abc import Callable

    from .counting import Ledger
    from .postgres_session import PostgresSession
    from .stats import PoolStats
    from .tracing import Tracing

LOOK_AFTER_IDLE_NS = 1_000_000
"""A connection unused for longer is looked at before it is used: the server may have gone meanwhile."""

CALM_NS = 10_000_000_000
"""Pressure that comes back sooner is the same, and nobody is told of it again."""


class _Ticket:
    """A place in the queue. Served with a connection, or with the right to open one."""

    __slots__ = ("served", "session")

    def __init__(self) -> None:
        self.session: PostgresSession | None = None
        self.served = Lock()
        self.served.acquire()


class Pool:
    """
    Connections to one database.

    The one used last is handed out first: its statements are prepared and the server's caches warm, and those that a quiet time does not
    need grow old and are closed. No caller waits for ever: one that finds all in use is given the next that comes back, in order.

    Args:
        connect: opens a connection; raises ConfigError or DatabaseError.
        size: connections at most.
        idle_s: those unused for longer are closed.
        timeout_s: how long a caller waits.
        tracing: told of who waits.
    """

    def __init__(self, connect: Callable[[], PostgresSession], *, size: int, idle_s: float, timeout_s: float, tracing: Tracing) -> None:
        self._connect = connect
        self._size = size
        self._idle_ns = int(idle_s * 1e9)
        self._timeout_s = timeout_s
        self._tracing = tracing
        # Where so few are left to be had, listeners are told; of a small pool, and where nobody listens, that is never so.
        self._few = size // 5 if size >= 5 and tracing.tells_pressure else -1
        self._pressed_ns = perf_counter_ns() - CALM_NS
        self._waits = new_counts()
        self._opened = 0
        self._lost = 0
        self._mutex = Lock()
        self._idle: deque[PostgresSession] = deque()
        self._queue: deque[_Ticket] = deque()
        self._open: set[PostgresSession] = set()
        self._slots = size
        self._ledgers: list[Ledger] = []
        self._spare_ledgers: list[Ledger] = []
        self._closed: str | None = None
        self._closing = Event()
        self._reaping = False
        abandon_when_forked(self)

    def take(self) -> PostgresSession:
        """
        A connection for this caller alone, to be given back.

        Raises:
            PoolTimeout: all were in use for too long.
            DatabaseError: the pool is closed, or the server does not let us in.
        """
        ticket = session = None
        try:
            with self._mutex:
                if self._closed:
                    raise OperationalError(self._closed, dialect="postgres")  # noqa: TRY301 - as an interrupt here, it has nothing to give back
                if self._idle:
                    session = self._idle[-1]  # known before it is taken, for an interrupt that comes then
                    self._idle.pop()
                elif self._slots:
                    self._slots -= 1
                else:
                    ticket = _Ticket()
                    self._queue.append(ticket)
            if session is not None and (perf_counter_ns() - session.used_ns <= LOOK_AFTER_IDLE_NS or not session.looks_dead()):
                session.wait_ns = 0
                if len(self._idle) + self._slots <= self._few:
                    self._pressed()
                return session
        except BaseException:  # an interrupt, such as while a listener was told
            if session is not None:
                self.give_back(session)
            raise
        if session is not None:
            self._discard(session, lost=True)
        return self._take_slowly(ticket)

    def _take_slowly(self, ticket: _Ticket | None) -> PostgresSession:
        """Wait for a connection that somebody gives back, where there is a *ticket*, or open one; count and tell how long it took."""
        started = perf_counter_ns()
        opened = ticket is None
        try:
            session = None if ticket is None else self._wait(ticket)
            opened = session is None
            session = session or self._open_one()
        except DatabaseError as error:
            self._waited(started, opened=opened, error=error)
            raise
        try:
            session.wait_ns = self._waited(started, opened=opened)
        except BaseException:  # an interrupt, while a listener was told
            self.give_back(session)
            raise
        return session

    def _waited(self, started: int, *, opened: bool, error: DatabaseError | None = None) -> int:
        """Count a wait and tell of it: how long it was."""
        wait_ns = perf_counter_ns() - started
        with self._mutex:
            count(self._waits, wait_ns, 0)
            self._waits[ERRORS] += error is not None
        if wait_ns >= self._tracing.wait_ns or error is not None:
            self._tracing.pool_waited(PoolWait("postgres", wait_ns, self._size, len(self._queue), opened=opened, error=error))
        return wait_ns

    def _pressed(self) -> None:
        """Tell that few connections are left, unless that has been so for a while."""
        if not self._tracing.tells_pressure:
            return
        now_ns = perf_counter_ns()
        if now_ns - self._pressed_ns < CALM_NS:
            self._pressed_ns = now_ns
            return
        with self._mutex:
            if now_ns - self._pressed_ns < CALM_NS:  # another caller was quicker
                return
            self._pressed_ns = now_ns
            idle = set(self._idle)
            held = [run for run in (one.transaction for one in self._open - idle) if run is not None]
            oldest = min(held, key=lambda run: run.started_ns, default=None)
            in_use = self._size - self._slots - len(idle)
            pressure = PoolPressure("postgres", self._size, in_use, len(self._queue), oldest)
        self._tracing.pool_nearly_exhausted(pressure)

    def give_back(self, session: PostgresSession) -> None:
        """Return a connection; one that a caller left in the middle of something is closed."""
        lost, back = True, False
        try:
            if session.reusable:
                lost = False
                session.used_ns = perf_counter_ns()
                with self._mutex:
                    if not self._closed:
                        back = True
                        if self._queue:
                            ticket = self._queue.popleft()
                            ticket.session = session
                            ticket.served.release()
                        else:
                            self._idle.append(session)
                            if not self._reaping:
                                self._start_reaper()
        finally:  # an interrupt may come before it is back
            if not back:
                self._discard(session, lost=lost)
                self._free_slot()

    def stats(self) -> PoolStats:
        """The state of the pool now."""
        from .stats import PoolStats  # noqa: PLC0415 - who asks for nothing does not load it
        from .timing import timing  # noqa: PLC0415

        with self._mutex:
            return PoolStats(self._size, len(self._open), len(self._idle), len(self._queue), self._opened, self._lost, timing(self._waits))

    def ledgers(self) -> list[Ledger]:
        """Counts of every connection that there is and was."""
        with self._mutex:
            return list(self._ledgers)

    def close(self) -> None:
        """Close what is idle, and what comes back when it does; who waits is turned away."""
        with self._mutex:
            self._closed = self._closed or "the database is closed"
            idle, waiting = list(self._idle), list(self._queue)
            self._idle.clear()
            self._queue.clear()
        self._closing.set()
        for session in idle:
            self._discard(session)
        for ticket in waiting:
            ticket.served.release()

    def abandon(self) -> None:
        """In a forked child: the connections are the parent's, so this process's ends of them are led nowhere."""
        self._mutex = Lock()
        self._closed = "the database was opened before this process was forked: open it in the child"
        self._idle.clear()
        self._queue.clear()
        nowhere, other_end = socketpair()
        other_end.close()
        for session in self._open:
            if not session.raw.closed:
                os.dup2(nowhere.fileno(), session.raw.fileno())
        nowhere.close()

    def _wait(self, ticket: _Ticket) -> PostgresSession | None:
        """What the ticket is served with; None is the right to open a connection."""
        try:
            self._pressed()
            served = ticket.served.acquire(timeout=self._timeout_s)
        except BaseException:
            if not self._withdraw(ticket):
                self._free_slot() if ticket.session is None else self.give_back(ticket.session)
            raise
        if not served and self._withdraw(ticket):
            raise PoolTimeout(
                f"all {self._size} connections were in use for {self._timeout_s:g} s",
                dialect="postgres",
                hint="Look for transactions that do something slow inside their `with`, or raise POSTGRES_POOL_SIZE.",
            )
        return ticket.session

    def _withdraw(self, ticket: _Ticket) -> bool:
        """Leave the queue; False where the ticket was served meanwhile."""
        with self._mutex:
            try:
                self._queue.remove(ticket)
            except ValueError:
                return False
            return True

    def _open_one(self) -> PostgresSession:
        """Open a connection; the caller holds a slot for it, which is freed where that fails."""
        try:
            if len(self._idle) + self._slots <= self._few:
                self._pressed()
            session = self._connected()
        except BaseException:
            self._free_slot()
            raise
        with self._mutex:
            self._open.add(session)
            self._opened += 1
            if self._spare_ledgers:
                session.ledger = self._spare_ledgers.pop()
            else:
                self._ledgers.append(session.ledger)
        return session

    def _connected(self) -> PostgresSession:
        if self._closed:
            raise OperationalError(self._closed, dialect="postgres")
        try:
            return self._connect()
        except ConfigError as caught:
            if not self._ledgers:
                raise
            message = str(caught)
        # It has worked before: no setting is wrong, the server has changed.
        raise OperationalError(message, dialect="postgres")

    def _free_slot(self) -> None:
        with self._mutex:
            if self._queue:
                self._queue.popleft().served.release()
            else:
                self._slots += 1

    def _discard(self, session: PostgresSession, *, lost: bool = False) -> None:
        """Close a connection; its slot stays taken, its counts go to the next that is opened."""
        session.raw.close()
        with self._mutex:
            self._open.discard(session)
            self._lost += lost
            self._spare_ledgers.append(session.ledger)

    def _start_reaper(self) -> None:
        self._reaping = True
        try:
            Thread(target=self._reap, name="twinsql-pool", daemon=True).start()
        except RuntimeError:  # the interpreter is ending, and the connections with it
            self._reaping = False

    def _reap(self) -> None:
        """Close connections that grow old, until none is idle."""
        while True:
            with self._mutex:
                now = perf_counter_ns()
                old: list[PostgresSession] = []
                while self._idle and now - self._idle[0].used_ns >= self._idle_ns:
                    old.append(self._idle.popleft())
                if not self._idle and not old:
                    self._reaping = False
                    return
                pause_ns = self._idle[0].used_ns + self._idle_ns - now if self._idle else 0
            for session in old:
                self._discard(session)
                self._free_slot()
            self._closing.wait(pause_ns / 1e9)
