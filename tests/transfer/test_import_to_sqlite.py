"""The way back: exports of PostgreSQL databases into SQLite files, equal value by value or refused by name."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from twinsql.adapters import codecs
from twinsql.adapters.migrations import apply
from twinsql.transfer.exports.export import export
from twinsql.transfer.imports.import_files import import_files
from twinsql.transfer.outcome import Exit, TransferRefused

from tests.transfer.asking import run
from tests.transfer.moving import moved

if TYPE_CHECKING:
    from collections.abc import Callable


MIGRATIONS = Path("migrations")
CHAT = """
    INSERT INTO users VALUES ('u1', '안녕@example.org', NULL, 0, '2026-03-01T12:00:00.120Z'), ('u2', 'b', 'x', 1, '0001-01-01T00:00:00.000Z');
    INSERT INTO chats VALUES ('c1', 'u1', 'a "title"', 'private', '9999-12-31T23:59:59.999Z');
    INSERT INTO messages (seq, id, chat_id, role, parts, attachments, search_tokens, created_at) VALUES
        (1, 'm1', 'c1', 'user', '[{"text":"a: b, c","type":"text"}]', '[]', 'hello world', '2026-03-01T12:00:00.000Z'),
        (9, 'm2', 'c1', 'assistant', '[1.5,15000000000000000.0,"\\u0001\\n한"]', '{"a":{},"b":[]}', '안녕', '2026-03-01T12:00:00.001Z');
    INSERT INTO messages (id, chat_id, role, parts, attachments, search_tokens, created_at) VALUES
        ('m3', 'c1', 'tool', 'null', '""', '', '2026-03-01T12:00:00.002Z');
    INSERT INTO messages (seq, id, chat_id, role, parts, attachments, search_tokens, created_at) VALUES
        (40, 'm4', 'c1', 'tool', 'null', '""', '', '2026-03-01T12:00:00.002Z');
    DELETE FROM messages WHERE id = 'm4';
    INSERT INTO votes VALUES ('c1', 'm1', 1);
    INSERT INTO documents VALUES ('d', -2147483648, 'u1', 't', 'code', NULL, '2026-03-01T12:00:00.000Z');
    INSERT INTO memories VALUES ('k', 'u1', NULL, 'c', 0.1, '{}', 'c1', '2026-03-01T12:00:00.000Z', '2026-03-01T12:00:00.000Z');
