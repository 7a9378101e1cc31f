"""The benchmarks run: few rounds, few rows, no look at the times."""

import subprocess
import sys
from pathlib import Path

from bench.chart import chart
from bench.interleaved import Spread
from bench.report import BEGIN, END, Report
from bench.side_by_side import TASKS, Cell

ROOT = Path(__file__).resolve().parents[2]


def test_every_section_runs() -> None:
    command = [sys.executable, "-m", "bench", "--quick", "--rounds", "1", "--seconds", "0.05"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr
    assert "Traceback" not in done.stderr
    for line in (
        "SQLite: one small row",
        "PostgreSQL: transaction of three",
        "postgres   1 threads  one row",
        "1 ms away",
        "sqlite    twinsql",
        "log: a line, JSON",
    ):
        assert line in done.stdout


def test_figures_are_put_between_the_marks_of_the_page(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}old\n{END}after\n")
    cells = [
        Cell("sqlite", 1, task, name, Spread(ratio, ratio, ratio, ratio), 10.0)
        for name, ratio in (("by hand", 1.0), ("twinsql", 0.5))
        for task in TASKS
    ]
    Report(3, "15", cells=cells).write(page)
    text = page.read_text()
    assert ("old" in text, text.startswith("before\n"), text.endswith("after\n")) == (False, True, True)
    assert "| twinsql | 0.50 (0.50–0.50) |" in text
    assert chart(cells).count(">0.50<") == len(TASKS)
