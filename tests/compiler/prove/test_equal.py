"""Equal is the same type and exactly the same value."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from twinsql.compiler.prove.equal import Outcome, difference, exact

DIFFERENT = (
    (True, 1),
    (1, 1.0),
    (1, "1"),
    (0.0, -0.0),
    (Decimal("1.0"), Decimal("1.00")),
    (Decimal(1), 1),
    (None, ""),
    (b"a", "a"),
    ([1], [1.0]),
    ([1, 2], [2, 1]),
    ({"a": 1}, {"a": True}),
    ({"a": 1}, {"a": 1, "b": None}),
    (datetime(2024, 1, 1), datetime(2024, 1, 1, tzinfo=UTC)),  # noqa: DTZ001 - the zone is what differs
    (datetime(2024, 1, 1), date(2024, 1, 1)),  # noqa: DTZ001 - a date has none
    ("\u00e1", "a\u0301"),
)


@pytest.mark.parametrize(("one", "other"), DIFFERENT, ids=repr)
def test_other_types_and_values_differ(one: object, other: object) -> None:
    assert exact(one) != exact(other)


def test_the_order_of_keys_is_no_difference() -> None:
    assert exact({"a": 1, "b": [None]}) == exact({"b": [None], "a": 1})


ONE, TWO = Outcome(rows=((1,), (2,))), Outcome(rows=((2,), (1,)))


@pytest.mark.parametrize(
    ("sqlite", "postgres", "ordered", "said"),
    [
        (ONE, ONE, True, ""),
        (ONE, TWO, False, ""),
        (ONE, TWO, True, "the same rows in another order"),
        (ONE, Outcome(rows=((1,),)), False, "other rows"),
        (Outcome(rows=((1,), (1,))), Outcome(rows=((1,),)), False, "other rows"),
        (Outcome(error="DataError"), Outcome(error="DataError"), True, ""),
        (Outcome(error="DataError"), Outcome(error="CheckViolation"), True, "DataError on SQLite, CheckViolation on PostgreSQL"),
        (Outcome(error="DataError"), ONE, True, "DataError on SQLite, no error on PostgreSQL"),
        (Outcome(count=1), Outcome(count=2), True, "1 rows changed on SQLite, 2 on PostgreSQL"),
        (Outcome(count=1, tables={"t": ((1,),)}), Outcome(count=1, tables={"t": ((True,),)}), True, "other rows in t afterwards"),
        (Outcome(count=1, tables={"t": ((1,), (2,))}), Outcome(count=1, tables={"t": ((2,), (1,))}), True, ""),
    ],
)
def test_outcomes(sqlite: Outcome, postgres: Outcome, ordered: bool, said: str) -> None:
    assert difference(sqlite, postgres, ordered=ordered) == said
