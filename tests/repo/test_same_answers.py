"""Every statement of the chatbot answers the same on both engines, and leaves the same behind."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
import twinsql.repo.queries
from twinsql.adapters.statement import Statement
from twinsql.repo import UserRepository

from examples.demo.exact import same
from tests.repo.world import World, reads
from tests.repo.writes import writes

Answers = dict[str, list[object]]


def statements() -> list[Statement[object]]:
    found: list[Statement[object]] = []
    for module in pkgutil.iter_modules(twinsql.repo.queries.__path__):
        content = vars(importlib.import_module(f"twinsql.repo.queries.{module.name}"))
        found += [value for value in content.values() if isinstance(value, Statement)]
    return found


READING = {statement.name for statement in statements() if not statement.writes}
WRITING = {statement.name for statement in statements() if statement.writes}


def different(left: Answers, right: Answers) -> list[str]:
    return [name for name in left if not same(left[name], right[name])]


@pytest.fixture
def answers(both_worlds: tuple[World, World]) -> tuple[Answers, Answers]:
    return reads(both_worlds[0]), reads(both_worlds[1])


def test_every_reading_statement_is_compared(answers: tuple[Answers, Answers]) -> None:
    assert set(answers[0]) == READING


def test_every_reading_statement_answers_the_same(answers: tuple[Answers, Answers]) -> None:
    assert different(*answers) == []


def test_every_reading_statement_returns_something(answers: tuple[Answers, Answers]) -> None:
    assert [name for name, rows in answers[0].items() if not [row for row in rows if row is not None]] == []


def test_every_writing_statement_is_compared(both_worlds: tuple[World, World]) -> None:
    assert {name.partition(" ")[0] for name in writes(both_worlds[0])} == WRITING


def test_every_writing_statement_answers_the_same(both_worlds: tuple[World, World]) -> None:
    sqlite, postgres = both_worlds

    assert different(writes(sqlite), writes(postgres)) == []


def test_writing_statements_leave_the_same_behind(both_worlds: tuple[World, World]) -> None:
    sqlite, postgres = both_worlds
    writes(sqlite)
    writes(postgres)

    assert different(reads(sqlite), reads(postgres)) == []


def test_deleting_a_user_leaves_the_same_behind(both_worlds: tuple[World, World]) -> None:
    sqlite, postgres = both_worlds
    for world in both_worlds:
        UserRepository(world.db).delete(id=world.users[1])

    assert different(reads(sqlite), reads(postgres)) == []
