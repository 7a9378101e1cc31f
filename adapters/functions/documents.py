"""JSON values as PostgreSQL's jsonb takes them apart, compares and converts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .json_changes import CHANGES
from .json_paths import PATHS
from .json_records import RECORDS
from .json_texts import TEXTS, spaced
from .json_values import (
    INDEX,
    INT_MOST,
    Json,
    Number,
    as_text,
    compared,
    double_text,
    members,
    plain_number,
    pretty,
    read,
    read_any,
    shown,
    write,
)
from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .kinds import Aggregate, Scalar

RANGES = {"smallint": 2**15, "integer": 2**31, "bigint": 2**63}


def _element(value: list[Json], index: int) -> list[Json]:
    return [value[index]] if -len(value) <= index < len(value) else []


def _member(value: Json, key: str | int) -> list[Json]:
    """What ``->`` finds, if anything: a text is a key of an object, a number a place in an array; a scalar counts as an array of one."""
    if isinstance(key, str):
        return [value[key]] if isinstance(value, dict) and key in value else []
    return [] if isinstance(value, dict) else _element(members(value), key)


def _walk(value: Json, path: list[Json]) -> list[Json]:
    """What ``#>`` finds, if anything: an object takes a step as a key, an array as a place."""
    found: list[Json] = [value]
    for step in path:
        if step is None or not found:
            return []
        here, key = found[0], str(step)
        if isinstance(here, dict):
            found = [here[key]] if key in here else []
        elif isinstance(here, list) and INDEX.fullmatch(key) and -INT_MOST <= int(key) < INT_MOST:
            found = _element(here, int(key))
        else:
            return []
    return found


def _given(found: list[Json], form: Callable[[Json], str | None]) -> str | None:
    return form(found[0]) if found else None


def _get(text: str | None, key: str | int | None) -> str | None:
    return None if text is None or key is None else _given(_member(read(text), key), write)


def _get_text(text: str | None, key: str | int | None) -> str | None:
    return None if text is None or key is None else _given(_member(read(text), key), as_text)


def _steps(path: str) -> list[Json]:
    steps = read(path)
    return steps if isinstance(steps, list) else []


def _path(text: str | None, path: str | None) -> str | None:
    return None if text is None or path is None else _given(_walk(read(text), _steps(path)), write)


def _path_text(text: str | None, path: str | None) -> str | None:
    return None if text is None or path is None else _given(_walk(read(text), _steps(path)), as_text)


def _shown(text: str | None) -> str | None:
    return None if text is None else shown(read(text))


def _pretty(text: str | None) -> str | None:
    return None if text is None else pretty(read(text))


def _canonical(text: str | None) -> str | None:
    return None if text is None else write(read_any(text))


def _compared(text: str | None) -> str | None:
    return None if text is None else compared(read(text))


def _contains(text: str | None, part: str | None) -> int | None:
    """``@>``: an array holds a scalar too."""
    if text is None or part is None:
        return None
    whole, inner = read(text), read(part)
    if isinstance(whole, list) and not isinstance(inner, (list, dict)):
        inner = members(inner)
    return int(_holds(whole, inner))


def _holds(whole: Json, part: Json) -> bool:
    if isinstance(whole, dict) and isinstance(part, dict):
        return all(key in whole and _holds(whole[key], item) for key, item in part.items())
    if isinstance(whole, list) and isinstance(part, list):
        known = {compared(one) for one in whole if not isinstance(one, (dict, list))}
        return all(
            any(_holds(one, item) for one in whole if isinstance(one, (dict, list)))
            if isinstance(item, (dict, list))
            else compared(item) in known
            for item in part
        )
    if isinstance(whole, (dict, list)) or isinstance(part, (dict, list)):
        return False
    return compared(whole) == compared(part)


def _keys(text: str) -> set[str]:
    value = read(text)
    if isinstance(value, dict):
        return set(value)
    return {str(one) for one in members(value) if isinstance(one, str) and not isinstance(one, Number)}


def _key_list(text: str | None) -> str | None:
    """The keys of an object, in jsonb's order."""
    if text is None:
        return None
    value = read(text)
    if not isinstance(value, dict):
        raise NoValue
    return write(list(value))


def _has_any(text: str | None, keys: str | None) -> int | None:
    return None if text is None or keys is None else int(any(key in _keys(text) for key in _steps(keys)))


def _has_all(text: str | None, keys: str | None) -> int | None:
    return None if text is None or keys is None else int(all(key in _keys(text) for key in _steps(keys) if key is not None))


