"""``twinsql prove`` as a command: what it prints, and its exit codes."""

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
NEVER = """
-- name: never() -> list[str]
SELECT id FROM notes WHERE id = 'a' AND id || 'b' = id || 'c' ORDER BY id;
"""


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_all_equal(project: Path, postgres_url: str) -> None:
    result = twinsql(project, "prove", "--seed", "1", "--seconds", "0.1", TEST_POSTGRES_URL=postgres_url)

    assert result.returncode == 0, result.stdout
    assert "notes.add" in result.stdout
    assert "seed 1\nequal\n" in result.stdout


def test_a_finding(project: Path, postgres_url: str) -> None:
    (project / "sql" / "notes.sql").write_text(FOUND + NEVER, encoding="utf-8")

    result = twinsql(project, "prove", "--seconds", "0.1", TEST_POSTGRES_URL=postgres_url)

    assert result.returncode == 1
    assert "notes.never: only 0 of 200 examples returned or changed a row" in result.stdout


def test_json(project: Path, postgres_url: str) -> None:
    arguments = ("--statement", "notes.add", "--seed", "5", "--seconds", "0.1", "--json")

    result = twinsql(project, "prove", *arguments, TEST_POSTGRES_URL=postgres_url)

    report = json.loads(result.stdout)
    assert [(one["name"], one["examples"]) for one in report["tallies"]] == [("notes.add", 10)]
    assert (report["seed"], report["ok"], report["differences"], report["vacuous"]) == (5, True, [], [])


def test_an_unknown_statement(project: Path, postgres_url: str) -> None:
    result = twinsql(project, "prove", "--statement", "notes.ad", TEST_POSTGRES_URL=postgres_url)

    assert result.returncode == 2
    assert "did you mean notes.add?" in result.stderr
