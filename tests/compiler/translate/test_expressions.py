"""Expressions that nobody wrote: put together at random, with and without parentheses, they give the same on both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from twinsql.adapters.describe import DescribeError
from twinsql.adapters.errors import SourceError
from twinsql.compiler.types import TYPES

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from tests.compiler.translate.twins import Twins

DEPTH = 3


def _op(left: SearchStrategy[str], symbols: tuple[str, ...], right: SearchStrategy[str]) -> SearchStrategy[str]:
    """An operator, in parentheses or not: what binds first must be the same."""
    forms = st.sampled_from(("{} {} {}", "({} {} {})"))
    return st.builds(str.format, forms, left, st.sampled_from(symbols), right)


def _call(template: str, *arguments: SearchStrategy[str]) -> SearchStrategy[str]:
    return st.builds(template.format, *arguments)


def _levels() -> tuple[dict[str, SearchStrategy[str]], ...]:
    leaf: dict[str, SearchStrategy[str]] = {
        "text": st.sampled_from(("code", "note", "short", "'a'", "'it''s'", "'%'", "''", "doc ->> 'name'", "'학교'")),
        "int": st.sampled_from(("id", "small::integer", "7", "-3", "0", "amount % 1000", "length(code)")),
        "bool": st.sampled_from(("flag", "done", "true", "NOT done", "amount > 0", "note IS NULL", "code LIKE '%a%'")),
        "double": st.sampled_from(("score", "ratio", "0.5", "1.25")),
        "stamp": st.sampled_from(("at", "seen", "timestamptz '2024-03-01T00:00:00Z'", "date_trunc('month', at)")),
    }
    found = [leaf]
    for _ in range(DEPTH):
        found.append(_deeper(found[-1]))
    return tuple(found)


def _deeper(below: dict[str, SearchStrategy[str]]) -> dict[str, SearchStrategy[str]]:
    text, number, truth, double, stamp = (below[kind] for kind in ("text", "int", "bool", "double", "stamp"))
    same = [(one, one) for one in (text, number, truth, double, stamp)]
    comparisons = [_op(one, ("=", "<>", "<", "<=", ">", ">=", "IS DISTINCT FROM", "IS NOT DISTINCT FROM"), other) for one, other in same]

    def common(one: SearchStrategy[str]) -> list[SearchStrategy[str]]:
        return [
            one,
            _call("coalesce({}, {})", one, one),
            _call("CASE WHEN {} THEN {} ELSE {} END", truth, one, one),
            _call("CASE {} WHEN {} THEN {} END", number, number, one),
            _call("greatest({}, {})", one, one),
            _call("least({}, {}, {})", one, one, one),
            _call("nullif({}, {})", one, one),
        ]

    return {
        "text": st.one_of(
            *common(text),
            _op(text, ("||",), text),
            _call("substr({}, {}, 3)", text, number),
            _call("replace({}, {}, {})", text, text, text),
            _call("btrim({}, {})", text, text),
            _call("left({}, -1)", text),
            _call("right({}, 2)", text),
            _call("({})::text", number),
            _call("({})::text", truth),
        ),
        "int": st.one_of(
            *common(number),
            _op(number, ("+", "-"), number),
            _op(number, ("*", "/", "%"), st.sampled_from(("2", "7", "-3"))),
            _call("- {}", number),
            _call("length({})", text),
            _call("strpos({}, {})", text, text),
            _call("abs({})", number),
            _call("({})::integer", truth),
        ),
        "bool": st.one_of(
            *common(truth),
            *comparisons,
            _op(truth, ("AND", "OR"), truth),
            _call("NOT {}", truth),
            _call("{} IS NOT TRUE", truth),
            _call("{} IS NULL", text),
            _call("{} IN ({}, {})", text, text, text),
            _call("{} NOT IN ({}, 7)", number, number),
            _call("{} BETWEEN {} AND {}", number, number, number),
            _call("{} NOT LIKE 'a%'", text),
            _call("({}, {}) < ({}, {})", text, number, text, number),
            _call("{} = ANY (ARRAY[{}, 1])", number, number),
        ),
        "double": st.one_of(*common(double), _call("abs({})", double), _call("({})::double precision", number)),
        "stamp": st.one_of(
            *common(stamp), _call("date_trunc('day', {})", stamp), _call("({} AT TIME ZONE 'UTC')::date::timestamptz", stamp)
        ),
    }


LEVELS = _levels()
ANY = st.one_of(*LEVELS[-1].values())


@settings(max_examples=200, derandomize=True, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(columns=st.lists(ANY, min_size=1, max_size=3), condition=LEVELS[2]["bool"], key=st.one_of(*LEVELS[1].values()), down=st.booleans())
def test_an_expression_gives_the_same_on_both_engines(twins: Twins, columns: list[str], condition: str, key: str, down: bool) -> None:
    shown = ", ".join(f"{column} AS c{place}" for place, column in enumerate(columns))
    sql = f"SELECT id, {shown} FROM things WHERE {condition} ORDER BY coalesce({key}){' DESC' if down else ''}, id"
    try:
        statement, translation, kinds = twins.compile(sql)
    except (DescribeError, SourceError):
        assume(False)
        return
    assert translation.column_types == kinds
    assume(set(kinds) <= set(TYPES))
    sqlite, postgres = twins.run(statement, (), returns=True)
    assert [_exact(row) for row in sqlite.rows] == [_exact(row) for row in postgres.rows], f"{sql}\n{translation.sqlite}"
    assert sqlite.error == postgres.error, f"{sql}\n{translation.sqlite}"
    for row in postgres.rows:
        assert all(value is not None or nullable for value, nullable in zip(row, translation.column_nullable, strict=True)), sql


def _exact(row: tuple[object, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((type(value).__name__, repr(value)) for value in row)
