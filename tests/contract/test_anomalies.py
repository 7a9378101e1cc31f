"""Lost update and write skew: tried with threads that meet between reading and writing, and not seen."""

from __future__ import annotations

from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import SerializationFailure

from .in_threads import in_threads
from .statements import BALANCE, OPEN_ACCOUNT, SET_BALANCE, TOTAL

if TYPE_CHECKING:
    from twinsql.adapters.protocol import Adapter, Transaction

MEETING_S = 0.2
ROUNDS = 5


class Meeting:
    """Holds a thread until the other has read too, or for so long as shows that the engine does not let it."""

    def __init__(self) -> None:
        self._barrier = Barrier(2)

    def wait(self) -> None:
        with suppress(BrokenBarrierError):
            self._barrier.wait(MEETING_S)


@pytest.fixture(autouse=True)
def accounts(db: Adapter) -> None:
    db.execute_many(OPEN_ACCOUNT, [(1, 100), (2, 100)])


def test_no_update_is_lost_in_run(db: Adapter) -> None:
    for _ in range(ROUNDS):
        meeting = Meeting()

        def deposit(tx: Transaction, meeting: Meeting = meeting) -> None:
            balance = tx.one(BALANCE, (1,))
            meeting.wait()
            tx.execute(SET_BALANCE, (1, balance + 1))

        assert in_threads(2, lambda _, work=deposit: db.run(work)) == []  # type: ignore[misc]
    assert db.one(BALANCE, (1,)) == 100 + 2 * ROUNDS


def test_no_update_is_lost_in_a_plain_transaction(db: Adapter) -> None:
    meeting = Meeting()

    def deposit(_: int) -> None:
        with db.transaction() as tx:
            balance = tx.one(BALANCE, (1,))
            meeting.wait()
            tx.execute(SET_BALANCE, (1, balance + 1))

    errors = in_threads(2, deposit)
    assert [type(error) for error in errors] in ([], [SerializationFailure])
    assert db.one(BALANCE, (1,)) == 100 + 2 - len(errors)


def test_transaction_that_came_too_late_is_worth_repeating(db: Adapter) -> None:
    meeting = Meeting()

    def deposit(_: int) -> None:
        with db.transaction() as tx:
            tx.one(BALANCE, (1,))
            meeting.wait()
            tx.execute(SET_BALANCE, (1, 0))

    assert all(isinstance(error, SerializationFailure) and error.retryable for error in in_threads(2, deposit))


def test_no_write_skew_in_run(db: Adapter) -> None:
    """Each may take 100 from its own account as long as 100 stay in both together."""
    meeting = Meeting()

    def withdraw(number: int) -> None:
        def work(tx: Transaction) -> None:
            total = tx.one(TOTAL)
            meeting.wait()
            if total >= 200:
                tx.execute(SET_BALANCE, (number + 1, 0))

        db.run(work)

    assert in_threads(2, withdraw) == []
    assert db.one(TOTAL) == 100


def test_no_write_skew_at_serializable(db: Adapter) -> None:
    meeting = Meeting()

    def withdraw(number: int) -> None:
        with db.transaction(isolation="serializable") as tx:
            total = tx.one(TOTAL)
            meeting.wait()
            if total >= 200:
                tx.execute(SET_BALANCE, (number + 1, 0))

    errors = in_threads(2, withdraw)
    assert [type(error) for error in errors] in ([], [SerializationFailure])
    assert db.one(TOTAL) == 100


def test_read_only_transaction_sees_one_state(db: Adapter, engine: str) -> None:
    if engine == "sqlite-memory":
        return
    with db.transaction(read_only=True) as tx:
        before = tx.one(TOTAL)
        assert in_threads(1, lambda _: db.execute(SET_BALANCE, (1, 7))) == []
        assert tx.one(TOTAL) == before
    assert db.one(TOTAL) == 107


def test_many_threads_add_up(db: Adapter) -> None:
    def deposit(tx: Transaction) -> None:
        tx.execute(SET_BALANCE, (1, tx.one(BALANCE, (1,)) + 1))

    def work(_: int) -> None:
        for _ in range(10):
            db.run(deposit, attempts=200)

    assert in_threads(4, work) == []
    assert db.one(BALANCE, (1,)) == 140
