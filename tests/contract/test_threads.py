"""Many threads on one adapter: no call fails, nothing is lost, nobody waits for ever."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from .in_threads import in_threads
from .statements import ALL, BALANCE, COUNT, OPEN_ACCOUNT, SET_BALANCE

if TYPE_CHECKING:
    from twinsql.adapters.protocol import Adapter, Transaction

THREADS = 16
SECONDS = 2.0


def test_sixteen_threads_read_and_write(db: Adapter) -> None:
    db.execute_many(OPEN_ACCOUNT, [(number, 0) for number in range(THREADS)])
    done = [0] * THREADS
    end = monotonic() + SECONDS

    def work(number: int) -> None:
        while monotonic() < end:
            balance = db.one(BALANCE, (number,))
            assert balance == done[number]
            db.execute(SET_BALANCE, (number, balance + 1))
            with db.transaction() as tx:
                tx.execute(SET_BALANCE, (number, tx.one(BALANCE, (number,)) + 1))
            with db.iterate(ALL) as rows:
                next(rows, None)
            done[number] += 2

    assert in_threads(THREADS, work) == []
    assert [db.one(BALANCE, (number,)) for number in range(THREADS)] == done
    assert all(done)


def test_threads_may_run_transactions_while_others_read(db: Adapter) -> None:
    db.execute(OPEN_ACCOUNT, (1, 0))

    def deposit(tx: Transaction) -> None:
        tx.execute(SET_BALANCE, (1, tx.one(BALANCE, (1,)) + 1))

    def work(number: int) -> None:
        for _ in range(20):
            if number % 2:
                db.one(COUNT)
            else:
                db.run(deposit, attempts=200)

    assert in_threads(8, work) == []
    assert db.one(BALANCE, (1,)) == 80
