"""
One function per type and direction: Python values to what the drivers take, and back.

Generated modules call these by name. *bind* functions check a value the same way for both engines, so that both refuse the same values
for the same reason; they raise CodecError, whose text never holds the value. Where PostgreSQL's form differs, the function's name ends
in ``_postgres``. PostgreSQL's parameters go out as text without a type, so that the server infers the type that the build described:
one prepared statement per SQL text.

*read* functions take what came out of a column that is not NULL.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, TypeAlias, TypeVar, Union

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Context, Decimal
    from uuid import UUID

T = TypeVar("T")

Json: TypeAlias = Union["dict[str, Json]", "list[Json]", str, int, float, bool, None]
"""What a jsonb column returns."""

JsonInput: TypeAlias = Union["Mapping[str, JsonInput]", "Sequence[JsonInput]", str, int, float, bool, None]
"""What a jsonb parameter takes: dict, list, tuple, str, int, float, bool, None."""

INT_RANGES = {"smallint": (-(2**15), 2**15 - 1), "integer": (-(2**31), 2**31 - 1), "bigint": (-(2**63), 2**63 - 1)}
MAX_DIGITS = 1000
"""Of a decimal, before the point and behind it: more than anybody counts with, less than Python takes for an attack."""
MAX_JSON_DEPTH = 500
"""Nesting that both engines, msgspec and Python's recursion limit bear with room to spare (SQLite: 1000)."""


class CodecError(ValueError):
    """A value that a type cannot hold. The text gives the reason, never the value."""


def wrong_type(expected: str, value: object) -> CodecError:
    """What is wrong with a value of another type."""
    return CodecError(f"expected {expected}, got {type(value).__name__}")


def text(value: object) -> str:
    """Bind text: any string that UTF-8 can encode and that holds no NUL character."""
    if not isinstance(value, str):
        raise wrong_type("str", value)
    if "\0" in value:
        raise CodecError("the text holds a NUL character, which PostgreSQL cannot store")
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise CodecError("the text holds half of a surrogate pair, which UTF-8 cannot encode") from None
    return value


def _integer(value: object, type_name: str) -> int:
    if type(value) is not int:
        raise wrong_type("int", value)
    low, high = INT_RANGES[type_name]
    if not low <= value <= high:
        raise CodecError(f"the number is outside the range of {type_name} ({low} to {high})")
    return value


def smallint(value: object) -> int:
    """Bind an integer of 16 bits."""
    if type(value) is int and -(2**15) <= value < 2**15:
        return value
    return _integer(value, "smallint")


def integer(value: object) -> int:
    """Bind an integer of 32 bits."""
    if type(value) is int and -(2**31) <= value < 2**31:
        return value
    return _integer(value, "integer")


def bigint(value: object) -> int:
    """Bind an integer of 64 bits."""
    if type(value) is int and -(2**63) <= value < 2**63:
        return value
    return _integer(value, "bigint")


def smallint_postgres(value: object) -> str:
    """Bind an integer of 16 bits."""
    return str(_integer(value, "smallint"))


def integer_postgres(value: object) -> str:
    """Bind an integer of 32 bits."""
    return str(_integer(value, "integer"))


def bigint_postgres(value: object) -> str:
    """Bind an integer of 64 bits."""
    return str(_integer(value, "bigint"))


def double(value: object) -> float:
    """Bind a double: infinities are fine, NaN is refused, −0.0 becomes 0.0 (SQLite stores it so)."""
    if isinstance(value, bool) or not isinstance(value, (float, int)):
        raise wrong_type("float", value)
    try:
        number = float(value)
    except OverflowError:
        raise CodecError("the number is outside the range of double precision") from None
    if number != number:  # noqa: PLR0124 - the fastest test for NaN
        raise CodecError("NaN is refused: the engines sort and compare it differently")
    return number + 0.0


def double_postgres(value: object) -> str:
    """Bind a double by its shortest exact digits."""
    return repr(double(value))


def numeric(value: object) -> str:
    """Bind a decimal, or an int, as its digits without an exponent: what is behind the point is kept, zeros too."""
    from decimal import Decimal  # noqa: PLC0415 - most modules have no decimals

    if type(value) is int:
        return str(value) if -(10**MAX_DIGITS) < value < 10**MAX_DIGITS else _too_long()
    if not isinstance(value, Decimal):
        raise wrong_type("Decimal", value)
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise CodecError("NaN and infinity are refused: numeric(p, s) has none")
    if abs(exponent) > MAX_DIGITS or value.adjusted() > MAX_DIGITS:
        return _too_long()
    return format(value or value.copy_abs(), "f")


