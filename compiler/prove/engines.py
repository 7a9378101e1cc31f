"""Both databases with the project's schema: rows go in, statements run, nothing stays."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...adapters.describe import Describer, scratch_database
from ...adapters.errors import DatabaseError
from ...adapters.migration_files import postgres_script
from ...adapters.postgres import PostgresAdapter
from ...adapters.sqlite import SqliteAdapter
from .catalog import read_catalog
from .equal import Outcome
from .masks import FIRST_NUMBER
from .statements import count_on, inserter, quoted, selecter
from .subjects import plain

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping, Sequence

    from ...adapters.protocol import Executor, Transaction
    from ...adapters.statement import Statement
    from ..model import Schema
    from ..project import Project
    from .catalog import Catalog
    from .rows import Rows, Values
    from .subjects import Subject


Fill = Callable[[str, "Rows"], "Iterable[Values]"]
"""Rows for a table, told what is loaded already."""


class _Undo(Exception):
    """Rolls back."""


@dataclass(slots=True)
class Loaded:
    """
    Both databases with the same rows, for as long as their transactions are open.

    Attributes:
        rows: those that both took.
        misfits: rows that one engine takes and the other refuses: the table, the row, and what each said.
    """

    sqlite: Transaction
    postgres: Transaction
    selects: Mapping[str, Statement[Any]]
    rows: Rows = field(default_factory=dict[str, "list[Values]"])
    misfits: list[tuple[str, Values, str]] = field(default_factory=list[tuple[str, "Values", str]])

    def on_sqlite(self, subject: Subject, values: Sequence[object], tables: Sequence[str]) -> Outcome:
        """What SQLite makes of *subject*."""
        return _run(self.sqlite, subject, values, tables, self.selects)

    def on_postgres(self, subject: Subject, values: Sequence[object], tables: Sequence[str]) -> Outcome:
        """What PostgreSQL makes of *subject*."""
        return _run(self.postgres, subject, values, tables, self.selects)


@dataclass(frozen=True, slots=True)
class Engines:
    """
    Both databases, empty.

    Attributes:
        catalog: of the tables.
    """

    sqlite: SqliteAdapter
    postgres: PostgresAdapter
    catalog: Catalog
    inserts: Mapping[str, Statement[Any]]
    selects: Mapping[str, Statement[Any]]

    @contextmanager
    def loaded(self, fill: Fill) -> Generator[Loaded]:
        """Both with the rows that *fill* has for each table, parents first; those apart that an engine refuses."""
        with suppress(_Undo), self.sqlite.transaction() as one, self.postgres.transaction() as other:
            found = Loaded(one, other, self.selects, {table: [] for table in self.catalog.order})
            for table in self.catalog.order:
                self._fill(found, table, fill(table, found.rows))
                self._count_on(found, table)
            yield found
            raise _Undo

    def _fill(self, loaded: Loaded, table: str, rows: Iterable[Values]) -> None:
        """Load *rows*: a list at once if all of it fits, else one by one."""
        kept = loaded.rows[table]
        if isinstance(rows, list) and self._load(loaded, table, rows, silent=True):
            kept += rows
            return
        for row in rows:
            if self._load(loaded, table, [row]):
                kept.append(row)

    def _load(self, loaded: Loaded, table: str, rows: Sequence[Values], *, silent: bool = False) -> bool:
        """Whether both engines take all of *rows*, else neither keeps any; where only one does, that is noted unless *silent*."""
        names = self.catalog.columns[table]
        values = [tuple(row[name] for name in names) for row in rows]
        said: list[str] = []
        with suppress(_Undo), loaded.sqlite.transaction() as one, loaded.postgres.transaction() as other:
            said = [_refusal(one, self.inserts[table], values), _refusal(other, self.inserts[table], values)]
            if any(said):
                raise _Undo
        if said[0] != said[1] and not silent:
            what = f"{said[0] or 'no error'} on SQLite, {said[1] or 'no error'} on PostgreSQL"
            loaded.misfits.append((table, rows[0], what))
        return not any(said)

    def _count_on(self, loaded: Loaded, table: str) -> None:
        column = self.catalog.identity(table)
        if column is not None:
            number = FIRST_NUMBER["smallint" if self.catalog.columns[table][column].base == "smallint" else "integer"]
            for statement, executor in count_on(table, column, loaded.sqlite, loaded.postgres):
                executor.all(statement, (number,))


def _refusal(executor: Executor, insert: Statement[Any], rows: Iterable[tuple[object, ...]]) -> str:
    try:
        for values in rows:
            executor.execute(insert, values)
    except DatabaseError as error:
        return type(error).__name__
    return ""


def _run(
    executor: Transaction, subject: Subject, values: Sequence[Any], tables: Sequence[str], selects: Mapping[str, Statement[Any]]
) -> Outcome:
    """What one engine makes of *subject*; nothing is kept."""
    rows: tuple[tuple[object, ...], ...] = ()
    count: int | None = None
    error = message = ""
    after: dict[str, tuple[tuple[object, ...], ...]] = {}
    with suppress(_Undo), executor.transaction() as scope:
        try:
            if subject.is_batch:
                count = scope.execute_many(subject.statement, values)
            elif subject.returns_rows:
                rows = tuple(plain(row) for row in scope.all(subject.statement, tuple(values)))
            else:
                count = scope.execute(subject.statement, tuple(values))
            after = {name: tuple(scope.all(selects[name])) for name in tables}
        except DatabaseError as failure:
            # Nothing of it is left, so there is nothing to look at.
            error, message = type(failure).__name__, failure.message
        raise _Undo
    return Outcome(rows, count, error, after, message)


@contextmanager
def open_engines(project: Project, schema: Schema, server: str) -> Generator[Engines]:
    """
    Two new databases with the tables of *project*, gone when the ``with`` ends.

    They are empty: rows that migrations bring are drawn like any other, and large ones would have to be compared after each write.
    """
    with scratch_database(server) as url:
        with Describer(url) as describer:
            describer.run_script(postgres_script(project.migrations))
            describer.run_script(f"TRUNCATE {', '.join(map(quoted, schema.tables))} CASCADE" if schema.tables else "")
        with SqliteAdapter(":memory:") as sqlite, PostgresAdapter(url, size=1) as postgres:
            sqlite.run_script(schema.sqlite_script)
            emptied = "".join(f"DELETE FROM {quoted(table)};\n" for table in schema.tables)  # noqa: S608 - names of the catalog, quoted
            sqlite.run_script(f"PRAGMA foreign_keys = OFF;\n{emptied}PRAGMA foreign_keys = ON;")
            catalog = read_catalog(postgres, schema, project.made)
            inserts = {table: inserter(catalog, table) for table in catalog.order}
            selects = {table: selecter(catalog, table) for table in catalog.order}
            yield Engines(sqlite, postgres, catalog, inserts, selects)
