"""A listener that writes structlog events for the statements worth a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..adapters.observing import Observing

if TYPE_CHECKING:
    from structlog.typing import FilteringBoundLogger

    from ..adapters.tracer import QueryRun


class QueryLog:
    """
    Logs ``query.finished``, ``query.slow`` and ``query.failed``. structlog is loaded with the first line.

    An event has ``statement``, ``source`` (``sql/chats.sql:12``), ``dialect``, ``duration_ms``, ``pool_wait_ms`` (for a connection),
    ``rows`` and ``transaction``; one of a statement that failed also ``error``, ``sqlstate`` and ``retryable``. It never has a value of a
    parameter or a row. Slow and failed ones are warnings, others have the level info. Slow counts the wait for a connection too.

    Attributes:
        query_threshold_ns: quicker runs are none of its business.
    """

    __slots__ = ("_log", "_observing", "query_threshold_ns")

    def __init__(self, observing: Observing | None = None) -> None:
        self._observing = observing = observing or Observing()
        self._log: FilteringBoundLogger | None = None
        slow_ms = min(observing.slow_ms, *observing.slow_ms_of.values()) if observing.slow_ms_of else observing.slow_ms
        self.query_threshold_ns = int(slow_ms * 1e6) if observing.log_queries == "slow" else 0

    def query_finished(self, query: QueryRun, /) -> None:
        """Log one run where it is worth it."""
        slow_ms = self._observing.slow_ms_of.get(query.statement.name, self._observing.slow_ms)
        slow = query.duration_ns + query.wait_ns >= slow_ms * 1e6
        if query.error is not None:
            self._write("query.failed", query, warning=True)
        elif slow:
            self._write("query.slow", query, warning=True)
        elif self._observing.log_queries == "all":
            self._write("query.finished", query, warning=False)

    batch_finished = query_finished

    def _write(self, event: str, query: QueryRun, *, warning: bool) -> None:
        error = query.error
        failure = {} if error is None else {"error": type(error).__name__, "sqlstate": error.sqlstate, "retryable": error.retryable}
        log = self._log or self._load()
        (log.warning if warning else log.info)(
            event,
            statement=query.statement.name,
            source=query.statement.where,
            dialect=query.dialect,
            duration_ms=round(query.duration_ns / 1e6, 3),
            pool_wait_ms=round(query.wait_ns / 1e6, 3),
            rows=query.rows,
            transaction=query.transaction.id if query.transaction is not None else None,
            **failure,
        )

    def _load(self) -> FilteringBoundLogger:
        from structlog import get_logger  # noqa: PLC0415 - who has nothing to log does not load it

        log: FilteringBoundLogger = get_logger("twinsql")
        self._log = log
        return log
