"""The cron line and the systemd units of docs/how-to/backups.md, run as they stand there but for their folders."""

from __future__ import annotations

import configparser
import shlex
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.docs.pages import blocks

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/how-to/backups.md"
FIELDS = 5


def texts(language: str) -> list[str]:
    return [block.body for block in blocks(PAGE) if block.language == language]


def unit(text: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text)
    return parser


@pytest.fixture
def server(tmp_path: Path) -> Path:
    """The folders that the page speaks of, elsewhere."""
    (tmp_path / "srv/chat/data").mkdir(parents=True)
    with closing(sqlite3.connect(tmp_path / "srv/chat/data/chat.db")) as connection:
        connection.executescript("CREATE TABLE notes (id INTEGER PRIMARY KEY); INSERT INTO notes VALUES (1)")
    (tmp_path / "srv/chat/.venv").symlink_to(Path(sys.executable).parents[1])
    return tmp_path


def run(command: str, server: Path, cwd: Path) -> None:
    moved = command.replace("/srv/", f"{server}/srv/")
    result = subprocess.run(["sh", "-c", moved], cwd=cwd, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert "1 table, 1 row, verified" in result.stdout
    assert len(list((server / "srv/backups").glob("chat-*.db"))) == 1


def test_the_cron_line_makes_a_verified_backup(server: Path) -> None:
    [line] = texts("cron")
    *when, command = line.strip().split(maxsplit=FIELDS)

    assert when == ["15", "3", "*", "*", "*"]
    run(command, server, server)


def test_the_service_makes_a_verified_backup(server: Path) -> None:
    service = unit(texts("ini")[0])["Service"]

    run(service["ExecStart"], server, Path(service["WorkingDirectory"].replace("/srv/", f"{server}/srv/")))


def test_the_timer_is_for_the_same_hour_as_cron(server: Path) -> None:
    timer = unit(texts("ini")[1])

    assert timer["Timer"]["OnCalendar"].endswith("03:15:00")
    assert timer["Install"]["WantedBy"] == "timers.target"


def test_cron_and_systemd_say_the_same() -> None:
    [line] = texts("cron")
    service = unit(texts("ini")[0])["Service"]

    assert shlex.split(service["ExecStart"])[1:] == shlex.split(line)[shlex.split(line).index("&&") + 2 :]
