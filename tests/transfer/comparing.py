"""A SQLite file carried into a PostgreSQL by what `move` carries with, then changed, then compared."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from twinsql.transfer.catalogue import read_catalogue
from twinsql.transfer.census.census import take_census
from twinsql.transfer.census.demands import target_demands
from twinsql.transfer.census.needs import target_needs
from twinsql.transfer.copy.encode import HEADER, TRAILER, RowEncoder
from twinsql.transfer.move.target_setup import set_numbers
from twinsql.transfer.plan.plan import make_plan
from twinsql.transfer.reading import Piece, Reader
from twinsql.transfer.rules.matching import match
from twinsql.transfer.rules.rules import parse_rules
from twinsql.transfer.session import open_session
from twinsql.transfer.source import open_source
from twinsql.transfer.target_schema import read_target
from twinsql.transfer.validate.validate import validate

from tests.transfer.making import database

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    from twinsql.transfer.validate.report import Report


class Both:
    """The two sides."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url
        self.source = folder / "source.db"
        self.rules: Sequence[str] = ()

    def make(
        self,
        source: str,
        target: str,
        *rows: tuple[str, Sequence[object]],
        rules: Sequence[str] = (),
    ) -> None:
        """Both, with the rows carried."""
        self.rules = rules
        database(self.folder, source, *rows)
        with open_session(self.url) as session, open_source(self.source) as connection:
            session.execute(target.encode())
            catalogue = read_catalogue(connection)
            known = parse_rules(rules, catalogue)
            matches = match(catalogue, read_target(session), known)
            plan = make_plan(matches, take_census(connection, catalogue, target_demands(matches), target_needs(matches, known)))
            for table in plan.tables:
                encoder = RowEncoder(table)
                names = ", ".join(f'"{one.target}"' for one in table.columns)
                numbered = catalogue.tables[table.source].numbered
                with session.cursor().copy(f'COPY "{table.target}" ({names}) FROM STDIN (FORMAT binary)'.encode()) as copy:
                    copy.write(HEADER)
                    for batch in Reader(connection, table, numbered=numbered, streams=[False] * len(names)).batches(Piece()):
                        copy.write(encoder.encode(batch.rows))
                    copy.write(TRAILER)
            set_numbers(session, plan)

    def sqlite(self, statement: str, *values: object) -> None:
        """Change the source."""

        with closing(sqlite3.connect(self.source)) as connection, connection:
            connection.execute(statement, values)

    def postgres(self, statement: str) -> None:
        """Change the target."""
        with open_session(self.url) as session:
            session.execute(statement.encode())

    def compared(self, **options: Any) -> Report:
        """What `validate` says."""
        return validate(self.source, self.url, rules=self.rules, **options)
