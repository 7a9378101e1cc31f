"""``twinsql map``."""

from __future__ import annotations


def map_(source: str | None = None, target: str | None = None, /) -> int:
    """
    Draft a map from a SQLite database to an existing PostgreSQL schema.

    Tables and columns are paired by name (letter case, camelCase, plurals, _v2), and each column is read as the census finds; what has no partner is
    a comment. The TOML goes to standard output: complete it, and give it to `twinsql move --map`. Nothing is written to a database.

    **Examples**

    ```
    twinsql map data/chat.db postgresql://localhost/chat > chat.toml
    twinsql map
    ```

    Parameters
    ----------
    source
        The SQLite file; that of the settings where none is named.
    target
        The address of the PostgreSQL; that of the settings where none is named.
    """
    from ..transfer.maps.draft import draft_map  # noqa: PLC0415 - not for --help

    print(draft_map(source, target))
    return 0
