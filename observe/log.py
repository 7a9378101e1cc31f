"""A listener that writes an event for each statement, transaction and wait that is worth a line."""

from __future__ import annotations

from time import perf_counter_ns
from typing import TYPE_CHECKING

from ..adapters.errors import UNHARMED
from ..adapters.observing import Observing
from .events import Events

if TYPE_CHECKING:
    from ..adapters.errors import DatabaseError
    from ..adapters.tracer import PoolPressure, PoolWait, QueryRun, TransactionRun

SHARES = {"all": 1.0, "slow": 0.0, "off": 0.0}


class QueryLog:
    """
    Logs ``query.finished``, ``query.slow``, ``query.failed``, ``transaction.finished``, ``pool.waited`` and ``pool.nearly_exhausted``.

    docs/reference/log.md lists the fields of each. None ever has a value of a parameter or a row. What failed or was slow is a warning,
    the rest, logged where the settings ask for all or a share of them, has the level info. Slow counts the wait for a connection too.

    Attributes:
        query_threshold_ns: quicker runs are none of its business.
        transaction_threshold_ns, wait_threshold_ns: nor are quicker transactions, and shorter waits for a connection.
    """

    __slots__ = (
        "_events",
        "_observing",
        "_share",
        "_slow_ns",
        "_slow_ns_of",
        "query_threshold_ns",
        "transaction_threshold_ns",
        "wait_threshold_ns",
    )

    def __init__(self, observing: Observing | None = None) -> None:
        self._observing = observing = observing or Observing()
        self._events = Events()
        asked = observing.log_queries
        self._share = SHARES[asked] if isinstance(asked, str) else asked
        self._slow_ns = observing.slow_ms * 1e6
        self._slow_ns_of = {name: limit_ms * 1e6 for name, limit_ms in observing.slow_ms_of.items()}
        self.query_threshold_ns = 0 if self._share else int(min([self._slow_ns, *self._slow_ns_of.values()]))
        self.transaction_threshold_ns = self.wait_threshold_ns = 0 if self._share else int(self._slow_ns)

    def query_finished(self, query: QueryRun, /) -> None:
        """Log one run where it is worth it."""
        slow = query.duration_ns + query.wait_ns >= self._slow_ns_of.get(query.statement.name, self._slow_ns)
        if query.error is not None:
            self._write_query("query.failed", query, warns=True)
        elif slow:
            self._write_query("query.slow", query, warns=True)
        elif self._chosen():
            self._write_query("query.finished", query, warns=False)

    batch_finished = query_finished

    def transaction_finished(self, transaction: TransactionRun, /) -> None:
        """Log a transaction that was slow or that the database ended; others where that is asked for."""
        warns = transaction.duration_ns + transaction.wait_ns >= self._slow_ns or not (
            transaction.error is None or isinstance(transaction.error, UNHARMED)
        )
        if not (warns or self._chosen()):
            return
        write = self._events.writer("warning" if warns else "info")
        if write is not None:
            write(
                "transaction.finished",
                transaction=transaction.id,
                dialect=transaction.dialect,
                duration_ms=_ms(transaction.duration_ns),
                pool_wait_ms=_ms(transaction.wait_ns),
                outcome=transaction.outcome,
                read_only=transaction.read_only,
                **_failure(transaction.error),
            )

    def pool_waited(self, wait: PoolWait, /) -> None:
        """Log a wait that was long or in vain; others where that is asked for."""
        warns = wait.error is not None or wait.wait_ns >= self._slow_ns
        if not (warns or self._chosen()):
            return
        write = self._events.writer("warning" if warns else "info")
        if write is not None:
            write(
                "pool.waited",
                dialect=wait.dialect,
                pool_wait_ms=_ms(wait.wait_ns),
                size=wait.size,
                waiting=wait.waiting,
                opened=wait.opened,
                **_failure(wait.error),
            )

    def pool_nearly_exhausted(self, pressure: PoolPressure, /) -> None:
        """Log that few connections are left, and which transaction has held one longest."""
        write = self._events.writer("warning")
        if write is not None:
            oldest = pressure.oldest
            write(
                "pool.nearly_exhausted",
                dialect=pressure.dialect,
                size=pressure.size,
                in_use=pressure.in_use,
                waiting=pressure.waiting,
                transaction=None if oldest is None else oldest.id,
                transaction_ms=None if oldest is None else _ms(perf_counter_ns() - oldest.started_ns),
            )

    def _chosen(self) -> bool:
        """Whether the settings give a line to what went well and quickly."""
        if not 0 < self._share < 1:
            return self._share > 0
        from random import random  # noqa: PLC0415 - most log all or what is slow

        return random() < self._share  # noqa: S311 - no secret

    def _write_query(self, event: str, query: QueryRun, *, warns: bool) -> None:
        write = self._events.writer("warning" if warns else "info")
        if write is None:
            return
        more: dict[str, object] = {"parameters": query.shapes()} if self._observing.log_shapes else {}
        if query.error is not None:
            more |= _failure(query.error)
        write(
            event,
            statement=query.statement.name,
            source=query.statement.where,
            dialect=query.dialect,
            duration_ms=_ms(query.duration_ns),
            pool_wait_ms=_ms(query.wait_ns),
            rows=query.rows,
            transaction=query.transaction.id if query.transaction is not None else None,
            **more,
        )


def _ms(duration_ns: int) -> float:
    return round(duration_ns / 1e6, 3)


def _failure(error: DatabaseError | None) -> dict[str, object]:
    if error is None:
        return {}
    return {"error": type(error).__name__, "sqlstate": error.sqlstate, "retryable": error.retryable}
