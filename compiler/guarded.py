"""Programs that end with the process that started them, even by ``kill -9``, and leave no folder behind."""

from __future__ import annotations

import json
import os
import pwd
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..adapters.errors import ConfigError
from .server_guard import Plan

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

GUARD = Path(__file__).with_name("server_guard.py")
LONGEST_TEMPORARY_FOLDER = 60
"""The path of a Unix socket may have 107 bytes, and some of them are its own name."""


class NotStarted(Exception):
    """A program ended before it was ready; the text is what it printed."""


@dataclass(frozen=True, slots=True)
class Account:
    """The account that a program runs as where the starter is root: PostgreSQL and PgBouncer refuse root."""

    uid: int
    gid: int


def account_for_servers() -> Account | None:
    """None for an ordinary user, who runs a server as themselves."""
    if os.geteuid() != 0:
        return None
    accounts = {entry.pw_name: Account(entry.pw_uid, entry.pw_gid) for entry in pwd.getpwall() if entry.pw_uid != 0}
    for name in ("postgres", "nobody", *accounts):
        if name in accounts:
            return accounts[name]
    raise ConfigError(
        "PostgreSQL refuses to run as root and this system has no other account: make one, for example with useradd postgres."
    )


@contextmanager
def private_folder(account: Account | None) -> Generator[Path]:
    """A new folder with a short path that only *account* may enter, for as long as the ``with``."""
    own = tempfile.gettempdir()
    # Root's own place for temporary files may be one that the account can't reach.
    parent = own if account is None and len(os.fsencode(own)) <= LONGEST_TEMPORARY_FOLDER else "/tmp"  # noqa: S108 - a private folder in it
    with tempfile.TemporaryDirectory(prefix="tw-", dir=parent, ignore_cleanup_errors=True) as name:
        give(Path(name), account)
        yield Path(name)


def give(path: Path, account: Account | None) -> None:
    """Make *account* the owner of a file or folder of ours."""
    if account is not None:
        os.chown(path, account.uid, account.gid)


@contextmanager
def guarded(
    program: Sequence[str],
    *,
    folder: Path,
    account: Account | None,
    ready_file: Path,
    before: Sequence[str] = (),
    ready_word: str = "",
    stop_signal: signal.Signals = signal.SIGTERM,
) -> Generator[None]:
    """
    Run *program* until the ``with`` ends or this process is gone; entering waits until it is ready. *folder* goes with it.

    Args:
        program: the command.
        folder: where it runs; its home.
        account: who it runs as.
        ready_file: the file in which it says that it is ready.
        before: a command to run before it, in the same way.
        ready_word: what it writes there; any text where this is empty.
        stop_signal: what makes it end at once.

    Raises:
        NotStarted: it ended before it was ready, or needed more than a minute.
    """
    uid, gid = (account.uid, account.gid) if account else (None, None)
    plan = Plan(os.getpid(), str(folder), list(before), list(program), str(ready_file), ready_word, stop_signal, uid, gid)
    with subprocess.Popen(
        [sys.executable, "-I", str(GUARD), json.dumps(asdict(plan))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
        cwd="/",
        start_new_session=True,
    ) as guard:
        assert guard.stdin is not None
        assert guard.stdout is not None
        try:
            line = guard.stdout.readline()
            why_not: str | None = json.loads(line) if line else "its guard process ended at once"
            if why_not is not None:
                raise NotStarted(why_not)
            yield
        finally:
            # Closing the pipe is not enough: a forked child of this process may hold it open.
            with suppress(OSError):
                guard.stdin.write(b"done\n")


def free_port() -> int:
    """A port of 127.0.0.1 that was free a moment ago; someone else may take it before the caller does."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
