"""What keys and references of a table would not let into PostgreSQL: NULLs, orphans, too long entries, too many columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..names import MOST_COLUMNS, quoted
from ..outcome import Example, Refusal
from ..reading import typed_texts
from ..rules.rules import advised
from ..shown import shown, shown_key
from .choose import choose
from .uniques import merged_keys

if TYPE_CHECKING:
    import sqlite3

    from ..catalogue import SourceTable
    from ..rules.references import Resolved
    from .facts import ColumnCensus, TableCensus
    from .needs import Needs

ReadRows = Callable[[Sequence[str]], Iterator[list[tuple[Any, ...]]]]
"""Rows of a table in batches: the columns that are asked for, then those of its key."""

EXAMPLES = 5
LARGEST_VALUE = 256 * 1024 * 1024
"""Above it pg_dump fails on the row: its text form has twice as many bytes, and a text has 1 GB at most."""
INDEX_ENTRY = 2600
"""Bytes of a B-tree's entry that fit for sure: 2704, less headers and lengths."""
ROW_BYTES = 8160
"""What of a row must lie in one page."""
OUT_OF_LINE = 18
"""Of a value that lies elsewhere; no shorter one takes more."""
ROW_HEADER = 24
FIXED_BYTES = {
    "bigint": 8,
    "double precision": 8,
    "timestamp with time zone": 8,
    "timestamp without time zone": 8,
    "time without time zone": 8,
    "integer": 4,
    "real": 4,
    "date": 4,
    "smallint": 2,
    "boolean": 1,
    "uuid": 16,
}
CORRECT = "correct these rows in the source"


def key_problems(
    connection: sqlite3.Connection, table: SourceTable, needs: Needs, found: TableCensus, *, largest: int = LARGEST_VALUE
) -> Iterator[Refusal]:
    """All that keys, references and sizes of *table* make impossible."""
    with typed_texts(connection):
        yield from _nulls(connection, table, needs, found)
        yield from _orphans(connection, table, needs)
        yield from merged_keys(lambda names: _rows(connection, table, names), table, needs, found)
        yield from _large_keys(connection, table, needs, found)
        yield from _large_values(table, found, largest)
        yield from _wide(connection, table, found)


def _rows(connection: sqlite3.Connection, table: SourceTable, names: Sequence[str]) -> Iterator[list[tuple[Any, ...]]]:
    listed = ", ".join(quoted(name) for name in (*names, *table.row_key))
    cursor = connection.execute(f"SELECT {listed} FROM {quoted(table.name)}")
    while rows := cursor.fetchmany(500):
        yield rows


def _nulls(connection: sqlite3.Connection, table: SourceTable, needs: Needs, found: TableCensus) -> Iterator[Refusal]:
    for name in dict.fromkeys((*needs.primary_key, *needs.not_null)):
        # NULL in the rowid by another name is what asks for a number.
        if name == table.rowid_alias or name in needs.nullable or not (count := found.columns[name].nulls):
            continue
        keyed = name in needs.primary_key
        reason = (
            "NULL in a primary key, which SQLite takes and PostgreSQL does not" if keyed else "NULL in a column that is declared NOT NULL"
        )
        rule = advised(table.name, name, f"nulls, which {'makes the key UNIQUE' if keyed else 'lets the column be NULL'}")
        cure = f"{CORRECT}, or give {'it a value in a map' if needs.fixed else rule}"
        yield Refusal(table.name, name, reason, cure, count, _examples(connection, table, (name,), f"{quoted(name)} IS NULL"))


def _orphans(connection: sqlite3.Connection, table: SourceTable, needs: Needs) -> Iterator[Refusal]:
    for known in needs.references:
        where = _orphaned(table, known)
        count = connection.execute(f"SELECT count(*) FROM {quoted(table.name)} AS c WHERE {where}").fetchone()[0]
        if count:
            name = known.columns[0]
            rule = advised(table.name, name, "orphans, which carries them and makes the foreign key NOT VALID")
            reason = f"{', '.join(known.columns)} refers to a row of {known.parent.name} that is not there"
            cure = f"{CORRECT}, give {rule}, or put them into quarantine"
            yield Refusal(table.name, name, reason, cure, count, _examples(connection, table, known.columns, where, "AS c"))


def _orphaned(table: SourceTable, known: Resolved) -> str:
    """The condition that finds orphans. Where an index has the columns, each value is looked up once."""
    columns = [quoted(name) for name in known.columns]
    there = " AND ".join(f"p.{quoted(target)} = c.{column}" for target, column in zip(known.targets, columns, strict=True))
    missing = f"NOT EXISTS (SELECT 1 FROM {quoted(known.parent.name)} AS p WHERE {there})"
    full = " AND ".join(f"c.{column} IS NOT NULL" for column in columns)
    if len(columns) == 1 and any(one.parts[0].column == known.columns[0] and not one.partial for one in table.indexes):
        # A collation of the column's own would take 'a' and 'A' for one value.
        inner = f"SELECT DISTINCT {columns[0]} COLLATE BINARY AS {columns[0]} FROM {quoted(table.name)} AS c WHERE {full}"
        return f"c.{columns[0]} COLLATE BINARY IN (SELECT c.{columns[0]} FROM ({inner}) AS c WHERE {missing})"
    return f"{full} AND {missing}"


