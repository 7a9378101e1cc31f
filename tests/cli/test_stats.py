"""``twinsql stats`` and ``twinsql report``: what they print and write, and their exit codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.command import twinsql

if TYPE_CHECKING:
    from pathlib import Path

EVENT = {
    "event": "query.finished",
    "statement": "chats.get",
    "source": "sql/chats.sql:3",
    "dialect": "sqlite",
    "duration_ms": 2.0,
    "rows": 3,
}


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "service.log"
    path.write_text(f"starting\n{json.dumps(EVENT)}\n{json.dumps(EVENT)}\n")
    return path


def test_statistics_of_a_log(log: Path) -> None:
    found = twinsql(log.parent, "stats", log.name)

    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.splitlines()[1].split() == ["chats.get", "2", "6", "0", "4.000", "2.000", "2.000", "2.000", "2.000"]


def test_statistics_of_several_files_as_json(log: Path) -> None:
    found = twinsql(log.parent, "stats", log.name, log.name, "--json")

    assert json.loads(found.stdout)["chats.get"] == {
        "runs": 4,
        "rows": 12,
        "errors": 0,
        "total_ms": 8.0,
        "p50_ms": 2.0,
        "p95_ms": 2.0,
        "p99_ms": 2.0,
        "max_ms": 2.0,
    }


def test_line_of_a_statement_is_one_line_whatever_its_name(log: Path) -> None:
    log.write_text("".join(json.dumps(EVENT | {"statement": name}) + "\n" for name in ("a" * 200, "[/red]", "\x1b[2J")))
    found = twinsql(log.parent, "stats", log.name)

    assert (found.returncode, found.stderr) == (0, "")
    assert sorted(line.split()[0] for line in found.stdout.splitlines()[1:]) == ["[/red]", "a" * 200, "�[2J"]


def test_page_is_written(log: Path) -> None:
    found = twinsql(log.parent, "report", log.name, "--out", "page.html")

    assert (found.returncode, found.stdout) == (0, "wrote page.html\n")
    assert "chats.get" in (log.parent / "page.html").read_text()


@pytest.mark.parametrize(
    "command", [["stats"], ["stats", "absent.log"], ["report", "absent.log"], ["report", "service.log", "--out", "a/b.html"]]
)
def test_wrong_usage_is_said_with_a_way_out(log: Path, command: list[str]) -> None:
    found = twinsql(log.parent, *command)

    assert (found.returncode, found.stdout) == (2, "")
    assert "    fix:  " in found.stderr


def test_page_does_not_take_the_place_of_the_log(log: Path) -> None:
    before = log.read_text()
    found = twinsql(log.parent, "report", log.name, "--out", f"../{log.parent.name}/{log.name}")

    assert (found.returncode, log.read_text()) == (2, before)
    assert "fix:  name another file with --out" in found.stderr
