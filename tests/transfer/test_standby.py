"""Exports and backups of a standby, where they are taken in production so that the primary is left alone."""

from __future__ import annotations

import os
import signal
from shlex import join
from typing import TYPE_CHECKING

import pytest
from twinsql.compiler.guarded import account_for_servers, guarded, private_folder
from twinsql.compiler.server_binaries import find_binaries, reachable_binaries
from twinsql.transfer.backups.backup import back_up
from twinsql.transfer.exports.export import export
from twinsql.transfer.imports.import_files import import_files
from twinsql.transfer.session import open_session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCRIPT = "CREATE TABLE t (a integer); INSERT INTO t VALUES (1), (2)"


@pytest.fixture
def standby() -> Iterator[str]:
    """A server in recovery whose primary is away: all of it can be read."""
    account = account_for_servers()
    with private_folder(account) as folder:
        binaries = reachable_binaries(find_binaries(os.environ.get("TWINSQL_POSTGRES")), account, folder)
        data, postgres = folder / "data", str(binaries / "postgres")
        steps = [
            join([str(binaries / "initdb"), "-D", str(data), "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync", "--auth=trust"]),
            f"echo {join([SCRIPT])} | {join([postgres, '--single', '-D', str(data), 'postgres'])}",
            join(["touch", str(data / "standby.signal")]),
        ]
        with guarded(
            [postgres, "-D", str(data), "-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}"],
            folder=folder,
            account=account,
            before=["sh", "-c", " && ".join(steps)],
            ready_file=data / "postmaster.pid",
            ready_word="ready",
            stop_signal=signal.SIGQUIT,
        ):
            yield f"postgresql://postgres@/postgres?host={folder}"


def test_a_standby_is_exported_and_backed_up(standby: str, fresh_postgres: str, tmp_path: Path) -> None:
    export(standby, tmp_path / "files")
    import_files(tmp_path / "files", fresh_postgres)

    with open_session(fresh_postgres) as connection:
        assert connection.execute("SELECT a FROM t ORDER BY a").fetchall() == [(1,), (2,)]
    assert back_up(standby, tmp_path / "kept").manifest.contents.tables["public.t"].rows == 2
