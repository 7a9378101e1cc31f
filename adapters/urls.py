"""
What a PostgreSQL URL says, without a driver: is it pooled, is it local, what may be shown of it, what of it does libpq understand.

URLs are cut as libpq cuts them (user information ends at the first ``@`` before the first ``/``), so that what is checked here is what
the driver will see. Every part stays as it was written: nothing is decoded and encoded again.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote

SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")
POOLER_PORTS = ("6432", "6543")
"""PgBouncer's own port, and that of Supabase's pooler in transaction mode."""

LIBPQ_PARAMETERS = frozenset(
    """
    application_name channel_binding client_encoding connect_timeout dbname fallback_application_name gssdelegation gssencmode gsslib
    host hostaddr keepalives keepalives_count keepalives_idle keepalives_interval krbsrvname load_balance_hosts max_protocol_version
    min_protocol_version oauth_client_id oauth_client_secret oauth_issuer oauth_scope options passfile password port replication
    require_auth requirepeer scram_client_key scram_server_key service servicefile ssl ssl_max_protocol_version
    ssl_min_protocol_version sslcert sslcertmode sslcompression sslcrl sslcrldir sslkey sslkeylogfile sslmode sslnegotiation
    sslpassword sslrootcert sslsni target_session_attrs tcp_user_timeout user
    """.split()  # noqa: SIM905 - a table of words reads better than a table of quotes
)
FOREIGN_PARAMETERS = frozenset(
    """
    connection_limit pgbouncer pool_timeout prepareThreshold schema single_use_connections socket_timeout sslaccept sslidentity
    statement_cache_size supa workaround
    """.split()  # noqa: SIM905 - as above
)
"""Written by Prisma, Supabase and Vercel for other drivers; libpq would refuse them."""

SECRET_PARAMETERS = frozenset({"oauth_client_secret", "options", "password", "scram_client_key", "scram_server_key", "sslpassword"})
"""Of these no value is shown; ``options`` may set anything that functions of the database read, such as a key."""
HEX = frozenset("0123456789abcdefABCDEF")


class PostgresUrl(NamedTuple):
    """
    A URL in parts, each percent-encoded as it was written.

    Attributes:
        user: before the first colon of the user information.
        password: None where there is no colon.
        hosts: host and port of each server; either may be empty.
        database: without its slash.
        query: names and values of the parameters, in order.
    """

    user: str
    password: str | None
    hosts: tuple[tuple[str, str], ...]
    database: str
    query: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        secret = "" if self.password is None else f":{self.password}"
        credentials = f"{self.user}{secret}@" if self.user or secret else ""
        hosts = ",".join(f"{host}:{port}" if port else host for host, port in self.hosts)
        query = "&".join(f"{name}={value}" for name, value in self.query)
        return f"postgresql://{credentials}{hosts}/{self.database}{'?' if query else ''}{query}"

    def parameter(self, name: str) -> str | None:
        """The decoded value of a parameter, the last one where it is repeated; None where there is none."""
        return next((unquote(value) for key, value in reversed(self.query) if key == name), None)

    def places(self) -> list[tuple[str, str]]:
        """Decoded host and port of each server, as libpq takes them: parameters beat what stands before the slash."""
        hosts = [(unquote(host).strip("[]").lower(), port) for host, port in self.hosts]
        if named := self.parameter("hostaddr") or self.parameter("host"):
            hosts = [(name.lower(), hosts[0][1]) for name in named.split(",")]
        if ports := self.parameter("port"):
            hosts = [(host, port) for (host, _), port in zip(hosts, _spread(ports.split(","), len(hosts)), strict=True)]
        return hosts


def _spread(items: list[str], count: int) -> list[str]:
    return items if len(items) == count else [items[0]] * count


class UrlError(ValueError):
    """A URL that cannot be a PostgreSQL address. The text gives reason and cure, and nothing of the URL that may be secret."""


def looks_postgres(text: str) -> bool:
    """Whether *text* is meant to be a PostgreSQL address, right or wrong."""
    return text.strip().startswith(tuple(f"{scheme}:" for scheme in SCHEMES))


def parse(url: str) -> PostgresUrl:
    """
    Cut *url* into its parts.

    Raises:
        UrlError: another scheme, a port that is no number, a broken percent-encoding, a parameter that nobody knows.
    """
    scheme, separator, rest = url.partition("://")
    if not separator or scheme not in SCHEMES:
        named = f"the scheme {scheme!r}" if separator and scheme.replace("+", "").isalnum() else "no scheme that we know"
        raise UrlError(f"it has {named}; it must begin with postgresql://")
    _check_encoding(rest)
    user, password, rest = _cut_credentials(rest)
    address, _, query = rest.partition("?")
    hosts, _, database = address.partition("/")
    if "@" in hosts or "@" in database:
        raise UrlError("it has more than one '@', or a '/' before it; in a user name or password write %40 for '@' and %2F for '/'")
    result = PostgresUrl(user, password, tuple(_cut_host(host) for host in hosts.split(",")), database, _cut_query(query))
    for _, port in result.places():
        _check_port(port)
    return result


def _check_encoding(text: str) -> None:
    for tail in text.split("%")[1:]:
        if len(tail) < 2 or not HEX.issuperset(tail[:2]) or tail[:2] == "00":
            raise UrlError("it has a '%' that begins no percent-encoding; write %25 for '%'")
    if not text.isprintable() or " " in text:
        raise UrlError("it has a space or a control character; write %20 for a space")


def _cut_credentials(rest: str) -> tuple[str, str | None, str]:
    at = rest.find("@")
    if at < 0 or 0 <= rest.find("/") < at:
        return "", None, rest
    user, colon, password = rest[:at].partition(":")
    return user, password if colon else None, rest[at + 1 :]


def _cut_host(text: str) -> tuple[str, str]:
    if text.startswith("["):
        host, bracket, port = text.partition("]")
        if not bracket or (port and not port.startswith(":")):
            raise UrlError("its IPv6 address is not closed; write [::1]:5432")
        return host + "]", port[1:]
    host, _, port = text.partition(":")
    return host, port


def _check_port(port: str) -> None:
    if port and not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise UrlError(
            "its port is no number from 1 to 65535; if the password holds ':', '/', '?', '#' or '@', "
            "write %3A, %2F, %3F, %23 or %40 in their place"
        )


def _cut_query(text: str) -> tuple[tuple[str, str], ...]:
    pairs: list[tuple[str, str]] = []
    for item in filter(None, text.split("&")):
        name, equals, value = item.partition("=")
        if name not in LIBPQ_PARAMETERS and name not in FOREIGN_PARAMETERS:
            raise UrlError(f"it has a parameter that PostgreSQL does not know{_near(name)}; correct or remove it")
        if not equals:
            raise UrlError(f"its parameter {name!r} has no value")
        pairs.append((name, value))
    if any(name == "schema" and value != "public" for name, value in pairs):
        raise UrlError("its parameter 'schema' is not PostgreSQL's; write options=-csearch_path%3D<schema> in its place")
    return tuple(pairs)


def _near(name: str) -> str:
    """The misspelt name, only where it is nearly one that we know: else it may be a piece of a password."""
    from difflib import get_close_matches  # noqa: PLC0415 - for a message only

    matches = get_close_matches(name, LIBPQ_PARAMETERS, 1, 0.75)
    return f": {name!r}; perhaps {matches[0]!r} is meant" if matches else ""


def is_pooled(url: str) -> bool:
    """
    Whether a pooler in transaction mode answers at *url*: Neon, Vercel, Supabase, PgBouncer.

    ``pgbouncer=true`` or ``pgbouncer=false`` in the URL decides where it stands there. Supabase's pooler is in session mode, which is as
    good as a direct connection, on every port but 6543.
    """
    parts = parse(url)
    if (flag := parts.parameter("pgbouncer")) is not None:
        return flag.lower() in {"true", "1"}
    return any(_is_pooler(host, port) for host, port in parts.places())


def _is_pooler(host: str, port: str) -> bool:
    if port in POOLER_PORTS:
        return True
    if host.endswith(".pooler.supabase.com"):
        return False
    return not host.startswith("/") and any(label == "pooler" or label.endswith("-pooler") for label in host.split("."))


def is_local(url: str) -> bool:
    """Whether every server of *url* is on this machine: a socket, ``localhost`` or a loopback address."""
    return all(
        not host or host.startswith(("/", "@")) or host in {"localhost", "::1"} or _is_loopback_v4(host) for host, _ in parse(url).places()
    )


def _is_loopback_v4(host: str) -> bool:
    octets = host.split(".")
    return len(octets) == 4 and octets[0] == "127" and all(octet.isdigit() for octet in octets)


def redacted(url: str) -> str:
    """*url* for people to read: no password, nothing at all of a URL that cannot be cut safely."""
    try:
        parts = parse(url)
    except UrlError:
        return "postgresql://***"
    query = tuple((name, "***" if name in SECRET_PARAMETERS else value) for name, value in parts.query)
    return str(parts._replace(password=None if parts.password is None else "***", query=query))


def without_twinsql_options(url: str) -> str:
    """*url* without the parameters that other tools put there and libpq would refuse."""
    parts = parse(url)
    return str(parts._replace(query=tuple(pair for pair in parts.query if pair[0] not in FOREIGN_PARAMETERS)))


def with_tls_default(url: str) -> str:
    """
    *url* with ``sslmode=verify-full`` where it names a server elsewhere and says nothing of TLS itself.

    The system's certificates are trusted unless the URL names others. Needs libpq 16 or newer, as psycopg's binary package has it.
    """
    parts = parse(url)
    if is_local(url) or any(parts.parameter(name) is not None for name in ("sslmode", "ssl", "service")):
        return str(parts)
    extra = [("sslmode", "verify-full")]
    if parts.parameter("sslrootcert") is None:
        extra.append(("sslrootcert", "system"))
    return str(parts._replace(query=(*parts.query, *extra)))


def driver_url(url: str) -> str:
    """*url* as the driver gets it: one scheme, no foreign parameters, TLS by default."""
    return with_tls_default(without_twinsql_options(url))
