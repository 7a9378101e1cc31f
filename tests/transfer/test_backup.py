"""Backups of both engines: made while the database is used, restored, compared."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from twinsql.adapters.errors import ConfigError, LockTimeout, StorageFailure
from twinsql.transfer.backups import backup, dump
from twinsql.transfer.backups.backup import back_up
from twinsql.transfer.backups.manifest import manifests_in, read_manifest
from twinsql.transfer.backups.restore import restore
from twinsql.transfer.backups.retention import Keep
from twinsql.transfer.contents import postgres_contents
from twinsql.transfer.outcome import ContentsDiffer, TransferRefused
from twinsql.transfer.session import open_session

from tests.conftest import fresh_database

if TYPE_CHECKING:
    from collections.abc import Iterator

SCRIPT = """
    CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT);
    INSERT INTO notes VALUES (1, '안녕 🐟'), (2, NULL), (3, '');
"""
SECRET = "a token that nobody may read"


@dataclass
class Database:
    """A database of one engine, and an empty one beside it."""

    place: Path | str
    empty: Path | str

    def run(self, script: str) -> None:
        if isinstance(self.place, Path):
            with closing(sqlite3.connect(self.place)) as connection:
                connection.executescript(script)
        else:
            with psycopg.connect(self.place, autocommit=True) as connection:
                connection.execute(script.encode())

    def rows(self, place: Path | str) -> list[tuple[object, ...]]:
        query = "SELECT id, body FROM notes ORDER BY id"
        if isinstance(place, Path):
            with closing(sqlite3.connect(place)) as connection:
                return connection.execute(query).fetchall()
        with psycopg.connect(place) as server:
            return server.execute(query).fetchall()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "sqlite":
        made = Database(tmp_path / "chat.db", tmp_path / "restored.db")
        made.run(SCRIPT)
        yield made
    else:
        with fresh_database(request.getfixturevalue("postgres_url")) as empty:
            made = Database(request.getfixturevalue("fresh_postgres"), empty)
            made.run(SCRIPT)
            yield made


def test_a_backup_comes_back_with_every_row(database: Database, tmp_path: Path) -> None:
    report = back_up(database.place, tmp_path / "kept")
    restore(report.path, database.empty)

    assert database.rows(database.empty) == [(1, "안녕 🐟"), (2, None), (3, "")]


def test_a_backup_is_its_owner_s_alone(database: Database, tmp_path: Path) -> None:
    back_up(database.place, tmp_path / "kept", verify=True)
    files = list((tmp_path / "kept").iterdir())

    assert (tmp_path / "kept").stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in files] == [0o600, 0o600, 0o600]


def test_the_manifest_tells_rows_and_whether_it_was_restored(database: Database, tmp_path: Path) -> None:
    plain = back_up(database.place, tmp_path / "kept").manifest
    proved = back_up(database.place, tmp_path / "kept", verify=True).manifest

    assert (plain.verified_at, proved.verified_at is None) == (None, False)
    assert [table.rows for name, table in proved.contents.tables.items() if name.endswith("notes")] == [3]
    assert manifests_in(tmp_path / "kept") == [plain, proved]


def test_a_changed_backup_is_not_restored(database: Database, tmp_path: Path) -> None:
    path = back_up(database.place, tmp_path / "kept").path
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)

    with pytest.raises(StorageFailure, match="SHA-256"):
        restore(path, database.empty)


def test_a_manifest_that_promises_other_rows_is_found_out(database: Database, tmp_path: Path) -> None:
    path = back_up(database.place, tmp_path / "kept").path
    manifest = path.with_name(f"{path.name}.manifest.json")
    manifest.write_text(manifest.read_text().replace('"rows": 3', '"rows": 4'))

    with pytest.raises(ContentsDiffer, match="notes"):
        restore(path, database.empty)


def test_a_target_with_rows_is_left_as_it_is(database: Database, tmp_path: Path) -> None:
    path = back_up(database.place, tmp_path / "kept").path
    database.run("INSERT INTO notes VALUES (4, 'later')")

    with pytest.raises(TransferRefused):
        restore(path, database.place)
    assert len(database.rows(database.place)) == 4


def test_older_backups_go_and_other_files_stay(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    first = back_up(database.place, folder, verify=True)
    stranger = folder / "chat-20000101T000000Z.db"
    stranger.write_bytes(b"not ours")
    second = back_up(database.place, folder)
    third = back_up(database.place, folder, keep=Keep(daily=1))

    assert third.removed == (second.path.name,)
    assert first.path.exists()
    assert stranger.exists()


def test_a_backup_of_another_database_of_the_same_name_stays(tmp_path: Path) -> None:
    places = [tmp_path / name / "app.db" for name in ("one", "other")]
    for place in places:
        place.parent.mkdir()
        Database(place, place).run(SCRIPT)
    first = back_up(places[0], tmp_path / "kept", verify=True)
    second = back_up(places[1], tmp_path / "kept", verify=True, keep=Keep(daily=1))

    assert second.removed == ()
    assert first.path.exists()


def test_a_backup_that_was_cut_stands_for_no_other(database: Database, tmp_path: Path) -> None:
    whole = back_up(database.place, tmp_path / "kept", verify=True)
    cut = back_up(database.place, tmp_path / "kept", verify=True)
    os.truncate(cut.path, 100)
    newest = back_up(database.place, tmp_path / "kept", keep=Keep(daily=1))

    assert newest.removed == ()
    assert whole.path.exists()


def test_the_newest_backup_stays_though_the_clock_was_wrong(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(backup, "now", lambda: datetime(2099, 1, 1, tzinfo=UTC))
        early = back_up(database.place, tmp_path / "kept", verify=True)
    made = back_up(database.place, tmp_path / "kept", keep=Keep(daily=1))

    assert made.path.exists()
    assert early.path.exists()


def test_two_at_once_into_a_folder_are_refused(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    lock = "import fcntl, sys; f = open(sys.argv[1], 'w'); fcntl.flock(f, fcntl.LOCK_EX); print('locked', flush=True); sys.stdin.read()"
    with subprocess.Popen(["python3", "-c", lock, folder / ".twinsql-backup.lock"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(LockTimeout, match="another backup"):
            back_up(database.place, folder)
        other.communicate()


def test_a_full_folder_leaves_nothing_behind(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir(mode=0o500)
    if os.geteuid() == 0:
        folder.rmdir()
        (tmp_path / "file").write_text("a file where a folder should be")
        folder = tmp_path / "file" / "kept"

    with pytest.raises(StorageFailure, match="cannot be written"):
        back_up(database.place, folder)


BIG = """
CREATE TABLE big (id INTEGER PRIMARY KEY, body BLOB);
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 4000) INSERT INTO big SELECT i, randomblob(1000) FROM n;
"""


def test_a_backup_that_finds_no_room_leaves_nothing_behind(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "big.db")) as connection:
        connection.executescript(BIG)
    command = f"ulimit -f 1000; exec {sys.executable} -m twinsql.cli backup big.db --to kept"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode, "Look at the disk" in done.stderr) == (5, True)
    assert [path.name for path in (tmp_path / "kept").iterdir()] == [".twinsql-backup.lock"]


def test_a_sqlite_backup_under_a_writer_is_of_one_moment(tmp_path: Path) -> None:
    path = tmp_path / "chat.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA journal_mode = WAL; CREATE TABLE pairs (id INTEGER PRIMARY KEY, half INT)")
    stop = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(path, isolation_level=None, timeout=10)) as writer:
            while not stop.is_set():
                writer.executescript("BEGIN IMMEDIATE; INSERT INTO pairs (half) VALUES (1); INSERT INTO pairs (half) VALUES (2); COMMIT")

    thread = threading.Thread(target=write)
    thread.start()
    try:
        report = back_up(path, tmp_path / "kept", verify=True)
    finally:
        stop.set()
        thread.join()

    assert report.manifest.contents.tables["pairs"].rows % 2 == 0


def test_a_restored_sqlite_file_may_be_open_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "chat.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA journal_mode = WAL; " + SCRIPT)
    kept = back_up(path, tmp_path / "kept").path
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("DELETE FROM notes")

        restore(kept, path, replace=True)
        assert reader.execute("SELECT count(*) FROM notes").fetchone() == (3,)


def test_a_backup_of_the_other_engine_is_refused(tmp_path: Path, fresh_postgres: str) -> None:
    path = tmp_path / "chat.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(SCRIPT)
    kept = back_up(path, tmp_path / "kept").path

    with pytest.raises(ConfigError, match="twinsql move"):
        restore(kept, fresh_postgres)


def test_sqlite_values_count_with_their_class(tmp_path: Path) -> None:
    digests: set[str] = set()
    for number, value in enumerate(("1", "'1'", "x'31'", "1.0", "NULL", "''", "x''")):
        path = tmp_path / f"{number}.db"
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(f"CREATE TABLE t (v); INSERT INTO t VALUES ({value})")
        digests.add(back_up(path, tmp_path / "kept").manifest.contents.tables["t"].digest)

    assert len(digests) == 7


def test_sequences_are_part_of_a_postgresql(tmp_path: Path, fresh_postgres: str) -> None:
    with psycopg.connect(fresh_postgres, autocommit=True) as connection:
        connection.execute("CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY)")
        first = back_up(fresh_postgres, tmp_path / "kept").manifest.contents
        connection.execute("SELECT nextval('t_id_seq')")
        second = back_up(fresh_postgres, tmp_path / "kept").manifest.contents

    assert first.differences(second) == ("public.t_id_seq",)


def test_a_changed_schema_is_seen(tmp_path: Path, fresh_postgres: str) -> None:
    with psycopg.connect(fresh_postgres, autocommit=True) as connection:
        connection.execute("CREATE TABLE t (id int)")
        first = back_up(fresh_postgres, tmp_path / "kept").manifest.contents
        connection.execute("ALTER TABLE t ADD CHECK (id > 0)")
        second = back_up(fresh_postgres, tmp_path / "kept").manifest.contents

    assert first.differences(second) == ("schema",)


@pytest.fixture
def without_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every pg_dump is older than the server."""

    def major(_folder: Path) -> int:
        return 9

    monkeypatch.setattr(dump, "_major", major)


