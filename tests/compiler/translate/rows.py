"""Hostile rows, the same for both engines: NULLs, ties, case pairs, combining characters, extremes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

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
    "words": [
        ("k1", 1, "g", "i", "v", "w"),
        ("k2", None, "g", None, "V", None),
        ("k3", 2, None, "I", "", "words"),
    ],
}
