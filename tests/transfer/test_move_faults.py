"""What can go wrong around a move: a clear error, the right class (and so the exit code), a target as it was or one that goes on."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import psycopg
import pytest
from twinsql.adapters.errors import ConfigError, ConnectionLost, LockTimeout, StorageFailure
from twinsql.compiler.server import postgres_server
from twinsql.transfer.copy import copying
from twinsql.transfer.copy.workers import copy_pieces
from twinsql.transfer.move import carrying, target_setup
from twinsql.transfer.outcome import Exit, TransferInterrupted, TransferRefused

from tests.conftest import fresh_database
from tests.transfer import killing
from tests.transfer.asking import rows, run
from tests.transfer.moving import moved
from tests.transfer.peak import peak_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twinsql.transfer.copy.journal import PieceState

TABLE = "CREATE TABLE t (id bigint PRIMARY KEY, body text)"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT); INSERT INTO t VALUES (1, 'one'), (2, 'two')")
    return path


def untouched(url: str) -> None:
    assert rows(url, "SELECT count(*) FROM t") == [(0,)]
    assert rows(url, "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'twinsql%'") == [(0,)]


@pytest.fixture
def as_role(fresh_postgres: str) -> Iterator[str]:
    """The address of the database as a role that owns nothing."""
    name = f"role_{os.urandom(4).hex()}"
    run(fresh_postgres, f"CREATE ROLE {name} LOGIN")
    yield urlsplit(fresh_postgres)._replace(netloc=f"{name}@").geturl()
    run(fresh_postgres, f"DROP OWNED BY {name} CASCADE; DROP ROLE {name}")


def test_a_role_without_rights(source: Path, fresh_postgres: str, as_role: str, tmp_path: Path) -> None:
    run(fresh_postgres, TABLE)
    with pytest.raises(TransferRefused, match="permission denied"):
        moved(source, as_role, tmp_path / "work")
    untouched(fresh_postgres)


def test_a_role_that_cannot_even_look(source: Path, fresh_postgres: str, as_role: str, tmp_path: Path) -> None:
    run(fresh_postgres, f"{TABLE}; REVOKE USAGE ON SCHEMA public FROM PUBLIC")
    with pytest.raises(TransferRefused, match="permission denied for schema public"):
        moved(source, as_role, tmp_path / "work")
    untouched(fresh_postgres)
    assert not (tmp_path / "work").exists()


def test_a_role_that_may_write_rows_but_does_not_own_the_tables(source: Path, fresh_postgres: str, as_role: str, tmp_path: Path) -> None:
    role = as_role.partition("//")[2].partition("@")[0]
    database = urlsplit(fresh_postgres).path[1:]
    run(fresh_postgres, f"{TABLE}; CREATE TABLE c (t bigint REFERENCES t)")
    run(fresh_postgres, f"GRANT ALL ON DATABASE {database} TO {role}; GRANT SELECT, INSERT ON t, c TO {role}")
    # It could not take back what it has written.
    with pytest.raises(TransferRefused, match="permission denied for table t"):
        moved(source, as_role, tmp_path / "work")
    run(fresh_postgres, f"GRANT TRUNCATE ON t, c TO {role}")
    with pytest.raises(TransferRefused, match="must be owner"):
        moved(source, as_role, tmp_path / "work")
    untouched(fresh_postgres)


def test_a_target_that_can_only_be_read(source: Path, fresh_postgres: str, tmp_path: Path) -> None:
    run(fresh_postgres, f"{TABLE}; ALTER DATABASE {urlsplit(fresh_postgres).path[1:]} SET default_transaction_read_only = on")
    with pytest.raises(TransferRefused, match="only be read"):
        moved(source, fresh_postgres, tmp_path / "work")
    untouched(fresh_postgres)


@pytest.mark.parametrize("becomes", ["gone", "none"])
def test_a_source_that_is_gone_when_its_rows_are_there(
    source: Path, fresh_postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, becomes: str
) -> None:
    def copied(*arguments: Any) -> None:
        source.unlink()
        if becomes == "none":
            source.write_text("no database")
        copy_pieces(*arguments)

    monkeypatch.setattr(carrying, "copy_pieces", copied)
    found = moved(source, fresh_postgres, tmp_path / "work", create_schema=True)
    assert (found.exit, found.rows) == (Exit.SOURCE_CHANGED, {"t": 2})
    assert found.changed == ["all of it: it is no database that can be read any more"]


def test_a_server_that_is_not_there(source: Path, tmp_path: Path) -> None:
    with pytest.raises(ConnectionLost, match="cannot be reached"):
        moved(source, "postgresql://postgres@127.0.0.1:1/nowhere", tmp_path / "work")


def test_a_server_that_goes_away(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = copying.PieceCopier.copy

    def and_crash(self: copying.PieceCopier, piece: PieceState) -> None:
        killing.crash(url)
        copy(self, piece)

    with postgres_server(password="secret") as server, fresh_database(server) as url:
        run(url, TABLE)
        # This server may lose in a crash what it has not written out.
        run(url, "CHECKPOINT")
        with monkeypatch.context() as patch:
            patch.setattr(copying.PieceCopier, "copy", and_crash)
            with pytest.raises(TransferInterrupted, match="same command again"):
                moved(source, url, tmp_path / "work")
        found = None
        # It may need a moment to recover.
        while found is None:
            with suppress(ConnectionLost):
                found = moved(source, url, tmp_path / "work")
        assert found.exit == Exit.EQUAL


def test_a_disk_of_the_server_that_is_full(source: Path, fresh_postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(fresh_postgres, TABLE)

    def full(*_arguments: object) -> None:
        raise psycopg.errors.DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(target_setup, "analyze", full)
        with pytest.raises(TransferInterrupted, match="same command again"):
            moved(source, fresh_postgres, tmp_path / "work")
    assert moved(source, fresh_postgres, tmp_path / "work").exit == Exit.EQUAL


FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
from twinsql.cli.app import run
sys.exit(run(sys.argv[1:]))
"""


