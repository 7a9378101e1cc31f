"""A database with one table, an adapter on it, and a proxy that cuts connections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
import pytest
from twinsql.adapters.postgres import PostgresAdapter

from tests.conftest import fresh_database
from tests.postgres.proxy import Proxy
from tests.postgres.statements import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

OTHERS = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


@pytest.fixture(scope="session")
def kept_database(postgres_url: str) -> Iterator[str]:
    with fresh_database(postgres_url) as url:
        yield url


@pytest.fixture
def url(kept_database: str) -> str:
    """A database with an empty table that nobody is connected to."""
    with psycopg.connect(kept_database, autocommit=True) as connection:
        connection.execute(OTHERS)
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
        connection.execute(SCHEMA)
    return kept_database


@pytest.fixture
def db(url: str) -> Iterator[PostgresAdapter]:
    with PostgresAdapter(url) as adapter:
        yield adapter


@pytest.fixture
def admin(url: str) -> Iterator[psycopg.Connection]:
    """A connection beside the adapter, for what an operator or a migration does."""
    with psycopg.connect(url, autocommit=True) as connection:
        yield connection


@pytest.fixture
def proxy(url: str) -> Iterator[Proxy]:
    with Proxy(url) as proxy:
        yield proxy


@pytest.fixture
def far(proxy: Proxy) -> Iterator[PostgresAdapter]:
    """An adapter that reaches the database through the proxy."""
    with PostgresAdapter(proxy.url) as adapter:
        yield adapter
