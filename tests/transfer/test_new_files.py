"""New SQLite files, made by an import or a restore: they hold what was brought, and nothing of who was there before."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import psycopg
import pytest
from twinsql.adapters.errors import LockTimeout
from twinsql.transfer.backups.backup import back_up
from twinsql.transfer.backups.restore import restore
from twinsql.transfer.exports import import_sqlite
from twinsql.transfer.exports.export import export
from twinsql.transfer.imports.import_files import import_files
from twinsql.transfer.outcome import TransferRefused
from twinsql.transfer.source import check_pages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TABLE = "CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT);"


def made(path: Path, body: str) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"{TABLE} INSERT INTO t VALUES (1, '{body}')")
    return path


def bodies(path: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT body FROM t").fetchall()


@pytest.fixture(params=["import", "import of a PostgreSQL", "restore"])
def bring(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[Path], object]:
    """Makes a file that holds one row, ``mine``."""
    if request.param == "restore":
        backup = back_up(made(tmp_path / "mine.db", "mine"), tmp_path / "kept").path
        return lambda target: restore(backup, target)
    if request.param == "import":
        export(made(tmp_path / "mine.db", "mine"), tmp_path / "files")
    else:
        url = request.getfixturevalue("fresh_postgres")
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(b"CREATE TABLE t (id bigint PRIMARY KEY, body text); INSERT INTO t VALUES (1, 'mine')")
        export(url, tmp_path / "files")
    return lambda target: import_files(tmp_path / "files", target)


def test_the_log_of_a_database_that_is_gone_is_not_brought_back(tmp_path: Path, bring: Callable[[Path], object]) -> None:
    with closing(sqlite3.connect(tmp_path / "gone.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(TABLE)
        connection.execute("INSERT INTO t VALUES (1, 'theirs')")
        shutil.copy(tmp_path / "gone.db-wal", tmp_path / "new.db-wal")
    with pytest.raises(TransferRefused, match="of a database that is gone"):
        bring(tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()

    (tmp_path / "new.db-wal").unlink()
    bring(tmp_path / "new.db")
    assert bodies(tmp_path / "new.db") == [("mine",)]


@pytest.fixture
def imported(tmp_path: Path) -> Callable[[], object]:
    export(made(tmp_path / "mine.db", "mine"), tmp_path / "files")
    return lambda: import_files(tmp_path / "files", tmp_path / "new.db")


def test_a_file_that_somebody_makes_meanwhile_stays(
    tmp_path: Path, imported: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    def checked(connection: sqlite3.Connection) -> None:
        made(tmp_path / "new.db", "theirs")
        check_pages(connection)

    monkeypatch.setattr(import_sqlite, "check_pages", checked)
    with pytest.raises(TransferRefused, match="meanwhile"):
        imported()
    assert bodies(tmp_path / "new.db") == [("theirs",)]


def test_a_second_import_does_not_take_the_file_of_the_first(
    tmp_path: Path, imported: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    def checked(connection: sqlite3.Connection) -> None:
        monkeypatch.undo()
        with pytest.raises(LockTimeout, match="another import"):
            imported()
        check_pages(connection)

    monkeypatch.setattr(import_sqlite, "check_pages", checked)
    imported()
    assert bodies(tmp_path / "new.db") == [("mine",)]
