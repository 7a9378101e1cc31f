"""What a target says against a move, as what the caller is told."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import psycopg

from ...adapters.errors import DataError, IntegrityError, OperationalError, ProgrammingError
from ..outcome import TransferInterrupted, TransferRefused
from ..session import own_error

if TYPE_CHECKING:
    from collections.abc import Generator

    from ..session import Connection

RESUME = "give the same command again: it goes on where it ended"


def interrupted(why: str) -> TransferInterrupted:
    """The move has ended early, and can go on."""
    return TransferInterrupted(f"The move has stopped: {why}\n    fix:  {RESUME}")


def as_refusal(error: Exception) -> Exception:
    """What the server said before anything was written: a refusal, unless it is gone."""
    return (
        TransferRefused(f"The target refuses: {error}")
        if isinstance(error, (IntegrityError, DataError, ProgrammingError)) or type(error) is OperationalError
        else error
    )


def refuse_read_only(target: Connection) -> None:
    """
    Raises:
        TransferRefused: nothing can be written to this target.
    """
    if target.execute("SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::bool").fetchone() == (True,):
        raise TransferRefused("The target can only be read\n    fix:  give the address of the primary server, and a role that may write")


@contextmanager
def own_errors(target: Connection) -> Generator[None]:
    """The driver's errors come out of the ``with`` as ours."""
    try:
        yield
    except psycopg.Error as caught:
        error = own_error(caught, target, writes=True)
    else:
        return
    raise error
