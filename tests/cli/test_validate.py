"""``twinsql validate``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from twinsql.cli.app import run
from twinsql.transfer.session import open_session

from tests.transfer.comparing import Both
from tests.transfer.making import database

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def both(tmp_path: Path, fresh_postgres: str) -> Both:
    sides = Both(tmp_path, fresh_postgres)
    sides.make(
        "CREATE TABLE t (id INTEGER PRIMARY KEY, at INTEGER, a TEXT); INSERT INTO t VALUES (1, 1700000000000, 'one'), (2, NULL, 'two')",
        "CREATE TABLE t (id bigint PRIMARY KEY, at timestamptz, a text)",
        rules=["t.at=epoch_ms"],
    )
    return sides


def test_equal(both: Both, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", str(both.source), both.url, "--rule", "t.at=epoch_ms"]) == 0

    assert "Equal: 2 rows in 1 table are the same on both sides, in every column" in capsys.readouterr().out


def test_a_difference_is_told_with_both_values_and_its_key(both: Both, capsys: pytest.CaptureFixture[str]) -> None:
    both.postgres("UPDATE t SET a = 'six' WHERE id = 2; DELETE FROM t WHERE id = 1")

    assert run(["validate", str(both.source), both.url, "--rule", "t.at=epoch_ms"]) == 1
    out = capsys.readouterr().out
    assert "id = 2 differs\n          a: source 'two', target 'six'" in out
    assert "id = 1 is missing in the target" in out

    assert run(["validate", str(both.source), both.url, "--rule", "t.at=epoch_ms", "--no-values"]) == 1
    assert "six" not in capsys.readouterr().out


def test_the_wrong_unit_is_found(both: Both, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", str(both.source), both.url, "--rule", "t.at=epoch_us"]) == 1

    assert "at: source 1700000000000, target 2023-11-14 22:13:20+00" in capsys.readouterr().out


def test_reports(both: Both, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["validate", str(both.source), both.url, "--rule", "t.at=epoch_ms"]

    assert run([*arguments, "--json", "--report", str(tmp_path / "r.html")]) == 0
    assert json.loads(capsys.readouterr().out)["exit"] == 0
    assert "<title>Equal: 2 rows" in (tmp_path / "r.html").read_text()
    assert run([*arguments, "--report", str(tmp_path / "r.json")]) == 0
    assert json.loads((tmp_path / "r.json").read_text())["tables"][0]["target_rows"] == 2


def test_a_map_is_followed(both: Both, tmp_path: Path) -> None:
    both.postgres("ALTER TABLE t RENAME TO things; ALTER TABLE things RENAME a TO words")
    file = tmp_path / "m.toml"
    file.write_text('[tables.t]\nto = "things"\n[tables.t.columns]\na = "words"\nat = { as = "epoch_ms" }\n')

    assert run(["validate", str(both.source), both.url, "--map", str(file)]) == 0


def test_rows_in_quarantine_are_not_missed(tmp_path: Path, fresh_postgres: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Those of tables with a rowid, with another name for it, and without one."""
    source = database(
        tmp_path,
        """CREATE TABLE a (id INTEGER PRIMARY KEY, n INTEGER); INSERT INTO a VALUES (1, 1), (2, 'two'), (3, 3);
        CREATE TABLE b (n INTEGER); INSERT INTO b VALUES ('one'), (2), ('three');
        CREATE TABLE c (k TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID; INSERT INTO c VALUES ('x', 'one'), ('y', 2), ('z', 'three')""",
    )
    with open_session(fresh_postgres) as session:
        session.execute(
            b"CREATE TABLE a (id bigint PRIMARY KEY, n bigint); CREATE TABLE b (n bigint); CREATE TABLE c (k text PRIMARY KEY, n bigint)"
        )
    folder = tmp_path / "left-out"
    both = (str(source), fresh_postgres)
    assert run(["move", *both, "--quarantine", str(folder), "--no-values"]) == 6

    assert run(["validate", *both, "--quarantine", str(folder)]) == 6
    assert "Equal, but for 5 rows in quarantine: 4 rows in 3 tables" in capsys.readouterr().out
    assert run(["validate", *both]) == 1
    assert run(["validate", *both, "--quarantine", str(tmp_path)]) == 2

    with open_session(fresh_postgres) as session:
        session.execute(b"DELETE FROM c")
    assert run(["validate", *both, "--quarantine", str(folder)]) == 1
