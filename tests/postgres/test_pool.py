"""The pool: last-in first-out for connections, first-come first-served for callers, and nothing dirty is handed on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import ConnectionLost, OperationalError, PoolTimeout, UniqueViolation
from twinsql.adapters.postgres import PostgresAdapter

from tests.postgres.statements import ADD, BACKEND, IDS, PREPARED, SLEEP
from tests.postgres.waiting import until

if TYPE_CHECKING:
    import psycopg
    from twinsql.adapters.tracer import PoolWait


def queue_is(db: PostgresAdapter, length: int) -> bool:
    return db.stats().pool.waiting == length


def test_where_all_connections_are_in_use_a_caller_gives_up_after_a_while(url: str) -> None:
    with PostgresAdapter(url, size=1, connect_timeout_s=0.05) as db, db.transaction(), pytest.raises(PoolTimeout) as caught:
        db.all(IDS)
    assert (caught.value.retryable, "all 1 connections were in use for 0.05 s" in str(caught.value)) == (True, True)


def test_a_caller_that_gave_up_leaves_the_queue(url: str) -> None:
    with PostgresAdapter(url, size=1, connect_timeout_s=0.05) as db:
        with db.transaction(), pytest.raises(PoolTimeout):
            db.all(IDS)
        assert (db.stats().pool.waiting, db.all(IDS)) == (0, [])


def test_callers_are_served_in_the_order_of_asking(url: str) -> None:
    order: list[int] = []

    def work(db: PostgresAdapter, number: int) -> None:
        with db.transaction(read_only=True):
            order.append(number)

    with PostgresAdapter(url, size=1) as db:
        threads = [threading.Thread(target=work, args=(db, number)) for number in range(10)]
        with db.transaction():
            for number, thread in enumerate(threads):
                thread.start()
                until(partial(queue_is, db, number + 1))
        for thread in threads:
            thread.join()
    assert order == list(range(10))


def test_the_connection_that_came_back_last_is_handed_out_first(db: PostgresAdapter) -> None:
    with ExitStack() as stack:
        last = [stack.enter_context(db.iterate(BACKEND)) for _ in range(3)]
        backends = [next(rows) for rows in last]
    assert [db.one(BACKEND) for _ in range(3)] == [backends[0]] * 3


def test_connections_that_are_idle_for_long_are_closed(url: str) -> None:
    with PostgresAdapter(url, idle_s=0.05) as db:
        with db.iterate(BACKEND), db.iterate(BACKEND):
            pass
        until(lambda: db.stats().pool.size == 0)
        assert db.all(IDS) == []


def test_a_connection_that_was_closed_keeps_its_counts(url: str) -> None:
    with PostgresAdapter(url, idle_s=0.05) as db:
        for _ in range(2):
            db.all(IDS)
            until(lambda: db.stats().pool.size == 0)
        assert db.stats().statements["notes.ids"].count == 2


def test_never_more_connections_than_allowed(url: str, admin: psycopg.Connection) -> None:
    with PostgresAdapter(url, size=3) as db:
        threads = [threading.Thread(target=db.all, args=(SLEEP, (0.02,))) for _ in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert db.stats().pool.size == 3


def test_an_error_costs_no_connection(db: PostgresAdapter) -> None:
    db.execute(ADD, (1, "a"))
    before = db.one(BACKEND)
    with pytest.raises(UniqueViolation):
        db.execute(ADD, (1, "a"))
    assert db.one(BACKEND) == before


def test_each_text_is_prepared_once_for_a_connection(db: PostgresAdapter) -> None:
    for number in range(3):
        db.execute(ADD, (number, "a"))
        db.execute_many(ADD, [(10 + number, "a")])
    assert db.one(PREPARED) == 2


def test_behind_a_pooler_nothing_is_prepared_by_name(url: str) -> None:
    with PostgresAdapter(url, pooled=True) as db:
        db.execute(ADD, (1, "a"))
        db.execute_many(ADD, [(number, "a") for number in range(2, 1000)])
        with db.iterate(IDS) as rows:
            assert sum(1 for _ in rows) == 999
        assert db.one(PREPARED) == 0


def test_closing_turns_away_who_waits(url: str) -> None:
    errors: list[OperationalError] = []

    def work(db: PostgresAdapter) -> None:
        try:
            db.all(IDS)
        except OperationalError as error:
            errors.append(error)

    db = PostgresAdapter(url, size=1)
    with db.transaction():
        thread = threading.Thread(target=work, args=(db,))
        thread.start()
        until(lambda: db.stats().pool.waiting == 1)
        db.close()
        thread.join(5)
        assert not thread.is_alive()
    assert ([error.message for error in errors], db.stats().pool.size) == (["the database is closed"], 0)


@pytest.mark.usefixtures("ctrl_c")
def test_an_interrupted_query_is_cancelled_and_its_connection_not_handed_on(db: PostgresAdapter, admin: psycopg.Connection) -> None:
    """What Ctrl-C does, sent by another thread while the main one waits for the server."""
    running = "SELECT pid FROM pg_stat_activity WHERE query LIKE '%pg_sleep%' AND wait_event = 'PgSleep'"
    before = db.one(BACKEND)

    def interrupt() -> None:
        until(lambda: admin.execute(running).fetchone() is not None)
        os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=interrupt)
    thread.start()
    with pytest.raises(KeyboardInterrupt):
        db.all(SLEEP, (60,))
    thread.join()
    until(lambda: admin.execute(running).fetchone() is None)
    assert db.one(BACKEND) != before


@pytest.mark.parametrize("place", ["outside", "inside"])
def test_a_forked_child_is_told_to_open_its_own_and_cannot_disturb_its_parent(url: str, place: str) -> None:
    """In a process of its own: the tests' own must not fork."""
    program = [sys.executable, "-W", "ignore", str(Path(__file__).with_name("forking.py")), url, place]
    done = subprocess.run(program, capture_output=True, text=True, check=True, timeout=30)
    assert done.stdout.splitlines() == ["child: OperationalError", "parent: [1, 2]"]


