"""Functions that the SQL of a map may call: two of its own, and those of the project that it names."""

from __future__ import annotations

import importlib
import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from ..rules import stamps

if TYPE_CHECKING:
    from collections.abc import Callable

GREATEST = 2**63
STEP = re.compile(r"\.(?:(\w+)|\"([^\"]*)\")|\[(\d+)\]")


class _Digits(str):
    """A number of JSON as it was written."""

    __slots__ = ()


def function_of(name: str) -> Callable[..., Any] | None:
    """The function *name*, ``package.module:function``; None where there is none."""
    module, _, attribute = name.partition(":")
    try:
        found: object = getattr(importlib.import_module(module), attribute, None)
    except (ImportError, ValueError):
        return None
    return found if callable(found) else None


def json_at(text: str | float | None, path: str) -> str | float | None:
    """
    What stands at *path* (``$.a.b[0]``) of a JSON text, exactly: SQLite's own functions round long numbers.

    A text comes as a text, true and false as 1 and 0, a list or an object as JSON; a number as SQLite's where that has all of its digits,
    else as a text of them. NULL where nothing stands there.

    Raises:
        ValueError: *text* is no JSON, or *path* none.
    """
    if text is None:
        return None
    value: object = json.loads(str(text), parse_int=_Digits, parse_float=_Digits)
    for key in _steps(path):
        value = _inner(value, key)
    return _value(value)


def _inner(value: object, key: str | int) -> object:
    if isinstance(value, dict) and isinstance(key, str):
        return cast("dict[str, object]", value).get(key)
    if isinstance(value, list) and isinstance(key, int):
        return next(iter(cast("list[object]", value)[key : key + 1]), None)
    return None


def _steps(path: str) -> list[str | int]:
    steps = list(STEP.finditer(path, 1))
    if not path.startswith("$") or "".join(one[0] for one in steps) != path[1:]:
        raise ValueError(path)
    return [int(one[3]) if one[3] is not None else one[1] if one[1] is not None else one[2] for one in steps]


def _value(value: object) -> str | float | None:
    if isinstance(value, _Digits):
        return _number(value)
    if isinstance(value, bool):
        return int(value)
    return value if value is None or isinstance(value, str) else _written(value)


def _number(digits: str) -> str | float:
    if re.fullmatch(r"-?\d+", digits) and -GREATEST <= int(digits) < GREATEST:
        return int(digits)
    number = float(digits)
    return number if digits == repr(number) or Decimal(digits) == Decimal(repr(number)) else str(digits)


def _written(value: object) -> str:
    """A list or an object as JSON, numbers as they were."""
    if isinstance(value, dict):
        members = cast("dict[str, object]", value).items()
        return "{" + ",".join(f"{json.dumps(key, ensure_ascii=False)}:{_written(inner)}" for key, inner in members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_written, cast("list[object]", value))) + "]"
    return str(value) if isinstance(value, _Digits) else json.dumps(value, ensure_ascii=False)


def moment(text: str | float | None) -> str | None:
    """
    A date and time by ISO 8601 as one of UTC, ``2024-01-31T09:30:00.125+00:00``, so that moments compare as texts; NULL for anything else.

    Without a zone it is UTC already; digits of a second beyond three stay, where there are some.
    """
    stamp = stamps.parse(text.encode()) if isinstance(text, str) else None
    if stamp is None or not (stamp.day and stamp.clock):
        return None
    naive = stamps.reading(stamp, "UTC")
    if naive is None:
        return None
    # A + stands before all digits, so shorter fractions come first.
    return f"{naive.day}T{naive.clock}.{naive.fraction.rstrip('0'):0<3}+00:00"


OWN: dict[str, Callable[..., Any]] = {"json_at": json_at, "moment": moment}
"""What every map may call."""
