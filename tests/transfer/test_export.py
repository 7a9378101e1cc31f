"""Exports and imports of SQLite databases: nothing is lost, and nothing half done is left."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from twinsql.adapters.errors import ConfigError, StorageFailure
from twinsql.transfer.contents import Contents, sqlite_contents
from twinsql.transfer.exports.export import export
from twinsql.transfer.imports.import_files import import_files
from twinsql.transfer.outcome import ContentsDiffer, TransferRefused
from twinsql.transfer.source import open_source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from twinsql.transfer.exports.manifest import Compression

ODD = """
    PRAGMA application_id = 7; PRAGMA user_version = 42;
    CREATE TABLE plain (a, b INTEGER, c TEXT, d REAL, e BLOB, f NUMERIC);
    INSERT INTO plain VALUES (1, 1, 'x', 1, x'00ff', 1), ('1', 'one', 5, 1.5, 'text', '1e400'), (NULL, NULL, NULL, NULL, NULL, NULL),
           (1e999, 9223372036854775807, CAST(x'ff00' AS TEXT), -0.0, x'', 0.1), ('', -9223372036854775808, '', 5e-324, '', 1e17);
    INSERT INTO plain (rowid, c) VALUES (-5, 'before'), (1000, 'after');
    CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT); INSERT INTO counted VALUES (9, '안녕 🐟'); DELETE FROM counted;
    CREATE TABLE keyed (b TEXT, a INT, PRIMARY KEY (b, a)) WITHOUT ROWID, STRICT; INSERT INTO keyed VALUES ('x', 1);
    CREATE TABLE made (a INT CHECK (a > 0), b INT AS (a * 2), c INT AS (a + 1) STORED); INSERT INTO made VALUES (1);
    PRAGMA ignore_check_constraints = ON; INSERT INTO made VALUES (-1);
    CREATE TABLE "odd ""name"" 이름" ("rowid" INT, "select" TEXT); INSERT INTO "odd ""name"" 이름" VALUES (1, 'x');
    CREATE TABLE child (id INTEGER PRIMARY KEY, parent INT REFERENCES counted); INSERT INTO child VALUES (1, 999);
    CREATE UNIQUE INDEX i ON keyed (a DESC) WHERE a > 0; CREATE INDEX j ON plain (lower(c));
    CREATE VIEW v AS SELECT a FROM plain; CREATE TRIGGER t AFTER INSERT ON child BEGIN DELETE FROM counted; END;
    CREATE VIRTUAL TABLE words USING fts5(body); INSERT INTO words VALUES ('one fish'), ('two fish');
    CREATE VIRTUAL TABLE spots USING rtree(id, x0, x1); INSERT INTO spots VALUES (1, 0, 1);
    ANALYZE;
