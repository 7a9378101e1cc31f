"""Names of tables and columns: quoted, whether PostgreSQL can hold them, and those that it gets in place of what it cannot."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_NAME_BYTES = 63
"""NAMEDATALEN - 1 of every PostgreSQL that is built as usual; longer names are cut there without an error."""

SYSTEM_COLUMNS = frozenset({"ctid", "xmin", "xmax", "cmin", "cmax", "tableoid"})
"""PostgreSQL's own columns of every table (its documentation, section 5.6)."""

MOST_COLUMNS = 1600

DIGEST = 8
NAMELESS = "unnamed"


def quoted(name: str) -> str:
    """*name* as an identifier, for both engines."""
    return '"' + name.replace('"', '""') + '"'


def complaint(name: str) -> str | None:
    """Why PostgreSQL cannot have a table or column of this name; None where it can."""
    if not name:
        return "it has no name"
    if "\0" in name:
        return "its name holds a NUL character"
    if (size := len(name.encode("utf-8", "surrogatepass"))) > LONGEST_NAME_BYTES:
        return f"its name has {size} bytes, PostgreSQL's names have {LONGEST_NAME_BYTES} at most"
    return None


def column_complaint(name: str) -> str | None:
    """Why PostgreSQL cannot have a column of this name; None where it can."""
    if name in SYSTEM_COLUMNS:
        return f"every table of PostgreSQL has a column {name} of its own"
    return complaint(name)


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


def table_names(wanted: Sequence[str]) -> dict[str, str]:
    """Names of tables by those of the source: the same where that is possible, else always the same others."""
    names = Names()
    return {one: names.take(one) for one in wanted}


def column_names(wanted: Sequence[str]) -> dict[str, str]:
    """Names of a table's columns by those of the source, likewise."""
    names = Names()
    for one in SYSTEM_COLUMNS:
        names.reserve(one)
    return {one: names.take(one) for one in wanted}


def renamed(source: str, target: str) -> str:
    """What is told of a table or column that has another name in PostgreSQL."""
    return f"{source}: name changed: it is called {target} in PostgreSQL"
