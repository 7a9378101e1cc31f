"""Opening a database that is not there, or not as it must be: one clear error, no password in it."""

from __future__ import annotations

import logging
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from twinsql.adapters import postgres_connect
from twinsql.adapters.errors import ConfigError, ConnectionLost, OperationalError
from twinsql.adapters.postgres import PostgresAdapter
from twinsql.compiler.server import postgres_server

from tests.conftest import with_database
from tests.postgres.statements import BACKEND, NAME, NOON

if TYPE_CHECKING:
    from collections.abc import Iterator

SECRET = "hunter2-secret"
LINGUISTIC = Path(__file__).with_name("linguistic.sql")


@pytest.fixture(scope="module")
def guarded_url() -> Iterator[str]:
    """A server that wants a password."""
    with postgres_server(password=SECRET) as url:
        yield url


def test_a_wrong_password_is_refused_at_once(guarded_url: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    wrong = guarded_url.replace(SECRET, "wrong-secret")
    with pytest.raises(ConfigError, match="the user or the password is wrong") as caught:
        PostgresAdapter(wrong)
    assert "secret" not in str(caught.value) + repr(caught.value) + caplog.text


def test_the_drivers_error_cannot_be_reached(guarded_url: str) -> None:
    with pytest.raises(ConfigError) as caught:
        PostgresAdapter(guarded_url.replace(SECRET, "wrong-secret"))
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)


def test_a_server_that_is_down_is_told(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with pytest.raises(ConnectionLost, match="nothing listens there") as caught:
        PostgresAdapter(f"postgresql://somebody:{SECRET}@127.0.0.1:{port}/postgres")
    assert SECRET not in str(caught.value) + repr(caught.value) + caplog.text


def test_a_server_that_does_not_answer_is_given_up(caplog: pytest.LogCaptureFixture) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(ConnectionLost, match="no answer came in time"):
            PostgresAdapter(f"postgresql://somebody@127.0.0.1:{port}/postgres?sslmode=disable", connect_timeout_s=0.1)


def test_a_database_that_is_not_there_is_told(postgres_url: str) -> None:
    with pytest.raises(ConfigError, match="the database is not on the server"):
        PostgresAdapter(with_database(postgres_url, "nowhere"))


@pytest.mark.parametrize(
    ("form", "complaint"),
    [
        ("LC_COLLATE 'C' LC_CTYPE 'C'", "do not know Unicode"),
        ("ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'", "do not know Unicode"),
    ],
)
def test_a_database_that_would_answer_differently_is_refused_with_the_cure(postgres_url: str, form: str, complaint: str) -> None:
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE other TEMPLATE template0 {form}".encode())
        try:
            with pytest.raises(ConfigError, match=complaint) as caught:
                PostgresAdapter(with_database(postgres_url, "other"))
        finally:
            connection.execute("DROP DATABASE other WITH (FORCE)")
    assert "CREATE DATABASE … TEMPLATE template0" in str(caught.value)


def test_a_database_that_sorts_by_the_rules_of_a_language_is_refused(url: str, admin: psycopg.Connection) -> None:
    """Not every build of PostgreSQL has such an order, so the test brings an operator that sorts like one."""
    admin.execute(LINGUISTIC.read_bytes())
    with pytest.raises(ConfigError, match="sorts text by the rules of a language"):
        PostgresAdapter(f"{url}&options=-c%20search_path%3Dpublic,pg_catalog")


def test_a_server_that_is_too_old_is_refused(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres_connect, "OLDEST", 99)
    with pytest.raises(ConfigError, match="is too old"):
        PostgresAdapter(url)


def test_a_login_that_is_refused_later_is_a_database_error(guarded_url: str) -> None:
    """For calls promise DatabaseError and nothing else."""
    with PostgresAdapter(guarded_url) as db, psycopg.connect(guarded_url, autocommit=True) as admin:
        admin.execute("ALTER ROLE postgres PASSWORD 'another'")
        try:
            with db.iterate(BACKEND), pytest.raises(OperationalError, match="the user or the password is wrong"):
                db.one(BACKEND)
        finally:
            admin.execute(f"ALTER ROLE postgres PASSWORD '{SECRET}'")


def test_values_come_back_in_utc_whatever_the_role_prefers(url: str) -> None:
    with PostgresAdapter(f"{url}&options=-c%20TimeZone%3DAsia/Seoul%20-c%20DateStyle%3DGerman") as db:
        assert db.one(NOON) == ("2026-03-01 12:00:00+00", "2026-03-01")


def test_the_address_decides_on_the_applications_name(url: str) -> None:
    with PostgresAdapter(f"{url}&application_name=my_service") as db:
        assert db.one(NAME) == "my_service"


@pytest.mark.parametrize(
    ("addition", "idle_s", "unacknowledged_ms"),
    [("", "30", "60000"), ("&keepalives_idle=7", "7", "60000"), ("&tcp_user_timeout=9000", "30", "9000")],
)
def test_the_address_decides_when_a_silent_server_is_given_up(url: str, addition: str, idle_s: str, unacknowledged_ms: str) -> None:
    with postgres_connect.open_connection(url + addition, 10) as connection:
        found = connection.info.get_parameters()
    assert (found["keepalives_idle"], found["tcp_user_timeout"]) == (idle_s, unacknowledged_ms)
