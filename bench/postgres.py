"""
The budgets on PostgreSQL: this layer against the same by hand. Alone: ``python -m bench.postgres``.

By hand is psycopg with a pool of one connection, the fastest that psycopg_pool can be with one thread: with more it hands them out in turn.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from psycopg_pool import ConnectionPool
from twinsql.adapters.describe import Describer, scratch_database
from twinsql.adapters.postgres import PostgresAdapter
from twinsql.compiler.server import postgres_server

from . import postgres_start, postgres_threads
from .budgets import HEAD, Result
from .by_hand_postgres import PostgresByHand
from .interleaved import Measured, interleave
from .rows import ADD, GET, PAGE, TAG, USE_TAG, message, messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    import psycopg

SCHEMA = Path(__file__).with_name("postgres.sql")
THREADS = (16, 32, 64)
BATCH = 1000
KEY, CHAT = "m0042007", "c0042"


def results(rounds: int) -> Iterator[Result]:
    """Measure the budgets, one after the other, on a server of their own."""
    with postgres_server() as server, scratch_database(server) as url:
        with Describer(url) as database:
            database.run_script(SCHEMA.read_text())
        with PostgresAdapter(url) as db:
            db.execute_many(ADD, messages())
            with Describer(url) as database:
                database.run_script("ANALYZE")
            with _pool(url, 1, 1) as pool:
                yield from _reads(PostgresByHand(pool), db, rounds)
                yield from _writes(PostgresByHand(pool), db, rounds)
            with _pool(url, 4, 20) as pool:
                yield from _pools(PostgresByHand(pool), db, rounds)
        yield postgres_start.result(url)


def _pool(url: str, smallest: int, largest: int) -> ConnectionPool[psycopg.Connection[Any]]:
    return ConnectionPool(url, min_size=smallest, max_size=largest, kwargs={"autocommit": True}, open=True)


def _reads(hand: PostgresByHand, db: PostgresAdapter, rounds: int) -> Iterator[Result]:
    one = interleave(lambda: hand.message(KEY), lambda: db.one_or_none(GET, (KEY,)), rounds=rounds, calls=200)
    yield Result("one message row / by hand", 1.05, one)
    for most, calls in ((50, 40), (1000, 3)):
        yield Result(f"{most} message rows / by hand", 0.80, _page(hand, db, most, rounds, calls))


def _page(hand: PostgresByHand, db: PostgresAdapter, most: int, rounds: int, calls: int) -> Measured:
    return interleave(lambda: hand.page(CHAT, most), lambda: db.all(PAGE, (CHAT, most)), rounds=rounds, calls=calls)


def _writes(hand: PostgresByHand, db: PostgresAdapter, rounds: int) -> Iterator[Result]:
    numbers = count()

    def new(prefix: str) -> tuple[Any, ...]:
        return message(next(numbers), prefix)

    def three() -> object:
        with db.transaction() as tx:
            tx.execute(ADD, new("x"))
            tx.execute(USE_TAG, (7,))
            return tx.one_or_none(TAG, (7,))

    insert = interleave(lambda: hand.add(message(next(numbers), "h")), lambda: db.execute(ADD, new("x")), rounds=rounds, calls=100)
    yield Result("insert / by hand", 1.05, insert)
    batch = interleave(
        lambda: hand.add_many([message(next(numbers), "h") for _ in range(BATCH)]),
        lambda: db.execute_many(ADD, [new("x") for _ in range(BATCH)]),
        rounds=rounds,
        calls=1,
    )
    yield Result("batch of 1,000 / by hand", 1.05, batch)
    yield Result(
        "transaction of three / by hand",
        1.05,
        interleave(lambda: hand.three(message(next(numbers), "h"), 7), three, rounds=rounds, calls=50),
    )


def _pools(hand: PostgresByHand, db: PostgresAdapter, rounds: int) -> Iterator[Result]:
    one = interleave(lambda: hand.message(KEY), lambda: db.one_or_none(GET, (KEY,)), rounds=rounds, calls=200)
    yield Result("one message row / psycopg_pool of 20", 0.90, one)
    for threads in THREADS:
        yield from postgres_threads.results(threads, lambda: db.one_or_none(GET, (KEY,)), lambda: hand.message(KEY))


def main() -> None:
    """Print the table."""
    print(HEAD)
    for result in results(21):
        print(result.line(), flush=True)


if __name__ == "__main__":
    main()
