"""Batches: all rows or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import DataError, TransactionMisuse, UniqueViolation

from .statements import ADD, COUNT, IDS, OPEN_ACCOUNT, TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twinsql.adapters.protocol import Adapter, Executor


class OurOwnError(Exception):
    """What a caller's generator raises."""


def failing() -> Iterator[tuple[str, str, int]]:
    yield ("a", "a@x", 1)
    raise OurOwnError


def test_empty_batch_changes_nothing(db: Adapter) -> None:
    assert db.execute_many(ADD, []) == 0


def test_empty_batch_in_a_transaction_changes_nothing(db: Adapter) -> None:
    with db.transaction() as tx:
        assert tx.execute_many(ADD, iter(())) == 0


def test_batch_is_undone_where_a_row_breaks_a_constraint(db: Adapter) -> None:
    with pytest.raises(UniqueViolation):
        db.execute_many(ADD, [("a", "a@x", 1), ("b", "b@x", 2), ("a", "c@x", 3)])
    assert db.one(COUNT) == 0


def test_batch_is_undone_where_a_value_is_refused(db: Adapter) -> None:
    with pytest.raises(DataError, match="parameter age"):
        db.execute_many(ADD, [("a", "a@x", 1), ("b", "b@x", 2**31)])
    assert db.one(COUNT) == 0


def test_batch_is_undone_where_a_row_is_too_short(db: Adapter) -> None:
    with pytest.raises(DataError, match="takes 3 parameters, got 1"):
        db.execute_many(ADD, [("a", "a@x", 1), ("b",)])
    assert db.one(COUNT) == 0


def test_batch_is_undone_where_its_generator_raises(db: Adapter) -> None:
    with pytest.raises(OurOwnError):
        db.execute_many(ADD, failing())
    assert db.one(COUNT) == 0


def test_connection_works_on_after_a_generator_raised(db: Adapter) -> None:
    with pytest.raises(OurOwnError):
        db.execute_many(ADD, failing())
    assert db.execute_many(ADD, [("a", "a@x", 1)]) == 1


def test_failed_batch_leaves_what_the_transaction_did_before(db: Adapter) -> None:
    with db.transaction() as tx:
        tx.execute(ADD, ("before", "before@x", 1))
        with pytest.raises(UniqueViolation):
            tx.execute_many(ADD, [("a", "a@x", 1), ("a", "b@x", 1)])
        tx.execute(ADD, ("after", "after@x", 1))
    assert db.all(IDS) == ["after", "before"]


def test_generator_that_raises_in_a_transaction_undoes_the_batch_alone(db: Adapter) -> None:
    with db.transaction() as tx:
        tx.execute(ADD, ("before", "before@x", 1))
        with pytest.raises(OurOwnError):
            tx.execute_many(ADD, failing())
    assert db.all(IDS) == ["before"]


def test_batch_larger_than_any_buffer(db: Adapter) -> None:
    assert db.execute_many(OPEN_ACCOUNT, ((number, number) for number in range(3000))) == 3000
    assert db.one(TOTAL) == 2999 * 3000 // 2


def writing(executor: Executor) -> Iterator[tuple[str, str, int]]:
    yield ("a", "a@x", 1)
    executor.execute(ADD, ("beside", "beside@x", 2))
    yield ("b", "b@x", 1)


def test_generator_that_writes_beside_its_batch_is_told_at_once(db: Adapter) -> None:
    with pytest.raises(TransactionMisuse):
        db.execute_many(ADD, writing(db))
    assert db.one(COUNT) == 0


def test_generator_that_uses_its_own_transaction_is_told_at_once(db: Adapter) -> None:
    with db.transaction() as tx:
        with pytest.raises(TransactionMisuse):
            tx.execute_many(ADD, writing(tx))
        assert tx.one(COUNT) == 0
        tx.execute(ADD, ("after", "after@x", 1))
    assert db.all(IDS) == ["after"]
