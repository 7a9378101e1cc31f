"""The budgets on SQLite: this layer against the same by hand."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

from twinsql.adapters.sqlite import SqliteAdapter

from .budgets import Budget, Result
from .by_hand import ByHand
from .rows import ADD, GET, PAGE, TAG, TAGS, USE_TAG, message, messages

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = Path(__file__).with_name("schema.sql")
BATCH = 1000


def results(rounds: int, folder: Path) -> Iterator[Result]:
    """Measure the budgets, one after the other, on a file in *folder*."""
    path = folder / "bench.db"
    fill(path)
    hand = ByHand(path)
    with closing(hand.connection), SqliteAdapter(path) as db:
        for budget in (*_reads(hand, db), *_writes(hand, db)):
            yield budget.result(rounds)


def fill(path: Path) -> None:
    """Make the tables and their rows."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(SCHEMA.read_text())
        connection.executemany("INSERT INTO tags VALUES (?, ?, 0)", ((number, f"tag {number}") for number in range(TAGS)))
        connection.commit()
    hand = ByHand(path)
    with closing(hand.connection):
        hand.add_many(messages())


def _reads(hand: ByHand, db: SqliteAdapter) -> Iterator[Budget]:
    key, chat = "m0042007", "c0042"
    yield Budget("one message row / by hand", 1.05, lambda: hand.message(key), lambda: db.one_or_none(GET, (key,)), 1000)
    yield Budget("one small row / by hand", 1.20, lambda: hand.tag(7), lambda: db.one_or_none(TAG, (7,)), 1000)
    yield Budget("50 message rows / by hand", 0.80, lambda: hand.page(chat, 50), lambda: db.all(PAGE, (chat, 50)), 100)
    yield Budget("1,000 message rows / by hand", 0.80, lambda: hand.page(chat, 1000), lambda: db.all(PAGE, (chat, 1000)), 5)


def _writes(hand: ByHand, db: SqliteAdapter) -> Iterator[Budget]:
    """One call a turn, for many turns: a disk's moods are longer than a call."""
    new = (message(number, "n") for number in count(1_000_000))

    def three() -> object:
        with db.transaction() as tx:
            tx.execute(ADD, next(new))
            tx.execute(USE_TAG, (7,))
            return tx.one_or_none(TAG, (7,))

    yield Budget("insert / by hand", 1.05, lambda: hand.add(next(new)), lambda: db.execute(ADD, next(new)), 1, turns=50)
    yield Budget(
        "batch of 1,000 / by hand", 1.05, lambda: hand.add_many(islice(new, BATCH)), lambda: db.execute_many(ADD, islice(new, BATCH)), 1
    )
    yield Budget("transaction of three / by hand", 1.05, lambda: hand.three(next(new), 7), three, 1, turns=50)
