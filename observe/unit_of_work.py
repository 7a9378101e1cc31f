"""A unit of work that the service declares: a request, a job, a message."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from contextvars import ContextVar
from threading import Lock
from typing import TYPE_CHECKING

from .activations import counted

if TYPE_CHECKING:
    from collections.abc import Generator

    from ..adapters.tracer import QueryRun
    from .activations import Call, Count


class Unit:
    """
    What ran in a unit of work.

    Attributes:
        name: as the service calls it, None for a transaction.
    """

    __slots__ = ("_counts", "_lock", "name")

    def __init__(self, name: str | None) -> None:
        self.name = name
        self._counts: dict[Call, Count] = {}
        self._lock = Lock()

    def add(self, call: Call, query: QueryRun) -> Count:
        """One run more of *call*: its count."""
        with self._lock:
            seen = counted(self._counts, call)
            seen.add(query)
            return seen


CURRENT: ContextVar[Unit | None] = ContextVar("twinsql_unit_of_work", default=None)


@contextmanager
def unit_of_work(name: str) -> Generator[None]:
    """
    What runs in this ``with`` belongs together, such as what one request does; a statement that runs too often in it is reported once.

    Units of threads and of asyncio's tasks are apart; an inner one has counts of its own. *name* stands in the log.
    """
    token = CURRENT.set(Unit(name))
    try:
        yield
    finally:
        # Some frameworks enter in one copy of the context and leave in another: then nothing is set here.
        with suppress(ValueError):
            CURRENT.reset(token)
