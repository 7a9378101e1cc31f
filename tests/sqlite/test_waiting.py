"""Waiting for other writers, in this process and in others."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from threading import Event, Thread, get_ident
from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import LockTimeout
from twinsql.adapters.fair_lock import FairLock
from twinsql.adapters.sqlite import SqliteAdapter

from tests.contract.in_threads import in_threads
from tests.contract.statements import ADD, COUNT, IDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TIMEOUT_MS = 50
DEADLINE_S = 10


@pytest.fixture
def hasty(path: Path) -> Iterator[SqliteAdapter]:
    """An adapter that does not wait for long."""
    with SqliteAdapter(path, busy_timeout_ms=TIMEOUT_MS) as adapter:
        yield adapter


@pytest.fixture
def other(path: Path) -> Iterator[sqlite3.Connection]:
    """What another process would have open."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def add(db: SqliteAdapter) -> object:
    return db.execute(ADD, ("a", "a@x", 1))


def add_many(db: SqliteAdapter) -> object:
    return db.execute_many(ADD, [("a", "a@x", 1)])


def begin(db: SqliteAdapter) -> object:
    with db.transaction():
        return None


WRITES = [add, add_many, begin]


@pytest.mark.parametrize("write", WRITES)
def test_writer_in_another_process_is_waited_for_and_then_named(
    hasty: SqliteAdapter, other: sqlite3.Connection, write: Callable[[SqliteAdapter], object]
) -> None:
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LockTimeout, match="another process") as caught:
        write(hasty)
    assert caught.value.retryable
    other.execute("ROLLBACK")
    write(hasty)


@pytest.mark.parametrize("write", WRITES)
def test_writer_in_another_thread_is_waited_for_and_then_named(hasty: SqliteAdapter, write: Callable[[SqliteAdapter], object]) -> None:
    with hasty.transaction():
        (error,) = in_threads(1, lambda _: write(hasty))
    assert isinstance(error, LockTimeout)
    assert "another thread" in str(error)
    assert error.retryable


def test_write_goes_on_when_the_other_process_is_done(db: SqliteAdapter, other: sqlite3.Connection) -> None:
    other.execute("BEGIN IMMEDIATE")
    other.execute("INSERT INTO people (id, email) VALUES ('other', 'other@x')")
    thread = Thread(target=add, args=(db,))
    thread.start()
    other.execute("COMMIT")
    thread.join(DEADLINE_S)
    assert db.all(IDS) == ["a", "other"]


def test_reads_do_not_wait_for_a_writer(hasty: SqliteAdapter, other: sqlite3.Connection) -> None:
    other.execute("BEGIN IMMEDIATE")
    other.execute("INSERT INTO people (id, email) VALUES ('other', 'other@x')")
    assert hasty.one(COUNT) == 0


def test_readers_do_not_hold_up_a_writer(db: SqliteAdapter) -> None:
    add(db)
    with db.iterate(IDS) as rows, db.transaction(read_only=True) as tx:
        next(rows)
        tx.one(COUNT)
        assert in_threads(1, lambda _: db.execute(ADD, ("b", "b@x", 1))) == []
    assert db.one(COUNT) == 2


def test_two_adapters_on_one_file_wait_for_each_other(path: Path) -> None:
    with SqliteAdapter(path) as one, SqliteAdapter(path) as two:

        def work(number: int) -> None:
            for turn in range(20):
                (one, two)[number % 2].execute(ADD, (f"{number} {turn}", f"{number} {turn}@x", 1))

        assert in_threads(4, work) == []
        assert one.one(COUNT) == 80


def test_lock_is_handed_over_in_the_order_of_asking() -> None:
    lock = FairLock()
    assert lock.acquire(get_ident(), 1)
    order: list[int] = []
    threads: list[Thread] = []
    for number in range(5):

        def work(number: int = number) -> None:
            assert lock.acquire(get_ident(), DEADLINE_S)
            order.append(number)
            lock.release(get_ident())

        threads.append(Thread(target=work))
        threads[-1].start()
        waits_for(lambda number=number: lock.waiting == number + 1)  # type: ignore[misc]
    lock.release(get_ident())
    for thread in threads:
        thread.join(DEADLINE_S)
    assert order == [0, 1, 2, 3, 4]


def test_lock_whose_waiter_gave_up_goes_to_the_next() -> None:
    lock = FairLock()
    one, two, three = range(3)
    assert lock.acquire(one, 1)
    assert not lock.acquire(two, 0.01)
    assert lock.waiting == 0
    lock.release(two)
    assert lock.owner == one
    lock.release(one)
    assert lock.acquire(three, 0)


def waits_for(condition: Callable[[], bool]) -> None:
    pause = Event()
    for _ in range(DEADLINE_S * 1000):
        if condition():
            return
        pause.wait(0.001)
    pytest.fail("it did not come about")
