"""The end of a move: compared, kept in mind, forgotten by the target."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from ...adapters.errors import DatabaseError
from .. import quarantine
from ..catalogue import read_catalogue
from ..copy import journal
from ..outcome import TransferRefused
from ..source import open_source
from .errors import own_errors
from .options import Moved
from .source_changes import changed_tables

if TYPE_CHECKING:
    from ..copy.journal import Owner
    from ..plan.draft import Draft
    from ..quarantine import LeftOut
    from .moving import Moving


def done_already(moving: Moving, draft: Draft, left_out: list[LeftOut]) -> Moved | None:
    """What became of a move that has been proved, and whose process died before it could say so; None where it does not hold."""
    with suppress(DatabaseError, TransferRefused), own_errors(moving.target):
        report = moving.compared(draft, left_out)
        if not report.findings and any(draft.rows(one.source) for one in draft.plan.tables):
            moving.place.proved(moving.to, left_out)
            moving.place.empty()
            return Moved(report.exit, draft, resumed=True, left_out=left_out, report=report, backup=moving.place.kept)
    return None


def end(moving: Moving, owner: Owner, draft: Draft, *, resumed: bool) -> Moved:
    """
    Compare both sides, keep the rows that were left out, and let the target forget the move.

    Raises:
        TransferInterrupted: somebody else goes on with it.
        DatabaseError, StorageFailure: a side failed, or the rows that were left out cannot be kept.
    """
    left_out = journal.quarantined(moving.target)
    rows: dict[str, int] = {}
    for piece in journal.pieces(moving.target):
        rows[piece.source] = rows.get(piece.source, 0) + piece.rows
    report = moving.compared(draft, left_out)
    moving.progress.stage("source")
    report.changed = changed = changed_tables(moving.source, moving.place.snapshot)
    if left_out and moving.options.quarantine is not None:
        with open_source(moving.source_now.path) as snapshot:
            catalogue = read_catalogue(snapshot)
        quarantine.keep(moving.options.quarantine, moving.source_now.path, catalogue, left_out)
    if not report.findings:
        moving.place.proved(moving.to, left_out)
    moving.place.keep_backup()
    with moving.target.transaction():
        journal.fence(moving.target, owner.token)
        journal.forget(moving.target)
    moving.place.empty()
    return Moved(report.exit, draft, resumed, rows, left_out, changed, report, moving.place.kept)
