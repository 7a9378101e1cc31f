"""The database that the settings name, with the listeners that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..adapters.connect import connect as open_database
from ..adapters.settings import Settings
from ..adapters.tracing import Tracing
from .log import QueryLog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..adapters.observing import Observing
    from ..adapters.protocol import Adapter
    from ..adapters.tracer import Tracer


def connect(settings: Settings | None = None, *, tracers: Iterable[Tracer] = ()) -> Adapter:
    """
    Open the database that *settings* name, those of the environment and the env files unless given.

    Close it, or use it in a ``with``. *tracers* listen besides those that the settings ask for: the log of slow and failed statements
    unless TWINSQL_LOG_QUERIES says otherwise.

    Raises:
        ConfigError: a setting is wrong, or names a database that is not there.
        ConnectionLost: the server cannot be reached.
        TypeError: *settings* are something else, such as a path or an address.
    """
    if not isinstance(settings, Settings | None):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"connect() takes Settings, not {type(settings).__name__}: set DATABASE_URL or POSTGRES_URL, or use Settings.load")
    heard = tuple(tracers)
    try:
        settings = settings or Settings.load()
        heard = (*listeners(settings.observing), *heard)
        return open_database(settings, tracers=heard)
    except BaseException as error:
        Tracing(heard).raised(error)
        raise


def listeners(observing: Observing) -> list[Tracer]:
    """Who listens by the settings. What one needs of other libraries is loaded when it has something to say."""
    found: list[Tracer] = []
    if observing.log_queries != "off":
        found.append(QueryLog(observing))
    if observing.sentry_dsn is not None:
        from .sentry_setup import listener  # noqa: PLC0415 - Sentry is loaded where there is a DSN

        found.append(listener(observing))
    if observing.n_plus_one:
        from .n_plus_one import NPlusOne  # noqa: PLC0415 - only those who look for them load it

        found.append(NPlusOne(observing.n_plus_one))
    return found
