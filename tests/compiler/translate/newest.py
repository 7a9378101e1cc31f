"""The newest SQLite, which the package apsw carries: the same database as another SQLite's, made of its schema and rows."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import apsw
from twinsql.adapters.functions.registry import AGGREGATES, SCALARS
from twinsql.adapters.sqlite_connect import PRAGMAS
from twinsql.adapters.stepped import as_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType
    from typing import Self

    from twinsql.adapters.statement import Form

Rows = list[tuple[object, ...]]


class Newest:
    """A copy of *source* in memory; to be used in a ``with``."""

    def __init__(self, source: sqlite3.Connection) -> None:
        # Its stubs know of types that are not told: values go in and out as objects.
        self._connection: Any = apsw.Connection(":memory:")
        for pragma in PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")
        for name, (count, function) in SCALARS.items():
            self._connection.create_scalar_function(name, function, count, deterministic=True)
        for name, (count, kind) in AGGREGATES.items():
            self._connection.create_window_function(name, _four_callbacks(kind), count)
        self._connection.execute("PRAGMA foreign_keys = OFF")
        for table, sql in source.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall():
            self._connection.execute(sql)
            for row in source.execute(f'SELECT * FROM "{table}"').fetchall():
                self._connection.execute(f'INSERT INTO "{table}" VALUES ({", ".join("?" for _ in row)})', row)
        for (sql,) in source.execute("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall():
            self._connection.execute(sql)
        self._connection.execute("PRAGMA foreign_keys = ON")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self._connection.close()

    def answer(self, form: Form[Any], values: Sequence[object]) -> Rows | None:
        """The rows of a statement that is undone, or None where it fails."""
        self._connection.execute("SAVEPOINT answer")
        try:
            return _rows(self._connection, form, values)
        except Exception:  # noqa: BLE001 - apsw lets through what one of our functions raises
            return None
        finally:
            self._connection.execute("ROLLBACK TO answer")
            self._connection.execute("RELEASE answer")


def _rows(connection: Any, form: Form[Any], values: Sequence[object]) -> Rows:
    # By number: not each step has a place for every parameter.
    numbered: dict[str, object] = {str(number): value for number, value in enumerate(values, 1)}
    for step in form.steps:
        numbered[str(len(numbered) + 1)] = as_json([tuple(row) for row in connection.execute(step, numbered)])
    return [tuple(row) for row in connection.execute(form.sql, numbered)]


def _four_callbacks(kind: type) -> Any:
    """What apsw wants of an aggregate: its state and functions of it, where sqlite3 wants a class."""

    def step(made: Any, *row: Any) -> None:
        made.step(*row)

    def inverse(made: Any, *row: Any) -> None:
        made.inverse(*row)

    def value(made: Any) -> Any:
        return made.value()

    def final(made: Any) -> Any:
        return made.finalize()

    return lambda: (kind(), step, final, value, inverse)


def answer(connection: sqlite3.Connection, form: Form[Any], values: Sequence[object]) -> Rows | None:
    """What the machine's own SQLite makes of the statement, which is undone; None where it fails."""
    connection.execute("SAVEPOINT answer")
    try:
        return _rows(connection, form, values)
    except sqlite3.Error:
        return None
    finally:
        connection.execute("ROLLBACK TO answer")
        connection.execute("RELEASE answer")
