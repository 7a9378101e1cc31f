"""Literals of arrays, ``'{a,"b c",NULL}'``, as the JSON text that a list is on SQLite."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Reader = Callable[[str], str]

ITEM = re.compile(r"\s*(?:\"((?:[^\"\\]|\\.)*)\"|((?:[^\s{}\",\\]|\\.)(?:[^{}\",\\]|\\.)*))\s*(,|$)", re.DOTALL)
ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def array_reader(element: Reader) -> Reader:
    """What reads an array whose elements *element* reads; it raises ValueError as that does."""

    def read(raw: str) -> str:
        items = ",".join("null" if item is None else _in_json(element(item)) for item in _items(raw))
        return "'" + f"[{items}]".replace("'", "''") + "'"

    return read


def _in_json(sql: str) -> str:
    """A literal of SQLite's as JSON."""
    return json.dumps(sql[1:-1].replace("''", "'"), ensure_ascii=False) if sql.startswith("'") else sql


def _items(raw: str) -> Iterator[str | None]:
    """The elements of an array of one dimension."""
    inner = raw.strip()
    if inner[:1] != "{" or inner[-1:] != "}":
        raise ValueError(raw)
    inner, at = inner[1:-1], 0
    if not inner.strip():
        return
    while True:
        found = ITEM.match(inner, at)
        if found is None:
            raise ValueError(raw)
        quoted, plain, end = found.groups()
        if quoted is not None:
            yield ESCAPED.sub(r"\1", quoted)
        else:
            # White space around an element does not count, unless it is escaped.
            plain = plain.rstrip()
            yield None if plain.lower() == "null" else ESCAPED.sub(r"\1", plain)
        at = found.end()
        if not end:
            return
