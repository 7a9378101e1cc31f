"""BEGIN, COMMIT and ROLLBACK on SQLite."""

from __future__ import annotations

from threading import get_ident
from typing import TYPE_CHECKING

from .scope import Scope, poisoned_exit

if TYPE_CHECKING:
    from types import TracebackType

    from .sqlite_pool import SqlitePool
    from .sqlite_session import SqliteSession


class SqliteTransaction:
    """
    The ``with`` around a transaction: commits at its end, or rolls back.

    One that may write takes the write lock at its start (BEGIN IMMEDIATE), because SQLite cannot wait for it later: two that have read
    and then want to write would stand in each other's way.
    """

    __slots__ = ("_pool", "_read_only", "_repeats", "_scope", "_session", "_thread")

    _session: SqliteSession
    _scope: Scope

    def __init__(self, pool: SqlitePool, *, read_only: bool, repeats: bool = False) -> None:
        self._pool = pool
        self._repeats = repeats
        self._read_only = read_only

    def __enter__(self) -> Scope:
        self._thread = get_ident()
        try:
            self._session = session = self._pool.begin(read_only=self._read_only, repeats=self._repeats)
            try:
                session.control("BEGIN" if self._read_only else "BEGIN IMMEDIATE")
                self._scope = scope = Scope(session, [], read_only=self._read_only)
            except BaseException as error:
                self._roll_back(error)
                raise
            else:
                return scope
        except BaseException as error:
            self._pool.raised(error, repeats=self._repeats)
            raise

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None, /) -> None:
        try:
            try:
                self._leave(error)
            except BaseException as failure:
                self._roll_back(failure)
                raise
        except BaseException as failure:
            self._pool.raised(failure, repeats=self._repeats)
            raise

    def _leave(self, error: BaseException | None) -> None:
        scope, session = self._scope, self._session
        scope.close()
        if error is not None:
            self._roll_back(error)
            return
        if scope.poisoned:
            raise poisoned_exit("sqlite")
        session.control("COMMIT")
        self._pool.end(session, self._thread, None)

    def _roll_back(self, error: BaseException) -> None:
        """Roll back and return the connection, unless that is done: *error* may be an interrupt that came later."""
        if self._session.holder == self._thread:
            try:
                self._pool.undo(self._session)
            finally:
                self._pool.end(self._session, self._thread, error)
