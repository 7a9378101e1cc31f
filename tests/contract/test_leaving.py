"""An error that leaves the library takes no frame of it along: their variables are parameters and rows."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, Any

import pytest
from twinsql.adapters.errors import (
    DatabaseError,
    DataError,
    OperationalError,
    ProgrammingError,
    SerializationFailure,
    TransactionMisuse,
    TransactionPoisoned,
    UniqueViolation,
)

from .statements import ADD, ALL, COUNT, COUNT_TO, GET, ONLY_POSTGRES, ONLY_SQLITE, WRONG_TABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from twinsql.adapters.protocol import Adapter, Executor, Transaction

    from .conftest import Opened

BAD = ("a", "a@x", "old")


def ours(error: BaseException) -> list[str]:
    """Functions of the library in the traceback."""
    modules = [(str(frame.f_globals.get("__name__")), frame.f_code.co_name) for frame, _ in traceback.walk_tb(error.__traceback__)]
    assert modules, "the caller's own line is there"
    return [f"{module}.{name}" for module, name in modules if module.startswith(("twinsql.", "psycopg."))]


def stream(db: Executor) -> None:
    with db.iterate(WRONG_TABLE) as rows:
        list(rows)


def stream_of(db: Executor) -> None:
    with db.iterate(COUNT_TO, ("many",)) as rows:
        list(rows)


def stream_that_writes(db: Executor) -> None:
    with db.iterate(ADD, ("a", "a@x", 1)) as rows:
        list(rows)


def stream_that_is_over(db: Executor) -> None:
    with db.iterate(ALL) as rows:
        pass
    next(rows)


def inner(db: Executor) -> None:
    with db.transaction() as tx:
        tx.execute(ADD, BAD)


def swallowed(db: Executor) -> None:
    with db.transaction() as tx:
        with pytest.raises(DataError):
            tx.execute(ADD, BAD)
        tx.one(COUNT)


def left_as_if_nothing_had_happened(db: Executor) -> None:
    with db.transaction() as tx, pytest.raises(DataError):
        tx.execute(ADD, BAD)


def on_the_other_engine(db: Executor) -> None:
    db.one(ONLY_SQLITE if db.dialect == "postgres" else ONLY_POSTGRES)


FAILURES: list[Callable[[Executor], Any]] = [
    lambda db: db.execute(ADD, BAD),
    lambda db: db.one(GET, ("nobody",)),
    lambda db: db.one(GET, (7,)),
    lambda db: db.one_or_none(GET, (7,)),
    lambda db: db.all(WRONG_TABLE),
    lambda db: db.all(GET, ()),
    lambda db: db.execute_many(ADD, [("a", "a@x", 1), ("a", "b@x", 1)]),
    lambda db: db.execute_many(ADD, [BAD]),
    stream,
    stream_of,
    stream_that_writes,
    stream_that_is_over,
    inner,
    swallowed,
    left_as_if_nothing_had_happened,
    on_the_other_engine,
]


@pytest.mark.parametrize("fail", FAILURES, ids=range(len(FAILURES)))
def test_no_frame_of_ours_is_in_the_traceback(db: Adapter, fail: Callable[[Executor], Any]) -> None:
    with pytest.raises(DatabaseError) as caught:
        fail(db)
    assert ours(caught.value) == []


@pytest.mark.parametrize("fail", FAILURES, ids=range(len(FAILURES)))
def test_none_is_where_a_transaction_raised_it(db: Adapter, fail: Callable[[Executor], Any]) -> None:
    with pytest.raises(DatabaseError) as caught, db.transaction() as tx:
        fail(tx)
    assert ours(caught.value) == []


@pytest.mark.parametrize("fail", FAILURES, ids=range(len(FAILURES)))
def test_none_is_where_run_gave_up(db: Adapter, fail: Callable[[Executor], Any]) -> None:
    with pytest.raises(DatabaseError) as caught:
        db.run(fail)
    assert ours(caught.value) == []


def test_none_is_where_the_database_is_closed(opened: Opened) -> None:
    with opened() as db:
        pass
    with pytest.raises(OperationalError) as caught:
        db.one(COUNT)
    assert ours(caught.value) == []
    with pytest.raises(OperationalError) as caught, db.transaction():
        pass
    assert ours(caught.value) == []


def test_what_the_callers_rows_raise_keeps_their_lines_alone(db: Adapter) -> None:
    def rows() -> Iterator[tuple[object, ...]]:
        yield ("a", "a@x", 1)
        raise KeyError("the service's own")

    with pytest.raises(KeyError) as caught:
        db.execute_many(ADD, rows())
    assert [frame.name for frame in traceback.extract_tb(caught.value.__traceback__)][-1] == "rows"
    assert ours(caught.value) == []


def test_what_the_callers_work_raises_keeps_its_lines_alone(db: Adapter) -> None:
    def work(tx: Transaction) -> None:
        tx.one(COUNT)
        raise KeyError("the service's own")

    with pytest.raises(KeyError) as caught:
        db.run(work)
    assert [frame.name for frame in traceback.extract_tb(caught.value.__traceback__)][-1] == "work"
    assert ours(caught.value) == []


def test_lines_of_a_bug_of_ours_stay_and_their_variables_go(db: Adapter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twinsql.adapters.session_base.perf_counter_ns", None)
    with pytest.raises(TypeError) as caught:
        db.one_or_none(GET, ("s3cret",))
    assert ours(caught.value)[-1].startswith("twinsql.adapters.session_base.")
    assert caught.value.__context__ is None
    library = [frame for frame, _ in traceback.walk_tb(caught.value.__traceback__) if frame.f_globals["__name__"] != __name__]
    assert [frame.f_locals for frame in library] == [{}] * len(library)


class Heard:
    """Keeps the errors that it is told of."""

    def __init__(self) -> None:
        self.errors: list[DatabaseError] = []

    def error_raised(self, error: DatabaseError, /) -> None:
        self.errors.append(error)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def listened(opened: Opened, heard: Heard) -> Iterator[Adapter]:
    with opened(heard) as db:
        yield db


def test_an_error_is_told_once_however_many_calls_it_passes_through(listened: Adapter, heard: Heard) -> None:
    with pytest.raises(DataError) as caught, listened.transaction() as tx, tx.transaction() as deeper:
        deeper.execute(ADD, BAD)
    assert heard.errors == [caught.value]


def test_errors_after_which_a_transaction_goes_on_are_not_told(listened: Adapter, heard: Heard) -> None:
    with listened.transaction() as tx, pytest.raises(DatabaseError):
        tx.one(GET, ("nobody",))
    with pytest.raises(TransactionMisuse):
        stream_that_is_over(listened)
    with pytest.raises(TransactionPoisoned):
        left_as_if_nothing_had_happened(listened)
    assert [type(one) for one in heard.errors] == [DataError]


def test_what_run_repeats_is_not_told(listened: Adapter, heard: Heard) -> None:
    attempts: list[SerializationFailure] = []

    def work(tx: Transaction) -> int:
        if len(attempts) < 2:
            attempts.append(SerializationFailure("in the way"))
            raise attempts[-1]
        return tx.one(COUNT)

    assert listened.run(work) == 0
    assert heard.errors == []


def test_what_run_gives_up_on_is_told_once(listened: Adapter, heard: Heard) -> None:
    def work(tx: Transaction) -> None:
        tx.one(COUNT)
        raise SerializationFailure("in the way")

    with pytest.raises(SerializationFailure) as caught:
        listened.run(work, attempts=3)
    assert heard.errors == [caught.value]


def test_what_run_cannot_repeat_is_told_at_once(listened: Adapter, heard: Heard) -> None:
    def work(tx: Transaction) -> None:
        tx.execute(ADD, ("a", "a@x", 1))
        with pytest.raises(UniqueViolation):
            tx.execute(ADD, ("a", "a@x", 1))
        assert [type(one) for one in heard.errors] == [UniqueViolation]

    with pytest.raises(ProgrammingError):
        listened.run(work)
