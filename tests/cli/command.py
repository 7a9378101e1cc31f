"""The command line, in this process because a new one takes half a second, or as a user runs it."""

import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from twinsql.cli.app import run

OURS = ("USE_POSTGRES", "DATABASE_URL", "POSTGRES_URL", "POSTGRES_URL_NON_POOLING", "APP_ENV")


@dataclass(frozen=True)
class Result:
    returncode: int
    stdout: str
    stderr: str


def environment(variables: dict[str, str]) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if name not in OURS}
    return inherited | {"COLUMNS": "200", "NO_COLOR": "1"} | variables


def twinsql(folder: Path, *arguments: str, **variables: str) -> Result:
    """Run a command in *folder*; an exception that it lets through is the test's."""
    out, err = StringIO(), StringIO()
    with chdir(folder), patch.dict(os.environ, environment(variables), clear=True), redirect_stdout(out), redirect_stderr(err):
        code = run(arguments)
    return Result(code, out.getvalue(), err.getvalue())


def start(folder: Path, *arguments: str, **variables: str) -> subprocess.Popen[str]:
    """Start a command in *folder* as a process of its own."""
    command = [sys.executable, "-m", "twinsql.cli", *arguments]
    return subprocess.Popen(command, cwd=folder, env=environment(variables), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
