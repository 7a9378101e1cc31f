"""Names of the source as names that PostgreSQL can have: the same ones where that is possible, else always the same others."""

from __future__ import annotations

from hashlib import sha256

from ..names import LONGEST_NAME_BYTES, SYSTEM_COLUMNS

DIGEST = 8
NAMELESS = "unnamed"


def short(name: str) -> str:
    """*name*, or where it is too long its beginning and eight digits of its digest."""
    known = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace") or NAMELESS
    raw = known.encode()
    if len(raw) <= LONGEST_NAME_BYTES:
        return known
    room = LONGEST_NAME_BYTES - DIGEST - 1
    return f"{raw[:room].decode('utf-8', 'ignore')}_{sha256(raw).hexdigest()[:DIGEST]}"


class Names:
    """Names that are taken: PostgreSQL has one space for tables, indexes, sequences and views of a schema."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, wanted: str) -> str:
        """A name that nobody has: *wanted*, or with a number behind it."""
        name = short(wanted)
        number = 2
        while name in self._taken:
            name = short(f"{wanted}_{number}")
            number += 1
        self._taken.add(name)
        return name

    def reserve(self, name: str) -> None:
        """Keep a name that PostgreSQL may choose itself."""
        self._taken.add(short(name))


def column_names(wanted: list[str]) -> dict[str, str]:
    """Names of a table's columns by those of the source."""
    names = Names()
    for one in SYSTEM_COLUMNS:
        names.reserve(one)
    return {one: names.take(one) for one in wanted}
