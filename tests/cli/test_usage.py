"""Wrong usage and wrong settings: a message with place and fix, exit code 2, no traceback, no password, nothing written."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.cli.command import start, twinsql

WRONG_SETTINGS: dict[str, tuple[dict[str, str], str]] = {
    "no word for true or false": ({"USE_POSTGRES": "maybe"}, "USE_POSTGRES=maybe is neither true nor false"),
    "a folder as database": ({"DATABASE_URL": "."}, "DATABASE_URL names a folder"),
    "no address": ({"USE_POSTGRES": "true"}, "POSTGRES_URL is not set"),
    "another database": ({"USE_POSTGRES": "true", "POSTGRES_URL": "mysql://u:hunter2@h/db"}, "scheme 'mysql'"),
    "a password with a slash": ({"USE_POSTGRES": "true", "POSTGRES_URL": "postgresql://u:hun/ter2@h/db"}, "%2F"),
    "a pooler for migrations": ({"USE_POSTGRES": "true", "POSTGRES_URL": "postgresql://u:hunter2@a-pooler.b.neon.tech/db"}, "NON_POOLING"),
}


@pytest.mark.parametrize(
    ("arguments", "command"),
    [(["buld"], ""), (["setup", "mysql"], "setup "), (["setup", "--frob"], "setup "), (["migrate", "--status=perhaps"], "migrate ")],
)
def test_wrong_usage_points_to_the_commands_help(tmp_path: Path, arguments: list[str], command: str) -> None:
    result = twinsql(tmp_path, *arguments)

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.endswith(f"    fix:  look at twinsql {command}--help\n")


@pytest.mark.parametrize(("command", "module"), [("check", "sqlglot"), ("prove", "sqlglot"), ("explain", "hypothesis")])
def test_a_missing_extra_is_named(built: Path, tmp_path: Path, command: str, module: str) -> None:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    (tmp_path / f"{module}.py").write_text(f"raise ModuleNotFoundError(name={module!r})\n")
    process = start(tmp_path, command, TEST_POSTGRES_URL="postgresql://127.0.0.1:1/none")
    _, complaint = process.communicate(timeout=60)

    assert (process.returncode, complaint.strip()) == (
        2,
        f"this command needs {module}, which is not installed\n    fix:  pip install 'twinsql[build]'",
    )


def test_a_file_that_cannot_be_used_is_told(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    (tmp_path / "pyproject.toml").write_text((tmp_path / "pyproject.toml").read_text().replace('sql = "sql"', f'sql = "{"long" * 80}"'))
    result = twinsql(tmp_path, "build")

    assert result.returncode == 5
    assert result.stderr == (
        f"{tmp_path / ('long' * 80)} cannot be used: File name too long\n"
        "    fix:  look at the rights of this user on it, and at the room on the disk\n"
    )


def test_a_reader_that_has_enough_is_no_traceback(built: Path) -> None:
    with start(built, "doctor", "--json") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaint = process.stderr.read()

    assert (process.returncode, complaint) == (5, "")


USAGES = {
    "move": "twinsql move [SOURCE] [TARGET] [OPTIONS]",
    "export": "twinsql export [SOURCE] FOLDER [OPTIONS]",
    "restore": "twinsql restore BACKUP [TARGET] [OPTIONS]",
    "stats": "twinsql stats FILE… [OPTIONS]",
    "build": "twinsql build [OPTIONS]",
    "map": "twinsql map [SOURCE] [TARGET] [OPTIONS]",
}


@pytest.mark.parametrize("command", USAGES)
def test_usage_names_what_is_given_by_its_place(tmp_path: Path, command: str) -> None:
    assert f"Usage: {USAGES[command]}\n" in twinsql(tmp_path, command, "--help").stdout


@pytest.mark.parametrize("command", ["setup", "migrate"])
@pytest.mark.parametrize("case", WRONG_SETTINGS)
def test_wrong_settings_are_told_in_three_lines(tmp_path: Path, command: str, case: str) -> None:
    variables, reason = WRONG_SETTINGS[case]
    result = twinsql(tmp_path, command, **variables)
    what, place, fix = result.stderr.splitlines()

    assert result.returncode == 2
    assert reason in what + fix
    assert (place.split(":")[0].strip(), fix.split(":")[0].strip()) == ("from", "fix")


@pytest.mark.parametrize("case", WRONG_SETTINGS)
def test_wrong_settings_write_nothing_and_show_no_password(tmp_path: Path, case: str) -> None:
    result = twinsql(tmp_path, "setup", **WRONG_SETTINGS[case][0])

    assert list(tmp_path.iterdir()) == []
    assert not any(word in result.stdout + result.stderr for word in ("hunter2", "hun/ter2", "ter2", "Traceback"))


def test_wrong_line_of_an_env_file_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env.local").write_text("# mine\nUSE_POSTGRES=maybe\n")

    assert "from: .env.local:2" in twinsql(tmp_path, "doctor").stderr


@pytest.mark.parametrize("command", ["setup", "migrate"])
def test_server_that_is_down_is_no_traceback(tmp_path: Path, command: str) -> None:
    url = "postgresql://u:hunter2@127.0.0.1:1/db"
    result = twinsql(tmp_path, command, USE_POSTGRES="true", POSTGRES_URL=url)

    assert (result.returncode, result.stdout) == (5, "")
    assert result.stderr == (
        "POSTGRES_URL leads to postgresql://u:***@127.0.0.1:1/db, but nothing listens there\n"
        "    from: environment\n"
        "    fix:  start the server, or correct host and port\n"
    )


@pytest.mark.parametrize("command", ["setup", "migrate"])
def test_wrong_password_is_no_traceback(tmp_path: Path, locked_server: str, command: str) -> None:
    result = twinsql(tmp_path, command, USE_POSTGRES="true", POSTGRES_URL=locked_server.replace("hunter2", "hunter3"))

    assert (result.returncode, result.stdout) == (2, "")
    assert "the user or the password is wrong\n    from: environment\n    fix:  " in result.stderr
    assert "hunter" not in result.stderr


@pytest.mark.parametrize("command", [["move"], ["validate"], ["map"], ["timings"], ["replay", "left-out"]])
def test_a_target_that_nothing_names_is_told_with_a_way_out(tmp_path: Path, command: list[str]) -> None:
    sqlite3.connect(tmp_path / "a.db").close()
    result = twinsql(tmp_path, *command, DATABASE_URL="a.db")

    assert result.returncode == 2
    assert result.stderr == (
        "No PostgreSQL is named, and the settings have none\n"
        "    fix:  give its address, postgresql://user@host/database, or set POSTGRES_URL_NON_POOLING or POSTGRES_URL\n"
    )


@pytest.mark.parametrize("status", [[], ["--status"]])
def test_a_file_that_is_no_database_is_named(tmp_path: Path, status: list[str]) -> None:
    (tmp_path / "a.db").write_text("hello, this is no database\n")
    result = twinsql(tmp_path, "migrate", *status, DATABASE_URL="a.db")

    assert result.returncode == 5
    assert result.stderr == (
        f"{tmp_path / 'a.db'}: the file is no SQLite database, or is encrypted [sqlite SQLITE_NOTADB]\n"
        "    Name the database file; decrypt it first if it is encrypted.\n"
    )


def test_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    result = twinsql(tmp_path, "setup")

    assert result.returncode == 2
    assert result.stderr.startswith("DATABASE_URL names a file that cannot be created")


def test_migrate_does_not_create_a_database(tmp_path: Path) -> None:
    result = twinsql(tmp_path, "migrate")

    assert (result.returncode, list(tmp_path.iterdir())) == (2, [])
    assert "create it with: twinsql setup" in result.stderr


@pytest.mark.parametrize("command", ["setup", "migrate", "build", "init", "doctor"])
def test_help_has_examples_and_what_they_do(tmp_path: Path, command: str) -> None:
    text = twinsql(tmp_path, command, "--help").stdout

    assert f"twinsql {command}" in text.split("Examples")[1]


@pytest.mark.parametrize(("arguments", "code"), [(["--version"], 0), (["setup"], 0), (["migrate", "--frob"], 2), (["build"], 2)])
def test_process_ends_with_the_commands_code(tmp_path: Path, arguments: list[str], code: int) -> None:
    process = start(tmp_path, *arguments)
    _, complaint = process.communicate(timeout=60)

    assert (process.returncode, bool(complaint)) == (code, code != 0)
