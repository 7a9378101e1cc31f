"""A migration changes a table while connections have statements on it prepared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import SerializationFailure

from tests.postgres.statements import ADD, GET

if TYPE_CHECKING:
    from collections.abc import Callable

    import psycopg
    from twinsql.adapters.postgres import PostgresAdapter
    from twinsql.adapters.protocol import Transaction

pytestmark = pytest.mark.parametrize(
    ("migration", "row"),
    [
        ("ALTER TABLE notes ADD COLUMN extra integer", (1, "a", None, None)),
        ("ALTER TABLE notes ALTER COLUMN id TYPE integer", (1, "a", None)),
        ("ALTER TABLE notes DROP COLUMN parent", (1, "a")),
    ],
)


@pytest.fixture
def migrate(db: PostgresAdapter, admin: psycopg.Connection, migration: str) -> Callable[[], object]:
    db.execute(ADD, (1, "a"))
    db.one(GET, (1,))
    return lambda: admin.execute(migration.encode())


def test_a_single_statement_does_not_notice(db: PostgresAdapter, migrate: Callable[[], object], row: tuple[object, ...]) -> None:
    migrate()
    assert db.one(GET, (1,)) == row


def test_a_transaction_is_told_to_begin_again(db: PostgresAdapter, migrate: Callable[[], object], row: tuple[object, ...]) -> None:
    migrate()
    with pytest.raises(SerializationFailure) as caught, db.transaction() as tx:
        tx.one(GET, (1,))
    assert (caught.value.retryable, caught.value.statement) == (True, "notes.get")


def test_a_transaction_that_begins_again_does_not_notice(
    db: PostgresAdapter, migrate: Callable[[], object], row: tuple[object, ...]
) -> None:
    migrate()
    with pytest.raises(SerializationFailure), db.transaction() as tx:
        tx.one(GET, (1,))
    with db.transaction() as tx:
        assert tx.one(GET, (1,)) == row


def test_run_begins_again_by_itself(db: PostgresAdapter, migrate: Callable[[], object], row: tuple[object, ...]) -> None:
    def work(tx: Transaction) -> object:
        return tx.one(GET, (1,))

    migrate()
    assert db.run(work) == row
