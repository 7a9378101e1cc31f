"""Votes on messages."""

from __future__ import annotations

from .queries.votes import Vote, VoteQueries

__all__ = ["Vote", "VoteRepository"]


class VoteRepository(VoteQueries):
    """One vote for each message: ``cast_vote`` casts or changes it."""

    __slots__ = ()
