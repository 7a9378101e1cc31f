"""What other processes and threads do to statements on SQLite: no secret is told of it."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import (
    ConfigError,
    DatabaseError,
    LockTimeout,
    OperationalError,
    ProgrammingError,
    QueryCanceled,
    StorageFailure,
)
from twinsql.adapters.sqlite import SqliteAdapter
from twinsql.adapters.statement import Form, Statement

from tests.contract.statements import ADD, GET, binder, first, string
from tests.observe.secrets.planted import EMAIL, MESSAGE, TOKEN, Watch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twinsql.adapters.protocol import Transaction

SLOW: Statement[str] = Statement(
    "people.slow",
    "sql/people.sql:1",
    ("email",),
    False,
    Form(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n WHERE i <> ?1", binder(("text",)), string
    ),
    None,
    ("text",),
)
SEARCH: Statement[str] = Statement(
    "words.search", "sql/words.sql:1", ("text",), False, Form("SELECT body FROM words WHERE words MATCH ?1", binder(("text",)), first), None
)


@pytest.fixture
def path(sqlite_template: Path, tmp_path: Path) -> Path:
    path = tmp_path / "people.db"
    path.write_bytes(sqlite_template.read_bytes())
    return path


@pytest.fixture
def db(path: Path, watch: Watch) -> Iterator[SqliteAdapter]:
    with SqliteAdapter(path, busy_timeout_ms=50, tracers=watch.tracers) as db:
        db.execute(ADD, ("a", EMAIL, 1))
        yield db


def told(watch: Watch, error: BaseException) -> None:
    assert watch.leaks(error) == []
    assert watch.sentry.kinds().count(type(error).__name__) == 1


def test_lock_of_another_process(db: SqliteAdapter, path: Path, watch: Watch) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        told(watch, watch.failing(lambda: db.execute(ADD, (TOKEN, MESSAGE, 1)), LockTimeout))


def test_lock_that_run_gives_up_on(db: SqliteAdapter, path: Path, watch: Watch) -> None:
    def work(tx: Transaction) -> None:
        tx.execute(ADD, (TOKEN, MESSAGE, 1))

    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        told(watch, watch.failing(lambda: db.run(work, attempts=2), LockTimeout))


def test_lock_of_another_thread(db: SqliteAdapter, watch: Watch) -> None:
    failed: list[BaseException] = []
    with db.transaction() as tx:
        tx.execute(ADD, ("b", MESSAGE, 1))
        other = threading.Thread(target=lambda: failed.append(watch.failing(lambda: db.execute(ADD, (TOKEN, "c", 1)), LockTimeout)))
        other.start()
        other.join()
    told(watch, failed[0])


def test_statement_that_is_interrupted(db: SqliteAdapter, watch: Watch) -> None:
    def interrupt() -> None:
        for session in db._pool._sessions:  # pyright: ignore[reportPrivateUsage]
            session.raw.interrupt()

    threading.Timer(0.2, interrupt).start()
    told(watch, watch.failing(lambda: db.all(SLOW, (EMAIL,)), QueryCanceled))


def test_file_that_is_damaged(db: SqliteAdapter, path: Path, watch: Watch) -> None:
    db.close()
    content = path.read_bytes()
    path.write_bytes(content[:4096] + TOKEN.encode() * 3000)
    with SqliteAdapter(path, tracers=watch.tracers) as damaged:
        told(watch, watch.failing(lambda: damaged.one(GET, (EMAIL,)), StorageFailure))


def test_file_that_is_no_database(path: Path, watch: Watch) -> None:
    path.write_text(MESSAGE * 1000)
    error = watch.failing(lambda: SqliteAdapter(path, tracers=watch.tracers), ConfigError)
    assert watch.leaks(error) == []


def test_database_that_is_closed(db: SqliteAdapter, watch: Watch) -> None:
    db.close()
    told(watch, watch.failing(lambda: db.one(GET, (EMAIL,)), OperationalError))


@pytest.mark.parametrize("text", [f"{TOKEN.replace('-', '')}: x", f'"{MESSAGE}', f"{MESSAGE} AND AND"])
def test_text_that_is_no_search(path: Path, watch: Watch, text: str) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE VIRTUAL TABLE words USING fts5 (body)")
    with SqliteAdapter(path, tracers=watch.tracers) as db:
        error = watch.failing(lambda: db.all(SEARCH, (text,)), DatabaseError)
    told(watch, error)
    assert TOKEN.replace("-", "") not in str(error)
    assert isinstance(error, ProgrammingError)
