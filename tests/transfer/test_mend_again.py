"""What rules change, done by two programs that share nothing: both come to the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from twinsql.transfer.encodings import ENCODINGS
from twinsql.transfer.planned import ColumnPlan
from twinsql.transfer.rules.mend import mend
from twinsql.transfer.rules.rules import rule_of
from twinsql.transfer.target_schema import type_of
from twinsql.transfer.validate.decode_again import NOTHING, ColumnDecoder

if TYPE_CHECKING:
    from twinsql.transfer.encodings import EncodingName
    from twinsql.transfer.repairs import Repair

RULES: list[tuple[str, str]] = [
    ("integer+null_if_empty", "bigint"),
    ("integer+null_if_unfit", "smallint"),
    ("real+null_if_unfit", "double precision"),
    ("real+null_if_unfit", "real"),
    ("number+round+null_if_unfit", "numeric(6,2)"),
    ("number+null_if_unfit", "numeric"),
    ("scaled+null_if_unfit", "numeric(6,2)"),
    ("text+strip_nul+cp1252", "text"),
    ("text+mark_bytes+mark_nul", "text"),
    ("text+decode+as_text+strip_nul+mark_bytes", "character varying(5)"),
    ("text+null_if_unfit", "character(3)"),
    ("boolean+words+nonzero", "boolean"),
    ("boolean+words+null_if_unfit", "boolean"),
    ("iso+utc+round+midnight+null_if_unfit", "timestamp(3) with time zone"),
    ("iso+zone:Asia/Seoul+midnight", "timestamp with time zone"),
    ("iso+zone:Europe/Berlin+round", "timestamp without time zone"),
    ("iso+round+zone:America/New_York", "timestamp(0) without time zone"),
    ("iso+round", "time(3) without time zone"),
    ("iso+null_if_unfit", "date"),
    ("iso+epoch_s+utc+round", "timestamp(3) with time zone"),
    ("epoch_ms+round+null_if_unfit", "timestamp(0) with time zone"),
    ("epoch_s+round", "timestamp without time zone"),
    ("json+last_key+null_if_unfit", "jsonb"),
    ("json+null_if_empty+null_if_unfit", "json"),
    ("uuid+null_if_unfit", "uuid"),
]
DAYS = st.dates().map(str)
CLOCKS = st.from_regex(r"\A([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?\Z")
ZONES = st.sampled_from(["", "Z", " Z", "+09:00", "-0330", "+00", "+14", "+99:00"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=3),
    max_leaves=5,
)
TEXTS = st.one_of(
    st.text(max_size=6),
    DAYS,
    CLOCKS,
    st.tuples(DAYS, st.sampled_from("T "), CLOCKS, ZONES).map("".join),
    st.sampled_from(
        [
            "",
            "yes",
            " No ",
            "T",
            "2",
            "-1.005",
            "1.5e3",
            "007",
            "12345.67",
            "now",
            "24:00",
            '{"a": 1, "a": 2}',
            '{"a": 1.10}',
            "nul",
            '"\\u0000"',
        ]
    ),
    st.uuids().map(str),
    st.decimals(allow_nan=False, allow_infinity=False, places=4).map(str),
)
VALUES = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.integers(-1000, 2_000_000_000),
    st.floats(allow_nan=False),
    st.floats(-1e10, 1e10),
    TEXTS.map(lambda text: bytearray(text.encode())),
    st.binary(max_size=6),
    st.binary(max_size=6).map(bytearray),
)


def _plan(words: str, kind: str, repairs: tuple[Repair, ...] | None = None) -> ColumnPlan:
    rule = rule_of("t", "c", words)
    return ColumnPlan("c", "c", type_of(kind), rule.encodings, rule.repairs if repairs is None else repairs)


@pytest.mark.parametrize(("words", "kind"), RULES)
@given(value=VALUES)
@example(value=bytearray(b"\x96\0"))
@example(value=bytearray(b"1908-04-01 00:00:00"))
@example(value=bytearray(b"9999-12-31 23:59:59.9999"))
@example(value=bytearray(b"23:59:59.9996"))
@example(value=bytearray(b"2024-03-31 02:30:00"))
@example(value=bytearray(b"2024-10-27T02:30:00.0005"))
@example(value=-0.0015)
@example(value=float("inf"))
@example(value=bytearray(b"[NaN, -Infinity]"))
def test_two_ways_of_mending_agree(words: str, kind: str, value: Any) -> None:
    plan = _plan(words, kind)
    changed, _, reason = mend(value, plan.encodings, plan.type, plan.repairs)
    expected = NOTHING if reason is not None else ColumnDecoder(_plan(words, kind, ())).field(changed)

    assert ColumnDecoder(plan).field(value) == expected


def _all_pairs() -> list[tuple[EncodingName, str]]:
    return [(one.name, kind) for one in ENCODINGS.values() for kind in one.types]


@pytest.mark.parametrize(("name", "kind"), _all_pairs())
def test_every_encoding_into_every_type_is_read(name: EncodingName, kind: str) -> None:
    decoder = ColumnDecoder(ColumnPlan("c", "c", type_of(kind), (name,)))

    assert decoder.fields([None, None]) == [decoder.field(None)] * 2
