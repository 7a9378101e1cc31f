"""The time that repositories write down where the caller gives none."""

from __future__ import annotations

from datetime import UTC, datetime


def at_or_now(at: datetime | None) -> datetime:
    """*at*, or now in UTC. Databases keep it to the millisecond."""
    return datetime.now(UTC) if at is None else at
