"""What has no exact form is refused by name, with its place and a way out."""

from __future__ import annotations

import pytest
from twinsql.adapters.errors import SourceError
from twinsql.compiler.model import Place
from twinsql.compiler.placeholders import names_in
from twinsql.compiler.translate import inspect, translate

from tests.compiler.translate.twins import Case, Twins, read_cases

CASES = read_cases("refused")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_statement_without_an_exact_form_is_refused_by_name(case: Case, twins: Twins) -> None:
    types = dict.fromkeys(names_in(case.sql), "text")
    with pytest.raises(SourceError) as caught:
        translate(case.sql, Place("sql/x.sql", 10), twins.schema, types)
    message = str(caught.value)
    for part in case.notes["expect"].split(", expect "):
        assert part in message
    line, column = case.notes["at"].split(":")
    assert f"sql/x.sql:{int(line) + 9}:{column}: " in message
    assert all(problem.cure for problem in caught.value.problems)


def test_a_clause_is_refused_beside_another(twins: Twins) -> None:
    sql = "SELECT to_tsvector(code) AS a,\n       timeofday() AS b\n  FROM things\n ORDER BY doc::json"
    with pytest.raises(SourceError) as caught:
        translate(sql, Place("sql/x.sql", 1), twins.schema, {})
    assert [problem.where for problem in caught.value.problems] == ["sql/x.sql:1:8", "sql/x.sql:2:8", "sql/x.sql:4:11"]


def test_an_unreadable_statement_names_its_place(twins: Twins) -> None:
    with pytest.raises(SourceError, match=r"sql/x\.sql:6:21: the statement cannot be read"):
        translate("SELECT id\n  FROM things WHERE (", Place("sql/x.sql", 5), twins.schema, {})


def test_what_is_not_translated_is_still_looked_at(twins: Twins) -> None:
    sql = "SELECT t.id, lower(t.note) AS note, t.short FROM things AS t WHERE t.short IS NOT NULL AND t.code ~ 'x' FOR UPDATE NOWAIT"
    facts = inspect(sql, Place("sql/x.sql", 1), twins.schema, {})
    assert facts.column_nullable == (False, True, False)
    assert facts.writes
