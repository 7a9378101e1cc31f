"""What is refused for a reason of its own, and what to do instead."""

from __future__ import annotations

CLOCK = ("a time of day with a zone, and the words of timeofday(), have no form", "Use localtime, or clock_timestamp().")
SEARCH = ("full-text search has no translation", "Keep tokens in a column, and give SQLite a text of its own with -- dialect: sqlite of …")

TOGETHER = (
    "corr",
    "covarpop",
    "covarsamp",
    "regrslope",
    "regrintercept",
    "regrr2",
    "regravgx",
    "regravgy",
    "regrsxx",
    "regrsxy",
    "regrsyy",
    "regrcount",
)
DOUBLES = ("statistics of two doubles depend on the order of adding", "Sum x::numeric * y::numeric and the like, or compute it in Python.")

REFUSED: dict[str, tuple[str, str]] = {
    **dict.fromkeys(TOGETHER, DOUBLES),
    "currenttime": CLOCK,
    "timeofday": CLOCK,
    "to_tsvector": SEARCH,
}
"""By sqlglot's name of the node, or the function's own."""
