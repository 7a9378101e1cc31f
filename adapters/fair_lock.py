"""A lock that is handed over in the order of asking."""

from __future__ import annotations

from collections import deque
from threading import Lock


class FairLock:
    """
    First come, first served: no thread waits for ever while others come and go.

    Who finds it free and nobody waiting takes it without further ado. Else each waits for a ticket of its own to be released; the lock
    then goes from one holder to the next.

    It is taken and its owner noted by one call into the interpreter, so that a thread which was interrupted can tell whether it has the
    lock, and nobody frees what is another's. No thread may take it twice.
    """

    __slots__ = ("_mutex", "_owner", "_queue")

    def __init__(self) -> None:
        self._owner: dict[None, int] = {}
        self._mutex = Lock()
        self._queue: deque[tuple[int, Lock]] = deque()

    @property
    def owner(self) -> int | None:
        """The thread that has it."""
        return self._owner.get(None)

    @property
    def waiting(self) -> int:
        """Callers in the queue."""
        return len(self._queue)

    def acquire_now(self, thread: int) -> bool:
        """Take the lock for *thread* if it is free and nobody waits for it."""
        return not self._queue and not self._owner and self._owner.setdefault(None, thread) == thread

    def acquire(self, thread: int, timeout_s: float) -> bool:
        """Take the lock for *thread*; False where it did not become free in time."""
        return self.acquire_now(thread) or self._wait(thread, timeout_s)

    def release(self, thread: int) -> None:
        """Free the lock if *thread* has it, for who has waited longest if anybody has."""
        if self._owner.get(None) == thread:
            del self._owner[None]
        if self._queue:
            self._hand_over()

    def _wait(self, thread: int, timeout_s: float) -> bool:
        ticket = Lock()
        ticket.acquire()
        try:
            with self._mutex:
                self._queue.append((thread, ticket))
            self._hand_over()  # it may have been freed before there was anybody in the queue
            ticket.acquire(timeout=timeout_s)
            return self._served(thread, ticket)
        except BaseException:
            self._served(thread, ticket)
            self.release(thread)
            raise

    def _hand_over(self) -> None:
        """Give the lock, if it is free, to the first in the queue."""
        with self._mutex:
            if self._queue and not self._owner:
                thread, ticket = self._queue[0]
                if self._owner.setdefault(None, thread) == thread:
                    self._queue.popleft()
                    ticket.release()

    def _served(self, thread: int, ticket: Lock) -> bool:
        """Leave the queue; whether *thread* has the lock."""
        with self._mutex:
            if (thread, ticket) in self._queue:
                self._queue.remove((thread, ticket))
            return self.owner == thread
