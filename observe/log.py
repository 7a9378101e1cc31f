"""A listener that writes structlog events for the statements worth a line."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from structlog.typing import FilteringBoundLogger

    from ..adapters.errors import DatabaseError, Dialect
    from ..adapters.statement import Statement

EVENT = "query.finished"


class SlowQueryLog:
    """
    Logs ``query.finished`` for statements that were slow or failed, or for all. Loads structlog when it is made.

    An event has ``statement``, ``source`` (``sql/chats.sql:12``), ``dialect``, ``duration_ms``, ``wait_ms`` (for a connection), ``rows``
    and ``in_transaction``; one of a statement that failed also ``error``, ``sqlstate`` and ``retryable``. It never has a value of a
    parameter or a row. Slow and failed ones are warnings, others have the level info. A log that cannot be written fails no query.
    """

    __slots__ = ("_every", "_log", "_slow_ns")

    def __init__(self, slow_ms: float = 200.0, *, every: bool = False) -> None:
        from structlog import get_logger  # noqa: PLC0415 - who logs nothing does not load it

        self._log: FilteringBoundLogger = get_logger("twinsql")
        self._slow_ns = int(slow_ms * 1e6)
        self._every = every

    def finished(
        self,
        statement: Statement[object],
        dialect: Dialect,
        duration_ns: int,
        rows: int,
        wait_ns: int,
        in_transaction: bool,  # noqa: FBT001 - the protocol's shape
        error: DatabaseError | None,
        /,
    ) -> None:
        """Log one run where it is worth it; slow counts the wait for a connection too."""
        notable = error is not None or duration_ns + wait_ns >= self._slow_ns
        if not (notable or self._every):
            return
        failure = {} if error is None else {"error": type(error).__name__, "sqlstate": error.sqlstate, "retryable": error.retryable}
        with suppress(Exception):
            (self._log.warning if notable else self._log.info)(
                EVENT,
                statement=statement.name,
                source=statement.where,
                dialect=dialect,
                duration_ms=round(duration_ns / 1e6, 3),
                wait_ms=round(wait_ns / 1e6, 3),
                rows=rows,
                in_transaction=in_transaction,
                **failure,
            )
