"""A PostgreSQL that comes back by itself, whatever ends it, with the statements that the threads run on it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psycopg
from twinsql.compiler.guarded import account_for_servers, guarded, private_folder
from twinsql.compiler.server import LOCALE, SETTINGS
from twinsql.compiler.server_binaries import find_binaries, reachable_binaries

from tests.postgres.waiting import until

if TYPE_CHECKING:
    import signal
    from collections.abc import Generator
    from pathlib import Path

AGAIN_AND_AGAIN = """
trap 'kill -QUIT $server; wait $server; exit' TERM
while :; do "$@" & server=$!; wait $server; sleep 0.05; done
"""

# What was acknowledged must be there after a crash; a throw-away server does not promise that by itself.
DURABLE = "synchronous_commit=on"


@dataclass(frozen=True)
class Restarting:
    """
    The server.

    Attributes:
        url: of its database ``postgres``.
        pid_file: in which it says who it is.
    """

    url: str
    pid_file: Path

    def stop(self, how: signal.Signals) -> None:
        """End it, by SIGINT as an administrator does, or by SIGKILL as the kernel does, and wait until it is back."""
        before = self._pid()
        assert before is not None
        os.kill(before, how)
        until(lambda: self._pid() not in {before, None}, 60)
        until(self.answers, 60)

    def answers(self) -> bool:
        try:
            psycopg.connect(self.url).close()
        except psycopg.OperationalError:
            return False
        return True

    def _pid(self) -> int | None:
        try:
            lines = self.pid_file.read_text().splitlines()
        except OSError:
            return None
        return int(lines[0]) if lines[7:8] and lines[7].strip() == "ready" else None


@contextmanager
def restarting_server() -> Generator[Restarting]:
    """A server of its own, for as long as the ``with``."""
    account = account_for_servers()
    with private_folder(account) as folder:
        binaries = reachable_binaries(find_binaries(os.environ.get("TWINSQL_POSTGRES")), account, folder)
        data = folder / "data"
        settings = (*SETTINGS, DURABLE, "listen_addresses=", f"unix_socket_directories={folder}")
        server = [str(binaries / "postgres"), "-D", str(data), *(part for setting in settings for part in ("-c", setting))]
        with guarded(
            ["/bin/sh", "-c", AGAIN_AND_AGAIN, "sh", *server],
            folder=folder,
            account=account,
            before=[str(binaries / "initdb"), "--pgdata", str(data), "--username=postgres", "--no-sync", "--auth=trust", *LOCALE],
            ready_file=data / "postmaster.pid",
            ready_word="ready",
        ):
            yield Restarting(f"postgresql://postgres@/postgres?host={folder}", data / "postmaster.pid")
