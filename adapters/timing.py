"""Counting every statement: a histogram per statement, cheap enough never to be switched off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .statement import Statement

SUB_BITS = 3
"""Each power of two is cut into 2**3 buckets, so that a percentile is right to an eighth of it at worst."""

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


@dataclass(frozen=True, slots=True)
class Timing:
    """
    How often and how long something happened, such as runs of a statement or waits for a connection.

    Attributes:
        count: runs, failed ones too.
        errors: failed runs.
        rows: rows returned or changed by all runs.
        total_ns: time of all runs, in nanoseconds.
        max_ns: the longest run.
        buckets: runs by duration: `upper_ns` says what each item counts.
    """

    count: int
    errors: int
    rows: int
    total_ns: int
    max_ns: int
    buckets: tuple[int, ...]

    def percentile_ms(self, share: float) -> float:
        """Upper bound of the duration that *share* (0 to 1) of the runs stayed within, in milliseconds: at most an eighth too high."""
        seen = 0
        for index, runs in enumerate(self.buckets):
            seen += runs
            if runs and seen >= share * self.count:
                return min(upper_ns(index), self.max_ns) / 1e6
        return 0.0

    @property
    def total_ms(self) -> float:
        """Time of all runs, in milliseconds."""
        return self.total_ns / 1e6

    @property
    def max_ms(self) -> float:
        """The longest run, in milliseconds."""
        return self.max_ns / 1e6


def new_counts() -> Counts:
    """Counts of what has not run yet."""
    return [0] * (BUCKETS + 4)


def count(counts: Counts, duration_ns: int, rows: int) -> None:
    """Add a run. `SessionBase.done` has the same lines in it: a call would cost every statement more than they do."""
    exponent = (duration_ns | 8).bit_length() - 4
    counts[(exponent << SUB_BITS) + (duration_ns >> exponent)] += 1
    counts[TOTAL_NS] += duration_ns
    counts[ROWS] += rows
    counts[MAX_NS] = max(counts[MAX_NS], duration_ns)


def add(total: Counts, counts: Counts) -> None:
    """Add *counts* to *total*."""
    longest = max(total[MAX_NS], counts[MAX_NS])
    total[:] = map(int.__add__, total, counts)
    total[MAX_NS] = longest


def upper_ns(index: int) -> int:
    """The longest duration, in nanoseconds, that bucket *index* counts."""
    exponent = max((index >> SUB_BITS) - 1, 0)
    return ((index - (exponent << SUB_BITS) + 1) << exponent) - 1


def timing(counts: Counts) -> Timing:
    """*counts* as they are now."""
    buckets = tuple(counts[:BUCKETS])
    return Timing(sum(buckets), counts[ERRORS], counts[ROWS], counts[TOTAL_NS], counts[MAX_NS], buckets)


def merge(ledgers: Iterable[Ledger]) -> Mapping[str, Timing]:
    """Add up *ledgers*, by statement name. Runs counted meanwhile may or may not be in."""
    sums: dict[str, Counts] = {}
    for ledger in ledgers:
        for statement, counts in list(ledger.items()):
            add(sums.setdefault(statement.name, new_counts()), counts)
    return {name: timing(counts) for name, counts in sums.items()}
