"""Values on which engines have been seen to differ, by type."""

from __future__ import annotations

import json
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, cast
from unicodedata import normalize
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXTS = (
    "a", "A", "b", "B", "ab", "aB", "Ab", "abc", "z", "Z", "_", "ä", "Ä", "á", "a\u0301", "É", "é", "ß", "SS", "İ", "ı", "Σ", "σ", "ς",
    "학교", "학교에서", "😀", "😀 ok", "👩‍👩‍👧", "it's", 'say "x"', "100%", "%", "_x", "un_der", "back\\slash", "\\", "", " ", " pad ", "a ", "\t", "line\nbreak",
    "true", "null", "NULL", "0", "12", "-1", "1.50", "1e3", "007", "2024-02-29", "{}", "a,b", "a b c", "(x)", "[x]", "\u00a0", "\u200b", "\uffff", "𝔘",
)  # fmt: skip
LONG_TEXTS = ("long " * 40, "길" * 300, "x" * 1000)
INTEGERS = (0, 0, 1, 1, -1, 2, 3, 7, 10, 42, 100, -7)
EXTREMES = {"smallint": (-(2**15), 2**15 - 1), "integer": (-(2**31), 2**31 - 1), "bigint": (-(2**63), 2**63 - 1, 2**53 + 1, -(2**53) - 1)}
FLOATS = (
    0.0,
    -0.0,
    0.5,
    1.0,
    1.5,
    2.5,
    -0.5,
    -2.5,
    0.1,
    0.2,
    0.3,
    1e15,
    1e16,
    123456789.125,
    5e-324,
    2.2250738585072014e-308,
    1.7976931348623157e308,
    -1e300,
)
DECIMALS = (
    "0",
    "1",
    "-1",
    "0.5",
    "1.5",
    "2.5",
    "-0.5",
    "-2.5",
    "1.005",
    "0.1",
    "0.25",
    "100",
    "1e2",
    "99.99",
    "0.005",
    "-0.001",
    "12345678901234567890.123456789",
)
STAMPS = tuple(
    datetime.fromisoformat(text)
    for text in (
        "2024-02-29T23:59:59.999", "2024-03-01T00:00:00", "2024-03-31T01:00:00", "2024-03-10T07:00:00", "2024-11-03T06:30:00", "2024-10-27T00:59:59.999",
        "2023-12-31T23:59:59.999", "2024-01-01T00:00:00", "2024-01-31T12:30:15.500", "2024-04-30T12:00:00.005", "2000-02-29T00:00:00", "1970-01-01T00:00:00",
        "1969-12-31T23:59:59.001", "1900-01-01T00:00:00", "0001-01-02T00:00:00.001", "9999-12-30T23:59:59.999", "2011-12-30T10:00:00", "2026-06-15T08:00:00",
    )
)  # fmt: skip
"""Without a zone: ends of months, leap days, changes of summer time, years far away."""
AWARE = tuple(stamp.replace(tzinfo=UTC) for stamp in STAMPS)
DATES = (
    date(2024, 2, 29),
    date(2024, 3, 31),
    date(2024, 1, 31),
    date(2023, 12, 31),
    date(1970, 1, 1),
    date(1, 1, 1),
    date(9999, 12, 31),
    date(2024, 11, 30),
)
TIMES = (time(0), time(23, 59, 59, 999000), time(12), time(12, 30), time(1, 2, 3, 40000))
BYTES = (b"", b"\0", b"\0\xff", b"abc", b"\\x00", "é".encode())
UUIDS = (UUID(int=0), UUID(int=2**128 - 1), UUID("123e4567-e89b-12d3-a456-426614174000"))
JSON = tuple(
    cast("object", json.loads(text))
    for text in (
        "{}", "[]", '{"a": 1}', '{"a": null}', '{"a": "1", "b": [1, "two", null]}', '{"b": 1, "aa": 2, "": 0}', "[1, 2, 2]", "[null]", '["a", "A"]', '[{"a": 1}]',
        '"text"', '""', "0", "12", "-0.5", "1.0", "true", "false", '{"n": 12345678901234567890}', '{"k": {"k": {"k": [{}]}}}', '{"é": "학교", "q": "quote \\" and \\\\ back"}',
        "[[1], [2, [3]]]", "1e20", '{"f": 1.50}',
    )
)  # fmt: skip


def look_alikes(value: object) -> Sequence[object]:
    """Values that are other ones, but only just; *value* itself where there are none."""
    if isinstance(value, str):
        return (value.swapcase(), value.upper(), normalize("NFD", value), normalize("NFC", value), f"{value} ")
    if isinstance(value, date):
        step = timedelta(milliseconds=1) if isinstance(value, datetime) else timedelta(days=1)
        return (value + step, value - step) if MINYEAR < value.year < MAXYEAR else (value,)
    if isinstance(value, bytes):
        return (value + b"\0", value.swapcase())
    return (value,)
