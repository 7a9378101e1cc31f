"""Metrics for Prometheus out of the counts that every database keeps; needs the extra ``prometheus``."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.registry import Collector

from ..adapters.counting import SUB_BITS
from ..adapters.timing import upper_ns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    A registry takes one: of a service with several databases, ``StatsCollector(main=db, archive=other)``, all metrics have a label ``database``.
    """

    def __init__(self, db: Adapter | None = None, /, **named: Adapter) -> None:
        self._names = ["database"] if named else []
        self._databases: list[tuple[list[str], Adapter]] = [([name], one) for name, one in named.items()]
        if db is not None:
            self._databases.append(([""] if named else [], db))

    def collect(self) -> Iterable[Metric]:
        """All metrics as they are now."""
        stats = [(labels, db.stats()) for labels, db in self._databases]
        statements = [(labels, one.statements) for labels, one in stats]
        return (*_statements(self._names, statements), *_pools(self._names, [(labels, one.pool) for labels, one in stats]))


def _statements(names: list[str], found: list[tuple[list[str], Mapping[str, Timing]]]) -> Iterable[Metric]:
    labels = [*names, "statement"]
    durations = HistogramMetricFamily("twinsql_statement_duration_seconds", "Runs of statements, failed ones too.", labels=labels)
    errors = CounterMetricFamily("twinsql_statement_errors", "Runs of statements that failed.", labels=labels)
    rows = CounterMetricFamily("twinsql_statement_rows", "Rows that statements returned or changed.", labels=labels)
    for of, timings in found:
        for name, timing in timings.items():
            durations.add_metric([*of, name], _buckets(timing), timing.total_ns / 1e9)
            errors.add_metric([*of, name], timing.errors)
            rows.add_metric([*of, name], timing.rows)
    return (durations, errors, rows)


def _pools(names: list[str], found: list[tuple[list[str], PoolStats]]) -> Iterable[Metric]:
    connections = GaugeMetricFamily("twinsql_pool_connections", "Open connections.", labels=[*names, "state"])
    limit = GaugeMetricFamily("twinsql_pool_limit", "Connections at most.", labels=names)
    waiting = GaugeMetricFamily("twinsql_pool_waiting", "Callers that wait for a connection.", labels=names)
    opened = CounterMetricFamily("twinsql_pool_opened", "Connections made.", labels=names)
    lost = CounterMetricFamily("twinsql_pool_lost", "Connections that the server, the network or a caller broke.", labels=names)
    waits = HistogramMetricFamily(
        "twinsql_pool_wait_seconds", "Waits for a connection, in use or new; on SQLite, for the write lock.", labels=names
    )
    errors = CounterMetricFamily("twinsql_pool_wait_errors", "Waits for a connection that were in vain.", labels=names)
    for of, pool in found:
        connections.add_metric([*of, "idle"], pool.idle)
        connections.add_metric([*of, "in_use"], max(pool.size - pool.idle, 0))  # SQLite's are counted one after the other
        if pool.limit is not None:
            limit.add_metric(of, pool.limit)
        waiting.add_metric(of, pool.waiting)
        opened.add_metric(of, pool.opened)
        lost.add_metric(of, pool.lost)
        waits.add_metric(of, _buckets(pool.waits), pool.waits.total_ns / 1e9)
        errors.add_metric(of, pool.waits.errors)
    return (connections, limit, waiting, opened, lost, waits, errors)


def _buckets(timing: Timing) -> list[tuple[str, float]]:
    """Runs up to each bound, and all."""
    below = list(accumulate(timing.buckets))
    return [*((bound, below[end - 1]) for bound, end in zip(BOUNDS, ENDS, strict=True)), ("+Inf", timing.count)]
