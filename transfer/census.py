"""Everything in a SQLite database, read once, before anything is written anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .catalogue import read_catalogue
from .census_column import ColumnScan, Keys
from .census_facts import Census, TableCensus
from .census_keys import LARGEST_VALUE, key_problems
from .census_report import report
from .demands import BYTEA, declared_demands
from .needs import declared_needs
from .places import sqlite_place
from .plan import ColumnPlan, TablePlan
from .reading import Large, Piece, Reader, typed_texts
from .rules import parse_rules
from .source import open_source

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from .catalogue import Catalogue, SourceTable
    from .census_facts import Demands
    from .census_report import CensusReport
    from .needs import Needs

    Progress = Callable[[str, int], None]


def census(source: str | Path | None = None, *, rules: Sequence[str] = (), progress: Progress | None = None) -> CensusReport:
    """
    Read a SQLite database once and say what stands in it, what each column would become, and what cannot be carried as it is.

    *source* is a path, ``sqlite:///…``, or None for the file of the settings; *rules* are ``table.column=…``. Nothing is written.

    Raises:
        ConfigError: *source* is no database that can be read, or a rule is none.
        LockTimeout, StorageFailure: it stays locked, or it is damaged.
    """
    path = sqlite_place(str(source) if source is not None else None)
    with open_source(path) as connection:
        connection.execute("BEGIN")
        catalogue = read_catalogue(connection)
        known = parse_rules(rules, catalogue)
        needs = declared_needs(catalogue, known)
        return report(
            str(path), catalogue, take_census(connection, catalogue, declared_demands(catalogue, known), needs, progress=progress)
        )


def take_census(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    demands: Demands,
    needs: Mapping[str, Needs],
    *,
    largest: int = LARGEST_VALUE,
    progress: Progress | None = None,
) -> Census:
    """
    Read every value of the tables that *needs* names, over a connection of ``open_source``, and hold it against *demands* and *needs*.

    A value of more than *largest* bytes is a problem. *progress* is told a table's name and how many of its rows have been read, after every
    batch. Memory is bounded by the batch: some MB, or the largest value.
    """
    census = Census()
    for table in catalogue.tables.values():
        if table.name not in needs:
            continue
        found = _table(connection, table, demands, largest, progress)
        found.problems = list(key_problems(connection, table, needs[table.name], found, largest=largest))
        census.tables[table.name] = found
    return census


def _table(connection: sqlite3.Connection, table: SourceTable, demands: Demands, largest: int, progress: Progress | None) -> TableCensus:
    names = [column.name for column in table.columns]
    keys = Keys(table.row_key, None if table.numbered else [names.index(name) for name in table.row_key])
    scans = [ColumnScan(name, keys, demands.get((table.name, name), ()), largest) for name in names]
    found = TableCensus(table.name)
    for rows in _batches(connection, table, names, numbered=table.numbered):
        if len(rows) == 1 and any(isinstance(value, Large) for value in rows[0]):
            _large_row(scans, rows[0])
        else:
            for scan, values in zip(scans, zip(*rows, strict=True), strict=False):
                scan.see(values, rows)
        found.rows += len(rows)
        if progress is not None:
            progress(table.name, found.rows)
    found.columns = {scan.found.name: scan.result() for scan in scans}
    return found


def _large_row(scans: Sequence[ColumnScan], row: tuple[Any, ...]) -> None:
    """A row with values that are read in pieces; it stands alone in its batch."""
    for scan, value in zip(scans, row, strict=False):
        if isinstance(value, Large):
            scan.see_large(value, row)
        else:
            scan.see((value,), [row])


def _batches(
    connection: sqlite3.Connection, table: SourceTable, names: Sequence[str], *, numbered: bool
) -> Iterator[list[tuple[Any, ...]]]:
    """Rows with all columns, then the rowid; values of 8 MB and more stay in the file, where the rows have numbers."""
    plan = TablePlan(table.name, "", tuple(ColumnPlan(name, "", BYTEA, ("blob",)) for name in names), table.row_key)
    with typed_texts(connection):
        for batch in Reader(connection, plan, numbered=numbered, streams=[not one.generated for one in table.columns]).batches(Piece()):
            yield batch.rows