def test_connections_made_and_lost_are_counted(url: str, admin: psycopg.Connection) -> None:
    with PostgresAdapter(url) as db:
        backend = db.one(BACKEND)
        admin.execute("SELECT pg_terminate_backend(%s)", (backend,))
        until(lambda: _backend(db) not in {backend, None})
        pool = db.stats().pool
        assert (pool.opened, pool.lost, pool.size) == (2, 1, 1)


def _backend(db: PostgresAdapter) -> int | None:
    try:
        backend: int = db.one(BACKEND)
    except ConnectionLost:
        return None
    return backend


def test_waits_are_counted_and_told(url: str) -> None:
    told: list[PoolWait] = []

    class Waits:
        def pool_waited(self, wait: PoolWait, /) -> None:
            told.append(wait)

    with PostgresAdapter(url, size=1, connect_timeout_s=0.05, tracers=[Waits()]) as db:
        with db.transaction(), pytest.raises(PoolTimeout):
            db.all(IDS)
        waits = db.stats().pool.waits
    assert [(wait.opened, type(wait.error)) for wait in told] == [(True, type(None)), (False, PoolTimeout)]
    assert (waits.count, waits.errors, waits.max_ns) == (2, 1, max(wait.wait_ns for wait in told))


def test_short_waits_are_not_told_to_who_wants_long_ones(url: str) -> None:
    told: list[PoolWait] = []

    class LongWaits:
        wait_threshold_ns = 10**12

        def pool_waited(self, wait: PoolWait, /) -> None:
            told.append(wait)

    with PostgresAdapter(url, size=1, connect_timeout_s=0.05, tracers=[LongWaits()]) as db, db.transaction(), pytest.raises(PoolTimeout):
        db.all(IDS)
    assert [type(wait.error) for wait in told] == [PoolTimeout]
