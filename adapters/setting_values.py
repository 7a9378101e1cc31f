"""What the text of one variable means: a table of words, a number, a path, an address."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NoReturn

from .errors import ConfigError

if TYPE_CHECKING:
    from .env_files import Variable

TRUTH = {"true": True, "1": True, "yes": True, "on": True, "false": False, "0": False, "no": False, "off": False}
DEFAULT_DATABASE = "./data/chat.db"
POSTGRES_EXAMPLE = "postgresql://user:password@host:5432/database"


def refuse(what: str, source: str, cure: str) -> NoReturn:
    """Raise a ConfigError of three lines: what is wrong, where it came from, how to mend it."""
    raise ConfigError(f"{what}\n    from: {source}\n    fix:  {cure}") from None


def boolean(variable: Variable | None, cure: str = "write true or false") -> bool:
    """``true``, ``1``, ``yes``, ``on`` or their opposites, in any case; False where it is not set."""
    if variable is None:
        return False
    value = filled(variable)
    truth = TRUTH.get(value.lower())
    if truth is None:
        shown = f"={value}" if len(value) <= 12 and value.isalnum() else ""
        refuse(f"{variable.name}{shown} is neither true nor false", variable.source, cure)
    return truth


def number(variable: Variable | None, default: float, *, whole: bool = False, cure: str = "") -> float:
    """A number above 0; *default* where it is not set."""
    if variable is None:
        return default
    value = filled(variable)
    try:
        result = int(value) if whole else float(value)
    except ValueError:
        result = -1
    if not 0 < result < 1_000_000:
        kind = "whole number" if whole else "number"
        refuse(f"{variable.name} is no {kind} above 0", variable.source, cure or f"write one, such as {variable.name}={default:g}")
    return result


def sqlite_path(variable: Variable | None, root: str, *, use_postgres: bool) -> str:
    """The file that DATABASE_URL names; a PostgreSQL address in it is not looked at where PostgreSQL is used."""
    if variable is None or (use_postgres and _looks_postgres(variable.value)):
        return _joined(root, DEFAULT_DATABASE)
    value = filled(variable)
    if _looks_postgres(value):
        refuse(
            "DATABASE_URL is a PostgreSQL address, but USE_POSTGRES is false",
            variable.source,
            "put the address into POSTGRES_URL and set USE_POSTGRES=true, or make DATABASE_URL the path of a SQLite file",
        )
    scheme, separator, rest = value.partition("://")
    if separator:
        if scheme != "sqlite" or not rest.startswith("/") or "?" in rest or not rest.strip("/"):
            refuse(
                "DATABASE_URL is no path and no SQLite address",
                variable.source,
                f"write a path such as {DEFAULT_DATABASE}, or sqlite:///relative/file.db, or sqlite:////absolute/file.db",
            )
        from urllib.parse import unquote  # noqa: PLC0415 - most are plain paths

        value = unquote(rest[1:])
    if ":memory:" in value or value.startswith("file:"):
        refuse("DATABASE_URL must name a file", variable.source, 'write its path; a test opens SqliteAdapter(":memory:") itself')
    return _joined(root, os.path.expanduser(value) if value.startswith("~/") else value)


def _joined(root: str, path: str) -> str:
    """As pathlib would, which is slow to load."""
    return os.path.join(root, path).replace("/./", "/")


def _looks_postgres(text: str) -> bool:
    if ":" not in text:
        return False
    from . import urls  # noqa: PLC0415 - most are plain paths

    return urls.looks_postgres(text)


def postgres_url(variable: Variable | None, *, use_postgres: bool) -> str | None:
    """A checked address, as it was written; None where it is not set, or where it comes to nothing and is not needed."""
    if variable is None or (not use_postgres and variable.missing) or not (variable.value.strip() or variable.missing):
        return None
    value = filled(variable)
    if value.startswith("$") or "${" in value:
        refuse(
            f"{variable.name} holds a reference that nothing has expanded",
            variable.source,
            "put the address itself into the environment; ${…} is expanded only in env files",
        )
    from . import urls  # noqa: PLC0415 - SQLite has no addresses

    try:
        urls.parse(value)
    except urls.UrlError as error:
        refuse(f"{variable.name} is no usable PostgreSQL address: {error}", variable.source, f"write {POSTGRES_EXAMPLE}")
    return value


def filled(variable: Variable) -> str:
    """The value without blanks around it; raises ConfigError where it is empty or refers to a variable that is not set."""
    if variable.missing:
        names = " and ".join(f"${{{name}}}" for name in variable.missing)
        refuse(
            f"{variable.name} refers to {names}, which is not set", variable.source, f"set it, or give {variable.name} a value of its own"
        )
    value = variable.value.strip()
    if not value:
        refuse(f"{variable.name} is empty", variable.source, "give it a value, or remove it to have the default")
    return value
