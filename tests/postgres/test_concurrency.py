"""What concurrent transactions on PostgreSQL do to each other, as our errors tell it."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import ConnectionLost, DatabaseError, ForeignKeyViolation, LockTimeout, QueryCanceled, SerializationFailure
from twinsql.adapters.postgres import PostgresAdapter

from tests.postgres.statements import ADD, ALL, BUSY, IDS, RENAME, SLEEP
from tests.postgres.waiting import until

if TYPE_CHECKING:
    from collections.abc import Generator

    import psycopg
    from twinsql.adapters.protocol import Transaction


@contextmanager
def with_setting(url: str, setting: str) -> Generator[PostgresAdapter]:
    separator = "&" if "?" in url else "?"
    with PostgresAdapter(f"{url}{separator}options=-c%20{setting.replace('=', '%3D')}") as db:
        yield db


def test_a_deadlock_is_a_serialization_failure_of_one_of_the_two(url: str) -> None:
    meeting = threading.Barrier(2, timeout=10)
    errors: list[DatabaseError] = []

    def work(db: PostgresAdapter, mine: int, other: int) -> None:
        try:
            with db.transaction(isolation="read committed") as tx:
                tx.execute(RENAME, (mine, "x"))
                meeting.wait()
                tx.execute(RENAME, (other, "y"))
        except DatabaseError as error:
            errors.append(error)

    with with_setting(url, "deadlock_timeout=20ms") as db:
        db.execute_many(ADD, [(1, "a"), (2, "b")])
        thread = threading.Thread(target=work, args=(db, 1, 2))
        thread.start()
        work(db, 2, 1)
        thread.join()
    assert [(type(error), error.sqlstate, error.retryable) for error in errors] == [(SerializationFailure, "40P01", True)]


def test_a_lock_that_is_held_for_longer_than_lock_timeout_is_a_lock_timeout(url: str) -> None:
    with with_setting(url, "lock_timeout=20ms") as db, PostgresAdapter(url) as other:
        db.execute(ADD, (1, "a"))
        with other.transaction() as tx:
            tx.execute(RENAME, (1, "x"))
            with pytest.raises(LockTimeout) as caught:
                db.execute(RENAME, (1, "y"))
    assert (caught.value.retryable, caught.value.statement) == (True, "notes.rename")


def test_a_statement_that_runs_into_a_time_limit_is_cancelled(url: str) -> None:
    with with_setting(url, "statement_timeout=500ms") as db:
        with pytest.raises(QueryCanceled) as caught:
            db.all(SLEEP, (10,))
        assert (caught.value.retryable, db.all(IDS)) == (False, [])


def test_a_transaction_that_idles_for_too_long_may_be_repeated(url: str) -> None:
    with with_setting(url, "idle_in_transaction_session_timeout=20ms") as db:

        def gone() -> bool:
            return bool(db.one(BUSY) == 0)

        def work() -> None:
            with db.transaction() as tx:
                tx.execute(ADD, (1, "a"))
                until(gone)
                tx.execute(ADD, (2, "b"))

        with pytest.raises(ConnectionLost) as caught:
            work()
        assert (caught.value.retryable, db.all(ALL)) == (True, [])


def test_a_constraint_that_is_checked_at_commit_is_told_as_such(db: PostgresAdapter, admin: psycopg.Connection) -> None:
    admin.execute("ALTER TABLE notes ADD FOREIGN KEY (parent) REFERENCES notes DEFERRABLE INITIALLY DEFERRED")
    admin.execute("ALTER TABLE notes ALTER parent SET DEFAULT 99")
    with pytest.raises(ForeignKeyViolation) as caught, db.transaction() as tx:
        tx.execute(ADD, (1, "a"))
    assert (caught.value.constraint, db.all(IDS)) == ("notes_parent_fkey", [])


def test_run_repeats_a_deadlock_until_both_are_through(url: str) -> None:
    meeting = threading.Barrier(2, timeout=10)

    def work(db: PostgresAdapter, mine: int, other: int) -> None:
        first_time = iter([True])

        def both(tx: Transaction) -> None:
            tx.execute(RENAME, (mine, f"by {mine}"))
            if next(first_time, False):
                meeting.wait()
            tx.execute(RENAME, (other, f"by {mine}"))

        db.run(both)

    with with_setting(url, "deadlock_timeout=20ms") as db:
        db.execute_many(ADD, [(1, "a"), (2, "b")])
        thread = threading.Thread(target=work, args=(db, 1, 2))
        thread.start()
        work(db, 2, 1)
        thread.join()
        assert len({body for _, body in db.all(ALL)}) == 1
