"""Pools that a forked child inherits, and must let go of: their connections are the parent's."""

from __future__ import annotations

import os
from typing import Protocol
from weakref import WeakSet


class Inherited(Protocol):
    """A pool."""

    def abandon(self) -> None:
        """In a forked child: be closed, and leave the parent's connections as they are."""
        ...


def abandon_when_forked(pool: Inherited) -> None:
    """Have every child that this process forks abandon *pool*, for as long as it is in use."""
    _POOLS.add(pool)


_POOLS: WeakSet[Inherited] = WeakSet()


def _abandon_all() -> None:
    for pool in list(_POOLS):
        pool.abandon()


os.register_at_fork(after_in_child=_abandon_all)
