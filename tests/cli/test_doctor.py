"""`twinsql doctor` finds what is wrong and changes nothing, on both engines."""

import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.command import twinsql
from tests.cli.project import Variables, add_migration

Found = dict[str, tuple[str, str]]


@pytest.fixture
def project(tmp_path: Path, built: Path, variables: Variables) -> Path:
    folder = Path(shutil.copytree(built, tmp_path / "project"))
    assert twinsql(folder, "setup", **variables).returncode == 0
    return folder


@pytest.fixture
def examine(project: Path, variables: Variables) -> Callable[..., tuple[int, Found]]:
    def run(**more: str) -> tuple[int, Found]:
        result = twinsql(project, "doctor", "--json", **variables | more)
        return result.returncode, {found["check"]: (found["level"], found["text"]) for found in json.loads(result.stdout)}

    return run


def test_sound_project_passes(examine: Callable[..., tuple[int, Found]]) -> None:
    code, found = examine()

    assert (code, {check: text for check, (level, text) in found.items() if level == "fail"}) == (0, {})


def test_settings_are_shown_with_their_source(project: Path, examine: Callable[..., tuple[int, Found]], engine: str) -> None:
    (project / ".env.local").write_text("# mine\nPOSTGRES_POOL_SIZE=5\nUNUSED=1\n")
    _, found = examine()

    assert found["env files"] == ("ok", ".env.local")
    assert found["USE_POSTGRES"] == (("ok", "true (environment)") if engine == "postgres" else ("ok", "false (default)"))
    assert found.get("POSTGRES_POOL_SIZE") == (("ok", "5 (.env.local:2)") if engine == "postgres" else None)


def test_missing_migration_fails(project: Path, examine: Callable[..., tuple[int, Found]], postgres_url: str) -> None:
    add_migration(project, "0002_index")
    code, found = examine(TEST_POSTGRES_URL=postgres_url)

    assert (code, found["migrations"]) == (1, ("fail", "not applied: 0002_index"))


def test_module_that_is_not_up_to_date_fails(project: Path, examine: Callable[..., tuple[int, Found]]) -> None:
    (project / "app/queries/notes.py").write_text("")
    code, found = examine()

    assert (code, found["modules"]) == (1, ("fail", "not up to date: app/queries/notes.py"))


def test_missing_database_fails_with_its_cure(project: Path, variables: Variables) -> None:
    elsewhere = {"DATABASE_URL": "other.db"} if not variables else {"POSTGRES_URL": "postgresql://u:hunter2@127.0.0.1:1/db"}
    result = twinsql(project, "doctor", **variables | elsewhere)

    assert result.returncode == 1
    assert ("twinsql setup" if not variables else "start the server") in result.stdout
    assert "hunter2" not in result.stdout + result.stderr


def test_wrong_settings_are_exit_code_2(project: Path, variables: Variables) -> None:
    result = twinsql(project, "doctor", **variables | {"USE_POSTGRES": "maybe"})

    assert (result.returncode, result.stdout) == (2, "")


def test_last_line_for_people_counts(project: Path, variables: Variables) -> None:
    assert twinsql(project, "doctor", **variables).stdout.splitlines()[-1].endswith("checks passed")


def test_last_line_for_people_counts_warnings(project: Path, variables: Variables, engine: str) -> None:
    if engine == "sqlite":
        with closing(sqlite3.connect(project / "data" / "chat.db")) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    result = twinsql(project, "doctor", **variables | {"POSTGRES_POOL_SIZE": "9999"})

    assert result.returncode == 0
    assert re.fullmatch(r"none of \d+ checks failed, 1 warning", result.stdout.splitlines()[-1])


def test_pooled_address_alone_fails_for_migrations(built: Path, fresh_postgres: str) -> None:
    mark = "&" if "?" in fresh_postgres else "?"
    result = twinsql(built, "doctor", "--json", USE_POSTGRES="true", POSTGRES_URL=f"{fresh_postgres}{mark}pgbouncer=true")
    found = {finding["check"]: finding["level"] for finding in json.loads(result.stdout)}

    assert (result.returncode, found["connection"], found["migrations"]) == (1, "ok", "fail")
