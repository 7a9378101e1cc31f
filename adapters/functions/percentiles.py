"""Aggregates of rows in an order: percentiles and the most frequent value."""

from __future__ import annotations

from itertools import groupby
from math import ceil, floor, isnan
from typing import TYPE_CHECKING

from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .kinds import Aggregate, Scalar, SqliteValue


class _Ordered:
    """Keeps the values that are there; NULLs do not count."""

    def __init__(self) -> None:
        self.values: list[SqliteValue] = []
        self.down = False

    def take(self, value: SqliteValue, down: SqliteValue) -> None:
        self.down = bool(down)
        if value is not None:
            self.values.append(value)

    def sorted(self) -> list[SqliteValue]:
        return sorted(self.values, reverse=self.down)  # type: ignore[type-var] # values of one type, none of them None

    def inverse(self, value: SqliteValue, *_: SqliteValue) -> None:
        """Never called: PostgreSQL has none of these over a window."""
        self.values.remove(value)

    def value(self) -> SqliteValue:
        """The result over the rows so far."""
        return self.finalize()

    def finalize(self) -> SqliteValue:
        """The result."""
        raise NotImplementedError


class _Percentile(_Ordered):
    def __init__(self) -> None:
        super().__init__()
        self.fraction: float | None = None

    def step(self, value: SqliteValue, fraction: SqliteValue, down: SqliteValue) -> None:
        if isinstance(fraction, float):
            if not 0 <= fraction <= 1:
                raise NoValue
            self.fraction = fraction
        self.take(value, down)


class _Continuous(_Percentile):
    """Between the two nearest values, reckoned as PostgreSQL does it."""

    def finalize(self) -> SqliteValue:
        if self.fraction is None or not self.values:
            return None
        values = self.sorted()
        place = self.fraction * (len(values) - 1)
        low, high = values[floor(place)], values[ceil(place)]
        if not isinstance(low, float) or not isinstance(high, float):
            raise NoValue
        found = low if floor(place) == ceil(place) else low + (place - floor(place)) * (high - low)
        if isnan(found):
            raise NoValue
        return found


class _Discrete(_Percentile):
    """The first value at or behind the place."""

    def finalize(self) -> SqliteValue:
        if self.fraction is None or not self.values:
            return None
        return self.sorted()[max(ceil(self.fraction * len(self.values)), 1) - 1]


class _Mode(_Ordered):
    """The most frequent value, the first of several in the order."""

    def step(self, value: SqliteValue, down: SqliteValue) -> None:
        self.take(value, down)

    def finalize(self) -> SqliteValue:
        groups = [(key, len(list(rows))) for key, rows in groupby(self.sorted())]
        return max(groups, key=lambda group: group[1])[0] if groups else None


SCALARS: Mapping[str, Scalar] = {}

AGGREGATES: Mapping[str, Aggregate] = {
    "pg_percentile_cont": (3, _Continuous),
    "pg_percentile_disc": (3, _Discrete),
    "pg_mode": (2, _Mode),
}
