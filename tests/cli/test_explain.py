"""``twinsql explain`` as a command: what it prints, what it keeps, and its exit codes."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli.command import twinsql

if TYPE_CHECKING:
    from pathlib import Path

FOUND = """
-- name: found(id: str) -> str | None
SELECT id FROM notes WHERE id = :id;
"""
ALL = """
-- name: found() -> list[str]
SELECT id FROM notes ORDER BY id DESC;
"""


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    (tmp_path / "sql" / "found.sql").write_text(FOUND)
    return tmp_path


def test_both_plans_and_a_summary(project: Path, postgres_url: str) -> None:
    result = twinsql(project, "explain", TEST_POSTGRES_URL=postgres_url)

    assert result.returncode == 0, result.stderr
    assert "found.found  sql/found.sql:2\n  PostgreSQL\n    Index Only Scan using notes_pkey on notes\n" in result.stdout
    assert "  SQLite\n    SEARCH notes USING COVERING INDEX sqlite_autoindex_notes_1 (id=?)\n" in result.stdout
    assert "2 statements on PostgreSQL" in result.stdout
    assert not (project / "sql" / "plans").exists()


def test_one_statement_as_json(project: Path, postgres_url: str) -> None:
    result = twinsql(project, "explain", "--statement", "found.found", "--json", TEST_POSTGRES_URL=postgres_url)

    report = json.loads(result.stdout)
    assert [one["name"] for one in report["statements"]] == ["found.found"]
    assert report["statements"][0]["postgres"]["cost"] > 0
    assert report["rows"] == {"notes": 10_000}
    assert report["suggestions"] == []


def test_kept_plans_are_compared(project: Path, postgres_url: str) -> None:
    before = twinsql(project, "explain", "--check", TEST_POSTGRES_URL=postgres_url)
    written = twinsql(project, "explain", "--write", TEST_POSTGRES_URL=postgres_url)
    same = twinsql(project, "explain", "--check", TEST_POSTGRES_URL=postgres_url)
    (project / "sql" / "found.sql").write_text(ALL)
    other = twinsql(project, "explain", "--check", TEST_POSTGRES_URL=postgres_url)
    as_json = twinsql(project, "explain", "--check", "--json", TEST_POSTGRES_URL=postgres_url)

    assert (before.returncode, "twinsql explain --write" in before.stderr) == (2, True)
    assert written.stdout == "wrote sql/plans/found.txt\nwrote sql/plans/notes.txt\n"
    assert (same.returncode, same.stdout) == (0, "the plans are those that are kept\n")
    assert other.returncode == as_json.returncode == 1
    assert "-    SEARCH notes USING COVERING INDEX" in other.stdout
    assert "+  ! SCAN notes USING COVERING INDEX" in other.stdout
    assert json.loads(as_json.stdout)["ok"] is False


def test_options_that_do_not_go_together(project: Path) -> None:
    for options in (("--write", "--check"), ("--write", "--statement", "found.found"), ("--check", "--statement", "found.found")):
        result = twinsql(project, "explain", *options)

        assert result.returncode == 2
        assert "fix:" in result.stderr


def test_an_unknown_statement(project: Path, postgres_url: str) -> None:
    result = twinsql(project, "explain", "--statement", "found.foun", TEST_POSTGRES_URL=postgres_url)

    assert result.returncode == 2
    assert "did you mean found.found?" in result.stderr