@pytest.mark.usefixtures("without_programs")
def test_without_a_pg_dump_as_new_as_the_server_a_backup_is_an_export(tmp_path: Path, postgres_url: str, fresh_postgres: str) -> None:
    made = Database(fresh_postgres, "")
    made.run(SCRIPT + "CREATE VIEW odd AS SELECT id FROM notes WHERE id % 2 = 1; CREATE SEQUENCE s; SELECT nextval('s')")
    report = back_up(fresh_postgres, tmp_path / "kept", verify=True)

    assert (report.manifest.form, report.path.suffix, report.manifest.verified_at is not None) == ("export", ".tar", True)
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "kept").glob("[!.]*")} == {0o600}
    assert not list((tmp_path / "kept").glob(".twinsql-*/"))
    with fresh_database(postgres_url) as empty:
        restore(report.path, empty)
        assert made.rows(empty) == [(1, "안녕 🐟"), (2, None), (3, "")]
        with open_session(empty) as there, open_session(fresh_postgres) as here:
            assert postgres_contents(there) == postgres_contents(here) == report.manifest.contents


@pytest.mark.usefixtures("without_programs")
def test_what_an_export_cannot_hold_is_refused_by_name(tmp_path: Path, fresh_postgres: str) -> None:
    with psycopg.connect(fresh_postgres, autocommit=True) as connection:
        connection.execute("CREATE TABLE t (a int) PARTITION BY RANGE (a)")

    with pytest.raises(TransferRefused, match=r"no pg_dump as new as the server(.|\n)*public\.t: a partitioned table"):
        back_up(fresh_postgres, tmp_path / "kept")
    assert [path.name for path in (tmp_path / "kept").iterdir()] == [".twinsql-backup.lock"]


