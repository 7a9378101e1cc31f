"""`twinsql build` writes all or nothing and tells each problem with its place."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.command import twinsql

WRONG = """\
-- name: find(id: str) -> list[str]
-- Misspelt.
SELECT idd
  FROM notes
 WHERE id = :id;

-- name: find(id: str) -> Nothing
SELECT id
  FROM notes
 WHERE id = :other;
"""


@pytest.fixture
def project(tmp_path: Path, built: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "project"))


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_build_of_a_new_project_says_what_it_wrote(project: Path) -> None:
    shutil.rmtree(project / "app")
    result = twinsql(project, "build")

    assert result.returncode == 0
    assert result.stdout.splitlines() == [
        "wrote: app/queries/__init__.py",
        "wrote: app/queries/notes.py",
        "built: 1 statement, 0 described by PostgreSQL",
    ]


def test_build_works_from_a_folder_below(project: Path) -> None:
    assert twinsql(project / "sql", "build").returncode == 0


def test_check_of_a_fresh_project_is_0(project: Path) -> None:
    result = twinsql(project, "build", "--check")

    assert (result.returncode, result.stdout) == (0, "up to date: 1 statement, 0 described by PostgreSQL\n")


def test_check_tells_what_is_not_fresh_and_writes_nothing(project: Path) -> None:
    (project / "app/queries/notes.py").write_text("")
    before = contents(project)
    result = twinsql(project, "build", "--check")

    assert (result.returncode, result.stdout.splitlines()[0]) == (1, "not up to date: app/queries/notes.py")
    assert contents(project) == before


def test_json_names_the_files(project: Path) -> None:
    (project / "app/queries/notes.py").write_text("")

    assert json.loads(twinsql(project, "build", "--json").stdout) == {
        "statements": 1,
        "described": 0,
        "written": ["app/queries/notes.py"],
        "removed": [],
        "problems": [],
    }


def test_problems_are_told_one_by_one_and_counted(project: Path) -> None:
    (project / "sql/notes.sql").write_text(WRONG)
    result = twinsql(project, "build")
    places = [line for line in result.stderr.splitlines() if line.startswith("sql/notes.sql:")]

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.splitlines()[-1] == f"{len(places)} problems; nothing was written"


def test_problems_write_nothing(project: Path) -> None:
    (project / "sql/notes.sql").write_text(WRONG)
    before = contents(project)
    twinsql(project, "build")

    assert contents(project) == before


def test_problems_as_json_have_place_and_cure(project: Path) -> None:
    (project / "sql/notes.sql").write_text(WRONG)
    result = twinsql(project, "build", "--json")

    assert result.returncode == 1
    assert all(problem["where"] and problem["what"] and problem["cure"] for problem in json.loads(result.stdout)["problems"])


def test_folder_without_a_project_is_wrong_usage(tmp_path: Path) -> None:
    result = twinsql(tmp_path, "build")

    assert result.returncode == 2
    assert "twinsql init" in result.stderr
