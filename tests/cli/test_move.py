"""``twinsql move`` and ``twinsql replay``: exit codes, what is printed and where."""

from __future__ import annotations

import json
import signal
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import psycopg
import pytest
from twinsql.cli.app import run

from tests.transfer.asking import rows

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "chat.db"
    change(path, "CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT); INSERT INTO t VALUES (1, 'one'), (2, 'secret' || char(0))")
    return path


def change(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)


def test_from_refusal_to_replay(source: Path, fresh_postgres: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["move", str(source), fresh_postgres, "--create-schema"]

    assert run(command) == 4
    told = capsys.readouterr()
    assert "t.body: a NUL character in a text" in told.err
    assert "id = 2: 'secret\\x00'" in told.err
    assert "--rule t.body=" in told.err
    assert run([*command, "--no-values"]) == 4
    assert "secret" not in capsys.readouterr().err
    assert rows(fresh_postgres, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [(0,)]

    left_out = ["--quarantine", str(tmp_path / "out")]
    assert run([*command, *left_out, "--dry-run"]) == 0
    assert "1 table, 2 rows would be moved; nothing was written" in capsys.readouterr().out
    assert run([*command, *left_out]) == 6
    assert "1 row, 1 in quarantine" in capsys.readouterr().out
    assert run(["replay", str(tmp_path / "out"), fresh_postgres]) == 6
    assert "0 rows carried, 1 left" in capsys.readouterr().out
    assert run(["replay", str(tmp_path / "out"), fresh_postgres, "--rule", "t.body=text+strip_nul"]) == 0
    assert rows(fresh_postgres, "SELECT id, body FROM t ORDER BY id") == [(1, "one"), (2, "secret")]


def test_equal_with_reports_and_a_backup(source: Path, fresh_postgres: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["move", str(source), fresh_postgres, "--create-schema", "--rule", "t.body=text+strip_nul"]

    assert run([*command, "--json", "--report", str(tmp_path / "r.html")]) == 0

    told = capsys.readouterr()
    found = json.loads(told.out)
    assert (found["verb"], found["exit"], found["planned"]) == ("move", 0, [{"source": "t", "target": "t", "rows": 2}])
    assert "copy (2)" in told.err
    assert (tmp_path / "r.html").stat().st_mode & 0o777 == 0o600
    (backup,) = (tmp_path / "chat.db.move").glob("chat-*.db")
    assert found["backup"] == str(backup)
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT count(*) FROM t").fetchone() == (2,)


def test_a_target_with_rows(source: Path, fresh_postgres: str, capsys: pytest.CaptureFixture[str]) -> None:
    change(source, "DELETE FROM t WHERE id = 2")
    with psycopg.connect(fresh_postgres) as connection:
        connection.execute("CREATE TABLE t (id bigint PRIMARY KEY, body text); INSERT INTO t VALUES (9, 'here')")

    assert run(["move", str(source), fresh_postgres]) == 4
    assert "--replace t" in capsys.readouterr().err
    assert run(["move", str(source), fresh_postgres, "--replace", "t"]) == 0
    assert rows(fresh_postgres, "SELECT id, body FROM t") == [(1, "one")]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["move", "nowhere.db", "TARGET"], 2, "nowhere.db cannot be read"),
        (["move", "SOURCE", "postgresql://postgres@127.0.0.1:1/x"], 5, "cannot be reached"),
        (["move", "SOURCE", "other.db"], 2, "address of a PostgreSQL is wanted"),
        (["move", "SOURCE", "TARGET", "--jobs", "0"], 2, "--jobs"),
        (["move", "SOURCE", "TARGET", "--rule", "t.nothing=text"], 2, "no column of the source"),
        (["move", "SOURCE", "TARGET", "--resume"], 4, "no unfinished move"),
        (["move", "SOURCE", "TARGET", "--work", "/proc/nowhere"], 2, "--work"),
        (["replay", "nowhere", "TARGET"], 2, "no quarantine"),
    ],
)
def test_what_goes_wrong_before_anything_is_written(
    source: Path,
    fresh_postgres: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    says: str,
) -> None:
    monkeypatch.chdir(source.parent)
    places = {"SOURCE": str(source), "TARGET": fresh_postgres}

    assert run([places.get(one, one) for one in arguments]) == code
    assert says in capsys.readouterr().err
    assert rows(fresh_postgres, "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'twinsql%'") == [(0,)]
    assert list(source.parent.iterdir()) == [source]


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_before_anything_is_written(
    source: Path, fresh_postgres: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("twinsql.transfer.plan.draft.take_census", interrupted)

    assert run(["move", str(source), fresh_postgres, "--create-schema"]) == 5
    assert "give the same command again" in capsys.readouterr().err
    assert list(source.parent.iterdir()) == [source]