def _too_long() -> str:
    raise CodecError(f"the number has more than {MAX_DIGITS} digits before or behind the point")


def boolean(value: object) -> int:
    """Bind a boolean as 0 or 1."""
    if not isinstance(value, bool):
        raise wrong_type("bool", value)
    return 1 if value else 0


def boolean_postgres(value: object) -> str:
    """Bind a boolean as ``t`` or ``f``."""
    return "t" if boolean(value) else "f"


def timestamptz(value: object) -> str:
    """Bind an aware datetime as UTC text of fixed width, cut (not rounded) to the millisecond: ``2026-03-01T12:00:00.000Z``."""
    if not isinstance(value, datetime):
        raise wrong_type("datetime", value)
    if value.tzinfo is not UTC:
        if value.utcoffset() is None:
            raise CodecError("the datetime has no time zone; give it one, such as datetime.now(UTC)")
        try:
            value = value.astimezone(UTC)
        except OverflowError:
            raise CodecError("the datetime is outside the years 1 to 9999 in UTC") from None
    return value.isoformat(timespec="milliseconds")[:23] + "Z"


def timestamp(value: object) -> str:
    """Bind a naive datetime as text of fixed width, cut (not rounded) to the millisecond: ``2026-03-01T12:00:00.000``."""
    if not isinstance(value, datetime):
        raise wrong_type("datetime", value)
    if value.tzinfo is not None:
        raise CodecError("the datetime has a time zone, the column has none; take it off, such as by at.replace(tzinfo=None)")
    return value.isoformat(timespec="milliseconds")


def time_of_day(value: object) -> str:
    """Bind a time without zone, cut (not rounded) to the millisecond: ``12:00:00.000``."""
    if not isinstance(value, time):
        raise wrong_type("time", value)
    if value.tzinfo is not None:
        raise CodecError("the time has a time zone, the column has none; take it off, such as by at.replace(tzinfo=None)")
    return value.isoformat(timespec="milliseconds")


def interval(value: object) -> str:
    """Bind a timedelta for SQLite: months, of which it has none, days and microseconds, cut to the millisecond."""
    days, micros = _days_and_micros(value)
    return f"0 {days} {micros}"


def interval_postgres(value: object) -> str:
    """Bind a timedelta for PostgreSQL, cut to the millisecond."""
    days, micros = _days_and_micros(value)
    return f"{days} days {micros} microseconds"


def _days_and_micros(value: object) -> tuple[int, int]:
    if not isinstance(value, timedelta):
        raise wrong_type("timedelta", value)
    return value.days, (value.seconds * 1000000 + value.microseconds) // 1000 * 1000


def read_interval(value: object) -> timedelta:
    """Read what SQLite holds an interval as, which has no months."""
    _, days, micros = map(int, str(value).split(" "))
    return timedelta(days=days, microseconds=micros)


def calendar_date(value: object) -> str:
    """Bind a date (a datetime is refused: its day depends on a time zone)."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise wrong_type("date", value)
    return value.isoformat()


def uuid(value: object) -> str:
    """Bind a UUID as lower-case text with dashes."""
    if not isinstance(value, uuid_type()):
        raise wrong_type("UUID", value)
    return str(value)


def bytea(value: object) -> bytes:
    """Bind bytes. Those of a subclass become plain ones, which are what PostgreSQL's driver takes for binary."""
    if type(value) is bytes:
        return value
    if not isinstance(value, bytes):
        raise wrong_type("bytes", value)
    return bytes(value)


def jsonb(value: object) -> str:
    """
    Bind a JSON value as the text that PostgreSQL's jsonb would print for it, so that both engines return the same.

    Keys are ordered as jsonb orders them (by length in bytes, then by bytes), floats are written without exponent. Refused: NaN and
    infinities, NUL characters, lone surrogates, keys that are not strings, other types, nesting deeper than MAX_JSON_DEPTH.
    """
    canonical = _canonical(value, 0)
    try:
        return json_encoder()(canonical).decode()
    except ValueError:  # all else is checked
        raise CodecError("a number in the JSON value has more digits than Python writes") from None


