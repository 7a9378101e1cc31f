"""Which statements get a line in the log, and what is in it."""

import subprocess
import sys

import pytest
from structlog.testing import capture_logs
from structlog.typing import EventDict
from twinsql.adapters.errors import Dialect, UniqueViolation
from twinsql.adapters.observing import Observing
from twinsql.adapters.statement import Statement
from twinsql.adapters.tracer import QueryRun
from twinsql.observe.log import QueryLog

MS = 1_000_000
GET: Statement[object] = Statement("chats.get", "sql/chats.sql:12", ("id",), False, None, None)


def events(
    log: QueryLog, ms: float, *, dialect: Dialect = "sqlite", wait_ms: float = 0, error: UniqueViolation | None = None
) -> list[EventDict]:
    with capture_logs() as captured:
        log.query_finished(QueryRun(GET, dialect, None, 0, int(wait_ms * MS), ("c1",), int(ms * MS), 3, error))
    return list(captured)


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


def test_structlog_is_loaded_with_the_first_line() -> None:
    program = "import sys; from twinsql.observe.log import QueryLog; QueryLog(); print('structlog' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert result.stdout == "False\n"
