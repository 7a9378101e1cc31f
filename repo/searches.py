"""Results of web searches, kept for a while."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from .clock import at_or_now
from .queries.searches import Search, SearchQueries

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from ..adapters.codecs import JsonInput

__all__ = ["Search", "SearchRepository"]


def search_key(engine: str, query: str) -> str:
    """What a search is filed under: a hash, because a long query would not fit into an index."""
    return hashlib.sha256(f"{len(engine)}:{engine}{query}".encode(errors="surrogatepass")).hexdigest()


class SearchRepository(SearchQueries):
    """A cache of search results that expire."""

    __slots__ = ()

    def put(self, *, engine: str, query: str, results: JsonInput, lives: timedelta, at: datetime | None = None) -> None:
        """Keep results for as long as *lives*, in place of older ones for the same search."""
        now = at_or_now(at)
        self.put_row(key=search_key(engine, query), engine=engine, query=query, results=results, created_at=now, expires_at=now + lives)

    def find(self, *, engine: str, query: str, at: datetime | None = None) -> Search | None:
        """Results that have not expired, or None."""
        return self.find_row(key=search_key(engine, query), engine=engine, query=query, at=at_or_now(at))

    def purge(self, *, at: datetime | None = None) -> int:
        """Delete results that have expired, and return how many."""
        return self.delete_expired(at=at_or_now(at))
