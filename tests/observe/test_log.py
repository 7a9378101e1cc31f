"""Which statements, transactions and waits get a line in the log, and what is in it."""

import subprocess
import sys
from collections.abc import Callable
from os import getpid

import pytest
from structlog.testing import capture_logs
from structlog.typing import EventDict
from twinsql.adapters.errors import DatabaseError, Dialect, NotFound, PoolTimeout, SerializationFailure, UniqueViolation
from twinsql.adapters.observing import LogQueries, Observing
from twinsql.adapters.statement import Statement
from twinsql.adapters.tracer import PoolPressure, PoolWait, QueryRun, TransactionRun
from twinsql.observe.log import QueryLog

MS = 1_000_000
GET: Statement[object] = Statement("chats.get", "sql/chats.sql:12", ("id",), False, None, None)


def logged(tell: Callable[[], None]) -> list[EventDict]:
    with capture_logs() as captured:
        tell()
    return list(captured)


def events(
    log: QueryLog, ms: float, *, dialect: Dialect = "sqlite", wait_ms: float = 0, error: UniqueViolation | None = None
) -> list[EventDict]:
    return logged(lambda: log.query_finished(QueryRun(GET, dialect, None, 0, int(wait_ms * MS), ("c1",), int(ms * MS), 3, error)))


def ended(log: QueryLog, ms: float, error: DatabaseError | None = None) -> list[EventDict]:
    run = TransactionRun(1, "postgres", read_only=False, started_ns=0, wait_ns=MS, duration_ns=int(ms * MS), error=error)
    run.outcome = "committed" if error is None else "rolled back"
    return logged(lambda: log.transaction_finished(run))


def waited(log: QueryLog, ms: float, error: DatabaseError | None = None) -> list[EventDict]:
    return logged(lambda: log.pool_waited(PoolWait("postgres", int(ms * MS), 20, 3, error=error)))


def test_quick_statement_gets_no_line() -> None:
    assert events(QueryLog(), 199) == []


def test_slow_statement_gets_a_line_that_tells_all_but_values() -> None:
    assert events(QueryLog(), 200.5, dialect="postgres", wait_ms=1) == [
        {
            "event": "query.slow",
            "log_level": "warning",
            "statement": "chats.get",
            "source": "sql/chats.sql:12",
            "dialect": "postgres",
            "duration_ms": 200.5,
            "pool_wait_ms": 1.0,
            "rows": 3,
            "transaction": None,
        }
    ]


def test_wait_for_a_connection_counts_as_slow() -> None:
    assert len(events(QueryLog(), 1, wait_ms=250)) == 1


@pytest.mark.parametrize("observing", [Observing(slow_ms=5), Observing(slow_ms_of={"chats.get": 5})])
def test_limit_can_be_set_for_all_and_for_one(observing: Observing) -> None:
    assert [event["event"] for event in events(QueryLog(observing), 6)] == ["query.slow"]


def test_failed_statement_gets_a_line_however_quick() -> None:
    [event] = events(QueryLog(), 0.1, error=UniqueViolation("a row with this key is there", sqlstate="23505"))

    assert (event["event"], event["error"], event["sqlstate"], event["retryable"]) == ("query.failed", "UniqueViolation", "23505", False)


def test_every_statement_gets_a_line_where_that_is_asked_for() -> None:
    [event] = events(QueryLog(Observing(log_queries="all")), 0.1)

    assert (event["event"], event["log_level"]) == ("query.finished", "info")


def test_share_of_the_statements_gets_a_line_and_every_slow_one() -> None:
    log = QueryLog(Observing(log_queries=0.2))
    chosen = sum(len(events(log, 0.1)) for _ in range(2000))

    assert 300 < chosen < 500
    assert all(events(log, 300) for _ in range(50))


def test_types_and_sizes_of_parameters_are_in_the_line_where_that_is_asked_for() -> None:
    [event] = events(QueryLog(Observing(log_shapes=True)), 300)

    assert event["parameters"] == {"id": "str(2)"}


@pytest.mark.parametrize(("log_queries", "ms", "level"), [("slow", 250, "warning"), ("all", 1, "info")])
def test_transaction_gets_a_line_by_the_rule_of_statements(log_queries: LogQueries, ms: float, level: str) -> None:
    assert ended(QueryLog(Observing(log_queries=log_queries)), ms) == [
        {
            "event": "transaction.finished",
            "log_level": level,
            "transaction": f"{getpid()}-1",
            "dialect": "postgres",
            "duration_ms": ms,
            "pool_wait_ms": 1.0,
            "outcome": "committed",
            "read_only": False,
        }
    ]


def test_quick_transaction_gets_a_line_only_if_the_database_ended_it() -> None:
    [event] = ended(QueryLog(), 1, SerializationFailure("somebody else was first", sqlstate="40001"))

    assert (event["outcome"], event["error"], event["retryable"]) == ("rolled back", "SerializationFailure", True)
    assert ended(QueryLog(), 1) == []
    assert ended(QueryLog(), 1, NotFound("one row was promised, none came")) == []


def test_long_wait_gets_a_line() -> None:
    assert waited(QueryLog(), 199) == []
    assert waited(QueryLog(), 250) == [
        {
            "event": "pool.waited",
            "log_level": "warning",
            "dialect": "postgres",
            "pool_wait_ms": 250.0,
            "size": 20,
            "waiting": 3,
            "opened": False,
        }
    ]


def test_wait_in_vain_gets_a_line_however_short() -> None:
    [event] = waited(QueryLog(), 1, PoolTimeout("all 20 connections were in use for 0.001 s"))

    assert (event["error"], event["retryable"]) == ("PoolTimeout", True)


def test_short_wait_gets_a_line_where_all_are_asked_for() -> None:
    assert [event["log_level"] for event in waited(QueryLog(Observing(log_queries="all")), 1)] == ["info"]


def test_nearly_exhausted_pool_gets_a_line_with_the_oldest_transaction() -> None:
    oldest = TransactionRun(1, "postgres", read_only=False, started_ns=0, wait_ns=0)
    [event] = logged(lambda: QueryLog().pool_nearly_exhausted(PoolPressure("postgres", 20, 16, 0, oldest)))

    assert event.pop("transaction_ms") > 0
    assert event == {
        "event": "pool.nearly_exhausted",
        "log_level": "warning",
        "dialect": "postgres",
        "size": 20,
        "in_use": 16,
        "waiting": 0,
        "transaction": f"{getpid()}-1",
    }


def test_listening_loads_no_log() -> None:
    program = "import sys; from twinsql.observe.log import QueryLog; QueryLog(); print({'structlog', 'logging'} & {*sys.modules})"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert result.stdout == "set()\n"
