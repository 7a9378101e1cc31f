"""What the shop wants to know and to do: every statement, called as a service would call it."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from .queries.catalogue import CatalogueQueries
from .queries.listening import ListeningQueries
from .queries.people import PeopleQueries
from .queries.playlists import PlaylistQueries
from .queries.sales import SaleQueries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twinsql import Executor

SINCE, UNTIL = datetime(2023, 10, 1), datetime(2024, 12, 31)  # noqa: DTZ001 - the shop's time stamps have no zone
LATE = datetime(2024, 6, 1, tzinfo=UTC)


def catalogue(db: Executor) -> Iterator[tuple[str, object]]:
    """What there is to buy."""
    queries = CatalogueQueries(db)
    yield "artist", queries.artist(id=2)
    yield "artists with an a", queries.search_artists(words="a", most=10)
    yield "albums", queries.albums_of(artist_id=3)
    yield "a page of tracks", queries.track_page(after_name="L", after_id=0, most=10)
    yield "tracks by number", queries.tracks_by_ids(ids=[5, 3, 99])
    yield "found tracks", queries.find_tracks(pattern="%love%", genre=None, cheapest=Decimal("0.50"), dearest=Decimal("1.99"))
    yield "composers", queries.composers_by_word(word="love")
    yield "longest tracks", queries.longest_per_genre(each=2)
    yield "first albums", queries.first_album_of_each()
    yield "an album as JSON", queries.album_sheet(album_id=2)
    yield "without tracks", queries.without_tracks()


def people(db: Executor) -> Iterator[tuple[str, object]]:
    """Who works here and who buys."""
    queries, listening = PeopleQueries(db), ListeningQueries(db)
    yield "superiors", queries.chain_of_command(employee_id=7)
    yield "organisation", queries.organisation()
    yield "support", queries.load_of_support()
    yield "years of service", queries.service_years(at=UNTIL)
    yield "mail providers", queries.domains()
    yield "a customer as JSON", queries.customer_card(customer_id=2)
    yield "listened to", listening.recent(customer_id=1, before=LATE, before_track=0, most=5)
    yield "phones", listening.on_device(kind="phone")
    yield "taste", listening.taste(customer_id=1)


def sales(db: Executor) -> Iterator[tuple[str, object]]:
    """What was sold, seen from all sides."""
    queries, playlists = SaleQueries(db), PlaylistQueries(db)
    yield "months", queries.per_month(since=SINCE, until=UNTIL)
    yield "growth", queries.growth()
    yield "countries", queries.by_country()
    yield "countries and cities", queries.by_country_and_city()
    yield "best customers", queries.best_customers(most=5)
    yield "best sellers", queries.best_sellers_per_genre()
    yield "quartiles", queries.spending_quartiles()
    yield "median lengths", queries.median_length_per_genre()
    yield "shares", queries.share_of_genres()
    yield "bought together", queries.bought_together(track_id=8, most=5)
    yield "weekdays", queries.weekdays()
    yield "wrong totals", queries.wrong_totals()
    yield "last invoices", queries.last_invoice_of_each()
    yield "playlists", playlists.all_with_length()
    yield "genres of a playlist", playlists.genres_in(playlist_id=1)
    yield "in both playlists", playlists.in_both(one=1, other=2)
    yield "in the order given", playlists.reorder(ids=[7, 3, 5])


def changes(db: Executor) -> Iterator[tuple[str, object]]:
    """What changes rows; run it in a transaction."""
    yield "raised prices", sorted((one.track_id, one.unit_price) for one in CatalogueQueries(db).raise_prices(genre="Rock", percent=7))
    yield "corrected totals", SaleQueries(db).correct_totals()
    yield "removed from a playlist", PlaylistQueries(db).remove_genre(playlist_id=1, genre="Rock")
    yield "renamed", PlaylistQueries(db).rename(playlist_id=2, name="저녁")
    yield "a review", PeopleQueries(db).save_review(track_id=1, customer_id=2, stars=5, words="좋아요", written_at=LATE)
    yield "forgotten", ListeningQueries(db).forget(before=LATE)
    yield "a farewell", ListeningQueries(db).close_account(customer_id=1)
