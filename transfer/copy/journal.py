"""
What a move remembers in its target: who moves, how far each piece is, what is still to be done.

Nothing here hangs on a session: a pooler may stand between. Whoever moves has a token in the one row of ``move``; every transaction that
writes rows sees, under a lock, that the token is still its own. Whoever goes on with a dead move changes it, and so shuts out what the dead
one's processes may still send.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..outcome import TransferInterrupted, TransferRefused
from ..quarantine import LeftOut

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..session import Connection

SCHEMA = Path(__file__).with_name("journal.sql").read_bytes
DROP = (
    b"DROP TABLE twinsql_transfer.move, twinsql_transfer.piece, twinsql_transfer.task, twinsql_transfer.quarantine",
    b"DROP SCHEMA twinsql_transfer",
)
ONE_AT_A_TIME = b"SELECT pg_advisory_xact_lock(7492338301172341)"
"""Held while a move begins or changes hands, until the transaction ends: it does not hang on the session either."""
EXISTS = b"SELECT to_regclass('twinsql_transfer.move') IS NOT NULL"
UNFINISHED = b"SELECT owner, place, snapshot, plan, extract(epoch FROM clock_timestamp() - beat)::float8 FROM twinsql_transfer.move"
BEGIN = b"INSERT INTO twinsql_transfer.move (owner, place, snapshot, plan) VALUES (%s, %s, %s, %s)"
TAKE_OVER = b"UPDATE twinsql_transfer.move SET owner = %s, beat = clock_timestamp() WHERE owner = %s"
BEAT = b"UPDATE twinsql_transfer.move SET beat = clock_timestamp() WHERE owner = %s"
# A key share lock lets the beat through, and keeps a new owner waiting.
FENCE = b"SELECT 1 FROM twinsql_transfer.move WHERE owner = %s FOR KEY SHARE"
PIECES = b"SELECT number, source, target, after, last, rows, done FROM twinsql_transfer.piece ORDER BY number"
ADD_PIECE = b"INSERT INTO twinsql_transfer.piece (number, source, target, first, after, last) VALUES (%s, %s, %s, %s, %s, %s)"
ADVANCE = b"UPDATE twinsql_transfer.piece SET after = %s, rows = rows + %s, done = %s WHERE number = %s"
SET_BACK = b"UPDATE twinsql_transfer.piece SET after = first, rows = 0, done = FALSE WHERE source = ANY (%s)"
TASKS = b"SELECT number, statement FROM twinsql_transfer.task WHERE kind = ANY (%s) ORDER BY number"
ADD_TASK = b"INSERT INTO twinsql_transfer.task (kind, statement) VALUES (%s, %s)"
FORGET_TASK = b"DELETE FROM twinsql_transfer.task WHERE number = %s"
QUARANTINE = b"INSERT INTO twinsql_transfer.quarantine (source, place, source_column, reason) VALUES (%s, %s, %s, %s)"
QUARANTINED = b"SELECT source, place, source_column, reason FROM twinsql_transfer.quarantine ORDER BY source, place, source_column"

Kind = Literal["after", "restore", "undo"]


@dataclass(frozen=True, slots=True)
class Owner:
    """
    Whose move it is.

    Attributes:
        token: made up anew by each process that begins a move or goes on with one.
        place: machine and folder with the snapshot.
        snapshot: the snapshot's own name.
        plan: a hash of the plan and its rules.
    """

    token: str
    place: str
    snapshot: str
    plan: str


class Unfinished(NamedTuple):
    """A move that has begun and not ended; *silent_s* is how long it has not been heard of."""

    token: str
    place: str
    snapshot: str
    plan: str
    silent_s: float


class PieceState(NamedTuple):
    """A piece of a table, the place behind which it goes on, and how many of its rows are there."""

    number: int
    source: str
    target: str
    after: int | None
    last: int | None
    rows: int = 0
    done: bool = False


def unfinished(connection: Connection) -> Unfinished | None:
    """The move that is under way in this target, or died there."""
    if connection.execute(EXISTS).fetchone() != (True,):
        return None
    row = connection.execute(UNFINISHED).fetchone()
    return None if row is None else Unfinished(*row)


def begin(connection: Connection, owner: Owner, pieces: Iterable[PieceState]) -> None:
    """
    Write down, in the transaction that is open, that a move begins.

    Raises:
        TransferRefused: another one has begun meanwhile.
    """
    connection.execute(ONE_AT_A_TIME)
    connection.execute(SCHEMA())
    if connection.execute(UNFINISHED).fetchone() is not None:
        raise TransferRefused("Another move into this target has begun at the same time\n    fix:  wait until it is done")
    connection.execute(BEGIN, (owner.token, owner.place, owner.snapshot, owner.plan))
    for piece in pieces:
        connection.execute(ADD_PIECE, (piece.number, piece.source, piece.target, piece.after, piece.after, piece.last))


def take_over(connection: Connection, owner: Owner, before: Unfinished) -> None:
    """
    Make the dead move *before* the move of *owner*.

    Raises:
        TransferRefused: somebody else did so first.
    """
    with connection.transaction():
        connection.execute(ONE_AT_A_TIME)
        if connection.execute(TAKE_OVER, (owner.token, before.token)).rowcount != 1:
            raise TransferRefused("Another process goes on with this move\n    fix:  wait until it is done")


def fence(connection: Connection, token: str) -> None:
    """
    See that the move is still that of *token*, and that it stays so until the transaction ends.

    Raises:
        TransferInterrupted: it is somebody else's now.
    """
    if connection.execute(FENCE, (token,)).fetchone() is None:
        raise TransferInterrupted("This move has been taken over by another process, which goes on with it")


def beat(connection: Connection, token: str) -> None:
    """Say that the move is alive."""
    connection.execute(BEAT, (token,))


def pieces(connection: Connection) -> list[PieceState]:
    """All pieces of all tables."""
    return [PieceState(*row) for row in connection.execute(PIECES).fetchall()]


def advance(connection: Connection, number: int, place: int | None, rows: int, *, done: bool) -> None:
    """Note that the piece *number* has *rows* more and is copied up to *place*."""
    connection.execute(ADVANCE, (place, rows, done, number))


def set_back(connection: Connection, sources: Sequence[str]) -> None:
    """Let all pieces of these tables begin anew."""
    connection.execute(SET_BACK, (list(sources),))


def add_tasks(connection: Connection, kind: Kind, statements: Sequence[str]) -> None:
    """Note what is to be said to the target ``after`` the rows, to ``undo`` the move, or to ``restore`` what was there in either case."""
    for statement in statements:
        connection.execute(ADD_TASK, (kind, statement))


def tasks(connection: Connection, *kinds: Kind) -> list[tuple[int, str]]:
    """Numbers and statements of what is still to be said, in their order."""
    return [(number, statement) for number, statement in connection.execute(TASKS, (list(kinds),)).fetchall()]


def do_task(connection: Connection, token: str, number: int, statement: str) -> None:
    """Say one statement to the target, once and for all."""
    with connection.transaction():
        fence(connection, token)
        connection.execute(FORGET_TASK, (number,))
        connection.execute(statement.encode())


def quarantine(connection: Connection, left_out: Iterable[LeftOut]) -> None:
    """Note values that keep their rows out, in the transaction that passes over them."""
    for one in left_out:
        connection.execute(QUARANTINE, one)


def quarantined(connection: Connection) -> list[LeftOut]:
    """All values that keep their rows out."""
    return [LeftOut(*row) for row in connection.execute(QUARANTINED).fetchall()]


def forget(connection: Connection) -> None:
    """Remove all that the move remembers, in the transaction that is open."""
    for statement in DROP:
        connection.execute(statement)
