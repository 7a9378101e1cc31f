"""Whether the PostgreSQL server answers, and whether it is set up so that it gives the same answers as SQLite."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

import psycopg

from . import urls
from .connect_failure import connect_failure
from .diagnose_pool import diagnose_pool
from .errors import Error
from .finding import Finding, failed
from .settings import Settings, direct_postgres_url, pooled_postgres_url

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from typing import LiteralString

OLDEST_POSTGRES = 15
NEW_DATABASE = "create the database with: createdb --template=template0 --encoding=UTF8 --lc-collate=C --lc-ctype=C.UTF-8 NAME"


def require_postgres(settings: Settings) -> None:
    """
    Do nothing if the server that migrations go to answers.

    Raises:
        ConfigError: it never will, before a setting is changed: a wrong password, a database that is not there, an address of a pooler.
        ConnectionLost: it may answer later.
    """
    url = direct_postgres_url(settings)
    _open(settings, "POSTGRES_URL_NON_POOLING" if settings.postgres_url_non_pooling else "POSTGRES_URL", url).close()


def diagnose_postgres(settings: Settings) -> Generator[Finding, None, bool]:
    """Check the server at its own address and, where there is one, at its address without a pooler; returns whether both answer."""
    addresses = {"POSTGRES_URL": ("connection", pooled_postgres_url(settings))}
    if settings.postgres_url_non_pooling:
        addresses["POSTGRES_URL_NON_POOLING"] = ("direct connection", urls.driver_url(settings.postgres_url_non_pooling))
    for variable, (check, url) in addresses.items():
        try:
            connection = _open(settings, variable, url)
        except Error as error:
            yield failed(check, error)
            return False
        with connection:
            yield Finding(check, "ok", f"{connection.info.host} answers")
            if variable == "POSTGRES_URL":
                yield from _server(connection)
                yield _tls(connection, url)
                yield from diagnose_pool(connection, settings)
    return True


def _open(settings: Settings, variable: str, url: str) -> psycopg.Connection:
    message = ""
    try:
        return psycopg.connect(url, connect_timeout=ceil(settings.connect_timeout_s), autocommit=True, prepare_threshold=None)
    except psycopg.Error as error:
        message = str(error)
    raise connect_failure(settings, variable, message)


def _server(connection: psycopg.Connection) -> Iterator[Finding]:
    major = connection.info.server_version // 10000
    if major < OLDEST_POSTGRES:
        yield Finding("version", "fail", f"PostgreSQL {major} is too old", f"use PostgreSQL {OLDEST_POSTGRES} or newer")
    else:
        yield Finding("version", "ok", f"PostgreSQL {major}")
    if _one(connection, "SELECT 'a'::text < 'B'::text"):
        yield Finding("text order", "fail", "the database sorts by the rules of a language, not by code point", NEW_DATABASE)
    else:
        yield Finding("text order", "ok", "by code point, as on SQLite")
    if _one(connection, "SHOW server_encoding") != "UTF8" or not _one(connection, "SELECT upper('é'::text) = 'É'"):
        yield Finding("text case", "fail", "encoding and LC_CTYPE of the database are not UTF-8", NEW_DATABASE)
    else:
        yield Finding("text case", "ok", "Unicode")


def _tls(connection: psycopg.Connection, url: str) -> Finding:
    mode = urls.parse(url).parameter("sslmode") or "prefer"
    if urls.is_local(url):
        return Finding("TLS", "ok", "not needed: the server is on this machine")
    if not connection.pgconn.ssl_in_use:
        return Finding(
            "TLS",
            "warn",
            f"the connection is not encrypted (sslmode={mode})",
            "remove sslmode from the address, unless the network is yours",
        )
    if mode != "verify-full":
        return Finding(
            "TLS", "warn", f"encrypted, but anybody could be the server (sslmode={mode})", "write sslmode=verify-full&sslrootcert=system"
        )
    return Finding("TLS", "ok", "encrypted, and the server is who it says")


def _one(connection: psycopg.Connection, query: LiteralString) -> object:
    row = connection.execute(query).fetchone()
    return row[0] if row else None
