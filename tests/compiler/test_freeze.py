"""SQLite texts of migrations are drafted once and never written again."""

import shutil
from pathlib import Path

import pytest
from twinsql.adapters.errors import MigrationError
from twinsql.adapters.migrations import apply
from twinsql.compiler.freeze import draft_missing

EXAMPLE = Path(__file__).parents[1] / "migrations" / "example"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(EXAMPLE, tmp_path / "migrations", ignore=shutil.ignore_patterns("__pycache__"))


def draft_again(folder: Path, name: str) -> Path:
    path = folder / "sql" / f"{name}.sqlite.sql"
    path.unlink()
    return path


def test_a_missing_text_is_drafted_and_applies(folder: Path, tmp_path: Path) -> None:
    paths = [draft_again(folder, name) for name in ("0001_people", "0002_pets")]

    drafts = draft_missing(folder, check=False)

    assert (drafts.written, drafts.problems) == (paths, [])
    assert apply(tmp_path / "data.db", folder) == ["0001_people", "0002_pets"]


def test_drafting_twice_writes_once(folder: Path) -> None:
    path = draft_again(folder, "0002_pets")
    draft_missing(folder, check=False)
    before = path.read_bytes()

    assert draft_missing(folder, check=False) == ([], [])
    assert path.read_bytes() == before


def test_a_check_reports_what_is_missing_and_writes_nothing(folder: Path) -> None:
    path = draft_again(folder, "0002_pets")

    drafts = draft_missing(folder, check=True)

    assert [problem.where for problem in drafts.problems] == ["migrations/sql/0002_pets.sqlite.sql"]
    assert not path.exists()


@pytest.mark.parametrize("check", [True, False])
def test_a_frozen_text_for_another_postgres_text_is_a_problem_and_stays(folder: Path, check: bool) -> None:
    frozen = folder / "sql" / "0002_pets.sqlite.sql"
    before = frozen.read_bytes()
    source = folder / "sql" / "0002_pets.sql"
    source.write_text(source.read_text() + "-- edited\n")

    drafts = draft_missing(folder, check=check)

    assert [problem.where for problem in drafts.problems] == ["migrations/sql/0002_pets.sqlite.sql:1"]
    assert frozen.read_bytes() == before


def test_what_cannot_be_translated_is_a_problem_that_tells_how_to_write_it_by_hand(folder: Path) -> None:
    path = draft_again(folder, "0002_pets")
    source = folder / "sql" / "0002_pets.sql"
    source.write_text("CREATE EXTENSION postgis;\n-- rollback\nDROP EXTENSION postgis;\n")

    [first, second] = draft_missing(folder, check=False).problems

    assert (first.where, second.where) == ("migrations/sql/0002_pets.sql:1:1", "migrations/sql/0002_pets.sql:3:1")
    assert "the first line of migrations/sql/0002_pets.sqlite.sql is then `-- of " in first.cure
    assert not path.exists()


def test_a_draft_that_sqlite_refuses_is_not_kept(folder: Path) -> None:
    path = draft_again(folder, "0002_pets")
    (folder / "sql" / "0002_pets.sql").write_text("DROP TABLE nowhere;\n-- rollback\n")

    [problem] = draft_missing(folder, check=False).problems

    assert "SQLite refuses this statement" in problem.what
    assert not path.exists()


def test_a_faulty_folder_is_an_error(folder: Path) -> None:
    (folder / "__init__.py").touch()

    with pytest.raises(MigrationError, match="this is no migration"):
        draft_missing(folder, check=True)
