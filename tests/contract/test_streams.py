"""Streams: constant memory, one snapshot, and an end that nobody overlooks."""

from __future__ import annotations

import tracemalloc
from contextlib import ExitStack, nullcontext
from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import NotOnThisEngine, ProgrammingError, TransactionMisuse

from .statements import ADD, ADD_RETURNING, COUNT, COUNT_TO, IDS, ONLY_POSTGRES, ONLY_SQLITE, SET_AGE, WRONG_TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twinsql.adapters.protocol import Adapter

    from .conftest import Opened

MANY = 200_000
BOUND_BYTES = 2_000_000


class OurOwnError(Exception):
    """What an application raises."""


def fill(db: Adapter, count: int) -> None:
    db.execute_many(ADD, ((f"p{number:04d}", f"{number}@x", number) for number in range(count)))


def test_stream_gives_all_rows_in_order(db: Adapter) -> None:
    fill(db, 1200)
    with db.iterate(IDS) as rows:
        assert list(rows) == [f"p{number:04d}" for number in range(1200)]


def test_stream_of_nothing_is_empty(db: Adapter) -> None:
    with db.iterate(IDS) as rows:
        assert list(rows) == []


def test_stream_takes_parameters(db: Adapter) -> None:
    with db.iterate(COUNT_TO, (3,)) as rows:
        assert list(rows) == [1, 2, 3]


def test_exhausted_stream_stays_exhausted(db: Adapter) -> None:
    with db.iterate(COUNT_TO, (1,)) as rows:
        assert (list(rows), list(rows)) == ([1], [])


def test_memory_stays_constant(db: Adapter) -> None:
    tracemalloc.start()
    try:
        with db.iterate(COUNT_TO, (MANY,)) as rows:
            assert sum(1 for _ in rows) == MANY
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < BOUND_BYTES


def test_stream_may_be_left_early(db: Adapter) -> None:
    fill(db, 1200)
    with db.iterate(IDS) as rows:
        assert next(rows) == "p0000"
    assert db.one(COUNT) == 1200
    assert db.execute(ADD, ("new", "new@x", 1)) == 1


def test_stream_may_be_left_by_an_exception(db: Adapter) -> None:
    fill(db, 2)
    with pytest.raises(OurOwnError), db.iterate(IDS) as rows:
        next(rows)
        raise OurOwnError
    assert db.execute(ADD, ("new", "new@x", 1)) == 1


def test_iterator_is_dead_after_its_with(db: Adapter) -> None:
    fill(db, 3)
    with db.iterate(IDS) as rows:
        next(rows)
    with pytest.raises(TransactionMisuse, match="the stream is over"):
        next(rows)


def test_iterator_that_was_never_read_is_dead_after_its_with(db: Adapter) -> None:
    with db.iterate(IDS) as rows:
        pass
    with pytest.raises(TransactionMisuse):
        next(rows)


def test_stream_that_failed_does_not_look_finished(db: Adapter) -> None:
    with db.iterate(WRONG_TABLE) as rows:
        with pytest.raises(ProgrammingError):
            next(rows)
        with pytest.raises(TransactionMisuse):
            next(rows)


def test_rows_are_of_one_snapshot(db: Adapter, engine: str) -> None:
    fill(db, 1200)
    with db.iterate(IDS) as rows:
        seen = [next(rows)]
        if engine == "sqlite-memory":
            with pytest.raises(TransactionMisuse):
                db.execute(ADD, ("zzz", "z@x", 1))
        else:
            db.execute(ADD, ("zzz", "z@x", 1))
        seen += rows
    assert len(seen) == 1200


def test_reads_go_on_beside_a_stream(db: Adapter) -> None:
    fill(db, 3)
    with db.iterate(IDS) as rows:
        assert [(name, db.one(COUNT)) for name in rows] == [("p0000", 3), ("p0001", 3), ("p0002", 3)]


def test_streams_stand_beside_each_other(db: Adapter) -> None:
    fill(db, 3)
    with db.iterate(IDS) as rows, db.iterate(COUNT_TO, (3,)) as numbers:
        assert list(zip(rows, numbers, strict=True)) == [("p0000", 1), ("p0001", 2), ("p0002", 3)]


