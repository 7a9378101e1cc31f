"""``twinsql timings`` as a command: a table or JSON, exit codes, and no secret."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import psycopg
import pytest
from twinsql.compiler.server import postgres_server

from tests.cli.command import twinsql
from tests.conftest import fresh_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOUND = """
-- name: found(id: str) -> str
SELECT id FROM notes WHERE id = :id;
"""
SECRET = "planted-secret"


@pytest.fixture
def project(built: Path, tmp_path: Path, postgres_url: str) -> Path:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    (tmp_path / "sql" / "notes.sql").write_text(FOUND)
    assert twinsql(tmp_path, "build", TEST_POSTGRES_URL=postgres_url).returncode == 0
    assert twinsql(tmp_path, "setup", "sqlite", DATABASE_URL="notes.db").returncode == 0
    with closing(sqlite3.connect(tmp_path / "notes.db")) as connection:
        connection.executemany("INSERT INTO notes VALUES (?)", [(f"{SECRET} {number}",) for number in range(5)])
        connection.commit()
    return tmp_path


@pytest.fixture
def target(fresh_postgres: str) -> str:
    with psycopg.connect(fresh_postgres) as connection:
        connection.execute("CREATE TABLE notes (id text PRIMARY KEY)")
        connection.execute("INSERT INTO notes SELECT 'planted-secret ' || number FROM generate_series(0, 4) AS s(number)")
    return fresh_postgres


def test_both_times_side_by_side(project: Path, target: str) -> None:
    result = twinsql(project, "timings", "notes.db", target)

    assert result.returncode == 0, result.stderr
    head, row, summary = result.stdout.splitlines()
    assert head.split() == ["statement", "rows", "SQLite", "ms", "p95", "PostgreSQL", "ms", "p95", "ratio"]
    assert row.split()[:2] == ["notes.found", "1"]
    assert len(row.split()) == 7
    assert summary == "1 statement: 0 slower after the move, 0 with other rows"


def test_the_databases_of_the_settings(project: Path, target: str) -> None:
    result = twinsql(project, "timings", "--json", DATABASE_URL="notes.db", POSTGRES_URL=target)

    assert result.returncode == 0, result.stderr
    report = json.loads(result.stdout)
    assert report["ok"] is True
    assert [(one["name"], one["runs"], one["rows"], one["differing"]) for one in report["statements"]] == [("notes.found", 40, 1, 0)]
    assert report["statements"][0]["sqlite_ms"]["p95"] >= report["statements"][0]["sqlite_ms"]["median"] > 0


def test_other_rows_are_an_error_and_no_value_is_shown(project: Path, target: str) -> None:
    with psycopg.connect(target) as connection:
        connection.execute("DELETE FROM notes")

    result = twinsql(project, "timings", "notes.db", target)
    as_json = twinsql(project, "timings", "notes.db", target, "--json")

    assert result.returncode == as_json.returncode == 1
    assert "other rows in 41 runs" in result.stdout
    assert "1 with other rows" in result.stdout
    assert SECRET not in result.stdout + result.stderr + as_json.stdout + as_json.stderr


@pytest.fixture(scope="module")
def locked_url() -> Iterator[str]:
    with postgres_server(tcp=True, password="hunter2") as server, fresh_database(server) as url:
        yield url


def test_passwords_are_not_shown(project: Path, locked_url: str) -> None:
    for url in (locked_url, locked_url.replace("hunter2", "hunter3")):
        result = twinsql(project, "timings", "notes.db", url)

        assert result.returncode == 2
        assert "fix:" in result.stderr
        assert "hunter" not in result.stdout + result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("none.db", "postgresql://h/d"), "no database file"),
        (("postgresql://h/d", "notes.db"), "A SQLite file is wanted"),
        (("notes.db", "other.db"), "The address of a PostgreSQL is wanted"),
        (("notes.db", "postgresql://h-pooler.eu.aws.neon.tech/d"), "leads to a pooler"),
        (("notes.db", "postgresql://h/d", "--statement", "notes.foun"), "did you mean notes.found?"),
    ],
)
def test_wrong_usage(project: Path, arguments: tuple[str, ...], said: str) -> None:
    result = twinsql(project, "timings", *arguments)

    assert result.returncode == 2
    assert said in result.stderr
