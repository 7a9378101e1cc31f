"""A pool that is nearly exhausted is told of before it is, once for each time, with the transaction that has held a connection longest."""

from contextlib import ExitStack, closing
from threading import Thread

import pytest
from structlog.testing import capture_logs
from twinsql.adapters import postgres_pool
from twinsql.adapters.errors import PoolTimeout
from twinsql.adapters.postgres import PostgresAdapter
from twinsql.adapters.tracer import PoolPressure
from twinsql.observe.log import QueryLog

from tests.contract.statements import ALL, COUNT, COUNT_TO


class Ears:
    def __init__(self) -> None:
        self.heard: list[PoolPressure] = []

    def pool_nearly_exhausted(self, pressure: PoolPressure, /) -> None:
        self.heard.append(pressure)

    def transaction_finished(self, transaction: object, /) -> None:
        """So that transactions are told of."""


@pytest.fixture
def ears() -> Ears:
    return Ears()


def hold(db: PostgresAdapter, connections: int, stack: ExitStack) -> None:
    for _ in range(connections):
        next(stack.enter_context(db.iterate(COUNT_TO, (3,))))


def test_told_when_four_fifths_are_in_use(kept_database: str, ears: Ears) -> None:
    with closing(PostgresAdapter(kept_database, size=10, tracers=[ears])) as db, ExitStack() as stack:
        hold(db, 7, stack)
        assert ears.heard == []
        hold(db, 1, stack)
        assert [(one.size, one.in_use, one.waiting, one.oldest) for one in ears.heard] == [(10, 8, 0, None)]


def test_told_once_however_long_it_lasts_and_again_after_a_calm(kept_database: str, ears: Ears, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(PostgresAdapter(kept_database, size=5, tracers=[ears])) as db:
        for _ in range(2):
            with ExitStack() as stack:
                hold(db, 4, stack)
                db.one(COUNT)
        assert len(ears.heard) == 1
        monkeypatch.setattr(postgres_pool, "CALM_NS", 0)
        with ExitStack() as stack:  # the connections are open: they are only taken again
            hold(db, 4, stack)
        assert len(ears.heard) == 2


def test_small_pool_is_told_of_when_somebody_waits(kept_database: str, ears: Ears) -> None:
    with closing(PostgresAdapter(kept_database, size=1, connect_timeout_s=0.05, tracers=[ears])) as db:
        db.one(COUNT)
        with db.transaction() as tx:
            tx.one(COUNT)
            assert ears.heard == []
            with pytest.raises(PoolTimeout):
                db.all(ALL)
        [pressure] = ears.heard
    assert pressure.oldest is not None
    assert (pressure.in_use, pressure.waiting, pressure.oldest.outcome) == (1, 1, "committed")


def test_waiters_in_many_threads_are_one_event(kept_database: str, ears: Ears) -> None:
    with closing(PostgresAdapter(kept_database, size=2, tracers=[ears])) as db:
        threads = [Thread(target=lambda: [db.one(COUNT) for _ in range(50)]) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(ears.heard) == 1


def test_log_has_the_warning_and_the_failure_to_get_a_connection(kept_database: str) -> None:
    with (
        closing(PostgresAdapter(kept_database, size=1, connect_timeout_s=0.05, tracers=[QueryLog()])) as db,
        capture_logs() as lines,
        db.transaction(read_only=True),
        pytest.raises(PoolTimeout),
    ):
        db.all(ALL)
    assert [(line["event"], line["log_level"]) for line in lines] == [("pool.nearly_exhausted", "warning"), ("pool.waited", "warning")]
    assert (lines[0]["in_use"], lines[1]["error"]) == (1, "PoolTimeout")
    assert lines[0]["transaction"] is not None