def test_stream_in_a_transaction_sees_its_changes(db: Adapter) -> None:
    with db.transaction() as tx:
        tx.execute(ADD, ("a", "a@x", 1))
        with tx.iterate(IDS) as rows:
            assert list(rows) == ["a"]


def test_rows_of_a_stream_in_a_transaction_are_of_one_snapshot(db: Adapter) -> None:
    fill(db, 1200)
    with db.transaction() as tx, tx.iterate(IDS) as rows:
        seen = [next(rows)]
        tx.execute(ADD, ("p0000a", "early@x", 1))
        tx.execute(ADD, ("zzz", "late@x", 1))
        seen += rows
    assert seen == [f"p{number:04d}" for number in range(1200)]


def test_each_row_of_a_stream_can_be_changed_in_the_same_transaction(db: Adapter) -> None:
    fill(db, 600)
    with db.transaction() as tx, tx.iterate(IDS) as rows:
        assert sum(tx.execute(SET_AGE, (name, 7)) for name in rows) == 600


def test_stream_of_a_transaction_is_dead_after_it(db: Adapter) -> None:
    fill(db, 3)
    with db.transaction() as tx, tx.iterate(IDS) as rows:
        next(rows)
    with pytest.raises(TransactionMisuse):
        next(rows)


def test_stream_ends_with_the_innermost_scope(db: Adapter) -> None:
    fill(db, 1200)
    streams: list[Iterator[str]] = []
    with db.transaction() as tx, ExitStack() as longer:
        with pytest.raises(OurOwnError), tx.transaction():
            streams.append(longer.enter_context(tx.iterate(IDS)))
            next(streams[0])
            raise OurOwnError
        with pytest.raises(TransactionMisuse):
            next(streams[0])
        longer.close()
        tx.execute(ADD, ("new", "new@x", 1))
    assert db.one(COUNT) == 1201


def test_stream_of_a_scope_outlives_those_inside_it(db: Adapter) -> None:
    fill(db, 1200)
    with db.transaction() as tx, tx.iterate(IDS) as rows:
        next(rows)
        with pytest.raises(OurOwnError), tx.transaction():
            tx.execute(ADD, ("zzz", "z@x", 1))
            raise OurOwnError
        assert sum(1 for _ in rows) == 1199


def test_stream_that_is_left_after_its_transaction_holds_nothing(db: Adapter, opened: Opened, engine: str) -> None:
    fill(db, 1200)
    with ExitStack() as longer:
        with db.transaction() as tx:
            rows = longer.enter_context(tx.iterate(IDS))
            next(rows)
        with nullcontext(db) if engine == "sqlite-memory" else opened() as other:
            other.execute(ADD, ("of another", "x@x", 1))
        with db.transaction() as tx:
            tx.execute(ADD, ("new", "new@x", 1))
    assert db.one(COUNT) == 1202


def test_transaction_goes_on_after_a_stream_that_was_left_early(db: Adapter) -> None:
    fill(db, 1200)
    with db.transaction() as tx:
        with tx.iterate(IDS) as rows:
            next(rows)
        tx.execute(ADD, ("new", "new@x", 1))
    assert db.one(COUNT) == 1201


def test_statement_that_writes_cannot_be_streamed(db: Adapter) -> None:
    with pytest.raises(TransactionMisuse, match="only reads"), db.iterate(ADD_RETURNING, ("a", "a@x", 1)):
        pass
    assert db.one(COUNT) == 0


def test_statement_that_writes_cannot_be_streamed_in_a_transaction(db: Adapter) -> None:
    with db.transaction() as tx, pytest.raises(TransactionMisuse, match="only reads"), tx.iterate(ADD_RETURNING, ("a", "a@x", 1)):
        pass
    assert db.one(COUNT) == 0


def test_stream_of_the_other_engines_statement_says_so(db: Adapter) -> None:
    with db.iterate(ONLY_POSTGRES if db.dialect == "sqlite" else ONLY_SQLITE) as rows, pytest.raises(NotOnThisEngine):
        next(rows)


def nested(db: Adapter) -> Iterator[str]:
    with db.iterate(IDS) as rows:
        yield from rows


def test_stream_inside_an_abandoned_generator_gives_its_connection_back(db: Adapter) -> None:
    fill(db, 3)
    stream = nested(db)
    next(stream)
    stream.close()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue] - a generator has it
    assert db.stats().pool.idle == db.stats().pool.size
