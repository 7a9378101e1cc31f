"""What is found out before anything is written to the target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import psycopg

from ...adapters.errors import Error
from ..catalogue import read_catalogue
from ..session import own_error
from ..source import open_source
from .errors import as_refusal
from .left_out import lost_children
from .pieces import pieces_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..catalogue import Catalogue
    from ..copy.journal import PieceState
    from ..plan.draft import Draft
    from ..quarantine import LeftOut
    from .moving import Moving


@dataclass(frozen=True, slots=True)
class Beginning:
    """
    A move that may begin.

    Attributes:
        draft: what is to be done.
        catalogue: of what is carried.
        pieces: to be copied; empty where a dead move goes on, whose target knows them.
        orphans: rows that are left out from the beginning; likewise.
    """

    draft: Draft
    catalogue: Catalogue
    pieces: Sequence[PieceState] = ()
    orphans: Sequence[LeftOut] = ()


def look(moving: Moving, *, resumed: bool) -> Beginning:
    """
    Map, census and plan; the snapshot of a move that cannot begin is removed.

    Raises:
        ConfigError: a rule or the map is wrong.
        TransferRefused: the data or the target do not allow it.
        DatabaseError: a side failed.
    """
    try:
        moving.prepare()
        return _looked(moving, resumed=resumed)
    except (Error, psycopg.Error, KeyboardInterrupt) as caught:
        if not resumed:
            moving.place.remove()
        raise as_refusal(own_error(caught, moving.target, writes=True)) if isinstance(caught, psycopg.Error) else caught from None


def _looked(moving: Moving, *, resumed: bool) -> Beginning:
    with open_source(moving.source_now.path) as snapshot:
        catalogue = read_catalogue(snapshot)
        draft = moving.draft(snapshot, catalogue, resumed=resumed)
        if resumed:
            return Beginning(draft, catalogue)
        pieces = pieces_of(snapshot, catalogue, draft, moving.jobs)
        orphans = lost_children(snapshot, catalogue, draft.needs, ()) if moving.options.leave_out else []
        return Beginning(draft, catalogue, pieces, orphans)
