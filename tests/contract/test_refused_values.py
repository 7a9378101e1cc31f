"""Values that one of the engines could not hold are refused by all, with the parameter's name."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from twinsql.adapters.errors import DataError

from .statements import COUNT_KINDS, GET, KINDS, TEXTS_IN, put

if TYPE_CHECKING:
    from twinsql.adapters.protocol import Adapter

NAN = float("nan")

REFUSED: dict[str, list[object]] = {
    "text": ["NUL \0", "\ud800", "a\udfffb", 1, b"bytes"],
    "smallint": [2**15, -(2**15) - 1, 1.0, "1", True],
    "integer": [2**31, -(2**31) - 1, 1.0, True, Decimal(1)],
    "bigint": [2**63, -(2**63) - 1, 10**40, 1.5, True],
    "double": [NAN, "1.5", True, 10**400, Decimal("1.5")],
    "numeric": [Decimal("NaN"), Decimal("Infinity"), Decimal("-sNaN"), Decimal("1e1001"), Decimal("1e-1001"), 10**1000, 1.5, "1.5", True],
    "boolean": [1, 0, "true", "t"],
    "timestamptz": [
        datetime(2026, 3, 1),  # noqa: DTZ001 - refused for that
        date(2026, 3, 1),
        "2026-03-01T12:00:00Z",
        1_700_000_000,
        datetime.max.replace(tzinfo=timezone(timedelta(hours=-1))),
    ],
    "timestamp": [datetime(2026, 3, 1, tzinfo=UTC), date(2026, 3, 1), "2026-03-01T12:00:00"],
    "time": [time(12, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC), "12:00"],
    "date": [datetime(2026, 3, 1, tzinfo=UTC), "2026-03-01", 20260301],
    "uuid": ["8c6ed2f4-5cb5-4a0c-8f4b-000000000000", 7, b"0" * 16],
    "bytea": ["text", bytearray(b"x"), 7],
    "jsonb": [NAN, float("inf"), "\0", "\ud800", {"a\0": 1}, {1: "number as a key"}, {"a": {1, 2}}, b"x", datetime(2026, 3, 1, tzinfo=UTC)],
}

CASES = [pytest.param(kind, value, id=f"{kind}-{number}") for kind, values in REFUSED.items() for number, value in enumerate(values)]


def too_deep() -> object:
    value: list[object] = []
    for _ in range(2000):
        value = [value]
    return value


@pytest.mark.parametrize(("kind", "value"), CASES)
def test_refused_value_names_its_parameter(db: Adapter, kind: str, value: Any) -> None:
    with pytest.raises(DataError, match="parameter value: "):
        db.execute(put(KINDS[kind]), (1, value))
    assert db.one(COUNT_KINDS) == 0


def test_json_with_a_number_that_python_does_not_write_is_refused(db: Adapter) -> None:
    with pytest.raises(DataError, match="parameter value: .* digits"):
        db.execute(put(KINDS["jsonb"]), (1, {"n": 10**5000}))


def test_json_that_is_nested_too_deeply_is_refused(db: Adapter) -> None:
    with pytest.raises(DataError, match="nested"):
        db.execute(put(KINDS["jsonb"]), (1, too_deep()))


def test_refused_value_in_a_read_names_its_parameter(db: Adapter) -> None:
    with pytest.raises(DataError, match="parameter id: "):
        db.one(GET, ("NUL \0",))


def test_refused_value_in_a_list_names_its_parameter(db: Adapter) -> None:
    with pytest.raises(DataError, match="parameter ids: "):
        db.all(TEXTS_IN, (["fine", "NUL \0"],))


def test_none_is_refused_where_the_type_does_not_take_it(db: Adapter) -> None:
    with pytest.raises(DataError, match="parameter id: expected str, got NoneType"):
        db.one(GET, (None,))


def test_refused_value_is_not_worth_repeating(db: Adapter) -> None:
    with pytest.raises(DataError) as caught:
        db.one(GET, (1,))
    assert caught.value.retryable is False