"""


@pytest.fixture
def made(tmp_path: Path) -> Callable[[str], Path]:
    def of_script(script: str) -> Path:
        path = tmp_path / "source.db"
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(script)
        return path

    return of_script


def held(path: Path) -> Contents:
    with open_source(path) as connection:
        return sqlite_contents(connection)


@pytest.mark.parametrize("compression", ["none", "zstd"])
def test_everything_that_a_database_holds_comes_back(made: Callable[[str], Path], tmp_path: Path, compression: Compression) -> None:
    source = made(ODD)
    export(source, tmp_path / "files", compression=compression)
    import_files(tmp_path / "files", tmp_path / "again.db")

    assert held(tmp_path / "again.db") == held(source)


def test_row_numbers_settings_and_searches_come_back(made: Callable[[str], Path], tmp_path: Path) -> None:
    export(made(ODD), tmp_path / "files")
    import_files(tmp_path / "files", tmp_path / "again.db")

    with closing(sqlite3.connect(tmp_path / "again.db")) as connection:
        assert connection.execute("SELECT rowid FROM plain WHERE c IN ('before', 'after')").fetchall() == [(-5,), (1000,)]
        assert connection.execute("PRAGMA user_version").fetchone() == (42,)
        assert connection.execute("SELECT rowid FROM words WHERE words MATCH 'two'").fetchall() == [(2,)]
        assert connection.execute("INSERT INTO counted (body) VALUES ('next') RETURNING id").fetchone() == (10,)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("CHECK constraint failed in made",)]


@pytest.mark.parametrize("name", ["sqlite_stat1(tbl,idx,stat)", "sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)"])
def test_statistics_of_any_sqlite_come_back(made: Callable[[str], Path], tmp_path: Path, name: str) -> None:
    # No SQLite makes such a table but by ANALYZE, and sqlite_stat4 only where it was built to.
    table = name.partition("(")[0]
    path = made(
        f"""
        CREATE TABLE t (a); CREATE INDEX i ON t (a); INSERT INTO t VALUES (1), (2);
        CREATE TABLE {name.replace(table, "odd")}; PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET name = '{table}', tbl_name = '{table}', sql = 'CREATE TABLE {name}' WHERE name = 'odd';
        PRAGMA writable_schema = RESET;
        INSERT INTO {table} (tbl, idx) VALUES ('t', 'i');
        """
    )
    export(path, tmp_path / "out")
    import_files(tmp_path / "out", tmp_path / "again.db")

    assert held(tmp_path / "again.db") == held(path)
    with closing(sqlite3.connect(tmp_path / "again.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute(f"SELECT tbl, idx FROM {table}").fetchall() == [("t", "i")]
        connection.execute("ANALYZE")


def test_a_file_in_utf_16_comes_back_as_one(made: Callable[[str], Path], tmp_path: Path) -> None:
    export(made("PRAGMA encoding = 'UTF-16le'; CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('한 🐟')"), tmp_path / "files")
    import_files(tmp_path / "files", tmp_path / "again.db")

    with closing(sqlite3.connect(tmp_path / "again.db")) as connection:
        assert connection.execute("PRAGMA encoding").fetchone() == ("UTF-16le",)
        assert connection.execute("SELECT a FROM t").fetchone() == ("한 🐟",)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(
    st.lists(
        st.tuples(
            *[
                st.none()
                | st.integers(-(2**63), 2**63 - 1)
                | st.floats(allow_nan=False)
                | st.text(st.characters(exclude_categories=["Cs"]))
                | st.binary()
            ]
            * 3
        )
    )
)
def test_any_values_come_back(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[object, ...]]) -> None:
    folder = tmp_path_factory.mktemp("any")
    with closing(sqlite3.connect(folder / "source.db")) as connection:
        connection.execute("CREATE TABLE t (a, b, c)")
        connection.executemany("INSERT INTO t VALUES (?, ?, ?)", rows)
        connection.commit()
    export(folder / "source.db", folder / "files")
    import_files(folder / "files", folder / "again.db")

    assert held(folder / "again.db") == held(folder / "source.db")


def test_schemas_that_use_json_come_back(made: Callable[[str], Path], tmp_path: Path) -> None:
    source = made("CREATE TABLE t (a TEXT CHECK (json_valid(a)), b TEXT AS (a -> '$.x')); CREATE INDEX i ON t (json_extract(a, '$.y'))")
    with closing(sqlite3.connect(source)) as connection:
        connection.execute('INSERT INTO t (a) VALUES (\'{"x": 1, "y": 2}\')')
        connection.commit()
    export(source, tmp_path / "files")
    import_files(tmp_path / "files", tmp_path / "again.db")

    assert held(tmp_path / "again.db") == held(source)


def test_files_are_lines_of_json_for_their_owner_alone(made: Callable[[str], Path], tmp_path: Path) -> None:
    manifest = export(made(ODD), tmp_path / "files")
    files = [tmp_path / "files" / table.file for table in manifest.tables]

    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert [sum(isinstance(json.loads(line), list) for line in path.read_text().splitlines()) for path in files] == [
        one.rows for one in manifest.tables
    ]


def test_importing_again_changes_nothing(made: Callable[[str], Path], tmp_path: Path) -> None:
    export(made(ODD), tmp_path / "files")
    import_files(tmp_path / "files", tmp_path / "again.db")
    before = (tmp_path / "again.db").stat()
    import_files(tmp_path / "files", tmp_path / "again.db")

    assert (tmp_path / "again.db").stat().st_mtime_ns == before.st_mtime_ns


def test_a_target_that_holds_something_else_stays_as_it_is(made: Callable[[str], Path], tmp_path: Path) -> None:
    source = made("CREATE TABLE t (a); INSERT INTO t VALUES (1)")
    export(source, tmp_path / "files")
    with closing(sqlite3.connect(source)) as connection:
        connection.executescript("INSERT INTO t VALUES (2)")

    with pytest.raises(TransferRefused, match="holds something else"):
        import_files(tmp_path / "files", source)


def test_a_folder_with_files_is_left_alone(made: Callable[[str], Path], tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files/letter.txt").write_text("mine")

    with pytest.raises(TransferRefused, match="not empty"):
        export(made(ODD), tmp_path / "files")
    assert [path.name for path in (tmp_path / "files").iterdir()] == ["letter.txt"]


KILLED = """
import os, signal, sys
from twinsql.cli.app import run
from twinsql.transfer.exports import export_{0}
write = export_{0}.write_lines
def dying(rows, lines):
    written = write(rows, lines)
    if not [one for one in os.listdir(sys.argv[-1] + "/tables") if not one.endswith(".tmp")]:
        return written
    os.kill(os.getpid(), signal.SIGKILL)
