"""Rows of a table of PostgreSQL, with large values left in the database: the driver would make several copies of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from psycopg import sql

from ..outcome import Refusal, TransferRefused
from .jsonl import SLICE, Sliced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..session import Connection
    from .jsonl import Row
    from .manifest import ExportedColumn

NARROW = frozenset(("int2", "int4", "int8", "float4", "float8", "bool"))
LARGE = 8 << 20
"""Values with more bytes come in slices."""
LARGEST = 256 << 20
"""Bytes of a value; of not much longer ones PostgreSQL cannot write or read the text."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column, and the server's function that writes its values."""

    exported: ExportedColumn
    writer: tuple[str, str]

    @property
    def value(self) -> sql.Composable:
        """Its values as they are exported."""
        name = sql.Identifier(self.exported.name)
        if self.exported.plain:
            return name
        # Not a cast to text: of some types it gives another text than the one that is read back.
        return sql.SQL("pg_catalog.textin({}({}))").format(sql.Identifier(*self.writer), name)

    @property
    def content(self) -> sql.Composable:
        """The same as bytes that are whole in the server's memory: a slice of what is compressed on its disk unpacks all of it each time."""
        form = "{} || ''::bytea" if self.exported.plain == "bytea" else "convert_to({}, 'UTF8')"
        return sql.SQL(form).format(self.value)


class TableRows:
    """
    The rows of one table, over a connection with full names that sees one moment: those with large values after the others.

    *columns* are those that are written.
    """

    def __init__(self, connection: Connection, schema: str, name: str, columns: Sequence[Column]) -> None:
        self._connection = connection
        self._place = f"{schema}.{name}"
        self._table = sql.Identifier(schema, name)
        self._columns = columns
        self._types = [column.exported.plain or "text" for column in columns]
        self._large: list[str] = []

    def small(self) -> Iterator[Row]:
        """Rows without large values."""
        sizes = sql.SQL(", ").join((sql.SQL("0"), *(self._size(at) for at in self._wide)))
        place = sql.SQL("CASE WHEN greatest({}) > {} THEN place::text END").format(sizes, LARGE)
        for row in self._copied(place, "text", sql.SQL("")):
            if row[-1] is None:
                yield row[:-1]
            else:
                self._large.append(row[-1])

    def large(self) -> Iterator[Row]:
        """
        Rows with large values, which are ``Sliced``; to be taken when ``small`` has ended, and written before the next one is taken.

        Raises:
            TransferRefused: a value is too large for an export.
        """
        sizes = sql.SQL("ARRAY[{}]").format(sql.SQL(", ").join(map(self._size, self._wide)))
        for place in self._large:
            here = sql.SQL("WHERE ctid = {}").format(place)
            # No row but this one, and all of it: the connection is needed for the slices.
            [row] = list(self._copied(sizes, "int4[]", here))
            values = list(row[:-1])
            for at, size in zip(self._wide, row[-1], strict=True):
                if (size or 0) > LARGEST:
                    raise self._too_large(self._columns[at])
                if (size or 0) > LARGE:
                    values[at] = Sliced(self._types[at] != "bytea", partial(self._slices, self._columns[at], here))
            yield tuple(values)

    @property
    def _wide(self) -> list[int]:
        """Places of columns that may have large values."""
        return [at for at, kind in enumerate(self._types) if kind not in NARROW]

    def _size(self, at: int) -> sql.Composable:
        return sql.SQL("octet_length({})").format(sql.Identifier(f"c{at}"))

    def _copied(self, last: sql.Composable, last_type: str, where: sql.Composable) -> Iterator[Row]:
        """Values, NULL for large ones, and behind them *last*; OFFSET 0 has the server write the text of each value once."""
        wide = set(self._wide)
        names = [sql.Identifier(f"c{at}") for at in range(len(self._columns))]
        query = sql.SQL("COPY (SELECT {} FROM (SELECT {} FROM ONLY {} {} OFFSET 0) AS r ({})) TO STDOUT (FORMAT binary)").format(
            sql.SQL(", ").join(
                (
                    *(
                        sql.SQL("CASE WHEN {} <= {} THEN {} END").format(self._size(at), LARGE, one) if at in wide else one
                        for at, one in enumerate(names)
                    ),
                    last,
                )
            ),
            sql.SQL(", ").join((sql.SQL("ctid"), *(column.value for column in self._columns))),
            self._table,
            where,
            sql.SQL(", ").join((sql.SQL("place"), *names)),
        )
        with self._connection.cursor().copy(query) as copy:
            copy.set_types([*self._types, last_type])
            yield from copy.rows()

    def _slices(self, column: Column, where: sql.Composable) -> Iterator[bytes]:
        query = sql.SQL(
            "COPY (SELECT substring(v FROM generate_series(1, octet_length(v), {}) FOR {}) FROM (SELECT {} AS v FROM ONLY {} {} OFFSET 0) AS r)"
            " TO STDOUT (FORMAT binary)"
        ).format(SLICE, SLICE, column.content, self._table, where)
        with self._connection.cursor().copy(query) as copy:
            copy.set_types(["bytea"])
            for (piece,) in copy.rows():
                yield piece

    def _too_large(self, column: Column) -> TransferRefused:
        reason = f"a value has more than {LARGEST >> 20} MB, which an export does not carry"
        cure = "keep it in a file, or export a copy of the database without it"
        return TransferRefused("There is a value that is too large", [Refusal(self._place, column.exported.name, reason, cure)])
