"""
What a database says of its migrations.

yoyo keeps a list of what is applied, by name alone. Beside it stands our own table, written in the same transaction as the migration's
statements: it tells whether they took effect when the process died before yoyo took note, and which text it was.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from .migration_files import refuse

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import psycopg

    from .migration_files import MigrationFile

    Connection: TypeAlias = sqlite3.Connection | psycopg.Connection[Any]

MARKS = "_yoyo_migration"
RECORDS = "_twinsql_migrations"
BOOKKEEPING = frozenset({MARKS, RECORDS, "_yoyo_log", "_yoyo_version", "yoyo_lock"})
"""Tables that migrations bring along and that hold nothing of the application's."""

CREATE = f"CREATE TABLE IF NOT EXISTS {RECORDS} (id text PRIMARY KEY NOT NULL, hash text NOT NULL, state text NOT NULL)"
FORGET = f"DELETE FROM {RECORDS} WHERE id = ?"  # noqa: S608 - a constant
REMEMBER = f"INSERT INTO {RECORDS} (id, hash, state) VALUES (?, ?, ?)"  # noqa: S608 - a constant
SELECT_MARKS = f"SELECT migration_id FROM {MARKS}"  # noqa: S608 - a constant
SELECT_RECORDS = f"SELECT id, hash, state FROM {RECORDS}"  # noqa: S608 - a constant
APPLIED = "applied"
ROLLED_BACK = "rolled back"


class Record(NamedTuple):
    """What our own table says of a migration: the hash of its PostgreSQL text when it ran last, and whether it was rolled back since."""

    hash: str
    state: str


class History(NamedTuple):
    """
    What both tables say.

    Attributes:
        marks: names that yoyo has for applied.
        records: our own table, by name; a migration that was marked by hand has none.
    """

    marks: frozenset[str]
    records: dict[str, Record]

    @property
    def recorded(self) -> frozenset[str]:
        """Those whose statements took effect, by our own table."""
        return frozenset(name for name, record in self.records.items() if record.state == APPLIED)

    @property
    def half_rolled_back(self) -> frozenset[str]:
        """Those whose rollback took effect before the process died, and yoyo still has them for applied."""
        return frozenset(name for name in self.marks if name in self.records and self.records[name].state == ROLLED_BACK)

    @property
    def applied(self) -> frozenset[str]:
        """Those that took effect, marked or not."""
        return (self.marks | self.recorded) - self.half_rolled_back


def read_history(connection: Connection) -> History:
    """Read both tables, where they exist; changes nothing."""
    marks = _rows(connection, SELECT_MARKS) if _exists(connection, MARKS) else []
    records = _rows(connection, SELECT_RECORDS) if _exists(connection, RECORDS) else []
    return History(
        frozenset(str(name) for (name,) in marks),
        {str(name): Record(str(digest), str(state)) for name, digest, state in records},
    )


def remember(connection: Connection, file: MigrationFile, state: str) -> None:
    """Write into our own table that *file* was applied or rolled back, in the transaction that is open."""
    execute(connection, CREATE)
    execute(connection, FORGET, (file.id,))
    execute(connection, REMEMBER, (file.id, file.hash(), state))


def check_texts(files: Sequence[MigrationFile], history: History) -> None:
    """
    Refuse a database to which something else than *files* was applied.

    Raises:
        MigrationError: an applied migration is not among *files*, or was edited since.
    """
    by_name = {file.id: file for file in files}
    for name in sorted(history.applied):
        if name not in by_name:
            refuse(
                f"{files[0].stub.parent.name}/{name}.py",
                f"the database has {name}, and there is no such file",
                "add the file (another branch or a newer version has it), or roll it back where it is",
            )
        if name in history.records and history.records[name].hash != by_name[name].hash():
            refuse(
                by_name[name].place("postgres"),
                "this text was edited after it was applied",
                "restore it and write a new migration; if no database but this one has it: `yoyo rollback`, then apply it again",
            )


def check_order(files: Sequence[MigrationFile], applied: Collection[str]) -> None:
    """
    Refuse *applied* unless it is the beginning of *files*.

    Raises:
        MigrationError: an earlier one is missing.
    """
    names = sorted(applied)
    early = next((file.id for file, name in zip(files, names, strict=False) if file.id != name), None)
    if early is not None:
        refuse(
            f"{files[0].stub.parent.name}/{early}.py",
            f"the database has {names[-1]}, which comes after it, but not {early}",
            "give it the next free number: databases must get migrations in one order",
        )


def execute(connection: Connection, sql: str, values: tuple[str, ...] = ()) -> None:
    """Run one statement with ``?`` for its values on either engine; without values its text goes out untouched."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute(sql, values)
    elif values:
        connection.execute(sql.replace("?", "%s").encode(), values)
    else:
        connection.execute(sql.encode())


def _rows(connection: Connection, sql: str) -> list[tuple[object, ...]]:
    if isinstance(connection, sqlite3.Connection):
        return connection.execute(sql).fetchall()
    return connection.execute(sql.encode()).fetchall()


def _exists(connection: Connection, table: str) -> bool:
    if isinstance(connection, sqlite3.Connection):
        return connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)).fetchone() is not None
    return connection.execute("SELECT to_regclass(%s) IS NOT NULL", (table,)).fetchone() == (True,)
