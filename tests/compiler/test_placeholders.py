"""``:name`` becomes a number, and no other byte changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twinsql.compiler.model import Place
from twinsql.compiler.placeholders import names_in, problems_with, splice, unused

TEXT = r"SELECT ':a', E'\':a', $$:a$$, x::int, y[1], 'é😀' /* :a */ -- :a" + "\n WHERE b = :b AND a = :a OR :b::text IS NULL"


def test_the_same_name_gets_the_same_number() -> None:
    assert names_in(TEXT) == ("b", "a")
    assert splice(TEXT, ("b", "a"), "postgres").sql == TEXT.replace("= :b", "= $1").replace("= :a", "= $2").replace(":b::text", "$1::text")


def test_sqlite_has_question_marks() -> None:
    assert splice("a = :a AND b = :b", ("b", "a"), "sqlite").sql == "a = ?2 AND b = ?1"


@given(st.lists(st.sampled_from([":a", ":long_name", " ", "x", "'y'", "\n", "-- :a\n"]), max_size=20).map(" ".join))
def test_every_place_of_the_new_text_leads_to_the_old_one(text: str) -> None:
    names = names_in(text)
    spliced = splice(text, names, "postgres")

    for offset, char in enumerate(spliced.sql):
        expected = ":" if char == "$" else text[spliced.original_offset(offset)] if char.isdigit() else char
        assert text[spliced.original_offset(offset)] == expected


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("a\n = :titel", "sql/a.sql:8:4", "parameter :titel is not in the header"),
        ("a[:title]", "sql/a.sql:7:3", ":title inside brackets may be a parameter or the bound of a slice"),
        ("a = $1", "sql/a.sql:7:5", "$1 is not how a parameter is written"),
        ("a = %(title)s", "sql/a.sql:7:5", "%(name)s is not how a parameter is written"),
        ("LIMIT:title", "sql/a.sql:7:6", ":title follows a word without a space"),
    ],
)
def test_what_is_no_declared_placeholder_is_a_problem(text: str, where: str, what: str) -> None:
    [problem] = problems_with(text, Place("sql/a.sql", 7), ["title"])

    assert (problem.where, problem.what) == (where, what)


@pytest.mark.parametrize("text", ["a %(title)", "a % (b)", "a$1 = :title", "'$1 %(x)s' || :title"])
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert problems_with(text, Place("sql/a.sql", 1), ["title"]) == []


def test_unused_parameters() -> None:
    assert unused("a = :a -- :b", ["a", "b"]) == ["b"]
