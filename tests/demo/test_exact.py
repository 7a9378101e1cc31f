"""Equality that the demo and the tests of the repositories rely on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from examples.demo.exact import same

if TYPE_CHECKING:
    from twinsql import Json


@dataclass
class Row:
    value: object


@dataclass
class OtherRow:
    value: object


NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
EQUAL: tuple[object, ...] = (None, True, 1, 1.0, "a", [1, [2.0]], {"a": [1]}, Row([1]), NOON, -0.0, float("inf"))
DIFFERENT: tuple[tuple[object, object], ...] = (
    (True, 1),
    (1, 1.0),
    (0.0, -0.0),
    (None, False),
    ("é", "e\u0301"),
    ([1], [1, 1]),
    ([1], (1,)),
    ([[1]], [[True]]),
    ({"a": 1}, {"a": True}),
    ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    (Row(1), Row(1.0)),
    (Row(1), OtherRow(1)),
    (NOON, NOON + timedelta(milliseconds=1)),
    (NOON, NOON.astimezone(timezone(timedelta(hours=9)))),
)


@pytest.mark.parametrize("value", EQUAL)
def test_a_value_is_the_same_as_itself(value: Json) -> None:
    assert same(value, value)


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_what_differs_in_value_or_type_is_not_the_same(left: object, right: object) -> None:
    assert (same(left, right), same(right, left)) == (False, False)
