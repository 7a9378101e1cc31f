"""Metrics for Prometheus out of the counts that every database keeps; needs the extra ``prometheus``."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.registry import Collector

from ..adapters.counting import SUB_BITS
from ..adapters.timing import upper_ns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prometheus_client.core import Metric

    from ..adapters.protocol import Adapter
    from ..adapters.stats import PoolStats
    from ..adapters.timing import Timing

POWERS = range(17, 35)
"""Bounds are these powers of two in nanoseconds, 0.13 ms to 17 s: there the buckets of our own counts end, so that no run is guessed at."""

ENDS = [(power - SUB_BITS + 1) << SUB_BITS for power in POWERS]
"""For each bound, how many of our own buckets are below it."""

BOUNDS = [repr(upper_ns(end - 1) / 1e9) for end in ENDS]
"""The same in seconds."""


class StatsCollector(Collector):
    """
    What ``db.stats()`` says, counted when Prometheus asks and not before.

    Register it where the service has its metrics: ``prometheus_client.REGISTRY.register(StatsCollector(db))``. It may outlive the database.
    """

    def __init__(self, db: Adapter) -> None:
        self._db = db

    def collect(self) -> Iterable[Metric]:
        """All metrics as they are now."""
        stats = self._db.stats()
        yield from _statements(stats.statements.items())
        yield from _pool(stats.pool)


def _statements(timings: Iterable[tuple[str, Timing]]) -> Iterator[Metric]:
    durations = HistogramMetricFamily("twinsql_statement_duration_seconds", "Runs of statements, failed ones too.", labels=["statement"])
    errors = CounterMetricFamily("twinsql_statement_errors", "Runs of statements that failed.", labels=["statement"])
    rows = CounterMetricFamily("twinsql_statement_rows", "Rows that statements returned or changed.", labels=["statement"])
    for name, timing in timings:
        durations.add_metric([name], _buckets(timing), timing.total_ns / 1e9)
        errors.add_metric([name], timing.errors)
        rows.add_metric([name], timing.rows)
    return iter((durations, errors, rows))


def _pool(pool: PoolStats) -> Iterator[Metric]:
    connections = GaugeMetricFamily("twinsql_pool_connections", "Open connections.", labels=["state"])
    connections.add_metric(["idle"], pool.idle)
    connections.add_metric(["in_use"], max(pool.size - pool.idle, 0))  # SQLite's are counted one after the other
    yield connections
    if pool.limit is not None:
        yield GaugeMetricFamily("twinsql_pool_limit", "Connections at most.", value=pool.limit)
    yield GaugeMetricFamily("twinsql_pool_waiting", "Callers that wait for a connection.", value=pool.waiting)
    yield CounterMetricFamily("twinsql_pool_opened", "Connections made.", value=pool.opened)
    yield CounterMetricFamily("twinsql_pool_lost", "Connections that the server, the network or a caller broke.", value=pool.lost)
    waits = HistogramMetricFamily("twinsql_pool_wait_seconds", "Waits for a connection, in use or new; on SQLite, for the write lock.")
    waits.add_metric([], _buckets(pool.waits), pool.waits.total_ns / 1e9)
    yield waits
    yield CounterMetricFamily("twinsql_pool_wait_errors", "Waits for a connection that were in vain.", value=pool.waits.errors)


def _buckets(timing: Timing) -> list[tuple[str, float]]:
    """Runs up to each bound, and all."""
    below = list(accumulate(timing.buckets))
    return [*((bound, below[end - 1]) for bound, end in zip(BOUNDS, ENDS, strict=True)), ("+Inf", timing.count)]
