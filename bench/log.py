"""
Lines of the log: one of ours for a statement against one of the application's own with the same fields.

Ours is all that a line adds to a statement: making the record, telling the listener, writing. It configures structlog, so it comes last.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from time import perf_counter_ns
from typing import TYPE_CHECKING

import structlog
from twinsql.adapters.observing import Observing
from twinsql.adapters.tracer import QueryRun
from twinsql.adapters.tracing import Tracing
from twinsql.observe.log import QueryLog

from .budgets import Pair
from .rows import GET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .budgets import Result

CALLS = 2000
NOWHERE = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the process ends

MERGE = structlog.contextvars.merge_contextvars
STAMP = structlog.processors.TimeStamper(fmt="iso")
LEVEL = structlog.processors.add_log_level


def _json(*, cached: bool, level: str = "info") -> None:
    structlog.configure(
        processors=[MERGE, LEVEL, STAMP, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(file=NOWHERE),
        cache_logger_on_first_use=cached,
    )


def _through_logging() -> None:
    formatter = structlog.stdlib.ProcessorFormatter(
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, structlog.processors.JSONRenderer()]
    )
    handler = logging.StreamHandler(NOWHERE)
    handler.setFormatter(formatter)
    logging.basicConfig(handlers=[handler], level="INFO", force=True)
    structlog.configure(
        processors=[MERGE, structlog.stdlib.filter_by_level, LEVEL, STAMP, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


CONFIGURATIONS: dict[str, Callable[[], None]] = {
    "a line, JSON": lambda: _json(cached=True),
    "a line, JSON, loggers not cached": lambda: _json(cached=False),
    "a line, JSON through logging": _through_logging,
    "a line that the level drops": lambda: _json(cached=True, level="error"),
}


def results(rounds: int) -> Iterator[Result]:
    """Measure each configuration."""
    for name, configure in CONFIGURATIONS.items():
        configure()
        structlog.contextvars.bind_contextvars(request_id="0f8f7c1e")
        yield _pair(name).result("log", rounds)


def _pair(name: str) -> Pair:
    own = structlog.get_logger("application")
    tracing = Tracing([QueryLog(Observing(log_queries="all"))])

    def application() -> None:
        started = perf_counter_ns()
        own.info(
            "query.finished",
            statement=GET.name,
            source=GET.where,
            dialect="sqlite",
            duration_ms=round((perf_counter_ns() - started + 12_345) / 1e6, 3),
            pool_wait_ms=0.0,
            rows=1,
            transaction=None,
        )

    def ours() -> None:
        tracing.query_finished(QueryRun(GET, "sqlite", None, 0, 0, ("m1",), 12_345, 1))

    return Pair(name + " / the application's own", 1.2, application, ours, CALLS)
