"""An error in a transaction scope ends that scope, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import DataError, ProgrammingError, TransactionPoisoned, UniqueViolation

from .statements import ADD, COUNT, COUNT_TO, IDS, WRONG_TABLE

if TYPE_CHECKING:
    from twinsql.adapters.protocol import Adapter, Executor


def add(executor: Executor, name: str, email: str | None = None) -> None:
    executor.execute(ADD, (name, email or f"{name}@x", 1))


@pytest.fixture(autouse=True)
def one_person(db: Adapter) -> None:
    add(db, "taken")


def test_later_calls_in_the_scope_raise(db: Adapter) -> None:
    with pytest.raises(TransactionPoisoned), db.transaction() as tx:
        with pytest.raises(UniqueViolation):
            add(tx, "taken")
        add(tx, "b")
    assert db.all(IDS) == ["taken"]


def test_reads_in_the_scope_raise_too(db: Adapter) -> None:
    with pytest.raises(TransactionPoisoned), db.transaction() as tx:
        with pytest.raises(UniqueViolation):
            add(tx, "taken")
        tx.one(COUNT)


def test_leaving_the_scope_as_if_nothing_had_happened_raises(db: Adapter) -> None:
    with pytest.raises(TransactionPoisoned), db.transaction() as tx:
        add(tx, "b")
        with pytest.raises(UniqueViolation):
            add(tx, "taken")
    assert db.all(IDS) == ["taken"]


def test_error_that_leaves_the_scope_is_the_one_that_is_raised(db: Adapter) -> None:
    with pytest.raises(UniqueViolation), db.transaction() as tx:
        add(tx, "b")
        add(tx, "taken")
    assert db.all(IDS) == ["taken"]


def test_outer_scope_goes_on_after_an_inner_one_failed(db: Adapter) -> None:
    with db.transaction() as tx:
        add(tx, "b")
        with pytest.raises(UniqueViolation), tx.transaction() as inner:
            add(inner, "c")
            add(inner, "taken")
        add(tx, "d")
    assert db.all(IDS) == ["b", "d", "taken"]


def test_inner_scope_left_as_if_nothing_had_happened_raises_and_rolls_back_alone(db: Adapter) -> None:
    with db.transaction() as tx:
        add(tx, "b")
        with pytest.raises(TransactionPoisoned), tx.transaction() as inner, pytest.raises(UniqueViolation):
            add(inner, "taken")
        add(tx, "d")
    assert db.all(IDS) == ["b", "d", "taken"]


def test_error_through_the_outer_scopes_methods_poisons_the_innermost(db: Adapter) -> None:
    with db.transaction() as tx:
        with pytest.raises(UniqueViolation), tx.transaction():
            add(tx, "taken")
        add(tx, "b")
    assert db.all(IDS) == ["b", "taken"]


def test_outer_scope_is_barred_while_the_inner_is_poisoned(db: Adapter) -> None:
    with db.transaction() as tx:
        with pytest.raises(TransactionPoisoned), tx.transaction() as inner:
            with pytest.raises(UniqueViolation):
                add(inner, "taken")
            tx.one(COUNT)
        assert tx.one(COUNT) == 1


def test_new_scope_cannot_open_in_a_poisoned_one(db: Adapter) -> None:
    with pytest.raises(TransactionPoisoned), db.transaction() as tx:
        with pytest.raises(UniqueViolation):
            add(tx, "taken")
        with tx.transaction():
            pass


def test_refused_value_poisons(db: Adapter) -> None:
    with pytest.raises(TransactionPoisoned), db.transaction() as tx:
        with pytest.raises(DataError):
            add(tx, "NUL \0")
        add(tx, "b")


def test_statement_that_the_engine_refuses_poisons(db: Adapter) -> None:
    with pytest.raises(TransactionPoisoned), db.transaction() as tx:
        with pytest.raises(ProgrammingError):
            tx.all(WRONG_TABLE)
        tx.one(COUNT)


def test_stream_that_fails_poisons(db: Adapter) -> None:
    with pytest.raises(TransactionPoisoned), db.transaction() as tx:
        with tx.iterate(WRONG_TABLE) as rows, pytest.raises(ProgrammingError):
            next(rows)
        tx.one(COUNT)


def test_open_stream_ends_with_its_poisoned_scope(db: Adapter) -> None:
    with pytest.raises(TransactionPoisoned), db.transaction() as tx, tx.iterate(COUNT_TO, (10,)) as rows:
        assert next(rows) == 1
        with pytest.raises(UniqueViolation):
            add(tx, "taken")
        next(rows)
