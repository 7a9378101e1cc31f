"""Sentry's client: the application's where it has one, else a plain one of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sentry_sdk
from sentry_sdk.integrations.atexit import AtexitIntegration
from sentry_sdk.integrations.dedupe import DedupeIntegration
from sentry_sdk.utils import BadDsn

from ..adapters.errors import ConfigError
from .sentry import SentryListener

if TYPE_CHECKING:
    from ..adapters.observing import Observing


def listener(observing: Observing) -> SentryListener:
    """
    Who tells Sentry. A client is set up where the application has none, for database errors and nothing else.

    None of Sentry's own integrations is switched on then: those for databases send SQL with its parameters, those for logs, processes and
    web frameworks what the application said, was called with and was asked.

    Raises:
        ConfigError: SENTRY_DSN is no address of Sentry's.
    """
    if not sentry_sdk.is_initialized():
        _set_up(observing.sentry_dsn or "")
    return SentryListener()


def _set_up(dsn: str) -> None:
    try:
        sentry_sdk.init(
            dsn=dsn,
            default_integrations=False,
            auto_enabling_integrations=False,
            integrations=[DedupeIntegration(), AtexitIntegration(callback=_say_nothing)],
            include_local_variables=False,
            auto_session_tracking=False,
        )
    except BadDsn:
        bad = True
    else:
        bad = False
    if bad:
        raise ConfigError(
            "SENTRY_DSN is no address of Sentry's\n    fix:  write SENTRY_DSN=https://KEY@HOST/PROJECT, as the project's page in Sentry shows it"
        )


def _say_nothing(pending: int, timeout: float) -> None:
    """Events still to be sent when the process ends are sent without a word on the terminal."""
