"""Arrays, as JSON text, and aggregates that keep an order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .documents import number_in, number_of
from .json_values import double_text
from .kinds import NoValue
from .ordered import AGGREGATES as ORDERED
from .sort_keys import AGGREGATES as GROUPED
from .sort_keys import SCALARS as SORT_KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .kinds import Aggregate, Scalar

    Item = int | float | str | None

ENDLESS = "9e999"
"""How JSON text holds infinity, which reads back as it."""


def _read(text: str) -> list[Item]:
    from json import loads  # noqa: PLC0415

    items: list[Item] = loads(text)
    return items


def _write(items: list[Item]) -> str:
    return f"[{','.join(map(_item, items))}]"


def _item(item: Item) -> str:
    from json.encoder import encode_basestring  # noqa: PLC0415

    if item is None:
        return "null"
    if isinstance(item, str):
        return encode_basestring(item)
    return repr(item).replace("inf", ENDLESS) if isinstance(item, float) else str(item)


def _double_item(value: float | None) -> str | None:
    """A double as it stands in an array."""
    return None if value is None else _item(float(value))


def _double(text: str | None) -> float | None:
    """A double that stood in an array; SQLite's own reading of digits may round twice."""
    return None if text is None or text == "null" else float(text)


def _compare(left: str | None, right: str | None) -> int | None:
    """Element by element; NULL is equal to NULL and greater than anything else, and what ends first is less."""
    if left is None or right is None:
        return None
    one, other = ([(item is None, 0 if item is None else item) for item in _read(text)] for text in (left, right))
    return (one > other) - (one < other)


def _append(text: str | None, item: Item) -> str:
    return _write([*_read(text or "[]"), item])


def _prepend(item: Item, text: str | None) -> str:
    return _write([item, *_read(text or "[]")])


def _cat(left: str | None, right: str | None) -> str | None:
    if left is None or right is None:
        return left if right is None else right
    return _write(_read(left) + _read(right))


def _same(one: Item, other: Item) -> bool:
    return one is other if one is None or other is None else one == other


def _remove(text: str | None, item: Item) -> str | None:
    return None if text is None else _write([one for one in _read(text) if not _same(one, item)])


def _replace(text: str | None, old: Item, new: Item) -> str | None:
    return None if text is None else _write([new if _same(one, old) else one for one in _read(text)])


def _position(text: str | None, item: Item, start: int | None = 1) -> int | None:
    if start is None:
        raise NoValue
    found = [place for place, one in enumerate(_read(text or "[]"), 1) if place >= start and _same(one, item)]
    return found[0] if found else None


def _positions(text: str | None, item: Item) -> str | None:
    return None if text is None else _write([place for place, one in enumerate(_read(text), 1) if _same(one, item)])


def _get(text: str | None, place: int | None) -> Item:
    if text is None or place is None:
        return None
    items = _read(text)
    return items[place - 1] if 1 <= place <= len(items) else None


def _slice(text: str | None, low: int | None, high: int | None) -> str | None:
    if text is None or low is None or high is None:
        return None
    return _write(_read(text)[max(low, 1) - 1 : max(high, 0)])


def _trim(text: str | None, count: int | None) -> str | None:
    if text is None or count is None:
        return None
    items = _read(text)
    if not 0 <= count <= len(items):
        raise NoValue
    return _write(items[: len(items) - count])


def _contains(text: str | None, part: str | None) -> int | None:
    """``@>``: a NULL is contained in nothing."""
    if text is None or part is None:
        return None
    known = set(_read(text)) - {None}
    return int(all(item in known for item in _read(part)))


def _overlaps(left: str | None, right: str | None) -> int | None:
    if left is None or right is None:
        return None
    return int(bool((set(_read(left)) & set(_read(right))) - {None}))


TIMES = {"timestamp with time zone": "+00", "timestamp without time zone": "", "time without time zone": ""}
"""What stands behind a time that is printed."""


def _shown(item: Item, kind: str) -> str:
    if kind == "boolean":
        return "t" if item else "f"
    if kind in TIMES:
        return f"{str(item)[:23].replace('T', ' ').rstrip('0').rstrip('.')}{TIMES[kind]}"
    return double_text(item) if isinstance(item, float) else str(item)


def _to_string(text: str | None, separator: str | None, instead: str | None, kind: str) -> str | None:
    if text is None or separator is None:
        return None
    items = [instead if item is None else _shown(item, kind) for item in _read(text)]
    return separator.join([item for item in items if item is not None])


def _plain(item: Item) -> Item:
    """A decimal that looks like all that are equal to it."""
    digits = str(item)
    return None if item is None else digits.rstrip("0").rstrip(".") if "." in digits else digits


def _plain_list(text: str | None) -> str | None:
    return None if text is None else _write([_plain(item) for item in _read(text)])


def _text(text: str | None, kind: str) -> str | None:
    """As PostgreSQL prints an array of *kind*."""
    if text is None:
        return None
    return f"{{{','.join('NULL' if item is None else _printed(_shown(item, kind)) for item in _read(text))}}}"


def _printed(item: str) -> str:
    if item and item.lower() != "null" and not any(character in '"\\{}, \t\n\r\v\f' for character in item):
        return item
    escaped = item.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _from_string(text: str | None, separator: str | None, null: str | None) -> str | None:
    if text is None:
        return None
    parts = [] if not text else list(text) if separator is None else text.split(separator) if separator else [text]
    return _write([None if null is not None and part == null else part for part in parts])


def _member(item: Item, kind: str, binary: int) -> Item:
    """An element as JSON text."""
    if item is None:
        return None
    if kind == "boolean":
        return "true" if item else "false"
    if kind == "double precision":
        return (number_in if binary else number_of)(float(item))
    if kind in TIMES:
        text = str(item)[: 12 if kind.startswith("time ") else 23].rstrip("0").rstrip(".")
        return f'"{text}{"+00:00" if TIMES[kind] else ""}"'
    return str(item)


def _as_json(text: str | None, kind: str, binary: int) -> str | None:
    """An array as it stands in json, or in jsonb."""
    if text is None or kind not in {"boolean", "double precision", "numeric", *TIMES}:
        return text
    return f"[{','.join([str(_member(item, kind, binary) or 'null') for item in _read(text)])}]"


SCALARS: Mapping[str, Scalar] = {
    "pg_array_double": (1, _double_item),
    "pg_double": (1, _double),
    "pg_array_compare": (2, _compare),
    "pg_array_append": (2, _append),
    "pg_array_prepend": (2, _prepend),
    "pg_array_cat": (2, _cat),
    "pg_array_remove": (2, _remove),
    "pg_array_replace": (3, _replace),
    "pg_array_position": (-1, _position),
    "pg_array_positions": (2, _positions),
    "pg_array_get": (2, _get),
    "pg_array_slice": (3, _slice),
    "pg_array_trim": (2, _trim),
    "pg_array_contains": (2, _contains),
    "pg_array_overlaps": (2, _overlaps),
    "pg_array_to_string": (4, _to_string),
    "pg_array_text": (2, _text),
    "pg_string_to_array": (3, _from_string),
    "pg_array_json": (3, _as_json),
    "pg_numeric_plain": (1, _plain),
    "pg_numeric_array_plain": (1, _plain_list),
    **SORT_KEYS,
}

AGGREGATES: Mapping[str, Aggregate] = {**ORDERED, **GROUPED}
