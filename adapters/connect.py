"""From settings to an open database. It must be there: nothing is created."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import ConfigError, ConnectionLost
from .settings import ARGUMENT, Settings, pooled_postgres_url, sqlite_file_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .protocol import Adapter
    from .tracer import Tracer


def connect(settings: Settings | None = None, *, tracers: Iterable[Tracer] = ()) -> Adapter:
    """
    Open the database that *settings* name, those of the environment and the env files unless given.

    Close it, or use it in a ``with``. *tracers* are listeners: see `tracer`.

    Raises:
        ConfigError: a setting is wrong, or names a database that is not there.
        ConnectionLost: the server cannot be reached.
    """
    settings = settings or Settings.load()
    if not settings.use_postgres:
        from .sqlite import SqliteAdapter  # noqa: PLC0415 - only the engine in use is loaded

        return SqliteAdapter(sqlite_file_name(settings), tracers=tracers)
    return _postgres(settings, tracers)


def _postgres(settings: Settings, tracers: Iterable[Tracer]) -> Adapter:
    from . import urls  # noqa: PLC0415 - only the engine in use is loaded
    from .postgres import PostgresAdapter  # noqa: PLC0415

    kind: type[ConfigError | ConnectionLost] = ConfigError
    try:
        return PostgresAdapter(
            pooled_postgres_url(settings),
            pooled=urls.is_pooled(settings.postgres_url or ""),
            size=settings.pool_size,
            idle_s=settings.pool_idle_s,
            connect_timeout_s=settings.connect_timeout_s,
            tracers=tracers,
        )
    except urls.UrlError as error:
        what, cure = f"The PostgreSQL address is wrong: {error}.", list[str]()
    except (ConfigError, ConnectionLost) as error:
        what, *cure = str(error).splitlines()
        kind = type(error)
    shown = urls.redacted(settings.postgres_url or "")
    raise kind("\n".join([what, f"    from: POSTGRES_URL, {settings.sources.get('POSTGRES_URL', ARGUMENT)}: {shown}", *cure]))
