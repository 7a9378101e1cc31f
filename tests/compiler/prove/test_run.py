"""Runs as a whole: the same for the same seed, never vacuous, and nothing is a difference that is none."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import ConfigError
from twinsql.compiler.headers import text_hash
from twinsql.compiler.prove.run import prove

from tests.compiler.conftest import LIBRARY
from tests.compiler.prove.planted import PLANTED

if TYPE_CHECKING:
    from collections.abc import Callable

    from twinsql.compiler.project import Project

VACUOUS = """
-- name: nowhere() -> list[str]
SELECT id FROM books WHERE title = 'a' AND title || 'b' = title || 'c' ORDER BY id;

-- name: everywhere() -> list[str]
SELECT id FROM books ORDER BY id;
"""
TOUCH = "UPDATE books SET added_at = now() WHERE id = :id RETURNING id, added_at"
NUMBERED = f"""
-- name: lend(book_id: str, date: date, due: date) -> int
INSERT INTO loans (book_id, date, due) VALUES (:book_id, :date, :due) RETURNING id;

-- name: lend_once(book_id: str, date: date) -> Affected
INSERT INTO loans (book_id, date, due)
SELECT id, :date, :date FROM books WHERE id = :book_id AND NOT EXISTS (SELECT 1 FROM loans AS l WHERE l.book_id = books.id AND l.date = :date);

-- name: postpone(id: str, days: int) -> list[Postponed]
UPDATE books SET added_at = now() + least(greatest(:days, 3), 3000) * interval '1 day' WHERE id = :id RETURNING books.*;

-- name: touch(id: str) -> Touched
{TOUCH};

-- dialect: sqlite of {text_hash(TOUCH)}
UPDATE books SET added_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE id = :id RETURNING id, added_at;
"""


def test_a_correct_project_is_equal_and_every_statement_has_something_to_do(library: Callable[..., Project]) -> None:
    report = prove(library(**{path.stem: path.read_text(encoding="utf-8") for path in LIBRARY.glob("*.sql")}), number=1)

    # One has a text for each engine that names it.
    assert [one.name for one in report.differences] == ["loans.engine"]
    assert report.vacuous == []
    assert {one.examples for one in report.tallies if one.name != "loans.engine"} == {200}


def test_a_statement_that_never_finds_a_row_is_a_finding(library: Callable[..., Project]) -> None:
    report = prove(library(books=VACUOUS), number=1)

    assert [one.name for one in report.vacuous] == ["books.nowhere"]
    assert report.differences == []
    assert not report.ok


def test_numbers_of_identities_and_the_clock_are_no_differences(library: Callable[..., Project]) -> None:
    report = prove(library(books=NUMBERED), number=2)

    assert [(one.name, one.what, one.answers) for one in report.differences] == []
    assert report.vacuous == []


def test_the_same_seed_makes_the_same_run(library: Callable[..., Project]) -> None:
    project = library(books=f"{PLANTED[0].sql}\n{VACUOUS}")

    first = prove(project, number=11)
    for path in (project.root / "tests" / "regressions").iterdir():
        path.unlink()
    second = prove(project, number=11)

    assert replace(first, seconds=0) == replace(second, seconds=0)


def test_one_statement_alone(library: Callable[..., Project]) -> None:
    report = prove(library(books=VACUOUS), number=1, statements=["books.everywhere"])

    assert [one.name for one in report.tallies] == ["books.everywhere"]


def test_a_name_that_is_none(library: Callable[..., Project]) -> None:
    with pytest.raises(ConfigError, match=r"no statement books.everywhere2: did you mean books.everywhere\?"):
        prove(library(books=VACUOUS), number=1, statements=["books.everywhere2"])


def test_a_row_that_one_engine_alone_takes_is_a_finding(library: Callable[..., Project]) -> None:
    project = library(books=VACUOUS)
    frozen = project.migrations / "sql" / "0001_library.sqlite.sql"
    # No title passes: already the first row, which nothing else can be wrong with.
    frozen.write_text(frozen.read_text(encoding="utf-8").replace("title TEXT NOT NULL", "title TEXT NOT NULL CHECK (length(title) < 0)"))

    report = prove(project, number=1)

    assert [(one.name, one.what) for one in report.differences] == [("load books", "DataError on SQLite, no error on PostgreSQL")]


def test_columns_whose_values_the_application_makes(library: Callable[..., Project], monkeypatch: pytest.MonkeyPatch) -> None:
    project = library(books="-- name: titles() -> list[str]\nSELECT title FROM books WHERE title NOT LIKE 'made %' ORDER BY id;\n")
    (project.root / "made_titles.py").write_text("def make(value):\n    return f'made {value}'\n")
    monkeypatch.setattr(sys, "path", [str(project.root), *sys.path])

    report = prove(replace(project, made={"books.title": "made_titles:make"}), number=1)

    assert [one.busy for one in report.tallies] == [0]
    with pytest.raises(ConfigError, match="no such column"):
        prove(replace(project, made={"books.names": "made_titles:make"}), number=1)
    with pytest.raises(ConfigError, match="no such function"):
        prove(replace(project, made={"books.title": "made_titles:other"}), number=1)


def test_with_little_time_a_statement_that_finds_no_rows_gets_more_of_it(library: Callable[..., Project]) -> None:
    report = prove(library(books=VACUOUS), number=1, seconds=0.01)

    examples = {one.name: one.examples for one in report.tallies}
    assert [one.name for one in report.vacuous] == ["books.nowhere"]
    assert examples["books.nowhere"] == 200 > examples["books.everywhere"]
