"""`twinsql init` lays out a project that builds and runs as it is."""

from pathlib import Path

import pytest

from tests.cli.command import twinsql


@pytest.fixture
def project(tmp_path: Path) -> Path:
    assert twinsql(tmp_path, "init", "notes").returncode == 0
    return tmp_path / "notes"


def test_new_project_builds(project: Path, postgres_url: str) -> None:
    codes = [twinsql(project, "build", *options, TEST_POSTGRES_URL=postgres_url).returncode for options in ([], ["--check"])]

    assert codes == [0, 0]


def test_new_project_sets_up(project: Path, postgres_url: str, variables: dict[str, str]) -> None:
    twinsql(project, "build", TEST_POSTGRES_URL=postgres_url)

    assert twinsql(project, "setup", **variables).returncode == 0


def test_what_was_written_is_told(tmp_path: Path) -> None:
    lines = twinsql(tmp_path, "init", "notes").stdout.splitlines()
    written = {line.removeprefix("wrote ") for line in lines if line.startswith("wrote ")}

    assert written == {path.relative_to(tmp_path).as_posix() for path in (tmp_path / "notes").rglob("*") if path.is_file()}


def test_current_folder_is_the_default(tmp_path: Path) -> None:
    twinsql(tmp_path, "init")

    assert (tmp_path / "pyproject.toml").is_file()


def test_files_in_the_way_are_a_refusal_that_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "yoyo.ini").write_text("; mine\n")
    result = twinsql(tmp_path, "init")

    assert (result.returncode, [path.name for path in tmp_path.iterdir()]) == (2, ["yoyo.ini"])
    assert "yoyo.ini\n    fix:  " in result.stderr


def test_project_that_is_there_is_a_refusal(project: Path) -> None:
    assert twinsql(project, "init").returncode == 2
