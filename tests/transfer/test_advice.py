"""What refusals advise can be done: each move here is refused at first, and goes through with the rules that the refusal itself has named."""

from __future__ import annotations

import re
import shlex
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from twinsql.cli.app import run

from tests.transfer.asking import rows

if TYPE_CHECKING:
    from pathlib import Path

RULE = re.compile(r"--rule ((?:'[^']*'|[^\s,'])+)")

REFUSED: dict[str, tuple[str, str, list[tuple[Any, ...]]]] = {
    "NULL in a key": (
        "CREATE TABLE t (k TEXT PRIMARY KEY, v INT); INSERT INTO t VALUES (NULL, 1), ('a', 2), (NULL, 3)",
        "SELECT k, v FROM t ORDER BY v",
        [(None, 1), ("a", 2), (None, 3)],
    ),
    "NULL in a column that is NOT NULL": (
        """CREATE TABLE t (a INT); INSERT INTO t VALUES (NULL), (1); PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = 'CREATE TABLE t (a INT NOT NULL)' WHERE name = 't'""",
        "SELECT a FROM t ORDER BY a",
        [(1,), (None,)],
    ),
    "a NUL": ("CREATE TABLE t (v TEXT); INSERT INTO t VALUES ('a' || char(0) || 'b')", "SELECT v FROM t", [("ab",)]),
    "no UTF-8": ("CREATE TABLE t (v TEXT); INSERT INTO t VALUES (CAST(x'6196' AS TEXT))", "SELECT v FROM t", [("a–",)]),
    "text among numbers": ("CREATE TABLE t (v INTEGER); INSERT INTO t VALUES (1), ('x')", "SELECT v FROM t ORDER BY v", [("1",), ("x",)]),
    "texts and blobs": ("CREATE TABLE t (v TEXT); INSERT INTO t VALUES ('x'), (x'79')", "SELECT v FROM t ORDER BY v", [("x",), ("y",)]),
    "anything": ("CREATE TABLE t (v); INSERT INTO t VALUES ('x'), (1)", "SELECT v FROM t ORDER BY v", [("i:1",), ("t:x",)]),
    "a boolean that is none": (
        "CREATE TABLE t (v BOOLEAN); INSERT INTO t VALUES (1), (2), (0)",
        "SELECT v FROM t ORDER BY v",
        [(False,), (True,), (True,)],
    ),
    "an orphan": (
        "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (v INT REFERENCES p); INSERT INTO t VALUES (1)",
        "SELECT v FROM t",
        [(1,)],
    ),
    "a virtual table that holds rows": (
        "CREATE TABLE t (v TEXT); INSERT INTO t VALUES ('x'); CREATE VIRTUAL TABLE \"some words\" USING fts5 (v); INSERT INTO \"some words\" VALUES ('y')",
        "SELECT v FROM t",
        [("x",)],
    ),
    "names with blanks": (
        """CREATE TABLE "my table" ("a key" TEXT PRIMARY KEY); INSERT INTO "my table" VALUES (NULL)""",
        """SELECT "a key" FROM "my table" """,
        [(None,)],
    ),
}


def made(path: Path, script: str) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
    return path


@pytest.mark.parametrize(("script", "query", "expected"), REFUSED.values(), ids=REFUSED)
def test_the_rule_that_a_refusal_names_carries_the_rows(
    tmp_path: Path, fresh_postgres: str, capsys: pytest.CaptureFixture[str], script: str, query: str, expected: list[tuple[Any, ...]]
) -> None:
    command = ["move", str(made(tmp_path / "source.db", script)), fresh_postgres, "--create-schema"]
    assert run(command) == 4
    rules = list(dict.fromkeys(word for found in RULE.findall(capsys.readouterr().err) for word in shlex.split(found)))
    given = [part for rule in rules for part in ("--rule", rule)]

    assert rules
    assert run([*command, *given]) == 0
    assert rows(fresh_postgres, query) == expected
    assert run(["validate", *command[1:3], *given]) == 0


