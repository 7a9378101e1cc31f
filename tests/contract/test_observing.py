"""What is counted, and what a tracer is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import DatabaseError, DataError, NotFound, UniqueViolation

from .statements import ADD, ALL, COUNT, COUNT_TO, GET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twinsql.adapters.protocol import Adapter, Dialect
    from twinsql.adapters.statement import Statement

    from .conftest import Opened


@dataclass(slots=True)
class Heard:
    name: str
    dialect: Dialect
    duration_ns: int
    rows: int
    wait_ns: int
    in_transaction: bool
    error: DatabaseError | None


@dataclass(slots=True)
class Recorder:
    heard: list[Heard] = field(default_factory=list[Heard])

    def finished(
        self,
        statement: Statement[object],
        dialect: Dialect,
        duration_ns: int,
        rows: int,
        wait_ns: int,
        in_transaction: bool,
        error: DatabaseError | None,
        /,
    ) -> None:
        self.heard.append(Heard(statement.name, dialect, duration_ns, rows, wait_ns, in_transaction, error))

    def rows(self) -> list[tuple[str, int]]:
        return [(one.name, one.rows) for one in self.heard]


@pytest.fixture
def tracer() -> Recorder:
    return Recorder()


@pytest.fixture
def traced(opened: Opened, tracer: Recorder) -> Iterator[Adapter]:
    with opened(tracer) as db:
        yield db


def counts(db: Adapter) -> dict[str, tuple[int, int]]:
    return {name: (timing.count, timing.errors) for name, timing in db.timings().items()}


def test_every_run_is_counted(db: Adapter) -> None:
    db.execute(ADD, ("a", "a@x", 1))
    db.one(COUNT)
    db.all(ALL)
    db.one_or_none(GET, ("a",))
    with db.transaction() as tx:
        tx.one(COUNT)
    with db.iterate(ALL) as rows:
        list(rows)
    db.execute_many(ADD, [("b", "b@x", 1), ("c", "c@x", 1)])
    assert counts(db) == {"people.add": (2, 0), "people.count": (2, 0), "people.all": (2, 0), "people.get": (1, 0)}


def test_failed_runs_are_counted_as_such(db: Adapter) -> None:
    db.execute(ADD, ("a", "a@x", 1))
    with pytest.raises(UniqueViolation):
        db.execute(ADD, ("a", "a@x", 1))
    with pytest.raises(DataError):
        db.execute(ADD, ("a", "a@x", "old"))
    assert counts(db) == {"people.add": (3, 2)}


def test_stream_that_is_left_early_is_counted(db: Adapter) -> None:
    with db.iterate(COUNT_TO, (10,)) as rows:
        next(rows)
    assert counts(db) == {"numbers.count_to": (1, 0)}


def test_counts_of_all_threads_are_added_up(db: Adapter) -> None:
    def read() -> None:
        for _ in range(50):
            db.one(COUNT)

    threads = [Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert db.timings()["people.count"].count == 200


def test_times_add_up(db: Adapter) -> None:
    for _ in range(10):
        db.one(COUNT)
    timing = db.timings()["people.count"]
    assert sum(timing.buckets) == 10
    assert timing.total_ns > 0
    assert 0 < timing.percentile_ms(0.5) <= timing.percentile_ms(1.0)


def test_tracer_hears_of_each_statement_and_its_rows(traced: Adapter, tracer: Recorder) -> None:
    traced.execute(ADD, ("a", "a@x", 1))
    traced.one(GET, ("a",))
    traced.one_or_none(GET, ("b",))
    traced.all(ALL)
    traced.execute_many(ADD, [("b", "b@x", 1), ("c", "c@x", 1)])
    with traced.iterate(ALL) as rows:
        list(rows)
    assert tracer.rows() == [
        ("people.add", 1),
        ("people.get", 1),
        ("people.get", 0),
        ("people.all", 1),
        ("people.add", 2),
        ("people.all", 3),
    ]


def test_tracer_hears_durations_and_engine(traced: Adapter, tracer: Recorder) -> None:
    traced.one(COUNT)
    (heard,) = tracer.heard
    assert (heard.dialect, heard.error) == (traced.dialect, None)
    assert heard.duration_ns > 0
    assert heard.wait_ns >= 0


def test_tracer_hears_whether_a_transaction_was_open(traced: Adapter, tracer: Recorder) -> None:
    traced.one(COUNT)
    with traced.transaction() as tx:
        tx.one(COUNT)
    traced.one(COUNT)
    traced.execute(ADD, ("a", "a@x", 1))
    assert [one.in_transaction for one in tracer.heard] == [False, True, False, False]


def test_tracer_hears_of_errors(traced: Adapter, tracer: Recorder) -> None:
    with pytest.raises(UniqueViolation) as caught:
        traced.execute_many(ADD, [("a", "a@x", 1), ("a", "b@x", 1)])
    assert [one.error for one in tracer.heard] == [caught.value]


def test_row_that_did_not_come_is_no_failed_run(traced: Adapter, tracer: Recorder) -> None:
    with pytest.raises(NotFound):
        traced.one(GET, ("nobody",))
    assert [(one.rows, one.error) for one in tracer.heard] == [(0, None)]


def test_pool_is_idle_between_calls(db: Adapter) -> None:
    db.one(COUNT)
    stats = db.stats()
    assert (stats.idle, stats.waiting) == (stats.size, 0)


def test_open_transaction_is_not_idle(db: Adapter) -> None:
    with db.transaction() as tx:
        tx.one(COUNT)
        stats = db.stats()
        assert stats.idle == stats.size - 1
