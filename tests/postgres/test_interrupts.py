"""An interrupt at any moment of a call leaves no connection taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.interrupting import interrupted

from .statements import ADD, IDS, RENAME

if TYPE_CHECKING:
    from collections.abc import Callable

    from twinsql.adapters.postgres import PostgresAdapter


def read(db: PostgresAdapter) -> None:
    db.all(IDS)


def write(db: PostgresAdapter) -> None:
    db.execute(RENAME, (1, "b"))


def transaction(db: PostgresAdapter) -> None:
    with db.transaction() as tx:
        tx.execute(RENAME, (1, "c"))


def batch(db: PostgresAdapter) -> None:
    db.execute_many(RENAME, [(1, "d")])


def stream(db: PostgresAdapter) -> None:
    with db.iterate(IDS) as rows:
        list(rows)


@pytest.mark.parametrize("work", [read, write, transaction, batch, stream])
def test_an_interrupt_at_any_moment_leaves_no_connection_taken(db: PostgresAdapter, work: Callable[[PostgresAdapter], None]) -> None:
    db.execute(ADD, (1, "a"))
    work(db)
    moment, more = 0, True
    while more:
        moment += 1
        more = interrupted(lambda: work(db), moment)
        pool = db.stats().pool
        assert pool.size == pool.idle, moment
        write(db)
    assert moment > 20
