"""
Rows that a move has left out, in a SQLite file of their own: every value as it was, and a table that says why.

The file has the tables of the source, so that a person can look at the rows and correct them with whatever they know, and ``replay`` reads
it as a move reads its source.
"""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import closing
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from ..adapters.errors import ConfigError, StorageFailure
from ..adapters.sqlite_errors import translate
from .collations import foreign_collations
from .files import private_folder, whole_path
from .names import quoted
from .outcome import TransferRefused
from .source import open_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from .catalogue import Catalogue, SourceTable

FILE = "quarantine.db"
REASONS = "twinsql_reasons"
NAME = "twinsql_quarantine"
OWN = frozenset({REASONS, NAME})
"""Tables of the file that are none of the source's."""
MAKE_REASONS = f"CREATE TABLE {REASONS} (source TEXT NOT NULL, place INTEGER NOT NULL, source_column TEXT NOT NULL, reason TEXT NOT NULL)"
PRAGMAS = ("journal_mode = DELETE", "foreign_keys = OFF", "ignore_check_constraints = ON")


class Name(NamedTuple):
    """
    What a quarantine is called in its target.

    Attributes:
        quarantine: the same for as long as rows are in it.
        version: how often rows have been taken out: places mean other rows then.
    """

    quarantine: str
    version: int

    @property
    def following(self) -> Name:
        """The name when rows have been taken out."""
        return Name(self.quarantine, self.version + 1)


class LeftOut(NamedTuple):
    """A value that keeps its row in quarantine; *place* is the row's in the snapshot."""

    source: str
    place: int
    column: str
    reason: str


def check_empty(folder: Path) -> None:
    """
    Make the folder.

    Raises:
        ConfigError: rows of another move wait in it, or it cannot be made.
    """
    try:
        private_folder(folder)
    except OSError as caught:
        reason = f"{folder} cannot be made: {caught.strerror}\n    fix:  name another folder with --quarantine"
    else:
        if not (folder / FILE).exists():
            return
        reason = f"Rows wait in {folder} already\n    fix:  carry them with twinsql replay, or name another folder with --quarantine"
    raise ConfigError(reason)


def keep(folder: Path, snapshot: Path, catalogue: Catalogue, left_out: Sequence[LeftOut], name: Name | None = None) -> None:
    """
    Copy the rows that are *left_out* from the snapshot into ``quarantine.db`` in *folder*, which is there whole or not at all.

    It gets a new name where *name* is None.

    Raises:
        StorageFailure: the disk is full, or the folder cannot be written.
        TransferRefused: a table has a collation of its application's.
    """
    try:
        private_folder(folder)
        with whole_path(folder / FILE) as aside, closing(sqlite3.connect(aside, isolation_level=None)) as connection:
            _fill(connection, snapshot, catalogue, left_out, name or Name(secrets.token_hex(16), 0))
    except OSError as caught:
        error: Exception = StorageFailure(f"{folder} cannot be written: {caught.strerror}", dialect="sqlite")
    except sqlite3.Error as caught:
        foreign = foreign_collations(catalogue.tables[one.source].sql for one in left_out)
        error = TransferRefused(_strange(foreign)) if foreign else translate(caught, None)
    else:
        return
    raise error


def _strange(collations: Sequence[str]) -> str:
    names = ", ".join(collations)
    return f"No quarantine can hold these rows: only their application has the collation {names}\n    fix:  correct them, or give rules"


def _fill(connection: sqlite3.Connection, snapshot: Path, catalogue: Catalogue, left_out: Sequence[LeftOut], name: Name) -> None:
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").fetchall()
    connection.execute("ATTACH ? AS origin", (str(snapshot),))
    connection.execute("BEGIN")
    connection.execute(MAKE_REASONS)
    connection.execute(f"CREATE TABLE {NAME} (name TEXT NOT NULL, version INTEGER NOT NULL)")
    connection.execute(f"INSERT INTO {NAME} VALUES (?, ?)", name)
    for source, found in groupby(sorted(left_out), lambda one: one.source):
        table = catalogue.tables[source]
        reasons = list(found)
        places = sorted({one.place for one in reasons})
        connection.execute(table.sql)
        _copy(connection, table, places)
        # Where places count rows, these are the first ones here.
        here = {place: place if table.numbered else at for at, place in enumerate(places, 1)}
        connection.executemany(f"INSERT INTO {REASONS} VALUES (?, ?, ?, ?)", [(source, here[one.place], *one[2:]) for one in reasons])
    connection.execute("COMMIT")


def _copy(connection: sqlite3.Connection, table: SourceTable, places: Iterable[int]) -> None:
    names = [quoted(one.name) for one in table.columns if not one.generated]
    if table.numbered and not table.rowid_alias:
        names.append(table.row_key[0])
    columns = ", ".join(names)
    start = f"INSERT INTO main.{quoted(table.name)} ({columns}) SELECT {columns} FROM origin.{quoted(table.name)}"
    for place in places:
        where = f"WHERE {quoted(table.row_key[0])} = {place}" if table.numbered else f"NOT INDEXED LIMIT 1 OFFSET {place - 1}"
        connection.execute(f"{start} {where}")


def name_of(path: Path) -> Name:
    """
    What a quarantine is called.

    Raises:
        ConfigError: the file is none, or is not there.
    """
    if path.is_file():
        try:
            with closing(sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True)) as connection:
                row: tuple[str, int] | None = connection.execute(f"SELECT name, version FROM {NAME}").fetchone()
        except sqlite3.Error:
            row = None
        if row is not None:
            return Name(*row)
    raise ConfigError(f"{path} is no quarantine of a move\n    fix:  name the folder that was given with --quarantine")


def reasons(connection: sqlite3.Connection) -> list[LeftOut]:
    """Why rows are in a quarantine that was opened as a source."""
    rows = connection.execute(f"SELECT source, place, source_column, reason FROM {REASONS}").fetchall()
    return [LeftOut(source.decode(), place, column.decode(), reason.decode()) for source, place, column, reason in rows]


def waiting(folder: Path, source: sqlite3.Connection, catalogue: Catalogue) -> dict[str, frozenset[int]]:
    """
    Places in *source* of the rows that wait in *folder*, by table; *catalogue* is the source's.

    Raises:
        ConfigError: the folder holds no quarantine.
    """
    name_of(folder / FILE)
    found: dict[str, frozenset[int]] = {}
    with open_source(folder / FILE) as connection:
        for name in dict.fromkeys(one.source for one in reasons(connection)):
            table = catalogue.tables.get(name)
            if table is not None:
                query = f"SELECT {', '.join(map(quoted, table.row_key)) or 'NULL'} FROM {quoted(name)}"
                here = set(connection.execute(query).fetchall())
                rows = source.execute(query if table.numbered else f"{query} NOT INDEXED")
                found[name] = frozenset(row[0] if table.numbered else at for at, row in enumerate(rows, 1) if row in here)
    return found
