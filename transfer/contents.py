"""
What a database holds, as numbers to compare: rows and a digest for each table, and a digest of the schema.

The digest of a table is a sum over its rows, so it does not hang on their order, and a row that is there twice counts twice. Digests of
SQLite and of PostgreSQL are not comparable with each other; ``validate`` compares across engines.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from psycopg import sql

from .catalogue import read_catalogue
from .names import quoted
from .planned import ColumnPlan, TablePlan
from .reading import Large, Piece, Reader, typed_texts
from .session import FULL_NAMES
from .target_schema import ColumnType

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from .catalogue import SourceTable
    from .session import Connection

LARGE_VALUE = 1 << 20
DIGEST_BYTES = 16

POSTGRES_TABLES = Path(__file__).with_name("contents_tables.sql").read_bytes
POSTGRES_SCHEMA = Path(__file__).with_name("contents_schema.sql").read_bytes
POSTGRES_ROWS = sql.SQL(
    "SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text, "
    "coalesce(sum(hashtextextended(t::text, 1)::numeric), 0)::text FROM ONLY {} AS t"
)
POSTGRES_SEQUENCE = sql.SQL("SELECT 1, last_value::text, is_called::text FROM {}")


@dataclass(frozen=True, slots=True)
class TableContents:
    """How many rows a table has, and their digest."""

    rows: int
    digest: str


@dataclass(frozen=True, slots=True)
class Contents:
    """A database's tables by name, and the digest of what they are declared as, with their indexes and constraints."""

    tables: dict[str, TableContents]
    schema: str

    @property
    def rows(self) -> int:
        """In all tables."""
        return sum(table.rows for table in self.tables.values())

    def differences(self, other: Contents) -> tuple[str, ...]:
        """Names of the tables that *other* does not hold with the same rows, and ``schema`` where that is another."""
        names = [name for name in {**self.tables, **other.tables} if self.tables.get(name) != other.tables.get(name)]
        return (*sorted(names), *(["schema"] if self.schema != other.schema else []))


def sqlite_contents(connection: sqlite3.Connection) -> Contents:
    """
    Read every table over a connection of ``open_source``, shadow tables and SQLite's own included.

    It is of one moment if the caller holds a transaction. Every value counts with its storage class, bit by bit.
    """
    connection.execute("PRAGMA case_sensitive_like = OFF")
    schema = connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name").fetchall()
    shadows = connection.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') ORDER BY name")
    names = [cast("bytes", name).decode("utf-8", "surrogateescape") for (name,) in shadows if name != b"sqlite_schema"]
    known = read_catalogue(connection).tables
    tables = {name: _sqlite_table(connection, name, known.get(name)) for name in names}
    return Contents(tables, hashlib.blake2b(repr(schema).encode(), digest_size=DIGEST_BYTES).hexdigest())


def _sqlite_table(connection: sqlite3.Connection, name: str, table: SourceTable | None) -> TableContents:
    rows, total = 0, 0
    # Text comes as a bytearray, a blob as bytes: so the two are written differently below.
    with typed_texts(connection):
        for row in _whole_rows(connection, name) if table is None else _rows(connection, table):
            rows += 1
            total += row_digest(row)
    return TableContents(rows, f"{total % (1 << 8 * DIGEST_BYTES):032x}")


def _whole_rows(connection: sqlite3.Connection, name: str) -> Iterator[tuple[Any, ...]]:
    yield from connection.execute(f"SELECT * FROM {quoted(name)}")


def _rows(connection: sqlite3.Connection, table: SourceTable) -> Iterator[tuple[Any, ...]]:
    """Rows of a table that can be read in pieces; large values stay in the file."""
    columns = tuple(ColumnPlan(one.name, "", ColumnType("bytea"), ("blob",)) for one in table.columns)
    reader = Reader(
        connection,
        TablePlan(table.name, "", columns, table.row_key),
        numbered=table.numbered,
        streams=[not one.generated for one in table.columns],
    )
    for batch in reader.batches(Piece()):
        for row in batch.rows:
            yield row[: len(columns)]


def row_digest(row: tuple[Any, ...]) -> int:
    """The digest of a row, as a number to add up; of large values its own digest counts, as their text would be four times as large."""
    if any(isinstance(value, Large) or (isinstance(value, (bytes, bytearray)) and len(value) > LARGE_VALUE) for value in row):
        row = tuple(map(_of_large, row))
    return int.from_bytes(hashlib.blake2b(repr(row).encode(), digest_size=DIGEST_BYTES).digest(), "big")


def _of_large(value: Any) -> Any:
    """What counts of a value: itself, or its class, size and digest where it is large."""
    digest = hashlib.blake2b(digest_size=DIGEST_BYTES)
    if isinstance(value, Large):
        for piece in value.pieces():
            digest.update(piece)
        return ("bytearray" if value.is_text else "bytes"), value.size, digest.hexdigest()
    if isinstance(value, (bytes, bytearray)) and len(value) > LARGE_VALUE:
        digest.update(value)
        return type(value).__name__, len(value), digest.hexdigest()
    return value


def postgres_contents(connection: Connection) -> Contents:
    """
    Have the server read every table and sequence that is not its own, in whatever schema.

    It is of one moment if the caller holds a transaction that is REPEATABLE READ.
    """
    (path,) = connection.execute("SELECT current_setting('search_path')").fetchone() or ("",)
    connection.execute(FULL_NAMES)
    tables: dict[str, TableContents] = {}
    for schema, name, kind in connection.execute(POSTGRES_TABLES()).fetchall():
        query = POSTGRES_SEQUENCE if kind == "S" else POSTGRES_ROWS
        row = connection.execute(query.format(sql.Identifier(schema, name))).fetchone()
        assert row is not None
        tables[f"{schema}.{name}"] = TableContents(row[0], f"{row[1]}.{row[2]}")
    definitions = connection.execute(POSTGRES_SCHEMA()).fetchall()
    connection.execute("SELECT set_config('search_path', %s, FALSE)", (path,))
    return Contents(tables, hashlib.blake2b(repr(definitions).encode(), digest_size=DIGEST_BYTES).hexdigest())
