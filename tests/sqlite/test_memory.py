"""A database in memory: one connection, so that a thread which holds it must go through what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import ProgrammingError, TransactionMisuse
from twinsql.adapters.sqlite import SqliteAdapter

from tests.contract.in_threads import in_threads
from tests.contract.statements import ADD, COUNT, IDS
from tests.sqlite.conftest import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture
def db() -> Iterator[SqliteAdapter]:
    with SqliteAdapter(":memory:") as adapter:
        adapter.run_script(SCHEMA.read_text())
        adapter.execute(ADD, ("a", "a@x", 1))
        yield adapter


def begin(db: SqliteAdapter) -> object:
    with db.transaction():
        return None


def begin_reading(db: SqliteAdapter) -> object:
    with db.transaction(read_only=True):
        return None


BESIDE_A_STREAM: list[Callable[[SqliteAdapter], object]] = [
    lambda db: db.execute(ADD, ("b", "b@x", 1)),
    lambda db: db.execute_many(ADD, [("b", "b@x", 1)]),
    begin,
    begin_reading,
]


@pytest.mark.parametrize("call", BESIDE_A_STREAM)
def test_write_or_transaction_beside_ones_own_stream_is_told_at_once(db: SqliteAdapter, call: Callable[[SqliteAdapter], object]) -> None:
    with db.iterate(IDS) as rows, pytest.raises(TransactionMisuse):
        next(rows)
        call(db)


def test_everything_works_again_after_the_stream(db: SqliteAdapter) -> None:
    with db.iterate(IDS) as rows:
        next(rows)
    db.execute(ADD, ("b", "b@x", 1))
    begin(db)
    assert db.all(IDS) == ["a", "b"]


def test_reads_and_inner_streams_beside_ones_own_stream_work(db: SqliteAdapter) -> None:
    with db.iterate(IDS) as rows, db.iterate(IDS) as others:
        assert (next(rows), next(others), db.one(COUNT)) == ("a", "a", 1)


def test_outer_stream_still_guards_after_an_inner_one_ended(db: SqliteAdapter) -> None:
    with db.iterate(IDS):
        with db.iterate(IDS) as others:
            next(others)
        with pytest.raises(TransactionMisuse):
            db.execute(ADD, ("b", "b@x", 1))


def test_read_beside_ones_own_transaction_is_told_at_once(db: SqliteAdapter) -> None:
    with db.transaction(), pytest.raises(TransactionMisuse):
        db.one(COUNT)


def test_threads_share_the_connection(db: SqliteAdapter) -> None:
    assert in_threads(4, lambda number: db.execute(ADD, (f"t{number}", f"t{number}@x", 1))) == []
    assert db.one(COUNT) == 5


def test_script_that_fails_is_an_error_of_ours(db: SqliteAdapter) -> None:
    with pytest.raises(ProgrammingError, match="refused the statement"):
        db.run_script("CREATE TABLE (")
