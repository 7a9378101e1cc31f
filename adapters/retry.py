"""Repeating a transaction whole."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from .errors import ConnectionLost, DatabaseError, LockTimeout, SerializationFailure

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

REPEATED = (ConnectionLost, LockTimeout, SerializationFailure)
FIRST_PAUSE_S = 0.005
LONGEST_PAUSE_S = 1.0


def repeat(attempt: Callable[[], T], attempts: int) -> T:
    """
    Call *attempt* until it returns, *attempts* times at most, pausing a random while that grows.

    Raises:
        DatabaseError: the last attempt's, or one that repeating cannot help.
    """
    for number in range(1, attempts):
        try:
            return attempt()
        except REPEATED as error:
            if not may_repeat(error):
                raise
        _pause(min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2**number))
    return attempt()


def _pause(longest_s: float) -> None:
    from random import uniform  # noqa: PLC0415 - most transactions are not repeated

    time.sleep(uniform(0, longest_s))  # noqa: S311 - no secret depends on it


def may_repeat(error: DatabaseError) -> bool:
    """Whether repeating the whole transaction may help and cannot do anything twice."""
    return isinstance(error, REPEATED) and error.retryable
