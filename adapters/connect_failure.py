"""Why a PostgreSQL server could not be reached, and what to do: read off the driver's message, which itself is never shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from . import urls
from .errors import ConfigError, ConnectionLost

if TYPE_CHECKING:
    from .errors import Error
    from .settings import Settings


class Reason(NamedTuple):
    """A kind of failure."""

    sign: str
    """What the driver's message holds."""
    meaning: str
    cure: str
    wrong_setting: bool
    """Trying again is no use before a setting, or the server's own, is changed."""


REASONS = (
    Reason(
        "password authentication failed",
        "the user or the password is wrong",
        "correct them in the address; %40 stands for '@', %2F for '/'",
        True,
    ),
    Reason(
        "no password supplied",
        "the server wants a password and the address has none",
        "write postgresql://user:password@host/database",
        True,
    ),
    Reason(
        "no pg_hba.conf entry", "the server does not let this user in from here", "add a line to its pg_hba.conf, or change sslmode", True
    ),
    Reason('role "', "the user is not known to the server", "correct the address, or create it with: createuser", True),
    Reason(
        'database "',
        "the database is not on the server",
        "create it: createdb --template=template0 --encoding=UTF8 --locale=C.UTF-8 NAME",
        True,
    ),
    Reason("does not support SSL", "the server has no TLS", "in a network that you trust, add ?sslmode=disable to the address", True),
    Reason(
        "certificate",
        "the server's certificate is not trusted",
        "name who signed it, sslrootcert=/path/ca.pem, or ask for less, sslmode=require",
        True,
    ),
    Reason("Connection refused", "nothing listens there", "start the server, or correct host and port", False),
    Reason("No such file or directory", "there is no such socket", "start the server, or correct the socket's folder", False),
    Reason("resolve host", "the host's name is not known", "correct the host, or look at the network", False),
    Reason("translate host name", "the host's name is not known", "correct the host, or look at the network", False),
    Reason("too many", "all of the server's connections are taken", "lower POSTGRES_POOL_SIZE, or go through a pooler", False),
    Reason(
        "remaining connection slots", "all of the server's connections are taken", "lower POSTGRES_POOL_SIZE, or go through a pooler", False
    ),
    Reason("starting up", "the server is starting", "try again in a moment", False),
    Reason("recovery mode", "the server is recovering from a crash", "try again in a moment", False),
    Reason("not yet accepting connections", "the server is recovering from a crash", "try again in a moment", False),
    Reason("shutting down", "the server is shutting down", "try again when it is up", False),
    Reason("invalid response", "what answers there is no PostgreSQL", "correct host and port", False),
    Reason("expected authentication request", "what answers there is no PostgreSQL", "correct host and port", False),
    Reason("closed the connection", "the server hung up", "look at its log; correct host and port if it is no PostgreSQL", False),
    Reason("timeout", "no answer came in time", "look at network and firewalls, or raise POSTGRES_CONNECT_TIMEOUT_S", False),
)
"""The first that fits counts."""

UNKNOWN = Reason(
    "", "the connection failed for a reason that we do not know", "try the address with psql, which shows the server's own words", False
)


def explain(message: str) -> Reason:
    """What the driver's *message* means."""
    return next((reason for reason in REASONS if reason.sign in message), UNKNOWN)


def connect_failure(settings: Settings, variable: str, message: str) -> Error:
    """The error to raise where the address in *variable* did not answer: three lines, the address without its password."""
    reason = explain(message)
    url = settings.postgres_url_non_pooling if variable == "POSTGRES_URL_NON_POOLING" else settings.postgres_url
    what = f"{variable} leads to {urls.redacted(url or '')}, but {reason.meaning}\n    from: {settings.sources.get(variable, 'argument')}"
    if reason.wrong_setting:
        return ConfigError(f"{what}\n    fix:  {reason.cure}")
    return ConnectionLost(what, hint=f"fix:  {reason.cure}")
