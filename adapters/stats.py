"""What an adapter counts: its statements and its pool."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, cast

from .counting import BUCKETS, ERRORS, MAX_NS, ROWS, TOTAL_NS, new_counts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .counting import Counts
    from .timing import Timing


@dataclass(frozen=True, slots=True)
class PoolStats:
    """
    The state of a pool at one moment, and what has happened to it.

    Attributes:
        limit: connections at most; None where readers are opened as they are needed, as on SQLite.
        size: connections open.
        idle: connections open and not in use.
        waiting: callers in the queue.
        opened: connections made since the start.
        lost: connections closed because the server or the network had gone, or a caller had left them unusable.
        waits: how long callers waited, for a connection in use or a new one (on SQLite, for the write lock); its errors are those who got none.
    """

    limit: int | None
    size: int
    idle: int
    waiting: int
    opened: int
    lost: int
    waits: Timing


@dataclass(frozen=True, slots=True)
class Stats:
    """
    Counts of an adapter since it was opened.

    Attributes:
        statements: by statement name: runs, failures, rows and durations.
        pool: its connections.
    """

    statements: Mapping[str, Timing]
    pool: PoolStats

    def as_dict(self) -> dict[str, object]:
        """The same for JSON; ``twinsql stats`` and ``twinsql report`` read it, one such object a line, and add several processes up."""
        return {
            "statements": {name: _timing(timing) for name, timing in self.statements.items()},
            "pool": asdict(self.pool) | {"waits": _timing(self.pool.waits)},
        }


class StatsError(ValueError):
    """Something that `Stats.as_dict` did not make."""


def read_stats(found: Mapping[str, object]) -> dict[str, Counts]:
    """Counts by statement name from what `Stats.as_dict` made; raises StatsError."""
    try:
        statements = cast("dict[str, dict[str, object]]", found["statements"])
        return {name: _counts(one) for name, one in statements.items()}
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError):
        pass
    raise StatsError


def _timing(timing: Timing) -> dict[str, object]:
    return {
        "count": timing.count,
        "errors": timing.errors,
        "rows": timing.rows,
        "total_ns": timing.total_ns,
        "max_ns": timing.max_ns,
        **{f"p{share}_ms": round(timing.percentile_ms(share / 100), 3) for share in (50, 95, 99)},
        "buckets": {str(index): runs for index, runs in enumerate(timing.buckets) if runs},
    }


def _counts(found: Mapping[str, object]) -> Counts:
    counts = new_counts()
    for place, name in ((ERRORS, "errors"), (ROWS, "rows"), (TOTAL_NS, "total_ns"), (MAX_NS, "max_ns")):
        counts[place] = int(cast("int", found[name]))
    for index, runs in cast("dict[str, int]", found["buckets"]).items():
        counts[range(BUCKETS)[int(index)]] = int(runs)
    return counts
