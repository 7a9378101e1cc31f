"""
Json as PostgreSQL keeps it: text, with its spaces, the order of its keys, and keys that come twice.

A part of it is a piece of that text. Of equal keys the last counts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .json_values import INDEX, INT_MOST, Json, decoder, read, read_any, write
from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .kinds import Scalar

SPACE = re.compile(r"[ \t\n\r]*")


def _skip(text: str, at: int) -> int:
    found = SPACE.match(text, at)
    return found.end() if found else at


def _value(text: str, at: int) -> tuple[Json, int, int]:
    """The value at *at* behind spaces, where it begins and where it ends."""
    start = _skip(text, at)
    value, end = decoder().raw_decode(text, start)
    return value, start, end


def sound(text: str) -> str:
    """*text* without the spaces around it; raises NoValue for escapes that are no characters, as PostgreSQL does once it looks inside."""
    if "\\u" in text:
        read_any(text)
    return text.strip(" \t\n\r")


def _is(text: str, opening: str) -> bool:
    return text.lstrip(" \t\n\r").startswith(opening)


def items(text: str) -> Iterator[str]:
    """The texts of an array's elements."""
    at = _skip(text, 0) + 1
    while text[_skip(text, at)] != "]":
        _, start, end = _value(text, at)
        yield text[start:end]
        at = _skip(text, end)
        at += text[at] == ","


def pairs(text: str) -> Iterator[tuple[str, str]]:
    """The keys of an object and the texts of its members, all of them, in order."""
    at = _skip(text, 0) + 1
    while text[_skip(text, at)] != "}":
        key, _, end = _value(text, at)
        _, start, end = _value(text, _skip(text, end) + 1)
        yield str(key), text[start:end]
        at = _skip(text, end)
        at += text[at] == ","


def plain(raw: str) -> str | None:
    """A piece as ``->>`` gives it: a text without quotes, NULL for null."""
    if raw.startswith('"'):
        return str(read(raw))
    return None if raw == "null" else raw


def _element(text: str, index: int) -> str | None:
    found = list(items(text))
    return found[index] if -len(found) <= index < len(found) else None


def _member(text: str, key: str | int) -> str | None:
    if isinstance(key, int):
        return _element(text, key) if _is(text, "[") else None
    return dict(pairs(text)).get(key) if _is(text, "{") else None


def _walk(text: str, path: str) -> str | None:
    found: str | None = text
    steps = read(path)
    for step in steps if isinstance(steps, list) else []:
        if step is None or found is None:
            return None
        key = str(step)
        if _is(found, "["):
            found = _element(found, int(key)) if INDEX.fullmatch(key) and -INT_MOST <= int(key) < INT_MOST else None
        else:
            found = _member(found, key)
    return found


def _checked(text: str | None) -> str | None:
    """Any text as json: the same text, where it is JSON."""
    if text is not None:
        read(text)
    return text


def _get(text: str | None, key: str | int | None) -> str | None:
    return None if text is None or key is None else _member(sound(text), key)


def _get_text(text: str | None, key: str | int | None) -> str | None:
    found = _get(text, key)
    return None if found is None else plain(found)


def _path(text: str | None, path: str | None) -> str | None:
    return None if text is None or path is None else _walk(sound(text), path)


def _path_text(text: str | None, path: str | None) -> str | None:
    found = _path(text, path)
    return None if found is None else plain(found)


def spaced(members: Sequence[tuple[str, Json]]) -> str:
    """An object as json_object writes it."""
    return f"{{{', '.join([f'{write(key)} : {write(value)}' for key, value in members])}}}"


def _stripped(raw: str) -> str:
    """Without members that are null, and without spaces."""
    if raw.startswith("{"):
        return f"{{{','.join([f'{write(key)}:{_stripped(value)}' for key, value in pairs(raw) if value != 'null'])}}}"
    if raw.startswith("["):
        return f"[{','.join([_stripped(one) for one in items(raw)])}]"
    return write(read(raw)) if raw.startswith('"') else raw


def _strip(text: str | None) -> str | None:
    return None if text is None else _stripped(sound(text))


def _items(text: str | None) -> str | None:
    """A list of the elements of an array."""
    if text is None:
        return None
    if not _is(text, "["):
        raise NoValue
    found: list[Json] = list(items(text))
    return write(found)


def _item_texts(text: str | None) -> str | None:
    """The same of the elements as texts."""
    if text is None:
        return None
    if not _is(text, "["):
        raise NoValue
    found: list[Json] = [plain(raw) for raw in items(sound(text))]
    return write(found)


def _pairs(text: str | None) -> str | None:
    """A list of the members of an object: the key, and each as json and as text."""
    if text is None:
        return None
    if not _is(text, "{"):
        raise NoValue
    found: list[Json] = [[key, raw, plain(raw)] for key, raw in pairs(sound(text))]
    return write(found)


TEXTS: Mapping[str, Scalar] = {
    "pg_json": (1, _checked),
    "pg_json_get": (2, _get),
    "pg_json_get_text": (2, _get_text),
    "pg_json_path": (2, _path),
    "pg_json_path_text": (2, _path_text),
    "pg_json_items": (1, _items),
    "pg_json_item_texts": (1, _item_texts),
    "pg_json_pairs": (1, _pairs),
    "pg_json_strip_nulls": (1, _strip),
}
