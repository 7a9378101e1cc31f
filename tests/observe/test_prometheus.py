"""What Prometheus reads is what ``db.stats()`` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from prometheus_client import REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.parser import text_string_to_metric_families
from twinsql.adapters.counting import count, new_counts
from twinsql.adapters.errors import UniqueViolation
from twinsql.adapters.sqlite import SqliteAdapter
from twinsql.adapters.timing import timing
from twinsql.observe import prometheus
from twinsql.observe.prometheus import StatsCollector

from tests.contract.statements import ADD, ALL, COUNT

if TYPE_CHECKING:
    from twinsql.adapters.protocol import Adapter

Scraped = dict[tuple[str, tuple[tuple[str, str], ...]], float]


def scrape(db: Adapter) -> Scraped:
    registry = CollectorRegistry(auto_describe=True)
    registry.register(StatsCollector(db))
    families = text_string_to_metric_families(generate_latest(registry).decode())
    return {(one.name, tuple(sorted(one.labels.items()))): one.value for family in families for one in family.samples}


def of(statement: str) -> tuple[tuple[str, str], ...]:
    return (("statement", statement),)


def test_statements_are_counted_with_their_rows_and_errors(db: Adapter) -> None:
    db.execute_many(ADD, [("a", "a@x", 1), ("b", "b@x", 1)])
    with pytest.raises(UniqueViolation):
        db.execute(ADD, ("a", "a@x", 1))
    db.all(ALL)
    found = scrape(db)
    timing = db.stats().statements["people.add"]

    assert found["twinsql_statement_duration_seconds_count", of("people.add")] == 2
    assert found["twinsql_statement_duration_seconds_sum", of("people.add")] == timing.total_ns / 1e9
    assert found["twinsql_statement_errors_total", of("people.add")] == 1
    assert found["twinsql_statement_rows_total", of("people.add")] == 2
    assert found["twinsql_statement_rows_total", of("people.all")] == 2
    assert found["twinsql_statement_errors_total", of("people.all")] == 0


def test_databases_of_one_service_are_told_apart(db: Adapter) -> None:
    db.one(COUNT)
    registry = CollectorRegistry(auto_describe=True)
    with SqliteAdapter(":memory:") as other:
        registry.register(StatsCollector(main=db, archive=other))
        found = {
            (one.name, *(value for _, value in sorted(one.labels.items())))
            for family in text_string_to_metric_families(generate_latest(registry).decode())
            for one in family.samples
        }

    assert ("twinsql_statement_duration_seconds_count", "main", "people.count") in found
    assert ("twinsql_statement_duration_seconds_count", "archive", "people.count") not in found
    assert {("twinsql_pool_connections", name, "idle") for name in ("main", "archive")} <= found
    assert {("twinsql_pool_waiting", name) for name in ("main", "archive")} <= found


def test_buckets_add_up(db: Adapter) -> None:
    for _ in range(20):
        db.one(COUNT)
    found = scrape(db)
    buckets = [
        (float(dict(labels)["le"]), value)
        for (name, labels), value in found.items()
        if name == "twinsql_statement_duration_seconds_bucket" and ("statement", "people.count") in labels
    ]
    buckets.sort()

    assert len(buckets) == 19
    assert [value for _, value in buckets] == sorted(value for _, value in buckets)
    assert (buckets[-1], buckets[-2][1]) == ((float("inf"), 20), 20)


@pytest.mark.parametrize("power", [17, 20, 30, 34])
def test_bounds_are_exact(power: int) -> None:
    counts = new_counts()
    for duration_ns in (2**power - 1, 2**power, 2**power + 1):
        count(counts, duration_ns, 0)
    buckets = prometheus._buckets(timing(counts))  # pyright: ignore[reportPrivateUsage]
    place = prometheus.POWERS.index(power)

    assert float(buckets[place][0]) == (2**power - 1) / 1e9
    assert buckets[place][1] == 1
    assert buckets[place - 1 if place else -1][1] == (0 if place else 3)
    assert buckets[place + 1][1] == 3


def test_pool_is_told_with_what_is_in_use(db: Adapter) -> None:
    with db.transaction() as tx:
        tx.one(COUNT)
        pool = db.stats().pool
        found = scrape(db)

    assert found["twinsql_pool_connections", (("state", "in_use"),)] == 1
    assert found["twinsql_pool_connections", (("state", "idle"),)] == pool.idle
    assert found["twinsql_pool_waiting", ()] == 0
    assert found["twinsql_pool_opened_total", ()] == pool.opened
    assert found["twinsql_pool_wait_seconds_count", ()] == pool.waits.count
    assert found.get(("twinsql_pool_limit", ())) == pool.limit


def test_closed_database_keeps_its_counts(db: Adapter) -> None:
    db.one(COUNT)
    db.close()

    assert scrape(db)["twinsql_statement_duration_seconds_count", of("people.count")] == 1


def test_nothing_is_registered_without_being_asked_for(db: Adapter) -> None:
    StatsCollector(db)

    assert b"twinsql" not in generate_latest(REGISTRY)
