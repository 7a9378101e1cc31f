"""Many threads, then many processes, on one SQLite file: nobody hears ``database is locked``, nothing is lost."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.stress.work import in_threads

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "tests" / "contract" / "schema.sqlite.sql"

THREADS = 16
PROCESSES = 4
THREADS_OF_A_PROCESS = 4


@pytest.fixture
def seconds(request: pytest.FixtureRequest) -> float:
    chosen = request.config.getoption("--stress-seconds")
    assert isinstance(chosen, float)
    return chosen


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "stress.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(SCHEMA.read_text())
        connection.executemany("INSERT INTO accounts VALUES (?, 0)", [(1,), (2,), (3,), (4,)])
        connection.commit()
    return path


def balance(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        found: int = connection.execute("SELECT balance FROM accounts WHERE id = 1").fetchone()[0]
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return found


def test_threads_of_one_process(path: Path, seconds: float) -> None:
    done, errors = in_threads(str(path), THREADS, seconds)
    assert errors == []
    assert balance(path) == done > 0


def test_processes_with_threads(path: Path, seconds: float) -> None:
    command = [sys.executable, "-m", "tests.stress.work", str(path), str(THREADS_OF_A_PROCESS), str(seconds)]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(PROCESSES)]
    told = [process.communicate()[0].splitlines() for process in running]
    assert [lines[1:] for lines in told] == [[]] * PROCESSES
    assert balance(path) == sum(int(lines[0]) for lines in told) > 0