export_{0}.write_lines = dying
run(["export", *sys.argv[1:]])
"""


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_an_export_that_was_killed_begins_anew(made: Callable[[str], Path], tmp_path: Path, fresh_postgres: str, engine: str) -> None:
    script = "CREATE TABLE t (a int); INSERT INTO t VALUES (1); CREATE TABLE u (a int); INSERT INTO u VALUES (2)"
    source: Path | str = made(script)
    if engine == "postgres":
        source = fresh_postgres
        with psycopg.connect(fresh_postgres) as connection:
            connection.execute(script.encode())
    folder = tmp_path / "files"
    program = [sys.executable, "-c", KILLED.format(engine), str(source), str(folder)]
    assert subprocess.run(program, check=False, capture_output=True).returncode == -signal.SIGKILL
    assert (folder / "tables").exists()
    (folder / "tables/letter.txt").write_text("mine")
    with pytest.raises(TransferRefused, match="holds tables"):
        export(source, folder)
    assert (folder / "tables/letter.txt").read_text() == "mine"
    (folder / "tables/letter.txt").unlink()

    assert {one.rows for one in export(source, folder).tables} == {1}
    assert sorted(one.name for one in folder.iterdir()) == ["manifest.json", "tables"]
    assert sorted(one.name for one in (folder / "tables").iterdir()) == ["0001.jsonl", "0002.jsonl"]
    with pytest.raises(TransferRefused, match="not empty"):
        export(source, folder)


@pytest.mark.parametrize("compression", ["none", "zstd"])
def test_a_changed_file_is_noticed_before_anything_is_written(
    made: Callable[[str], Path], tmp_path: Path, compression: Compression
) -> None:
    manifest = export(made(ODD), tmp_path / "files", compression=compression)
    _, file = max((table.bytes, table.file) for table in manifest.tables)
    path = tmp_path / "files" / file
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)

    with pytest.raises(StorageFailure, match="SHA-256"):
        import_files(tmp_path / "files", tmp_path / "again.db")
    assert list(tmp_path.glob("again.db*")) == []


def test_a_lost_row_is_noticed_even_where_the_file_s_digest_was_made_to_fit(made: Callable[[str], Path], tmp_path: Path) -> None:
    folder = tmp_path / "files"
    manifest = export(made("CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)"), folder)
    [table] = manifest.tables
    (folder / table.file).write_bytes(b"[1,1]\n")
    from twinsql.transfer.files import sha256_of

    text = (folder / "manifest.json").read_text().replace(table.sha256, sha256_of(folder / table.file))
    (folder / "manifest.json").write_text(text)

    with pytest.raises(ContentsDiffer, match=": t"):
        import_files(folder, tmp_path / "again.db")
    assert list(tmp_path.glob("again.db*")) == []


@pytest.mark.parametrize(
    ("manifest", "words"),
    [
        (None, "No such file"),
        ("{}", "no manifest of an export"),
        ('{"format": 1, "tables": [{"file": "../../etc/passwd"}]}', "no manifest of an export"),
        ('{"format": 2, "engine": "postgres"}', "another version's export"),
        ('{"format": 1, "engine": "postgres"}', "no manifest of an export"),
    ],
)
def test_what_is_no_export_is_told(tmp_path: Path, manifest: str | None, words: str) -> None:
    if manifest is not None:
        (tmp_path / "manifest.json").write_text(manifest)

    with pytest.raises(ConfigError, match=words):
        import_files(tmp_path, tmp_path / "again.db")


def test_an_export_under_a_writer_is_of_one_moment(made: Callable[[str], Path], tmp_path: Path) -> None:
    source = made("PRAGMA journal_mode = WAL; CREATE TABLE a (x INTEGER PRIMARY KEY); CREATE TABLE b (x INTEGER PRIMARY KEY)")
    stop = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(source, isolation_level=None, timeout=10)) as writer:
            while not stop.is_set():
                writer.executescript("BEGIN IMMEDIATE; INSERT INTO a VALUES (NULL); INSERT INTO b VALUES (NULL); COMMIT")

    thread = threading.Thread(target=write)
    thread.start()
    try:
        manifest = export(source, tmp_path / "files")
    finally:
        stop.set()
        thread.join()

    assert manifest.tables[0].rows == manifest.tables[1].rows


def test_an_import_that_was_killed_goes_on(made: Callable[[str], Path], tmp_path: Path) -> None:
    numbers = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO {0} SELECT i, 'text ' || i FROM n"
    )
    script = "".join(f"CREATE TABLE t{n} (a INTEGER PRIMARY KEY, b TEXT); {numbers.format(f't{n}')};" for n in range(6))
    source = made(script)
    export(source, tmp_path / "files")
    program = "import sys; from pathlib import Path; from twinsql.transfer.imports.import_files import import_files; import_files(Path(sys.argv[1]), Path(sys.argv[2]))"
    with subprocess.Popen([sys.executable, "-c", program, tmp_path / "files", tmp_path / "again.db"]) as process:
        while process.poll() is None:
            asides = list(tmp_path.glob("again.db.*.importing"))
            if asides and asides[0].stat().st_size > 1_000_000:
                os.kill(process.pid, signal.SIGKILL)
                break

    import_files(tmp_path / "files", tmp_path / "again.db")
    assert held(tmp_path / "again.db") == held(source)
    assert [path.name for path in tmp_path.glob("again.db*")] == ["again.db"]


SHOP = """
    CREATE TABLE shops (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, opened_at TEXT, photo BLOB, share REAL);
    CREATE TABLE sales (shop_id INTEGER NOT NULL REFERENCES shops (id) ON DELETE CASCADE, number INTEGER, PRIMARY KEY (shop_id, number));
    INSERT INTO shops VALUES (1, '안녕', '2026-03-01T12:00:00.000Z', x'00ff', 0.1), (7, '', NULL, NULL, -1e300);
    INSERT INTO sales VALUES (1, 1), (7, 9);