def test_a_disk_for_the_snapshot_that_is_full(source: Path, fresh_postgres: str, tmp_path: Path) -> None:
    run(fresh_postgres, TABLE)
    with closing(sqlite3.connect(source)) as connection:
        connection.execute("INSERT INTO t VALUES (3, hex(zeroblob(200000)))")
        connection.commit()
    command = [sys.executable, "-c", FULL, "move", str(source), fresh_postgres]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=killing.ROOT)
    assert (ended.returncode, ended.stdout) == (5, "")
    assert "Traceback" not in ended.stderr
    untouched(fresh_postgres)
    assert moved(source, fresh_postgres, tmp_path / "work").exit == Exit.EQUAL


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "empty"), (b"no database, but long enough to be one" * 10, "no SQLite database"), (os.urandom(4096), "encrypted")],
)
def test_sources_that_are_no_databases(fresh_postgres: str, tmp_path: Path, content: bytes, says: str) -> None:
    run(fresh_postgres, TABLE)
    (tmp_path / "odd.db").write_bytes(content)
    with pytest.raises(ConfigError, match=says):
        moved(tmp_path / "odd.db", fresh_postgres, tmp_path / "work")
    untouched(fresh_postgres)


def test_hazard_64_a_source_with_a_damaged_page(source: Path, fresh_postgres: str, tmp_path: Path) -> None:
    run(fresh_postgres, TABLE)
    with closing(sqlite3.connect(source)) as connection:
        connection.executescript(
            "WITH RECURSIVE n (v) AS (VALUES (3) UNION ALL SELECT v + 1 FROM n LIMIT 3000) INSERT INTO t SELECT v, hex(zeroblob(50)) FROM n"
        )
    with source.open("r+b") as file:
        file.seek(4096 * 20)
        file.write(b"\xff" * 4096)
    with pytest.raises(StorageFailure):
        moved(source, fresh_postgres, tmp_path / "work")
    untouched(fresh_postgres)
    assert not (tmp_path / "work").exists()