@pytest.mark.usefixtures("without_programs")
def test_an_export_that_is_damaged_is_not_restored(tmp_path: Path, postgres_url: str, fresh_postgres: str) -> None:
    Database(fresh_postgres, "").run(SCRIPT)
    path = back_up(fresh_postgres, tmp_path / "kept").path
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)

    with fresh_database(postgres_url) as empty, pytest.raises(StorageFailure, match="SHA-256"):
        restore(path, empty)


def test_a_user_who_may_not_create_databases_is_told(tmp_path: Path, fresh_postgres: str) -> None:
    role = f"plain_{os.urandom(4).hex()}"
    with psycopg.connect(fresh_postgres, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {role} LOGIN PASSWORD 'hunter2'".encode())
        try:
            address = fresh_postgres.replace(f"user={connection.info.user}", f"user={role}").replace(
                f"//{connection.info.user}@", f"//{role}@"
            )
            with pytest.raises(ConfigError, match="CREATEDB"):
                back_up(address, tmp_path / "kept", verify=True)
        finally:
            connection.execute(f"DROP ROLE {role}".encode())
    assert manifests_in(tmp_path / "kept") == []


def test_what_is_no_backup_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.db.manifest.json").write_text("{}")

    with pytest.raises(ConfigError, match="no manifest of a backup"):
        read_manifest(tmp_path / "x.db")
