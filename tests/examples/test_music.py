"""The second application: no chatbot, in a folder of its own, through the public interface alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

MUSIC = Path(__file__).resolve().parents[2] / "examples" / "music"
CHANGES = "import twinsql; from music import shop\nwith twinsql.connect() as db:\n    for one in shop.changes(db): print(one)"


def _run(environment: dict[str, str], command: Sequence[str], codes: tuple[int, ...] = (0,)) -> str:
    # An absolute path of the sources, where the tests' own run with one.
    paths = os.pathsep.join(str(Path(path).resolve()) for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path)
    outcome = subprocess.run(
        [sys.executable, *command],
        cwd=MUSIC,
        env=os.environ | {"PYTHONPATH": paths} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode in codes, outcome.stdout + outcome.stderr
    return outcome.stdout


def test_what_is_built_is_what_its_sql_makes() -> None:
    assert "up to date" in _run({}, ["-m", "twinsql.cli", "build", "--check"])


def test_both_engines_take_every_statement_and_the_schema() -> None:
    assert "0 errors" in _run({}, ["-m", "twinsql.cli", "check"])


def test_both_engines_answer_every_statement_alike() -> None:
    said = _run({}, ["-m", "twinsql.cli", "prove", "--seconds", "1", "--seed", "1"]).splitlines()

    assert said[-1] == "equal"
    assert said[-2].startswith("56 statements, ")


def test_its_own_tests_run_on_both_engines(postgres_url: str) -> None:
    environment = {"TEST_POSTGRES_URL": postgres_url}
    said = _run(environment, ["-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"])

    assert "12 passed" in said


@pytest.fixture
def environments(tmp_path: Path, fresh_postgres: str) -> list[dict[str, str]]:
    """The variables of both databases, each with the schema."""
    sqlite = {"USE_POSTGRES": "false", "DATABASE_URL": str(tmp_path / "shop.db"), "APP_ENV": "test"}
    postgres = {"USE_POSTGRES": "true", "POSTGRES_URL": fresh_postgres, "POSTGRES_URL_NON_POOLING": fresh_postgres, "APP_ENV": "test"}
    for environment in (sqlite, postgres):
        _run(environment, ["-m", "twinsql.cli", "setup"])
    return [sqlite, postgres]


def test_every_report_is_the_same_on_both_engines(environments: list[dict[str, str]]) -> None:
    sqlite, postgres = (_run(environment, ["-m", "music"]) for environment in environments)

    assert sqlite == postgres
    assert "아이유" in sqlite


def test_every_change_is_the_same_on_both_engines(environments: list[dict[str, str]]) -> None:
    answers = [_run(environment, ["-m", "music"]) and _run(environment, ["-c", CHANGES]) for environment in environments]

    assert answers[0] == answers[1]
    after = [_run(environment, ["-m", "music"]) for environment in environments]
    assert after[0] == after[1]
