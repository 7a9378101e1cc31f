"""What became of a transaction whose connection went during COMMIT."""

from __future__ import annotations

import time
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from .errors import DataError, OperationalError

if TYPE_CHECKING:
    from .postgres_pool import Pool
    from .postgres_session import PostgresSession

WAIT_S = 10.0
"""How long we wait for the server to come back, to notice that a connection is gone, and to end its transaction."""

PAUSE_S = 0.05

ABORTED = "aborted"
COMMITTED = "committed"
IN_PROGRESS = "in progress"

MARK = "SELECT pg_current_xact_id_if_assigned()::text, stats_reset::text FROM pg_stat_wal"
LOOK = "SELECT CASE WHEN pg_is_in_recovery() THEN 'in progress' ELSE pg_xact_status($1::text::xid8) END, stats_reset::text FROM pg_stat_wal"


class Mark(NamedTuple):
    """
    A transaction that is about to be committed.

    Attributes:
        xid: its id.
        life: when the server began to count; it begins anew after a crash.
    """

    xid: str
    life: str


def mark(session: PostgresSession) -> Mark | None:
    """The transaction that is open on *session*; None where it changed nothing."""
    xid, life = session.ask(MARK)
    return None if xid is None else Mark(xid, life or "")


def outcome(pool: Pool, marked: Mark | None) -> str | None:
    """``committed`` or ``aborted``; None where that cannot be known."""
    if marked is None:
        return ABORTED
    deadline = monotonic() + WAIT_S
    while True:
        status = _look(pool, marked)
        if status != IN_PROGRESS:
            return status
        if monotonic() >= deadline:
            return None
        time.sleep(PAUSE_S)


def _look(pool: Pool, marked: Mark) -> str | None:
    """What the server says now; ``in progress`` too where it cannot be asked."""
    status: str | None
    try:
        session = pool.take()
        try:
            status, life = session.ask(LOOK, marked.xid)
        finally:
            pool.give_back(session)
    except OperationalError:
        return IN_PROGRESS
    except DataError:
        return ABORTED  # the id lies in the future: a crash took it back
    if status == COMMITTED and life != marked.life:
        return None  # ids that a crash took back are given out again, so this may be another transaction's
    return status
