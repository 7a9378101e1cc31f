"""The table of types: PostgreSQL's name, Python's, and the codecs between them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SqlType:
    """
    A type that both engines carry exactly.

    Attributes:
        python: what a result column gives.
        parameter: what a parameter takes.
        bind: name in ``adapters.codecs`` of what binds it on SQLite.
        bind_postgres: the same on PostgreSQL.
        read: name of what reads it on SQLite; None where the driver's value is right.
        read_postgres: the same on PostgreSQL.
    """

    python: str
    parameter: str
    bind: str
    bind_postgres: str
    read: str | None = None
    read_postgres: str | None = None


def _same(python: str, bind: str, read: str | None = None) -> SqlType:
    return SqlType(python, python, bind, bind, read, read)


def _array(element: str, bind: str, read: str, read_postgres: str | None = None) -> SqlType:
    return SqlType(f"list[{element} | None]", f"list[{element}]", bind, f"{bind}_postgres", read, read_postgres)


def _apart(python: str, bind: str, read: str | None = None) -> SqlType:
    return SqlType(python, python, bind, f"{bind}_postgres", read)


TYPES: dict[str, SqlType] = {
    "text": _same("str", "text"),
    "character varying": _same("str", "text"),
    "smallint": _apart("int", "smallint"),
    "integer": _apart("int", "integer"),
    "bigint": _apart("int", "bigint"),
    "double precision": _apart("float", "double"),
    "numeric": SqlType("Decimal", "Decimal", "numeric", "numeric", "read_numeric"),
    "boolean": _apart("bool", "boolean", "read_boolean"),
    "timestamp with time zone": _same("datetime", "timestamptz", "read_timestamptz"),
    "timestamp without time zone": _same("datetime", "timestamp", "read_timestamp"),
    "date": _same("date", "calendar_date", "read_date"),
    "time without time zone": _same("time", "time_of_day", "read_time"),
    "jsonb": SqlType("Json", "JsonInput", "jsonb", "jsonb", "read_jsonb", "read_jsonb"),
    "json": SqlType("Json", "JsonInput", "jsonb", "jsonb", "read_jsonb", "read_jsonb"),
    "bytea": _same("bytes", "bytea"),
    "uuid": _same("UUID", "uuid", "read_uuid"),
}
"""Types of columns and parameters."""

ARRAYS: dict[str, SqlType] = {
    "text[]": _array("str", "text_array", "read_text_array"),
    "character varying[]": _array("str", "text_array", "read_text_array"),
    "smallint[]": _array("int", "smallint_array", "read_integer_array"),
    "integer[]": _array("int", "integer_array", "read_integer_array"),
    "bigint[]": _array("int", "bigint_array", "read_integer_array"),
    "double precision[]": _array("float", "double_array", "read_double_array"),
    "boolean[]": _array("bool", "boolean_array", "read_boolean_array"),
    "timestamp with time zone[]": _array("datetime", "timestamptz_array", "read_timestamptz_array", "read_timestamptz_array_postgres"),
    "date[]": _array("date", "date_array", "read_date_array", "read_date_array_postgres"),
    "uuid[]": _array("UUID", "uuid_array", "read_uuid_array", "read_uuid_array_postgres"),
    "numeric[]": _array("Decimal", "numeric_array", "read_numeric_array"),
    "timestamp without time zone[]": _array("datetime", "timestamp_array", "read_timestamp_array", "read_timestamp_array_postgres"),
    "time without time zone[]": _array("time", "time_array", "read_time_array", "read_time_array_postgres"),
}
"""Types of parameters and of result columns, but not of columns of a table. A parameter's elements are not None, a result's may be."""

SPANS: dict[str, SqlType] = {"interval": _apart("timedelta", "interval", "read_interval")}
"""Types of parameters and of result columns, but not of columns of a table. A result's has no months, which no timedelta can tell."""

ENUM, ENUM_ARRAY = _same("str", "text"), _array("str", "text_array", "read_text_array", "read_enum_array_postgres")
"""Of every enum, whose type is called ``enum mood``, and of its array, ``enum mood[]``."""


def is_array(postgres: str) -> bool:
    """Whether it is an array that is carried."""
    return postgres in ARRAYS or (postgres.startswith("enum ") and postgres.endswith("[]"))


def entry_of(postgres: str) -> SqlType | None:
    """The entry of a type that can be a parameter; None where it can't."""
    if postgres.startswith("enum "):
        return ENUM_ARRAY if is_array(postgres) else ENUM
    return TYPES.get(postgres) or ARRAYS.get(postgres) or SPANS.get(postgres)


def is_result(postgres: str) -> bool:
    """Whether a result column can be of that type."""
    return postgres in TYPES or postgres in ARRAYS or postgres in SPANS or postgres.startswith("enum ")


CURES: dict[str, str] = {
    "time with time zone": "Use time(3): a zone without a day says little.",
    "real": "Cast it: ::double precision. SQLite has no shorter float.",
    "character": "Use text.",
    "unknown": "Give it a type, such as 'x'::text.",
    "void": "Select a value.",
}
"""What to do about types that are not in the table."""


def numeric_modifiers(postgres: str) -> tuple[int, int]:
    """Precision and scale of ``numeric(10,2)``; without modifiers a precision of 0."""
    modifiers = postgres.partition("(")[2].rstrip(")")
    precision, _, scale = modifiers.partition(",")
    return int(precision or 0), int(scale or 0)


def cure_for(postgres: str) -> str:
    """What to do about the type *postgres*, which is not in the table."""
    if postgres.endswith("[]"):
        return f"Of arrays these are carried: {', '.join(ARRAYS)}. Unnest another into rows, or make it jsonb."
    return CURES.get(postgres, f"Cast it to one of: {', '.join(TYPES)}.")
