"""`twinsql check` shows findings to people, programs and GitHub, and its exit code tells errors from warnings."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.command import twinsql

SELECT = """
-- name: some() -> list[str]
SELECT id
  FROM notes
 LIMIT 3;
"""


@pytest.fixture
def project(tmp_path: Path, built: Path) -> Path:
    folder = Path(shutil.copytree(built, tmp_path / "project"))
    (folder / "app/service.py").write_text("notes.add(id='a')\n")
    return folder


@pytest.fixture
def wrong(project: Path) -> Path:
    """The project with an error, a warning and a stale file."""
    (project / "sql/notes.sql").write_text((project / "sql/notes.sql").read_text() + SELECT)
    return project


def test_nothing_found_is_0(project: Path, postgres_url: str) -> None:
    result = twinsql(project, "check", TEST_POSTGRES_URL=postgres_url)

    assert (result.returncode, result.stdout[:47]) == (0, "0 errors, 0 warnings: 1 statement on PostgreSQL")


def test_people_see_a_table(wrong: Path, postgres_url: str) -> None:
    result = twinsql(wrong, "check", TEST_POSTGRES_URL=postgres_url)
    head, *lines = result.stdout.splitlines()

    assert result.returncode == 1
    assert head.split() == ["severity", "rule", "place", "what,", "and", "what", "to", "do"]
    assert ["error", "D001", "sql/notes.sql:9:2"] in [line.split()[:3] for line in lines]
    assert lines[-1].startswith("3 errors, 1 warning: 2 statements on PostgreSQL")


def test_programs_read_json(wrong: Path, postgres_url: str) -> None:
    result = twinsql(wrong, "check", "--json", TEST_POSTGRES_URL=postgres_url)
    report = json.loads(result.stdout)

    assert result.returncode == 1
    assert (report["statements"], report["errors"], report["warnings"]) == (2, 3, 1)
    assert all(finding.keys() == {"rule", "severity", "where", "what", "cure"} for finding in report["findings"])


def test_github_gets_annotations(wrong: Path, postgres_url: str) -> None:
    result = twinsql(wrong, "check", "--github", TEST_POSTGRES_URL=postgres_url)
    starts = [line.partition(",title=")[0] for line in result.stdout.splitlines()]

    assert result.returncode == 1
    assert "::error file=sql/notes.sql,line=9,col=2" in starts
    assert "::warning file=sql/notes.sql,line=6,col=10" in starts


def test_github_counts_files_from_the_root_of_the_repository(wrong: Path, postgres_url: str) -> None:
    result = twinsql(wrong, "check", "--github", TEST_POSTGRES_URL=postgres_url, GITHUB_WORKSPACE=str(wrong.parent))

    assert "::error file=project/sql/notes.sql,line=9,col=2" in result.stdout


def test_an_annotation_is_one_line(project: Path, postgres_url: str) -> None:
    text = (project / "sql/notes.sql").read_text()
    (project / "sql/notes.sql").write_text(text + "-- name: odd() -> str\nSELECT '50%'::text AS odd,\n       x;\n")
    result = twinsql(project, "check", "--github", TEST_POSTGRES_URL=postgres_url)

    assert [line for line in result.stdout.splitlines() if not line.startswith("::")] == []


def test_warnings_alone_are_0(project: Path, postgres_url: str) -> None:
    (project / "app/service.py").write_text("")
    result = twinsql(project, "check", TEST_POSTGRES_URL=postgres_url)

    assert (result.returncode, result.stdout.splitlines()[-1][:21]) == (0, "0 errors, 1 warning: ")


@pytest.mark.parametrize("arguments", [("--json", "--github"), ("--nothing",)])
def test_wrong_usage_is_2(project: Path, arguments: tuple[str, ...]) -> None:
    assert twinsql(project, "check", *arguments).returncode == 2


def test_folder_without_a_project_is_wrong_usage(tmp_path: Path) -> None:
    assert twinsql(tmp_path, "check").returncode == 2
