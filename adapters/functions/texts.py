"""Text: cases, padding, parts, digests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import letters

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .kinds import Aggregate, Scalar


def _strict(function: Callable[[str], str]) -> Callable[[str | None], str | None]:
    return lambda value: None if value is None else function(value)


SCALARS: Mapping[str, Scalar] = {
    "pg_lower": (1, _strict(letters.lower)),
    "pg_upper": (1, _strict(letters.upper)),
    "pg_initcap": (1, _strict(letters.initcap)),
}

AGGREGATES: Mapping[str, Aggregate] = {}
