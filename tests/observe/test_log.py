"""Which statements get a line in the log, and what is in it."""

import subprocess
import sys

import pytest
import structlog
from structlog.testing import capture_logs
from structlog.typing import EventDict
from twinsql.adapters.errors import Dialect, UniqueViolation
from twinsql.adapters.protocol import Tracer
from twinsql.adapters.statement import Statement
from twinsql.observe.log import SlowQueryLog

MS = 1_000_000
GET: Statement[object] = Statement("chats.get", "sql/chats.sql:12", ("id",), False, None, None)


def events(
    tracer: Tracer, ms: float, *, dialect: Dialect = "sqlite", wait_ms: float = 0, error: UniqueViolation | None = None
) -> list[EventDict]:
    with capture_logs() as captured:
        tracer.finished(GET, dialect, int(ms * MS), 3, int(wait_ms * MS), True, error)
    return list(captured)


def test_quick_statement_gets_no_line() -> None:
    assert events(SlowQueryLog(), 199) == []


def test_slow_statement_gets_a_line_that_tells_all_but_values() -> None:
    assert events(SlowQueryLog(), 200.5, dialect="postgres", wait_ms=1) == [
        {
            "event": "query.finished",
            "log_level": "warning",
            "statement": "chats.get",
            "source": "sql/chats.sql:12",
            "dialect": "postgres",
            "duration_ms": 200.5,
            "wait_ms": 1.0,
            "rows": 3,
            "in_transaction": True,
        }
    ]


def test_wait_for_a_connection_counts_as_slow() -> None:
    assert len(events(SlowQueryLog(), 1, wait_ms=250)) == 1


def test_limit_can_be_set() -> None:
    assert len(events(SlowQueryLog(slow_ms=5), 6)) == 1


def test_failed_statement_gets_a_line_however_quick() -> None:
    [event] = events(SlowQueryLog(), 0.1, error=UniqueViolation("a row with this key is there", sqlstate="23505"))

    assert (event["error"], event["sqlstate"], event["retryable"], event["log_level"]) == ("UniqueViolation", "23505", False, "warning")


def test_every_statement_gets_a_line_where_that_is_asked_for() -> None:
    [event] = events(SlowQueryLog(every=True), 0.1)

    assert event["log_level"] == "info"


def test_log_that_fails_does_not_fail_the_statement() -> None:
    def broken(_logger: object, _name: str, _event: EventDict) -> EventDict:
        raise OSError("no space left")

    structlog.configure(processors=[broken])
    try:
        SlowQueryLog(every=True).finished(GET, "sqlite", 1, 1, 0, False, None)
    finally:
        structlog.reset_defaults()


@pytest.mark.parametrize("made", [False, True])
def test_structlog_is_loaded_by_who_makes_a_log(made: bool) -> None:
    program = f"import sys, twinsql.observe.log as log; {'log.SlowQueryLog()' if made else ''}; print('structlog' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", program.replace("; ;", ";")], capture_output=True, text=True, check=True)

    assert result.stdout == f"{made}\n"
