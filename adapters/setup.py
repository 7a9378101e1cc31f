"""Bringing the database that the settings name up to date, making what can be made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import migrations, urls
from .errors import ConfigError
from .settings import DEFAULT, direct_postgres_url, sqlite_file

if TYPE_CHECKING:
    from pathlib import Path

    from .protocol import Dialect
    from .settings import Settings


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    What was done.

    Attributes:
        place: the database: a path, or an address without its password.
        created: whether the SQLite file is new.
        applied: names of the migrations that were applied now, in order.
    """

    dialect: Dialect
    place: str
    created: bool
    applied: tuple[str, ...]


def set_up(settings: Settings, folder: Path) -> Outcome:
    """
    Make the SQLite file, with its folders, where it is not there, and apply the migrations in *folder*.

    Doing it twice, or twice at once, does it once. A PostgreSQL database must be there.

    Raises:
        ConfigError: a setting is wrong.
        MigrationError: a migration cannot be applied.
        DatabaseError: the database failed; what was being applied is rolled back.
    """
    created = not settings.use_postgres and _create(settings, folder)
    dialect, place, applied = migrate(settings, folder)
    return Outcome(dialect, place, created, applied)


def migrate(settings: Settings, folder: Path) -> tuple[Dialect, str, tuple[str, ...]]:
    """Apply the migrations in *folder* to a database that is there: engine, place and names of what was applied; raises as `set_up` does."""
    target = _target(settings)
    return _dialect(settings), place(settings), tuple(migrations.apply(target, folder))


def listed(settings: Settings, folder: Path) -> list[tuple[str, bool]]:
    """Every migration in *folder* by name, and whether it is applied; raises as `set_up` does."""
    return list(migrations.status(_target(settings), folder))


def place(settings: Settings) -> str:
    """The database's path, or its address without the password."""
    if not settings.use_postgres:
        return str(settings.sqlite_path)
    return urls.redacted(direct_postgres_url(settings))


def _target(settings: Settings) -> Path | str:
    if not settings.use_postgres:
        return sqlite_file(settings)
    from .diagnose_postgres import require_postgres  # noqa: PLC0415 - only the engine in use is loaded

    require_postgres(settings)
    return direct_postgres_url(settings)


def _dialect(settings: Settings) -> Dialect:
    return "postgres" if settings.use_postgres else "sqlite"


def _create(settings: Settings, folder: Path) -> bool:
    path = settings.sqlite_path
    if path.exists():
        return False
    migrations.sqlite_script(folder)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(exist_ok=False)
    except OSError as error:
        if path.is_file():
            return False
        source = settings.sources.get("DATABASE_URL", DEFAULT)
        raise ConfigError(
            f"DATABASE_URL names a file that cannot be created: {path}: {error.strerror}\n    from: {source}\n    fix:  name a file in a folder that this user may write to"
        ) from None
    return True
