"""Sums over time in a bounded number of slices, whatever the span."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_SLICES = 120


@dataclass(slots=True)
class Slice:
    """Waits of one slice of time: how many, the sum and the longest in milliseconds."""

    count: int = 0
    total_ms: float = 0.0
    max_ms: float = 0.0

    def add(self, other: Slice) -> None:
        """Take in another one."""
        self.count += other.count
        self.total_ms += other.total_ms
        self.max_ms = max(self.max_ms, other.max_ms)


class OverTime:
    """
    Slices of equal width: one second at first, doubled whenever there are too many.

    Attributes:
        width_s: seconds of a slice.
        untimed: what had no time.
    """

    def __init__(self) -> None:
        self.width_s = 1
        self.untimed = Slice()
        self._slices: dict[int, Slice] = {}

    def add(self, at: datetime | None, wait_ms: float) -> None:
        """Add a wait of *wait_ms* that ended *at* a time."""
        one = Slice(1, wait_ms, wait_ms)
        if at is None:
            self.untimed.add(one)
            return
        self._slices.setdefault(int(at.timestamp()) // self.width_s, Slice()).add(one)
        while max(self._slices) - min(self._slices) >= MOST_SLICES:
            self._widen()

    def __iter__(self) -> Iterator[tuple[datetime, Slice]]:
        """Every slice from the first to the last, empty ones too: when it begins, in UTC, and its sums."""
        if self._slices:
            for at in range(min(self._slices), max(self._slices) + 1):
                yield datetime.fromtimestamp(at * self.width_s, UTC), self._slices.get(at, Slice())

    @property
    def all(self) -> Slice:
        """Everything."""
        total = Slice()
        for one in (self.untimed, *self._slices.values()):
            total.add(one)
        return total

    def _widen(self) -> None:
        self.width_s *= 2
        slices: dict[int, Slice] = {}
        for at, one in self._slices.items():
            slices.setdefault(at // 2, Slice()).add(one)
        self._slices = slices
