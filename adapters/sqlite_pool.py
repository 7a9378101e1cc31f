"""The connections to one SQLite database: readers as a stack, one writer behind a fair lock, or one connection in memory."""

from __future__ import annotations

from threading import get_ident
from time import perf_counter_ns
from typing import TYPE_CHECKING

from .counting import ERRORS, count, new_counts
from .errors import DatabaseError, LockTimeout, OperationalError, TransactionMisuse
from .fair_lock import FairLock
from .forks import abandon_when_forked
from .holders import Holders
from .sqlite_connect import MEMORY, open_first, open_reader
from .sqlite_session import SqliteSession
from .tracer import PoolWait

if TYPE_CHECKING:
    import sqlite3

    from .counting import Ledger
    from .stats import PoolStats
    from .tracing import Tracing


class SqlitePool:
    """
    Hands out connections; each goes to one caller at a time.

    Args:
        uri: of the database, as `sqlite_connect.uri` makes it.
        tracing: who listens.
        busy_timeout_ms: how long a caller waits for the writer.

    Attributes:
        holders: threads that hold a transaction, or run a batch.
        tracing: who listens.
    """

    def __init__(self, uri: str, tracing: Tracing, busy_timeout_ms: int) -> None:
        self._uri = uri
        self._memory = uri == MEMORY
        self.tracing = tracing
        self._busy_timeout_ms = busy_timeout_ms
        self._closed: str | None = None
        self._idle: list[SqliteSession] = []
        self._sessions: list[SqliteSession] = []
        self._lock = FairLock()
        self._streaming: int | None = None
        self._waits = new_counts()
        self.holders = Holders("sqlite")
        self._writer = SqliteSession(open_first(uri, busy_timeout_ms), tracing)
        self._sessions.append(self._writer)
        abandon_when_forked(self)

    def take(self, writes: bool) -> SqliteSession:  # noqa: FBT001 - every statement passes it, and a keyword takes longer
        """
        A connection for one call.

        Raises:
            TransactionMisuse: this thread holds what it would wait for.
            LockTimeout: others wrote for too long.
            OperationalError: the database is closed.
        """
        if writes or self._memory:
            return self._take_writer(writes=writes)
        try:
            return self._idle.pop()
        except IndexError:
            return self._open_reader()

    def begin(self, *, read_only: bool, repeats: bool) -> SqliteSession:
        """A connection for a transaction, which this thread then holds; raises as `take` does."""
        thread = get_ident()
        threads = self.holders.threads
        if thread in threads:
            self.holders.refuse("a second transaction")
        if self._streaming == thread:
            raise _beside_a_stream("a transaction")
        session = self.take(False) if read_only and not self._memory else self._acquire()
        session.holder = thread
        try:
            threads.add(thread)
            session.begin(read_only=read_only, repeats=repeats)
        except BaseException as error:  # an interrupt, while a listener was told
            self.end(session, thread, error)
            raise
        return session

    def end(self, session: SqliteSession, thread: int, error: BaseException | None) -> None:
        """Return what *thread* has taken for a transaction, which *error* has left."""
        run = session.end()
        self.holders.threads.discard(thread)
        session.holder = 0
        self._return(session, thread)
        if run is not None:
            self.tracing.end(run, error)

    def take_for_stream(self) -> SqliteSession:
        """A connection for a stream; raises as `take` does. One in memory is then for streams and reads of this thread alone."""
        session = self.take(False)
        if session is self._writer:
            self._streaming = get_ident()
        return session

    def give_back(self, session: SqliteSession) -> None:
        """Return what was taken for one call, or for a stream, which another thread may have ended."""
        if session.reads_only:
            self._idle.append(session)
            if self._closed:
                self._close_idle()
        elif session is self._writer:
            thread, self._streaming = self._streaming or get_ident(), None
            self._release(thread)

    def raised(self, error: BaseException, *, repeats: bool = False) -> None:
        """*error* goes to the caller: as in `Tracing.raised`. An interrupt may have come before what was taken could be given back."""
        try:
            if not isinstance(error, DatabaseError):
                self._recover(get_ident())
        finally:
            self.tracing.raised(error, repeats=repeats)

    @staticmethod
    def undo(session: SqliteSession) -> None:
        """Roll back. A connection that cannot is closed: nobody may go on in somebody else's transaction."""
        try:
            session.roll_back()
        except DatabaseError:
            session.close()

    def ledgers(self) -> list[Ledger]:
        """Counts of every connection."""
        return [session.ledger for session in list(self._sessions)]

    def stats(self) -> PoolStats:
        """The state now."""
        from .stats import PoolStats  # noqa: PLC0415 - who asks for nothing does not load it
        from .timing import timing  # noqa: PLC0415

        size = sum(not session.closed for session in list(self._sessions))
        idle = len(self._idle) + (not self._writer.closed and self._lock.owner is None)
        return PoolStats(None, size, idle, self._lock.waiting, len(self._sessions), 0, timing(self._waits))

    def close(self) -> None:
        """Close what is idle now, and what is in use when it comes back."""
        self._closed = self._closed or "the database is closed"
        self._close_idle()
        self._close_writer()

    def abandon(self) -> None:
        """In a forked child: SQLite's connections are the parent's, and not even to be closed here."""
        self._closed = "the database was opened before this process was forked: open it in the child"
        self._idle = []
        self._lock = FairLock()
        self.holders = Holders("sqlite")
        for session in self._sessions:
            _INHERITED.append(session.raw)
            session.detach()

    def _take_writer(self, *, writes: bool) -> SqliteSession:
        self.holders.refuse("a write" if writes else "a read of a database in memory")
        if self._memory and self._streams_here():
            if writes:
                raise _beside_a_stream("a write")
            return self._writer.sibling()
        return self._acquire()

    def _streams_here(self) -> bool:
        return self._streaming == get_ident()

    def _acquire(self) -> SqliteSession:
        thread = get_ident()
        wait_ns = 0 if self._lock.acquire_now(thread) else self._wait(thread)
        if self._closed:
            self._release(thread)
            raise OperationalError(self._closed, dialect="sqlite")
        self._writer.wait_ns = wait_ns
        return self._writer

    def _return(self, session: SqliteSession, thread: int) -> None:
        if session.reads_only:
            self.give_back(session)
        else:
            self._release(thread)

    def _release(self, thread: int) -> None:
        self._lock.release(thread)
        if self._closed:
            self._close_writer()

    def _recover(self, thread: int) -> None:
        """Free the write lock where *thread* still has it, though nothing of its own is under way."""
        if (
            self._lock.owner == thread
            and thread not in self.holders.threads
            and thread != self._streaming
            and not self.tracing.tells(thread)
        ):
            self.undo(self._writer)
            self._release(thread)

    def _wait(self, thread: int) -> int:
        """Wait for the write lock: how long, in nanoseconds."""
        if self._lock.owner == thread:
            raise TransactionMisuse(
                "a listener that is told of a write would wait for that write to end",
                dialect="sqlite",
                hint="Hand on what it hears to a thread.",
            )
        started = perf_counter_ns()
        taken = self._lock.acquire(thread, self._busy_timeout_ms / 1000)
        error = None if taken else _held_too_long()
        wait_ns = perf_counter_ns() - started
        count(self._waits, wait_ns, 0)
        self._waits[ERRORS] += not taken
        try:
            self.tracing.pool_waited(PoolWait("sqlite", wait_ns, 1, self._lock.waiting, error=error))
        except BaseException:  # an interrupt, while a listener was told
            if taken:
                self._release(thread)
            raise
        if error is not None:
            raise error
        return wait_ns

    def _open_reader(self) -> SqliteSession:
        if self._closed:
            raise OperationalError(self._closed, dialect="sqlite")
        session = SqliteSession(open_reader(self._uri, self._busy_timeout_ms), self.tracing, reads_only=True)
        self._sessions.append(session)
        return session

    def _close_idle(self) -> None:
        while True:
            try:
                self._idle.pop().close()
            except IndexError:
                return

    def _close_writer(self) -> None:
        thread = get_ident()
        if self._lock.acquire_now(thread):
            self._writer.close()
            self._lock.release(thread)


_INHERITED: list[sqlite3.Connection] = []
"""Connections of the parent process, kept so that the child never closes them."""


def _held_too_long() -> LockTimeout:
    return LockTimeout(
        "another thread held the write lock for longer than the busy timeout",
        dialect="sqlite",
        hint="Look for a transaction that does something slow, such as a network call, inside its `with`.",
    )


def _beside_a_stream(what: str) -> TransactionMisuse:
    return TransactionMisuse(
        f"{what} on a database in memory in a thread that streams from it", dialect="sqlite", hint="End the stream first."
    )
