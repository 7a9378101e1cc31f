"""Sums, averages and deviations of PostgreSQL's numeric."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .decimal_functions import root
from .decimals import cut, power, quotient, read, write

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .decimals import Number
    from .kinds import Aggregate, Scalar


class Sum:
    """sum() of decimals: exact, with the most digits behind the point that one of them has."""

    def __init__(self) -> None:
        self._whole, self._scale, self._counts = 0, 0, dict[int, int]()

    def _put(self, value: str | int | None, sign: int) -> None:
        if value is None:
            return
        number = read(value)
        if number[1] > self._scale:
            self._whole, self._scale = self._whole * power(number[1] - self._scale), number[1]
        self._whole += sign * number[0] * power(self._scale - number[1])
        self._counts[number[1]] = self._counts.get(number[1], 0) + sign

    def step(self, value: str | int | None) -> None:
        """One row more."""
        self._put(value, 1)

    def inverse(self, value: str | int | None) -> None:
        """One row less."""
        self._put(value, -1)

    def total(self) -> tuple[Number, int] | None:
        """The sum and of how many; None of none."""
        count = sum(self._counts.values())
        if not count:
            return None
        scale = max(one for one, many in self._counts.items() if many)
        return cut((self._whole, self._scale), scale), count

    def value(self) -> str | None:
        """The result over the rows so far."""
        total = self.total()
        return None if total is None else write(total[0])

    finalize = value


class Mean(Sum):
    """avg() of decimals."""

    def value(self) -> str | None:
        """The result over the rows so far."""
        total = self.total()
        return None if total is None else write(quotient(total[0], (total[1], 0)))

    finalize = value


class Squares(Sum):
    """The sum of the squares too; *sample*: one row less is divided by, *root*: the root is the result."""

    sample, root = False, False

    def __init__(self) -> None:
        super().__init__()
        self._squares = Sum()

    def step(self, value: str | int | None) -> None:
        """One row more."""
        super().step(value)
        self._squares.step(_square(value))

    def inverse(self, value: str | int | None) -> None:
        """One row less."""
        super().inverse(value)
        self._squares.inverse(_square(value))

    def value(self) -> str | None:
        """The result over the rows so far."""
        total, squares = self.total(), self._squares.total()
        if total is None or squares is None or (self.sample and total[1] == 1):
            return None
        (whole, scale), count = total
        spread = count * squares[0][0] - whole * whole
        if spread <= 0:
            return "0"
        variance = quotient((spread, 2 * scale), (count * (count - self.sample), 0))
        return write(root(variance, variance[1]) if self.root else variance)

    finalize = value


def _square(value: str | int | None) -> str | None:
    if value is None:
        return None
    whole, scale = read(value)
    return write((whole * whole, 2 * scale))


class VariancePopulation(Squares):
    """var_pop()."""


class VarianceSample(Squares):
    """var_samp(), variance()."""

    sample = True


class DeviationPopulation(Squares):
    """stddev_pop()."""

    root = True


class DeviationSample(Squares):
    """stddev_samp(), stddev()."""

    sample, root = True, True


SCALARS: Mapping[str, Scalar] = {}

AGGREGATES: Mapping[str, Aggregate] = {
    "pg_numeric_sum": (1, Sum),
    "pg_numeric_avg": (1, Mean),
    "pg_numeric_var_pop": (1, VariancePopulation),
    "pg_numeric_var_samp": (1, VarianceSample),
    "pg_numeric_stddev_pop": (1, DeviationPopulation),
    "pg_numeric_stddev_samp": (1, DeviationSample),
}
