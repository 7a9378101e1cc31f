"""After close."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import OperationalError

from .statements import ADD, COUNT, IDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from twinsql.adapters.protocol import Adapter

    from .conftest import Opened


def stream(db: Adapter) -> object:
    with db.iterate(IDS) as rows:
        return list(rows)


def begin(db: Adapter) -> object:
    with db.transaction() as tx:
        return tx.one(COUNT)


CALLS: dict[str, Callable[[Adapter], object]] = {
    "one": lambda db: db.one(COUNT),
    "one_or_none": lambda db: db.one_or_none(COUNT),
    "all": lambda db: db.all(IDS),
    "iterate": stream,
    "execute": lambda db: db.execute(ADD, ("a", "a@x", 1)),
    "execute_many": lambda db: db.execute_many(ADD, [("a", "a@x", 1)]),
    "transaction": begin,
    "run": lambda db: db.run(lambda tx: tx.one(COUNT)),
}


@pytest.mark.parametrize("call", CALLS)
def test_later_calls_say_that_it_is_closed(db: Adapter, call: str) -> None:
    db.one(COUNT)
    db.close()
    with pytest.raises(OperationalError, match="closed"):
        CALLS[call](db)


def test_closing_twice_is_fine(db: Adapter) -> None:
    db.close()
    db.close()


def test_nothing_is_open_afterwards(db: Adapter) -> None:
    db.one(COUNT)
    db.execute(ADD, ("a", "a@x", 1))
    db.close()
    assert (db.stats().pool.size, db.stats().pool.idle) == (0, 0)


def test_with_closes(opened: Opened) -> None:
    with opened() as db:
        db.one(COUNT)
    with pytest.raises(OperationalError):
        db.one(COUNT)


def test_transaction_that_is_open_may_finish(db: Adapter) -> None:
    with db.transaction() as tx:
        tx.execute(ADD, ("a", "a@x", 1))
        db.close()
        assert tx.all(IDS) == ["a"]
    assert db.stats().pool.size == 0


def test_stream_that_is_open_may_finish(db: Adapter) -> None:
    db.execute(ADD, ("a", "a@x", 1))
    with db.iterate(IDS) as rows:
        db.close()
        assert list(rows) == ["a"]
    assert db.stats().pool.size == 0


def test_counts_can_still_be_read(db: Adapter) -> None:
    db.one(COUNT)
    db.close()
    assert db.stats().statements["people.count"].count == 1
