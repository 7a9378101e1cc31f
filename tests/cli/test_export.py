"""``twinsql export`` and ``twinsql import``."""

from __future__ import annotations

import json
import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import psycopg
import pytest
from twinsql.cli.app import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    with closing(sqlite3.connect(tmp_path / "source.db")) as connection:
        connection.executescript("CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT); INSERT INTO notes VALUES (1, 'a'), (2, NULL)")
    return tmp_path / "source.db"


def test_there_and_back(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", str(source), str(tmp_path / "files"), "--compress"]) == 0
    assert run(["import", str(tmp_path / "files"), str(tmp_path / "again.db")]) == 0

    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith(f"{tmp_path / 'files'}: 1 table, 2 rows, ")
    assert told[1] == "imported and compared: 1 table, 2 rows"


def test_the_settings_name_the_database(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", str(source))
    assert run(["export", str(tmp_path / "files")]) == 0
    monkeypatch.setenv("DATABASE_URL", str(tmp_path / "again.db"))
    assert run(["import", str(tmp_path / "files")]) == 0

    assert (tmp_path / "again.db").exists()


def test_a_folder_that_is_not_named_is_told(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", str(source)]) == 2
    assert f"    fix:  twinsql export {source} FOLDER\n" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["export"], ["backup", "--to"]])
def test_a_file_in_the_place_of_a_folder_is_told(
    source: Path, tmp_path: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()

    assert run([command[0], str(source), *command[1:], str(tmp_path / "file")]) == 2
    assert f"{tmp_path / 'file'} is a file, and a folder is wanted\n    fix:  " in capsys.readouterr().err


def test_postgresql_goes_into_sqlite(fresh_postgres: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with psycopg.connect(fresh_postgres, autocommit=True) as connection:
        connection.execute("CREATE TABLE t (a integer CHECK (a > 0)); INSERT INTO t VALUES (1); GRANT SELECT ON t TO PUBLIC")
    assert run(["export", fresh_postgres, str(tmp_path / "files"), "--json"]) == 0
    written = json.loads(capsys.readouterr().out)
    assert run(["import", str(tmp_path / "files"), str(tmp_path / "new.db"), "--json"]) == 0
    imported = json.loads(capsys.readouterr().out)

    assert (written["engine"], written["tables"], written["left_out"]) == ("postgres", {"public.t": 1}, ["rights (GRANT) of public.t"])
    assert imported["left_out"] == ["constraint t.t_a_check"]


@pytest.mark.parametrize("hidden", [False, True])
def test_refusals_tell_rows_and_their_values(
    fresh_postgres: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], *, hidden: bool
) -> None:
    with psycopg.connect(fresh_postgres, autocommit=True) as connection:
        connection.execute("CREATE TABLE t (id integer PRIMARY KEY, at date); INSERT INTO t VALUES (7, 'infinity')")
    assert run(["export", fresh_postgres, str(tmp_path / "files")]) == 0
    assert run(["import", str(tmp_path / "files"), str(tmp_path / "new.db"), *(["--no-values"] if hidden else [])]) == 4

    told = capsys.readouterr().err
    assert "t.at: a day or time that is infinite, or not in the years 1 to 9999 (1 row)" in told
    assert ("id = 7: 'infinity'" in told) == (not hidden)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["import", "{0}/none", "{0}/new.db"], 2, "cannot be read"),
        (["export", "{0}/none.db", "{0}/files"], 2, "cannot be read"),
        (["export", "{0}/source.db", "{0}"], 4, "is not empty"),
        (["import", "{0}/damaged", "{0}/new.db"], 5, "SHA-256"),
    ],
)
def test_exit_codes(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, words: str) -> None:
    run(["export", str(source), str(tmp_path / "damaged")])
    (tmp_path / "damaged/tables/0001.jsonl").write_text("[1,2]\n")

    assert run([one.format(tmp_path) for one in arguments]) == code
    assert words in capsys.readouterr().err


def limited(*arguments: Path | str) -> subprocess.CompletedProcess[str]:
    """A command that can write no file of more than 100 kB, as on a disk that is full."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    command = [sys.executable, "-m", "twinsql.cli", *map(str, arguments)]
    return subprocess.run(command, preexec_fn=limit, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_a_full_disk_leaves_nothing_half_done(fresh_postgres: str, tmp_path: Path, engine: str) -> None:
    with psycopg.connect(fresh_postgres, autocommit=True) as connection:
        connection.execute("CREATE TABLE t AS SELECT i, repeat('x', 100) AS b FROM generate_series(1, 5000) AS i")
    place: Path | str = fresh_postgres
    if engine == "sqlite":
        assert run(["export", fresh_postgres, str(tmp_path / "first")]) == 0
        assert run(["import", str(tmp_path / "first"), str(tmp_path / "t.db")]) == 0
        place = tmp_path / "t.db"

    result = limited("export", place, tmp_path / "files")
    assert (result.returncode, list((tmp_path / "files").iterdir())) == (5, [])
    assert "Traceback" not in result.stderr
    assert run(["export", str(place), str(tmp_path / "files")]) == 0
    result = limited("import", tmp_path / "files", tmp_path / "new.db")
    assert (result.returncode, (tmp_path / "new.db").exists()) == (5, False)
    assert "Traceback" not in result.stderr
    assert run(["import", str(tmp_path / "files"), str(tmp_path / "new.db")]) == 0
