"""
``twinsql move``: a SQLite database into a PostgreSQL, from one moment, while the application goes on writing.

Everything that has to be remembered is in two places: the snapshot in a folder, and how far the rows are in the target itself
(``journal``). Whatever dies, the same command goes on where it ended.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from ...adapters.errors import ConfigError, Error
from ...adapters.tracing import Tracing
from .. import quarantine
from ..backups.backup import back_up
from ..copy.journal import Owner
from ..outcome import Exit
from ..progress import NoProgress
from ..session import open_session
from .beginning import look
from .carrying import carry
from .ending import done_already
from .errors import interrupted, refuse_read_only
from .moving import Moving
from .options import Moved
from .ownership import identity, own, unfinished_here
from .workplace import workplace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ...adapters.tracer import Tracer
    from ..progress import Progress
    from .options import MoveOptions


def move(
    source: Path,
    url: str,
    options: MoveOptions,
    progress: Progress | None = None,
    tracers: Iterable[Tracer] = (),
) -> Moved:
    """
    Move the SQLite database *source* into the PostgreSQL at *url*; *tracers* with ``copy_started`` or ``copy_finished`` hear of its tables.

    Raises:
        ConfigError: a place is wrong.
        TransferRefused: the data or the target do not allow it; the target is as it was.
        TransferInterrupted: it ended early; the same command goes on.
        DatabaseError: source or server failed before anything was written.
    """
    if options.create_schema and options.mapping is not None:
        raise ConfigError(
            "--map leads to tables that are there, --create-schema makes those of the source\n"
            "    fix:  make the schema with twinsql schema, edit it and apply it, then move with the map alone"
        )
    progress = progress or NoProgress()
    try:
        with workplace(options.work) as place, open_session(url, writes=True) as target:
            return _run(Moving(source, url, options, progress, place, target, Tracing(tracers)))
    except KeyboardInterrupt:
        raise interrupted("interrupted") from None
    finally:
        progress.done()


def _run(moving: Moving) -> Moved:
    given, place = moving.options, moving.place
    refuse_read_only(moving.target)
    before = unfinished_here(moving)
    resumed = before is not None
    if not resumed and given.quarantine is not None and not given.dry_run:
        quarantine.check_empty(given.quarantine)
    known = place.left_out(moving.to)
    snapshot = _taken(moving) if before is None else before.snapshot
    beginning = look(moving, resumed=resumed)
    if given.dry_run:
        if not resumed:
            place.remove()
        return Moved(Exit.EQUAL, beginning.draft, resumed=resumed)
    if not resumed:
        if known is not None and (done := done_already(moving, beginning.draft, known)):
            return done
        _back_up(moving)
    owner = Owner(secrets.token_hex(16), place.place, snapshot, identity(beginning.draft, given))
    own(moving, owner, before, beginning)
    return carry(moving, owner, beginning, resumed=resumed)


def _back_up(moving: Moving) -> None:
    moving.progress.stage("backup")
    try:
        back_up(moving.source, moving.place.backup)
    except Error:
        moving.place.remove()
        raise


def _taken(moving: Moving) -> str:
    """The name of a new snapshot."""
    moving.progress.stage("snapshot")
    return moving.place.take(moving.source)
