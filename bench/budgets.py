"""A budget and what was measured for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .interleaved import Measured, interleave

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = f"{'what':<42} {'at most':>7} {'median':>7} {'minima':>7} {'by hand µs':>10}"


@dataclass(frozen=True, slots=True)
class Result:
    """
    One line of the table.

    Attributes:
        name: what is compared with what.
        at_most: the ratio that the design allows.
        measured: the ratio that was found.
    """

    name: str
    at_most: float
    measured: Measured

    @property
    def held(self) -> bool:
        """Whether the ratio of the medians is within the budget."""
        return self.measured.ratio <= self.at_most

    def line(self) -> str:
        """As the table shows it."""
        found = self.measured
        verdict = "ok" if self.held else "OVER"
        return f"{self.name:<42} {self.at_most:>7.2f} {found.ratio:>7.2f} {found.of_minima:>7.2f} {found.base_us:>10.1f}  {verdict}"


@dataclass(frozen=True, slots=True)
class Budget:
    """
    What is to be measured.

    Attributes:
        name: what is compared with what.
        at_most: the ratio that the design allows.
        base: what we compare with.
        ours: the same through this layer.
        calls: how many calls a turn is made of.
        turns: how many turns a round is made of.
    """

    name: str
    at_most: float
    base: Callable[[], object]
    ours: Callable[[], object]
    calls: int
    turns: int = 1

    def result(self, rounds: int) -> Result:
        """Measure it."""
        return Result(self.name, self.at_most, interleave(self.base, self.ours, rounds=rounds * self.turns, calls=self.calls))
