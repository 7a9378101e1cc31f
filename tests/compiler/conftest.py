"""A project to build: a schema of books and loans, and the server that describes its statements."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from twinsql.compiler.build import build
from twinsql.compiler.project import Project, load_project

SCHEMA = Path(__file__).with_name("project")
LIBRARY = Path(__file__).with_name("library")


def lay_out(folder: Path, files: dict[str, str]) -> Project:
    """The project with these SQL files, by their names without suffix."""
    shutil.copytree(SCHEMA, folder, dirs_exist_ok=True)
    (folder / "sql").mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / "sql" / f"{name}.sql").write_text(text, encoding="utf-8")
    return load_project(folder)


@pytest.fixture
def library(tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Project]:
    """Lay a project out with these SQL files, by their names without suffix."""
    monkeypatch.setenv("TEST_POSTGRES_URL", postgres_url)

    def with_files(**files: str) -> Project:
        return lay_out(tmp_path, files)

    return with_files


@pytest.fixture(scope="session")
def built_library(tmp_path_factory: pytest.TempPathFactory, postgres_url: str) -> Project:
    """A project with SQL files of everything that a file may hold, built. Tests only read it."""
    project = lay_out(tmp_path_factory.mktemp("library"), {path.stem: path.read_text() for path in LIBRARY.glob("*.sql")})
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TEST_POSTGRES_URL", postgres_url)
        build(project)
    return project