def test_a_table_that_a_rule_leaves_out_is_told_with_its_rows(
    tmp_path: Path, fresh_postgres: str, capsys: pytest.CaptureFixture[str]
) -> None:
    script = """CREATE TABLE t (id INTEGER PRIMARY KEY); INSERT INTO t VALUES (1);
        CREATE TABLE old (id TEXT PRIMARY KEY, t INTEGER REFERENCES t); INSERT INTO old VALUES (NULL, 9), (NULL, 1)"""
    source = made(tmp_path / "source.db", script)
    command = [str(source), fresh_postgres, "--rule", "old=drop"]

    assert run(["move", *command, "--create-schema"]) == 0
    assert "old: 2 rows left out: a rule leaves the table out" in capsys.readouterr().out
    assert rows(fresh_postgres, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'") == [("t",)]
    assert run(["validate", *command]) == 0
    assert "old: 2 rows left out" in capsys.readouterr().out
    assert run(["validate", *command[:2]]) == 1
    assert run(["move", *command, "--replace", "t"]) == 0, "into the target's own tables"
    assert run(["schema", str(source), "--rule", "old=drop"]) == 1
    assert "old: table: a rule leaves it out" in capsys.readouterr().err
    assert run(["census", str(source), "--rule", "old=drop", "--rule", "old=drop"]) == 2
    assert run(["census", str(source), "--rule", "none=drop"]) == 2


def test_a_table_without_a_place_can_be_left_out_as_advised(
    tmp_path: Path, fresh_postgres: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source = made(
        tmp_path / "source.db", "CREATE TABLE t (a INT); CREATE TABLE u (a INT); INSERT INTO t VALUES (1); INSERT INTO u VALUES (1)"
    )
    with psycopg.connect(fresh_postgres) as connection:
        connection.execute("CREATE TABLE t (a int)")

    assert run(["move", str(source), fresh_postgres]) == 4
    assert "leave the table out: --rule u=drop" in capsys.readouterr().err
    assert run(["move", str(source), fresh_postgres, "--rule", "u=drop"]) == 0
    assert rows(fresh_postgres, "SELECT a FROM t") == [(1,)]


def test_an_import_says_where_rules_can_be_given(tmp_path: Path, fresh_postgres: str, capsys: pytest.CaptureFixture[str]) -> None:
    source = made(tmp_path / "source.db", "CREATE TABLE t (k TEXT PRIMARY KEY); INSERT INTO t VALUES (NULL)")
    export, again = str(tmp_path / "export"), str(tmp_path / "again.db")
    assert run(["export", str(source), export]) == 0
    assert run(["import", export, fresh_postgres]) == 4
    told = capsys.readouterr().err

    assert "rules are for twinsql move: twinsql import" in told
    assert "--rule t.k=nulls" in told
    assert run(["import", export, again]) == 0
    assert run(["move", again, fresh_postgres, "--create-schema", "--rule", "t.k=nulls"]) == 0


def test_migrations_of_drizzle_are_carried_as_they_are(tmp_path: Path, fresh_postgres: str, capsys: pytest.CaptureFixture[str]) -> None:
    script = """
        CREATE TABLE "__drizzle_migrations" (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric);
        INSERT INTO "__drizzle_migrations" (hash, created_at) VALUES ('a1', 1700000000000), ('b2', 1700000000001);
        CREATE TABLE t (id INTEGER PRIMARY KEY); INSERT INTO t VALUES (1);
    """
    source = made(tmp_path / "source.db", script)

    assert run(["move", str(source), fresh_postgres, "--create-schema"]) == 0
    assert "PRIMARY KEY (id) changed: UNIQUE" in capsys.readouterr().out
    assert rows(fresh_postgres, "SELECT id, hash, created_at::text FROM __drizzle_migrations ORDER BY hash") == [
        (None, "a1", "1700000000000"),
        (None, "b2", "1700000000001"),
    ]
    assert run(["validate", str(source), fresh_postgres]) == 0
    assert run(["census", str(source)]) == 0


def test_rows_that_no_page_holds_can_be_left_out_as_advised(
    tmp_path: Path, fresh_postgres: str, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [f"c{number}" for number in range(1200)]
    script = f"CREATE TABLE t ({', '.join(f'{name} TEXT' for name in names)}); INSERT INTO t (c1) VALUES ('one')"
    source = made(tmp_path / "source.db", f"{script}; INSERT INTO t VALUES ({', '.join(['hex(zeroblob(10))'] * 1200)})")
    command = ["move", str(source), fresh_postgres, "--create-schema"]

    assert run(command) == 4
    told = capsys.readouterr().err
    assert "t: more than 8160 bytes in a row" in told
    assert "rowid = 2" in told
    assert run([*command, "--quarantine", str(tmp_path / "out")]) == 6
    assert rows(fresh_postgres, "SELECT c1 FROM t") == [("one",)]
