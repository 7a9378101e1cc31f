"""A PostgreSQL database as files that every program can read: its rows as lines of JSON, its schema as statements."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from psycopg import sql

from ..contents import POSTGRES_TABLES, Contents, postgres_contents
from ..files import now, private_folder, sha256_of, whole_path
from ..outcome import Refusal, TransferRefused
from ..session import FULL_NAMES, hold_moment, open_session
from ..target_schema import read_target
from .compression import SUFFIXES, writing
from .jsonl import write_large, write_lines
from .manifest import FORMAT, Definition, ExportedColumn, PostgresManifest, PostgresTable, SequenceState
from .postgres_rows import Column, TableRows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..progress import Progress
    from ..session import Connection
    from .jsonl import Row
    from .manifest import Compression

DEFINITIONS = Path(__file__).with_name("postgres_definitions.sql").read_bytes
UNMAKEABLE = Path(__file__).with_name("postgres_unmakeable.sql").read_bytes
LEFT_OUT = Path(__file__).with_name("postgres_left_out.sql").read_bytes
COLUMNS = Path(__file__).with_name("postgres_columns.sql").read_bytes

ROWS_COME = 60
"""Places of definitions below it are before the rows."""
PLAIN = frozenset(("int2", "int4", "int8", "float4", "float8", "bool", "bytea", "text", "varchar"))
"""Types whose values come as they are; others as the texts that the server writes of them."""
TOLD_EVERY = 1000
"""Rows between two words of progress."""
ESTIMATE = "SELECT sum(greatest(reltuples, 0))::bigint FROM pg_class WHERE relkind = 'r' AND oid >= 16384"


def export_postgres(url: str, folder: Path, compression: Compression, progress: Progress) -> PostgresManifest:
    """
    Write the PostgreSQL database at *url*, its tables of whatever schema, into the empty *folder*.

    Raises:
        ConfigError: the database cannot be opened, or zstandard is missing.
        TransferRefused: the database has what cannot be made again.
        OSError: a file cannot be written.
    """
    with open_session(url) as connection:
        connection.execute(FULL_NAMES)
        hold_moment(connection)
        manifest = _written(connection, folder, compression, progress)
    manifest.write(folder)
    return manifest


def _written(connection: Connection, folder: Path, compression: Compression, progress: Progress) -> PostgresManifest:
    made_at = now()
    _refuse(connection)
    declared = read_columns(connection)
    for schema, table in declared:
        # Nobody shall empty or alter it meanwhile: that would show in spite of the transaction.
        connection.execute(sql.SQL("LOCK TABLE {} IN ACCESS SHARE MODE").format(sql.Identifier(schema, table)))
    definitions = tuple(
        Definition(kind, name, statement, place < ROWS_COME)
        for place, _, kind, name, statement in connection.execute(DEFINITIONS()).fetchall()
    )
    private_folder(folder / "tables")
    (estimate,) = connection.execute(ESTIMATE).fetchone() or (0,)
    progress.stage("export", estimate or 0)
    tables: list[PostgresTable] = []
    for number, ((schema, name), columns) in enumerate(declared.items(), 1):
        file = f"tables/{number:04}.jsonl{SUFFIXES[compression]}"
        rows = _table(connection, schema, name, columns, folder / file, compression, progress)
        path = folder / file
        exported = tuple(column.exported for column in columns)
        tables.append(PostgresTable(schema, name, file, exported, rows, path.stat().st_size, sha256_of(path)))
    progress.stage("digests")
    left_out = tuple(text for (text,) in connection.execute(LEFT_OUT()).fetchall())
    version = connection.info.parameter_status("server_version") or ""
    contents = held_contents(connection)
    public = {name: one for name, one in read_target(connection).items() if ("public", name) in declared}
    return PostgresManifest(
        FORMAT, "postgres", version, made_at, compression, definitions, tuple(tables), _sequences(connection), public, left_out, contents
    )


def _refuse(connection: Connection) -> None:
    found = connection.execute(UNMAKEABLE()).fetchall()
    if found:
        cure = "leave it to pg_dump (twinsql backup), or export a copy of the database without it"
        refusals = [
            Refusal(name, "", f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}, which an export cannot make again", cure)
            for kind, name in found
        ]
        raise TransferRefused("This database has what an export cannot make again", refusals)


def read_columns(connection: Connection) -> dict[tuple[str, str], tuple[Column, ...]]:
    """Columns by schema and table, over a connection with full names."""
    rows = connection.execute(COLUMNS()).fetchall()
    return {key: tuple(_columns(found)) for key, found in groupby(rows, key=lambda row: (row[0], row[1]))}


def _columns(rows: Iterator[tuple[Any, ...]]) -> Iterator[Column]:
    for _, _, name, written, own, schema, function, generated in rows:
        # A table may have no column at all.
        if name is not None:
            yield Column(ExportedColumn(name, written, own if own in PLAIN else "", generated), (schema, function))


def _table(
    connection: Connection, schema: str, name: str, columns: tuple[Column, ...], path: Path, compression: Compression, progress: Progress
) -> int:
    rows = TableRows(connection, schema, name, [column for column in columns if not column.exported.generated])
    with whole_path(path) as aside, writing(aside, compression) as lines:
        written = write_lines(_counted(rows.small(), progress), lines)
        for row in rows.large():
            write_large(row, lines)
            progress.advance(1)
            written += 1
    return written


def _counted(rows: Iterator[Row], progress: Progress) -> Iterator[Row]:
    count = 0
    for row in rows:
        count += 1
        if not count % TOLD_EVERY:
            progress.advance(TOLD_EVERY)
        yield row
    progress.advance(count % TOLD_EVERY)


def held_contents(connection: Connection) -> Contents:
    """What a database holds, but for the rows of materialized views."""
    found = postgres_contents(connection)
    views = {f"{schema}.{name}" for schema, name, kind in connection.execute(POSTGRES_TABLES()).fetchall() if kind == "m"}
    return Contents({name: one for name, one in found.tables.items() if name not in views}, found.schema)


def _sequences(connection: Connection) -> tuple[SequenceState, ...]:
    found: list[SequenceState] = []
    for schema, name, kind in connection.execute(POSTGRES_TABLES()).fetchall():
        if kind == "S":
            query = sql.SQL("SELECT last_value, is_called FROM {}").format(sql.Identifier(schema, name))
            last, called = connection.execute(query).fetchone() or (1, False)
            found.append(SequenceState(schema, name, last, called))
    return tuple(found)
