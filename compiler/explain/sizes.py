"""How many rows each table gets: those of the project's settings, else fewer the more tables hang below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...adapters.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..prove.catalog import Catalog

SIZES = (10_000, 10_000, 2_000, 1_000)
"""Rows of a table by how long the longest chain of tables below it is."""
BIG = 1_000
"""From so many rows on, reading all of a table is worth a word."""


def sizes_of(catalog: Catalog, stated: Mapping[str, int]) -> dict[str, int]:
    """
    Rows of each table, parents first.

    Raises:
        ConfigError: *stated* names a table that is not there.
    """
    for name in stated:
        if name not in catalog.columns:
            raise ConfigError(f"[tool.twinsql.rows] names {name}: the migrations make no such table")
    heights: dict[str, int] = {}
    for table in reversed(catalog.order):
        below = [
            heights[link.table] for links in catalog.links.values() for link in links if link.parent == table and link.table in heights
        ]
        heights[table] = max((height + 1 for height in below), default=0)
    return {table: stated.get(table, SIZES[min(heights[table], len(SIZES) - 1)]) for table in catalog.order}
