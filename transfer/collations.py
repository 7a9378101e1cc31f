"""Collations that only the application knows: its tables can be read all the same, as long as nobody compares by them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..adapters.errors import ConfigError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

NAME = re.compile(r"""\bCOLLATE\s+(?:"((?:[^"]|"")+)"|\[([^\]]+)\]|`((?:[^`]|``)+)`|'((?:[^']|'')+)'|([^\s(),;"'`\[]+))""", re.IGNORECASE)

KNOWN = frozenset({"BINARY", "NOCASE", "RTRIM"})
"""SQLite's own. Its list of collations has those too that are only named."""


def foreign_collations(schemas: Iterable[str]) -> list[str]:
    """Names of collations in CREATE statements that are not SQLite's own."""
    written = {str(found[found.lastindex or 0]) for sql in schemas for found in NAME.finditer(sql)}
    return sorted(name for name in written if name.upper() not in KNOWN)


class StandIns:
    """What takes the place of collations that SQLite does not know. It stops the statement that asks it, since it has no right answer."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._asked = ""
        schemas = connection.execute("SELECT sql FROM sqlite_schema WHERE sql LIKE '%collate%'")
        for name in foreign_collations(_text(sql) for (sql,) in schemas):
            self._stand_in(name)

    def _stand_in(self, name: str) -> None:
        def compare(_first: str, _second: str) -> int:
            self._asked = name
            self._connection.interrupt()
            return 0

        self._connection.create_collation(name, compare)

    def complaint(self) -> ConfigError | None:
        """What to say of a statement that asked; None where none did."""
        if not self._asked:
            return None
        return ConfigError(
            f"Rows would have to be compared by the collation {self._asked}, which the application brings along and nobody else knows"
            "\n    fix:  declare the column with a collation of SQLite (BINARY, NOCASE, RTRIM), or drop the index that needs it"
        )


def _text(raw: bytes | str) -> str:
    return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw
