"""Interrupts at every moment at which the interpreter looks for signals."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

ROOM = "twinsql.adapters."
DOORS = {"SqliteTransaction.__exit__", "Pool.give_back"}
"""Functions that free what is taken cannot catch what comes before their first line."""


class StopNow(BaseException):
    """What a signal's handler raises."""


def interrupted(work: Callable[[], object], moment: int) -> bool:
    """
    Whether *work* was interrupted before moment number *moment* of the adapter's code had passed.

    The interpreter looks for signals where a function begins and where one that is written in C has returned.
    """
    left = moment

    def watch(frame: FrameType, event: str, _: object) -> None:
        nonlocal left
        ours = str(frame.f_globals.get("__name__")).startswith(ROOM)
        if ours and (event == "c_return" or (event == "call" and frame.f_code.co_qualname not in DOORS)):
            left -= 1
            if left == 0:
                sys.setprofile(None)
                raise StopNow

    sys.setprofile(watch)
    try:
        work()
    except StopNow:
        return True
    finally:
        sys.setprofile(None)
    return False
