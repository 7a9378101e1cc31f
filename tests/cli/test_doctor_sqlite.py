"""What the doctor finds in a SQLite file."""

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from twinsql import Settings
from twinsql.adapters.diagnose_sqlite import diagnose_sqlite
from twinsql.adapters.sqlite import SqliteAdapter


def findings(path: Path) -> dict[str, tuple[str, str]]:
    return {found.check: (found.level, found.text) for found in diagnose_sqlite(Settings.load(path.parent, {"DATABASE_URL": str(path)}))}


@contextmanager
def opened(path: Path) -> Generator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A file as the adapter leaves it, with two tables."""
    path = tmp_path / "chat.db"
    path.touch()
    SqliteAdapter(path).close()
    with opened(path) as connection:
        connection.execute("CREATE TABLE users (id TEXT NOT NULL PRIMARY KEY) STRICT")
        connection.execute("CREATE TABLE chats (user_id TEXT NOT NULL REFERENCES users (id)) STRICT")
    return path


def test_sound_file_passes_every_check(sound: Path) -> None:
    assert {check: level for check, (level, _) in findings(sound).items()} == {"journal": "ok", "integrity": "ok", "foreign keys": "ok"}


def test_file_without_wal_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "chat.db").touch()

    assert findings(tmp_path / "chat.db")["journal"][0] == "warn"


def test_reference_to_nothing_is_found_by_its_table(sound: Path) -> None:
    with opened(sound) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("INSERT INTO chats VALUES ('nobody')")

    assert findings(sound)["foreign keys"] == ("fail", "rows of chats refer to rows that are not there")


def test_damage_is_found(sound: Path) -> None:
    with opened(sound) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO users VALUES (?)", [(f"{number:0500}",) for number in range(200)])
        connection.execute("COMMIT")
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    content = bytearray(sound.read_bytes())
    content[size * 4 : size * 6] = b"\xff" * (size * 2)
    sound.write_bytes(content)

    assert "fail" in {level for level, _ in findings(sound).values()}


def test_file_of_another_kind_is_found(tmp_path: Path) -> None:
    (tmp_path / "chat.db").write_text("this is a letter, not a database\n" * 100)

    assert findings(tmp_path / "chat.db")["database"] == ("fail", "it cannot be read: SQLITE_NOTADB")


@pytest.mark.parametrize("name", ["", "nothing.db"])
def test_folder_or_nothing_in_its_place_is_found(tmp_path: Path, name: str) -> None:
    assert findings(tmp_path / name)["database"][0] == "fail"


def test_looking_changes_nothing(sound: Path) -> None:
    before = sound.read_bytes()
    findings(sound)

    assert sound.read_bytes() == before
