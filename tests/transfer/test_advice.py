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


def rows(url: str, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(query.encode()).fetchall()


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
