"""The clock and chance as new values: of the right type, form and time on both engines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from tests.compiler.translate.twins import Twins

NEAR = timedelta(seconds=30)


@pytest.mark.parametrize("clock", ["now()", "current_timestamp", "clock_timestamp()", "localtimestamp AT TIME ZONE 'UTC'"])
def test_the_clock_as_a_new_value_is_the_present_to_the_millisecond(twins: Twins, clock: str) -> None:
    statement = twins.compile(f"UPDATE counters SET touched = {clock} RETURNING touched")[0]
    for outcome in twins.run(statement, (), returns=True):
        times = {row[0] for row in outcome.rows}
        assert len(outcome.rows) == 4
        assert len(times) == 1 or clock == "clock_timestamp()"
        for time in times:
            assert isinstance(time, datetime)
            assert abs(datetime.now(UTC) - time) < NEAR
            assert time.microsecond % 1000 == 0


def test_identifiers_by_chance_are_of_version_4_and_differ(twins: Twins) -> None:
    statement = twins.compile("UPDATE things SET uid = gen_random_uuid() RETURNING uid")[0]
    for outcome in twins.run(statement, (), returns=True):
        found = [row[0] for row in outcome.rows if isinstance(row[0], UUID)]
        assert len(set(found)) == len(outcome.rows) == 24
        assert {(one.version, one.variant) for one in found} == {(4, "specified in RFC 4122")}


def test_numbers_by_chance_are_spread_alike(twins: Twins) -> None:
    statement = twins.compile("SELECT random() AS r FROM things CROSS JOIN parts ORDER BY things.id")[0]
    for outcome in twins.run(statement, (), returns=True):
        found = [row[0] for row in outcome.rows if isinstance(row[0], float)]
        assert len(found) == len(outcome.rows) > 500
        assert all(0 <= one < 1 for one in found)
        assert 0.4 < sum(found) / len(found) < 0.6
