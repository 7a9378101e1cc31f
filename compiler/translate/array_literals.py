"""Literals of arrays, ``'{a,"b c",NULL}'``, as the JSON text that a list is on SQLite."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ...adapters.array_codecs import literal_items

if TYPE_CHECKING:
    from collections.abc import Callable

    Reader = Callable[[str], str]


def array_reader(element: Reader) -> Reader:
    """What reads an array whose elements *element* reads; it raises ValueError as that does."""

    def read(raw: str) -> str:
        items = ",".join("null" if item is None else _in_json(element(item)) for item in literal_items(raw))
        return "'" + f"[{items}]".replace("'", "''") + "'"

    return read


def _in_json(sql: str) -> str:
    """A literal of SQLite's as JSON."""
    return json.dumps(sql[1:-1].replace("''", "'"), ensure_ascii=False) if sql.startswith("'") else sql
