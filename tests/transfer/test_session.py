"""Sessions of a transfer: what a role or a database has been given as its settings does not end them, nor make them forget."""

from __future__ import annotations

import psycopg
import pytest
from twinsql.transfer.session import open_session

TIMES = b"SELECT name, setting FROM pg_settings WHERE name ~ '^(statement|lock|idle|transaction).*timeout$' AND context = 'user'"


@pytest.fixture
def impatient(fresh_postgres: str) -> str:
    """A database that ends whatever takes a while, and says that things are done before they are."""
    with psycopg.connect(fresh_postgres, autocommit=True) as connection:
        (database,) = connection.execute("SELECT quote_ident(current_database())").fetchone() or ("",)
        for name, _ in connection.execute(TIMES).fetchall():
            connection.execute(f"ALTER DATABASE {database} SET {name} = '1h'".encode())
        connection.execute(f"ALTER DATABASE {database} SET synchronous_commit = off".encode())
    return fresh_postgres


def test_a_session_has_no_limit_in_time(impatient: str) -> None:
    with open_session(impatient) as connection:
        found = dict(connection.execute(TIMES).fetchall())
    assert len(found) >= 4
    assert set(found.values()) == {"0"}


def test_a_server_that_takes_no_rows_for_long_is_not_given_up(impatient: str) -> None:
    with open_session(impatient) as connection:
        assert connection.info.get_parameters()["tcp_user_timeout"] == "0"


def test_what_is_committed_lasts(impatient: str) -> None:
    with open_session(impatient) as connection:
        assert connection.execute("SHOW synchronous_commit").fetchone() == ("on",)
