"""Statements that prove itself runs: putting rows in, and looking at a whole table. SQLite's texts are the translator's."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from ...adapters import codecs
from ...adapters.statement import Form, Statement
from ..model import Place
from ..placeholders import splice
from ..translate import translate
from ..types import entry_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ...adapters.protocol import Executor
    from ...adapters.statement import Row, Values
    from .catalog import Catalog

WHERE = Place("compiler/prove/statements.py", 1)


def inserter(catalog: Catalog, table: str) -> Statement[Any]:
    """Puts one row into *table*, all columns given."""
    facts = list(catalog.columns[table].values())
    names = ", ".join(quoted(one.name) for one in facts)
    holders = [f"v{place}" for place in range(len(facts))]
    values = f"VALUES ({', '.join(f':{one}' for one in holders)})"
    head = f"INSERT INTO {quoted(table)} ({names})"
    kinds = [one.base for one in facts]
    sqlite = translate(f"{head} {values}", WHERE, catalog.schema, dict(zip(holders, kinds, strict=True))).sqlite
    postgres = f"{head} {'OVERRIDING SYSTEM VALUE ' if catalog.identity(table) else ''}{values}"
    return _statement(
        f"load {table}",
        _form(splice(sqlite, holders, "sqlite").sql, binder(kinds, "bind"), _nothing),
        _form(splice(postgres, holders, "postgres").sql, binder(kinds, "bind_postgres"), _nothing),
    )


def selecter(catalog: Catalog, table: str) -> Statement[Any]:
    """All rows of *table*."""
    facts = list(catalog.columns[table].values())
    sql = f"SELECT {', '.join(quoted(one.name) for one in facts)} FROM {quoted(table)}"  # noqa: S608 - names of the catalog, quoted
    translation = translate(sql, WHERE, catalog.schema, {})
    kinds = [one.base for one in facts]
    scales = translation.column_scales or (None,) * len(kinds)
    unscaled = (None,) * len(kinds)
    return _statement(
        f"look at {table}",
        _form(translation.sqlite, tuple, _reader(kinds, "read", scales)),
        _form(sql, tuple, _reader(kinds, "read_postgres", unscaled)),
    )


def count_on(table: str, column: str, sqlite: Executor, postgres: Executor) -> Iterator[tuple[Statement[Any], Executor]]:
    """What lets *column* of *table* go on from the number that is its only parameter."""
    literal = table.replace("'", "''")
    serial = f"SELECT setval(pg_get_serial_sequence('{quoted(table)}', '{column}'), $1::bigint)"
    yield _statement("count on", None, _form(serial, binder(["bigint"], "bind_postgres"), _same)), postgres
    for text in (
        f"DELETE FROM sqlite_sequence WHERE name = '{literal}' AND ?1 IS NOT NULL RETURNING 1",  # noqa: S608
        f"INSERT INTO sqlite_sequence (name, seq) VALUES ('{literal}', ?1) RETURNING 1",  # noqa: S608
    ):
        yield _statement("count on", _form(text, tuple, _same), None), sqlite


def quoted(name: str) -> str:
    """A name in double quotes."""
    return '"' + name.replace('"', '""') + '"'


def _statement(name: str, sqlite: Form[Any] | None, postgres: Form[Any] | None) -> Statement[Any]:
    return Statement(name, WHERE.file, (), True, sqlite, postgres)


def _form(sql: Any, bind: Callable[[Values], Values], decode: Callable[[Row], object]) -> Form[Any]:
    return Form(sql, bind, decode)


def _nothing(row: Row) -> None:
    del row


def _same(row: Row) -> Row:
    return row


def _codec(name: str) -> Callable[[object], object]:
    return cast("Callable[[object], object]", getattr(codecs, name))


def binder(kinds: Sequence[str], which: str) -> Callable[[Values], Values]:
    """What binds values of these types; *which* is ``bind`` on SQLite, ``bind_postgres`` on PostgreSQL."""
    binds = [_codec(getattr(entry_of(kind), which)) for kind in kinds]
    return lambda values: tuple(None if value is None else bind(value) for bind, value in zip(binds, values, strict=True))


def _reader(kinds: Sequence[str], which: str, scales: Sequence[int | None]) -> Callable[[Row], Row]:
    reads: list[Callable[[object], object] | None] = []
    for kind, scale in zip(kinds, scales, strict=True):
        name: str | None = getattr(entry_of(kind), which)
        reads.append(_codec(name) if name else None)
        if scale is not None:
            reads[-1] = cast("Callable[[object], object]", partial(codecs.read_scaled, scale=scale))
    return lambda row: tuple(
        value if read is None or value is None else read(value) for read, value in zip(reads, cast("tuple[object, ...]", row), strict=True)
    )
