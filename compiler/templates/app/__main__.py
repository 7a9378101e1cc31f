"""``python -m app``: write a note, and show the open ones."""

import twinsql

from .repo import NoteRepository

with twinsql.connect() as db:
    notes = NoteRepository(db)
    notes.write("Try the other database")
    print(f"{db.dialect}: {notes.count_open()} open")
    for note in notes.oldest_open(most=10):
        print(f"  {note.created_at:%Y-%m-%d %H:%M} {note.title}")
