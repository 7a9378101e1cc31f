"""64 threads on a pool of 20, while the server is stopped and killed: nothing hangs, nothing leaks, and the numbers add up."""

from __future__ import annotations

import signal
import threading
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

import psycopg
import pytest
from twinsql.adapters.errors import DatabaseError, OutcomeUnknown
from twinsql.adapters.postgres import PostgresAdapter

from tests.postgres.statements import ADD, GET, SCHEMA
from tests.postgres.waiting import until
from tests.stress.restarting import restarting_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from twinsql.adapters.statement import Statement, Values
    from twinsql.adapters.stats import Stats
    from twinsql.adapters.tracer import PoolWait, QueryRun

    from tests.stress.restarting import Restarting

THREADS, SIZE = 64, 20
OURS = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'twinsql'"


@dataclass
class Calls:
    """What one thread has called, and what it was told."""

    made: Counter[str] = field(default_factory=Counter[str])
    """Calls that reached a connection."""
    failed: Counter[str] = field(default_factory=Counter[str])
    acknowledged: set[int] = field(default_factory=set[int])
    refused: set[int] = field(default_factory=set[int])
    unknown: set[int] = field(default_factory=set[int])
    surprises: list[BaseException] = field(default_factory=list[BaseException])

    def call(self, method: Callable[[Statement[object], Values], object], statement: Statement[object], values: Values) -> None:
        """Call, and count it unless there was no connection to run it on."""
        try:
            method(statement, values)
        except DatabaseError as error:
            self.made[statement.name] += error.statement is not None
            self.failed[statement.name] += error.statement is not None
            raise
        self.made[statement.name] += 1


class Listener:
    """Counts what it is told."""

    def __init__(self) -> None:
        self.waits = 0
        self.turned_away = 0
        self.queries: Counter[str] = Counter()
        self._lock = threading.Lock()

    def pool_waited(self, wait: PoolWait, /) -> None:
        with self._lock:
            self.waits += 1
            self.turned_away += wait.error is not None

    def query_finished(self, query: QueryRun, /) -> None:
        with self._lock:
            self.queries[query.statement.name] += 1


def read(db: PostgresAdapter, calls: Calls, _: int) -> None:
    calls.call(db.one_or_none, GET, (1,))


def write(db: PostgresAdapter, calls: Calls, number: int) -> None:
    calls.call(db.execute, ADD, (number, "a"))


def in_a_transaction(db: PostgresAdapter, calls: Calls, number: int) -> None:
    with db.transaction() as tx:
        calls.call(tx.execute, ADD, (number, "a"))


def repeated(db: PostgresAdapter, calls: Calls, number: int) -> None:
    db.run(lambda tx: calls.call(tx.execute, ADD, (number, "a")), attempts=3)


WAYS: tuple[Callable[[PostgresAdapter, Calls, int], None], ...] = (read, write, in_a_transaction, repeated)


def hammer(
    db: PostgresAdapter, calls: Calls, numbers: Iterator[int], way: Callable[[PostgresAdapter, Calls, int], None], stop: threading.Event
) -> None:
    while not stop.is_set():
        number = next(numbers)
        try:
            way(db, calls, number)
        except OutcomeUnknown:
            calls.unknown.add(number)
        except DatabaseError as error:
            calls.refused.add(number)
            if not error.retryable:
                calls.surprises.append(error)
            sleep(0.001)
        except BaseException as error:  # noqa: BLE001 - whatever else it is, the test reports it
            calls.surprises.append(error)
        else:
            if way is not read:
                calls.acknowledged.add(number)


@dataclass(frozen=True)
class Aftermath:
    """What is left when all threads have ended."""

    calls: list[Calls]
    listener: Listener
    stats: Stats
    before: tuple[int, int]
    rows: set[int]
    hanging: int
    after_restart: int

    def union(self, name: str) -> set[int]:
        return set[int]().union(*(getattr(calls, name) for calls in self.calls))

    def total(self, name: str) -> dict[str, int]:
        return dict(sum((getattr(calls, name) for calls in self.calls), Counter[str]()))


@pytest.fixture(scope="module")
def server() -> Iterator[Restarting]:
    with restarting_server() as server:
        with psycopg.connect(server.url, autocommit=True) as connection:
            connection.execute(SCHEMA)
        yield server


def duration(request: pytest.FixtureRequest) -> float:
    seconds = request.config.getoption("--stress-seconds")
    assert isinstance(seconds, float)
    return seconds


