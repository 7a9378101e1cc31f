"""A real SQLite with the schema, to see whether it takes a text."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from ..adapters.errors import MigrationError
from ..adapters.functions.registry import register

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType
    from typing import Self


class SqliteScratch:
    """
    A database in memory with the schema that *script* makes.

    Attributes:
        connection: open, with the adapter's functions.

    Raises:
        MigrationError: SQLite refuses the script.
    """

    def __init__(self, script: str) -> None:
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        register(self.connection)
        try:
            self.connection.executescript(script)
        except sqlite3.Error as error:
            self.connection.close()
            raise MigrationError(f"SQLite {sqlite3.sqlite_version} refuses the migrations' frozen texts: {error}") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self.connection.close()

    def refusal_of_steps(self, steps: Sequence[str]) -> str | None:
        """What SQLite says against the first of *steps* that it does not take."""
        return next((refusal for step in steps if (refusal := self._explained(step, None)[1])), None)

    def refusal(self, sql: str, parameters: int | None, columns: int | None) -> str | None:
        """
        What SQLite says against *sql* with so many result columns (None: any number), or None where it takes it. Nothing is run.

        *parameters* is how many ``?n`` it has; None where these are ``:n``, as in a statement of several steps.
        """
        program, refusal = self._explained(sql, parameters)
        if refusal is not None:
            return refusal
        # Opcode and second operand of an instruction: how many columns a row has that is given out.
        found = next((step[3] for step in program if step[1] == "ResultRow"), 0)
        return None if columns in {None, found} else f"the statement returns {found} columns, and {columns} on PostgreSQL"

    def _explained(self, sql: str, parameters: int | None) -> tuple[list[tuple[Any, ...]], str | None]:
        try:
            return self.connection.execute(f"EXPLAIN {sql}", _nulls(parameters)).fetchall(), None
        except sqlite3.Error as error:
            return [], str(error)

    def plan(self, sql: str, parameters: int | None) -> list[str]:
        """What SQLite would do for *sql*: ``SCAN chats``, ``SEARCH chats USING INDEX …``. Nothing is run; *parameters* as above."""
        return [str(row[3]) for row in self.connection.execute(f"EXPLAIN QUERY PLAN {sql}", _nulls(parameters))]


class _Nulls(dict[str, None]):
    """NULL for every parameter."""

    def __missing__(self, name: str) -> None:
        """Any name is known."""


def _nulls(parameters: int | None) -> _Nulls | tuple[None, ...]:
    return _Nulls() if parameters is None else (None,) * parameters
