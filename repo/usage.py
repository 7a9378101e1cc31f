"""How much the chatbot is used."""

from __future__ import annotations

from .queries.usage import ChatUsage, DayUsage, UsageQueries

__all__ = ["ChatUsage", "DayUsage", "UsageRepository"]


class UsageRepository(UsageQueries):
    """Reports over a span of time."""

    __slots__ = ()
