"""Commit, rollback and nesting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import NotFound, TransactionMisuse

from .statements import ADD, ALL, COUNT, GET, IDS, SET_AGE

if TYPE_CHECKING:
    from twinsql.adapters.protocol import Adapter, Executor


class OurOwnError(Exception):
    """What an application raises."""


def add(executor: Executor, name: str) -> None:
    executor.execute(ADD, (name, f"{name}@x", 1))


def test_single_statement_commits_by_itself(db: Adapter) -> None:
    add(db, "a")
    with db.transaction():
        pass
    assert db.all(IDS) == ["a"]


def test_transaction_commits_at_its_end(db: Adapter) -> None:
    with db.transaction() as tx:
        add(tx, "a")
        add(tx, "b")
    assert db.all(IDS) == ["a", "b"]


def test_transaction_sees_its_own_changes(db: Adapter) -> None:
    with db.transaction() as tx:
        add(tx, "a")
        assert tx.all(IDS) == ["a"]


@pytest.mark.parametrize("error", [OurOwnError, KeyboardInterrupt, SystemExit, GeneratorExit])
def test_any_exception_rolls_back(db: Adapter, error: type[BaseException]) -> None:
    with pytest.raises(error), db.transaction() as tx:
        add(tx, "a")
        raise error
    assert db.one(COUNT) == 0


def test_the_next_transaction_works_after_a_rollback(db: Adapter) -> None:
    with pytest.raises(OurOwnError), db.transaction() as tx:
        add(tx, "a")
        raise OurOwnError
    with db.transaction() as tx:
        add(tx, "b")
    assert db.all(IDS) == ["b"]


def test_transaction_knows_its_engine(db: Adapter) -> None:
    with db.transaction() as tx:
        assert tx.dialect == db.dialect


def test_inner_scope_commits_with_the_outer(db: Adapter) -> None:
    with db.transaction() as tx:
        add(tx, "a")
        with tx.transaction() as inner:
            add(inner, "b")
    assert db.all(IDS) == ["a", "b"]


def test_inner_scope_rolls_back_alone(db: Adapter) -> None:
    with db.transaction() as tx:
        add(tx, "a")
        with pytest.raises(OurOwnError), tx.transaction() as inner:
            add(inner, "b")
            raise OurOwnError
        add(tx, "c")
    assert db.all(IDS) == ["a", "c"]


def test_outer_scope_takes_the_inner_back_with_it(db: Adapter) -> None:
    with pytest.raises(OurOwnError), db.transaction() as tx:
        with tx.transaction() as inner:
            add(inner, "b")
        raise OurOwnError
    assert db.one(COUNT) == 0


def test_scopes_nest_deeply(db: Adapter) -> None:
    with db.transaction() as one, one.transaction() as two:
        add(two, "a")
        with pytest.raises(OurOwnError), two.transaction() as three:
            add(three, "b")
            with three.transaction() as four:
                add(four, "c")
            raise OurOwnError
        with two.transaction() as three:
            add(three, "d")
    assert db.all(IDS) == ["a", "d"]


def test_missing_row_does_not_end_a_transaction(db: Adapter) -> None:
    with db.transaction() as tx:
        with pytest.raises(NotFound):
            tx.one(GET, ("nobody",))
        add(tx, "a")
    assert db.all(IDS) == ["a"]


def test_read_only_transaction_reads(db: Adapter) -> None:
    add(db, "a")
    with db.transaction(read_only=True) as tx:
        assert tx.all(IDS) == ["a"]


def test_read_only_transaction_refuses_to_write(db: Adapter) -> None:
    with db.transaction(read_only=True) as tx, pytest.raises(TransactionMisuse, match="people.add"):
        add(tx, "a")
    assert db.one(COUNT) == 0


def test_read_only_transaction_refuses_a_batch(db: Adapter) -> None:
    with db.transaction(read_only=True) as tx, pytest.raises(TransactionMisuse):
        tx.execute_many(ADD, [("a", "a@x", 1)])
    assert db.one(COUNT) == 0


def test_scope_inside_a_read_only_transaction_refuses_to_write(db: Adapter) -> None:
    with db.transaction(read_only=True) as tx, tx.transaction() as inner, pytest.raises(TransactionMisuse):
        add(inner, "a")
    assert db.one(COUNT) == 0


@pytest.mark.parametrize("isolation", ["read committed", "repeatable read", "serializable"])
def test_every_isolation_commits(db: Adapter, isolation: str) -> None:
    with db.transaction(isolation=isolation) as tx:  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the three that there are
        add(tx, "a")
        tx.execute(SET_AGE, ("a", 5))
    assert [person.age for person in db.all(ALL)] == [5]


def test_reads_beside_ones_own_transaction_see_what_is_committed(db: Adapter, engine: str) -> None:
    add(db, "a")
    with db.transaction() as tx:
        add(tx, "b")
        if engine == "sqlite-memory":
            with pytest.raises(TransactionMisuse):
                db.all(IDS)
        else:
            assert db.all(IDS) == ["a"]
