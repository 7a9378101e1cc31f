"""Arithmetic of decimals and doubles that nobody wrote: put together at random, it gives the same digits on both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from twinsql.adapters.describe import DescribeError
from twinsql.adapters.errors import SourceError

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from tests.compiler.translate.twins import Twins

DEPTH = 3
LEAVES = (
    "price",
    "fee",
    "tiny",
    "huge",
    "whole",
    "long",
    "any_scale",
    "qty",
    "many % 1000",
    "small",
    "1.50",
    "-0.05",
    "100",
    "1e10",
    "0.0001",
)
DOUBLES = ("rate", "rate::double precision", "0.5::double precision", "-2::double precision", "qty::double precision")


def _deeper(below: SearchStrategy[str], divisors: tuple[str, ...]) -> SearchStrategy[str]:
    both = st.sampled_from(
        ("({} + {})", "{} - ({})", "({}) * ({})", "greatest({}, {})", "least({}, {})", "coalesce({}, {})", "nullif({}, {})")
    )
    one = st.sampled_from(
        ("- ({})", "abs({})", "ceil({})", "floor({})", "round({})", "trunc({})", "sign({})", "CASE WHEN id > 9 THEN {} END")
    )
    parts = st.sampled_from(("({}) / {}", "({}) * {}", "({}) % {}" if "3" in divisors else "({}) / {}"))
    return st.one_of(
        below,
        st.builds(str.format, both, below, below),
        st.builds(str.format, one, below),
        st.builds(str.format, parts, below, st.sampled_from(divisors)),
    )


def _decimals() -> SearchStrategy[str]:
    found: SearchStrategy[str] = st.sampled_from(LEAVES)
    places = st.integers(-3, 20)
    for _ in range(DEPTH):
        rounded = st.builds("{}(({})::numeric, {})".format, st.sampled_from(("round", "trunc")), found, places)
        found = st.one_of(_deeper(found, ("3", "7.0", "0.03", "-250", "1e6", "1.000")), rounded)
    return found


def _doubles() -> SearchStrategy[str]:
    found: SearchStrategy[str] = st.sampled_from(DOUBLES)
    for _ in range(DEPTH):
        found = _deeper(found, ("7", "0.1::double precision", "-4"))
    return found


def _same(twins: Twins, sql: str) -> None:
    try:
        statement, translation, kinds = twins.compile(sql)
    except (DescribeError, SourceError):
        assume(False)
        return
    assert translation.column_types == kinds
    sqlite, postgres = twins.run(statement, (), returns=True)
    assert [repr(row) for row in sqlite.rows] == [repr(row) for row in postgres.rows], f"{sql}\n{translation.sqlite}"
    assert sqlite.error == postgres.error, f"{sql}\n{translation.sqlite}"


@settings(max_examples=80, derandomize=True, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(one=_decimals(), other=_decimals())
def test_decimals_have_the_same_digits(twins: Twins, one: str, other: str) -> None:
    _same(twins, f"SELECT id, {one} AS a, {other} AS b, ({one})::text AS c FROM prices ORDER BY {one}, id")


@settings(max_examples=80, derandomize=True, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(one=_doubles(), other=_doubles())
def test_doubles_have_the_same_bits(twins: Twins, one: str, other: str) -> None:
    _same(twins, f"SELECT id, {one} AS a, {other} AS b, ({one})::text AS c FROM prices WHERE id <> 11 ORDER BY {one}, id")
