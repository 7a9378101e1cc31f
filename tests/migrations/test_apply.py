"""Migrations are applied, listed and taken back, the same on both engines."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from twinsql.adapters.errors import MigrationError, StorageFailure
from twinsql.adapters.migrations import apply, assert_current, rollback, status
from twinsql.compiler.ddl import translate_ddl

from tests.migrations.conftest import add, change, rows, tables

BOTH = ["0001_people", "0002_pets"]


def test_apply_does_what_is_missing_and_says_what_it_did(target: Path | str, folder: Path) -> None:
    applied = [apply(target, folder), apply(target, folder)]

    assert applied == [BOTH, []]
    assert {"people", "pets"} <= tables(target)


def test_a_later_migration_is_applied_to_what_is_there(target: Path | str, folder: Path) -> None:
    apply(target, folder)
    add(folder, "0003_toys", "CREATE TABLE toys (id text PRIMARY KEY);\n-- rollback\nDROP TABLE toys;\n")

    assert apply(target, folder) == ["0003_toys"]


def test_status_lists_all_and_changes_nothing(target: Path | str, folder: Path) -> None:
    change(target, "CREATE TABLE something (id text)")
    before = status(target, folder)

    assert before == [("0001_people", False), ("0002_pets", False)]
    assert rows(target, "SELECT count(*) FROM something") == [(0,)]
    assert tables(target) == {"something"}


def test_rollback_takes_the_newest_back_and_leaves_nothing_of_it(target: Path | str, folder: Path) -> None:
    apply(target, folder)

    taken = rollback(target, folder)

    assert taken == ["0002_pets"]
    assert [applied for _, applied in status(target, folder)] == [True, False]
    assert "pets" not in tables(target)


def test_all_can_be_rolled_back_and_applied_again(target: Path | str, folder: Path) -> None:
    apply(target, folder)

    assert rollback(target, folder, count=9) == BOTH[::-1]
    assert tables(target) == set()
    assert apply(target, folder) == BOTH


def test_current_is_what_has_every_migration(target: Path | str, folder: Path) -> None:
    apply(target, folder)

    assert_current(target, folder)


def test_behind_is_said_with_its_cure(target: Path | str, folder: Path) -> None:
    apply(target, folder)
    rollback(target, folder)

    with pytest.raises(MigrationError, match=r"behind: 0002_pets not applied\n.*twinsql migrate"):
        assert_current(target, folder)


def test_sqlite_files_are_set_up_for_many_readers(sqlite_target: Path, folder: Path) -> None:
    apply(sqlite_target, folder)

    assert rows(sqlite_target, "PRAGMA journal_mode") == [("wal",)]


def test_nothing_deprecated_is_used(target: Path | str, folder: Path) -> None:
    place = f"pathlib.Path({str(target)!r})" if isinstance(target, Path) else repr(target)
    program = f"import pathlib; from twinsql.adapters.migrations import apply; apply({place}, pathlib.Path({str(folder)!r}))"

    assert subprocess.run([sys.executable, "-W", "error", "-c", program], check=False).returncode == 0


def test_times_of_the_application_are_converted_as_before(sqlite_target: Path, folder: Path) -> None:
    before = dict(sqlite3.adapters)
    apply(sqlite_target, folder)

    assert dict(sqlite3.adapters) == before


def test_a_database_that_cannot_be_written_fails_at_once(sqlite_target: Path, folder: Path) -> None:
    sqlite_target.write_bytes(b"no database at all" * 100)

    with pytest.raises(StorageFailure):
        apply(sqlite_target, folder)


def test_a_file_that_is_no_database_is_closed(sqlite_target: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sqlite_target.write_bytes(b"no database at all" * 100)
    opened: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def kept(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        opened.append(connect(*args, **kwargs))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", kept)
    with pytest.raises(StorageFailure):
        apply(sqlite_target, folder)

    [connection] = opened
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")


def test_rebuilding_a_parent_table_keeps_its_children(sqlite_target: Path, folder: Path) -> None:
    apply(sqlite_target, folder)
    change(sqlite_target, "INSERT INTO people (name) VALUES ('Ada')")
    change(sqlite_target, "INSERT INTO pets VALUES ('cat', 1)")
    rebuild = [
        "CREATE TABLE new_people (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, born TEXT) STRICT;",
        "INSERT INTO new_people (id, name) SELECT id, name FROM people;",
        "DROP TABLE people;",
        "ALTER TABLE new_people RENAME TO people;",
    ]
    add(folder, "0003_rebuild", "SELECT 1;\n-- rollback\n", "\n".join([*rebuild, "-- rollback\n"]))

    apply(sqlite_target, folder)

    assert rows(sqlite_target, "SELECT people.name, pets.id FROM pets JOIN people ON people.id = pets.owner_id") == [("Ada", "cat")]
    with closing(sqlite3.connect(sqlite_target)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("INSERT INTO pets VALUES ('dog', 2)")


def test_a_migration_that_leaves_orphans_is_undone(sqlite_target: Path, folder: Path) -> None:
    apply(sqlite_target, folder)
    change(sqlite_target, "INSERT INTO people (name) VALUES ('Ada')")
    change(sqlite_target, "INSERT INTO pets VALUES ('cat', 1)")
    add(folder, "0003_purge", "DELETE FROM people;\n-- rollback\n")

    with pytest.raises(MigrationError, match="rows of pets refer to rows of people that are not there") as raised:
        apply(sqlite_target, folder)

    assert "Ada" not in str(raised.value)
    assert rows(sqlite_target, "SELECT count(*) FROM people") == [(1,)]
    assert [applied for _, applied in status(sqlite_target, folder)] == [True, True, False]


def test_times_without_a_zone_are_of_utc_whatever_the_server_says(target: Path | str, folder: Path) -> None:
    if isinstance(target, str):
        name = rows(target, "SELECT current_database()")[0][0]
        change(target, f"ALTER DATABASE \"{name}\" SET timezone = 'Asia/Seoul'")
    made = "CREATE TABLE moments (at timestamptz(3) DEFAULT '2024-01-01 00:00:00' CHECK (at > '2000-01-01'), note text);\n"
    filled = "INSERT INTO moments (note) VALUES ('default');\nINSERT INTO moments (at) VALUES ('2024-06-01');\n"
    postgres = f"{made}{filled}-- rollback\nDROP TABLE moments;\n"
    add(folder, "0003_moments", postgres, translate_ddl(postgres, "m.sql"))

    apply(target, folder)

    read = "at" if isinstance(target, Path) else "to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"
    assert rows(target, f"SELECT {read} FROM moments ORDER BY at") == [("2024-01-01T00:00:00.000Z",), ("2024-06-01T00:00:00.000Z",)]
