"""Statements as the build would emit them, for both engines, on the tables of this folder's schemas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, LiteralString, TypeVar

from twinsql.adapters import codecs
from twinsql.adapters.statement import Form, Statement, no_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from twinsql.adapters.statement import Row, Values

R = TypeVar("R")
T = TypeVar("T")


@dataclass(slots=True)
class Person:
    id: str
    email: str
    age: int | None


@dataclass(frozen=True, slots=True)
class Kind:
    """A type: its column, the names of what binds it, and what reads it on each engine."""

    column: LiteralString
    codec: str
    read: Callable[[Any], Any] | None = None
    read_postgres: Callable[[Any], Any] | None = None
    same_binder: bool = False

    @property
    def codec_postgres(self) -> str:
        return self.codec if self.same_binder else f"{self.codec}_postgres"


KINDS: dict[str, Kind] = {
    "text": Kind("a_text", "text", same_binder=True),
    "smallint": Kind("a_smallint", "smallint"),
    "integer": Kind("an_integer", "integer"),
    "bigint": Kind("a_bigint", "bigint"),
    "double": Kind("a_double", "double"),
    "numeric": Kind("a_numeric", "numeric", codecs.read_numeric, same_binder=True),
    "boolean": Kind("a_boolean", "boolean", codecs.read_boolean),
    "timestamptz": Kind("a_moment", "timestamptz", codecs.read_timestamptz, codecs.read_timestamptz, same_binder=True),
    "timestamp": Kind("a_local_moment", "timestamp", codecs.read_timestamp, codecs.read_timestamp, same_binder=True),
    "time": Kind("a_time", "time_of_day", codecs.read_time, codecs.read_time, same_binder=True),
    "date": Kind("a_date", "calendar_date", codecs.read_date, codecs.read_date, same_binder=True),
    "uuid": Kind("a_uuid", "uuid", codecs.read_uuid, codecs.read_uuid, same_binder=True),
    "bytea": Kind("a_bytea", "bytea", same_binder=True),
    "jsonb": Kind("a_jsonb", "jsonb", codecs.read_jsonb, codecs.read_jsonb, same_binder=True),
}


def binder(names: tuple[str, ...]) -> Callable[[Values], Values]:
    """What the build writes out as a straight line."""
    functions: list[tuple[Callable[[object], object], bool]] = [(getattr(codecs, name.rstrip("?")), name.endswith("?")) for name in names]

    def bind(values: Values) -> Values:
        bound = (None if optional and values[i] is None else function(values[i]) for i, (function, optional) in enumerate(functions))
        return tuple(bound)

    return bind


def statement(
    name: str,
    sql: LiteralString,
    parameters: str,
    decode: Callable[[Row], R],
    *,
    writes: bool = False,
    decode_postgres: Callable[[Row], R] | None = None,
) -> Statement[R]:
    """*parameters*: ``id:text age:integer?``; *sql* is PostgreSQL's with ``?n``."""
    pairs = [pair.split(":") for pair in parameters.split()]
    own = tuple(_codec(kind, "codec") for _, kind in pairs)
    theirs = tuple(_codec(kind, "codec_postgres") for _, kind in pairs)
    return Statement(
        name,
        f"sql/{name.split('.', maxsplit=1)[0]}.sql:1",
        tuple(pair[0] for pair in pairs),
        writes,
        Form(sql, binder(own), decode),
        Form(sql.replace("?", "$"), binder(theirs), decode_postgres or decode),
        own,
    )


def change(name: str, sql: LiteralString, parameters: str = "") -> Statement[None]:
    """A statement that writes and returns no rows."""
    return statement(name, sql, parameters, no_row, writes=True)


def _codec(kind: str, attribute: str) -> str:
    name: str = getattr(KINDS[kind.rstrip("?")], attribute)
    return name + "?" * kind.endswith("?")


def put(kind: Kind) -> Statement[None]:
    """Store a value of *kind*."""
    name = next(name for name, one in KINDS.items() if one is kind)
    return change(f"kinds.put_{name}", f"INSERT INTO kinds (id, {kind.column}) VALUES (?1, ?2)", f"id:integer value:{name}?")


def get(kind: Kind) -> Statement[Any]:
    """Read what `put` stored."""
    return statement(
        f"kinds.get_{kind.column}",
        f"SELECT {kind.column} FROM kinds WHERE id = ?1",
        "id:integer",
        _reader(kind.read),
        decode_postgres=_reader(kind.read_postgres),
    )


def _reader(read: Callable[[Any], Any] | None) -> Callable[[Row], Any]:
    return lambda row: row[0] if read is None or row[0] is None else read(row[0])


def person(row: Row) -> Person:
    return Person(row[0], row[1], row[2])


def first(row: Row) -> Any:
    return row[0]


