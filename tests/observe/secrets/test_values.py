"""Values that fail on both engines, in every way: nothing that a log, Sentry or an exception tells has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, LiteralString

import pytest
from twinsql.adapters import codecs
from twinsql.adapters.errors import CheckViolation, DatabaseError, DataError, ForeignKeyViolation, NotNullViolation, UniqueViolation
from twinsql.adapters.statement import Form, Statement

from tests.contract.statements import (
    ADD,
    ADD_NICK,
    ADD_RETURNING,
    ADD_UNDER,
    ADD_WITHOUT_EMAIL,
    ALL,
    COUNT_TO,
    GET,
    KINDS,
    SET_AGE,
    SET_ALL_AGES,
    binder,
    first,
    put,
    statement,
)
from tests.observe.secrets.planted import EMAIL, MESSAGE, NUMBER, TOKEN, Telltale, Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from twinsql.adapters.protocol import Adapter, Executor, Transaction

BROKEN = statement("people.broken", "SELECT id FROM people WHERE WHERE email = ?1", "email:text", first)
NO_TABLE = statement("people.no_table", "SELECT id FROM peeple WHERE email = ?1", "email:text", first)
STORED = statement("people.stored", "SELECT email FROM people WHERE id = ?1", "id:text", lambda row: int(row[0]))
STORED_JSON = statement("people.stored_json", "SELECT email FROM people WHERE id = ?1", "id:text", lambda row: codecs.read_jsonb(row[0]))
STORED_TIME = statement("people.stored_time", "SELECT email FROM people", "", lambda row: codecs.read_timestamptz(row[0]))
IN_A_LIST: Statement[str] = Statement(
    "people.among",
    "sql/people.sql:90",
    ("ids",),
    False,
    Form("SELECT id FROM people WHERE id IN (SELECT value FROM json_each(?1))", binder(("text_array",)), first),
    Form("SELECT id FROM people WHERE id = ANY ($1)", binder(("text_array_postgres",)), first),
    ("text_array",),
)


def each(name: str, sqlite: LiteralString, postgres: LiteralString) -> Statement[Any]:
    """One text for each engine, with one parameter."""
    return Statement(
        name,
        "sql/own.sql:1",
        ("value",),
        False,
        Form(sqlite, binder(("text",)), first),
        Form(postgres, binder(("text",)), first),
        ("text",),
    )


NUMBER_OF_A_TEXT = each("own.number", "SELECT json_extract(?1, '$.a')", "SELECT CAST($1::text AS integer)")
A_PATH = each("own.path", "SELECT json_extract('{}', ?1)", "SELECT CAST($1::text AS jsonpath)")
A_TABLE = each("own.table", "SELECT abs(CAST(?1 AS text) -> '$')", "SELECT CAST($1::text AS regclass)")
A_SEARCH = each("own.search", "SELECT 1 WHERE ?1 LIKE 'a' ESCAPE ?1", "SELECT to_tsquery($1)")
A_PATTERN = each("own.pattern", "SELECT json_type(?1)", "SELECT 'a' ~ ('(' || $1)")


def deep() -> Any:
    value: list[Any] = [TOKEN]
    for _ in range(20_000):
        value = [value]
    return value


def stream(db: Executor, statement: Statement[Any], values: tuple[object, ...] = ()) -> None:
    with db.iterate(statement, values) as rows:
        list(rows)


def rows_that_fail() -> Iterator[tuple[object, ...]]:
    yield ("b", EMAIL + "b", 1)
    yield ("c", EMAIL, 1)


VALUES: dict[str, tuple[Callable[[Executor], object], type[BaseException]]] = {
    "unique": (lambda db: db.execute(ADD, ("b", EMAIL, 1)), UniqueViolation),
    "primary key": (lambda db: db.execute(ADD, (TOKEN, MESSAGE, 1)), UniqueViolation),
    "unique with RETURNING": (lambda db: db.one(ADD_RETURNING, ("b", EMAIL, 1)), UniqueViolation),
    "check": (lambda db: db.execute(ADD, ("b", MESSAGE, -1)), CheckViolation),
    "check of a row that is changed": (lambda db: db.execute(SET_ALL_AGES, (-1,)), CheckViolation),
    "foreign key": (lambda db: db.execute(ADD_UNDER, (MESSAGE, MESSAGE + "x")), ForeignKeyViolation),
    "not null": (lambda db: db.execute(ADD_WITHOUT_EMAIL, (MESSAGE,)), NotNullViolation),
    "None": (lambda db: db.execute(ADD, (MESSAGE, None, 1)), DataError),
    "wrong type": (lambda db: db.execute(SET_AGE, (TOKEN, MESSAGE)), DataError),
    "an object": (lambda db: db.execute(SET_AGE, (TOKEN, Telltale())), DataError),
    "bytes for a text": (lambda db: db.execute(ADD, (TOKEN.encode(), EMAIL, 1)), DataError),
    "out of range": (lambda db: db.execute(SET_AGE, (TOKEN, NUMBER)), DataError),
    "NUL": (lambda db: db.execute(ADD, ("b", MESSAGE + "\0" + TOKEN, 1)), DataError),
    "surrogate": (lambda db: db.execute(ADD, ("b", MESSAGE + "\ud800", 1)), DataError),
    "overlong": (lambda db: db.execute(ADD_NICK, ("b", MESSAGE)), DataError),
    "too few": (lambda db: db.execute(ADD, (TOKEN,)), DataError),
    "JSON of no JSON": (lambda db: db.execute(put(KINDS["jsonb"]), (1, {TOKEN: Telltale()})), DataError),
    "JSON with a NaN": (lambda db: db.execute(put(KINDS["jsonb"]), (1, {TOKEN: float("nan")})), DataError),
    "JSON with a NUL": (lambda db: db.execute(put(KINDS["jsonb"]), (1, [TOKEN + "\0"])), DataError),
    "JSON that is deep": (lambda db: db.execute(put(KINDS["jsonb"]), (1, deep())), DataError),
    "a list of what it is not": (lambda db: db.all(IN_A_LIST, ([TOKEN, Telltale()],)), DataError),
    "syntax": (lambda db: db.all(BROKEN, (EMAIL,)), DatabaseError),
    "no table": (lambda db: db.all(NO_TABLE, (EMAIL,)), DatabaseError),
    "stored value": (lambda db: db.one(STORED, (TOKEN,)), DataError),
    "stored value that is no JSON": (lambda db: db.one_or_none(STORED_JSON, (TOKEN,)), DataError),
    "stored value in a list": (lambda db: db.all(STORED_TIME), DataError),
    "stored value in a stream": (lambda db: stream(db, STORED_TIME), DataError),
    "stream of a wrong type": (lambda db: stream(db, COUNT_TO, (TOKEN,)), DataError),
    "stream of a broken statement": (lambda db: stream(db, BROKEN, (EMAIL,)), DatabaseError),
    "batch": (lambda db: db.execute_many(ADD, [("b", MESSAGE, 1), ("c", EMAIL, 1)]), UniqueViolation),
    "batch of a generator": (lambda db: db.execute_many(ADD, rows_that_fail()), UniqueViolation),
    "batch of a wrong type": (lambda db: db.execute_many(ADD, [("b", MESSAGE, 1), ("c", TOKEN, EMAIL)]), DataError),
    "batch of another shape": (lambda db: db.execute_many(ADD, [("b", MESSAGE, 1), (TOKEN,)]), DataError),
    "a text that is no number": (lambda db: db.all(NUMBER_OF_A_TEXT, (MESSAGE,)), DatabaseError),
    "a text that is no path": (lambda db: db.all(A_PATH, (MESSAGE,)), DatabaseError),
    "a text that is no table": (lambda db: db.all(A_TABLE, (TOKEN,)), DatabaseError),
    "a text that is no search": (lambda db: db.all(A_SEARCH, (f"& {MESSAGE}",)), DatabaseError),
    "a text that is no pattern": (lambda db: db.all(A_PATTERN, (MESSAGE,)), DatabaseError),
    **{
        f"an object for {kind}": (lambda db, kind=kind: db.execute(put(KINDS[kind]), (1, Telltale())), DataError)  # type: ignore[misc]
        for kind in KINDS
    },
    **{
        f"a text for {kind}": (lambda db, kind=kind: db.execute(put(KINDS[kind]), (1, MESSAGE)), DataError)  # type: ignore[misc]
        for kind in KINDS
        if kind not in {"text", "jsonb"}
    },
}


@pytest.fixture(autouse=True)
def some(db: Adapter) -> None:
    db.execute(ADD, (TOKEN, EMAIL, 7))


@pytest.mark.parametrize("name", VALUES)
def test_no_secret_is_told_of_a_statement(db: Adapter, watch: Watch, name: str) -> None:
    call, expected = VALUES[name]
    error = watch.failing(lambda: call(db), expected)
    assert watch.leaks(error) == []
    assert watch.sentry.kinds().count(type(error).__name__) == 1


@pytest.mark.parametrize("name", VALUES)
def test_no_secret_is_told_of_a_transaction(db: Adapter, watch: Watch, name: str) -> None:
    call, expected = VALUES[name]

    def work() -> None:
        with db.transaction() as tx, tx.transaction() as inner:
            call(inner)

    error = watch.failing(work, expected)
    assert watch.leaks(error) == []
    assert watch.sentry.kinds().count(type(error).__name__) == 1


@pytest.mark.parametrize("name", VALUES)
def test_no_secret_is_told_of_what_run_gives_up_on(db: Adapter, watch: Watch, name: str) -> None:
    call, expected = VALUES[name]
    error = watch.failing(lambda: db.run(call), expected)
    assert watch.leaks(error) == []
    assert watch.sentry.kinds().count(type(error).__name__) == 1


def test_no_secret_is_told_of_what_the_services_rows_raise(db: Adapter, watch: Watch) -> None:
    def rows() -> Iterator[tuple[object, ...]]:
        yield ("b", MESSAGE, 1)
        raise KeyError("the service's own")

    error = watch.failing(lambda: db.execute_many(ADD, rows()), KeyError)
    assert [leak for leak in watch.leaks(error) if " in Sentry" not in leak] == []


def test_no_secret_is_told_of_what_succeeds_slowly_and_often(db: Adapter, watch: Watch) -> None:
    def work(tx: Transaction) -> None:
        for _ in range(5):
            tx.one(GET, (TOKEN,))
        tx.execute_many(ADD, [(MESSAGE, MESSAGE, 1)])
        raise UniqueViolation("so that the transaction is sent")

    error = watch.failing(lambda: db.run(work), UniqueViolation)
    assert {one["event"] for one in watch.structured.entries} >= {"query.slow", "transaction.finished", "n_plus_one.suspected"}
    assert watch.sentry.transactions
    assert watch.leaks(error) == []


def test_watch_sees_what_is_told(db: Adapter, watch: Watch) -> None:
    """The tests above can fail: an exception that tells is found everywhere."""

    def tell() -> None:
        db.all(ALL)
        raise ValueError(EMAIL)

    places = {leak.split(" in ", 1)[1].split(":")[0] for leak in watch.leaks(watch.failing(tell, ValueError))}
    assert places == {"logging", "Sentry", "a traceback", "what is reachable"}
