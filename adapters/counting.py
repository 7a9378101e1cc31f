"""Counting every statement: a histogram per statement, cheap enough never to be switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .statement import Statement

SUB_BITS = 3
"""Each power of two is cut into 2**3 buckets, so that a percentile is right to an eighth of it at worst."""

SUB = 1 << SUB_BITS
"""So many buckets."""

BUCKETS = 512
"""Enough for 2**63 nanoseconds, so that nobody need look."""

ERRORS = BUCKETS
TOTAL_NS = BUCKETS + 1
MAX_NS = BUCKETS + 2
ROWS = BUCKETS + 3

Counts = list[int]
"""``BUCKETS`` counters, then failed runs, the sum and the longest of all in nanoseconds, and rows."""

Ledger = dict["Statement[object]", Counts]
"""Counts by statement. One belongs to one connection, so that no lock is needed; readers merge them."""


def new_counts() -> Counts:
    """Counts of what has not run yet."""
    return [0] * (BUCKETS + 4)


def count(counts: Counts, duration_ns: int, rows: int) -> None:
    """Add a run. `SessionBase.done` has the same lines in it: a call would cost every statement more than they do."""
    exponent = (duration_ns | 8).bit_length() - 4
    counts[exponent * SUB + (duration_ns >> exponent)] += 1
    counts[TOTAL_NS] += duration_ns
    counts[ROWS] += rows
    counts[MAX_NS] = max(counts[MAX_NS], duration_ns)


def add(total: Counts, counts: Counts) -> None:
    """Add *counts* to *total*."""
    longest = max(total[MAX_NS], counts[MAX_NS])
    total[:] = map(int.__add__, total, counts)
    total[MAX_NS] = longest
