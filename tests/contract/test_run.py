"""run: repeated whole until it commits, or until repeating cannot help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import (
    ConnectionLost,
    LockTimeout,
    OutcomeUnknown,
    SerializationFailure,
    TransactionPoisoned,
    UniqueViolation,
)

from .statements import ADD, COUNT, IDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from twinsql.adapters.protocol import Adapter, Transaction


class OurOwnError(Exception):
    """What an application raises."""


def failing(times: int, error: BaseException) -> tuple[Callable[[Transaction], int], list[int]]:
    """Work that adds a row and then raises, so many times; and the attempts that were made."""
    attempts: list[int] = []

    def work(tx: Transaction) -> int:
        attempts.append(len(attempts) + 1)
        tx.execute(ADD, (f"attempt {attempts[-1]}", f"{attempts[-1]}@x", 1))
        if len(attempts) <= times:
            raise error
        return attempts[-1]

    return work, attempts


def test_result_is_returned_and_the_work_committed(db: Adapter) -> None:
    work, _ = failing(0, OurOwnError())
    assert db.run(work) == 1
    assert db.all(IDS) == ["attempt 1"]


@pytest.mark.parametrize("kind", [SerializationFailure, LockTimeout, ConnectionLost])
def test_repeated_whole_after_what_repeating_helps(db: Adapter, kind: type[SerializationFailure]) -> None:
    work, attempts = failing(2, kind("others were in the way"))
    assert db.run(work) == 3
    assert attempts == [1, 2, 3]
    assert db.all(IDS) == ["attempt 3"]


def test_last_error_is_raised_after_so_many_attempts(db: Adapter) -> None:
    work, attempts = failing(9, SerializationFailure("others were in the way"))
    with pytest.raises(SerializationFailure):
        db.run(work, attempts=3)
    assert attempts == [1, 2, 3]
    assert db.one(COUNT) == 0


@pytest.mark.parametrize("error", [OurOwnError(), OutcomeUnknown("gone"), SerializationFailure("no", retryable=False)])
def test_not_repeated_after_what_repeating_cannot_help(db: Adapter, error: Exception) -> None:
    work, attempts = failing(9, error)
    with pytest.raises(type(error)):
        db.run(work)
    assert attempts == [1]
    assert db.one(COUNT) == 0


def test_broken_constraint_is_not_repeated(db: Adapter) -> None:
    calls: list[int] = []

    def work(tx: Transaction) -> None:
        calls.append(1)
        tx.execute(ADD, ("a", "a@x", 1))
        tx.execute(ADD, ("a", "a@x", 1))

    with pytest.raises(UniqueViolation):
        db.run(work)
    assert calls == [1]


def test_work_that_swallows_an_error_is_not_taken_for_done(db: Adapter) -> None:
    def work(tx: Transaction) -> None:
        tx.execute(ADD, ("a", "a@x", 1))
        with pytest.raises(UniqueViolation):
            tx.execute(ADD, ("a", "a@x", 1))

    with pytest.raises(TransactionPoisoned):
        db.run(work)
    assert db.one(COUNT) == 0


def test_work_may_open_scopes(db: Adapter) -> None:
    def work(tx: Transaction) -> None:
        with tx.transaction() as inner:
            inner.execute(ADD, ("a", "a@x", 1))
        with pytest.raises(UniqueViolation), tx.transaction() as inner:
            inner.execute(ADD, ("a", "a@x", 1))

    db.run(work)
    assert db.all(IDS) == ["a"]
