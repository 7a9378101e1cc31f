"""Values of an export of PostgreSQL as SQLite holds them under twinsql's migrations; those that have no exact form there raise ``Unfit``."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from math import copysign
from typing import TYPE_CHECKING, Any

from ...adapters.codecs import MAX_JSON_DEPTH
from ...adapters.held_types import HELD, MICROSECONDS, MILLISECONDS, Held, held_as_integer, held_decimal, held_enum, held_stamp, held_time
from ..unfit import Unfit

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..target_schema import ColumnType

_DAY = r"(\d{4}-\d\d-\d\d)"
_TIME = r"(\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?"
STAMP = re.compile(f"{_DAY} {_TIME}")
STAMP_UTC = re.compile(rf"{_DAY} {_TIME}\+00")
TIME = re.compile(_TIME)
DAY = re.compile(_DAY)
JSON_PART = re.compile(r'("[^"\\]*(?:\\.[^"\\]*)*")|([,:]) ')


@dataclass(frozen=True, slots=True)
class Kept:
    """How a column is held, and what its values become."""

    held: Held
    write: Callable[[Any], object]


def kept(type_: ColumnType) -> Kept | None:
    """How SQLite keeps columns of the type; None where it has no exact form for them."""
    if type_.name == "enum":
        labels = ", ".join("'" + label.replace("'", "''") + "'" for label in type_.labels)
        return Kept(held_enum(labels), str)
    if type_.name == "numeric":
        precision, scale = type_.modifiers or (0, 0)
        return Kept(held_decimal(precision, scale), _scaled if held_as_integer(precision, scale) else _decimal)
    if type_.name == "character varying" and not type_.modifiers:
        return KEPT["text"]
    if type_.name in TIMES:
        held, write = TIMES[type_.name]
        digits = MILLISECONDS if type_.modifiers and type_.modifiers[0] <= MILLISECONDS else MICROSECONDS
        return Kept(held(digits), partial(write, digits=digits))
    found = KEPT.get(type_.name)
    if found is None:
        return None
    modifier = str(type_.modifiers[0]) if type_.modifiers else ""
    return Kept(Held(found.held.declared, found.held.check.replace("{1}", modifier)), found.write)


def _double(value: float | str) -> float:
    number = float(value)
    if number != number:  # noqa: PLR0124 - the fastest test for NaN
        raise Unfit("NaN, which SQLite does not keep")
    if number == 0 and copysign(1, number) < 0:
        raise Unfit("a zero below zero, which SQLite does not keep")
    return number


def _boolean(value: bool | str) -> int:  # noqa: FBT001 - a value of a column
    return int(value in {True, "t"})


def _bytes(value: bytes | str) -> bytes:
    return value if isinstance(value, bytes) else bytes.fromhex(value[2:])


def _scaled(value: str) -> int:
    return int(_decimal(value).replace(".", ""))


def _decimal(value: str) -> str:
    if value[-1:] not in "0123456789":
        raise Unfit("a decimal that is no number, or infinite")
    return value


def _matched(pattern: re.Pattern[str], value: str) -> re.Match[str]:
    found = pattern.fullmatch(value)
    if found is None:
        raise Unfit("a day or time that is infinite, or not in the years 1 to 9999")
    return found


def _stamp(value: str, digits: int) -> str:
    day, time, fraction = _matched(STAMP, value).groups("")
    return f"{day}T{time}.{fraction.ljust(digits, '0')}"


def _stamp_utc(value: str, digits: int) -> str:
    day, time, fraction = _matched(STAMP_UTC, value).groups("")
    return f"{day}T{time}.{fraction.ljust(digits, '0')}Z"


def _time(value: str, digits: int) -> str:
    time, fraction = _matched(TIME, value).groups("")
    if time >= "24":
        raise Unfit("24:00:00, which no day of SQLite has")
    return f"{time}.{fraction.ljust(digits, '0')}"


def _day(value: str) -> str:
    return _matched(DAY, value)[0]


def _json(value: str) -> str:
    # Only texts that may be too deep are looked at: brackets in strings count here, but not there.
    if value.count("[") + value.count("{") > MAX_JSON_DEPTH:
        with closing(sqlite3.connect(":memory:")) as connection:
            if connection.execute("SELECT json_valid(?)", (value,)).fetchone() != (1,):
                raise Unfit("JSON that is nested deeper than SQLite reads")
    return value


def _jsonb(value: str) -> str:
    """Without the blanks that PostgreSQL writes after commas and colons: as ``adapters.codecs`` writes it into SQLite."""
    _json(value)
    if "\\" in value:
        return JSON_PART.sub(r"\1\2", value)
    # Every second part is a string.
    parts = value.split('"')
    parts[::2] = [part.replace(", ", ",").replace(": ", ":") for part in parts[::2]]
    return '"'.join(parts)


WRITERS: dict[str, Callable[[Any], object]] = {
    "text": str,
    "character varying": str,
    "smallint": int,
    "integer": int,
    "bigint": int,
    "double precision": _double,
    "boolean": _boolean,
    "date": _day,
    "jsonb": _jsonb,
    "uuid": str,
    "bytea": _bytes,
}
TIMES: dict[str, tuple[Callable[[int], Held], Callable[..., str]]] = {
    "timestamp with time zone": (partial(held_stamp, zone="Z"), _stamp_utc),
    "timestamp without time zone": (held_stamp, _stamp),
    "time without time zone": (held_time, _time),
}
"""To the millisecond where the type has no more digits, as under twinsql's migrations; else to the microsecond."""
KEPT: dict[str, Kept] = {
    **{name: Kept(HELD[name], write) for name, write in WRITERS.items()},
    "real": Kept(HELD["double precision"], _double),
    "json": Kept(HELD["jsonb"], _json),
}
"""By PostgreSQL's name; numeric, enums and times hang on more than that. A real is a double of fewer digits, and json the text as it is."""
