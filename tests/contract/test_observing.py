"""What is counted, and what a tracer is told."""

from __future__ import annotations

import logging
from contextlib import contextmanager, suppress
from threading import Event, Thread, get_ident
from time import monotonic
from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import DataError, MultipleRows, NotFound, QueryCanceled, TransactionMisuse, UniqueViolation

from .statements import ADD, ALL, COUNT, COUNT_TO, GET, statement

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from twinsql.adapters.protocol import Adapter
    from twinsql.adapters.statement import Row
    from twinsql.adapters.tracer import PoolWait, QueryRun, TransactionRun

    from .conftest import Opened


class Recorder:
    """Hears of everything, starts too."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.heard: list[QueryRun] = []
        self.shapes: list[dict[str, str]] = []
        self.transactions: list[TransactionRun] = []

    def query_started(self, query: QueryRun, /) -> None:
        self.told.append(f"start {query.statement.name}")

    def query_finished(self, query: QueryRun, /) -> None:
        self.told.append(f"end {query.statement.name}")
        self.heard.append(query)
        self.shapes.append(query.shapes())

    def batch_started(self, batch: QueryRun, /) -> None:
        self.told.append(f"start batch {batch.statement.name}")

    def batch_finished(self, batch: QueryRun, /) -> None:
        self.told.append(f"end batch {batch.statement.name}")
        self.heard.append(batch)
        self.shapes.append(batch.shapes())

    def transaction_started(self, transaction: TransactionRun, /) -> None:
        self.told.append("begin")

    def transaction_finished(self, transaction: TransactionRun, /) -> None:
        self.told.append(transaction.outcome)
        self.transactions.append(transaction)

    def rows(self) -> list[tuple[str, int]]:
        return [(one.statement.name, one.rows) for one in self.heard]


class Ends:
    """Hears of the end of runs that took at least so long."""

    def __init__(self, threshold_ns: int) -> None:
        self.query_threshold_ns = threshold_ns
        self.heard: list[QueryRun] = []

    def query_finished(self, query: QueryRun, /) -> None:
        self.heard.append(query)


class Writer:
    """Writes into what it listens to."""

    db: Adapter | None = None

    def query_finished(self, query: QueryRun, /) -> None:
        if self.db is not None and query.statement.writes:
            self.db.execute(ADD, (f"of {query.statement.name}", "b@x", 1))


class EndsOfTransactions:
    """Hears of the end of transactions that took at least so long."""

    def __init__(self, threshold_ns: int) -> None:
        self.transaction_threshold_ns = threshold_ns
        self.heard: list[TransactionRun] = []

    def transaction_finished(self, transaction: TransactionRun, /) -> None:
        self.heard.append(transaction)


class Broken:
    def query_finished(self, query: QueryRun, /) -> None:
        raise RuntimeError("a secret")


@pytest.fixture
def tracer() -> Recorder:
    return Recorder()


@pytest.fixture
def traced(opened: Opened, tracer: Recorder) -> Iterator[Adapter]:
    with opened(tracer) as db:
        yield db


def counts(db: Adapter) -> dict[str, tuple[int, int]]:
    return {name: (timing.count, timing.errors) for name, timing in db.stats().statements.items()}


def test_every_run_is_counted(db: Adapter) -> None:
    db.execute(ADD, ("a", "a@x", 1))
    db.one(COUNT)
    db.all(ALL)
    db.one_or_none(GET, ("a",))
    with db.transaction() as tx:
        tx.one(COUNT)
    with db.iterate(ALL) as rows:
        list(rows)
    db.execute_many(ADD, [("b", "b@x", 1), ("c", "c@x", 1)])
    assert counts(db) == {"people.add": (2, 0), "people.count": (2, 0), "people.all": (2, 0), "people.get": (1, 0)}


def test_failed_runs_are_counted_as_such(db: Adapter) -> None:
    db.execute(ADD, ("a", "a@x", 1))
    with pytest.raises(UniqueViolation):
        db.execute(ADD, ("a", "a@x", 1))
    with pytest.raises(DataError):
        db.execute(ADD, ("a", "a@x", "old"))
    assert counts(db) == {"people.add": (3, 2)}


def test_stream_that_is_left_early_is_counted(db: Adapter) -> None:
    with db.iterate(COUNT_TO, (10,)) as rows:
        next(rows)
    assert counts(db) == {"numbers.count_to": (1, 0)}
    assert db.stats().statements["numbers.count_to"].rows == 1


def test_rows_beyond_the_one_that_was_promised_are_counted(db: Adapter) -> None:
    with pytest.raises(MultipleRows):
        db.one(COUNT_TO, (5,))
    assert db.stats().statements["numbers.count_to"].rows == 5


def test_counts_of_all_threads_are_added_up(db: Adapter) -> None:
    def read() -> None:
        for _ in range(50):
            db.one(COUNT)

    threads = [Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert db.stats().statements["people.count"].count == 200


def test_times_add_up(db: Adapter) -> None:
    for _ in range(10):
        db.one(COUNT)
    timing = db.stats().statements["people.count"]
    assert sum(timing.buckets) == 10
    assert timing.total_ns > 0
    assert 0 < timing.percentile_ms(0.5) <= timing.percentile_ms(1.0)


def test_tracer_hears_of_each_statement_and_its_rows(traced: Adapter, tracer: Recorder) -> None:
    traced.execute(ADD, ("a", "a@x", 1))
    traced.one(GET, ("a",))
    traced.one_or_none(GET, ("b",))
    traced.all(ALL)
    traced.execute_many(ADD, [("b", "b@x", 1), ("c", "c@x", 1)])
    with traced.iterate(ALL) as rows:
        list(rows)
    assert tracer.rows() == [
        ("people.add", 1),
        ("people.get", 1),
        ("people.get", 0),
        ("people.all", 1),
        ("people.add", 2),
        ("people.all", 3),
    ]


def test_tracer_hears_durations_and_engine(traced: Adapter, tracer: Recorder) -> None:
    traced.one(COUNT)
    (heard,) = tracer.heard
    assert (heard.dialect, heard.error) == (traced.dialect, None)
    assert heard.duration_ns > 0
    assert heard.wait_ns >= 0


def test_tracer_hears_whether_a_transaction_was_open(traced: Adapter, tracer: Recorder) -> None:
    traced.one(COUNT)
    with traced.transaction() as tx:
        tx.one(COUNT)
    traced.one(COUNT)
    traced.execute(ADD, ("a", "a@x", 1))
    assert [one.transaction for one in tracer.heard] == [None, *tracer.transactions, None, None]


def test_tracer_hears_of_errors(traced: Adapter, tracer: Recorder) -> None:
    with pytest.raises(UniqueViolation) as caught:
        traced.execute_many(ADD, [("a", "a@x", 1), ("a", "b@x", 1)])
    assert [one.error for one in tracer.heard] == [caught.value]


def test_tracer_hears_each_start_before_its_end(traced: Adapter, tracer: Recorder) -> None:
    with traced.transaction() as tx:
        tx.execute(ADD, ("a", "a@x", 1))
        with tx.iterate(ALL) as rows:
            next(rows)
            tx.one(COUNT)
            list(rows)
    assert tracer.told == [
        "begin",
        "start people.add",
        "end people.add",
        "start people.all",
        "start people.count",
        "end people.count",
        "end people.all",
        "committed",
    ]


def test_batch_is_told_as_one_in_a_transaction_of_its_own(traced: Adapter, tracer: Recorder) -> None:
    traced.execute_many(ADD, [("b", "b@x", 1), ("c", "c@x", 1)])
    assert tracer.told == ["begin", "start batch people.add", "end batch people.add", "committed"]


def test_tracer_hears_why_a_transaction_ended(traced: Adapter, tracer: Recorder) -> None:
    with pytest.raises(UniqueViolation) as caught, traced.transaction() as tx:
        tx.execute_many(ADD, [("a", "a@x", 1), ("a", "b@x", 1)])
    with pytest.raises(KeyError), traced.transaction() as tx:
        raise KeyError
    assert [(one.outcome, one.error) for one in tracer.transactions] == [("rolled back", caught.value), ("rolled back", None)]
    assert len({one.id for one in tracer.transactions}) == 2


def test_tracer_learns_the_shape_of_parameters_and_nothing_of_their_content(traced: Adapter, tracer: Recorder) -> None:
    traced.execute(ADD, ("a", "a@x", 1))
    traced.execute_many(ADD, [("b", "b@xyz", 1)])
    assert tracer.shapes == [{"id": "str(1)", "email": "str(3)", "age": "int"}, {"id": "str(1)", "email": "str(5)", "age": "int"}]
    assert [one.values for one in tracer.heard] == [(), ()]


def test_parameter_whose_length_cannot_be_asked_has_a_shape_all_the_same(traced: Adapter, tracer: Recorder) -> None:
    class Unsized:
        def __len__(self) -> int:
            raise TypeError("len() of unsized object")

    with pytest.raises(DataError):
        traced.execute(ADD, ("a", "a@x", Unsized()))
    assert tracer.shapes == [{"id": "str(1)", "email": "str(3)", "age": "Unsized"}]


def test_quick_statement_is_not_told_to_who_wants_slow_ones(opened: Opened) -> None:
    slow = Ends(10**12)
    with opened(slow) as db:
        db.one(COUNT)
        with pytest.raises(DataError):
            db.execute(ADD, ("a", "a@x", "old"))
    assert [one.statement.name for one in slow.heard] == ["people.add"]


def test_quick_transaction_is_not_told_to_who_wants_slow_ones(opened: Opened) -> None:
    slow = EndsOfTransactions(10**12)
    with opened(slow) as db:
        with db.transaction():
            pass
        with pytest.raises(KeyError), db.transaction():
            raise KeyError
    assert [one.outcome for one in slow.heard] == ["rolled back"]


def test_listener_that_fails_fails_no_statement_and_is_named_once(opened: Opened, caplog: pytest.LogCaptureFixture) -> None:
    with opened(Broken()) as db:
        assert [db.one(COUNT), db.one(COUNT)] == [0, 0]
    assert [record.getMessage() for record in caplog.records] == [
        "listener Broken.query_finished failed with RuntimeError: it misses events; this is said once"
    ]


def test_listener_fails_no_statement_where_the_log_that_would_name_it_fails_too(opened: Opened) -> None:
    class FullDisk(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            raise OSError(28, "no space left")

    log, handler = logging.getLogger("twinsql"), FullDisk()
    log.addHandler(handler)
    try:
        with opened(Broken()) as db:
            assert [db.one(COUNT), db.one(COUNT)] == [0, 0]
    finally:
        log.removeHandler(handler)


@contextmanager
def holding(db: Adapter) -> Generator[None]:
    """Another thread holds a transaction, for 0.2 s at most: who wants a connection or to write has to wait."""
    begun, enough = Event(), Event()

    def hold() -> None:
        with db.transaction():
            begun.set()
            enough.wait(0.2)

    holder = Thread(target=hold)
    holder.start()
    begun.wait()
    yield
    enough.set()
    holder.join()


class Interrupted:
    """Ctrl-C while a listener is told."""

    def __init__(self, hook: str) -> None:
        self.armed: int | None = None
        setattr(self, hook, self.hear)

    def hear(self, record: object, /) -> None:
        if self.armed == get_ident():
            self.armed = None
            raise KeyboardInterrupt

    def query_finished(self, query: QueryRun, /) -> None:
        """So that it is a listener whatever the hook."""


@pytest.mark.parametrize("hook", ["transaction_started", "transaction_finished", "query_finished", "pool_waited", "error_raised"])
def test_interrupt_while_a_listener_is_told_leaves_no_connection_taken(opened: Opened, hook: str) -> None:
    interrupted = Interrupted(hook)
    with opened(interrupted) as db:
        with holding(db):
            interrupted.armed = get_ident()
            with pytest.raises(KeyboardInterrupt), db.transaction() as tx:
                tx.execute(ADD, ("a", "a@x", 1))
                tx.execute(ADD, ("a", "a@x", 1))
        db.execute(ADD, ("c", "c@x", 1))
        assert (db.stats().pool.size, db.stats().pool.waiting) == (db.stats().pool.idle, 0)


def test_statement_after_one_that_was_interrupted_while_its_start_was_told_is_told_as_itself(opened: Opened) -> None:
    interrupted, heard = Interrupted("query_started"), Recorder()
    with opened(interrupted, heard) as db:
        db.one(COUNT)
        interrupted.armed = get_ident()
        with pytest.raises(KeyboardInterrupt):
            db.one(GET, ("a secret",))
        db.one(COUNT)
    assert heard.told[2:] == ["start people.count", "end people.count"]


def test_listener_may_read_what_it_listens_to_and_is_not_told_of_that(opened: Opened) -> None:
    class Reader:
        def __init__(self) -> None:
            self.heard: list[str] = []
            self.db: Adapter | None = None

        def query_finished(self, query: QueryRun, /) -> None:
            self.heard.append(query.statement.name)
            if self.db is not None and self.db.stats().pool.limit is not None:
                self.db.one(COUNT)

    reader = Reader()
    with opened(reader) as db:
        reader.db = db
        db.all(ALL)
    assert reader.heard == ["people.all"]


def test_listener_that_writes_on_sqlite_while_a_write_is_told_is_refused_at_once(opened: Opened, caplog: pytest.LogCaptureFixture) -> None:
    writer = Writer()
    with opened(writer) as db:
        writer.db = db
        db.execute(ADD, ("a", "a@x", 1))
        ids = {one.id for one in db.all(ALL)}
    assert ids == ({"a"} if db.dialect == "sqlite" else {"a", "of people.add"})
    assert [record.getMessage().split(":")[0] for record in caplog.records] == (
        ["listener Writer.query_finished failed with TransactionMisuse"] if db.dialect == "sqlite" else []
    )


def test_listener_that_writes_when_a_wait_is_told_does_not_wait_for_itself(opened: Opened) -> None:
    class Waits:
        db: Adapter | None = None
        took_s = 0.0

        def pool_waited(self, wait: PoolWait, /) -> None:
            started = monotonic()
            if self.db is not None:
                with suppress(TransactionMisuse):
                    self.db.execute(ADD, ("told", "told@x", 1))
                self.took_s = monotonic() - started

    waits = Waits()
    with opened(waits) as db:
        with holding(db):
            waits.db = db
            db.execute(ADD, ("a", "a@x", 1))
            waits.db = None
        assert db.one(GET, ("a",)).age == 1
    assert 0 < waits.took_s < 2


def test_interrupted_batch_is_told_as_failed(traced: Adapter, tracer: Recorder) -> None:
    def rows() -> Iterator[tuple[object, ...]]:
        yield ("a", "a@x", 1)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        traced.execute_many(ADD, rows())
    assert [type(one.error) for one in tracer.heard] == [QueryCanceled]
    assert traced.one(COUNT) == 0


def test_interrupted_stream_is_told_as_failed(traced: Adapter, tracer: Recorder) -> None:
    def interrupt(_: Row) -> str:
        raise KeyboardInterrupt

    traced.execute(ADD, ("a", "a@x", 1))
    with pytest.raises(KeyboardInterrupt), traced.iterate(statement("people.broken", "SELECT id FROM people", "", interrupt)) as rows:
        next(rows)
    assert [type(one.error) for one in tracer.heard][1:] == [QueryCanceled]
    assert traced.stats().statements["people.broken"].errors == 1


def test_rows_and_the_longest_run_are_counted(db: Adapter) -> None:
    db.execute_many(ADD, [("b", "b@x", 1), ("c", "c@x", 1)])
    db.all(ALL)
    timing = db.stats().statements["people.all"]
    assert (timing.rows, timing.count) == (2, 1)
    assert timing.max_ns == timing.total_ns
    assert timing.percentile_ms(1.0) == timing.max_ms


def test_row_that_did_not_come_is_no_failed_run(traced: Adapter, tracer: Recorder) -> None:
    with pytest.raises(NotFound):
        traced.one(GET, ("nobody",))
    assert [(one.rows, one.error) for one in tracer.heard] == [(0, None)]


def test_pool_is_idle_between_calls(db: Adapter) -> None:
    db.one(COUNT)
    stats = db.stats().pool
    assert (stats.idle, stats.waiting) == (stats.size, 0)


def test_open_transaction_is_not_idle(db: Adapter) -> None:
    with db.transaction() as tx:
        tx.one(COUNT)
        stats = db.stats().pool
        assert stats.idle == stats.size - 1
