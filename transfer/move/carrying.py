"""Rows, then keys and numbers; and the way back where the target refuses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...adapters.errors import DatabaseError, DataError, IntegrityError, ProgrammingError
from ..catalogue import read_catalogue
from ..copy import journal
from ..copy.copying import RowsRefused
from ..copy.workers import Job, copy_pieces
from ..outcome import TransferInterrupted, TransferRefused
from ..source import open_source
from . import target_setup
from .ending import end
from .errors import interrupted, own_errors
from .heart import heart
from .left_out import lost_children, refusals_of
from .pieces import table_job

if TYPE_CHECKING:
    from ..catalogue import Catalogue
    from ..copy.journal import Owner
    from ..plan.draft import Draft
    from .beginning import Beginning
    from .moving import Moving
    from .options import Moved


def carry(moving: Moving, owner: Owner, beginning: Beginning, *, resumed: bool) -> Moved:
    """
    All that follows once the target knows of the move.

    Raises:
        TransferRefused: the target refuses rows; it is as it was.
        TransferInterrupted: it ended early; the same command goes on.
    """
    draft = beginning.draft
    try:
        with heart(moving.url, owner.token), own_errors(moving.target):
            _copy(moving, owner, draft, beginning.catalogue)
            _finish(moving, owner, draft)
            return end(moving, owner, draft, resumed=resumed)
    except (RowsRefused, IntegrityError, DataError, ProgrammingError) as caught:
        refused = caught
    except DatabaseError as caught:
        raise interrupted(str(caught)) from None
    raise _undone(moving, owner, refused)


def _copy(moving: Moving, owner: Owner, draft: Draft, catalogue: Catalogue) -> None:
    target, given = moving.target, moving.options
    moving.progress.stage("copy", sum(draft.rows(one.source) for one in draft.plan.tables))
    moving.progress.advance(sum(piece.rows for piece in journal.pieces(target)))
    while True:
        left_out = journal.quarantined(target)
        tables = {one.source: table_job(one, draft, catalogue, left_out, given.largest) for one in draft.plan.tables}
        job = Job(moving.url, moving.source_now.path, owner.token, tables, given.leave_out)
        open_pieces = [piece for piece in journal.pieces(target) if not piece.done]
        copy_pieces(job, target, open_pieces, moving.jobs, moving.progress.advance, moving.tracing)
        if not given.leave_out:
            return
        with open_source(moving.source_now.path) as snapshot:
            orphans = lost_children(snapshot, catalogue, draft.needs, journal.quarantined(target))
        if not orphans:
            return
        target_setup.set_back(target, owner.token, draft.plan, orphans)


def _finish(moving: Moving, owner: Owner, draft: Draft) -> None:
    tasks = journal.tasks(moving.target, "after", "restore")
    moving.progress.stage("keys and indexes", len(tasks))
    for number, statement in tasks:
        journal.do_task(moving.target, owner.token, number, statement)
        moving.progress.advance(1)
    moving.progress.stage("statistics")
    target_setup.set_numbers(moving.target, draft.plan)
    target_setup.analyze(moving.target, draft.plan)


def _undone(moving: Moving, owner: Owner, caught: Exception) -> Exception:
    """The refusal, after the target was made as it was."""
    rows = caught.rows if isinstance(caught, RowsRefused) else []
    with open_source(moving.source_now.path) as snapshot:
        refusals = refusals_of(snapshot, read_catalogue(snapshot), rows)
    try:
        with own_errors(moving.target):
            target_setup.undo(moving.target, owner.token)
    except (DatabaseError, TransferInterrupted) as failed:
        return interrupted(f"{caught}\n{failed}")
    moving.place.remove()
    what = f"The target refuses: {caught}" if isinstance(caught, DatabaseError) else "There are rows that cannot be carried as they are"
    replaced = moving.options.replace
    lost = f"{'' if moving.options.create_schema else 'the rows of '}{', '.join(replaced)}"
    but = f", without {lost}; foreign keys of other tables that miss them are NOT VALID" if replaced else ""
    return TransferRefused(f"{what}\nThe target is as it was before{but}", refusals)
