"""Numbers: exact decimals, rounding, floats with PostgreSQL's failures."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .kinds import Aggregate, Scalar

SCALARS: Mapping[str, Scalar] = {}

AGGREGATES: Mapping[str, Aggregate] = {}
