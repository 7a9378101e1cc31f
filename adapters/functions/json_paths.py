"""The part of SQL/JSON paths that is a way through keys and places: ``$.a[0].b[*]``, read by lax rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .json_values import Json, Number, members, read, write

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .kinds import Scalar

STAR = "*"


def _walk(text: str, steps: str) -> list[Json]:
    """
    What the path finds, in order.

    Its steps come as JSON: a list of one text for a key, a number for a place, ``"*"`` for all members of an array, null for those of an object.
    """
    found: list[Json] = [read(text)]
    way = read(steps)
    assert isinstance(way, list)
    for step in way:
        found = [one for value in found for one in _step(value, step)]
    return found


def _step(value: Json, step: Json) -> list[Json]:
    if isinstance(step, Number):
        return members(value)[int(step) : int(step) + 1]
    if step == STAR:
        return members(value)
    # A key looks into the members of an array, one level deep.
    objects: list[dict[str, Json]] = [one for one in members(value) if isinstance(one, dict)]
    if isinstance(step, list):
        return [one[str(step[0])] for one in objects if str(step[0]) in one]
    return [item for one in objects for item in one.values()]


def _exists(text: str | None, steps: str) -> int | None:
    return None if text is None else int(bool(_walk(text, steps)))


def _first(text: str | None, steps: str) -> str | None:
    found = [] if text is None else _walk(text, steps)
    return write(found[0]) if found else None


def _all(text: str | None, steps: str) -> str | None:
    return None if text is None else write(_walk(text, steps))


PATHS: Mapping[str, Scalar] = {
    "pg_jsonb_path_exists": (2, _exists),
    "pg_jsonb_path_first": (2, _first),
    "pg_jsonb_path_all": (2, _all),
}