"""


def test_an_export_of_sqlite_goes_into_postgresql(made: Callable[[str], Path], fresh_postgres: str, tmp_path: Path) -> None:
    export(made(SHOP), tmp_path / "files")
    import_files(tmp_path / "files", fresh_postgres)
    with psycopg.connect(fresh_postgres) as connection:
        before = connection.execute("SELECT xmin::text, id, name, photo, share FROM shops ORDER BY id").fetchall()
    import_files(tmp_path / "files", fresh_postgres)

    with psycopg.connect(fresh_postgres) as connection:
        assert connection.execute("SELECT xmin::text, id, name, photo, share FROM shops ORDER BY id").fetchall() == before
        assert connection.execute("SELECT shop_id, number FROM sales ORDER BY 1").fetchall() == [(1, 1), (7, 9)]
        assert connection.execute("INSERT INTO shops (name) VALUES ('new') RETURNING id").fetchone() == (8,)
    assert [row[1:] for row in before] == [(1, "안녕", b"\0\xff", 0.1), (7, "", None, -1e300)]
    assert not list(tmp_path.glob(".files*"))


def test_rows_that_postgresql_cannot_have_are_refused(made: Callable[[str], Path], fresh_postgres: str, tmp_path: Path) -> None:
    export(made(ODD), tmp_path / "files")

    with pytest.raises(TransferRefused):
        import_files(tmp_path / "files", fresh_postgres)
    with psycopg.connect(fresh_postgres) as connection:
        assert connection.execute("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace").fetchone() == (0,)
