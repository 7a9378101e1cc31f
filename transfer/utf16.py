"""
Texts of files in UTF-16 that are none.

SQLite gives every text as UTF-8. Half a pair of surrogates, as programs leave behind that cut a text by its units, becomes a character that
nobody has written, together with the unit behind it: whoever reads the UTF-8 sees nothing wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .names import quoted
from .outcome import Example, Refusal
from .reading import typed_texts
from .shown import shown, shown_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from .catalogue import SourceColumn, SourceTable

FORMS = {"UTF-16le": "utf-16-le", "UTF-16be": "utf-16-be"}
EXAMPLES = 5


def broken_texts(connection: sqlite3.Connection, encoding: str, tables: Iterable[SourceTable]) -> Iterator[Refusal]:
    """A refusal for each column of *tables* with such texts; *encoding* is the file's, and one in UTF-8 is not read."""
    if encoding not in FORMS:
        return
    with typed_texts(connection):
        for table in tables:
            for column in table.columns:
                yield from _of_column(connection, FORMS[encoding], table, column)


def _of_column(connection: sqlite3.Connection, form: str, table: SourceTable, column: SourceColumn) -> Iterator[Refusal]:
    name = quoted(column.name)
    columns = ", ".join([*map(quoted, table.row_key), f"CAST({name} AS BLOB)"])
    count, examples = 0, list[Example]()
    for *key, raw in connection.execute(f"SELECT {columns} FROM {quoted(table.name)} WHERE typeof({name}) = 'text'"):
        if _is_text(raw, form):
            continue
        count += 1
        if len(examples) < EXAMPLES:
            examples.append(Example(shown_key(table.row_key, key), shown(raw)))
    if count:
        # Without a count, as no row can be left out for it: the copy would not see it.
        reason = f"{count} {'text is' if count == 1 else 'texts are'} no UTF-16, and SQLite makes other characters of them"
        yield Refusal(table.name, column.name, reason, "correct these rows in the source", examples=tuple(examples))


def _is_text(raw: bytes, form: str) -> bool:
    try:
        raw.decode(form)
    except UnicodeDecodeError:
        return False
    return True
