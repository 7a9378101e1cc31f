"""JSON values changed as PostgreSQL's jsonb_set, jsonb_insert, ``||``, ``-`` and ``#-`` change them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from .json_values import Json, Number, members, read, write
from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .kinds import Scalar

Way = Literal["create", "replace", "before", "after", "delete"]

ADDING = ("create", "before", "after")
INDEX = re.compile(r"[ \t\n\r\f\v]*[-+]?\d+")
INT_MOST = 2**31


def _concat(left: str | None, right: str | None) -> str | None:
    """``||``: two objects become one, anything else a list."""
    if left is None or right is None:
        return None
    one, other = read(left), read(right)
    if isinstance(one, dict) and isinstance(other, dict):
        return write({**one, **other})
    return write([*members(one), *members(other)])


def _without(value: Json, keys: set[str]) -> Json:
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if key not in keys}
    if isinstance(value, list):
        return [item for item in value if not isinstance(item, str) or isinstance(item, Number) or item not in keys]
    raise NoValue


def _minus(text: str | None, key: str | None) -> str | None:
    return None if text is None or key is None else write(_without(read(text), {key}))


def _minus_index(text: str | None, index: int | None) -> str | None:
    if text is None or index is None:
        return None
    value = read(text)
    if not isinstance(value, list):
        raise NoValue
    if -len(value) <= index < len(value):
        del value[index]
    return write(value)


def _minus_keys(text: str | None, keys: str | None) -> str | None:
    if text is None or keys is None:
        return None
    given = read(keys)
    assert isinstance(given, list)
    return write(_without(read(text), {str(key) for key in given if key is not None}))


def _minus_path(text: str | None, path: str | None) -> str | None:
    return _changed(text, path, "null", "delete")


def _set(text: str | None, path: str | None, new: str | None, create: int | None) -> str | None:
    return None if create is None else _changed(text, path, new, "create" if create else "replace")


def _insert(text: str | None, path: str | None, new: str | None, after: int | None) -> str | None:
    return None if after is None else _changed(text, path, new, "after" if after else "before")


def _changed(text: str | None, path: str | None, new: str | None, way: Way) -> str | None:
    if text is None or path is None or new is None:
        return None
    value, steps = read(text), read(path)
    assert isinstance(steps, list)
    if not isinstance(value, (dict, list)):
        raise NoValue
    if steps and (value or way in ADDING):
        value = _set_path(value, steps, 0, read(new), way)
    return write(value)


def _set_path(value: Json, steps: list[Json], level: int, new: Json, way: Way) -> Json:
    if not isinstance(value, (dict, list)):
        return value
    step = steps[level]
    if step is None:
        raise NoValue
    if isinstance(value, dict):
        return _set_key(value, str(step), steps, level, new, way)
    return _set_place(value, _index(str(step)), steps, level, new, way)


def _index(step: str) -> int:
    if not INDEX.fullmatch(step) or not -INT_MOST <= int(step) < INT_MOST:
        raise NoValue
    return int(step)


def _set_key(value: dict[str, Json], key: str, steps: list[Json], level: int, new: Json, way: Way) -> Json:
    if level + 1 < len(steps):
        return {**value, key: _set_path(value[key], steps, level + 1, new, way)} if key in value else value
    if key in value:
        if way in {"before", "after"}:
            raise NoValue
        return _without(value, {key}) if way == "delete" else {**value, key: new}
    return {**value, key: new} if way in ADDING else value


def _set_place(value: list[Json], index: int, steps: list[Json], level: int, new: Json, way: Way) -> Json:
    """A place before the first counts as the first, one behind the last as the end, where something is added."""
    inside = -len(value) <= index < len(value)
    if not inside:
        if level + 1 < len(steps) or way not in ADDING:
            return value
        return [new, *value] if index < 0 else [*value, new]
    place = index % len(value)
    before, here, behind = value[:place], value[place], value[place + 1 :]
    if level + 1 < len(steps):
        return [*before, _set_path(here, steps, level + 1, new, way), *behind]
    middle = {"create": [new], "replace": [new], "before": [new, here], "after": [here, new], "delete": list[Json]()}[way]
    return [*before, *middle, *behind]


def _strip(text: str | None) -> str | None:
    return None if text is None else write(_stripped(read(text)))


def _stripped(value: Json) -> Json:
    if isinstance(value, dict):
        return {key: _stripped(item) for key, item in value.items() if item is not None}
    return [_stripped(item) for item in value] if isinstance(value, list) else value


CHANGES: Mapping[str, Scalar] = {
    "pg_jsonb_concat": (2, _concat),
    "pg_jsonb_minus": (2, _minus),
    "pg_jsonb_minus_index": (2, _minus_index),
    "pg_jsonb_minus_keys": (2, _minus_keys),
    "pg_jsonb_minus_path": (2, _minus_path),
    "pg_jsonb_set": (4, _set),
    "pg_jsonb_insert": (4, _insert),
    "pg_jsonb_strip_nulls": (1, _strip),
}
