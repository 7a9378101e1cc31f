"""Names as SQLite takes them."""

from __future__ import annotations

RESERVED = frozenset(
    """
    add all alter and as autoincrement between case cast check collate commit constraint create current_date current_time
    current_timestamp default deferrable delete distinct drop else escape except exists foreign from group having if in index insert
    intersect into is isnull join limit not nothing notnull null on or order primary raise references returning select set table then to
    transaction union unique update using values when where
    """.split()  # noqa: SIM905 - a table of words reads better than a table of quotes
)
"""Words that SQLite takes as a name only in quotes."""


def quote(name: str) -> str:
    """*name* as SQLite takes it."""
    return f'"{name}"' if name in RESERVED else name


def listed(names: list[str]) -> str:
    """``(a, b)``."""
    return f"({', '.join(map(quote, names))})"
