"""
An error leaves the library: frames of ours, whose variables are parameters and rows, leave its traceback.

A public method calls `without_our_frames` in its ``except`` and raises on with a bare ``raise``, which does not put the method's own frame
back. The caller's traceback ends at the caller's line. Where nothing fails that costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import Error

if TYPE_CHECKING:
    from types import FrameType, TracebackType

_ROOT = __name__.split(".", maxsplit=1)[0]

OURS = (f"{_ROOT}.adapters.", f"{_ROOT}.observe.", "psycopg.")
"""Modules whose variables hold values."""


def without_our_frames(error: BaseException) -> None:
    """
    Take frames of ours out of the traceback of *error*, and what was raised and caught in the library out of its context.

    Of an error that is a bug of ours the lines stay and their variables go: who mends it needs the lines.
    """
    context = error.__context__
    if context is not None and all(_ours(one.tb_frame) for one in _lines(context.__traceback__)):
        error.__context__ = None
    lines = _lines(error.__traceback__)
    bug = _is_bug(error, lines)
    kept = [one for one in lines if not _ours(one.tb_frame) or (bug and _emptied(one.tb_frame))]
    following: TracebackType | None = None
    for one in reversed(kept):
        one.tb_next = following
        following = one
    error.__traceback__ = following


def _lines(first: TracebackType | None) -> list[TracebackType]:
    found: list[TracebackType] = []
    while first is not None:
        found.append(first)
        first = first.tb_next
    return found


def _is_bug(error: BaseException, lines: list[TracebackType]) -> bool:
    """Whether something of ours raised what it should not: neither an error of ours, nor an interrupt, nor the caller's own."""
    return isinstance(error, Exception) and not isinstance(error, Error) and bool(lines) and _ours(lines[-1].tb_frame)


def _ours(frame: FrameType) -> bool:
    return str(frame.f_globals.get("__name__")).startswith(OURS)


def _emptied(frame: FrameType) -> bool:
    """Whether the variables of *frame* are gone; those of one that still runs cannot be."""
    try:
        frame.clear()
    except RuntimeError:
        return False
    return True
