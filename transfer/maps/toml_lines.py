"""On which line of a TOML file a key stands, which `tomllib` does not say."""

from __future__ import annotations

import tomllib
from typing import Any, cast

Path = tuple[str | int, ...]
"""Keys from the top of the document; a number is a place in an array of tables."""


def key_lines(text: str) -> dict[Path, int]:
    """The lines of all keys and headers of a document that `tomllib` takes; keys in braces stand on the line where the statement begins."""
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    header: Path = ()
    begun: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        begun.append(line)
        try:
            said = tomllib.loads("\n".join(begun))
        except tomllib.TOMLDecodeError:
            # It goes on: a list, or a text of several lines.
            continue
        start, begun = number - len(begun) + 1, []
        if line.lstrip().startswith("["):
            header = _header(said, counts)
            for depth in range(1, len(header) + 1):
                found.setdefault(header[:depth], start)
        else:
            _keys(said, header, start, found)
    return found


def _header(said: dict[str, Any], counts: dict[Path, int]) -> Path:
    """The path of ``[a.b]`` or ``[[a.b]]``, with the number of the last table in each array that it goes through."""
    path: list[str | int] = []
    value: Any = said
    while value:
        key, value = next(iter(cast("dict[str, Any]", value).items()))
        path.append(key)
        if isinstance(value, list):
            here = tuple(path)
            counts[here] = counts.get(here, -1) + 1
            return (*here, counts[here])
        if (number := counts.get(tuple(path))) is not None:
            path.append(number)
    return tuple(path)


def _keys(value: object, path: Path, line: int, found: dict[Path, int]) -> None:
    if isinstance(value, dict):
        for key, inner in cast("dict[str, object]", value).items():
            found.setdefault((*path, key), line)
            _keys(inner, (*path, key), line, found)
    elif isinstance(value, list):
        for place, inner in enumerate(cast("list[object]", value)):
            _keys(inner, (*path, place), line, found)


def line_of(lines: dict[Path, int], path: Path) -> int:
    """The line of *path*, or of the nearest thing around it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)
