"""The numbers that execute and execute_many return."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .statements import (
    ADD,
    ADD_RETURNING,
    ADD_UNLESS_THERE,
    ADD_WITH,
    ALL,
    COUNT,
    DELETE,
    DELETE_ALL,
    GET,
    SET_AGE,
    SET_AGES_WITH,
    SET_ALL_AGES,
    SET_ALL_AGES_RETURNING,
)

if TYPE_CHECKING:
    from twinsql.adapters.protocol import Adapter

pytestmark = pytest.mark.usefixtures("three_people")


@pytest.fixture
def three_people(db: Adapter) -> None:
    db.execute_many(ADD, [("a", "a@x", 10), ("b", "b@x", 20), ("c", "c@x", 30)])


def test_insert_counts_its_row(db: Adapter) -> None:
    assert db.execute(ADD, ("d", "d@x", 1)) == 1


def test_insert_that_a_conflict_stopped_counts_none(db: Adapter) -> None:
    assert db.execute(ADD_UNLESS_THERE, ("a", "other@x")) == 0


def test_update_counts_rows_that_match_though_nothing_changes(db: Adapter) -> None:
    assert db.execute(SET_AGE, ("a", 10)) == 1


def test_update_counts_every_row(db: Adapter) -> None:
    assert db.execute(SET_ALL_AGES, (5,)) == 3


def test_update_that_matches_nothing_counts_none(db: Adapter) -> None:
    assert db.execute(SET_AGE, ("nobody", 1)) == 0


def test_delete_counts_its_rows(db: Adapter) -> None:
    assert (db.execute(DELETE, ("a",)), db.execute(DELETE, ("a",)), db.execute(DELETE_ALL)) == (1, 0, 2)


def test_statement_that_begins_with_with_counts_its_rows(db: Adapter) -> None:
    assert (db.execute(SET_AGES_WITH, (40,)), db.execute(SET_AGES_WITH, (40,))) == (2, 0)


def test_write_that_returns_rows_counts_them(db: Adapter) -> None:
    assert (db.execute(SET_ALL_AGES_RETURNING, (1,)), db.execute(ADD_RETURNING, ("d", "d@x", 1))) == (3, 1)


def test_read_counts_what_it_returned(db: Adapter) -> None:
    assert (db.execute(ALL), db.execute(GET, ("nobody",))) == (3, 0)


def test_batch_counts_all_its_rows(db: Adapter) -> None:
    assert db.execute_many(SET_AGE, [("a", 1), ("nobody", 2), ("c", 3)]) == 2


def test_batch_of_a_statement_that_begins_with_with_counts_all_its_rows(db: Adapter) -> None:
    assert db.execute_many(ADD_WITH, [("d", "d@x"), ("e", "e@x"), ("f", "f@x")]) == 3
    assert db.one(COUNT) == 6


def test_batch_counts_each_run_of_such_a_statement_for_itself(db: Adapter) -> None:
    assert db.execute_many(SET_AGES_WITH, [(40,), (50,)]) == 2


def test_batch_that_conflicts_stop_counts_what_went_in(db: Adapter) -> None:
    assert db.execute_many(ADD_UNLESS_THERE, [("a", "1@x"), ("d", "d@x"), ("d", "2@x")]) == 1
