"""A real PgBouncer in transaction mode, in front of a PostgreSQL."""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from twinsql.compiler.guarded import NotStarted, account_for_servers, free_port, give, guarded, private_folder

if TYPE_CHECKING:
    from collections.abc import Generator

CONFIGURATION = """\
[databases]
* = {database}

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 30
pidfile = {folder}/pgbouncer.pid
"""
PORT_ATTEMPTS = 5
NOT_INSTALLED = "The program pgbouncer is not installed: install your system's package of that name (on Debian: apt-get install pgbouncer)."


@contextmanager
def through_pgbouncer(server_url: str) -> Generator[str]:
    """The URL of a PgBouncer in front of *server_url*, for as long as the ``with``."""
    program = shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    if program is None:
        pytest.fail(NOT_INSTALLED, pytrace=False)
    with ExitStack() as stack:
        yield started(stack, program, server_url)


def started(stack: ExitStack, program: str, server_url: str) -> str:
    attempts = PORT_ATTEMPTS
    while True:
        attempts -= 1
        try:
            return stack.enter_context(new_pgbouncer(program, server_url))
        except NotStarted as why:
            if "in use" not in str(why) or not attempts:
                raise


@contextmanager
def new_pgbouncer(program: str, server_url: str) -> Generator[str]:
    account = account_for_servers()
    port = free_port()
    with private_folder(account) as folder:
        file = folder / "pgbouncer.ini"
        file.write_text(CONFIGURATION.format(database=connection_of(server_url), port=port, folder=folder))
        give(file, account)
        with guarded([program, str(file)], folder=folder, account=account, ready_file=folder / "pgbouncer.pid"):
            # The parameter tells twinsql that a pooler stands here; no other part of the address would.
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres?pgbouncer=true"


def connection_of(url: str) -> str:
    """PgBouncer's way to write where a server is."""
    parts = urlsplit(url)
    facts = {
        "host": unquote(parts.hostname) if parts.hostname else parse_qs(parts.query)["host"][0],
        "port": str(parts.port or 5432),
        "user": unquote(parts.username or "postgres"),
        "password": unquote(parts.password or ""),
    }
    return " ".join(f"{name}='{value.replace(chr(39), chr(39) * 2)}'" for name, value in facts.items() if value)
