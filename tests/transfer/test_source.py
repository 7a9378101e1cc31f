"""Opening a SQLite file that data comes from, and copying it while others write."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import ConfigError, LockTimeout, StorageFailure
from twinsql.transfer import source
from twinsql.transfer.snapshot import take_snapshot
from twinsql.transfer.source import check_pages, open_source

if TYPE_CHECKING:
    from collections.abc import Iterator

SECRET = "a token that nobody may read"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "notes.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT)")
        connection.executemany("INSERT INTO notes (body) VALUES (?)", [(f"{SECRET} {number}" * 20,) for number in range(500)])
        connection.commit()
    return path


def test_a_source_cannot_be_written(database: Path) -> None:
    with pytest.raises(StorageFailure), open_source(database) as connection:
        connection.execute("DELETE FROM notes")


def test_texts_come_as_bytes_whatever_they_hold(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("INSERT INTO notes VALUES (-1, CAST(x'ff00fe' AS TEXT))")
        connection.commit()

    with open_source(database) as connection:
        assert connection.execute("SELECT body FROM notes WHERE id = -1").fetchone() == (b"\xff\0\xfe",)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"PK\3\4" + bytes(200), "is no SQLite database, or it is encrypted"),
        (b"SQLite format 3\0", "is no SQLite database"),
    ],
)
def test_what_is_no_database_is_told(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)

    with pytest.raises(ConfigError, match=words), open_source(path):
        pass


def test_a_missing_file_is_told_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "none.db"

    with pytest.raises(ConfigError, match="No such file"), open_source(path):
        pass
    assert not path.exists()


def test_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="Is a directory"), open_source(tmp_path):
        pass


def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.db")

    with pytest.raises(ConfigError, match="a pipe"), open_source(tmp_path / "pipe.db"):
        pass


def test_a_damaged_page_is_found_and_not_shown(database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[3 * 4096 : 3 * 4096 + 100] = os.urandom(100)
    database.write_bytes(content)

    with pytest.raises(StorageFailure, match="damaged|corrupt") as caught, open_source(database) as connection:
        check_pages(connection)
    assert SECRET not in str(caught.value)


def test_a_locked_source_is_waited_for_and_told(database: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(LockTimeout, match=re.escape(str(database))), open_source(database, wait_s=0.05):
            pass


def test_a_snapshot_has_what_is_still_in_the_write_ahead_log(database: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("INSERT INTO notes VALUES (1000, 'late')")

        take_snapshot(database, tmp_path / "copy.db")

    with open_source(tmp_path / "copy.db") as connection:
        assert connection.execute("SELECT count(*), max(id) FROM notes").fetchone() == (501, 1000)


def test_a_snapshot_is_one_file_for_its_owner_alone(database: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    folder = tmp_path / "kept"
    folder.mkdir()

    take_snapshot(database, folder / "copy.db")
    with open_source(folder / "copy.db"):
        assert [(path.name, path.stat().st_mode & 0o777) for path in folder.iterdir()] == [("copy.db", 0o600)]


def test_a_snapshot_under_a_writer_is_of_one_moment(database: Path, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(database, isolation_level=None, timeout=10)) as writer:
            while not stop.is_set():
                writer.execute("BEGIN IMMEDIATE")
                writer.execute("INSERT INTO notes (body) VALUES ('one of two')")
                writer.execute("INSERT INTO notes (body) VALUES ('two of two')")
                writer.execute("COMMIT")

    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    thread = threading.Thread(target=write)
    thread.start()
    try:
        for number in range(5):
            take_snapshot(database, tmp_path / f"copy{number}.db")
    finally:
        stop.set()
        thread.join()

    for number in range(5):
        with open_source(tmp_path / f"copy{number}.db") as connection:
            pairs = "SELECT count(*) FILTER (WHERE body LIKE 'one of%') = count(*) FILTER (WHERE body LIKE 'two of%') FROM notes"
            assert connection.execute(pairs).fetchone() == (1,)


def test_a_snapshot_of_a_locked_source_ends(database: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(LockTimeout):
            take_snapshot(database, tmp_path / "copy.db", wait_s=0.05)
    assert not (tmp_path / "copy.db").exists()


def test_a_snapshot_that_cannot_be_written_leaves_nothing(database: Path, tmp_path: Path) -> None:
    with pytest.raises(StorageFailure, match="cannot be written"):
        take_snapshot(database, tmp_path / "missing" / "copy.db")


def unwritable(_folder: Path) -> bool:
    return False


@pytest.fixture
def half_written(database: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[sqlite3.Connection]:
    """A writer in the midst of a transaction, parts of which are in the file already; its folder is not to be written."""
    monkeypatch.setattr(source, "_writable", unwritable)
    with closing(sqlite3.connect(database, isolation_level=None)) as writer:
        writer.executescript(
            "UPDATE notes SET body = hex(zeroblob(500)); PRAGMA cache_size = 5; BEGIN IMMEDIATE; UPDATE notes SET body = 'half'"
        )
        assert Path(f"{database}-journal").exists()
        yield writer


def test_half_a_transaction_is_not_read_where_no_file_can_be_made(database: Path, tmp_path: Path, half_written: sqlite3.Connection) -> None:
    with pytest.raises(LockTimeout):
        take_snapshot(database, tmp_path / "copy.db", wait_s=0.05)
    half_written.execute("ROLLBACK")
    take_snapshot(database, tmp_path / "copy.db")
    with open_source(tmp_path / "copy.db") as connection:
        assert connection.execute("SELECT count(*) FROM notes WHERE body = 'half'").fetchone() == (0,)


@pytest.mark.usefixtures("half_written")
def test_half_a_transaction_of_a_writer_that_died_is_not_read(database: Path, tmp_path: Path) -> None:
    for suffix in ("", "-journal"):
        shutil.copy(f"{database}{suffix}", tmp_path / f"dead.db{suffix}")
    with pytest.raises(StorageFailure, match="READONLY_ROLLBACK"):
        take_snapshot(tmp_path / "dead.db", tmp_path / "copy.db")


def test_a_file_that_is_written_where_it_cannot_be_locked_is_no_snapshot(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    monkeypatch.setattr(source, "_writable", unwritable)
    take_snapshot(database, tmp_path / "copy.db")
    with pytest.raises(LockTimeout, match="was written while it was read"), open_source(database) as reader:
        reader.execute("SELECT count(*) FROM notes").fetchone()
        with closing(sqlite3.connect(database)) as writer:
            writer.execute("INSERT INTO notes (body) VALUES ('late')")
            writer.commit()


def test_json_functions_in_a_schema_are_no_hindrance(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "json.db")) as connection:
        connection.executescript(
            "CREATE TABLE t (a TEXT CHECK (json_valid(a)), b TEXT GENERATED ALWAYS AS (json_extract(a, '$.x')) VIRTUAL);"
            "INSERT INTO t (a) VALUES ('{\"x\": 1}')"
        )

    with open_source(tmp_path / "json.db") as connection:
        assert connection.execute("SELECT b FROM t").fetchone() == (b"1",)


def test_rows_that_break_their_declaration_are_no_damage(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(
            """CREATE TABLE odd (a INT, b INT CHECK (b > 0)); PRAGMA ignore_check_constraints = ON; INSERT INTO odd VALUES (NULL, -1);
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET sql = 'CREATE TABLE odd (a INT NOT NULL, b INT CHECK (b > 0))' WHERE name = 'odd'"""
        )
    with open_source(database) as connection:
        assert connection.execute("PRAGMA quick_check").fetchall() != [(b"ok",)]
        check_pages(connection)
