"""Nothing stays behind, however the starter ends."""

from __future__ import annotations

import os
import signal

import pytest

from tests.postgres.waiting import until
from tests.server.starters import FORK_AND_WAIT, SERVER, WAIT, processes_of, program_with, starter, wait_until_gone


def test_kill_9_leaves_no_server_and_no_folder() -> None:
    with starter(SERVER) as (process, folder):
        assert processes_of(folder)
        process.kill()

        wait_until_gone(folder)


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_to_the_starter_and_all_its_group_leaves_nothing(sent: signal.Signals) -> None:
    with starter(program_with(WAIT)) as (process, folder):
        assert processes_of(folder)
        os.killpg(process.pid, sent)

        wait_until_gone(folder)


def test_an_exception_leaves_nothing() -> None:
    with starter(program_with("print(folder, flush=True); raise ZeroDivisionError")) as (process, folder):
        assert process.wait(10) == 1
        assert not processes_of(folder)
        assert not folder.exists()


def test_kill_9_leaves_nothing_though_a_forked_child_lives_on() -> None:
    with starter(program_with(FORK_AND_WAIT)) as (process, folder):
        process.kill()

        wait_until_gone(folder)


def test_the_end_of_the_with_does_not_wait_for_a_forked_child() -> None:
    body = "child = os.fork()\n        if not child:\n            sys.stdin.read(); os._exit(0)\n        print(folder, flush=True)"
    with starter(program_with(body)) as (process, folder):
        wait_until_gone(folder)

        assert process.wait(10) == 0


def test_kill_9_while_the_server_is_being_made_leaves_nothing() -> None:
    told = "original = server.guarded\nserver.guarded = lambda *a, **k: print(k['folder'], flush=True) or original(*a, **k)\n"
    with starter(f"from twinsql.compiler import server\n{told}{SERVER}") as (process, folder):
        until((folder / "log").exists, 10)
        process.kill()

        wait_until_gone(folder)


def test_kill_9_of_the_guard_itself_leaves_no_process_and_the_starter_removes_the_folder() -> None:
    with starter(program_with(WAIT)) as (process, folder):
        (guard,) = (process for process, line in processes_of(folder).items() if "server_guard.py" in line)
        os.kill(guard, signal.SIGKILL)

        until(lambda: not processes_of(folder), 10)
        process.communicate()

        assert process.returncode == 0
        assert not folder.exists()
