"""
SQL files that do not build, and the messages about them: ``cases/<name>.sql`` and ``cases/<name>.txt``.

``cases/<name>.loans.sql`` is a second file, ``sql/loans.sql``, of the same project.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from twinsql.compiler.build import build
from twinsql.compiler.knowledge import Question, learn
from twinsql.compiler.model import SourceError
from twinsql.compiler.project import Project, load_project
from twinsql.compiler.sources import read_sources

from tests.compiler.conftest import SCHEMA

CASES = Path(__file__).with_name("cases")
NAMES = sorted(path.stem for path in CASES.glob("*.txt"))


@pytest.fixture(scope="session")
def described(tmp_path_factory: pytest.TempPathFactory, postgres_url: str) -> str:
    """A lock with what PostgreSQL says of all statements of all cases, asked in one go: it only saves time."""
    root = tmp_path_factory.mktemp("cases")
    shutil.copytree(SCHEMA, root, dirs_exist_ok=True)
    (root / "sql").mkdir()
    for path in CASES.glob("*.sql"):
        shutil.copy(path, root / "sql" / f"{path.name[:-4].replace('.', '_')}.sql")
    project = load_project(root)
    statements, _ = read_sources(project)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TEST_POSTGRES_URL", postgres_url)
        return learn(project, [Question(statement) for statement in statements]).lock.text()


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_file_is_refused_with_place_and_cure(name: str, library: Callable[..., Project], described: str) -> None:
    project = library(books=(CASES / f"{name}.sql").read_text())
    project.lock.write_text(described, encoding="utf-8")
    second = CASES / f"{name}.loans.sql"
    if second.exists():
        (project.sql / "loans.sql").write_text(second.read_text())

    with pytest.raises(SourceError) as caught:
        build(project)

    assert f"{caught.value}\n" == (CASES / f"{name}.txt").read_text()
    assert sorted(path.name for path in project.root.iterdir()) == ["migrations", "pyproject.toml", "sql"]


def test_every_case_has_its_messages() -> None:
    assert sorted({path.name.partition(".")[0] for path in CASES.glob("*.sql")}) == NAMES
