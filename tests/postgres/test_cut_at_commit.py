"""The connection goes around COMMIT: nothing is written twice, nothing is lost, and what cannot be known is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from twinsql.adapters import postgres_outcome
from twinsql.adapters.errors import ConnectionLost, OutcomeUnknown

from tests.postgres.proxy import COMMIT
from tests.postgres.statements import ADD, IDS

if TYPE_CHECKING:
    import psycopg
    from twinsql.adapters.postgres import PostgresAdapter
    from twinsql.adapters.protocol import Transaction

    from tests.postgres.proxy import Moment, Proxy

EITHER_SIDE = pytest.mark.parametrize(("moment", "written"), [("before it is sent", []), ("after it ran", [1])])


@EITHER_SIDE
def test_a_transaction_says_that_the_outcome_is_unknown(proxy: Proxy, far: PostgresAdapter, moment: Moment, written: list[int]) -> None:
    proxy.cut_at(COMMIT, moment)
    with pytest.raises(OutcomeUnknown) as caught, far.transaction() as tx:
        tx.execute(ADD, (1, "a"))
    assert (caught.value.retryable, far.all(IDS)) == (False, written)


@EITHER_SIDE
def test_a_batch_says_that_the_outcome_is_unknown(proxy: Proxy, far: PostgresAdapter, moment: Moment, written: list[int]) -> None:
    proxy.cut_at(COMMIT, moment)
    with pytest.raises(OutcomeUnknown) as caught:
        far.execute_many(ADD, [(1, "a")])
    assert (caught.value.statement, far.all(IDS)) == ("notes.add", written)


@EITHER_SIDE
def test_a_single_write_says_that_the_outcome_is_unknown(proxy: Proxy, far: PostgresAdapter, moment: Moment, written: list[int]) -> None:
    far.execute(ADD, (100, "so that the text is prepared"))
    proxy.cut_at(b"the body", moment)
    with pytest.raises(OutcomeUnknown) as caught:
        far.execute(ADD, (1, "the body"))
    assert (caught.value.statement, far.all(IDS)) == ("notes.add", [*written, 100])


@pytest.mark.parametrize(("moment", "calls"), [("before it is sent", 2), ("after it ran", 1)])
def test_run_finds_out_and_writes_once(proxy: Proxy, far: PostgresAdapter, moment: Moment, calls: int) -> None:
    seen: list[int] = []

    def work(tx: Transaction) -> int:
        seen.append(1)
        return tx.execute(ADD, (1, "a"))

    proxy.cut_at(COMMIT, moment)
    assert (far.run(work), len(seen), far.all(IDS), proxy.cuts) == (1, calls, [1], 1)


def test_run_waits_for_a_commit_that_is_still_going_on(proxy: Proxy, far: PostgresAdapter, admin: psycopg.Connection) -> None:
    admin.execute("CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.3); RETURN NULL; END'")
    admin.execute(
        "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON notes DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slowly()"
    )
    proxy.cut_at(COMMIT, "once it is sent")
    assert (far.run(lambda tx: tx.execute(ADD, (1, "a"))), far.all(IDS)) == (1, [1])


def test_run_says_that_the_outcome_is_unknown_where_the_server_cannot_be_asked(
    proxy: Proxy, far: PostgresAdapter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_outcome, "WAIT_S", 0.1)

    def work(tx: Transaction) -> int:
        proxy.refuses = True
        return tx.execute(ADD, (1, "a"))

    proxy.cut_at(COMMIT, "after it ran")
    with pytest.raises(OutcomeUnknown) as caught:
        far.run(work)
    proxy.refuses = False
    assert (caught.value.retryable, far.all(IDS)) == (False, [1])


def test_run_repeats_what_only_read(proxy: Proxy, far: PostgresAdapter) -> None:
    seen: list[int] = []

    def work(tx: Transaction) -> list[int]:
        seen.append(1)
        return tx.all(IDS)

    proxy.cut_at(COMMIT, "after it ran")
    assert (far.run(work), len(seen)) == ([], 2)


def test_a_read_only_transaction_may_be_repeated(proxy: Proxy, far: PostgresAdapter) -> None:
    proxy.cut_at(COMMIT, "after it ran")
    with pytest.raises(ConnectionLost) as caught, far.transaction(read_only=True) as tx:
        tx.all(IDS)
    assert caught.value.retryable
