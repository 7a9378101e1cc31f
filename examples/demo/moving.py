"""The SQLite file moved into a PostgreSQL by the command that a user would give."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from .databases import ROOT


class MoveFailed(Exception):
    """``twinsql move`` did not prove both sides equal; the text is what it said."""


def move(file: str, url: str, report: Path) -> str:
    """
    Move the SQLite database *file* into the tables of the PostgreSQL at *url*; the page *report* says what was compared. Gives the verdict.

    Raises:
        MoveFailed: the exit code is not 0.
    """
    report.parent.mkdir(exist_ok=True)
    command = [str(Path(sys.executable).parent / "twinsql"), "move", file, url, "--report", str(report)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise MoveFailed(f"{ended.stderr}{ended.stdout}")
    return ended.stdout.splitlines()[-1]
