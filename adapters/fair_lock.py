"""A lock that is handed over in the order of asking."""

from __future__ import annotations

from collections import deque
from threading import Lock


class FairLock:
    """
    First come, first served: no thread waits for ever while others come and go.

    Who finds it free and nobody waiting takes it without further ado. Else each waits for a ticket of its own to be released; the lock
    then stays locked from one holder to the next.
    """

    __slots__ = ("_lock", "_mutex", "_queue")

    def __init__(self) -> None:
        self._lock = Lock()
        self._mutex = Lock()
        self._queue: deque[Lock] = deque()

    @property
    def held(self) -> bool:
        """Whether somebody has it."""
        return self._lock.locked()

    @property
    def waiting(self) -> int:
        """Callers in the queue."""
        return len(self._queue)

    def acquire_now(self) -> bool:
        """Take the lock if it is free and nobody waits for it."""
        return not self._queue and self._lock.acquire(blocking=False)

    def acquire(self, timeout_s: float) -> bool:
        """Take the lock; False where it did not become free in time."""
        return self.acquire_now() or self._wait(timeout_s)

    def release(self) -> None:
        """Free the lock, for who has waited longest if anybody has."""
        self._lock.release()
        if self._queue:
            self._hand_over()

    def _wait(self, timeout_s: float) -> bool:
        ticket = Lock()
        ticket.acquire()
        with self._mutex:
            self._queue.append(ticket)
        self._hand_over()  # it may have been freed before there was anybody in the queue
        try:
            if ticket.acquire(timeout=timeout_s):
                return True
        except BaseException:
            if not self._withdraw(ticket):
                self.release()
            raise
        return not self._withdraw(ticket)

    def _hand_over(self) -> None:
        """Give the lock, if it is free, to the first in the queue."""
        with self._mutex:
            if self._queue and self._lock.acquire(blocking=False):
                self._queue.popleft().release()

    def _withdraw(self, ticket: Lock) -> bool:
        """Leave the queue; False where the lock was handed over meanwhile."""
        with self._mutex:
            try:
                self._queue.remove(ticket)
            except ValueError:
                return False
            return True