def rows_beyond_a_b_tree(connection: sqlite3.Connection, table: SourceTable, key: tuple[str, ...], found: TableCensus) -> int:
    """How many rows have a *key* that is larger than an entry of a B-tree."""
    if sum(found.columns[name].longest for name in key) <= INDEX_ENTRY:
        return 0
    count: int = connection.execute(f"SELECT count(*) FROM {quoted(table.name)} WHERE {_bytes(key)} > {INDEX_ENTRY}").fetchone()[0]
    return count


def _large_keys(connection: sqlite3.Connection, table: SourceTable, needs: Needs, found: TableCensus) -> Iterator[Refusal]:
    key = needs.primary_key
    # A schema that is made has UNIQUE over digests instead.
    if not needs.fixed and any(one.origin == "primary key" and one.plain for one in table.indexes):
        return
    if count := rows_beyond_a_b_tree(connection, table, key, found):
        where = f"{_bytes(key)} > {INDEX_ENTRY}"
        reason = f"a primary key of more than {INDEX_ENTRY} bytes, which no B-tree of PostgreSQL holds"
        cure = f"{CORRECT}, or choose another primary key in a schema of your own"
        yield Refusal(table.name, key[0], reason, cure, count, _examples(connection, table, key[:1], where))


def _bytes(names: Sequence[str]) -> str:
    return " + ".join(f"coalesce(length(CAST({quoted(name)} AS BLOB)), 0)" for name in names)


def _large_values(table: SourceTable, found: TableCensus, largest: int) -> Iterator[Refusal]:
    for column in table.columns:
        if (count := found.columns[column.name].too_large) > 0:
            reason = f"a value of more than {largest // 1024 // 1024} MB: PostgreSQL may hold it, and pg_dump cannot dump it"
            cure = "allow it with --largest, or keep such values in files"
            yield Refusal(table.name, column.name, reason, cure, count, tuple(found.columns[column.name].too_large_at))


def _wide(connection: sqlite3.Connection, table: SourceTable, found: TableCensus) -> Iterator[Refusal]:
    if len(table.columns) > MOST_COLUMNS:
        yield Refusal(table.name, "", f"{len(table.columns)} columns, PostgreSQL has {MOST_COLUMNS} at most", "split the table")
        return
    if ROW_HEADER + OUT_OF_LINE * sum(bool(one.classes) for one in found.columns.values()) <= ROW_BYTES:
        return
    sizes = [_least_bytes(one) for one in found.columns.values() if one.classes]
    where = f"{ROW_HEADER} + {_sum(sizes)} > {ROW_BYTES}"
    count = connection.execute(f"SELECT count(*) FROM {quoted(table.name)} WHERE {where}").fetchone()[0]
    if count:
        reason = f"more than {ROW_BYTES} bytes in a row that no page of PostgreSQL has room for, and none can be moved out of it"
        yield Refusal(
            table.name, "", reason, "split the table, or leave the rows out by --quarantine", count, _examples(connection, table, (), where)
        )


def _least_bytes(column: ColumnCensus) -> str:
    """What a value takes at least in its row's page, as SQL; more may turn out when it is copied."""
    name, choice = quoted(column.name), choose(column)
    kind = choice.reading.demand.type.name if choice else ""
    if kind in FIXED_BYTES or kind not in {"text", "json", "bytea"}:
        return f"({name} IS NOT NULL) * {FIXED_BYTES.get(kind, 1)}"
    return f"coalesce(min(length(CAST({name} AS BLOB)) + 1, {OUT_OF_LINE}), 0)"


def _sum(terms: Sequence[str]) -> str:
    """A sum in halves: SQLite takes no expression of a thousand levels."""
    if len(terms) == 1:
        return terms[0]
    middle = len(terms) // 2
    return f"({_sum(terms[:middle])} + {_sum(terms[middle:])})"


def _examples(
    connection: sqlite3.Connection, table: SourceTable, columns: Sequence[str], where: str, alias: str = ""
) -> tuple[Example, ...]:
    names = ", ".join(quoted(name) for name in (*table.row_key, *columns))
    rows = connection.execute(f"SELECT {names} FROM {quoted(table.name)} {alias} WHERE {where} LIMIT {EXAMPLES}").fetchall()
    ahead = len(table.row_key)
    return tuple(Example(shown_key(table.row_key, row[:ahead]), ", ".join(map(shown, row[ahead:]))) for row in rows)
