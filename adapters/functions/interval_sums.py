"""Aggregates of intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .intervals import Interval, stored, times
from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .kinds import Aggregate, Scalar


class Total:
    """Sum and average of intervals."""

    def __init__(self) -> None:
        self.count = 0
        self.total = Interval()

    def step(self, text: str | None) -> None:
        """One more."""
        if text is not None:
            self.count += 1
            self.total = self.total.plus(stored(text))

    def inverse(self, text: str | None) -> None:
        """One less."""
        if text is not None:
            self.count -= 1
            self.total = self.total.plus(stored(text), -1)

    def value(self) -> str | None:
        """The sum so far."""
        return str(self.total) if self.count else None

    def finalize(self) -> str | None:
        """The sum."""
        return self.value()


class Average(Total):
    """The average of intervals."""

    def value(self) -> str | None:
        """The average so far."""
        return str(times(self.total, float(self.count), lambda one, other: one / other)) if self.count else None


class Extreme:
    """The shortest or the longest interval: of equal ones that are shown differently none can be told."""

    def __init__(self, sign: int) -> None:
        self.sign = sign
        self.counts: dict[str, int] = {}

    def step(self, text: str | None) -> None:
        """One more."""
        if text is not None:
            self.counts[text] = self.counts.get(text, 0) + 1

    def inverse(self, text: str | None) -> None:
        """One less."""
        if text is not None:
            self.counts[text] -= 1
            if not self.counts[text]:
                del self.counts[text]

    def value(self) -> str | None:
        """The one so far."""
        if not self.counts:
            return None
        length = max(self.sign * stored(text).length for text in self.counts)
        found = [text for text in self.counts if self.sign * stored(text).length == length]
        if len(found) > 1:
            raise NoValue
        return found[0]

    def finalize(self) -> str | None:
        """The one."""
        return self.value()


class Shortest(Extreme):
    """Min."""

    def __init__(self) -> None:
        super().__init__(-1)


class Longest(Extreme):
    """Max."""

    def __init__(self) -> None:
        super().__init__(1)


SCALARS: Mapping[str, Scalar] = {}

AGGREGATES: Mapping[str, Aggregate] = {
    "pg_interval_total": (1, Total),
    "pg_interval_average": (1, Average),
    "pg_interval_min": (1, Shortest),
    "pg_interval_max": (1, Longest),
}
