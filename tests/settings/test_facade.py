"""The names of the package, and opening what the settings name."""

import subprocess
import sys
from pathlib import Path
from typing import assert_type

import pytest
import twinsql
from twinsql.adapters.errors import DatabaseError, UniqueViolation


def test_every_promised_name_is_there() -> None:
    assert [name for name in twinsql.__all__ if getattr(twinsql, name, None) is None] == []


def test_every_error_class_is_promised() -> None:
    from twinsql.adapters import errors

    classes = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)}

    assert classes <= set(twinsql.__all__)


def test_names_are_the_originals() -> None:
    assert (twinsql.UniqueViolation, twinsql.DatabaseError) == (UniqueViolation, DatabaseError)


def test_checkers_see_the_types() -> None:
    assert_type(twinsql.UniqueViolation(""), UniqueViolation)


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'conect'"):
        twinsql.conect  # type: ignore[attr-defined]  # noqa: B018  # pyright: ignore - a misspelt name is the point


def test_all_names_are_listed() -> None:
    assert set(twinsql.__all__) <= set(dir(twinsql))


def test_opening_sqlite_does_not_load_postgres(tmp_path: Path) -> None:
    (tmp_path / "chat.db").touch()
    program = (
        "import sys, twinsql\n"
        "twinsql.connect().close()\n"
        "print(sorted({'psycopg', 'psycopg_pool', 'sqlglot', 'structlog', 'rich', 'yoyo', 'dotenv', 'cyclopts'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program]
    result = subprocess.run(command, cwd=tmp_path, env={"DATABASE_URL": "chat.db"}, capture_output=True, text=True, check=True)

    assert result.stdout == "[]\n"


def test_an_address_in_the_place_of_settings_is_told_without_it() -> None:
    with pytest.raises(TypeError, match="^connect\\(\\) takes Settings, not str: set DATABASE_URL or POSTGRES_URL"):
        twinsql.connect("postgresql://u:hunter2@h/db")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_connecting_never_creates_a_database(tmp_path: Path) -> None:
    with pytest.raises(twinsql.ConfigError, match="twinsql setup"):
        twinsql.connect(twinsql.Settings.load(tmp_path, {}))

    assert list(tmp_path.iterdir()) == []


def test_connecting_to_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(twinsql.ConfigError, match="names a folder"):
        twinsql.connect(twinsql.Settings.load(tmp_path, {"DATABASE_URL": str(tmp_path)}))


def test_connecting_opens_the_sqlite_file(tmp_path: Path) -> None:
    (tmp_path / "chat.db").touch()

    with twinsql.connect(twinsql.Settings.load(tmp_path, {"DATABASE_URL": "chat.db"})) as db:
        assert db.dialect == "sqlite"


def test_connecting_opens_the_postgres_server(tmp_path: Path, fresh_postgres: str) -> None:
    settings = twinsql.Settings.load(tmp_path, {"USE_POSTGRES": "true", "POSTGRES_URL": fresh_postgres})

    with twinsql.connect(settings) as db:
        assert db.dialect == "postgres"


def test_server_that_is_down_is_told_with_place_and_fix(tmp_path: Path) -> None:
    settings = twinsql.Settings.load(tmp_path, {"USE_POSTGRES": "true", "POSTGRES_URL": "postgresql://u:hunter2@127.0.0.1:1/db"})

    with pytest.raises(twinsql.ConnectionLost) as caught:
        twinsql.connect(settings)

    what, place, fix = str(caught.value).splitlines()
    assert "nothing listens there" in what
    assert place == "    from: POSTGRES_URL, environment: postgresql://u:***@127.0.0.1:1/db"
    assert fix.startswith("    fix:  ")
