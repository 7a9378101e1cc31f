"""A heap of values passes the fast check only where each of them passes the plain one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twinsql.transfer.census.bulk import all_fit
from twinsql.transfer.census.column import lots
from twinsql.transfer.encodings import ENCODINGS
from twinsql.transfer.rules.fitting import why_not
from twinsql.transfer.target_schema import ColumnType

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy
    from twinsql.transfer.encodings import EncodingName
    from twinsql.transfer.shown import Value

TYPES: dict[str, tuple[ColumnType, ...]] = {
    "numeric": (ColumnType("numeric"), ColumnType("numeric", (5, 2)), ColumnType("numeric", (3, -2)), ColumnType("numeric", (2, 2))),
    "timestamp with time zone": (ColumnType("timestamp with time zone"), ColumnType("timestamp with time zone", (3,))),
    "timestamp without time zone": (ColumnType("timestamp without time zone", (0,)),),
    "character varying": (ColumnType("character varying", (4,)),),
    "character": (ColumnType("character", (4,)),),
    "enum": (ColumnType("enum", labels=("ab", "é")),),
}
PAIRS = [
    (encoding.name, kind) for encoding in ENCODINGS.values() for name in encoding.types for kind in TYPES.get(name, (ColumnType(name),))
]

STAMPS = st.tuples(
    st.sampled_from(["2024-02-29", "2023-02-29", "0001-01-01", "9999-12-31", "0000-01-01", "2023-12-31", ""]),
    st.sampled_from(["T", " ", "\n", ""]),
    st.sampled_from(["00:00", "23:59:59", "24:00:00", "12:60", ""]),
    st.sampled_from(["", ".5", ".123", ".1234567", ".120000000"]),
    st.sampled_from(["", "Z", "+09:00", "-15:59", " +00", "+16:00"]),
).map("".join)
JSON_TEXTS = st.one_of(
    st.recursive(
        st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ).map(lambda value: json.dumps(value, ensure_ascii=False)),
    st.sampled_from(
        [
            '{"a":1,"a":2}',
            '{"a" :1,"a":2,"b":"\\u0022:"}',
            "[1",
            "2]",
            "1,2",
            "",
            " ",
            '{"a":',
            "1}",
            "1e400",
            "1e-20000",
            '"\\u0000"',
            '"\\\\u0000"',
            '"\\ud800"',
            "nan",
            "'a'",
            "[1] ",
        ]
    ),
)
TEXTS = st.one_of(
    STAMPS, JSON_TEXTS, st.text(), st.sampled_from(["12.34", "007", "-1", "é", "ab", "0" * 32, "0f8fad5b-d9cb-469f-a165-70867728950e"])
)
VALUES: SearchStrategy[Value] = st.one_of(
    st.integers(-(2**63), 2**63 - 1),
    st.integers(-2, 2),
    st.sampled_from([1_700_000_000, 1_700_000_000_123, 1_700_000_000_000_000, 2**53, 2**53 + 1, 10**5, 99900]),
    st.floats(allow_nan=False),
    st.sampled_from([12.5, 0.1, 1e16, 2460000.5, 1700000000.5]),
    TEXTS.map(lambda text: bytearray(text.encode("utf-8", "surrogatepass"))),
    st.binary(max_size=20).map(bytearray),
    st.binary(max_size=20),
    st.just(bytes(16)),
)


@pytest.mark.parametrize(("encoding", "kind"), PAIRS, ids=str)
@given(values=st.lists(VALUES, min_size=1, max_size=5))
def test_what_fits_in_a_heap_fits_one_by_one(encoding: EncodingName, kind: ColumnType, values: list[Value]) -> None:
    for lot in lots(values):
        if lot.storage in ENCODINGS[encoding].classes and all_fit(lot, encoding, kind):
            assert [why_not(value, encoding, kind) for value in lot.values] == [None] * len(lot.values)


@pytest.mark.parametrize(
    ("encoding", "name", "values"),
    [
        ("json", "jsonb", ['{"a":1,"b":[1.5,"é"]}', "[]", "1", " [ 1 ] ", '{"a": "\\"x\\":"}']),
        ("iso", "timestamp with time zone", ["2024-02-29T00:00:00.000Z", "2023-01-01 00:00+09"]),
        ("text", "text", ["a", "", "안녕"]),
        ("uuid", "uuid", ["0f8fad5b-d9cb-469f-a165-70867728950e"] * 2),
    ],
)
def test_the_fast_check_passes_what_is_usual(encoding: EncodingName, name: str, values: list[str]) -> None:
    [lot] = lots([bytearray(value.encode()) for value in values])

    assert all_fit(lot, encoding, ColumnType(name))