def number(row: Row) -> int:
    found: int = row[0]
    return found


def string(row: Row) -> str:
    found: str = row[0]
    return found


def pair(row: Row) -> tuple[int, int]:
    return (row[0], row[1])


ADD = change("people.add", "INSERT INTO people (id, email, age) VALUES (?1, ?2, ?3)", "id:text email:text age:integer?")
ADD_UNDER = change("people.add_under", "INSERT INTO people (id, email, boss) VALUES (?1, ?1, ?2)", "id:text boss:text")
ADD_NICK = change("people.add_nick", "INSERT INTO people (id, email, nick) VALUES (?1, ?1, ?2)", "id:text nick:text")
ADD_WITHOUT_EMAIL = change("people.add_without_email", "INSERT INTO people (id, email) VALUES (?1, NULL)", "id:text")
ADD_UNLESS_THERE = change(
    "people.add_unless_there", "INSERT INTO people (id, email) VALUES (?1, ?2) ON CONFLICT DO NOTHING", "id:text email:text"
)
ADD_RETURNING = statement(
    "people.add_returning",
    "INSERT INTO people (id, email, age) VALUES (?1, ?2, ?3) RETURNING id, email, age",
    "id:text email:text age:integer?",
    person,
    writes=True,
)
ADD_WITH = change(
    "people.add_with",
    "WITH new (id, email) AS (SELECT ?1, ?2) INSERT INTO people (id, email) SELECT id, email FROM new",
    "id:text email:text",
)
SET_AGE = change("people.set_age", "UPDATE people SET age = ?2 WHERE id = ?1", "id:text age:integer?")
SET_ALL_AGES = change("people.set_all_ages", "UPDATE people SET age = ?1", "age:integer?")
SET_ALL_AGES_RETURNING = statement(
    "people.set_all_ages_returning", "UPDATE people SET age = ?1 RETURNING id, email, age", "age:integer?", person, writes=True
)
SET_AGES_WITH = change(
    "people.set_ages_with",
    "WITH young AS (SELECT id FROM people WHERE age < 30) UPDATE people SET age = ?1 WHERE id IN (SELECT id FROM young)",
    "age:integer?",
)
DELETE = change("people.delete", "DELETE FROM people WHERE id = ?1", "id:text")
DELETE_ALL = change("people.delete_all", "DELETE FROM people")
GET = statement("people.get", "SELECT id, email, age FROM people WHERE id = ?1", "id:text", person)
ALL = statement("people.all", "SELECT id, email, age FROM people ORDER BY id", "", person)
IDS = statement("people.ids", "SELECT id FROM people ORDER BY id", "", string)
AGE = statement("people.age", "SELECT age FROM people WHERE id = ?1", "id:text", first)
COUNT = statement("people.count", "SELECT count(*) FROM people", "", number)
WRONG_TABLE = statement("people.wrong_table", "SELECT id FROM peeple", "", string)
OPEN_ACCOUNT = change("accounts.open", "INSERT INTO accounts (id, balance) VALUES (?1, ?2)", "id:integer balance:bigint")
BALANCE = statement("accounts.balance", "SELECT balance FROM accounts WHERE id = ?1", "id:integer", number)
TOTAL = statement("accounts.total", "SELECT CAST(sum(balance) AS bigint) FROM accounts", "", number)
SET_BALANCE = change("accounts.set_balance", "UPDATE accounts SET balance = ?2 WHERE id = ?1", "id:integer balance:bigint")
COUNT_TO = statement(
    "numbers.count_to",
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1) SELECT i FROM n",
    "most:integer",
    number,
)
DELETE_KIND = change("kinds.delete", "DELETE FROM kinds WHERE id = ?1", "id:integer")
COUNT_KINDS = statement("kinds.count", "SELECT count(*) FROM kinds", "", number)
TEXTS_IN_ORDER = statement("kinds.texts_in_order", "SELECT a_text FROM kinds ORDER BY a_text", "", string)

ONLY_POSTGRES: Statement[int] = Statement(
    "numbers.only_postgres", "sql/numbers.sql:9", (), False, None, Form("SELECT 1", binder(()), number)
)
ONLY_SQLITE: Statement[int] = Statement("numbers.only_sqlite", "sql/numbers.sql:12", (), False, Form("SELECT 1", binder(()), number), None)

TEXTS_IN: Statement[str] = Statement(
    "people.among",
    "sql/people.sql:90",
    ("ids",),
    False,
    Form("SELECT id FROM people WHERE id IN (SELECT value FROM json_each(?1)) ORDER BY id", binder(("text_array",)), string),
    Form("SELECT id FROM people WHERE id = ANY ($1) ORDER BY id", binder(("text_array_postgres",)), string),
    ("text_array",),
)
