"""What a statement gives for no row, one row and more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.errors import MultipleRows, NotFound

from .statements import ADD, ADD_RETURNING, AGE, ALL, COUNT, GET, IDS, SET_ALL_AGES_RETURNING, TEXTS_IN, Person

if TYPE_CHECKING:
    from twinsql.adapters.protocol import Adapter

pytestmark = pytest.mark.usefixtures("two_people")


@pytest.fixture
def two_people(db: Adapter) -> None:
    db.execute_many(ADD, [("a", "a@x", 1), ("b", "b@x", None)])


def test_one_gives_the_only_row(db: Adapter) -> None:
    assert db.one(GET, ("a",)) == Person("a", "a@x", 1)


def test_one_raises_where_none_came(db: Adapter) -> None:
    with pytest.raises(NotFound) as caught:
        db.one(GET, ("nobody",))
    assert (caught.value.statement, caught.value.where, caught.value.dialect) == ("people.get", "sql/people.sql:1", db.dialect)


def test_one_raises_where_more_came(db: Adapter) -> None:
    with pytest.raises(MultipleRows):
        db.one(ALL)


def test_one_or_none_gives_none_where_none_came(db: Adapter) -> None:
    assert db.one_or_none(GET, ("nobody",)) is None


def test_one_or_none_raises_where_more_came(db: Adapter) -> None:
    with pytest.raises(MultipleRows):
        db.one_or_none(ALL)


def test_one_gives_a_null_as_none(db: Adapter) -> None:
    assert db.one(AGE, ("b",)) is None


def test_all_gives_rows_in_order(db: Adapter) -> None:
    assert db.all(IDS) == ["a", "b"]


def test_all_gives_an_empty_list_where_none_came(db: Adapter) -> None:
    assert db.all(GET, ("nobody",)) == []


def test_a_list_parameter_may_be_empty(db: Adapter) -> None:
    assert (db.all(TEXTS_IN, ([],)), db.all(TEXTS_IN, (["b", "c"],))) == ([], ["b"])


def test_a_write_can_return_its_row(db: Adapter) -> None:
    assert db.one(ADD_RETURNING, ("c", "c@x", 3)) == Person("c", "c@x", 3)
    assert db.one(COUNT) == 3


def test_a_write_can_return_many_rows(db: Adapter) -> None:
    assert sorted(person.age or 0 for person in db.all(SET_ALL_AGES_RETURNING, (9,))) == [9, 9]


def test_a_write_that_returned_too_many_rows_has_taken_effect(db: Adapter) -> None:
    with pytest.raises(MultipleRows):
        db.one(SET_ALL_AGES_RETURNING, (9,))
    assert [person.age for person in db.all(ALL)] == [9, 9]


def test_a_write_that_returned_too_many_rows_can_be_taken_back(db: Adapter) -> None:
    with pytest.raises(MultipleRows), db.transaction() as tx:
        tx.one(SET_ALL_AGES_RETURNING, (9,))
    assert [person.age for person in db.all(ALL)] == [1, None]


def test_a_connection_works_on_after_too_many_rows(db: Adapter) -> None:
    with pytest.raises(MultipleRows):
        db.one(ALL)
    assert db.one(COUNT) == 2
