"""What services import: one repository for each kind of thing."""

from .notes import Note, NoteRepository

__all__ = ["Note", "NoteRepository"]
