"""Every value comes back equal, and of the same Python type, from every engine."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Context, Decimal, FloatOperation, Inexact, Rounded, localcontext
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from twinsql.adapters import codecs

from .statements import DELETE_KIND, KINDS, TEXTS_IN_ORDER, get, put

if TYPE_CHECKING:
    from collections.abc import Callable

    from twinsql.adapters.protocol import Adapter

TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)
FLOATS = st.floats(allow_nan=False)
FIRST_DAY, LAST_DAY = datetime(1, 1, 2), datetime(9999, 12, 30)  # noqa: DTZ001 - hypothesis adds the zone
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)

VALUES: dict[str, st.SearchStrategy[Any]] = {
    "text": TEXT,
    "smallint": st.integers(-(2**15), 2**15 - 1),
    "integer": st.integers(-(2**31), 2**31 - 1),
    "bigint": st.integers(-(2**63), 2**63 - 1),
    "double": FLOATS,
    "numeric": st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40) | st.integers(),
    "boolean": st.booleans(),
    "timestamptz": st.datetimes(FIRST_DAY, LAST_DAY, timezones=ZONES),
    "timestamp": st.datetimes(),
    "time": st.times(),
    "date": st.dates(),
    "uuid": st.uuids(),
    "bytea": st.binary(max_size=50),
    "jsonb": JSON,
}

EDGES: dict[str, list[Any]] = {
    "text": ["", "'", '"', "%", "\\", ":x", "$1", "?1", "é", "é", "한국어", "🙂", "\r\n\t", "\x01", "﻿", "x" * 100_000],
    "smallint": [0, -(2**15), 2**15 - 1],
    "integer": [0, -(2**31), 2**31 - 1],
    "bigint": [0, -(2**63), 2**63 - 1],
    "double": [0.0, -0.0, 1, 0.1 + 0.2, 5e-324, 1.7976931348623157e308, float("inf"), float("-inf"), 2.0**53 + 1],
    "numeric": [Decimal("-0.00"), Decimal("1.50"), Decimal("1e3"), Decimal("1e-20"), Decimal("-1e1000"), 7, -(10**999), Decimal("0e-5")],
    "boolean": [True, False],
    "timestamptz": [
        datetime(1, 1, 1, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
        datetime(2026, 3, 1, 12, 0, 0, 1_999, tzinfo=UTC),
        datetime(2026, 3, 1, 23, 30, tzinfo=timezone(timedelta(hours=-9))),
    ],
    "timestamp": [datetime.min, datetime.max, datetime(2024, 3, 10, 2, 30, 0, 999)],  # noqa: DTZ001, DTZ901 - they have no zone
    "time": [time.min, time.max, time(12, 30, 0, 999_999)],
    "date": [date.min, date.max, date(2024, 2, 29)],
    "uuid": [UUID(int=0), UUID(int=2**128 - 1)],
    "bytea": [b"", b"\0", bytes(range(256)), b"\\x41", b"x" * 100_000],
    "jsonb": [
        None,
        True,
        0,
        -0.0,
        1e300,
        1e-300,
        2**70,
        1.0,
        "",
        "null",
        [],
        {},
        {"b": 1, "aa": 2, "a": 3, "": 4, "é": 5},
        {"a": {"b": [1, 2.5, None, "x"]}},
        (1, 2),
        "'\"\\/\b\f\n\r\t\x7f\u2028",
    ],
}


def to_the_millisecond(moment: datetime) -> datetime:
    moment = moment.astimezone(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000, fold=0)


def cut(moment: Any) -> Any:
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000, fold=0)


def as_jsonb(value: object) -> object:
    """What a JSON value is after a journey: keys by length and bytes, no negative zero, lists for tuples."""
    if isinstance(value, dict):
        members = cast("dict[str, object]", value)
        return {key: as_jsonb(members[key]) for key in sorted(members, key=lambda key: (len(key.encode()), key.encode()))}
    if isinstance(value, (list, tuple)):
        return [as_jsonb(item) for item in cast("list[object]", value)]
    return value + 0.0 if isinstance(value, float) else value


EXPECTED: dict[str, Callable[[Any], object]] = {
    "double": lambda value: float(value) + 0.0,
    "numeric": lambda value: Decimal(codecs.numeric(value)),
    "timestamptz": to_the_millisecond,
    "timestamp": cut,
    "time": cut,
    "jsonb": as_jsonb,
}
"""What a value has become on the way, where it is not the same."""


def journey(db: Adapter, kind: str, values: list[Any]) -> list[Any]:
    """Store values and read them back, leaving nothing behind."""
    with db.transaction() as tx:
        tx.execute_many(put(KINDS[kind]), list(enumerate(values)))
        found = [tx.one(get(KINDS[kind]), (number,)) for number in range(len(values))]
        tx.execute_many(DELETE_KIND, [(number,) for number in range(len(values))])
    return found


def spelled(values: list[object]) -> list[tuple[str, str]]:
    """Type and spelling of each value: tells 1 from True and 1.0, and the order of keys."""
    return [(type(value).__name__, json.dumps(value) if isinstance(value, (dict, list)) else repr(value)) for value in values]


def expected(kind: str, values: list[Any]) -> list[object]:
    become = EXPECTED.get(kind)
    return [become(value) if become else value for value in values]


@pytest.mark.parametrize("kind", KINDS)
def test_edges_of_each_type_come_back(db: Adapter, kind: str) -> None:
    assert spelled(journey(db, kind, EDGES[kind])) == spelled(expected(kind, EDGES[kind]))


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_value_of_each_type_comes_back(db: Adapter, kind: str, data: st.DataObject) -> None:
    values = data.draw(st.lists(VALUES[kind], min_size=1, max_size=20))
    assert spelled(journey(db, kind, values)) == spelled(expected(kind, values))


class OurOwnBytes(bytes):
    """What a library may have made of bytes."""


class OurOwnText(str):
    """What a library may have made of a string."""

    __slots__ = ()


def test_subclasses_of_text_and_bytes_come_back_plain(db: Adapter) -> None:
    content = b"a\\b\0c"
    assert spelled(journey(db, "bytea", [OurOwnBytes(content)])) == spelled([content])
    assert spelled(journey(db, "text", [OurOwnText("é")])) == spelled(["é"])
    assert spelled(journey(db, "jsonb", [{OurOwnText("k"): 1}])) == spelled([{"k": 1}])


@pytest.mark.parametrize("kind", KINDS)
def test_values_do_not_depend_on_the_callers_decimal_context(db: Adapter, kind: str) -> None:
    with localcontext(Context(prec=2, Emax=9, Emin=-9, traps=[Inexact, Rounded, FloatOperation])):
        found = journey(db, kind, EDGES[kind])
    assert spelled(found) == spelled(expected(kind, EDGES[kind]))


def test_scaled_numbers_are_exact_whatever_the_callers_decimal_context() -> None:
    with localcontext(Context(prec=2, Emax=9, Emin=-9, traps=[Inexact, Rounded])):
        found = codecs.read_scaled(-123_456_789_012_345_678, 4)
    assert found == Decimal("-12345678901234.5678")


@pytest.mark.parametrize("kind", KINDS)
def test_null_comes_back_as_none(db: Adapter, kind: str) -> None:
    assert journey(db, kind, [None]) == [None]


@example(first="a", second="B")
@example(first="é", second="z")
@example(first="🙂", second="﻿")
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=TEXT, second=TEXT)
def test_text_sorts_by_code_point(db: Adapter, first: str, second: str) -> None:
    with db.transaction() as tx:
        tx.execute_many(put(KINDS["text"]), [(1, first), (2, second)])
        assert tx.all(TEXTS_IN_ORDER) == sorted([first, second])
        tx.execute_many(DELETE_KIND, [(1,), (2,)])
