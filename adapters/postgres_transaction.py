"""BEGIN, COMMIT and ROLLBACK, and what a connection that goes meanwhile means."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from .errors import DatabaseError
from .postgres_errors import may_have_happened, outcome_unknown
from .scope import Scope, poisoned_exit

if TYPE_CHECKING:
    from collections.abc import Generator

    from .postgres_session import PostgresSession
    from .protocol import Isolation
    from .statement import Statement

LEVELS: dict[Isolation, str] = {
    "read committed": "READ COMMITTED",
    "repeatable read": "REPEATABLE READ",
    "serializable": "SERIALIZABLE",
}


@contextmanager
def transaction(
    session: PostgresSession, isolation: Isolation, *, read_only: bool, statement: Statement[object] | None = None
) -> Generator[Scope]:
    """
    A transaction around the ``with``; *statement* is named where its COMMIT fails.

    Raises:
        OutcomeUnknown: the connection went while COMMIT was under way.
    """
    session.control(f"BEGIN ISOLATION LEVEL {LEVELS[isolation]} {'READ ONLY' if read_only else 'READ WRITE'}")
    scope = Scope(session, [], read_only=read_only)
    try:
        yield scope
        scope.close()
        if scope.poisoned or session.aborted:
            raise poisoned_exit(session.dialect)  # noqa: TRY301 - rolled back below, like any other
        _commit(session, statement, read_only=read_only)
    except BaseException:
        scope.close()
        _undo(session)
        raise


@contextmanager
def snapshot(session: PostgresSession) -> Generator[None]:
    """What a stream reads from: a transaction with nothing to commit and nobody to hear of its end."""
    session.control("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    try:
        yield
    finally:
        _undo(session)


def _commit(session: PostgresSession, statement: Statement[object] | None, *, read_only: bool) -> None:
    try:
        session.control("COMMIT")
    except DatabaseError as error:
        if read_only or not may_have_happened(error):
            raise
    else:
        return
    raise outcome_unknown(statement)


def _undo(session: PostgresSession) -> None:
    """Roll back; a connection that cannot is closed, which has the same effect."""
    try:
        if not session.reusable:
            session.control("ROLLBACK")
    except DatabaseError:
        session.raw.close()
