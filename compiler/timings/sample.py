"""Some rows of each table of a SQLite database, with the rows that they refer to: what parameters are drawn from."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any, cast

from ...adapters.errors import DatabaseError
from ...adapters.statement import Form, Statement
from ..prove.statements import binder, quoted, selecter

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...adapters.sqlite_session import SqliteSession
    from ...adapters.statement import Values as Bound
    from ..prove.catalog import Catalog, Link
    from ..prove.rows import Rows, Values

ROWS = 60
"""Of each table, beside those that others refer to."""


class Sampler:
    """Reads rows of the database that *session* is connected to."""

    def __init__(self, session: SqliteSession, catalog: Catalog) -> None:
        self._session, self._catalog = session, catalog
        self._selects = {table: selecter(catalog, table) for table in catalog.order}
        self._seen: dict[str, set[str]] = {table: set() for table in catalog.order}
        self.found: Rows = {table: [] for table in catalog.order}

    def sample(self) -> Rows:
        """Rows of all tables, children before their parents, so that the parents of those drawn are there."""
        for table in reversed(self._catalog.order):
            for row in self._some(table):
                self._note(table, row)
            for row in list(self.found[table]):
                for link in self._catalog.links[table]:
                    self._parent(link, row)
        return self.found

    def _note(self, table: str, row: Values) -> None:
        if (key := repr(row)) not in self._seen[table]:
            self._seen[table].add(key)
            self.found[table].append(row)

    def _some(self, table: str) -> list[Values]:
        """Rows from all over *table*: found by their number, which takes no reading of all of it."""
        random = Random(table)  # noqa: S311 - the same each time
        try:
            low, high = self._ask(f"SELECT min(rowid), max(rowid) FROM {quoted(table)}", ())[0]  # noqa: S608 - quoted
        except DatabaseError:
            # WITHOUT ROWID.
            return self._rows(table, f"LIMIT {ROWS}", ())
        if low is None:
            return []
        places = sorted({random.randint(low, high) for _ in range(ROWS)})
        return [row for place in places for row in self._rows(table, "WHERE rowid >= ?1 ORDER BY rowid LIMIT 1", (place,))]

    def _parent(self, link: Link, row: Values) -> None:
        """Note the row that *row* refers to."""
        values = tuple(row[name] for name in link.columns)
        if None in values:
            return
        facts = self._catalog.columns[link.parent]
        where = " AND ".join(f"{quoted(key)} = ?{place}" for place, key in enumerate(link.keys, 1))
        bind = binder([facts[key].base for key in link.keys], "bind")
        for parent in self._rows(link.parent, f"WHERE {where} LIMIT 1", values, bind):
            self._note(link.parent, parent)

    def _rows(self, table: str, tail: str, values: Bound, bind: Callable[[Bound], Bound] = tuple) -> list[Values]:
        select = cast("Form[Bound]", self._selects[table].sqlite)
        text: Any = f"{select.sql} {tail}"
        names = list(self._catalog.columns[table])
        return [dict(zip(names, row, strict=True)) for row in self._run(Form(text, bind, select.decode), values)]

    def _ask(self, sql: Any, values: Bound) -> list[tuple[Any, ...]]:
        return self._run(Form(sql, tuple, tuple), values)

    def _run(self, form: Form[tuple[Any, ...]], values: Bound) -> list[tuple[Any, ...]]:
        return self._session.all(Statement("timings.sample", "compiler/timings/sample.py", (), False, form, None), values)
