"""Notes: statements come from sql/notes.sql, what takes more than one of them is written here."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

from .queries.notes import Note, NoteQueries

__all__ = ["Note", "NoteRepository"]


class NoteRepository(NoteQueries):
    """Notes, and what people do with them."""

    __slots__ = ()

    def write(self, title: str) -> Note:
        """Add a note now, with an id of its own."""
        return self.create(id=str(uuid4()), title=title, created_at=datetime.now(UTC))

    def take(self) -> Note | None:
        """The oldest open note, marked as done in the same transaction; None where there is none."""
        with self.db.transaction() as tx:
            notes = NoteRepository(tx)
            for note in notes.oldest_open(most=1):
                notes.finish(ids=[note.id])
                return notes.get(id=note.id)
        return None