def _whole(text: str | None, kind: str) -> int | None:
    """A number as a whole one: halves go away from zero, and anything else has no value."""
    if text is None:
        return None
    from decimal import ROUND_HALF_UP, Decimal  # noqa: PLC0415

    value = read(text)
    if not isinstance(value, Number):
        raise NoValue
    if len(value.partition(".")[0]) > DIGITS_OF_BIGINT:
        raise NoValue
    number = int(Decimal(value).to_integral_value(ROUND_HALF_UP))
    if not -RANGES[kind] <= number < RANGES[kind]:
        raise NoValue
    return number


DIGITS_OF_BIGINT = 20


def _double(text: str | None) -> float | None:
    if text is None:
        return None
    value = read(text)
    if not isinstance(value, Number):
        raise NoValue
    number = float(value)
    if number in {float("inf"), float("-inf")} or (not number and value.strip("-0.")):
        raise NoValue
    return number


def _numeric(text: str | None) -> str | None:
    """A number with its digits."""
    if text is None:
        return None
    value = read(text)
    if not isinstance(value, Number):
        raise NoValue
    return str(value)


def _boolean(text: str | None) -> int | None:
    if text is None:
        return None
    value = read(text)
    if not isinstance(value, bool):
        raise NoValue
    return int(value)


def number_of(value: float | None) -> str | None:
    """A double as it stands in JSON: infinity is a text there."""
    if value is None:
        return None
    digits = double_text(value)
    return f'"{digits}"' if digits.endswith("y") else digits


def number_in(value: float | None) -> str | None:
    """A double as it stands in jsonb."""
    digits = number_of(value)
    return digits if digits is None or digits.startswith('"') else plain_number(digits)


def _object(*pairs: str | None) -> str:
    """An object of keys and JSON texts; the last of equal keys counts."""
    found: dict[str, Json] = {}
    for key, value in zip(pairs[::2], pairs[1::2], strict=True):
        if key is None or value is None:
            raise NoValue
        found[key] = read(value)
    return write(found)


def _paired(names: list[Json], items: list[Json]) -> list[tuple[str, Json]]:
    if len(names) != len(items) or None in names:
        raise NoValue
    return [(str(name), item) for name, item in zip(names, items, strict=True)]


def _in_turn(pairs: str) -> list[tuple[str, Json]]:
    """A list of keys and values in turn."""
    items = _steps(pairs)
    return _paired(items[::2], items[1::2])


def _object_of(keys: str | None, values: str | None) -> str | None:
    """jsonb_object of two lists of texts."""
    return None if keys is None or values is None else write(dict(_paired(_steps(keys), _steps(values))))


def _object_from(pairs: str | None) -> str | None:
    """jsonb_object of one list."""
    return None if pairs is None else write(dict(_in_turn(pairs)))


def _written_of(keys: str | None, values: str | None) -> str | None:
    """json_object of two lists of texts."""
    return None if keys is None or values is None else spaced(_paired(_steps(keys), _steps(values)))


def _written_from(pairs: str | None) -> str | None:
    """json_object of one list."""
    return None if pairs is None else spaced(_in_turn(pairs))


SCALARS: Mapping[str, Scalar] = {
    "pg_jsonb": (1, _canonical),
    "pg_jsonb_text": (1, _shown),
    "pg_jsonb_pretty": (1, _pretty),
    "pg_jsonb_key": (1, _compared),
    "pg_jsonb_get": (2, _get),
    "pg_jsonb_get_text": (2, _get_text),
    "pg_jsonb_path": (2, _path),
    "pg_jsonb_path_text": (2, _path_text),
    "pg_jsonb_contains": (2, _contains),
    "pg_jsonb_keys": (1, _key_list),
    "pg_jsonb_has_any": (2, _has_any),
    "pg_jsonb_has_all": (2, _has_all),
    "pg_jsonb_whole": (2, _whole),
    "pg_jsonb_double": (1, _double),
    "pg_jsonb_numeric": (1, _numeric),
    "pg_jsonb_boolean": (1, _boolean),
    "pg_json_number": (1, number_of),
    "pg_jsonb_number": (1, number_in),
    "pg_jsonb_object": (-1, _object),
    "pg_jsonb_object_of": (2, _object_of),
    "pg_jsonb_object_from": (1, _object_from),
    "pg_json_object_of": (2, _written_of),
    "pg_json_object_from": (1, _written_from),
    **CHANGES,
    **PATHS,
    **RECORDS,
    **TEXTS,
}

AGGREGATES: Mapping[str, Aggregate] = {}
