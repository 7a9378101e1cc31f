"""Calls that cannot work where they stand raise at once, on every engine."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import DatabaseError, TransactionMisuse

from .in_threads import in_threads
from .statements import ADD, COUNT, IDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from twinsql.adapters.protocol import Adapter


def add(db: Adapter) -> object:
    return db.execute(ADD, ("a", "a@x", 1))


def add_many(db: Adapter) -> object:
    return db.execute_many(ADD, [("a", "a@x", 1)])


def begin(db: Adapter) -> object:
    with db.transaction() as tx:
        return tx


def run(db: Adapter) -> object:
    return db.run(lambda tx: tx.one(COUNT))


@pytest.mark.parametrize("call", [add, add_many, begin, run])
def test_write_beside_ones_own_transaction(db: Adapter, call: Callable[[Adapter], object]) -> None:
    with db.transaction(), pytest.raises(TransactionMisuse):
        call(db)
    assert db.one(COUNT) == 0


def test_own_transaction_goes_on_after_a_write_beside_it(db: Adapter) -> None:
    with db.transaction() as tx:
        with pytest.raises(TransactionMisuse):
            add(db)
        tx.execute(ADD, ("b", "b@x", 1))
    assert db.all(IDS) == ["b"]


def test_write_beside_a_read_only_transaction(db: Adapter) -> None:
    with db.transaction(read_only=True), pytest.raises(TransactionMisuse):
        add(db)


def test_write_after_ones_own_transaction_is_fine(db: Adapter) -> None:
    with db.transaction() as tx:
        tx.one(COUNT)
    add(db)
    assert db.one(COUNT) == 1


def test_write_after_ones_own_failed_transaction_is_fine(db: Adapter) -> None:
    with pytest.raises(KeyboardInterrupt), db.transaction():
        raise KeyboardInterrupt
    add(db)
    assert db.one(COUNT) == 1


def test_transaction_after_its_end(db: Adapter) -> None:
    with db.transaction() as tx:
        pass
    with pytest.raises(TransactionMisuse, match="the transaction is over"):
        tx.one(COUNT)


def test_inner_scope_after_its_end(db: Adapter) -> None:
    with db.transaction() as tx:
        with tx.transaction() as inner:
            pass
        with pytest.raises(TransactionMisuse):
            inner.one(COUNT)
        assert tx.one(COUNT) == 0


def test_new_scope_on_a_transaction_after_its_end(db: Adapter) -> None:
    with db.transaction() as tx:
        pass
    with pytest.raises(TransactionMisuse), tx.transaction():
        pass


def test_batch_and_stream_on_a_transaction_after_its_end(db: Adapter) -> None:
    with db.transaction() as tx:
        pass
    with pytest.raises(TransactionMisuse):
        tx.execute_many(ADD, [("a", "a@x", 1)])
    with pytest.raises(TransactionMisuse), tx.iterate(IDS):
        pass


def test_transaction_in_another_thread(db: Adapter) -> None:
    caught: list[DatabaseError] = []

    with db.transaction() as tx:

        def elsewhere() -> None:
            try:
                tx.one(COUNT)
            except DatabaseError as error:
                caught.append(error)

        thread = Thread(target=elsewhere)
        thread.start()
        thread.join()
        assert tx.one(COUNT) == 0
    assert [(type(error), error.message) for error in caught] == [(TransactionMisuse, "the transaction belongs to another thread")]


@pytest.mark.parametrize("read_only", [False, True])
def test_transaction_that_another_thread_leaves_is_nobodys(db: Adapter, *, read_only: bool) -> None:
    transaction = db.transaction(read_only=read_only)
    transaction.__enter__()
    errors = in_threads(1, lambda _: transaction.__exit__(None, None, None))
    assert errors == []
    add(db)
    assert db.one(COUNT) == 1


def test_write_beside_another_threads_read_only_transaction_is_fine(db: Adapter, engine: str) -> None:
    if engine == "sqlite-memory":
        return
    with db.transaction(read_only=True) as tx:
        assert tx.one(COUNT) == 0
        thread = Thread(target=add, args=(db,))
        thread.start()
        thread.join()
        assert tx.one(COUNT) == 0
    assert db.one(COUNT) == 1
