"""What ``twinsql doctor`` asks of settings and database: a finding for each thing that can be wrong. Nothing is changed."""

from __future__ import annotations

import sqlite3
import sys
from typing import TYPE_CHECKING

from . import observing, urls
from .errors import Error
from .finding import Finding, failed
from .migrations import status
from .settings import DEFAULT, VARIABLES, Settings, direct_postgres_url

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OLDEST_SQLITE = (3, 38, 0)
"""The first that has both JSON built in and STRICT tables."""


def diagnose(settings: Settings, migrations: Path) -> Iterator[Finding]:
    """Check versions, settings, database and *migrations*, each after what it depends on."""
    yield Finding("python", "ok", ".".join(map(str, sys.version_info[:3])))
    if sqlite3.sqlite_version_info >= OLDEST_SQLITE:
        yield Finding("sqlite", "ok", sqlite3.sqlite_version)
    else:
        yield Finding("sqlite", "fail", f"{sqlite3.sqlite_version} is too old", "use a Python that comes with SQLite 3.38 or newer")
    yield from _settings(settings)
    if settings.use_postgres:
        from .diagnose_postgres import diagnose_postgres as diagnose_engine  # noqa: PLC0415 - only the engine in use is loaded
    else:
        from .diagnose_sqlite import diagnose_sqlite as diagnose_engine  # noqa: PLC0415
    answers = yield from diagnose_engine(settings)
    if answers:
        yield _migrations(settings, migrations)


def _settings(settings: Settings) -> Iterator[Finding]:
    yield Finding("project", "ok", str(settings.root))
    yield Finding("env files", "ok", ", ".join(path.name for path in settings.env_files) or "none")
    seen = observing.shown(settings.observing)
    shown = {
        "USE_POSTGRES": str(settings.use_postgres).lower(),
        "DATABASE_URL": str(settings.sqlite_path),
        "POSTGRES_URL": _address(settings.postgres_url),
        "POSTGRES_URL_NON_POOLING": _address(settings.postgres_url_non_pooling),
        "POSTGRES_POOL_SIZE": str(settings.pool_size),
        "POSTGRES_POOL_IDLE_S": f"{settings.pool_idle_s:g}",
        "POSTGRES_CONNECT_TIMEOUT_S": f"{settings.connect_timeout_s:g}",
    } | seen
    for name in VARIABLES:
        if name == "USE_POSTGRES" or name in seen or (name == "DATABASE_URL") != settings.use_postgres:
            yield Finding(name, "ok", f"{shown[name]} ({settings.sources.get(name, DEFAULT)})")


def _address(url: str | None) -> str:
    return urls.redacted(url) if url else "not set"


def _migrations(settings: Settings, folder: Path) -> Finding:
    try:
        listed = status(direct_postgres_url(settings) if settings.use_postgres else settings.sqlite_path, folder)
    except Error as error:
        return failed("migrations", error)
    missing = [name for name, applied in listed if not applied]
    if missing:
        return Finding("migrations", "fail", f"not applied: {', '.join(missing)}", "apply them with: twinsql migrate")
    return Finding("migrations", "ok", f"{len(listed)} of {len(listed)} applied")
