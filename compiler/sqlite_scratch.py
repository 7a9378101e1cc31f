"""A real SQLite with the schema, to see whether it takes a text."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from ..adapters.errors import MigrationError
from ..adapters.functions.registry import register

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self


class SqliteScratch:
    """
    A database in memory with the schema that *script* makes.

    Raises:
        MigrationError: SQLite refuses the script.
    """

    def __init__(self, script: str) -> None:
        self._connection = sqlite3.connect(":memory:", isolation_level=None)
        register(self._connection)
        try:
            self._connection.executescript(script)
        except sqlite3.Error as error:
            self._connection.close()
            raise MigrationError(f"SQLite {sqlite3.sqlite_version} refuses the migrations' frozen texts: {error}") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self._connection.close()

    def refusal(self, sql: str, parameters: int, columns: int) -> str | None:
        """What SQLite says against *sql* with so many parameters and result columns, or None where it takes it. Nothing is run."""
        try:
            program = self._connection.execute(f"EXPLAIN {sql}", (None,) * parameters).fetchall()
        except sqlite3.Error as error:
            return str(error)
        # Opcode and second operand of an instruction: how many columns a row has that is given out.
        found = next((step[3] for step in program if step[1] == "ResultRow"), 0)
        return None if found == columns else f"the statement returns {found} columns, and {columns} on PostgreSQL"
