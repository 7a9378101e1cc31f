"""The shop's own tests, on both engines: ``pytest`` here, with twinsql's plugin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import twinsql
from music import sample, shop
from music.queries.catalogue import CatalogueQueries
from music.queries.people import PeopleQueries
from music.queries.playlists import PlaylistQueries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from twinsql import Adapter, Executor, Settings
    from twinsql.testing.budget import QueryBudget


@pytest.fixture
def db(twinsql_db: Adapter) -> Adapter:
    """A database with the sample in it."""
    sample.fill(twinsql_db)
    return twinsql_db


def test_tracks_of_a_list_are_found_with_one_query(db: Adapter, query_budget: type[QueryBudget]) -> None:
    """Not one for each track."""
    with query_budget(1):
        found = CatalogueQueries(db).tracks_by_ids(ids=[5, 3, 99])

    assert [one.track_id for one in found] == [3, 5]


@pytest.mark.parametrize(("part", "queries"), [(shop.catalogue, 11), (shop.people, 9), (shop.sales, 17)])
def test_each_report_takes_one_query(
    db: Adapter, query_budget: type[QueryBudget], part: Callable[[Executor], Iterator[tuple[str, object]]], queries: int
) -> None:
    """However much is in the tables."""
    with query_budget(queries):
        answers = dict(part(db))

    assert len(answers) == queries


def test_changes_of_a_transaction_that_fails_are_gone(db: Adapter) -> None:
    """A customer who is not there takes the new name along."""

    def change() -> None:
        with db.transaction() as tx:
            PlaylistQueries(tx).rename(playlist_id=2, name="저녁")
            PeopleQueries(tx).save_review(track_id=1, customer_id=999, stars=5, words=None, written_at=shop.LATE)

    with pytest.raises(twinsql.ForeignKeyViolation):
        change()

    assert [one.name for one in PlaylistQueries(db).all_with_length()] == ["Evening", "Morning", None]


def test_a_service_that_connects_by_itself_opens_the_same_database(db: Adapter, twinsql_settings: Settings) -> None:
    """The settings of the test's database stand in the environment."""
    with twinsql.connect() as other:
        assert other.dialect == db.dialect == ("postgres" if twinsql_settings.use_postgres else "sqlite")
        assert CatalogueQueries(other).artist(id=2) == CatalogueQueries(db).artist(id=2)