"""


def read(path: Path) -> dict[str, object]:
    """Every value of a file with its storage class, but for what migrations note and what a search keeps."""
    found: dict[str, object] = {}
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        for name in (name for (name,) in names if "_" not in name or name == "sqlite_sequence"):
            rows = connection.execute(f'SELECT * FROM "{name}"').fetchall()
            found[name] = sorted(map(repr, rows)) if name != "sqlite_sequence" else sorted(row for row in rows if "yoyo" not in row[0])
        found["foreign keys"] = connection.execute("PRAGMA foreign_key_check").fetchall()
        found["pages"] = connection.execute("PRAGMA integrity_check").fetchall()
    return found


def chat_file(path: Path, script: str = "") -> Path:
    path.touch()
    apply(path, MIGRATIONS)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"BEGIN; {script} COMMIT")
    return path


@pytest.fixture
def chat(fresh_postgres: str, tmp_path: Path) -> tuple[Path, str]:
    """The chatbot in SQLite, and the same, moved, in PostgreSQL."""
    source = chat_file(tmp_path / "source.db", CHAT)
    apply(fresh_postgres, MIGRATIONS)
    assert moved(source, fresh_postgres, tmp_path / "work").exit == Exit.EQUAL
    return source, fresh_postgres


def test_the_chatbot_goes_to_postgresql_and_comes_back_equal(chat: tuple[Path, str], tmp_path: Path) -> None:
    source, url = chat
    export(url, tmp_path / "files")
    import_files(tmp_path / "files", chat_file(tmp_path / "back.db"))

    assert read(tmp_path / "back.db") == read(source)
    with closing(sqlite3.connect(tmp_path / "back.db")) as connection:
        found = connection.execute("SELECT rowid FROM messages_search WHERE messages_search MATCH 'world'").fetchall()
    assert found == [(1,)]


def test_a_new_file_gets_the_types_keys_and_rows(chat: tuple[Path, str], tmp_path: Path) -> None:
    source, url = chat
    export(url, tmp_path / "files")
    left_out = import_files(tmp_path / "files", tmp_path / "new.db").left_out

    assert read(tmp_path / "new.db") == read(source)
    assert "constraint users.users_id_check" in left_out
    assert "index public.messages_search" in left_out
    assert "index public.chats_by_user" not in left_out
    assert (tmp_path / "new.db").stat().st_mode & 0o777 == 0o600


def test_importing_again_changes_nothing(chat: tuple[Path, str], tmp_path: Path) -> None:
    _, url = chat
    export(url, tmp_path / "files")
    back = chat_file(tmp_path / "back.db")
    import_files(tmp_path / "files", back)
    before = back.read_bytes()
    import_files(tmp_path / "files", back)

    assert back.read_bytes() == before


def test_other_rows_stay_as_they_are(chat: tuple[Path, str], tmp_path: Path) -> None:
    source, url = chat
    export(url, tmp_path / "files")
    with closing(sqlite3.connect(source)) as connection:
        connection.executescript("UPDATE users SET email = 'c' WHERE id = 'u2'")
    before = read(source)

    with pytest.raises(TransferRefused, match="other rows than the export, in chats"):
        import_files(tmp_path / "files", source)
    assert read(source) == before


TYPES: dict[str, tuple[Callable[[Any], object], st.SearchStrategy[Any]]] = {
    "smallint": (codecs.smallint, st.integers(-(2**15), 2**15 - 1)),
    "bigint": (codecs.bigint, st.integers(-(2**63), 2**63 - 1)),
    "double precision": (codecs.double, st.floats(allow_nan=False)),
    "boolean": (codecs.boolean, st.booleans()),
    "numeric": (codecs.numeric, st.decimals(allow_nan=False, allow_infinity=False, places=7)),
    "numeric(40,3)": (codecs.numeric, st.decimals(-(10**30), 10**30, places=3)),
    "text": (codecs.text, st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))),
    "character varying(4)": (codecs.text, st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=4)),
    "timestamp(3) with time zone": (codecs.timestamptz, st.datetimes(timezones=st.just(UTC))),
    "timestamp(3) without time zone": (codecs.timestamp, st.datetimes()),
    "time(3) without time zone": (codecs.time_of_day, st.times()),
    "date": (codecs.calendar_date, st.dates()),
    "jsonb": (
        codecs.jsonb,
        st.recursive(
            st.none()
            | st.booleans()
            | st.integers()
            | st.floats(allow_nan=False, allow_infinity=False)
            | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
            lambda one: st.lists(one) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), one),
            max_leaves=8,
        ),
    ),
    "uuid": (codecs.uuid, st.uuids()),
    "bytea": (codecs.bytea, st.binary()),
}
"""Types of columns on both engines; what twinsql itself writes of a value into SQLite."""


@pytest.fixture
def typed(fresh_postgres: str) -> str:
    run(fresh_postgres, f"CREATE TABLE t ({', '.join(f'{chr(34)}{name}{chr(34)} {name}' for name in TYPES)}, c numeric(10, 2), m integer)")
    return fresh_postgres


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.data())
def test_values_come_back_as_twinsql_writes_them(typed: str, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("values")
    rows = data.draw(st.lists(st.tuples(*[st.none() | values for _, values in TYPES.values()]), min_size=1, max_size=5))
    written = [tuple(None if value is None else bind(value) for value, (bind, _) in zip(row, TYPES.values(), strict=True)) for row in rows]
    with psycopg.connect(typed, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute("TRUNCATE t")
        with cursor.copy("COPY t FROM STDIN") as copy:
            for row in written:
                copy.write_row((*(value if not isinstance(value, int) else str(value) for value in row), "-1.05", 7))
    export(typed, folder / "files")
    import_files(folder / "files", folder / "new.db")

    with closing(sqlite3.connect(folder / "new.db")) as file:
        found = file.execute("SELECT * FROM t").fetchall()
    assert sorted(map(repr, found)) == sorted(repr((*row, -105, 7)) for row in written)


def test_times_to_the_microsecond_come_back_and_move_again(fresh_postgres: str, tmp_path: Path) -> None:
    values = [
        (1, "2026-12-31 23:59:59.999999+00", "9999-12-31 23:59:59.999999", "23:59:59.999999", "0001-01-01 00:00:00.00001+00"),
        (2, "0001-01-01 00:00:00.000001+00", "2026-03-01 12:00:32.763", "00:00:00", None),
    ]
    run(fresh_postgres, "CREATE TABLE t (id integer PRIMARY KEY, a timestamptz, b timestamp, c time, d timestamptz(5))")
    with psycopg.connect(fresh_postgres, autocommit=True) as connection:
        connection.cursor().executemany("INSERT INTO t VALUES (%s, %s, %s, %s, %s)", values)
        before = connection.execute("SELECT * FROM t ORDER BY id").fetchall()
    export(fresh_postgres, tmp_path / "files")
    import_files(tmp_path / "files", tmp_path / "new.db")
    with closing(sqlite3.connect(tmp_path / "new.db")) as file:
        found = file.execute("SELECT * FROM t ORDER BY id").fetchall()
    run(fresh_postgres, "DROP TABLE t")

    assert found == [
        (1, "2026-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999", "23:59:59.999999", "0001-01-01T00:00:00.000010Z"),
        (2, "0001-01-01T00:00:00.000001Z", "2026-03-01T12:00:32.763000", "00:00:00.000000", None),
    ]
    assert moved(tmp_path / "new.db", fresh_postgres, tmp_path / "work", create_schema=True).exit is Exit.EQUAL
    with psycopg.connect(fresh_postgres, autocommit=True) as connection:
        assert connection.execute("SELECT * FROM t ORDER BY id").fetchall() == before


@pytest.mark.parametrize(
    ("type_", "value", "words"),
    [
        ("double precision", "NaN", "NaN"),
        ("double precision", "-0", "a zero below zero"),
        ("real", "NaN", "NaN"),
        ("numeric", "NaN", "no number"),
        ("numeric", "-Infinity", "no number, or infinite"),
        ("timestamptz", "infinity", "infinite, or not in the years"),
        ("timestamptz", "10000-01-01 00:00:00+00", "not in the years 1 to 9999"),
        ("timestamp", "0044-03-15 00:00:00 BC", "not in the years"),
        ("date", "-infinity", "infinite"),
        ("time", "24:00:00", "24:00:00"),
        ("jsonb", "[" * 2500 + "]" * 2500, "nested deeper"),
    ],
)
def test_values_without_an_exact_form_are_refused_by_name(fresh_postgres: str, tmp_path: Path, type_: str, value: str, words: str) -> None:
    run(fresh_postgres, f"CREATE TABLE t (id integer PRIMARY KEY, v {type_}); INSERT INTO t VALUES (7, '{value}'), (8, NULL)")
    export(fresh_postgres, tmp_path / "files")

    with pytest.raises(TransferRefused, match=words) as caught:
        import_files(tmp_path / "files", tmp_path / "new.db")
    [refusal] = caught.value.refusals
    assert (refusal.place, refusal.count, refusal.examples[0].key) == ("t.v", 1, "id = 7")
    assert not list(tmp_path.glob("new.db*"))


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("CREATE TABLE t (a text[])", r"t.a: text\[\] has no exact form"),
        ("CREATE TABLE t (a interval)", "t.a: interval has no exact form"),
        ("CREATE TABLE t (a char(3))", r"t.a: character\(3\) has no exact form"),
        ("CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a + 1) STORED)", "t.b: PostgreSQL computes it"),
        ("CREATE SCHEMA s; CREATE TABLE s.t (a integer)", "s.t: SQLite has one schema"),
        ('CREATE TABLE t (a integer); CREATE TABLE "T" (a integer)', "T: SQLite takes it for another table's name"),
    ],
)
def test_tables_without_an_exact_form_are_refused_by_name(fresh_postgres: str, tmp_path: Path, script: str, words: str) -> None:
    run(fresh_postgres, script)
    export(fresh_postgres, tmp_path / "files")

    with pytest.raises(TransferRefused, match=words):
        import_files(tmp_path / "files", tmp_path / "new.db")


@pytest.mark.parametrize(
    ("there", "words"),
    [
        ("CREATE TABLE t (a TEXT, b TEXT)", "t.a: the export has it as integer, which SQLite holds as INTEGER; the target has TEXT"),
        ("CREATE TABLE t (a INTEGER)", "t.b: the target does not have it"),
        ("CREATE TABLE t (a INTEGER, b TEXT, c TEXT)", "t.c: the target has this column"),
        ("CREATE TABLE u (a INTEGER)", "t: the target has no such table"),
        ("CREATE TABLE t (a INTEGER CHECK (a > 5), b TEXT)", "SQLite cannot have"),
    ],
)
def test_other_tables_are_refused_and_stay(fresh_postgres: str, tmp_path: Path, there: str, words: str) -> None:
    run(fresh_postgres, "CREATE TABLE t (a integer, b text); INSERT INTO t VALUES (1, '1')")
    export(fresh_postgres, tmp_path / "files")
    with closing(sqlite3.connect(tmp_path / "there.db")) as connection:
        connection.executescript(there)
    before = read(tmp_path / "there.db")

    with pytest.raises(TransferRefused, match=words):
        import_files(tmp_path / "files", tmp_path / "there.db")
    assert read(tmp_path / "there.db") == before


def test_rows_without_the_one_that_they_refer_to_are_refused(fresh_postgres: str, tmp_path: Path) -> None:
    script = """
        CREATE TABLE a (x integer PRIMARY KEY); CREATE TABLE b (x integer); INSERT INTO b VALUES (1);
        ALTER TABLE b ADD FOREIGN KEY (x) REFERENCES a (x) NOT VALID
    """
    run(fresh_postgres, script)
    export(fresh_postgres, tmp_path / "files")

    with pytest.raises(TransferRefused, match="b: rows that refer to none"):
        import_files(tmp_path / "files", tmp_path / "new.db")
    assert not list(tmp_path.glob("new.db*"))


PROGRAM = """
import sys
from pathlib import Path
from twinsql.transfer.imports.import_files import import_files
import_files(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def test_an_import_that_was_killed_goes_on_or_begins_anew(fresh_postgres: str, tmp_path: Path) -> None:
    tables = [f"CREATE TABLE t{n} AS SELECT i, 'text ' || i AS b FROM generate_series(1, 20000) AS i;" for n in range(5)]
    run(fresh_postgres, "".join(tables))
    export(fresh_postgres, tmp_path / "files")
    there = tmp_path / "there.db"
    with closing(sqlite3.connect(there)) as connection:
        connection.executescript("".join(f"CREATE TABLE t{n} (i INTEGER, b TEXT);" for n in range(5)))
    before = read(there)
    for target, watched in ((tmp_path / "new.db", "new.db.*.importing"), (there, "there.db")):
        with subprocess.Popen([sys.executable, "-c", PROGRAM, tmp_path / "files", target]) as process:
            while process.poll() is None:
                if any(path.stat().st_size > 500_000 for path in tmp_path.glob(watched)):
                    os.kill(process.pid, signal.SIGKILL)
                    break
                time.sleep(0.001)
        assert process.returncode in {0, -signal.SIGKILL}
        if target == there:
            assert read(there) in (before, read(tmp_path / "new.db"))  # the signal may come when all is done
        import_files(tmp_path / "files", target)

    assert read(tmp_path / "new.db") == read(there)
    assert len(list(tmp_path.glob("new.db*"))) == 1
