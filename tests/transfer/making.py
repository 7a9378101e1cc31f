"""SQLite files for tests, and the census of one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from twinsql.transfer.census.census import census

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from twinsql.transfer.census.report import CensusReport, ColumnReport
    from twinsql.transfer.outcome import Refusal


def database(folder: Path, script: str, *rows: tuple[str, Sequence[object]]) -> Path:
    """A new file with what *script* makes; *rows* are statements with parameters."""
    path = folder / "source.db"
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
        for sql, values in rows:
            connection.execute(sql, values)
        connection.commit()
    return path


def look(folder: Path, script: str, *rows: tuple[str, Sequence[object]], rules: Sequence[str] = ()) -> CensusReport:
    """The census of such a file."""
    return census(database(folder, script, *rows), rules=rules)


def one_column(folder: Path, declared: str, values: Sequence[object], rule: str = "") -> tuple[ColumnReport, tuple[Refusal, ...]]:
    """The census of a table with one column of this declaration, and these values in it."""
    rows = [("INSERT INTO t (c) VALUES (?)", (value,)) for value in values]
    found = look(folder, f"CREATE TABLE t (id INTEGER PRIMARY KEY, c {declared})", *rows, rules=[f"t.c={rule}"] if rule else [])
    return found.tables[0].columns[1], found.refusals
