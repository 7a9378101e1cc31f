"""The connection goes while nothing can have been committed: the error says so, and the next call finds another connection."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import ConnectionLost, TransactionPoisoned

from tests.postgres.statements import ADD, ALL, BACKEND, IDS, LONG, SLOW_ADD
from tests.postgres.waiting import until

if TYPE_CHECKING:
    import psycopg
    from twinsql.adapters.postgres import PostgresAdapter
    from twinsql.adapters.protocol import Transaction

    from tests.postgres.proxy import Proxy


def test_in_a_transaction(proxy: Proxy, far: PostgresAdapter) -> None:
    proxy.cut_at(b"the body", "after it ran")
    with pytest.raises(ConnectionLost) as caught, far.transaction() as tx:
        tx.execute(ADD, (1, "the body"))
    assert (caught.value.retryable, caught.value.statement, far.all(IDS)) == (True, "notes.add", [])


def test_in_a_savepoint_the_outer_scope_cannot_go_on(proxy: Proxy, far: PostgresAdapter) -> None:
    proxy.cut_at(b"the body", "after it ran")

    def work() -> None:
        with far.transaction() as tx:
            with pytest.raises(ConnectionLost), tx.transaction() as inner:
                inner.execute(ADD, (1, "the body"))
            tx.execute(ADD, (2, "b"))

    with pytest.raises(TransactionPoisoned):
        work()
    assert far.all(IDS) == []


def test_in_a_batch(proxy: Proxy, far: PostgresAdapter) -> None:
    proxy.cut_at(b"row 700", "before it is sent")
    with pytest.raises(ConnectionLost) as caught:
        far.execute_many(ADD, [(number, f"row {number}") for number in range(2000)])
    assert (caught.value.retryable, far.all(IDS)) == (True, [])


def test_in_a_read(proxy: Proxy, far: PostgresAdapter) -> None:
    proxy.cut_at(b"notes", "after it ran")
    with pytest.raises(ConnectionLost) as caught:
        far.all(IDS)
    assert (caught.value.retryable, far.all(IDS)) == (True, [])


def test_in_the_middle_of_a_result(proxy: Proxy, far: PostgresAdapter) -> None:
    proxy.cut_answer_after(200_000)
    with pytest.raises(ConnectionLost):
        far.all(LONG, (2000,))
    assert len(far.all(LONG, (2000,))) == 2000


def test_in_the_middle_of_a_stream(proxy: Proxy, far: PostgresAdapter) -> None:
    proxy.cut_answer_after(100_000)
    with pytest.raises(ConnectionLost), far.iterate(LONG, (2000,)) as rows:
        list(rows)
    with far.iterate(LONG, (2000,)) as rows:
        assert sum(1 for _ in rows) == 2000


def test_run_repeats_it(proxy: Proxy, far: PostgresAdapter) -> None:
    seen: list[int] = []

    def work(tx: Transaction) -> int:
        seen.append(1)
        return tx.execute(ADD, (1, "the body"))

    proxy.cut_at(b"the body", "after it ran")
    assert (far.run(work), len(seen), far.all(IDS)) == (1, 2, [1])


def test_while_it_was_idle_nobody_notices(proxy: Proxy, far: PostgresAdapter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twinsql.adapters.postgres_pool.LOOK_AFTER_IDLE_NS", 0)
    before = far.one(BACKEND)
    proxy.cut_all()
    assert far.execute(ADD, (1, "a")) == 1
    assert far.one(BACKEND) != before


def test_ended_by_an_operator_in_the_middle_of_a_write_it_may_be_repeated(db: PostgresAdapter, admin: psycopg.Connection) -> None:
    """The server's farewell says that the write was not committed, so this is no unknown outcome."""
    ending = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'INSERT INTO notes%pg_sleep%' AND wait_event = 'PgSleep'"
    )
    operator = Thread(target=until, args=(lambda: admin.execute(ending).fetchone() is not None,))
    operator.start()
    with pytest.raises(ConnectionLost) as caught:
        db.execute(SLOW_ADD, (1, "a"))
    operator.join()
    assert (caught.value.retryable, caught.value.sqlstate, db.all(ALL)) == (True, "57P01", [])
