"""An interrupt at any moment of a write leaves the write lock free and no transaction open."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.sqlite import SqliteAdapter

from tests.contract.in_threads import in_threads
from tests.contract.statements import ADD, COUNT, GET, SET_AGE
from tests.interrupting import interrupted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from twinsql.adapters.protocol import Adapter


def write(db: Adapter) -> None:
    db.execute(SET_AGE, ("a", 1))


def transaction(db: Adapter) -> None:
    with db.transaction() as tx:
        tx.execute(SET_AGE, ("a", 2))


def batch(db: Adapter) -> None:
    db.execute_many(SET_AGE, [("a", 3)])


@pytest.mark.parametrize("work", [write, transaction, batch])
def test_an_interrupt_at_any_moment_leaves_the_database_to_others(path: Path, work: Callable[[Adapter], None]) -> None:
    moment = 0
    with SqliteAdapter(path, busy_timeout_ms=20) as db:
        db.execute(ADD, ("a", "a@x", 0))
        work(db)
        while True:
            moment += 1
            more = interrupted(lambda: work(db), moment)
            assert in_threads(1, lambda _: db.execute(SET_AGE, ("a", 7))) == [], moment
            with closing(sqlite3.connect(path, timeout=0)) as other, other:
                other.execute("UPDATE people SET age = 8")
            write(db)
            if not more:
                break
        assert db.one(GET, ("a",)).age == 1
    assert moment > 20


def test_a_database_that_is_closed_while_others_wait_to_write_closes_every_connection(path: Path) -> None:
    db = SqliteAdapter(path)
    waiting = Event()
    errors: list[BaseException] = []

    def wait() -> None:
        waiting.set()
        try:
            write(db)
        except BaseException as error:  # noqa: BLE001 - looked at below
            errors.append(error)

    with db.transaction() as tx:
        tx.one(COUNT)
        thread = Thread(target=wait)
        thread.start()
        assert waiting.wait(10)
        while not db.stats().pool.waiting:
            pass
        db.close()
    thread.join(10)
    assert [str(error) for error in errors] == ["the database is closed [sqlite]"]
    assert db.stats().pool.size == 0
