"""Values decoded many at once for comparing are what each of them is alone; and keys that come twice do not slip through."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twinsql.transfer.planned import ColumnPlan
from twinsql.transfer.target_schema import type_of
from twinsql.transfer.validate.calendar_again import moments_of
from twinsql.transfer.validate.decode_again import NOTHING, ColumnDecoder

from tests.transfer.test_census_bulk import PAIRS, VALUES

if TYPE_CHECKING:
    from twinsql.transfer.encodings import EncodingName
    from twinsql.transfer.shown import Value
    from twinsql.transfer.target_schema import ColumnType

JSONB = ColumnDecoder(ColumnPlan("c", "c", type_of("jsonb"), ("json",)))


@pytest.mark.parametrize(("encoding", "kind"), PAIRS, ids=str)
@given(values=st.lists(st.none() | VALUES, min_size=1, max_size=8))
def test_many_values_are_decoded_as_one_by_one(encoding: EncodingName, kind: ColumnType, values: list[Value]) -> None:
    decoder = ColumnDecoder(ColumnPlan("c", "c", kind, (encoding,)))
    for some in (values, [one for one in values if type(one) in {type(values[0]), type(None)}]):
        assert decoder.fields(some) == [decoder.field(one) for one in some]


@given(
    moments=st.lists(st.datetimes(min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30)), min_size=1, max_size=8),  # noqa: DTZ001
    between=st.sampled_from("T "),
    fraction=st.sampled_from(["auto", "seconds", "milliseconds", "microseconds"]),
    minutes=st.integers(-15 * 60, 15 * 60),
)
def test_stamps_of_one_form_are_the_moments_that_they_name(moments: list[datetime], between: str, fraction: str, minutes: int) -> None:
    step = {"seconds": 10**6, "milliseconds": 1000}.get(fraction, 1)
    naive = [one.replace(microsecond=one.microsecond // step * step) for one in moments]
    zone = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}" if minutes else "Z"
    texts = [one.isoformat(between, fraction) for one in naive]
    since = [(one.replace(tzinfo=UTC) - datetime(2000, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1) for one in naive]

    assert moments_of([one.encode() for one in texts], zoned=False) == since
    assert moments_of([f"{one}{zone}".encode() for one in texts], zoned=True) == [one - minutes * 60_000_000 for one in since]


@pytest.mark.parametrize(
    "doubled",
    [
        '{"a":1,"a":2}',
        '{"a":1,"\\u0061":1}',
        '[{"b":{"a":1, "a" : 1}}]',
        # A colon more in what is written again, for the one that is lost.
        '{"x":"\\u003a","a":1,"a":1}',
        '{"\\u003A":0,"a":1,"a":1}',
        '{"x\\\\":":","a":1,"a":1}',
    ],
)
@given(values=st.lists(st.dictionaries(st.text(), st.text() | st.floats(allow_nan=False, allow_infinity=False)), max_size=3))
def test_an_object_with_a_key_twice_stands_for_nothing(doubled: str, values: list[object]) -> None:
    others = [bytearray(json.dumps(one, ensure_ascii=at % 2 == 0).encode("utf-8", "replace")) for at, one in enumerate(values)]

    found = JSONB.fields([*others, bytearray(doubled.encode())])

    assert [one == NOTHING for one in found] == [False] * len(others) + [True]
