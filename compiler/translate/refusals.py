"""What is refused for a reason of its own, and what to do instead."""

from __future__ import annotations

CLOCK = ("the time of the server differs from one engine to the other", "Pass it as a parameter: datetime.now(UTC)")
CHANCE = ("random values differ from one engine to the other", "Make them in Python and pass them.")
SEARCH = ("full-text search has no translation", "Keep tokens in a column, and give SQLite a text of its own with -- dialect: sqlite of …")
PATTERN = ("patterns of regular expressions differ between the engines", "Use LIKE, or match in Python.")

REFUSED: dict[str, tuple[str, str]] = {
    "currenttimestamp": CLOCK,
    "currentdate": CLOCK,
    "currenttime": CLOCK,
    "localtimestamp": CLOCK,
    "localtime": CLOCK,
    "clock_timestamp": CLOCK,
    "statement_timestamp": CLOCK,
    "transaction_timestamp": CLOCK,
    "timeofday": CLOCK,
    "rand": CHANCE,
    "uuid": CHANCE,
    "similarto": PATTERN,
    "regexplike": PATTERN,
    "regexpilike": PATTERN,
    "to_tsvector": SEARCH,
    "matchagainst": SEARCH,
    "bytestring": ("a string with backslash escapes", "Write the characters themselves, or pass the string as a parameter."),
    "rawstring": ("a dollar-quoted string", "Write it in single quotes, or pass it as a parameter."),
    "var": ("DEFAULT is translated only for a column that gets it in every row", "Leave the column out of the INSERT."),
}
"""By sqlglot's name of the node, or the function's own."""
