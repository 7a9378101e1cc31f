"""An export of PostgreSQL into a SQLite file: one whose tables are there and empty, or a new one. The way back."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...adapters.errors import DatabaseError, StorageFailure
from ...adapters.sqlite_errors import translate
from ..catalogue import read_catalogue
from ..contents import DIGEST_BYTES, row_digest
from ..exports.compression import whole_lines
from ..exports.import_sqlite import made_aside
from ..exports.jsonl import rows_of
from ..names import quoted
from ..outcome import ContentsDiffer, Example, Refusal, TransferRefused
from ..rules.matching import BOOKKEEPING
from ..shown import shown, shown_key
from ..source import WAIT_S, open_source
from ..unfit import Unfit
from .sqlite_tables import index_statements, numbers, table_statements, untold
from .sqlite_values import kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from ..catalogue import SourceTable
    from ..exports.manifest import ExportedColumn, PostgresManifest, PostgresTable
    from ..progress import Progress
    from .sqlite_values import Kept

DONE = "_twinsql_imported"
MOST_EXAMPLES = 3
BATCH_ROWS = 1000
CURE = "change it in the database that was exported, and export again"
BY_MIGRATIONS = "make the file by the project's migrations first, then import into it"

Digest = tuple[int, int]
"""Rows, and the sum of their digests."""


def as_it_is(value: object) -> object:
    """Of values that a line has as SQLite has them."""
    return value


@dataclass(slots=True)
class _Table:
    """A table of the export, what its values become, and what was found in them."""

    exported: PostgresTable
    key: tuple[str, ...]
    writers: tuple[Callable[[Any], object], ...]
    digest: Digest = (0, 0)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    examples: dict[tuple[str, str], list[Example]] = field(default_factory=dict[tuple[str, str], list[Example]])

    @property
    def name(self) -> str:
        return self.exported.name

    @property
    def columns(self) -> str:
        return ", ".join(quoted(column.name) for column in self.exported.written)

    def pieces(self, manifest: PostgresManifest, folder: Path) -> Iterator[list[tuple[object, ...]]]:
        """The rows as SQLite holds them; values that do not fit are noted, and their rows left out."""
        path = folder / self.exported.file
        count = 0
        for lines in whole_lines(path, manifest.compression):
            rows = rows_of(lines, path)
            count += len(rows)
            try:
                converted = self._converted(rows)
            except Unfit:
                for number, row in enumerate(rows, count - len(rows) + 1):
                    self._look(row, number)
                continue
            # They may be large.
            del rows
            yield converted
            del converted

    def _converted(self, rows: list[tuple[Any, ...]]) -> list[tuple[object, ...]]:
        if not self.writers:
            return rows
        columns = zip(*rows, strict=True)
        found = [
            column if write is as_it_is else [None if value is None else write(value) for value in column]
            for column, write in zip(columns, self.writers, strict=True)
        ]
        return list(zip(*found, strict=True))

    def _look(self, row: tuple[Any, ...], number: int) -> None:
        names = [column.name for column in self.exported.written]
        for name, value, write in zip(names, row, self.writers, strict=True):
            try:
                if value is not None:
                    write(value)
            except Unfit as caught:
                found = (name, str(caught))
                self.counts[found] += 1
                examples = self.examples.setdefault(found, [])
                if len(examples) < MOST_EXAMPLES:
                    key = shown_key(self.key, [_plain(row[names.index(one)]) for one in self.key]) if self.key else f"line {number}"
                    examples.append(Example(key, shown(_plain(value))))

    def refusals(self) -> Iterator[Refusal]:
        """What did not fit."""
        for (column, reason), count in self.counts.items():
            yield Refusal(self.name, column, reason, CURE, count, tuple(self.examples[column, reason]))


def _plain(value: Any) -> Any:
    return bytearray(value.encode()) if isinstance(value, str) else value


def import_to_sqlite(manifest: PostgresManifest, folder: Path, target: Path, progress: Progress) -> tuple[str, ...]:
    """
    Bring the export in *folder*, whose files were checked, into the SQLite file *target*; gives what of its schema is not carried.

    Every value is looked at before anything is written. Tables that are there must have the export's columns and be empty; they are filled
    in one transaction, so that a killed import leaves the file as it was. A new file is made aside, table by table, and gets its name when it is
    whole; it has the types, keys and plain indexes. At the end every row is read again and compared. A file that holds all that already is left
    as it is.

    Raises:
        TransferRefused: something has no exact form in SQLite, or the target holds something else.
        LockTimeout: somebody holds the file locked.
        StorageFailure: the disk is full, or a file is damaged.
        ContentsDiffer: what was made differs.
    """
    tables = _tables(manifest, new=not target.exists())
    progress.stage("look at every value", sum(one.exported.rows for one in tables))
    for one in tables:
        count, total = 0, 0
        for rows in one.pieces(manifest, folder):
            count, total = count + len(rows), total + sum(map(row_digest, rows))
            progress.advance(len(rows))
            del rows
        one.digest = (count, total % (1 << 8 * DIGEST_BYTES))
    if refusals := [refusal for one in tables for refusal in one.refusals()]:
        raise TransferRefused("There are values that SQLite has no exact form for", refusals)
    work = _Import(manifest, folder, tables, progress)
    if target.exists():
        work.into(target)
        return ()
    names = [one.name for one in tables]
    with made_aside(folder, target) as aside:
        work.anew(aside, [*table_statements(manifest, names)], [*index_statements(manifest, names)])
    left = [table.place for table in manifest.tables if table.name in BOOKKEEPING]
    return (*untold(manifest, names), *(f"table {place}, which migrations keep for themselves" for place in left))


def _tables(manifest: PostgresManifest, *, new: bool) -> list[_Table]:
    found: list[_Table] = []
    refusals: list[Refusal] = []
    for table in manifest.tables:
        if table.name in BOOKKEEPING:
            continue
        if table.schema != "public":
            refusals.append(Refusal(table.place, "", "SQLite has one schema, and this table is in another than public", CURE))
            continue
        declared = manifest.declared[table.name]
        ways = [(column, kept(declared.column(column.name).type)) for column in table.written]
        refusals += [Refusal(table.name, one.name, f"{one.type} has no exact form in SQLite", CURE) for one, way in ways if way is None]
        found.append(_Table(table, declared.primary_key, tuple(_writer(column, way) for column, way in ways if way)))
        if new:
            refusals += [
                Refusal(table.name, one.name, "PostgreSQL computes it by an expression that wants translation", BY_MIGRATIONS)
                for one in table.columns
                if one.generated
            ]
    lowered = Counter(one.name.lower() for one in found)
    refusals += [Refusal(one.name, "", "SQLite takes it for another table's name", CURE) for one in found if lowered[one.name.lower()] > 1]
    if refusals:
        raise TransferRefused("The export has what SQLite has no exact form for", refusals)
    return found


def _writer(column: ExportedColumn, way: Kept) -> Callable[[Any], object]:
    """What a value of a line becomes; ``as_it_is`` where it is that already."""
    same = (way.write is str) or (way.write is int and column.plain.startswith("int")) or column.plain == "bytea"
    return as_it_is if same else way.write


@dataclass(slots=True)
class _Import:
    manifest: PostgresManifest
    folder: Path
    tables: Sequence[_Table]
    progress: Progress

    def into(self, target: Path) -> None:
        """Fill the tables of a file, all of them or none."""
        self._compare_columns(target)
        try:
            with closing(sqlite3.connect(target, isolation_level=None, timeout=WAIT_S)) as connection:
                connection.execute("PRAGMA foreign_keys = OFF")
                connection.execute("BEGIN IMMEDIATE")
                full = [one.name for one in self.tables if _has_rows(connection, one.name)]
                if full:
                    self._refuse_others(connection, full)
                    return
                self._stage()
                for one in self.tables:
                    self._fill(connection, one)
                self._number(connection)
                self._prove(connection)
                connection.execute("COMMIT")
        except sqlite3.Error as caught:
            error = translate(caught, None)
        else:
            return
        raise _refused(error)

    def anew(self, aside: Path, tables: Sequence[str], indexes: Sequence[str]) -> None:
        """Make the file *aside*, or go on with it."""
        try:
            with closing(sqlite3.connect(aside, isolation_level=None)) as connection:
                connection.execute("PRAGMA foreign_keys = OFF")
                if not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
                    _say(connection, [*tables, f"CREATE TABLE {DONE} (name TEXT PRIMARY KEY)"])
                self._stage()
                for one in self.tables:
                    self._fill_once(connection, one)
                connection.execute("BEGIN")
                for statement in (*indexes, f"DROP TABLE IF EXISTS {DONE}"):
                    connection.execute(statement)
                self._number(connection)
                self._prove(connection)
                connection.execute("COMMIT")
        except (TransferRefused, ContentsDiffer):
            aside.unlink()
            raise
        except sqlite3.Error as caught:
            error = translate(caught, None)
        else:
            return
        if not isinstance(error, StorageFailure):
            aside.unlink()
        raise _refused(error)

    def _stage(self) -> None:
        self.progress.stage("import", sum(one.exported.rows for one in self.tables))

    def _fill_once(self, connection: sqlite3.Connection, one: _Table) -> None:
        connection.execute("BEGIN")
        done = connection.execute(f"INSERT OR IGNORE INTO {DONE} VALUES (?)", (one.name,))
        if done.rowcount:
            self._fill(connection, one)
        connection.execute("COMMIT")

    def _fill(self, connection: sqlite3.Connection, one: _Table) -> None:
        places = ", ".join("?" * len(one.writers))
        statement = f"INSERT INTO {quoted(one.name)} ({one.columns}) VALUES ({places})"
        for rows in one.pieces(self.manifest, self.folder):
            connection.executemany(statement, rows)
            self.progress.advance(len(rows))
            # They may be large.
            del rows

    def _number(self, connection: sqlite3.Connection) -> None:
        """Let numbers go on where PostgreSQL's sequences are, never back."""
        there = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_sequence'").fetchone()[0]
        states = {_bare(f"{one.schema}.{one.name}"): one for one in self.manifest.sequences}
        for one in self.tables:
            declared = self.manifest.declared[one.name]
            numbered = numbers(declared)
            state = states.get(_bare(declared.column(numbered).sequence)) if numbered else None
            if not there or state is None or (last := state.last - (not state.called)) < 1:
                continue
            (given,) = connection.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = ?", (one.name,)).fetchone()
            if last > given and self._counts(connection, one.name):
                connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (one.name,))
                connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (one.name, last))

    @staticmethod
    def _counts(connection: sqlite3.Connection, name: str) -> bool:
        (text,) = connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", (name,)).fetchone()
        return "AUTOINCREMENT" in text.upper()

    def _prove(self, connection: sqlite3.Connection) -> None:
        """Read every row again; then look at the keys, which were not looked at meanwhile."""
        self.progress.stage("compare", sum(one.exported.rows for one in self.tables))
        if differing := self._differing(connection):
            raise ContentsDiffer(f"the tables that were made differ from those that were exported: {', '.join(differing)}")
        orphans = Counter(table for table, *_ in connection.execute("PRAGMA foreign_key_check").fetchall())
        if orphans:
            refusals = [Refusal(name, "", "rows that refer to none", CURE, count) for name, count in orphans.items()]
            raise TransferRefused("The export has rows without the row that they refer to", refusals)

    def _differing(self, connection: sqlite3.Connection) -> list[str]:
        found: list[str] = []
        for one in self.tables:
            cursor = connection.execute(f"SELECT {one.columns or '1'} FROM {quoted(one.name)}")
            count, total = 0, 0
            # One by one: they may be large.
            for row in cursor:
                count, total = count + 1, total + row_digest(row)
                # Else a large row would be kept until the next one is there.
                row = ()  # noqa: PLW2901
                if not count % BATCH_ROWS:
                    self.progress.advance(BATCH_ROWS)
            self.progress.advance(count % BATCH_ROWS)
            if (count, total % (1 << 8 * DIGEST_BYTES)) != one.digest:
                found.append(one.name)
        return found

    def _refuse_others(self, connection: sqlite3.Connection, full: Sequence[str]) -> None:
        if self._differing(connection):
            raise TransferRefused(
                f"The target has other rows than the export, in {', '.join(full)}\n    fix:  name a new file, or empty these tables"
            )

    def _compare_columns(self, target: Path) -> None:
        with open_source(target) as connection:
            there = read_catalogue(connection).tables
        refusals: list[Refusal] = []
        for one in self.tables:
            if one.name in there:
                refusals += self._unlike(one, there[one.name])
            else:
                refusals.append(Refusal(one.name, "", "the target has no such table", BY_MIGRATIONS))
        if refusals:
            raise TransferRefused("The target's tables are not those of the export", refusals)

    def _unlike(self, one: _Table, there: SourceTable) -> Iterator[Refusal]:
        found = {column.name: column for column in there.columns}
        for column in one.exported.columns:
            own = found.pop(column.name, None)
            if own is None or bool(own.generated) != column.generated:
                yield Refusal(one.name, column.name, "the target does not have it, or not as a column of this kind", BY_MIGRATIONS)
            elif not column.generated and own.affinity != (wanted := self._declared(one, column)):
                reason = f"the export has it as {column.type}, which SQLite holds as {wanted}; the target has {own.declared or 'no type'}"
                yield Refusal(one.name, column.name, reason, BY_MIGRATIONS)
        for name, more in found.items():
            if not more.generated:
                yield Refusal(one.name, name, "the target has this column, the export does not", BY_MIGRATIONS)

    def _declared(self, one: _Table, column: ExportedColumn) -> str:
        way = kept(self.manifest.declared[one.name].column(column.name).type)
        return way.held.declared if way else ""


def _has_rows(connection: sqlite3.Connection, name: str) -> bool:
    return bool(connection.execute(f"SELECT EXISTS (SELECT 1 FROM {quoted(name)})").fetchone()[0])


def _say(connection: sqlite3.Connection, statements: Sequence[str]) -> None:
    connection.execute("BEGIN")
    for statement in statements:
        connection.execute(statement)
    connection.execute("COMMIT")


def _bare(name: str) -> str:
    return name.replace('"', "")


def _refused(error: DatabaseError) -> Exception:
    """What SQLite says of a row is a refusal; of a disk or a lock, a failure."""
    if error.sqlstate and error.sqlstate.startswith(("SQLITE_CONSTRAINT", "SQLITE_ERROR")):
        return TransferRefused(f"SQLite cannot have what the export holds: {error.message}")
    return error
