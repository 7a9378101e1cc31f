"""`twinsql setup` and `twinsql migrate` make a database and bring it up to date, on both engines."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from tests.cli.command import start, twinsql
from tests.cli.project import Variables, add_migration, lay_out


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return lay_out(tmp_path)


def tables(project: Path, variables: Variables) -> set[str]:
    if "POSTGRES_URL" in variables:
        with psycopg.connect(variables["POSTGRES_URL"]) as server:
            return {str(row[0]) for row in server.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}
    with closing(sqlite3.connect(project / "data" / "chat.db")) as file:
        return {str(row[0]) for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_setup_makes_the_tables(project: Path, variables: Variables) -> None:
    result = twinsql(project, "setup", **variables)

    assert (result.returncode, result.stderr) == (0, "")
    assert "notes" in tables(project, variables)


def test_setup_says_what_it_did(project: Path, engine: str, variables: Variables) -> None:
    lines = twinsql(project, "setup", **variables).stdout.splitlines()

    assert lines[-2] == "applied 0001_notes"
    assert lines[-1].startswith(f"{engine} is ready: ")


def test_setup_twice_does_it_once(project: Path, engine: str, variables: Variables) -> None:
    twinsql(project, "setup", **variables)
    again = json.loads(twinsql(project, "setup", "--json", **variables).stdout)

    assert (again["dialect"], again["created"], again["applied"]) == (engine, False, [])


def test_two_setups_at_once_do_it_once(project: Path, variables: Variables) -> None:
    both = [start(project, "setup", "--json", **variables) for _ in range(2)]
    outputs = [process.communicate(timeout=60) for process in both]

    assert [(process.returncode, complaint) for process, (_, complaint) in zip(both, outputs, strict=True)] == [(0, ""), (0, "")]
    assert [name for output, _ in outputs for name in json.loads(output)["applied"]] == ["0001_notes"]


def test_setup_of_sqlite_creates_the_file_and_its_folders(project: Path) -> None:
    outcome = json.loads(twinsql(project, "setup", "--json").stdout)

    assert outcome == {"dialect": "sqlite", "database": str(project / "data/chat.db"), "created": True, "applied": ["0001_notes"]}


def test_setup_of_sqlite_does_not_ask_use_postgres(project: Path) -> None:
    assert twinsql(project, "setup", "sqlite", USE_POSTGRES="true").returncode == 0


def test_setup_of_postgres_does_not_ask_use_postgres(project: Path, fresh_postgres: str) -> None:
    outcome = json.loads(twinsql(project, "setup", "postgres", "--json", POSTGRES_URL=fresh_postgres).stdout)

    assert (outcome["dialect"], outcome["applied"]) == ("postgres", ["0001_notes"])


def test_setup_shows_no_password(project: Path, locked_server: str) -> None:
    twinsql(project, "setup", USE_POSTGRES="true", POSTGRES_URL=locked_server)
    result = twinsql(project, "setup", USE_POSTGRES="true", POSTGRES_URL=locked_server)

    assert result.returncode == 0
    assert "hunter2" not in result.stdout


def test_setup_with_a_broken_migration_creates_nothing(project: Path) -> None:
    (project / "migrations/sql/0001_notes.sqlite.sql").unlink()
    result = twinsql(project, "setup")

    assert (result.returncode, (project / "data").exists()) == (4, False)
    assert "migrations/sql/0001_notes.sqlite.sql" in result.stderr


def test_setup_without_a_project_takes_the_bundled_application(tmp_path: Path) -> None:
    outcome = json.loads(twinsql(tmp_path, "setup", "--json").stdout)

    assert "0001_chatbot" in outcome["applied"]


def test_migrate_applies_what_is_missing(project: Path, variables: Variables) -> None:
    twinsql(project, "setup", **variables)
    add_migration(project, "0002_index")

    assert json.loads(twinsql(project, "migrate", "--json", **variables).stdout)["applied"] == ["0002_index"]


def test_status_lists_and_says_by_its_code_whether_one_is_missing(project: Path, variables: Variables) -> None:
    twinsql(project, "setup", **variables)
    before = twinsql(project, "migrate", "--status", **variables)
    add_migration(project, "0002_index")
    after = twinsql(project, "migrate", "--status", **variables)

    assert (before.returncode, before.stdout) == (0, "applied  0001_notes\n")
    assert (after.returncode, after.stdout) == (1, "applied  0001_notes\nmissing  0002_index\n")


def test_status_changes_nothing(project: Path, variables: Variables) -> None:
    (project / "data").mkdir()
    (project / "data/chat.db").touch()
    listed = json.loads(twinsql(project, "migrate", "--status", "--json", **variables).stdout)

    assert listed == [{"migration": "0001_notes", "applied": False}]
    assert tables(project, variables) == set()


def test_migration_that_fails_is_told_and_rolled_back(project: Path, variables: Variables) -> None:
    twinsql(project, "setup", **variables)
    add_migration(project, "0002_index")
    with_table(project, variables, "CREATE INDEX notes_id ON notes (id)")
    result = twinsql(project, "migrate", **variables)

    assert result.returncode in {4, 5}
    assert "0002_index" in result.stderr
    assert "Traceback" not in result.stderr


def with_table(project: Path, variables: Variables, sql: str) -> None:
    if "POSTGRES_URL" in variables:
        with psycopg.connect(variables["POSTGRES_URL"]) as server:
            server.execute(sql.encode())
    else:
        with closing(sqlite3.connect(project / "data" / "chat.db")) as file:
            file.execute(sql)
