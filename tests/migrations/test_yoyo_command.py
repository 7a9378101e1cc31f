"""Stock yoyo works on both engines, with an address and without, and our guards hold under it."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from twinsql.adapters.errors import MigrationError
from twinsql.adapters.migration_files import migration_files
from twinsql.adapters.migration_steps import apply_step

from tests.migrations.conftest import add, change, tables

ROOT = Path(__file__).resolve().parents[2]
BOTH = ["0001_people", "0002_pets"]
VARIABLES = ("USE_POSTGRES", "DATABASE_URL", "POSTGRES_URL", "POSTGRES_URL_NON_POOLING", "APP_ENV")


@pytest.fixture
def project(folder: Path) -> Path:
    shutil.copy(ROOT / "yoyo.ini", folder.parent)
    return folder.parent


def yoyo(folder: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    command = [sys.executable, "-m", "yoyo", *arguments]
    return subprocess.run(command, cwd=folder, env=clean | environ, capture_output=True, text=True, check=False)


def database(target: Path | str) -> tuple[str, str]:
    address = f"sqlite:///{target.name}" if isinstance(target, Path) else target.replace("postgresql:", "postgresql+psycopg:")
    return ("--database", address)


def settings_for(target: Path | str) -> dict[str, str]:
    return {"DATABASE_URL": str(target)} if isinstance(target, Path) else {"USE_POSTGRES": "true", "POSTGRES_URL": target}


def states(listing: str) -> list[str]:
    return [line.split()[0] for line in listing.splitlines()[2:]]


def test_apply_list_and_rollback_with_an_address(target: Path | str, project: Path) -> None:
    where = database(target)
    codes = [yoyo(project, "apply", *where).returncode, yoyo(project, "rollback", *where).returncode]

    assert codes == [0, 0]
    assert states(yoyo(project, "list", *where).stdout) == ["A", "U"]
    assert "people" in tables(target)


def test_apply_list_and_rollback_follow_the_settings(target: Path | str, project: Path) -> None:
    environ = settings_for(target)
    codes = [yoyo(project, "apply", **environ).returncode, yoyo(project, "rollback", **environ).returncode]

    assert codes == [0, 0]
    assert states(yoyo(project, "list", **environ).stdout) == ["A", "U"]
    assert "people" in tables(target)


def test_without_any_setting_the_default_file_is_made(project: Path) -> None:
    assert yoyo(project, "apply").returncode == 0
    assert {"people", "pets"} <= tables(project / "data" / "chat.db")


def test_a_password_with_percent_signs_is_passed_on(fresh_postgres: str, project: Path) -> None:
    address = fresh_postgres.replace("postgres@", "postgres:100%25%40%25s@", 1)

    assert yoyo(project, "apply", USE_POSTGRES="true", POSTGRES_URL=address).returncode == 0
    assert {"people", "pets"} <= tables(fresh_postgres)


@pytest.mark.parametrize(
    ("environ", "message"),
    [
        ({"USE_POSTGRES": "maybe"}, "USE_POSTGRES"),
        ({"USE_POSTGRES": "true"}, "POSTGRES_URL is not set"),
        ({"USE_POSTGRES": "true", "POSTGRES_URL": "postgresql://me:hunter2@x-pooler.neon.tech/db"}, "set POSTGRES_URL_NON_POOLING"),
        ({"USE_POSTGRES": "true", "POSTGRES_URL": "postgresql://me:hunter2@localhost:1/db"}, "POSTGRES_URL"),
    ],
)
def test_wrong_settings_are_said_without_traceback_or_password(environ: dict[str, str], message: str, project: Path) -> None:
    result = yoyo(project, "apply", **environ)

    assert result.returncode == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert "hunter2" not in result.stderr


def test_called_where_there_are_no_migrations_is_no_success(project: Path) -> None:
    (project / "below").mkdir()
    result = yoyo(project / "below", "apply", DATABASE_URL=str(project / "data.db"))

    assert result.returncode == 2
    assert "no migrations found" in result.stderr


def test_one_revision_brings_those_before_it(target: Path | str, project: Path) -> None:
    yoyo(project, "apply", "-r", "0002_pets", **settings_for(target))

    assert {"people", "pets"} <= tables(target)


def test_one_revision_is_taken_back_with_those_after_it(target: Path | str, project: Path) -> None:
    yoyo(project, "apply", **settings_for(target))
    yoyo(project, "rollback", "-r", "0001_people", **settings_for(target))

    assert tables(target) == set()


def test_an_edited_migration_stops_the_next_one(target: Path | str, project: Path) -> None:
    yoyo(project, "apply", *database(target))
    text = (project / "migrations/sql/0002_pets.sql").read_text()
    add(project / "migrations", "0002_pets", text.replace("pets_owner_idx", "pets_by_owner"))
    add(project / "migrations", "0003_toys", "CREATE TABLE toys (id text);\n-- rollback\nDROP TABLE toys;\n")

    result = yoyo(project, "apply", *database(target))

    assert result.returncode == 1
    assert "migrations/sql/0002_pets.sql: this text was edited after it was applied" in result.stderr
    assert "toys" not in tables(target)


def test_force_does_not_mark_what_failed(target: Path | str, project: Path) -> None:
    add(project / "migrations", "0003_bad", "CREATE TABLE people (id text);\n-- rollback\n")
    result = yoyo(project, "apply", "--force", *database(target))

    assert result.returncode == 1
    assert states(yoyo(project, "list", *database(target)).stdout) == ["A", "A", "U"]


def test_a_migration_marked_by_hand_counts_as_applied(target: Path | str, project: Path) -> None:
    change(target, "CREATE TABLE people (id bigint PRIMARY KEY)")
    yoyo(project, "mark", "-r", "0001_people", *database(target))

    assert yoyo(project, "apply", *database(target)).returncode == 0
    assert tables(target) == {"people", "pets"}


def test_a_lock_that_was_left_is_broken_without_an_address(target: Path | str, project: Path) -> None:
    environ = settings_for(target)
    yoyo(project, "list", **environ)
    change(target, "INSERT INTO yoyo_lock (locked, pid) VALUES (1, 1)")

    assert yoyo(project, "break-lock", **environ).returncode == 0
    assert yoyo(project, "apply", **environ).returncode == 0


def test_a_connection_that_enforces_foreign_keys_is_refused(folder: Path) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(MigrationError, match="foreign keys are enforced on this connection"):
            apply_step(migration_files(folder)[0], connection)
