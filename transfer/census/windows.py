"""Numbers that can be moments of one unit of time alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..encodings import EncodingName
    from .facts import ColumnCensus

WINDOWS: dict[EncodingName, tuple[float, float]] = {
    "epoch_s": (1e8, 1e10),
    "epoch_ms": (1e11, 1e13),
    "epoch_us": (1e14, 1e16),
    "julian": (2_200_000, 2_700_000),
}
"""Numbers that can be moments of one unit alone, for all that people store: from 1973 to 2286. 86400 may be anything."""


def in_window(column: ColumnCensus, encoding: EncodingName) -> bool:
    """Whether all numbers of *column* can be moments by *encoding*."""
    least, greatest = WINDOWS[encoding]
    numbers = (column.least_integer, column.greatest_integer, column.least_real, column.greatest_real)
    return all(least <= one < greatest for one in numbers if one is not None)