def resources() -> tuple[int, int]:
    return sum(1 for _ in Path("/proc/self/fd").iterdir()), threading.active_count()


@pytest.fixture(scope="module")
def aftermath(request: pytest.FixtureRequest, server: Restarting) -> Aftermath:
    seconds = duration(request)
    before = resources()
    listener, numbers, stop = Listener(), count(1), threading.Event()
    calls = [Calls() for _ in range(THREADS)]
    db = PostgresAdapter(server.url, size=SIZE, idle_s=600, tracers=[listener])
    threads = [
        threading.Thread(target=hammer, args=(db, mine, numbers, WAYS[number % len(WAYS)], stop), daemon=True)
        for number, mine in enumerate(calls)
    ]
    started = monotonic()
    for thread in threads:
        thread.start()
    for turn, how in enumerate((signal.SIGINT, signal.SIGKILL), 1):
        sleep(max(started + seconds * turn / 3 - monotonic(), 0))
        server.stop(how)
    sleep(max(started + seconds - monotonic(), seconds / 3))
    acknowledged = sum(len(mine.acknowledged) for mine in calls)
    sleep(0.2)
    after_restart = sum(len(mine.acknowledged) for mine in calls) - acknowledged
    stop.set()
    for thread in threads:
        thread.join(30)
    hanging = sum(thread.is_alive() for thread in threads)
    stats = db.stats()
    db.close()
    with psycopg.connect(server.url) as connection:
        rows = {number for (number,) in connection.execute("SELECT id FROM notes")}
    return Aftermath(calls, listener, stats, before, rows, hanging, after_restart)


def test_nobody_hangs_and_work_goes_on(aftermath: Aftermath) -> None:
    assert (aftermath.hanging, aftermath.after_restart > 0) == (0, True)


def test_every_error_says_that_the_call_may_be_repeated_or_that_nobody_knows(aftermath: Aftermath) -> None:
    assert [surprise for calls in aftermath.calls for surprise in calls.surprises] == []
    assert len(aftermath.union("refused")) > 0


def test_statements_are_counted_and_told_as_often_as_they_were_called(aftermath: Aftermath) -> None:
    counted = {name: timing.count for name, timing in aftermath.stats.statements.items()}
    failed = {name: timing.errors for name, timing in aftermath.stats.statements.items()}
    assert counted == aftermath.total("made") == dict(aftermath.listener.queries)
    assert failed == {name: aftermath.total("failed").get(name, 0) for name in counted}


def test_what_was_acknowledged_is_there_and_what_was_refused_is_not(aftermath: Aftermath) -> None:
    acknowledged, unknown = aftermath.union("acknowledged"), aftermath.union("unknown")
    assert acknowledged - aftermath.rows == set()
    assert aftermath.rows - acknowledged - unknown == set()
    assert aftermath.union("refused") & aftermath.rows == set()


def test_connections_and_waits_add_up(aftermath: Aftermath) -> None:
    pool = aftermath.stats.pool
    assert (pool.opened - pool.lost, pool.idle, pool.waiting) == (pool.size, pool.size, 0)
    assert pool.lost >= SIZE
    assert (pool.waits.count, pool.waits.errors) == (aftermath.listener.waits, aftermath.listener.turned_away)


def test_nothing_is_left_of_a_closed_pool(aftermath: Aftermath, server: Restarting) -> None:
    with psycopg.connect(server.url, autocommit=True) as connection:
        until(lambda: connection.execute(OURS).fetchone() == (0,))
    until(lambda: resources() == aftermath.before)


def test_callers_that_wait_are_served_alike(request: pytest.FixtureRequest, server: Restarting) -> None:
    """All connections are always in use, so that it is the queue that decides who is next."""
    seconds = duration(request)
    served = [0] * THREADS
    longest_s = [0.0] * THREADS
    stop = threading.Event()

    def work(db: PostgresAdapter, mine: int) -> None:
        while not stop.is_set():
            asked = monotonic()
            with db.transaction(read_only=True):
                longest_s[mine] = max(longest_s[mine], monotonic() - asked)
                sleep(0.005)
            served[mine] += 1

    with PostgresAdapter(server.url, size=SIZE) as db:
        threads = [threading.Thread(target=work, args=(db, number)) for number in range(THREADS)]
        for thread in threads:
            thread.start()
        sleep(seconds)
        stop.set()
        for thread in threads:
            thread.join()
        waits = db.stats().pool.waits
    assert max(served) <= 2 * min(served) + 2
    assert waits.max_ns / 1e9 <= max(longest_s) <= seconds / 2