def _canonical(value: object, depth: int) -> object:
    kind = type(value)
    if kind is str:
        return text(value)
    if value is None or kind is bool or kind is int:
        return value
    if depth >= MAX_JSON_DEPTH:
        raise CodecError(f"the JSON value is nested deeper than {MAX_JSON_DEPTH} levels")
    if isinstance(value, dict):
        return _canonical_object(value, depth)  # pyright: ignore[reportUnknownArgumentType] - its keys are checked there
    if isinstance(value, (list, tuple)):
        items: list[object] = []
        for item in value:  # pyright: ignore[reportUnknownVariableType] - whatever it is, it is checked
            items.append(_canonical(item, depth + 1))  # pyright: ignore[reportUnknownArgumentType]  # noqa: PERF401 - a comprehension would double the frames on Python 3.11
        return items
    if kind is float:
        return _canonical_float(value)  # type: ignore[arg-type]
    raise wrong_type("a JSON value", value)


def _canonical_object(value: dict[object, object], depth: int) -> dict[str, object]:
    keys = list(map(text, value))
    if len(keys) > 1:
        keys.sort()  # by code point, which is by bytes: what the length leaves equal stays in this order
        keys.sort(key=len if all(map(str.isascii, keys)) else _length_bytes)
    result: dict[str, object] = {}
    for key in keys:
        item = value[key]
        result[key] = text(item) if type(item) is str else _canonical(item, depth + 1)
    return result


def _length_bytes(key: str) -> int:
    return len(key.encode())


def _canonical_float(value: float) -> object:
    from decimal import Decimal  # noqa: PLC0415 - floats in JSON are rare
    from math import isfinite  # noqa: PLC0415

    from msgspec import Raw  # noqa: PLC0415

    if not isfinite(value):
        raise CodecError("JSON has no NaN and no infinity")
    digits = repr(value + 0.0)
    if "e" not in digits:
        return value + 0.0
    plain = format(Decimal(digits), "f")
    return Raw((plain if "." in plain else plain + ".0").encode())


def present(value: T | None) -> T:
    """Read what the header promises not to be NULL, though the schema does not prove it; raises ValueError."""
    if value is None:
        raise ValueError("NULL where the header promises a value")
    return value


def read_numeric(value: str | int) -> Decimal:
    """Read SQLite's text of a decimal, or a whole one."""
    from decimal import Decimal  # noqa: PLC0415 - most modules have no decimals

    return Decimal(value)


def read_scaled(value: int, scale: int) -> Decimal:
    """Read a decimal that SQLite holds as a whole number, with *scale* digits behind the point."""
    from decimal import Decimal  # noqa: PLC0415 - most modules have no decimals

    return Decimal(value).scaleb(-scale, exact_context())


@cache
def exact_context() -> Context:
    """For arithmetic that is exact, whatever precision the caller's own context has."""
    from decimal import MAX_EMAX, MIN_EMIN, Context  # noqa: PLC0415 - most modules have no decimals

    return Context(prec=2 * MAX_DIGITS, Emax=MAX_EMAX, Emin=MIN_EMIN)


def read_boolean(value: int) -> bool:
    """Read SQLite's 0 or 1."""
    return value == 1


read_timestamptz = datetime.fromisoformat
"""Read either engine's ISO text; both give UTC (PostgreSQL because every connection sets its time zone so)."""

read_timestamp = datetime.fromisoformat
"""Read ISO text without a zone."""

read_date = date.fromisoformat
read_time = time.fromisoformat


def read_jsonb(value: str) -> Json:
    """Read JSON text. Integers are exact, however large."""
    decoded: Json = json_decoder()(value)
    return decoded


@cache
def json_encoder() -> Callable[[object], bytes]:
    """What writes JSON."""
    from msgspec import json  # noqa: PLC0415 - loaded by the first value that needs it

    return json.Encoder().encode


@cache
def json_decoder() -> Callable[[str], Json]:
    """What reads JSON."""
    from msgspec import json  # noqa: PLC0415 - loaded by the first value that needs it

    return json.Decoder().decode


def read_uuid(value: str) -> UUID:
    """Read a UUID from its text."""
    return uuid_type()(value)


@cache
def uuid_type() -> type[UUID]:
    """The class of UUIDs."""
    from uuid import UUID  # noqa: PLC0415 - slow to load, and most modules have none

    return UUID


from .array_codecs import *  # noqa: E402, F403 - they build on the codecs above
