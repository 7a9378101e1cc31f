"""
What a map does with rows: in a copy of the snapshot, by SQLite itself, before anything else looks at them.

So census, copy and validation see the same tables, with the columns that were made and without the rows that were left out. Everything is
counted. The snapshot stays as it is: at the end of a move it is held against the source.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from ...adapters.errors import ConfigError, StorageFailure
from ...adapters.sqlite_errors import translate
from ..catalogue import read_catalogue
from ..files import whole_path
from ..names import quoted
from ..outcome import Example, Refusal, TransferRefused
from ..plan.uses import Use
from ..reading import typed_texts
from ..shown import shown_key
from ..snapshot import take_snapshot
from .functions import OWN, function_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from ..catalogue import SourceTable
    from ..rules.mapping import Map
    from .maps import MapFile, MapTable, Sql

EXAMPLES = 5
MADE, MADE_KEY = '"twinsql made"', '"twinsql made key"'
RAISED = "user-defined function raised exception"
"""What SQLite says where a function in Python has raised."""
NOT_ITS_FAULT = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CORRUPT", "SQLITE_NOMEM", "SQLITE_CANTOPEN", "SQLITE_READONLY")
"""Failures that no other SQL would cure."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """
    A source as a map makes it.

    Attributes:
        path: the file to read.
        mapping: names and rules for the plan.
        uses: what was done with rows, and what is left out.
    """

    path: Path
    mapping: Map = field(default_factory=dict[str, "Any"])
    uses: tuple[Use, ...] = ()


@contextmanager
def followed(source: Path, given: MapFile) -> Generator[Prepared]:
    """*source* as it is now and as the map *given* makes it, for as long as the ``with``; raises as ``take_snapshot`` and ``prepare``."""
    with TemporaryDirectory(prefix="twinsql-") as folder:
        snapshot = Path(folder) / "snapshot.db"
        take_snapshot(source, snapshot)
        yield prepare(snapshot, given, snapshot.with_name("prepared.db"))


def prepare(snapshot: Path, given: MapFile, prepared: Path) -> Prepared:
    """
    Do what the map *given* says of rows, in the new file *prepared*, a copy of *snapshot*.

    The same map and snapshot give the same file again, unless the map asks for chance or the clock.

    Raises:
        ConfigError: the map names what is not there, or says what SQLite does not understand; with file and line.
        TransferRefused: a function of the map failed on a row.
        StorageFailure: the disk is full.
    """
    try:
        with whole_path(prepared) as aside:
            shutil.copyfile(snapshot, aside)
            with closing(sqlite3.connect(aside, isolation_level=None)) as connection:
                return _done(connection, given, prepared)
    except sqlite3.Error as caught:
        error: Exception = translate(caught, None)
    except OSError as caught:
        error = StorageFailure(f"{prepared} cannot be written: {caught.strerror}", dialect="sqlite", hint="Free some space.")
    raise error


def _done(connection: sqlite3.Connection, given: MapFile, prepared: Path) -> Prepared:
    steps = _Steps(connection, given)
    for pragma in (
        "journal_mode = OFF",
        "synchronous = OFF",
        "foreign_keys = OFF",
        "ignore_check_constraints = ON",
    ):
        # A file that is not finished is thrown away, and what its rows break is for the census to say.
        connection.execute(f"PRAGMA {pragma}").fetchall()
    uses = tuple(steps.run())
    return Prepared(prepared, given.mapping(read_catalogue(connection)), uses)


class _Steps:
    def __init__(self, connection: sqlite3.Connection, given: MapFile) -> None:
        self._connection = connection
        self._given = given
        self._failed: list[str] = []
        for name, function in OWN.items():
            connection.create_function(name, -1, self._watched(function), deterministic=True)
        for name, written in given.functions:
            found = function_of(written)
            assert found is not None
            connection.create_function(name, -1, self._watched(found), deterministic=True)

    def run(self) -> Iterator[Use]:
        for (name,) in self._rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
            self._connection.execute(f"DROP TRIGGER {quoted(name)}")
        absent = self._complete()
        for table in self._given.tables:
            yield from (use for use in self._table(table) if use.count or table.name not in absent)
        for name in absent:
            # Rows of another table may have gone there.
            if name in self._tables and not self._rows(f"SELECT 1 FROM {quoted(name)} LIMIT 1"):
                self._connection.execute(f"DROP TABLE {quoted(name)}")

    def _rows(self, sql: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql).fetchall()

    @property
    def _tables(self) -> dict[str, SourceTable]:
        before, self._connection.text_factory = self._connection.text_factory, str
        try:
            return read_catalogue(self._connection).tables
        finally:
            self._connection.text_factory = before

    def _complete(self) -> list[str]:
        """Check the map's names against the source's, and make what is optional and missing, empty; gives the tables that were made."""
        tables = self._tables
        absent: list[str] = []
        for one in self._given.tables:
            names = [column.mapping.source for column in one.columns]
            found = tables.get(one.name)
            if found is None and not one.optional:
                raise ConfigError(
                    f"{one.where}: the source has no table {one.name}\n"
                    f"    fix:  correct the name, or add optional = true; tables are {', '.join(tables)}"
                )
            if found is None:
                every = dict.fromkeys([*names, *one.dropped])
                self._connection.execute(f"CREATE TABLE {quoted(one.name)} ({', '.join(map(quoted, every)) or quoted('nothing')})")
                absent.append(one.name)
            else:
                self._complete_columns(one, found)
        return absent

    def _complete_columns(self, one: MapTable, found: SourceTable) -> None:
        known = {column.name for column in found.columns}
        for column in one.columns:
            if column.mapping.source not in known and column.optional:
                self._add_column(found, column.mapping.source)
            elif column.mapping.source not in known:
                raise _no_column(column.mapping.where, found, column.mapping.source, ", or add optional = true")
        for name in one.dropped:
            if name not in known and name not in one.spare:
                raise _no_column(one.where, found, name)
            if name not in known:
                self._add_column(found, name)
        for name, sql in one.made:
            if name.lower() in {column.lower() for column in known}:
                raise ConfigError(
                    f"{sql.where}: {one.name} has a column {name}\n    fix:  change its values with [[tables.{one.name}.change]]"
                )

    def _add_column(self, table: SourceTable, name: str) -> None:
        self._connection.execute(f"ALTER TABLE {quoted(table.name)} ADD COLUMN {quoted(name)}{' ANY' if table.strict else ''}")

    def _table(self, one: MapTable) -> Iterator[Use]:
        yield from self._changes(one)
        yield from self._leave_outs(one)
        yield from self._adds(one)
        self._make(one)
        for name in one.dropped:
            count = self._rows(f"SELECT count({quoted(name)}) FROM {quoted(one.name)}")[0][0]
            yield Use(f"{one.name}.{name}", "values left out", count, "the whole column", one.where)
        if one.into:
            yield self._give(one)
        elif not one.to:
            count = self._rows(f"SELECT count(*) FROM {quoted(one.name)}")[0][0]
            yield Use(one.name, "rows left out", count, "the whole table", one.where)

    def _changes(self, one: MapTable) -> Iterator[Use]:
        for change in one.changes:
            table = self._tables[one.name]
            for name, sql in change.values:
                if name not in {column.name for column in table.columns}:
                    raise _no_column(sql.where, table, name)
                self._execute(one.name, f"SELECT ({sql.text}\n) FROM {quoted(one.name)} LIMIT 0", sql)
            values = ", ".join(f"{quoted(name)} = ({sql.text}\n)" for name, sql in change.values)
            statement = f"UPDATE {quoted(one.name)} SET {values} WHERE ({change.condition.text}\n)"
            count = self._execute(one.name, statement, change.condition, *(sql for _, sql in change.values)).rowcount
            yield Use(
                f"{one.name}.{', '.join(name for name, _ in change.values)}", "rows changed", count, change.why, change.condition.where
            )

    def _leave_outs(self, one: MapTable) -> Iterator[Use]:
        for left in one.leave_outs:
            table = self._tables[one.name]
            where = f"FROM {quoted(one.name)} WHERE ({left.condition.text}\n)"
            key = table.primary_key or table.row_key
            names = ", ".join(map(quoted, key)) or "NULL"
            with typed_texts(self._connection):
                rows = self._execute(one.name, f"SELECT {names} {where} LIMIT {EXAMPLES}", left.condition).fetchall()
            examples = tuple(Example(shown_key(key, row), "") for row in rows) if key else ()
            count = self._execute(one.name, f"DELETE {where}", left.condition).rowcount
            yield Use(one.name, "rows left out", count, left.why, left.condition.where, examples)

    def _adds(self, one: MapTable) -> Iterator[Use]:
        for add in one.adds:
            found = self._execute(one.name, f"SELECT * FROM (\n{add.rows.text}\n) LIMIT 0", add.rows)
            names = [column[0] for column in found.description]
            statement = f"INSERT INTO {quoted(one.name)} ({', '.join(map(quoted, names))}) SELECT * FROM (\n{add.rows.text}\n)"
            yield Use(one.name, "rows added", self._execute(one.name, statement, add.rows).rowcount, add.why, add.rows.where)

    def _make(self, one: MapTable) -> None:
        """New columns, each computed for all rows at once, so that an expression may look at the others."""
        table = self._tables[one.name]
        for name, sql in one.made:
            if not table.row_key:
                what = f"{one.name} has columns with all the names of its rowid, so no column can be made"
                raise ConfigError(f"{sql.where}: {what}\n    fix:  rename one of them in the source")
            self._add_column(table, name)
            keys = {f"k{at}": quoted(key) for at, key in enumerate(table.row_key)}
            named = ", ".join(f"{key} AS {alias}" for alias, key in keys.items())
            statement = f"CREATE TEMP TABLE {MADE} AS SELECT {named}, ({sql.text}\n) AS made FROM {quoted(one.name)}"
            self._execute(one.name, statement, sql, column=name)
            self._connection.execute(f"CREATE INDEX temp.{MADE_KEY} ON {MADE} ({', '.join(keys)})")
            same = " AND ".join(f"m.{alias} = {quoted(one.name)}.{key}" for alias, key in keys.items())
            self._connection.execute(f"UPDATE {quoted(one.name)} SET {quoted(name)} = m.made FROM temp.{MADE} AS m WHERE {same}")
            self._connection.execute(f"DROP TABLE temp.{MADE}")

    def _give(self, one: MapTable) -> Use:
        """All rows to another table of the source, whose own names the map says."""
        tables = self._tables
        other = tables.get(one.into)
        if other is None:
            raise ConfigError(f"{one.where}: the source has no table {one.into}\n    fix:  correct into; tables are {', '.join(tables)}")
        renamed = {column.mapping.source: column.mapping.target for column in one.columns}
        made = {name for name, _ in one.made}
        names = {
            column.name: renamed.get(column.name, column.name) for column in tables[one.name].columns if column.name not in one.dropped
        }
        for name, target in names.items():
            if target not in {column.name for column in other.columns}:
                at = dict(one.made)[name].where if name in made else one.where
                raise ConfigError(f"{at}: {one.into} has no column {target}\n    fix:  rename {name} in columns, or drop it")
        targets, sources = ", ".join(map(quoted, names.values())), ", ".join(map(quoted, names))
        order = ", ".join(map(quoted, tables[one.name].row_key)) or "1"
        sql = f"INSERT INTO {quoted(one.into)} ({targets}) SELECT {sources} FROM {quoted(one.name)} ORDER BY {order}"
        try:
            count = self._connection.execute(sql).rowcount
        except sqlite3.IntegrityError as caught:
            reason = str(caught)
        else:
            self._connection.execute(f"DROP TABLE {quoted(one.name)}")
            return Use(one.name, f"rows carried with {one.into}", count, "", one.where)
        raise ConfigError(
            f"{one.where}: rows of {one.name} do not fit into {one.into}: {reason}\n    fix:  leave such rows out, or change them"
        )

    def _execute(self, table: str, statement: str, sql: Sql, *others: Sql, column: str = "") -> sqlite3.Cursor:
        """
        Run a statement that has *sql* and *others* in it.

        Raises:
            ConfigError: SQLite does not understand it, or rows do not keep to the table's constraints.
            TransferRefused: a function failed.
        """
        self._failed.clear()
        try:
            return self._connection.execute(statement)
        except (sqlite3.Error, sqlite3.Warning) as caught:
            if isinstance(caught, sqlite3.Error) and getattr(caught, "sqlite_errorname", "SQLITE_ERROR").startswith(NOT_ITS_FAULT):
                raise
            reason = str(caught)
        if RAISED in reason:
            raise self._refusal(table, (sql, *others), column)
        raise ConfigError(
            f"{sql.where}: SQLite says {reason!r}\n    fix:  correct the SQL; columns are the source's, and those that were made before"
        )

    def _refusal(self, table: str, sqls: Sequence[Sql], column: str) -> TransferRefused:
        """A function has raised: on which rows, and what."""
        why = self._failed[-1] if self._failed else "a text that is no UTF-8"
        found, at = next(((rows, sql) for sql in sqls if (rows := list(self._failing(table, sql)))), (list[Example](), sqls[0]))
        cure = f"correct these rows, leave them out in the map, or correct the function ({at.where})"
        refusal = Refusal(table, column, f"a function of the map fails with {why}", cure, len(found), tuple(found[:EXAMPLES]))
        return TransferRefused("The map cannot be followed", [refusal])

    def _failing(self, table: str, sql: Sql) -> Iterator[Example]:
        keys = self._tables[table].row_key
        if not keys:
            return
        same = " AND ".join(f"{quoted(name)} = ?" for name in keys)
        with typed_texts(self._connection):
            rows = self._rows(f"SELECT {', '.join(map(quoted, keys))} FROM {quoted(table)}")
        for key in rows:
            values = [one.decode(errors="replace") if isinstance(one, bytearray) else one for one in key]
            try:
                self._connection.execute(f"SELECT ({sql.text}\n) IS NULL FROM {quoted(table)} WHERE {same}", values).fetchall()
            except sqlite3.Error:
                yield Example(shown_key(keys, key), "")

    def _watched(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*values: Any) -> Any:
            try:
                return function(*values)
            except Exception as caught:
                # SQLite forgets what it was.
                self._failed.append(type(caught).__name__)
                raise

        return watched


def _no_column(where: str, table: SourceTable, name: str, more: str = "") -> ConfigError:
    columns = ", ".join(column.name for column in table.columns)
    return ConfigError(f"{where}: {table.name} has no column {name}\n    fix:  correct the name{more}; columns are {columns}")
