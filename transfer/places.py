"""Where a database is: a path, a URL, or what the settings say."""

from __future__ import annotations

from pathlib import Path

from ..adapters import urls
from ..adapters.errors import ConfigError
from ..adapters.settings import Settings, direct_postgres_url, sqlite_file


def sqlite_place(text: str | None, settings: Settings | None = None) -> Path:
    """
    The SQLite file that *text* names, by a path or as ``sqlite:///…``; the one of the settings where it is None.

    Raises:
        ConfigError: it names a PostgreSQL.
    """
    if text is None:
        return sqlite_file(settings or Settings.load())
    if urls.looks_postgres(text):
        raise ConfigError("A SQLite file is wanted here, the address of a PostgreSQL was given\n    fix:  give the file's path")
    return Path(text.removeprefix("sqlite:///").removeprefix("sqlite://").removeprefix("file:")).expanduser()


def postgres_place(text: str | None, settings: Settings | None = None) -> str:
    """
    The address of a PostgreSQL without a pooler between; the one of the settings (POSTGRES_URL_NON_POOLING first) where *text* is None.

    Raises:
        ConfigError: it is no address of a PostgreSQL, or leads to a pooler, where a session's state may get lost between two statements.
    """
    if text is None:
        settings = settings or Settings.load()
        if settings.postgres_url is None and settings.postgres_url_non_pooling is None:
            raise ConfigError(
                "No PostgreSQL is named, and the settings have none\n"
                "    fix:  give its address, postgresql://user@host/database, or set POSTGRES_URL_NON_POOLING or POSTGRES_URL"
            )
        return direct_postgres_url(settings)
    if not urls.looks_postgres(text):
        raise ConfigError("The address of a PostgreSQL is wanted here\n    fix:  write postgresql://user@host/database")
    if urls.is_pooled(text):
        raise ConfigError(f"{urls.redacted(text)} leads to a pooler\n    fix:  give the direct address, POSTGRES_URL_NON_POOLING")
    return text


def is_postgres(text: str | None, settings: Settings | None = None) -> bool:
    """Whether *text*, or the settings where it is None, name a PostgreSQL."""
    if text is None:
        return (settings or Settings.load()).use_postgres
    return urls.looks_postgres(text)
