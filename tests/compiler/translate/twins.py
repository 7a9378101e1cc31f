"""Two databases with the same schema and the same rows, and statements run on both of them."""

from __future__ import annotations

import contextlib
import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from twinsql.adapters import codecs
from twinsql.adapters.errors import DatabaseError
from twinsql.adapters.postgres import PostgresAdapter
from twinsql.adapters.sqlite import SqliteAdapter
from twinsql.adapters.statement import Form, Statement
from twinsql.compiler.ask_server import tables_of
from twinsql.compiler.ddl import translate_ddl
from twinsql.compiler.model import Place, Schema, step_name
from twinsql.compiler.placeholders import names_in, splice
from twinsql.compiler.translate import translate
from twinsql.compiler.types import entry_of, is_result

from tests.compiler.translate.rows import ROWS

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence
    from typing import LiteralString

    from twinsql.adapters.describe import Describer
    from twinsql.adapters.protocol import Adapter, Transaction
    from twinsql.adapters.statement import Row, Values
    from twinsql.compiler.model import Translation

FOLDER = Path(__file__).parent
TABLES_IN_ORDER = ("things", "parts", "counters", "logs", "words", "moments", "prices", "moods", "accounts")


@dataclass(frozen=True, slots=True)
class Case:
    """A statement in a .sql file: ``-- case: name``, more ``-- key: value`` lines, SQL up to the semicolon."""

    file: str
    line: int
    name: str
    sql: str
    notes: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def runs(self) -> list[dict[str, object]]:
        """Parameters of each run."""
        text = self.notes.get("parameters", "{}")
        return [cast("dict[str, object]", one) for one in json.loads(text if text.startswith("[{") else f"[{text}]")]


def read_cases(folder: str) -> list[Case]:
    found: list[Case] = []
    for path in sorted((FOLDER / folder).glob("*.sql")):
        notes: dict[str, str] = {}
        body: list[str] = []
        first = 0
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("-- ") and not body:
                key, _, value = line[3:].partition(":")
                notes[key.strip()] = f"{notes[key.strip()]}, {key.strip()} {value.strip()}" if key.strip() in notes else value.strip()
                continue
            if not line.strip() and not body:
                continue
            first = first or number
            body.append(line)
            if line.rstrip().endswith(";"):
                found.append(Case(path.name, first, notes.pop("case"), "\n".join(body).rstrip().removesuffix(";"), notes))
                notes, body, first = {}, [], 0
        assert not body, f"{path} ends within a statement"
    return found


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one engine made of a statement: rows or an error's class, and the tables afterwards."""

    rows: list[tuple[object, ...]]
    count: int | None
    error: str
    tables: dict[str, list[tuple[object, ...]]]


@dataclass(frozen=True, slots=True)
class Twins:
    """
    The two databases.

    Attributes:
        schema: for the translator.
    """

    sqlite: SqliteAdapter
    postgres: PostgresAdapter
    describer: Describer
    schema: Schema

    def compile(self, sql: str, file: str = "case.sql", line: int = 1) -> tuple[Statement[Row], Translation, tuple[str, ...]]:
        """The statement, what the translator says of it, and the types of its columns by PostgreSQL."""
        names = names_in(sql)
        parameters, columns = self.describer.describe(splice(sql, names, "postgres").sql)
        translation = translate(sql, Place(file, line), self.schema, dict(zip(names, parameters, strict=True)))
        kinds = tuple(kind for _, kind in columns)
        mark = "sqlite steps" if translation.steps else "sqlite"
        assert tuple(name or "?column?" for name in translation.column_names) == tuple(name for name, _ in columns)
        numbered = (*names, *(step_name(number) for number in range(1, len(translation.steps) + 1)))
        statement: Statement[Row] = Statement(
            "case",
            f"{file}:{line}",
            names,
            translation.writes,
            Form(
                _literal(splice(translation.sqlite, numbered, mark).sql),
                _binder(parameters, "bind"),
                _reader(kinds, "read", translation.column_scales),
                tuple(_literal(splice(step, numbered, mark).sql) for step in translation.steps),
            ),
            Form(_literal(splice(sql, names, "postgres").sql), _binder(parameters, "bind_postgres"), _reader(kinds, "read_postgres")),
        )
        return statement, translation, kinds

    def describe_parameters(self, sql: str) -> tuple[str, ...]:
        """PostgreSQL's types of the parameters, in the order of their first use."""
        return self.describer.describe(splice(sql, names_in(sql), "postgres").sql)[0]

    def run(self, statement: Statement[Row], values: Values, *, returns: bool) -> tuple[Outcome, Outcome]:
        """What SQLite and PostgreSQL make of it; nothing is kept."""
        first, second = (self.run_one(adapter, statement, values, returns=returns) for adapter in (self.sqlite, self.postgres))
        return first, second

    def run_one(self, adapter: Adapter, statement: Statement[Row], values: Values, *, returns: bool) -> Outcome:
        """What one of them makes of it."""
        rows: list[tuple[object, ...]] = []
        count: int | None = None
        error = ""
        tables: dict[str, list[tuple[object, ...]]] = {}
        with contextlib.suppress(_Undo), _undone(adapter) as tx:
            try:
                with tx.transaction() as inner:
                    if returns:
                        rows = inner.all(statement, values)
                    else:
                        count = inner.execute(statement, values)
            except DatabaseError as failure:
                error = type(failure).__name__
            if statement.writes:
                tables = {name: tx.all(SELECTS[name]) for name in TABLES_IN_ORDER}
        return Outcome(rows, count, error, tables)


