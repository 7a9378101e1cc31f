"""Counting every statement: a histogram per statement, cheap enough never to be switched off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .statement import Statement

BUCKETS = 64
"""Bucket k counts runs of 2**(k-1) up to 2**k nanoseconds: enough for any, so that nobody need look."""

ERRORS = BUCKETS
TOTAL_NS = BUCKETS + 1

Counts = list[int]
"""``BUCKETS`` counters, then the number of failed runs, then the sum in nanoseconds."""

Ledger = dict["Statement[object]", Counts]
"""Counts by statement. One belongs to one connection, so that no lock is needed; readers merge them."""


@dataclass(frozen=True, slots=True)
class Timing:
    """
    How often and how long a statement ran.

    Attributes:
        count: runs, failed ones too.
        errors: failed runs.
        total_ns: time of all runs, in nanoseconds.
        buckets: runs by duration: item k counts those from 2**(k-1) up to 2**k nanoseconds.
    """

    count: int
    errors: int
    total_ns: int
    buckets: tuple[int, ...]

    def percentile_ms(self, share: float) -> float:
        """Upper bound of the duration that *share* (0 to 1) of the runs stayed under, in milliseconds, right to a factor of two."""
        seen = 0
        for exponent, runs in enumerate(self.buckets):
            seen += runs
            if runs and seen >= share * self.count:
                return float(1 << exponent) / 1e6
        return 0.0


def new_counts() -> Counts:
    """Counts of a statement that has not run yet."""
    return [0] * (BUCKETS + 2)


def merge(ledgers: Iterable[Ledger]) -> Mapping[str, Timing]:
    """Add up *ledgers*, by statement name. Runs counted meanwhile may or may not be in."""
    sums: dict[str, Counts] = {}
    for ledger in ledgers:
        for statement, counts in list(ledger.items()):
            total = sums.setdefault(statement.name, new_counts())
            for index, count in enumerate(counts):
                total[index] += count
    return {name: Timing(sum(counts[:BUCKETS]), counts[ERRORS], counts[TOTAL_NS], tuple(counts[:BUCKETS])) for name, counts in sums.items()}
