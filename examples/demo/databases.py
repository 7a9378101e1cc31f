"""The two databases of the demo: a SQLite file and a PostgreSQL that starts by itself, both migrated by the stock ``yoyo apply``."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

import psycopg
from twinsql import Settings
from twinsql.compiler.server import postgres_server

if TYPE_CHECKING:
    from collections.abc import Generator

ROOT = Path(__file__).resolve().parents[2]
CREATE = "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"


class MigrationFailed(Exception):
    """``yoyo apply`` said no; the text is what it said."""


@contextmanager
def fresh_postgres() -> Generator[str]:
    """The URL of a new database, on a new server or the one that ``TEST_POSTGRES_URL`` names; it is gone when the ``with`` ends."""
    with postgres_server() as url, fresh_database(url) as database:
        yield database


@contextmanager
def fresh_database(server_url: str) -> Generator[str]:
    """The URL of a new database beside the one at *server_url*; it is gone when the ``with`` ends."""
    name = f"demo_{secrets.token_hex(8)}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(CREATE.format(name).encode())
        try:
            yield urlunsplit(urlsplit(server_url)._replace(path=f"/{name}"))
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def sqlite_environment(folder: str) -> dict[str, str]:
    """The variables by which an application, and yoyo, find a SQLite file in *folder*."""
    return {"USE_POSTGRES": "false", "DATABASE_URL": f"{folder}/chat.db"}


def postgres_environment(url: str) -> dict[str, str]:
    """The variables by which an application, and yoyo, find the PostgreSQL database at *url*."""
    return {"USE_POSTGRES": "true", "POSTGRES_URL": url, "POSTGRES_URL_NON_POOLING": url}


def settings(environment: dict[str, str]) -> Settings:
    """What an application would load."""
    return Settings.load(ROOT, environment)


def migrate(environment: dict[str, str]) -> None:
    """
    Make the schema with the stock yoyo command, which follows the same settings as the application.

    Raises:
        MigrationFailed: it could not.
    """
    yoyo = Path(sys.executable).parent / "yoyo"
    outcome = subprocess.run([yoyo, "apply"], cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False)
    if outcome.returncode:
        raise MigrationFailed(outcome.stderr)


def tidy_up(postgres_url: str) -> None:
    """
    Have PostgreSQL do now what autovacuum does within a minute of so many new rows.

    Without it, its planner knows nothing of them, and its full-text index is a list that has not been merged.
    """
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