class _Undo(Exception):
    """Rolls back."""


@contextmanager
def _undone(adapter: Adapter) -> Generator[Transaction]:
    with adapter.transaction() as tx:
        yield tx
        raise _Undo


def _literal(sql: Any) -> LiteralString:
    """A text that was put together, where a literal is wanted."""
    return sql  # type: ignore[no-any-return] # mypy takes LiteralString for str, pyright does not


def _codec(name: str) -> Callable[[object], object]:
    return cast("Callable[[object], object]", getattr(codecs, name))


def _binder(kinds: Sequence[str], which: str) -> Callable[[Values], Values]:
    binds = [_codec(getattr(entry_of(kind), which)) for kind in kinds]
    return lambda values: tuple(None if value is None else bind(value) for bind, value in zip(binds, values, strict=True))


def _reader(kinds: Sequence[str], which: str, scales: Sequence[int | None] = ()) -> Callable[[Row], Row]:
    names = [getattr(entry_of(kind), which) if is_result(kind) else None for kind in kinds]
    reads = [_codec(name) if name else None for name in names]
    for place, scale in enumerate(scales):
        if scale is not None:
            reads[place] = cast("Callable[[object], object]", partial(codecs.read_scaled, scale=scale))
    return lambda row: tuple(
        value if read is None or value is None else read(value) for read, value in zip(reads, cast("tuple[object, ...]", row), strict=True)
    )


def python_value(value: object, kind: str) -> object:
    """A JSON value of a case file as what the codec of *kind* takes."""
    if value is None or kind == "jsonb":
        return value
    if kind.endswith("[]") and isinstance(value, list):
        return [python_value(item, kind.removesuffix("[]")) for item in cast("list[object]", value)]
    if kind in {"timestamp with time zone", "timestamp without time zone"}:
        return datetime.fromisoformat(str(value))
    if kind == "date":
        return date.fromisoformat(str(value))
    if kind == "time without time zone":
        return time.fromisoformat(str(value))
    if kind == "interval":
        return timedelta(seconds=cast("float", value))
    if kind == "numeric":
        return Decimal(str(value))
    if kind == "uuid":
        return UUID(str(value))
    if kind == "bytea":
        return str(value).encode()
    return value


SELECTS: dict[str, Statement[Row]] = {}


@contextmanager
def open_twins(url: str, describer: Describer) -> Generator[Twins]:
    """Both databases with schema and rows."""
    text = (FOLDER / "schema.sql").read_text(encoding="utf-8")
    describer.run_script(text)
    tables = tables_of(describer)
    with SqliteAdapter(":memory:") as sqlite, PostgresAdapter(url, size=2) as postgres:
        sqlite.run_script(translate_ddl(text, "schema.sql"))
        twins = Twins(sqlite, postgres, describer, Schema(tables, translate_ddl(text, "schema.sql"), enums=describer.enums()))
        for name in TABLES_IN_ORDER:
            columns = ", ".join(f'"{column.name}"' for column in tables[name].columns)
            # Numbers of an identity are used up by a rollback on PostgreSQL alone.
            shown = columns.replace('"id", ', "") if name == "logs" else columns
            SELECTS[name] = twins.compile(f"SELECT {shown} FROM {name} ORDER BY 1, 2")[0]
            holders = ", ".join(f":v{place}" for place in range(len(tables[name].columns)))
            if ROWS[name]:
                insert = twins.compile(f"INSERT INTO {name} ({columns}) VALUES ({holders})")[0]
                sqlite.execute_many(insert, ROWS[name])
                postgres.execute_many(insert, ROWS[name])
        yield twins
