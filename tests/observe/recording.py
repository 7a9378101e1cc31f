"""A Sentry client that keeps what it would send."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

import sentry_sdk
from sentry_sdk.transport import Transport

if TYPE_CHECKING:
    from collections.abc import Generator

    from sentry_sdk.envelope import Envelope

DSN = "https://public@sentry.example/1"


class Recorded(Transport):
    """
    Where events go instead of Sentry.

    Attributes:
        events: errors and messages.
        transactions: what was traced.
    """

    def __init__(self) -> None:
        super().__init__()
        self.events: list[dict[str, Any]] = []
        self.transactions: list[dict[str, Any]] = []
        self.text = ""

    def capture_envelope(self, envelope: Envelope) -> None:
        self.text += envelope.serialize().decode(errors="replace")
        for item in envelope.items:
            content = cast("dict[str, Any]", json.loads(item.get_bytes() or b"{}"))
            if item.type == "event":
                self.events.append(content)
            elif item.type == "transaction":
                self.transactions.append(content)

    def kinds(self) -> list[str]:
        """The classes that the errors' last lines name."""
        return [str(event["exception"]["values"][-1]["type"]) for event in self.events]


@contextmanager
def recording(**options: Any) -> Generator[Recorded]:
    """The application's own client, with everything on, for as long as the ``with``."""
    recorded = Recorded()
    with sentry_sdk.isolation_scope():
        sentry_sdk.init(
            dsn=DSN, transport=recorded, traces_sample_rate=1.0, include_local_variables=True, auto_enabling_integrations=False, **options
        )
        try:
            yield recorded
        finally:
            sentry_sdk.get_global_scope().set_client(None)
