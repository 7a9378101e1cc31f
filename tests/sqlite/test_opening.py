"""Which files are opened, how, and what is said of those that are not."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, cast

import pytest
from twinsql.adapters import sqlite_connect
from twinsql.adapters.errors import ConfigError
from twinsql.adapters.sqlite import SqliteAdapter
from twinsql.adapters.statement import Form, Statement

from tests.contract.in_threads import in_threads
from tests.contract.statements import ADD, COUNT
from tests.sqlite.conftest import make_database

if TYPE_CHECKING:
    from pathlib import Path


def pragma(sql: str, *, writes: bool = False) -> Statement[Any]:
    return Statement("test.pragma", "sql/test.sql:1", (), writes, Form(cast("Any", sql), lambda values: values, lambda row: row[0]), None)


def test_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "missing.db"
    with pytest.raises(ConfigError, match="missing.db"):
        SqliteAdapter(path)
    assert list(tmp_path.iterdir()) == []


def test_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="missing"):
        SqliteAdapter(tmp_path / "missing" / "chat.db")
    assert list(tmp_path.iterdir()) == []


def test_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="is a directory"):
        SqliteAdapter(tmp_path)


def test_path_through_a_file_is_refused(path: Path) -> None:
    with pytest.raises(ConfigError, match="Not a directory"):
        SqliteAdapter(path / "chat.db")


def test_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear reader, this is no database. " * 100)
    with pytest.raises(ConfigError, match=r"letter\.db.*no SQLite database"):
        SqliteAdapter(path)


def test_refused_file_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear reader, this is no database. " * 100)
    with pytest.raises(ConfigError):
        SqliteAdapter(path)
    assert path.read_text() == "Dear reader, this is no database. " * 100
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["a b.db", "a?mode=memory.db", "a#b.db", "a%20b.db", "학교.db", "a&b=c.db", "file:x.db", "'q\".db"])
def test_any_file_name_is_opened_as_it_is(tmp_path: Path, name: str) -> None:
    with SqliteAdapter(make_database(tmp_path / name)) as db:
        db.execute(ADD, ("a", "a@x", 1))
    with closing(sqlite3.connect(tmp_path / name)) as connection:
        assert connection.execute("SELECT id FROM people").fetchall() == [("a",)]


def test_path_may_be_text(path: Path) -> None:
    with SqliteAdapter(str(path)) as db:
        assert db.one(COUNT) == 0


def test_path_may_be_relative(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    with SqliteAdapter(path.name) as db:
        monkeypatch.chdir("/")
        assert db.one(COUNT) == 0


def test_databases_in_memory_are_apart() -> None:
    with SqliteAdapter(":memory:") as one, SqliteAdapter(":memory:") as other:
        one.run_script("CREATE TABLE t (x)")
        other.run_script("CREATE TABLE t (x)")


def test_old_sqlite_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_connect, "OLDEST", (99, 0))
    with pytest.raises(ConfigError, match="too old"):
        SqliteAdapter(path)


SETTINGS = {"foreign_keys": 1, "synchronous": 2, "busy_timeout": 5000, "journal_mode": "wal", "recursive_triggers": 0}


@pytest.mark.parametrize("writes", [False, True])
@pytest.mark.parametrize("setting", SETTINGS)
def test_each_connection_is_bent_towards_postgres(db: SqliteAdapter, setting: str, writes: bool) -> None:
    assert db.one(pragma(f"PRAGMA {setting}", writes=writes)) == SETTINGS[setting]


@pytest.mark.parametrize("writes", [False, True])
def test_like_tells_capitals_apart(db: SqliteAdapter, writes: bool) -> None:
    assert db.one(pragma("SELECT 'A' LIKE 'a'", writes=writes)) == 0


def test_readers_cannot_write(db: SqliteAdapter) -> None:
    assert db.one(pragma("PRAGMA query_only")) == 1


def test_busy_timeout_can_be_set(path: Path) -> None:
    with SqliteAdapter(path, busy_timeout_ms=50) as db:
        assert db.one(pragma("PRAGMA busy_timeout")) == 50


def test_many_may_open_a_new_file_at_once(tmp_path: Path) -> None:
    """The first puts it into WAL mode, for which SQLite wants it alone."""
    for number in range(15):
        path = make_database(tmp_path / f"{number}.db")
        adapters: list[SqliteAdapter] = []
        assert in_threads(8, lambda _, path=path, adapters=adapters: adapters.append(SqliteAdapter(path))) == []  # type: ignore[misc]
        for adapter in adapters:
            adapter.close()


def test_nothing_is_left_beside_a_closed_file(path: Path) -> None:
    with SqliteAdapter(path) as db:
        db.execute(ADD, ("a", "a@x", 1))
        db.one(COUNT)
    assert list(path.parent.iterdir()) == [path]
