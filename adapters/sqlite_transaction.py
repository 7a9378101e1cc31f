"""BEGIN, COMMIT and ROLLBACK on SQLite."""

from __future__ import annotations

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

    __slots__ = ("_pool", "_read_only", "_repeats", "_scope", "_session")

    _session: SqliteSession
    _scope: Scope

    def __init__(self, pool: SqlitePool, *, read_only: bool, repeats: bool = False) -> None:
        self._pool = pool
        self._repeats = repeats
        self._read_only = read_only

    def __enter__(self) -> Scope:
        try:
            return self._begin()
        except BaseException as error:
            self._pool.tracing.raised(error, repeats=self._repeats)
            raise

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None, /) -> None:
        try:
            self._end(error)
        except BaseException as failure:
            self._pool.tracing.raised(failure, repeats=self._repeats)
            raise

    def _begin(self) -> Scope:
        self._session = session = self._pool.begin(read_only=self._read_only, repeats=self._repeats)
        try:
            session.control("BEGIN" if self._read_only else "BEGIN IMMEDIATE")
        except BaseException as error:
            self._roll_back(error)
            raise
        self._scope = scope = Scope(session, [], read_only=self._read_only)
        return scope

    def _end(self, error: BaseException | None) -> None:
        self._scope.close()
        if error is not None or self._scope.poisoned:
            left = poisoned_exit("sqlite") if error is None else error
            self._roll_back(left)
            if error is None:
                raise left
            return
        try:
            self._session.control("COMMIT")
        except BaseException as failure:
            self._roll_back(failure)
            raise
        self._pool.end(self._session, None)

    def _roll_back(self, error: BaseException) -> None:
        try:
            self._pool.undo(self._session)
        finally:
            self._pool.end(self._session, error)
