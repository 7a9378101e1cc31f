"""What an adapter counts: its statements and its pool."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .timing import Timing


@dataclass(frozen=True, slots=True)
class PoolStats:
    """
    The state of a pool at one moment, and what has happened to it.

    Attributes:
        limit: connections at most; None where readers are opened as they are needed, as on SQLite.
        size: connections open.
        idle: connections open and not in use.
        waiting: callers in the queue.
        opened: connections made since the start.
        lost: connections closed because the server or the network had gone, or a caller had left them unusable.
        waits: how long callers waited, for a connection in use or a new one (on SQLite, for the write lock); its errors are those who got none.
    """

    limit: int | None
    size: int
    idle: int
    waiting: int
    opened: int
    lost: int
    waits: Timing


@dataclass(frozen=True, slots=True)
class Stats:
    """
    Counts of an adapter since it was opened.

    Attributes:
        statements: by statement name: runs, failures, rows and durations.
        pool: its connections.
    """

    statements: Mapping[str, Timing]
    pool: PoolStats
