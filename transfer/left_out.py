"""Rows that are not carried: named in refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .outcome import Example, Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .journal import LeftOut

CURE = "change these rows in the source, give a rule for the column, or leave the rows out with --quarantine DIR"
MOST_EXAMPLES = 3


def refusals_of(rows: Sequence[LeftOut]) -> list[Refusal]:
    """Values that do not fit as refusals, by column and reason, with some of their rows."""
    grouped: dict[tuple[str, str, str], list[LeftOut]] = {}
    for one in rows:
        grouped.setdefault((one.source, one.column, one.reason), []).append(one)
    return [
        Refusal(table, column, reason, CURE, len(found), tuple(Example(f"row {one.place}", "") for one in found[:MOST_EXAMPLES]))
        for (table, column, reason), found in grouped.items()
    ]
