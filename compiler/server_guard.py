"""
Start a program, say so, and take it down when the process that asked for it is gone, however it went.

Runs as a process of its own, by its file name and with the standard library alone. Standard input is a pipe from the starter: a line on it, its
end, or another parent mean that the program is no longer wanted. One JSON object on the command line says what to run; one JSON line on
standard output answers.
"""

from __future__ import annotations

import ctypes
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

LOOK_S = 0.25
POLL_S = 0.01
START_TIMEOUT_S = 60.0
STOP_TIMEOUT_S = 10.0
LINUX_SET_PARENT_DEATH_SIGNAL = 1


@dataclass(frozen=True, slots=True)
class Plan:
    """What to run; every path is absolute."""

    starter: int
    """Process id of who asks."""
    folder: str
    """Working folder and home of the programs; removed at the end."""
    before: list[str]
    """A command that must have ended well before the program starts; empty for none."""
    program: list[str]
    ready_file: str
    """The file in which the program says that it is ready …"""
    ready_word: str
    """… by writing this; with an empty text, by writing anything."""
    stop_signal: int
    """What makes the program end at once."""
    uid: int | None
    gid: int | None


def start(plan: Plan) -> subprocess.Popen[bytes]:
    """Start the program; raises RuntimeError with what was printed where the command before it fails."""
    if plan.before and run(plan, plan.before).wait():
        raise RuntimeError(log_of(plan))
    return run(plan, plan.program)


def run(plan: Plan, command: list[str]) -> subprocess.Popen[bytes]:
    """Start *command* as the plan's user, in the plan's folder, printing into a log there."""
    environ = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC", "HOME": plan.folder}
    with (Path(plan.folder) / "log").open("ab") as log:
        return subprocess.Popen(
            command,
            cwd=plan.folder,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            user=plan.uid,
            group=plan.gid,
            extra_groups=None if plan.uid is None else [],
            preexec_fn=partial(end_with_parent, plan.stop_signal),  # noqa: PLW1509 - this process has one thread
        )


def end_with_parent(signal_number: int) -> None:
    """Have this process get a signal when its parent ends: on Linux even kill -9 of the guard leaves nothing running."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(LINUX_SET_PARENT_DEATH_SIGNAL, signal_number)


def log_of(plan: Plan) -> str:
    """The end of what the programs printed."""
    return (Path(plan.folder) / "log").read_text(errors="replace")[-2000:].strip()


def ready(plan: Plan, program: subprocess.Popen[bytes]) -> bool:
    """Wait until the program says that it is ready; False where it ends or lets the time pass."""
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline and program.poll() is None:
        with suppress(OSError):
            text = Path(plan.ready_file).read_text()
            if text and plan.ready_word in text:
                return True
        time.sleep(POLL_S)
    return False


def answer(why_not: str | None) -> None:
    """Tell the starter; it may be gone."""
    with suppress(OSError):
        os.write(1, json.dumps(why_not).encode() + b"\n")


def wanted(plan: Plan) -> bool:
    """Wait a moment for the starter to go or to say that it is done."""
    done, _, _ = select.select([0], [], [], LOOK_S)
    return not done and os.getppid() == plan.starter


def stop(plan: Plan, program: subprocess.Popen[bytes] | None) -> None:
    """Take the program down at once and remove its folder."""
    if program is not None and program.poll() is None:
        program.send_signal(plan.stop_signal)
        try:
            program.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()
    shutil.rmtree(plan.folder, ignore_errors=True)


def survive(_signal: int, _frame: object) -> None:
    """Do nothing: only the end of the starter ends this process."""


def main() -> None:
    """Start, answer, wait, clean up."""
    for survived in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # Not SIG_IGN: the programs would inherit that and be deaf to their stop signal.
        signal.signal(survived, survive)
    plan = Plan(**json.loads(sys.argv[1]))
    program: subprocess.Popen[bytes] | None = None
    try:
        program = start(plan)
        if ready(plan, program):
            answer(None)
            while wanted(plan) and program.poll() is None:
                pass
        else:
            answer(log_of(plan) or "it printed nothing")
    except (OSError, RuntimeError, subprocess.SubprocessError) as error:
        answer(str(error))
    finally:
        stop(plan, program)


if __name__ == "__main__":
    main()