def test_hazard_65_a_source_that_stays_locked(source: Path, fresh_postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(fresh_postgres, TABLE)
    monkeypatch.setattr("twinsql.transfer.snapshot.WAIT_S", 0.1)
    monkeypatch.setattr("twinsql.transfer.source.WAIT_S", 0.1)
    with closing(sqlite3.connect(source, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LockTimeout):
            moved(source, fresh_postgres, tmp_path / "work")
    untouched(fresh_postgres)


def test_what_a_killed_snapshot_has_left_goes_with_the_next(source: Path, fresh_postgres: str, tmp_path: Path) -> None:
    run(fresh_postgres, TABLE)
    (tmp_path / "work").mkdir()
    for name in ("snapshot.db.4711.tmp", "snapshot.db.4711.tmp-journal"):
        (tmp_path / "work" / name).write_text("half of a snapshot")
    assert moved(source, fresh_postgres, tmp_path / "work").exit == Exit.EQUAL
    assert list((tmp_path / "work").glob("*.tmp*")) == []


def test_a_disk_that_is_full_for_the_work_folder(source: Path, fresh_postgres: str, tmp_path: Path) -> None:
    run(fresh_postgres, TABLE)
    (tmp_path / "work").write_text("a file in the way")
    with pytest.raises(ConfigError, match="work is a file, and a folder is wanted"):
        moved(source, fresh_postgres, tmp_path / "work")
    untouched(fresh_postgres)


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_stops_and_says_how_to_go_on(source: Path, fresh_postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(fresh_postgres, TABLE)
    copy = copying.PieceCopier.copy

    def and_interrupt(self: copying.PieceCopier, piece: PieceState) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        copy(self, piece)

    with monkeypatch.context() as patch:
        patch.setattr(copying.PieceCopier, "copy", and_interrupt)
        with pytest.raises(TransferInterrupted, match="interrupted\n    fix:  give the same command again"):
            moved(source, fresh_postgres, tmp_path / "work")
    found = moved(source, fresh_postgres, tmp_path / "work")
    assert (found.exit, found.resumed) == (Exit.EQUAL, True)


INTERRUPTED = """
import os, signal, subprocess, sys
from twinsql.cli.app import run
from twinsql.transfer.copy import workers
from twinsql.transfer.move import pieces
signal.signal(signal.SIGINT, signal.default_int_handler)
real = subprocess.Popen
def started(*arguments, **options):
    process = real(*arguments, **options)
    print("in the group" if os.getpgid(process.pid) == os.getpgrp() else "apart")
    return process
subprocess.Popen = started
pieces.SMALL_SOURCE, pieces.SMALL_TABLE = 0, 1
workers._copy_all = lambda *_: os.killpg(0, signal.SIGINT)
sys.exit(run(["move", *sys.argv[1:], "--jobs", "2"]))
"""


def test_ctrl_c_reaches_no_helper(source: Path, fresh_postgres: str) -> None:
    run(fresh_postgres, TABLE)
    command = [sys.executable, "-c", INTERRUPTED, str(source), fresh_postgres]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=killing.ROOT, start_new_session=True)
    assert (ended.returncode, set(ended.stdout.splitlines())) == (5, {"apart"})
    assert "Traceback" not in ended.stderr
    assert "give the same command again" in ended.stderr


def test_values_that_are_larger_than_allowed(fresh_postgres: str, tmp_path: Path) -> None:
    source = tmp_path / "large.db"
    size = 9 * 1024 * 1024
    with closing(sqlite3.connect(source)) as connection:
        connection.executescript(
            f"""CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT, raw BLOB, j TEXT);
            INSERT INTO t VALUES (1, 'one', x'00', '1'), (2, hex(zeroblob({size // 2})), zeroblob({size}), '"' || hex(zeroblob({size // 2})) || '"');
            INSERT INTO t SELECT value + 3, 'more', NULL, '{{}}' FROM json_each('[1, 2, 3]')"""
        )
    run(fresh_postgres, "CREATE TABLE t (id bigint PRIMARY KEY, body text, raw bytea, j jsonb)")
    with pytest.raises(TransferRefused, match="MB"):
        moved(source, fresh_postgres, tmp_path / "work", largest=8 * 1024 * 1024)
    untouched(fresh_postgres)
    assert moved(source, fresh_postgres, tmp_path / "work").exit == Exit.EQUAL
    lengths = "SELECT octet_length(body), octet_length(raw), length(j::text) FROM t WHERE id = 2"
    assert rows(fresh_postgres, lengths) == [(size - size % 2, size, size - size % 2 + 2)]
    assert rows(fresh_postgres, "SELECT count(*) FROM t") == [(5,)]


def test_a_target_with_a_domain_a_generated_column_and_partitions(source: Path, fresh_postgres: str, tmp_path: Path) -> None:
    run(
        fresh_postgres,
        """CREATE DOMAIN word AS text CHECK (VALUE <> '');
        CREATE TABLE t (id bigint, body word, twice bigint GENERATED ALWAYS AS (id * 2) STORED, PRIMARY KEY (id)) PARTITION BY RANGE (id);
        CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (2);
        CREATE TABLE t2 PARTITION OF t FOR VALUES FROM (2) TO (9)""",
    )
    assert moved(source, fresh_postgres, tmp_path / "work").exit == Exit.EQUAL
    assert rows(fresh_postgres, "SELECT id, body, twice FROM t ORDER BY id") == [(1, "one", 2), (2, "two", 4)]


def test_hazard_67_memory_does_not_grow_with_the_data(fresh_postgres: str, tmp_path: Path) -> None:
    source = tmp_path / "large.db"
    with closing(sqlite3.connect(source)) as connection:
        connection.executescript(
            """CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT, raw BLOB);
            WITH RECURSIVE n (v) AS (VALUES (1) UNION ALL SELECT v + 1 FROM n LIMIT 150000) INSERT INTO t SELECT v, printf('%.400c', 'x'), NULL FROM n;
            INSERT INTO t VALUES (0, hex(zeroblob(20000000)), zeroblob(60000000))"""
        )
    run(fresh_postgres, "CREATE TABLE t (id bigint PRIMARY KEY, body text, raw bytea)")
    command = [sys.executable, "-m", "twinsql.cli", "move", str(source), fresh_postgres, "--jobs", "1"]
    assert peak_bytes(command) < 100_000_000 + 3 * 60_000_000


def backups(work: Path) -> list[str]:
    """Where backups of the source lie."""
    return sorted(str(one.parent.relative_to(work)) for one in work.rglob("source-*.db"))


def test_a_move_that_changes_nothing_leaves_no_backup(
    source: Path, fresh_postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = tmp_path / "work"
    run(fresh_postgres, f"{TABLE}; INSERT INTO t VALUES (9, '')")
    with pytest.raises(TransferRefused, match="has rows"):
        moved(source, fresh_postgres, work)
    assert not work.exists()

    run(fresh_postgres, "TRUNCATE t; ALTER TABLE t ADD CHECK (body <> 'two')")
    with pytest.raises(TransferRefused):
        moved(source, fresh_postgres, work)
    assert not work.exists()

    run(fresh_postgres, "ALTER TABLE t DROP CONSTRAINT t_body_check")
    with monkeypatch.context() as patched:
        patched.setattr("twinsql.transfer.move.move.own", ending)
        with pytest.raises(SystemExit):
            moved(source, fresh_postgres, work)
    assert backups(work) == ["backup"]
    found = moved(source, fresh_postgres, work)

    assert (backups(work), found.exit) == (["."], Exit.EQUAL)
    assert found.backup is not None
    assert found.backup.exists()
    assert found.backup.parent == work


def ending(*_arguments: object, **_named: object) -> None:
    """As if the process were killed."""
    raise SystemExit


def test_a_move_under_way_keeps_its_backup_and_one_that_is_done_too(
    source: Path, fresh_postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = tmp_path / "work"
    run(fresh_postgres, TABLE)
    with monkeypatch.context() as patched:
        patched.setattr("twinsql.transfer.move.move.carry", ending)
        with pytest.raises(SystemExit):
            moved(source, fresh_postgres, work)
    with pytest.raises(TransferRefused, match="another plan"):
        moved(source, fresh_postgres, work, rules=("t.body=text",))
    assert backups(work) == ["backup"]
    assert moved(source, fresh_postgres, work).backup == next(work.glob("*.db"))

    run(fresh_postgres, "DELETE FROM t WHERE id = 1")
    assert moved(source, fresh_postgres, work, replace=("t",)).exit == Exit.EQUAL
    assert backups(work) == [".", "."]
