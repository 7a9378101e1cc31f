"""What is read out of logs, whatever else stands in them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import ConfigError
from twinsql.adapters.sqlite import SqliteAdapter
from twinsql.adapters.statement import Form, Statement
from twinsql.adapters.timing import timing
from twinsql.observe.log_file import MOST_FAILING, QueryLogFile, read_log
from twinsql.observe.over_time import MOST_SLICES, OverTime
from twinsql.observe.report import report

if TYPE_CHECKING:
    from pathlib import Path

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


def line(event: str, **fields: object) -> str:
    return json.dumps({"event": event, "timestamp": START.isoformat(), **fields})


def finished(name: str, ms: float, *, event: str = "query.finished", **fields: object) -> str:
    return line(event, statement=name, source="sql/chats.sql:3", dialect="sqlite", duration_ms=ms, rows=2, **fields)


def read(folder: Path, *lines: str) -> QueryLogFile:
    path = folder / "service.log"
    path.write_text("".join(f"{one}\n" for one in lines))
    return read_log(path)


def test_runs_rows_and_times_are_added_up_by_statement(tmp_path: Path) -> None:
    found = read(tmp_path, finished("chats.get", 1), finished("chats.get", 3, event="query.slow"), finished("chats.add", 5))

    one = timing(found.statements["chats.get"].counts)
    assert (one.count, one.rows, one.total_ms, one.max_ms, found.statements["chats.get"].source) == (2, 4, 4.0, 3.0, "sql/chats.sql:3")


def test_failed_runs_are_counted_by_error(tmp_path: Path) -> None:
    found = read(tmp_path, finished("chats.add", 1, event="query.failed", error="UniqueViolation"), finished("chats.add", 1))

    assert (timing(found.statements["chats.add"].counts).errors, found.statements["chats.add"].errors) == (1, {"UniqueViolation": 1})


@pytest.mark.parametrize("before", ["", "2026-03-01T12:00:00Z web[7]: ", "INFO "])
def test_what_stands_before_the_brace_does_not_matter(tmp_path: Path, before: str) -> None:
    assert list(read(tmp_path, before + finished("chats.get", 1)).statements) == ["chats.get"]


@pytest.mark.parametrize(
    "other",
    ["GET /chats 200", "{", '{"event": "started"}', "[1]", "{}", "\x00\xff", '{"event": 5}', "[" * 100_000, '{"event": "query.parsed"}'],
)
def test_lines_of_others_are_passed_over(tmp_path: Path, other: str) -> None:
    found = read(tmp_path, other, finished("chats.get", 1))

    assert (found.lines, found.others) == (2, 1)


def test_event_that_has_been_tampered_with_does_no_harm(tmp_path: Path) -> None:
    found = read(tmp_path, line("query.finished", statement=["x"], duration_ms="long", rows=None), line("pool.waited", pool_wait_ms=-1))

    assert timing(found.statements["['x']"].counts).total_ns == 0


@pytest.mark.parametrize(
    "tampered",
    [
        finished("chats.get", 1e14),
        finished("chats.get", float("nan")),
        line("pool.waited", pool_wait_ms=1) + "\n" + json.dumps({"event": "pool.waited", "timestamp": "0001-01-01T00:00:00Z"}),
        json.dumps({"event": "pool.waited", "timestamp": "9999-12-31T23:59:59-23:59"}),
        finished("\ud800 alone \x1b[31m [/red]", 1, event="query.failed", error="\udfff"),
        line("n_plus_one.suspected", statement="\x00", advice="\ud83d", call_site="\ud83d"),
        finished("chats.get", 1)
        + "\n"
        + '{"pool": {}, "statements": {"a": {"errors": 0, "rows": 0, "total_ns": 1e999, "max_ns": 0, "buckets": {}}}}',
    ],
)
def test_page_is_made_of_a_log_that_was_tampered_with(tmp_path: Path, tampered: str) -> None:
    made = report(read(tmp_path, tampered), "service.log", lambda _: None)

    assert "\x1b" not in made.encode().decode()


@pytest.mark.parametrize("name", ["event", "message", "msg"])
def test_name_of_the_event_is_found_where_the_service_has_put_it(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, finished("chats.get", 1).replace('"event"', f'"{name}"'))

    assert found.kinds == {"query.finished": 1}


def test_log_without_events_is_refused_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no line of JSON(.|\n)*JSONRenderer"):
        read(tmp_path, "nothing")


def test_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"No such file(.|\n)*fix:  name a file that is there"):
        read_log(tmp_path / "absent.log")


def test_statistics_of_several_processes_are_added_up(tmp_path: Path) -> None:
    form = Form("SELECT 1", lambda values: values, lambda row: row[0])
    one: Statement[int] = Statement("numbers.one", "sql/numbers.sql:1", (), False, form, None)
    found = QueryLogFile()
    for process in range(2):
        with SqliteAdapter(":memory:") as db:
            for _ in range(3):
                db.one(one)
            path = tmp_path / f"{process}.json"
            path.write_text(json.dumps(db.stats().as_dict()))
            read_log(path, found)

    added = timing(found.statements["numbers.one"].counts)
    assert (added.count, added.rows, sum(added.buckets)) == (6, 6, 6)


def test_statistics_that_are_none_are_passed_over(tmp_path: Path) -> None:
    found = read(tmp_path, json.dumps({"statements": {"a": {"count": 1}}, "pool": {}}), finished("chats.get", 1))

    assert (list(found.statements), found.others) == (["chats.get"], 1)


def ended(transaction: str, error: str, outcome: str = "rolled back") -> str:
    return line("transaction.finished", transaction=transaction, outcome=outcome, error=error)


def test_errors_that_no_statement_met_are_those_of_their_transactions(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        finished("chats.get", 1, event="query.failed", error="UniqueViolation", transaction="7-1"),
        ended("7-1", "UniqueViolation"),
        ended("7-2", "SerializationFailure"),
        ended("7-3", "NotFound"),
        ended("7-4", "OutcomeUnknown", outcome="unknown"),
    )

    assert found.failures == {("a transaction", "SerializationFailure"): 1, ("COMMIT", "OutcomeUnknown"): 1}


def test_transactions_without_an_end_are_bounded(tmp_path: Path) -> None:
    failed = (
        finished("chats.get", 1, event="query.failed", error="ConnectionLost", transaction=str(number))
        for number in range(MOST_FAILING + 9)
    )

    assert len(read(tmp_path, *failed).failing) == MOST_FAILING


def test_slowest_runs_are_kept(tmp_path: Path) -> None:
    found = read(tmp_path, *(finished("chats.get", ms) for ms in range(1, 101)))

    assert sorted(ms for ms, _, _ in found.slowest) == [float(ms) for ms in range(81, 101)]


def test_waits_over_a_long_time_stay_few_slices() -> None:
    waits = OverTime()
    for hour in range(1000):
        waits.add(START + timedelta(hours=hour), 2.0)

    slices = list(waits)
    assert len(slices) <= MOST_SLICES
    assert (sum(one.count for _, one in slices), waits.all.total_ms) == (1000, 2000.0)
    assert slices[0][0] <= START
