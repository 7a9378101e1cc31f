"""What a service's log shows of its work, on every engine."""

from __future__ import annotations

import io
import json
import sqlite3
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Thread
from typing import TYPE_CHECKING

import pytest
import structlog
from structlog.testing import capture_logs
from twinsql.adapters.errors import LockTimeout, UniqueViolation
from twinsql.adapters.observing import Observing
from twinsql.adapters.sqlite import SqliteAdapter
from twinsql.observe.log import QueryLog

from tests.contract.statements import ADD, ALL, COUNT

if TYPE_CHECKING:
    from pathlib import Path

    from twinsql.adapters.protocol import Adapter

    from tests.contract.conftest import Opened


def test_log_tells_what_was_done_and_in_which_transaction(opened: Opened) -> None:
    with opened(QueryLog(Observing(log_queries="all"))) as db, capture_logs() as lines:
        db.one(COUNT)
        with db.transaction() as tx:
            tx.execute_many(ADD, [("a", "a@x", 1), ("b", "b@x", 1)])
            tx.all(ALL)
        with pytest.raises(UniqueViolation):
            db.execute(ADD, ("a", "secret@x", 1))
    told = [line for line in lines if line["event"] != "pool.waited"]

    assert [(line["event"], line.get("statement"), line.get("rows")) for line in told] == [
        ("query.finished", "people.count", 1),
        ("query.finished", "people.add", 2),
        ("query.finished", "people.all", 2),
        ("transaction.finished", None, None),
        ("query.failed", "people.add", 0),
    ]
    transactions = [line["transaction"] for line in told]
    assert transactions == [None, transactions[1], transactions[1], transactions[1], None]
    assert "secret" not in repr(lines)


def test_quick_work_leaves_no_line(opened: Opened) -> None:
    with opened(QueryLog(Observing(slow_ms=60_000))) as db, capture_logs() as lines:
        with db.transaction() as tx:
            tx.execute(ADD, ("a", "a@x", 1))
        db.all(ALL)

    assert lines == []


def test_statement_with_a_limit_of_its_own_gets_a_line(opened: Opened) -> None:
    with opened(QueryLog(Observing(slow_ms=60_000, slow_ms_of={"people.count": 0}))) as db, capture_logs() as lines, db.transaction() as tx:
        tx.one(COUNT)
        tx.all(ALL)

    assert [(line["event"], line["statement"]) for line in lines] == [("query.slow", "people.count")]


def test_log_that_fails_fails_no_statement(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("no space left")

    log = QueryLog(Observing(log_queries="all"))
    monkeypatch.setattr("twinsql.observe.events.Events.writer", fail)
    with opened(log) as db, db.transaction() as tx:
        tx.execute(ADD, ("a", "a@x", 1))
        assert tx.one(COUNT) == 1


def test_threads_write_whole_lines_and_each_its_own_request(opened: Opened) -> None:
    out = io.StringIO()
    structlog.configure(
        processors=[structlog.contextvars.merge_contextvars, structlog.processors.JSONRenderer()],
        logger_factory=structlog.WriteLoggerFactory(file=out),
        cache_logger_on_first_use=True,
    )

    def serve(db: Adapter, number: int) -> None:
        structlog.contextvars.bind_contextvars(request_id=number)
        for _ in range(25):
            db.one(COUNT)

    with opened(QueryLog(Observing(log_queries="all"))) as db:
        threads = [Thread(target=serve, args=(db, number)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    lines = [json.loads(line) for line in out.getvalue().splitlines()]

    requests = Counter(line["request_id"] for line in lines if line["event"] == "query.finished")
    assert requests == dict.fromkeys(range(8), 25)


def test_wait_in_vain_for_the_write_lock_gets_a_line(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    sqlite3.connect(path).close()
    with SqliteAdapter(path, tracers=[QueryLog()], busy_timeout_ms=20) as db, capture_logs() as lines:
        db.run_script("CREATE TABLE people (id text PRIMARY KEY, email text, age integer)")
        with ThreadPoolExecutor(1) as others, db.transaction() as tx, pytest.raises(LockTimeout):
            tx.execute(ADD, ("a", "a@x", 1))
            others.submit(db.execute, ADD, ("b", "b@x", 1)).result()

    [line] = [line for line in lines if line["event"] == "pool.waited"]
    assert (line["dialect"], line["error"], line["retryable"], line["log_level"]) == ("sqlite", "LockTimeout", True, "warning")
    assert line["pool_wait_ms"] >= 20
