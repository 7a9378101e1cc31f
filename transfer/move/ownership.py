"""Whose move it is: a new one, a dead one that goes on here, or one of somebody else."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING

import psycopg

from ..copy import journal
from ..copy.journal import Owner
from ..outcome import TransferRefused
from ..session import own_error
from . import target_setup
from .errors import as_refusal
from .heart import SILENT_S

if TYPE_CHECKING:
    from ..copy.journal import Unfinished
    from ..plan.draft import Draft
    from .beginning import Beginning
    from .moving import Moving
    from .options import MoveOptions


def unfinished_here(moving: Moving) -> Unfinished | None:
    """
    The dead move that is to be gone on with; None where a new one is to begin.

    Raises:
        TransferRefused: somebody moves into this target, or a dead move cannot be gone on with here.
    """
    before, given = journal.unfinished(moving.target), moving.options
    if before is None:
        if given.resume:
            raise TransferRefused("There is no unfinished move in this target\n    fix:  leave out --resume to begin one")
        return None
    if before.snapshot == moving.place.name:
        # Its lock is ours: whoever held it is dead.
        if moving.place.source != str(moving.source.absolute()):
            raise TransferRefused(f"The unfinished move in {given.work} is of {moving.place.source}\n    fix:  go on with that one first")
        return before
    if before.silent_s < SILENT_S:
        raise TransferRefused(f"A move from {before.place} into this target is under way\n    fix:  wait until it is done")
    if not given.replace:
        raise TransferRefused(
            f"An unfinished move from {before.place} is in this target\n"
            "    fix:  go on with it there, with the same command; or give --replace with its tables to begin anew"
        )
    _end(moving, before)
    return None


def _end(moving: Moving, before: Unfinished) -> None:
    """Take a dead move over from another machine, only to undo it."""
    token = secrets.token_hex(16)
    journal.take_over(moving.target, Owner(token, moving.place.place, before.snapshot, before.plan), before)
    target_setup.undo(moving.target, token)


def own(moving: Moving, owner: Owner, before: Unfinished | None, beginning: Beginning) -> None:
    """
    Make the move that of *owner*: begin it, or go on with the dead one.

    Raises:
        TransferRefused: the target does not allow it, or *before* had another plan.
        TransferInterrupted, ConnectionLost: somebody was faster, or the target is gone.
    """
    if before is None:
        _begin(moving, owner, beginning)
        return
    if before.plan != owner.plan:
        raise TransferRefused(
            "The unfinished move in this target has another plan: rules, map or options differ, or the target's schema has changed\n"
            "    fix:  give the command as it was"
        )
    journal.take_over(moving.target, owner, before)


def _begin(moving: Moving, owner: Owner, beginning: Beginning) -> None:
    error: Exception
    try:
        target_setup.prepare(moving.target, owner, beginning.draft, beginning.pieces, beginning.orphans, moving.options.replace)
    except psycopg.Error as caught:
        error = own_error(caught, moving.target, writes=True)
    except TransferRefused as caught:
        error = caught
    else:
        return
    # It was one transaction: nothing has happened.
    moving.place.remove()
    raise as_refusal(error)


def identity(draft: Draft, options: MoveOptions) -> str:
    """A hash of the plan, whatever order its tables come in: that hangs on foreign keys, which are away while rows are copied."""
    parts = [
        *sorted(map(repr, draft.plan.tables)),
        *sorted(draft.plan.dropped),
        repr(draft.creation),
        repr((options.rules, options.mapping, options.leave_out, options.largest)),
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
