"""A small project: a table and, later, an index on it."""

from pathlib import Path

from twinsql.adapters.migration_files import text_hash

Variables = dict[str, str]

PYPROJECT = '[tool.twinsql]\nsql = "sql"\nqueries = "app/queries"\nmigrations = "migrations"\n'
STUB = "from twinsql.adapters.migrations import migration_steps\n\nsteps = migration_steps(__file__)\n"
MIGRATIONS = {
    "0001_notes": ("CREATE TABLE notes (id text PRIMARY KEY);", "DROP TABLE notes;"),
    "0002_index": ("CREATE INDEX notes_id ON notes (id);", "DROP INDEX notes_id;"),
}
NOTES = """\
-- name: add(id: str) -> None
-- Add a note.
INSERT INTO notes (id)
VALUES (:id);
"""
SQLITE = {"CREATE TABLE notes (id text PRIMARY KEY);": "CREATE TABLE notes (id TEXT NOT NULL PRIMARY KEY) STRICT;"}


def lay_out(folder: Path, *, migrations: int = 1) -> Path:
    (folder / "pyproject.toml").write_text(PYPROJECT)
    (folder / "sql").mkdir()
    (folder / "sql" / "notes.sql").write_text(NOTES)
    for name in list(MIGRATIONS)[:migrations]:
        add_migration(folder, name)
    return folder


def add_migration(folder: Path, name: str) -> None:
    sql = folder / "migrations" / "sql"
    sql.mkdir(parents=True, exist_ok=True)
    apply, rollback = MIGRATIONS[name]
    text = f"{apply}\n-- rollback\n{rollback}\n"
    (folder / "migrations" / f"{name}.py").write_text(f'"""{name}."""\n\n{STUB}')
    (sql / f"{name}.sql").write_text(text)
    (sql / f"{name}.sqlite.sql").write_text(f"-- of {text_hash(text)}\n{SQLITE.get(apply, apply)}\n-- rollback\n{rollback}\n")
