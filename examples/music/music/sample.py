"""A small shop, the same every time: no dice, so that two engines can be compared."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from .queries.listening import ListeningQueries, NewListening
from .queries.loading import (
    LoadingQueries,
    NewAlbum,
    NewArtist,
    NewCustomer,
    NewEmployee,
    NewGenre,
    NewInvoice,
    NewInvoiceLine,
    NewMediaType,
    NewPlaylist,
    NewTrack,
)
from .queries.people import PeopleQueries
from .queries.playlists import PlaylistQueries

if TYPE_CHECKING:
    from twinsql import Adapter

ARTISTS = ("Ärzte-Band", "아이유", "Bach", "bach", "O'Connor", "100% Wool", "Été", None)
GENRES = ("Rock", "Klassik", "K-Pop", "rock", None)
WORDS = ("Love", "love song", "Fuga", "밤편지", "Über_allen", "Intro", "Walking_100%", "Zz")
PLACES = (("Seoul", "South Korea"), ("Berlin", "Germany"), ("Berlin", "Germany"), ("Paris", None), (None, "France"))
START = datetime(2023, 11, 30, 23, 59, 59, 999000)  # noqa: DTZ001 - the shop's time stamps have no zone


def fill(db: Adapter) -> None:
    """Put the sample into empty tables, all or nothing."""
    with db.transaction() as tx:
        load = LoadingQueries(tx)
        load.artists(rows=[NewArtist(number, name) for number, name in enumerate(ARTISTS, 1)])
        load.albums(rows=[NewAlbum(number, f"Album {number % 5}", 1 + number % 6) for number in range(1, 13)])
        load.genres(rows=[NewGenre(number, name) for number, name in enumerate(GENRES, 1)])
        load.media_types(rows=[NewMediaType(1, "MPEG audio file")])
        load.tracks(rows=[_track(number) for number in range(1, 61)])
        load.employees(rows=[_employee(number) for number in range(1, 8)])
        load.customers(rows=[_customer(number) for number in range(1, 13)])
        load.invoices(rows=[_invoice(number) for number in range(1, 41)])
        load.invoice_lines(rows=[_line(number) for number in range(1, 121)])
        load.playlists(rows=[NewPlaylist(1, "Morning"), NewPlaylist(2, "Evening"), NewPlaylist(3, None)])
        playlists = PlaylistQueries(tx)
        playlists.add_tracks(playlist_id=1, ids=list(range(1, 20)))
        playlists.add_tracks(playlist_id=2, ids=list(range(10, 30)))
        ListeningQueries(tx).listened(rows=[_listening(number) for number in range(90)])
        people = PeopleQueries(tx)
        for number in range(1, 16):
            people.save_review(track_id=number, customer_id=1 + number % 4, stars=1 + number % 5, words=None, written_at=_at(number))


def _at(number: int) -> datetime:
    return START.replace(tzinfo=UTC) + timedelta(hours=number * 37, milliseconds=number)


def _track(number: int) -> NewTrack:
    genre = None if number % 11 == 0 else 1 + number % 5
    composer = None if number % 4 == 0 else f"{WORDS[number % 8]} & Co"
    price = Decimal("0.99") if number % 3 else Decimal("1.99")
    return NewTrack(
        number,
        f"{WORDS[number % 8]} {number // 8}",
        None if number % 13 == 0 else 1 + number % 12,
        1,
        genre,
        composer,
        1000 * number * 7,
        price,
    )


def _employee(number: int) -> NewEmployee:
    boss = None if number == 1 else number // 2
    return NewEmployee(number, f"Kim{number}", "A", "Manager" if number < 3 else None, boss, START - timedelta(days=300 * number))


def _customer(number: int) -> NewCustomer:
    city, country = PLACES[number % 5]
    mail = f"c{number}@{('Example.COM', 'example.com', 'mail.kr')[number % 3]}"
    return NewCustomer(number, f"Name{number}", "Lee", country, city, mail, 1 + number % 7 if number % 5 else None)


def _invoice(number: int) -> NewInvoice:
    city, country = PLACES[number % 5]
    return NewInvoice(number, 1 + number % 10, START + timedelta(days=number * 9), city, country, Decimal(number * 37 % 500).scaleb(-2))


def _line(number: int) -> NewInvoiceLine:
    return NewInvoiceLine(number, 1 + number % 40, 1 + number * 7 % 60, Decimal("0.99"), 1 + number % 3)


def _listening(number: int) -> NewListening:
    device = {"kind": ("phone", "tv")[number % 2], "name": f"d{number % 3}"} if number % 4 else None
    return NewListening(1 + number % 12, 1 + number * 5 % 60, _at(number), device)
