"""
How a text and its parameters travel to PostgreSQL and rows come back, on libpq through psycopg.

A psycopg cursor decides anew for each call how each value is carried and whether to prepare; here that is known: parameters are text (bytes
are binary) without a type, each text is prepared once for a connection, and results are text. That halves the time that a call holds
Python's lock, which is what limits many threads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import psycopg
from psycopg import generators
from psycopg.adapt import AdaptersMap, Transformer
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.types.string import TextLoader

from .postgres_errors import stale_plan

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    from psycopg.pq.abc import PGconn, PGresult

    from .statement import Row, Values

READ_AS_TEXT = ("timestamptz", "timestamp", "date", "time", "jsonb", "json", "uuid")
"""Types that the generated converters read from their text, as they do on SQLite."""

GOOD = frozenset({ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK, ExecStatus.EMPTY_QUERY, ExecStatus.PIPELINE_SYNC})

ROWS_ON_THE_WAY = 500
BYTES_ON_THE_WAY = 1 << 20
"""A batch waits for the server's answers after so many rows, or bytes, so that memory stays constant."""


class RefusedError(Exception):
    """The server's answer is an error. Never leaves the adapter: the answer may hold values."""

    def __init__(self, answer: PGresult) -> None:
        super().__init__()
        self.answer = answer


class _Reading:
    """What psycopg takes for a context: which loader reads which type."""

    def __init__(self, connection: psycopg.Connection[Row]) -> None:
        self.connection = connection
        self.adapters = _ADAPTERS


def _adapters() -> AdaptersMap:
    adapters = AdaptersMap(psycopg.adapters)
    for name in READ_AS_TEXT:
        adapters.register_loader(name, TextLoader)
    return adapters


_ADAPTERS = _adapters()


class Wire:
    """
    A connection at the level of libpq.

    Attributes:
        raw: psycopg's connection.
        pgconn: libpq's.
    """

    __slots__ = ("_by_name", "_count", "_loader", "_names", "_stale", "pgconn", "raw")

    def __init__(self, raw: psycopg.Connection[Row], *, by_name: bool) -> None:
        self.raw = raw
        self.pgconn: PGconn = raw.pgconn
        self._by_name = by_name
        self._names: dict[str, bytes] = {}
        self._stale: list[bytes] = []
        self._count = 0
        self._loader = Transformer(_Reading(raw))

    def run(self, sql: str, values: Values) -> PGresult:
        """
        Run a text with ``$n`` placeholders.

        Raises:
            RefusedError: the server's answer is an error.
            psycopg.Error: the connection is lost.
        """
        name = self._names.get(sql)
        params, formats = _packed(values)
        if name is not None:
            self.pgconn.send_query_prepared(name, params, formats)
        elif self._by_name:
            self.pgconn.send_query_prepared(self._prepare(sql), params, formats)
        else:
            self.pgconn.send_query_params(sql.encode(), params, None, formats)
        try:
            return self._answer()
        except RefusedError as refusal:
            if not stale_plan(refusal.answer):
                raise
            self._stale.append(self._names.pop(sql))
            if self.in_transaction:
                raise
        return self.run(sql, values)

    def run_once(self, sql: str, values: Values = ()) -> PGresult:
        """Run a text that is not worth being prepared; raises as `run` does."""
        params, formats = _packed(values)
        self.pgconn.send_query_params(sql.encode(), params, None, formats)
        return self._answer()

    def run_many(self, sql: str, rows: Iterable[Values]) -> int:
        """Run a text for each of *rows*, inside a transaction of the caller, and return how many rows changed; raises as `run` does."""
        name = (self._names.get(sql) or self._prepare(sql)) if self._by_name else self._prepare(sql, b"")
        self.pgconn.enter_pipeline_mode()
        try:
            return self._send_all(name, rows)
        except Exception as caught:
            if isinstance(caught, RefusedError) and sql in self._names and stale_plan(caught.answer):
                self._stale.append(self._names.pop(sql))
            self._read_to_sync()
            raise
        except BaseException:
            self.raw.close()
            raise
        finally:
            if not self.raw.closed:
                self.pgconn.exit_pipeline_mode()

    def rows(self, answer: PGresult) -> list[Row]:
        """All rows of an answer."""
        if not answer.ntuples:
            return []
        self._loader.set_pgresult(answer)
        return self._loader.load_rows(0, answer.ntuples, tuple)

    def first_row(self, answer: PGresult) -> Row | None:
        """The first row of an answer, or None where it has none."""
        if not answer.ntuples:
            return None
        self._loader.set_pgresult(answer)
        return self._loader.load_row(0, tuple)

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open, or failed and not yet rolled back."""
        return self.pgconn.transaction_status != TransactionStatus.IDLE

    def _prepare(self, sql: str, name: bytes | None = None) -> bytes:
        while self._stale:
            self.run_once(f"DEALLOCATE {self._stale.pop().decode()}")
        if name is None:
            name = b"s%d" % self._count
            self._count += 1
            self.pgconn.send_prepare(name, sql.encode())
            self._answer()
            self._names[sql] = name
            return name
        self.pgconn.send_prepare(name, sql.encode())
        self._answer()
        return name

    def _answer(self) -> PGresult:
        try:
            answers: list[PGresult] = self.raw.wait(generators.execute(self.pgconn))
        except psycopg.Error:
            raise
        except BaseException:
            self.raw.close()  # an interrupt: what is still to come belongs to nobody
            raise
        for answer in answers:
            if answer.status not in GOOD:
                raise RefusedError(answer)
        return answers[-1]

    def _send_all(self, name: bytes, rows: Iterable[Values]) -> int:
        """Send one call for each row, reading answers now and then; how many rows changed."""
        count = sent = size = 0
        for row in rows:
            params, formats = _packed(row)
            self.pgconn.send_query_prepared(name, params, formats)
            sent += 1
            size += sum(len(param) for param in params if param is not None)
            if sent >= ROWS_ON_THE_WAY or size >= BYTES_ON_THE_WAY:
                count += self._changed()
                sent = size = 0
        return count + self._changed()

    def _changed(self) -> int:
        answers = self._read_to_sync()
        for answer in answers:
            if answer.status not in GOOD:
                raise RefusedError(answer)
        return sum(answer.command_tuples or 0 for answer in answers)

    def _read_to_sync(self) -> list[PGresult]:
        """The answers to all that was sent."""
        if self.raw.closed:
            return []
        self.pgconn.pipeline_sync()
        return self.raw.wait(_until_sync(self.pgconn))


def _until_sync(pgconn: PGconn) -> Generator[Any, Any, list[PGresult]]:
    yield from generators.send(pgconn)
    answers: list[PGresult] = []
    while not answers or answers[-1].status != ExecStatus.PIPELINE_SYNC:
        answers += yield from generators.fetch_many(pgconn)
    return answers


def _packed(values: Values) -> tuple[list[bytes | None], Sequence[int] | None]:
    """Parameters as libpq takes them, and which are binary, where any is."""
    params: list[Any] = [value.encode() if isinstance(value, str) else value for value in values]
    return params, [type(value) is bytes for value in values] if bytes in map(type, values) else None
