"""What was counted, to be read: how often, how long."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .counting import BUCKETS, ERRORS, MAX_NS, ROWS, SUB_BITS, TOTAL_NS, add, new_counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .counting import Counts, Ledger


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
    buckets: tuple[int, ...] = field(repr=False)

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
