"""What each thread does to a SQLite file, and the same as a program for processes beside each other."""

from __future__ import annotations

import sys
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

from twinsql.adapters.sqlite import SqliteAdapter

from tests.contract.statements import ALL, BALANCE, COUNT, SET_BALANCE

if TYPE_CHECKING:
    from twinsql.adapters.protocol import Transaction


def add_one(tx: Transaction) -> None:
    tx.execute(SET_BALANCE, (1, tx.one(BALANCE, (1,)) + 1))


def hammer(db: SqliteAdapter, seconds: float, done: list[int], errors: list[BaseException]) -> None:
    """Write and read in every way that there is, and count the writes that were confirmed."""
    end = monotonic() + seconds
    try:
        while monotonic() < end:
            db.one(COUNT)
            db.run(add_one, attempts=1)
            done.append(1)
            db.execute(SET_BALANCE, (2, 1))
            with db.iterate(ALL) as rows:
                next(rows, None)
            with db.transaction() as tx:
                add_one(tx)
            done.append(1)
            db.all(ALL)
            db.execute_many(SET_BALANCE, [(3, 1), (4, 1)])
    except BaseException as error:  # noqa: BLE001 - the test looks at it
        errors.append(error)


def in_threads(path: str, threads: int, seconds: float) -> tuple[int, list[BaseException]]:
    """Run `hammer` in so many threads on one adapter: confirmed writes, and errors."""
    done: list[int] = []
    errors: list[BaseException] = []
    with SqliteAdapter(path) as db:
        running = [Thread(target=hammer, args=(db, seconds, done, errors)) for _ in range(threads)]
        for thread in running:
            thread.start()
        for thread in running:
            thread.join()
    return len(done), errors


if __name__ == "__main__":
    writes, problems = in_threads(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
    sys.stdout.write("\n".join([str(writes), *(f"{type(problem).__name__}: {problem}" for problem in problems)]))
