"""Processes that start a server and wait, and what is left of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.postgres.waiting import until

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

NOBODY = 65534

SIGNALS = """
import signal
signal.signal(signal.SIGHUP, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)
"""
"""What began the tests may ignore them (``nohup``, a job in the background), and children inherit that."""

SERVER = """
import sys
from twinsql.compiler.server import postgres_server
with postgres_server() as url:
    print(url.partition("host=")[2], flush=True)
    sys.stdin.read()
"""

PROGRAM = """
import os, sys
from twinsql.compiler.guarded import account_for_servers, guarded, private_folder
account = account_for_servers()
with private_folder(account) as folder:
    command = ["/bin/sh", "-c", f"echo yes >{folder}/ready; while true; do sleep 1; done"]
    with guarded(command, folder=folder, account=account, ready_file=folder / "ready"):
        BODY
"""
WAIT = "print(folder, flush=True); sys.stdin.read()"
FORK_AND_WAIT = "child = os.fork(); print(folder if child else '', end='\\n' if child else '', flush=True); sys.stdin.read()"


def program_with(body: str) -> str:
    """A script that has a small program guarded and then does *body*."""
    return PROGRAM.replace("BODY", body)


@contextmanager
def starter(script: str, *, before: Sequence[str] = ()) -> Generator[tuple[subprocess.Popen[str], Path]]:
    """A process that runs *script*, and the folder that it prints once its server is ready."""
    command = [*before, sys.executable, "-c", SIGNALS + script]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stdout is not None
        try:
            yield process, Path(process.stdout.readline().strip())
        finally:
            process.kill()


def processes_of(folder: Path) -> dict[int, str]:
    """Processes that name *folder* on their command line, and that line."""
    if Path("/proc/self/cmdline").exists():
        lines = {int(file.parent.name): _read(file) for file in Path("/proc").glob("[0-9]*/cmdline")}
    else:
        listing = subprocess.run(["ps", "-axo", "pid=,args="], capture_output=True, text=True, check=True).stdout
        lines = {int(line.split()[0]): line for line in listing.splitlines()}
    return {process: line for process, line in lines.items() if str(folder) in line}


def _read(file: Path) -> str:
    try:
        return file.read_text(errors="replace")
    except OSError:
        return ""


def wait_until_gone(folder: Path) -> None:
    """Return when no process and no file of *folder* are left; fails after a few seconds."""
    until(lambda: not processes_of(folder) and not folder.exists(), 10)


def as_ordinary_user() -> list[str]:
    """
    What to put before a command so that no root runs it.

    The user keeps the right to read what it could not, so that this works where project and Python lie below root's home.
    """
    if os.geteuid() != 0:
        return []
    setpriv = shutil.which("setpriv")
    assert setpriv is not None
    capability = "+dac_override"
    return [setpriv, f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", f"--inh-caps={capability}", f"--ambient-caps={capability}"]
