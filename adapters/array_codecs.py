"""Codecs of lists, which are arrays on PostgreSQL and JSON text on SQLite; part of ``codecs``, where generated modules find them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import codecs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date, datetime, time
    from decimal import Decimal
    from uuid import UUID

__all__ = [
    "bigint_array",
    "bigint_array_postgres",
    "boolean_array",
    "boolean_array_postgres",
    "date_array",
    "date_array_postgres",
    "double_array",
    "double_array_postgres",
    "integer_array",
    "integer_array_postgres",
    "literal_items",
    "numeric_array",
    "numeric_array_postgres",
    "read_boolean_array",
    "read_date_array",
    "read_date_array_postgres",
    "read_double_array",
    "read_enum_array_postgres",
    "read_integer_array",
    "read_numeric_array",
    "read_text_array",
    "read_time_array",
    "read_time_array_postgres",
    "read_timestamp_array",
    "read_timestamp_array_postgres",
    "read_timestamptz_array",
    "read_timestamptz_array_postgres",
    "read_uuid_array",
    "read_uuid_array_postgres",
    "smallint_array",
    "smallint_array_postgres",
    "text_array",
    "text_array_postgres",
    "time_array",
    "time_array_postgres",
    "timestamp_array",
    "timestamp_array_postgres",
    "timestamptz_array",
    "timestamptz_array_postgres",
    "uuid_array",
    "uuid_array_postgres",
]


ITEM = re.compile(r"\s*(?:\"((?:[^\"\\]|\\.)*)\"|((?:[^\s{}\",\\]|\\.)(?:[^{}\",\\]|\\.)*))\s*(,|$)", re.DOTALL)
ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def literal_items(raw: str) -> Iterator[str | None]:
    """
    The elements of ``{a,"b c",NULL}``, an array of one dimension.

    Raises:
        ValueError: it is none.
    """
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


def _elements(value: object) -> Sequence[object]:
    if not isinstance(value, (list, tuple)):
        raise codecs.wrong_type("list", value)
    return value  # pyright: ignore[reportUnknownVariableType] - each element is checked by its own codec


def _json_array(value: object, bind: Callable[[object], object]) -> str:
    return codecs.json_encoder()([bind(item) for item in _elements(value)]).decode()


def _literal_array(value: object, bind: Callable[[object], str]) -> str:
    quoted = ('"' + bind(item).replace("\\", "\\\\").replace('"', '\\"') + '"' for item in _elements(value))
    return "{" + ",".join(quoted) + "}"


def text_array(value: object) -> str:
    """Bind a list of strings as JSON text, for json_each."""
    return _json_array(value, codecs.text)


def text_array_postgres(value: object) -> str:
    """Bind a list of strings as an array literal."""
    return _literal_array(value, codecs.text)


def smallint_array(value: object) -> str:
    """Bind a list of integers of 16 bits as JSON text, for json_each."""
    return _json_array(value, codecs.smallint)


def smallint_array_postgres(value: object) -> str:
    """Bind a list of integers of 16 bits as an array literal."""
    return _literal_array(value, codecs.smallint_postgres)


def bigint_array(value: object) -> str:
    """Bind a list of integers as JSON text, for json_each."""
    return _json_array(value, codecs.bigint)


def bigint_array_postgres(value: object) -> str:
    """Bind a list of integers as an array literal."""
    return _literal_array(value, codecs.bigint_postgres)


def integer_array(value: object) -> str:
    """Bind a list of integers of 32 bits as JSON text, for json_each."""
    return _json_array(value, codecs.integer)


def integer_array_postgres(value: object) -> str:
    """Bind a list of integers of 32 bits as an array literal."""
    return _literal_array(value, codecs.integer_postgres)


def double_array(value: object) -> str:
    """Bind a list of doubles as JSON text; infinity as a number beyond all doubles."""
    return "[" + ",".join(codecs.double_postgres(item).replace("inf", "9e999") for item in _elements(value)) + "]"


def double_array_postgres(value: object) -> str:
    """Bind a list of doubles as an array literal."""
    return _literal_array(value, codecs.double_postgres)


def boolean_array(value: object) -> str:
    """Bind a list of booleans as JSON text of 0 and 1."""
    return _json_array(value, codecs.boolean)


def boolean_array_postgres(value: object) -> str:
    """Bind a list of booleans as an array literal."""
    return _literal_array(value, codecs.boolean_postgres)


def timestamptz_array(value: object) -> str:
    """Bind a list of aware datetimes as JSON text, for json_each."""
    return _json_array(value, codecs.timestamptz)


def timestamptz_array_postgres(value: object) -> str:
    """Bind a list of aware datetimes as an array literal."""
    return _literal_array(value, codecs.timestamptz)


def date_array(value: object) -> str:
    """Bind a list of dates as JSON text, for json_each."""
    return _json_array(value, codecs.calendar_date)


def date_array_postgres(value: object) -> str:
    """Bind a list of dates as an array literal."""
    return _literal_array(value, codecs.calendar_date)


def uuid_array(value: object) -> str:
    """Bind a list of UUIDs as JSON text, for json_each."""
    return _json_array(value, codecs.uuid)


def uuid_array_postgres(value: object) -> str:
    """Bind a list of UUIDs as an array literal."""
    return _literal_array(value, codecs.uuid)


def numeric_array(value: object) -> str:
    """Bind a list of decimals as JSON text of their digits."""
    return _json_array(value, codecs.numeric)


def numeric_array_postgres(value: object) -> str:
    """Bind a list of decimals as an array literal."""
    return _literal_array(value, codecs.numeric)


def timestamp_array(value: object) -> str:
    """Bind a list of naive datetimes as JSON text, for json_each."""
    return _json_array(value, codecs.timestamp)


def timestamp_array_postgres(value: object) -> str:
    """Bind a list of naive datetimes as an array literal."""
    return _literal_array(value, codecs.timestamp)


def time_array(value: object) -> str:
    """Bind a list of times without zone as JSON text, for json_each."""
    return _json_array(value, codecs.time_of_day)


def time_array_postgres(value: object) -> str:
    """Bind a list of times without zone as an array literal."""
    return _literal_array(value, codecs.time_of_day)


def read_text_array(value: str) -> list[str | None]:
    """Read a list of strings from JSON text."""
    return codecs.json_decoder()(value)  # type: ignore[return-value] # the statement made it so


def read_integer_array(value: str) -> list[int | None]:
    """Read a list of integers from JSON text."""
    return codecs.json_decoder()(value)  # type: ignore[return-value] # the statement made it so


def read_double_array(value: str) -> list[float | None]:
    """Read a list of doubles from JSON text."""
    from json import loads  # noqa: PLC0415 - the other reader refuses what stands for infinity

    items: list[float | None] = loads(value)
    return items


def read_boolean_array(value: str) -> list[bool | None]:
    """Read a list of booleans from JSON text of 0 and 1."""
    return [None if item is None else item == 1 for item in read_integer_array(value)]


def read_timestamptz_array(value: str) -> list[datetime | None]:
    """Read a list of time stamps from JSON text."""
    return read_timestamptz_array_postgres(read_text_array(value))


def read_timestamptz_array_postgres(value: list[str | None]) -> list[datetime | None]:
    """Read a list of time stamps from their texts."""
    return [None if item is None else codecs.read_timestamptz(item) for item in value]


def read_date_array(value: str) -> list[date | None]:
    """Read a list of dates from JSON text."""
    return read_date_array_postgres(read_text_array(value))


def read_date_array_postgres(value: list[str | None]) -> list[date | None]:
    """Read a list of dates from their texts."""
    return [None if item is None else codecs.read_date(item) for item in value]


def read_uuid_array(value: str) -> list[UUID | None]:
    """Read a list of UUIDs from JSON text."""
    return read_uuid_array_postgres(read_text_array(value))


def read_uuid_array_postgres(value: list[str | None]) -> list[UUID | None]:
    """Read a list of UUIDs from their texts."""
    uuid = codecs.uuid_type()
    return [None if item is None else uuid(item) for item in value]


def read_numeric_array(value: str) -> list[Decimal | None]:
    """Read a list of decimals from JSON text of their digits; a whole one may be a number."""
    items: Sequence[str | int | None] = codecs.json_decoder()(value)  # type: ignore[assignment] # the statement made it so
    return [None if item is None else codecs.read_numeric(item) for item in items]


def read_timestamp_array(value: str) -> list[datetime | None]:
    """Read a list of time stamps without zone from JSON text."""
    return read_timestamp_array_postgres(read_text_array(value))


def read_timestamp_array_postgres(value: list[str | None]) -> list[datetime | None]:
    """Read a list of time stamps without zone from their texts."""
    return [None if item is None else codecs.read_timestamp(item) for item in value]


def read_time_array(value: str) -> list[time | None]:
    """Read a list of times from JSON text."""
    return read_time_array_postgres(read_text_array(value))


def read_time_array_postgres(value: list[str | None]) -> list[time | None]:
    """Read a list of times from their texts."""
    return [None if item is None else codecs.read_time(item) for item in value]


def read_enum_array_postgres(value: str) -> list[str | None]:
    """Read a list of an enum's labels from PostgreSQL's text: the driver does not know the type."""
    return list(literal_items(value))
