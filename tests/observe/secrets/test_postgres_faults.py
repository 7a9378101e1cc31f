"""What PostgreSQL, an operator or the network does to statements: no secret is told of it, the password in the address included."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

import psycopg
import pytest
from twinsql.adapters.errors import (
    ConfigError,
    ConnectionLost,
    DatabaseError,
    ForeignKeyViolation,
    LockTimeout,
    OutcomeUnknown,
    PoolTimeout,
    QueryCanceled,
    SerializationFailure,
)
from twinsql.adapters.observing import Observing
from twinsql.adapters.postgres import PostgresAdapter
from twinsql.adapters.settings import Settings
from twinsql.observe.connect import connect

from tests.observe.recording import DSN
from tests.observe.secrets.planted import EMAIL, MESSAGE, PASSWORD, Watch
from tests.postgres.proxy import COMMIT, Proxy
from tests.postgres.statements import ADD, GET, RENAME, SCHEMA, statement

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twinsql.adapters.protocol import Transaction

SLOW = statement("notes.slow", "SELECT body FROM notes, pg_sleep(30) WHERE body <> $1", 1)
CUT = statement("notes.cut", "SELECT repeat(body, 100000) FROM notes WHERE body <> $1", 1)
SET_PARENT = statement("notes.set_parent", "UPDATE notes SET parent = 99 WHERE body = $1", 1, writes=True)
DEFERRED = "ALTER TABLE notes ADD CONSTRAINT notes_parent_fkey FOREIGN KEY (parent) REFERENCES notes DEFERRABLE INITIALLY DEFERRED"
TERMINATE = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep(30)%' AND pid <> pg_backend_pid()"
CANCEL = TERMINATE.replace("pg_terminate_backend", "pg_cancel_backend")


def with_password(url: str, **settings: str) -> str:
    """*url* with the planted password, which a server that trusts does not ask for, and *settings* of the session."""
    parts = urlsplit(url)
    options = quote(" ".join(f"-c {name}={value}" for name, value in settings.items()))
    query = "&".join(part for part in (parts.query, f"options={options}" if settings else "") if part)
    host = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=f"{parts.username or 'postgres'}:{PASSWORD}@{host}", query=query).geturl()


class World:
    """A database with a note, and adapters on it that are watched."""

    def __init__(self, url: str, watch: Watch, stack: ExitStack) -> None:
        self.url = url
        self.watch = watch
        self._stack = stack
        self.admin: psycopg.Connection[Any] = stack.enter_context(psycopg.connect(url, autocommit=True))
        self.admin.execute("INSERT INTO notes (id, body) VALUES (1, %s)", (MESSAGE,))

    def opened(self, url: str = "", *, size: int = 20, timeout_s: float = 10, **settings: str) -> PostgresAdapter:
        address = with_password(url or self.url, **settings)
        return self._stack.enter_context(PostgresAdapter(address, size=size, connect_timeout_s=timeout_s, tracers=self.watch.tracers))

    def meanwhile(self, command: str) -> threading.Timer:
        """Run *command* as the operator once a statement sleeps."""

        def act() -> None:
            while not self.admin.execute(command.encode()).fetchall():
                pass

        timer = threading.Timer(0.1, act)
        timer.start()
        return timer

    def told(self, error: BaseException) -> None:
        """No secret is told, and Sentry has *error* once."""
        assert self.watch.leaks(error) == []
        assert self.watch.sentry.kinds().count(type(error).__name__) == 1


@pytest.fixture
def url(fresh_postgres: str) -> str:
    """A database with an empty table."""
    with psycopg.connect(fresh_postgres, autocommit=True) as connection:
        connection.execute(SCHEMA)
    return fresh_postgres


@pytest.fixture
def world(url: str, watch: Watch) -> Iterator[World]:
    with ExitStack() as stack:
        yield World(url, watch, stack)


@pytest.fixture
def proxy(url: str) -> Iterator[Proxy]:
    with Proxy(url) as proxy:
        yield proxy


def test_statement_timeout(world: World) -> None:
    db = world.opened(statement_timeout="100")
    world.told(world.watch.failing(lambda: db.all(SLOW, (EMAIL,)), QueryCanceled))


@pytest.mark.parametrize(("command", "expected"), [(CANCEL, QueryCanceled), (TERMINATE, ConnectionLost)])
def test_operator(world: World, command: str, expected: type[DatabaseError]) -> None:
    db = world.opened()
    timer = world.meanwhile(command)
    error = world.watch.failing(lambda: db.all(SLOW, (EMAIL,)), expected)
    timer.join()
    world.told(error)


def test_lock_timeout(world: World) -> None:
    db = world.opened(lock_timeout="100")
    with world.admin.transaction():
        world.admin.execute("LOCK TABLE notes")
        error = world.watch.failing(lambda: db.execute(RENAME, (1, EMAIL)), LockTimeout)
    world.told(error)


def test_serialization_failure_that_run_gives_up_on(world: World) -> None:
    db = world.opened()

    def work(tx: Transaction) -> None:
        tx.all(GET, (1,))
        world.admin.execute("UPDATE notes SET body = body || 'x'")
        tx.execute(RENAME, (1, EMAIL))

    error = world.watch.failing(lambda: db.run(work, attempts=3), SerializationFailure)
    world.told(error)


def test_constraint_that_commit_finds_broken(world: World) -> None:
    world.admin.execute(DEFERRED)
    db = world.opened()

    def work() -> None:
        with db.transaction() as tx:
            tx.execute(SET_PARENT, (MESSAGE,))

    world.told(world.watch.failing(work, ForeignKeyViolation))


def test_connection_that_is_cut_while_a_statement_runs(world: World, proxy: Proxy) -> None:
    db = world.opened(proxy.url)
    timer = threading.Timer(0.2, proxy.cut_all)
    timer.start()
    world.told(world.watch.failing(lambda: db.all(SLOW, (EMAIL,)), ConnectionLost))


def test_connection_that_is_cut_in_the_middle_of_an_answer(world: World, proxy: Proxy) -> None:
    db = world.opened(proxy.url)

    def work() -> None:
        proxy.cut_answer_after(100_000)
        with db.iterate(CUT, (EMAIL,)) as rows:
            list(rows)

    world.told(world.watch.failing(work, ConnectionLost))


def test_connection_that_is_cut_in_a_batch(world: World, proxy: Proxy) -> None:
    db = world.opened(proxy.url)

    def rows() -> Iterator[tuple[object, ...]]:
        for number in range(5000):
            if number == 1200:
                proxy.cut_all()
            yield (number + 10, f"{MESSAGE} {number}")

    world.told(world.watch.failing(lambda: db.execute_many(ADD, rows()), ConnectionLost))


@pytest.mark.parametrize("moment", ["once it is sent", "after it ran"])
def test_connection_that_is_cut_at_commit(world: World, proxy: Proxy, moment: Any) -> None:
    db = world.opened(proxy.url)

    def work() -> None:
        with db.transaction() as tx:
            tx.execute(ADD, (2, EMAIL))
            proxy.cut_at(COMMIT, moment)

    world.told(world.watch.failing(work, OutcomeUnknown))


def test_pool_timeout(world: World) -> None:
    db = world.opened(size=1, timeout_s=0.1)
    with ExitStack() as stack:
        failed: list[BaseException] = []
        tx = stack.enter_context(db.transaction())
        tx.execute(ADD, (2, EMAIL))
        caller = threading.Thread(target=lambda: failed.append(world.watch.failing(lambda: db.all(GET, (EMAIL,)), PoolTimeout)))
        caller.start()
        caller.join()
    world.told(failed[0])


def test_server_that_is_gone(world: World, proxy: Proxy) -> None:
    db = world.opened(proxy.url)
    proxy.refuses = True
    proxy.cut_all()

    def ask() -> None:
        for _ in range(2):
            db.all(GET, (EMAIL,))

    error = world.watch.failing(ask, ConnectionLost)
    world.told(error)


def settings(url: str, root: Path) -> Settings:
    return Settings(
        root=root, sqlite_path=root / "none.db", use_postgres=True, postgres_url=with_password(url), observing=Observing(sentry_dsn=DSN)
    )


def test_server_that_cannot_be_reached(watch: Watch, tmp_path: Path) -> None:
    error = watch.failing(lambda: connect(settings("postgresql://me@127.0.0.1:1/chat?sslmode=disable", tmp_path)), ConnectionLost)
    assert watch.leaks(error) == []
    assert watch.sentry.kinds().count("ConnectionLost") == 1


@pytest.mark.parametrize("url", ["postgresql://me@127.0.0.1:1:2/chat", "postgresql://me@127.0.0.1/chat?sslmode=none"])
def test_address_that_is_wrong(watch: Watch, tmp_path: Path, url: str) -> None:
    error = watch.failing(lambda: connect(settings(url, tmp_path)), ConfigError, ConnectionLost)
    assert watch.leaks(error) == []


def test_database_that_is_not_there(watch: Watch, tmp_path: Path, postgres_url: str) -> None:
    nowhere = urlsplit(postgres_url)._replace(path="/nowhere").geturl()
    error = watch.failing(lambda: connect(settings(nowhere, tmp_path)), ConfigError)
    assert watch.leaks(error) == []


def test_interrupt(world: World, ctrl_c: None) -> None:
    db = world.opened()
    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
    error = world.watch.failing(lambda: db.all(SLOW, (EMAIL,)), KeyboardInterrupt)
    assert [leak for leak in world.watch.leaks(error) if " in Sentry" not in leak] == []
