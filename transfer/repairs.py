"""What may be changed in a value so that it fits, by name."""

from __future__ import annotations

from typing import Literal, NamedTuple

RepairName = Literal[
    "null_if_empty",
    "null_if_unfit",
    "strip_nul",
    "mark_nul",
    "cp1252",
    "mark_bytes",
    "decode",
    "as_text",
    "words",
    "nonzero",
    "round",
    "zone",
    "midnight",
    "last_key",
    "orphans",
    "nulls",
    "value",
    "default",
]

REPAIRS: dict[RepairName, str] = {
    "null_if_empty": "an empty text becomes NULL",
    "null_if_unfit": "a value that does not fit becomes NULL",
    "strip_nul": "NUL characters are cut out of texts",
    "mark_nul": "a NUL character becomes U+FFFD",
    "cp1252": "a text that is no UTF-8 is read as Windows-1252",
    "mark_bytes": "bytes that are no UTF-8 become U+FFFD",
    "decode": "a blob is read as a text in UTF-8",
    "as_text": "a number becomes the text that SQLite shows",
    "words": "true t yes y on 1, false f no n off 0 in any case are booleans",
    "nonzero": "any number but 0 is true",
    "round": "digits beyond those that the type has are rounded, halves away from zero",
    "zone": "a stamp without a zone is in this zone; one with a zone, in a column without, becomes this zone's reading",
    "midnight": "a date alone is its first moment",
    "last_key": "of the members of a JSON object with one name the last counts",
    "orphans": "rows without the row that they refer to are carried, and the foreign key is made NOT VALID",
    "nulls": "rows with NULL in a key or a column that is NOT NULL are carried: into UNIQUE, or a column that may be NULL (--create-schema)",
    "value": "one value becomes another (maps alone: old and new, as JSON)",
    "default": "NULL becomes this value (maps alone: as JSON)",
}
"""What a rule may change in values, by name; every change is counted."""

WITH_ARGUMENT: frozenset[RepairName] = frozenset({"zone", "value", "default"})
FROM_MAPS: frozenset[RepairName] = frozenset({"value", "default"})


class Repair(NamedTuple):
    """A change that may be made to values; *argument* is the zone, or what a map says."""

    name: RepairName
    argument: str = ""

    def __str__(self) -> str:
        return "utc" if self == UTC else f"{self.name}:{self.argument}" if self.argument else self.name


UTC = Repair("zone", "UTC")
