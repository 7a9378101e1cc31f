"""Names of tables and columns: quoted, and whether PostgreSQL can hold them."""

from __future__ import annotations

LONGEST_NAME_BYTES = 63
"""NAMEDATALEN - 1 of every PostgreSQL that is built as usual; longer names are cut there without an error."""

SYSTEM_COLUMNS = frozenset({"ctid", "xmin", "xmax", "cmin", "cmax", "tableoid"})
"""PostgreSQL's own columns of every table (its documentation, section 5.6)."""

MOST_COLUMNS = 1600


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
