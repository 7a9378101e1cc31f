"""Everything in a SQLite database, read once, before anything is written anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..catalogue import read_catalogue
from ..places import sqlite_place
from ..rules.rules import carried, parse_rules
from ..source import open_source
from ..utf16 import broken_texts
from .demands import declared_demands
from .facts import Census
from .keys import LARGEST_VALUE, key_problems
from .needs import declared_needs
from .report import report
from .table import TableTask, demands_of, scan_table
from .virtual import rows_of_their_own

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from ..catalogue import Catalogue
    from .facts import Demands
    from .needs import Needs
    from .report import CensusReport

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
        catalogue = carried(catalogue, known)
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
    still: bool = False,
) -> Census:
    """
    Read every value of the tables that *needs* names, over a connection of ``open_source``, and hold it against *demands* and *needs*.

    A value of more than *largest* bytes is a problem. *progress* is told a table's name and how many of its rows have been read, after every
    batch. Memory is bounded by the batch: some MB, or the largest value. Of a file that stands *still*, a second process reads half of each
    large table.
    """
    tables = [table for table in catalogue.tables.values() if table.name in needs]
    census = Census(problems=[*rows_of_their_own(connection, catalogue), *broken_texts(connection, catalogue.encoding, tables)])
    for table in tables:
        found = scan_table(connection, TableTask(table, demands_of(table, demands), largest), progress, still=still)
        found.problems = list(key_problems(connection, table, needs[table.name], found, largest=largest))
        census.tables[table.name] = found
    return census
