"""Gauges of a pool, as both adapters report them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PoolStats:
    """
    The state of a pool at one moment (protocol PoolStats).

    Attributes:
        size: connections open.
        idle: connections open and not in use.
        waiting: callers in the queue.
    """

    size: int
    idle: int
    waiting: int
