"""A server that crashes and restarts while many threads write: every call tells the truth, and the pool recovers by itself."""

from __future__ import annotations

import os
import signal
import threading
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

import psycopg
import pytest
from twinsql.adapters.errors import DatabaseError, OutcomeUnknown
from twinsql.adapters.postgres import PostgresAdapter
from twinsql.compiler.server import postgres_server

from tests.postgres.proxy import COMMIT, Proxy
from tests.postgres.statements import ADD, IDS, SCHEMA
from tests.postgres.waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

THREADS = 8
WALWRITER = "SELECT pid FROM pg_stat_activity WHERE backend_type = 'walwriter'"


@pytest.fixture(scope="module")
def own_server() -> Iterator[str]:
    """A server of this test's own: with a password it never is that of TEST_POSTGRES_URL."""
    with postgres_server(password="secret") as url:
        with psycopg.connect(url, autocommit=True) as connection:
            # What was acknowledged must be there after the crash; a throw-away server does not promise that by itself.
            connection.execute("SET synchronous_commit TO on")
            connection.execute("ALTER DATABASE postgres SET synchronous_commit TO on")
            connection.execute(SCHEMA)
        yield url


def walwriter(url: str) -> int | None:
    """The process that writes the log of changes to disk now and then; None while the server does not answer."""
    try:
        with psycopg.connect(url, autocommit=True) as connection:
            row = connection.execute(WALWRITER).fetchone()
    except psycopg.OperationalError:
        return None
    return None if row is None else int(row[0])


def crash(url: str, writer: int | None) -> None:
    """Kill one of the server's processes: the server takes down all others at once, recovers, and starts them anew."""
    assert writer is not None
    os.kill(writer, signal.SIGKILL)
    until(lambda: walwriter(url) not in {None, writer}, 30)


def execute(db: PostgresAdapter, number: int) -> None:
    db.execute(ADD, (number, "a"))


def execute_many(db: PostgresAdapter, number: int) -> None:
    db.execute_many(ADD, [(number, "a")])


def transaction(db: PostgresAdapter, number: int) -> None:
    with db.transaction() as tx:
        tx.execute(ADD, (number, "a"))


def run(db: PostgresAdapter, number: int) -> None:
    db.run(lambda tx: tx.execute(ADD, (number, "a")), attempts=3)


WAYS: tuple[Callable[[PostgresAdapter, int], None], ...] = (execute, execute_many, transaction, run)


def grow(numbers: set[int], by: int) -> None:
    """Wait until *numbers* has grown."""
    size = len(numbers) + by
    until(lambda: len(numbers) >= size, 30)


@dataclass
class Log:
    """What the calls said of the rows that they wrote."""

    done: set[int] = field(default_factory=set[int])
    failed: set[int] = field(default_factory=set[int])
    unknown: set[int] = field(default_factory=set[int])
    surprises: list[BaseException] = field(default_factory=list[BaseException])
    stop: threading.Event = field(default_factory=threading.Event)

    def write(self, db: PostgresAdapter, numbers: Iterator[int], way: Callable[[PostgresAdapter, int], None]) -> None:
        while not self.stop.is_set():
            number = next(numbers)
            try:
                way(db, number)
            except OutcomeUnknown:
                self.unknown.add(number)
            except DatabaseError as error:
                self.failed.add(number)
                if not error.retryable:
                    self.surprises.append(error)
            except BaseException as error:  # noqa: BLE001 - whatever else it is, the test reports it
                self.surprises.append(error)
            else:
                self.done.add(number)


@pytest.fixture(scope="module")
def aftermath(own_server: str) -> Iterator[tuple[Log, set[int]]]:
    """What the calls said, and the rows that are there afterwards."""
    log, numbers = Log(), count(1)
    with PostgresAdapter(own_server, size=6) as db:
        ways = [WAYS[number % len(WAYS)] for number in range(THREADS)]
        threads = [threading.Thread(target=log.write, args=(db, numbers, way)) for way in ways]
        for thread in threads:
            thread.start()
        try:
            for _ in range(2):
                grow(log.done, 200)
                failures = len(log.failed)
                crash(own_server, walwriter(own_server))
                assert len(log.failed) > failures
            grow(log.done, 200)
        finally:
            log.stop.set()
            for thread in threads:
                thread.join()
        yield log, {number for number in db.all(IDS) if number > 0}


def test_every_failed_call_may_be_repeated_or_says_that_it_does_not_know(aftermath: tuple[Log, set[int]]) -> None:
    log, _ = aftermath
    assert log.surprises == []


def test_nothing_that_was_acknowledged_is_lost(aftermath: tuple[Log, set[int]]) -> None:
    log, there = aftermath
    assert log.done - there == set()


def test_nothing_that_may_be_repeated_was_written(aftermath: tuple[Log, set[int]]) -> None:
    log, there = aftermath
    assert log.failed & there == set()


def test_nothing_is_there_that_nobody_answers_for(aftermath: tuple[Log, set[int]]) -> None:
    log, there = aftermath
    assert there - log.done - log.unknown == set()


def test_run_does_not_take_another_transaction_for_its_own(own_server: str) -> None:
    """A crash takes back the ids of transactions that were not on disk yet, and the server gives them out again."""
    writer = walwriter(own_server)
    assert writer is not None

    def crash_and_go_on() -> None:
        crash(own_server, writer)
        with PostgresAdapter(own_server) as others:
            for number in range(10):
                others.execute(ADD, (-2 - number, "by another"))

    with Proxy(own_server) as proxy, PostgresAdapter(proxy.url) as db:
        os.kill(writer, signal.SIGSTOP)
        proxy.cut_at(COMMIT, "before it is sent", crash_and_go_on)
        with pytest.raises(OutcomeUnknown):
            db.run(lambda tx: tx.execute(ADD, (-1, "ours")))
        assert [number for number in db.all(IDS) if number < 0] == list(range(-11, -1))
