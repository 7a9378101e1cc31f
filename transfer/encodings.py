"""
How the values of a SQLite column stand for values of a PostgreSQL type: a table.

SQLite does not say whether 1700000000 is a number or a moment. An encoding says so, for a whole column; the census finds which ones fit
every value, a rule or a map can name one, and moving, comparing and exporting go by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

StorageClass = Literal["null", "integer", "real", "text", "blob"]

EncodingName = Literal[
    "integer",
    "real",
    "number",
    "scaled",
    "text",
    "blob",
    "boolean",
    "epoch_s",
    "epoch_ms",
    "epoch_us",
    "julian",
    "iso",
    "json",
    "uuid",
    "tagged",
]

STAMPS = ("timestamp with time zone", "timestamp without time zone")
WHOLE = ("bigint", "integer", "smallint")
TEXTS = ("text", "character varying", "character")


@dataclass(frozen=True, slots=True)
class Encoding:
    """
    One way to read a column.

    Attributes:
        name: what a rule calls it.
        classes: storage classes that its values have; NULL stays NULL with every encoding.
        types: PostgreSQL's types that it can become, without modifiers, the one to propose first.
        meaning: for reports.
    """

    name: EncodingName
    classes: frozenset[StorageClass]
    types: tuple[str, ...]
    meaning: str


def _row(name: EncodingName, classes: tuple[StorageClass, ...], types: tuple[str, ...], meaning: str) -> tuple[EncodingName, Encoding]:
    return name, Encoding(name, frozenset(classes), types, meaning)


ENCODINGS: dict[EncodingName, Encoding] = dict(
    (
        _row("integer", ("integer",), WHOLE, "a whole number"),
        _row("real", ("real", "integer"), ("double precision", "real"), "a double; a whole number only where a double holds it exactly"),
        _row("number", ("integer", "real", "text"), ("numeric",), "a decimal: digits as they are, a double by its shortest digits"),
        _row("scaled", ("integer",), ("numeric",), "a decimal as a whole number of its last digit, as twinsql keeps numeric(p,s)"),
        _row("text", ("text",), (*TEXTS, "enum"), "a text in UTF-8 without NUL"),
        _row("blob", ("blob", "text"), ("bytea",), "bytes; a text as its bytes"),
        _row("boolean", ("integer",), ("boolean",), "0 or 1"),
        _row("epoch_s", ("integer", "real"), STAMPS, "seconds since 1970, UTC"),
        _row("epoch_ms", ("integer",), STAMPS, "milliseconds since 1970, UTC"),
        _row("epoch_us", ("integer",), STAMPS, "microseconds since 1970, UTC"),
        _row("julian", ("real", "integer"), STAMPS, "days since noon of 24 November 4714 BC, UTC"),
        _row("iso", ("text",), (*STAMPS, "date", "time without time zone"), "a date, a time or both by ISO 8601, with or without a zone"),
        _row("json", ("text", "integer", "real"), ("jsonb", "json"), "JSON by RFC 8259; a bare number of SQLite is a JSON number"),
        _row("uuid", ("text", "blob"), ("uuid",), "32 hexadecimal digits with or without dashes, or 16 bytes"),
        _row(
            "tagged",
            ("integer", "real", "text", "blob"),
            ("text",),
            "any value with its storage class before it: i:1, r:1.5, t:one, b:00ff",
        ),
    )
)
