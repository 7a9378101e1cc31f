"""Hostile rows, the same for both engines: NULLs, ties, case pairs, combining characters, extremes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from uuid import UUID

from tests.compiler.translate.rows_numbers import PRICE_ROWS

MAX, MIN = 2**63 - 1, -(2**63)
SEOUL = timezone(timedelta(hours=9))
TINY, HUGE = 5e-324, 1.7976931348623157e308

TEXTS = (
    "a",
    "A",
    "b",
    "á",
    "a\u0301",
    "학교에서",
    "😀 ok",
    "it's",
    "100%",
    "un_der",
    "back\\slash",
    "",
    " pad ",
    "Z",
    "ab",
    "true",
    "12",
    "0",
)
STAMPS = (
    datetime(2024, 2, 29, 23, 59, 59, 999000, UTC),
    datetime(2024, 3, 1, tzinfo=UTC),
    datetime(2024, 3, 1, tzinfo=UTC),
    datetime(2024, 3, 31, 1, 0, 0, 0, UTC),
    datetime(2024, 1, 31, 12, 30, 15, 500000, UTC),
    datetime(1, 1, 1, 0, 0, 0, 1000, UTC),
    datetime(9999, 12, 31, 23, 59, 59, 999000, UTC),
    datetime(1969, 12, 31, 23, 59, 59, 1000, UTC),
    datetime(2024, 3, 1, 8, 59, 59, 7000, SEOUL),
)
JSON: tuple[object, ...] = (
    {"a": 1, "ok": True, "name": "학교", "deep": {"list": [1, "two", None, {"k": False}]}, "none": None, "": "empty"},
    [1, -2.5, "x", None, True, [0]],
    {},
    [],
    "just text",
    12,
    -0.5,
    True,
    False,
    {"name": 'quote " and \\ back', "a": -7, "ok": False, "n": 12345678901234567890},
    {"a": "12", "name": "", "ok": None},
    {"a": 1.5, "ok": "true"},
)


def _pick(items: tuple[object, ...], number: int) -> object:
    return items[number % len(items)]


def _thing(number: int) -> tuple[object, ...]:
    optional = number % 4 != 3
    return (
        number,
        TEXTS[number % len(TEXTS)] + ("" if number < len(TEXTS) else str(number)),
        _pick((*TEXTS, None, None), number * 7) if optional else None,
        _pick(("a", "A", "", "😀x", "학교", None), number),
        _pick((-32768, 32767, 0, 1, None, 1), number),
        _pick((-(2**31), 2**31 - 1, 0, 7, -7, None, 7, 3), number),
        _pick((MIN, MAX, 0, 1, -1, 42, 42, 2**53 + 1), number),
        _pick((0.0, 1.5, -2.5, None, TINY, HUGE, -HUGE, 0.1, float("inf")), number),
        _pick((0.1, 0.2, 0.3, 1.0, -1.0, 2.5, 2.5), number),
        _pick((True, False, None), number),
        number % 2 == 0,
        _pick(STAMPS, number),
        _pick((*STAMPS, None, None), number * 5),
        _pick((date(2024, 2, 29), date(2024, 3, 31), None, date(1, 1, 1), date(9999, 12, 31), date(2023, 12, 31)), number),
        _pick((*JSON, None), number) if optional else None,
        _pick(JSON, number * 5),
        _pick((b"", b"\0\xff", b"abc", None), number),
        _pick((UUID(int=0), UUID(int=2**128 - 1), None, UUID("123e4567-e89b-12d3-a456-426614174000")), number),
    )


LOCALS = tuple(
    datetime.fromisoformat(text)
    for text in (
        "2024-02-29T23:59:59.999",
        "2024-03-10T02:30:00",  # the gap of New York
        "2024-11-03T01:30:00",  # its overlap
        "2024-03-31T02:30:00",  # the gap of Berlin
        "2024-10-27T02:59:59.999",  # its overlap
        "2024-10-06T02:15:00",  # the gap of Lord Howe, of half an hour
        "2024-04-07T01:45:00",  # its overlap
        "2011-12-30T12:00:00",  # a day that Samoa has not
        "1900-01-01T00:00:00",  # local mean times
        "1970-01-01T00:00:00",
        "1969-12-31T23:59:59.001",
        "2000-02-29T12:34:56.789",
        "2023-12-31T00:00:00",
        "2026-12-31T23:00:00.5",
        "2020-12-31T06:07:08.05",
        "2024-01-31T10:20:30",
        "0400-02-29T00:00:00.001",
        "2050-07-01T12:00:00",  # beyond the tables of zones
        "1582-10-10T01:00:00",
        "9990-06-15T01:02:03.004",
    )
)
ZONES = ("America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Seoul", "UTC", "Asia/Kathmandu")
PERIODS = ("1 day", "-3 months 2 days 04:05:06.789", "1 year 2 mons", "36:00", "P1Y2M3DT4H5M6S", "0", "-1 mon", "400 days", "1.5 hours")


def _moment(number: int) -> tuple[object, ...]:
    local = LOCALS[number]
    return (
        number,
        local.replace(tzinfo=UTC),
        local,
        _pick((*LOCALS[:16], None), number * 3 + 1),
        _pick((time(0), time(23, 59, 59, 999000), None, time(12, 30), time(1, 2, 3, 40000)), number),
        _pick((date(2024, 2, 29), date(2024, 3, 31), None, date(1970, 1, 1), date(2023, 12, 31), local.date()), number),
        _pick(ZONES, number // 2 if number < 8 else number),
        _pick((0, 1, -1, 31, 1000, -366), number),
        _pick(PERIODS, number),
    )


ROWS: dict[str, list[tuple[object, ...]]] = {
    "things": [_thing(number) for number in range(24)],
    "parts": [
        (thing, n, str(_pick(TEXTS, thing + n)), _pick((1, 2, 2, None, -3, 2**40), thing * 2 + n), _pick((*STAMPS, None), thing + n))
        for thing in range(0, 20, 2)
        for n in range(1 + thing % 5)
    ],
    "counters": [
        ("low", -(2**31), MIN, -32768, -1.5, "new", None),
        ("high", 2**31 - 1, MAX, 32767, HUGE, "old", STAMPS[0]),
        ("some", 5, 10, 3, 0.5, "new", STAMPS[1]),
        ("none", 0, 0, None, None, "", None),
    ],
    "logs": [],
    "moments": [_moment(number) for number in range(len(LOCALS))],
    "words": [
        ("k1", 1, "g", "i", "v", "w"),
        ("k2", None, "g", None, "V", None),
        ("k3", 2, None, "I", "", "words"),
    ],
    "prices": PRICE_ROWS,
    "accounts": [
        (1, 1, "a", "Ann", 3, Decimal("1.50"), False, STAMPS[0], "sad", {"a": 1}),
        (2, 1, "b", None, None, None, True, STAMPS[1], None, {}),
        (3, 2, "a2", "학교", -1, Decimal("-0.01"), False, STAMPS[2], "Happy", {"b": [1]}),
        (4, 2, "b", "", 0, Decimal("999999.99"), False, STAMPS[4], "it's ok", {"a": None}),
        (5, 3, "A", "it's", 32767, Decimal("0.00"), True, STAMPS[5], "sad", {"a": 1}),
    ],
    "moods": [
        (1, "Happy", "sad", "Happy"),
        (2, "sad", None, "sad"),
        (3, "it's ok", "Happy", "it's ok"),
        (4, "sad", "it's ok", "happy"),
        (5, "it's ok", "it's ok", None),
    ],
}
