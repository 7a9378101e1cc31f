"""Documents and their versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from ..adapters.errors import SerializationFailure, UniqueViolation
from .clock import at_or_now
from .ids import nanoid
from .queries.documents import Document, DocumentQueries

if TYPE_CHECKING:
    from datetime import datetime

    from ..adapters.protocol import Adapter, Executor

__all__ = ["Document", "DocumentRepository"]

ATTEMPTS = 30
"""Each failure means that somebody else saved a version, so this many rarely fail in a row."""


class DocumentRepository(DocumentQueries):
    """Documents, a row for each version; versions count from 1."""

    __slots__ = ()

    def save(
        self,
        *,
        user_id: str,
        title: str,
        kind: str,
        content: str | None,
        id: str | None = None,  # noqa: A002 - as the generated methods call it
        at: datetime | None = None,
    ) -> Document:
        """
        Save a version: the first of a new document, or the next of the one with this *id*.

        Versions that are saved at the same moment get numbers one after the other. On a database it is repeated until it has one; in
        a transaction that cannot be, and ``db.run`` repeats the whole.

        Raises:
            SerializationFailure: in a transaction: somebody else saved a version of it at the same moment.
            ForeignKeyViolation: there is no such user.
            CheckViolation: kind is none of ``text``, ``code``, ``image``, ``sheet``.
        """
        document_id, now = id or nanoid(), at_or_now(at)

        def save_on(db: Executor) -> Document:
            return _insert_next(DocumentQueries(db), document_id, user_id, title, kind, content, now)

        return self.db.run(save_on, attempts=ATTEMPTS) if _is_database(self.db) else save_on(self.db)


def _is_database(db: Executor) -> TypeGuard[Adapter]:
    """Whether *db* is no transaction: only then can anything be repeated."""
    return hasattr(db, "run")


def _insert_next(
    queries: DocumentQueries, document_id: str, user_id: str, title: str, kind: str, content: str | None, now: datetime
) -> Document:
    try:
        return queries.insert_version(id=document_id, user_id=user_id, title=title, kind=kind, content=content, created_at=now)
    except UniqueViolation as error:
        failure = SerializationFailure(
            "another version of the document was saved at the same moment",
            statement=error.statement,
            where=error.where,
            dialect=error.dialect,
            sqlstate=error.sqlstate,
            hint="repeat the whole transaction: db.run does",
        )
    raise failure
