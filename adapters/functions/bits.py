"""Aggregates of the bits of whole numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .kinds import Aggregate, Scalar

WIDTH = 64


class Bits:
    """How often each bit is set."""

    def __init__(self) -> None:
        self.count = 0
        self.set = [0] * WIDTH

    def step(self, value: int | None) -> None:
        """One row more."""
        self._put(value, 1)

    def inverse(self, value: int | None) -> None:
        """One row less."""
        self._put(value, -1)

    def _put(self, value: int | None, sign: int) -> None:
        if value is None:
            return
        self.count += sign
        for place in range(WIDTH):
            self.set[place] += sign * (value >> place & 1)

    def holds(self, many: int) -> bool:
        """Whether a bit that *many* of the numbers have is in the result."""
        return many > 0

    def value(self) -> int | None:
        """The result over the rows so far."""
        if not self.count:
            return None
        whole = sum(1 << place for place, many in enumerate(self.set) if self.holds(many))
        return whole - 2**WIDTH if self.holds(self.set[-1]) else whole

    finalize = value


class And(Bits):
    """bit_and()."""

    def holds(self, many: int) -> bool:
        """All have it."""
        return many == self.count


class ExclusiveOr(Bits):
    """bit_xor()."""

    def holds(self, many: int) -> bool:
        """An odd number of them has it."""
        return many % 2 == 1


SCALARS: Mapping[str, Scalar] = {}

AGGREGATES: Mapping[str, Aggregate] = {"pg_bit_and": (1, And), "pg_bit_or": (1, Bits), "pg_bit_xor": (1, ExclusiveOr)}
