"""The sign of life of a move, which others who would move into its target look for."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from ...adapters.errors import Error
from ..copy import journal
from ..session import open_session

if TYPE_CHECKING:
    from collections.abc import Generator

BEAT_S = 5.0
SILENT_S = 30.0
"""A move that has not been heard of for so long is dead, or its machine cannot reach the target."""


@contextmanager
def heart(url: str, token: str) -> Generator[None]:
    """Says every few seconds that the move is alive, on a connection of its own: the others may wait long for the server."""
    ended = threading.Event()

    def beat() -> None:
        while not ended.wait(BEAT_S):
            # Where it cannot, the move itself will notice.
            with suppress(Error), open_session(url) as connection:
                journal.beat(connection, token)

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
