"""Rows of PostgreSQL in the form in which they are compared: what the server's binary COPY sends of each column."""

from __future__ import annotations

import struct
from itertools import repeat
from typing import TYPE_CHECKING

from psycopg.pq import ExecStatus

from ..names import quoted
from ..session import said
from . import json_by_value
from .json_shape import ShapedJson
from .long_values import LONG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..planned import ColumnPlan
    from ..session import Connection

HEADER = b"PGCOPY\n\xff\r\n\0" + bytes(8)
TRAILER = b"\xff\xff"
NULL = b"\xff\xff\xff\xff"
LENGTH, SIZE = struct.Struct(">i").pack, struct.Struct(">i").unpack_from
MOST_ROWS, MOST_BYTES = 250, 8 << 20
"""Rows that are taken at once."""

_PLAIN = "{0}"
_LONG_TEXT = f"CASE WHEN octet_length({{0}}) > {LONG} THEN 'sha256 ' || encode(sha256(convert_to({{0}}, 'UTF8')), 'hex') ELSE {{0}} END"
ASKED: dict[str, str] = {
    "smallint": "{0}::int8",
    "integer": "{0}::int8",
    "bigint": _PLAIN,
    "real": "{0}::float8",
    "double precision": _PLAIN,
    "numeric": "trim_scale({0})::text",
    "boolean": _PLAIN,
    "text": _LONG_TEXT,
    "character varying": _LONG_TEXT,
    "character": _PLAIN,
    "enum": _PLAIN,
    "bytea": f"CASE WHEN octet_length({{0}}) > {LONG} THEN convert_to('sha256 ' || encode(sha256({{0}}), 'hex'), 'UTF8') ELSE {{0}} END",
    "timestamp with time zone": _PLAIN,
    "timestamp without time zone": _PLAIN,
    "time without time zone": _PLAIN,
    "date": _PLAIN,
    "uuid": _PLAIN,
    "json": _LONG_TEXT.replace("{0}", "{0}::text"),
    "jsonb": _PLAIN,
}


def asked(columns: Sequence[ColumnPlan]) -> str:
    """The list of a SELECT."""
    return ", ".join(ASKED[one.type.name].format(quoted(one.target)) for one in columns)


class TargetRows:
    """
    Reads rows of one table over a connection that is in a transaction: two bytes with the number of fields, then the fields.

    Columns of type jsonb must come first.
    """

    def __init__(self, connection: Connection, table: str, columns: Sequence[ColumnPlan]) -> None:
        self._connection = connection
        # Partitions stand under their parent, and heirs are tables of their own.
        self._select = f"SELECT {asked(columns)} FROM public.{quoted(table)}"
        self._json = [ShapedJson() for one in columns if one.type.name == "jsonb"]

    def read(self, where: str = "") -> Iterator[list[bytes]]:
        """Rows as they come, for which *where* is true; all where it is empty. A list is emptied when the next one is taken."""
        return _copied(self._connection, f"COPY ({self._select}{f' WHERE {where}' if where else ''}) TO STDOUT (FORMAT binary)")

    def quick(self, rows: list[bytes]) -> list[bytes]:
        """Rows with jsonb by its value."""
        if not self._json or not rows:
            return rows
        columns: list[list[bytes]] = []
        places = [2] * len(rows)
        for shaped in self._json:
            sizes = [SIZE(row, at)[0] for row, at in zip(rows, places, strict=True)]
            # The first byte is the version of jsonb's form.
            texts = [
                (row if size < LONG else memoryview(row))[at + 5 : at + 4 + size]
                for row, at, size in zip(rows, places, sizes, strict=True)
                if size >= 0
            ]
            values = iter(shaped.quick_all(texts))
            columns.append([NULL if size < 0 else _sized(next(values)) for size in sizes])
            places = [at + 4 + max(size, 0) for at, size in zip(places, sizes, strict=True)]
        rests = [row[at:] for row, at in zip(rows, places, strict=True)]
        return list(map(b"".join, zip(repeat(rows[0][:2]), *columns, rests, strict=False)))

    def forget_shapes(self) -> None:
        """Read JSON as if every document were the first of its kind."""
        for shaped in self._json:
            shaped.forget()

    def thorough(self, row: bytes) -> bytes:
        """A row with jsonb by its value: slowly and exactly."""
        if not self._json:
            return row
        fields = fields_of(row)
        for at, field in enumerate(fields[: len(self._json)]):
            if field != NULL:
                fields[at] = _sized(json_by_value.thorough(field[5:]))
        return row[:2] + b"".join(fields)


def fields_of(row: bytes) -> list[bytes]:
    """The fields of a row, each with its length before it."""
    fields: list[bytes] = []
    at, end = 2, len(row)
    while at < end:
        (size,) = SIZE(row, at)
        behind = at + 4 + (max(0, size))
        fields.append(row[at:behind])
        at = behind
    return fields


def _sized(content: bytes) -> bytes:
    return LENGTH(len(content)) + content


def _copied(connection: Connection, command: str) -> Iterator[list[bytes]]:
    """The rows that COPY sends, taken as they come: the driver's own reader costs more than the comparison."""
    server = connection.pgconn
    server.send_query(command.encode())
    result = server.get_result()
    if result is None or result.status != ExecStatus.COPY_OUT:
        while server.get_result() is not None:
            pass
        assert result is not None
        raise said(result, connection)
    get = server.get_copy_data
    size, data = get(0)
    # The header comes with the first row, which may be large: it must not be there twice, nor beside the next one.
    row = bytes(data[len(HEADER) :])
    rows: list[bytes] = [row] if row else []
    taken = len(row)
    while size > 0:
        if taken > MOST_BYTES or len(rows) >= MOST_ROWS:
            row = b""
            yield rows
            rows.clear()
            taken = 0
        del data
        size, data = get(0)
        row = bytes(data)
        if size > 0 and row != TRAILER:
            rows.append(row)
            taken += size
    if rows != [TRAILER]:
        yield rows
    failed = None
    while (result := server.get_result()) is not None:
        failed = result if result.status != ExecStatus.COMMAND_OK else failed
    if failed is not None:
        raise said(failed, connection)
