"""From SQLSTATE to our errors: the right class, names where the server tells them, and never a value."""

from __future__ import annotations

import pickle
from contextlib import suppress
from typing import TYPE_CHECKING, Any, LiteralString

import pytest
from twinsql.adapters import errors
from twinsql.adapters.errors import DatabaseError

from tests.postgres.statements import ADD, IDS, statement

if TYPE_CHECKING:
    import psycopg
    from twinsql.adapters.postgres import PostgresAdapter

SECRET = "s3cret"
CASES: list[tuple[LiteralString, tuple[object, ...], str, type[DatabaseError]]] = [
    ("INSERT INTO notes (id, body) VALUES ($1, $2)", (1, SECRET), "23505", errors.UniqueViolation),
    ("INSERT INTO notes (id, body, parent) VALUES ($1, $2, 77)", (2, SECRET), "23503", errors.ForeignKeyViolation),
    ("INSERT INTO notes (id, body) VALUES ($1, $2)", (2, None), "23502", errors.NotNullViolation),
    ("INSERT INTO notes (id, body) VALUES ($1, $2)", (2, ""), "23514", errors.CheckViolation),
    ("SELECT $1::bigint", (SECRET,), "22P02", errors.DataError),
    ("SELECT $1::smallint", (70000,), "22003", errors.DataError),
    ("SELECT 1 / $1::integer", (0,), "22012", errors.DataError),
    ("UPDATE notes SET body = $1::varchar WHERE id = (SELECT n FROM generate_series(1, 2) AS n)", (SECRET,), "21000", errors.DataError),
    ("SELECT titel FROM notes WHERE body = $1", (SECRET,), "42703", errors.ProgrammingError),
    ("SELECT id FROM nots WHERE body = $1", (SECRET,), "42P01", errors.ProgrammingError),
    ("SELECT raise_it($1)", (SECRET,), "P0001", errors.IntegrityError),
    ("SELECT id FROM notes WHERE body = $1 GROUP BY id FOR UPDATE", (SECRET,), "0A000", errors.ProgrammingError),
]
RAISE = "CREATE FUNCTION raise_it(text) RETURNS text LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no %'', $1; END'"


@pytest.fixture
def filled(db: PostgresAdapter, admin: psycopg.Connection) -> PostgresAdapter:
    admin.execute("ALTER TABLE notes ADD CONSTRAINT notes_parent FOREIGN KEY (parent) REFERENCES notes")
    admin.execute(RAISE)
    db.execute(ADD, (1, "a"))
    return db


def failure(db: PostgresAdapter, sql: LiteralString, values: tuple[object, ...]) -> DatabaseError:
    failing: Any = statement("notes.failing", sql, len(values), writes=True)
    with pytest.raises(DatabaseError) as caught:
        db.execute(failing, values)
    return caught.value


@pytest.mark.parametrize(("sql", "values", "sqlstate", "kind"), CASES)
def test_each_code_has_its_class(
    filled: PostgresAdapter, sql: LiteralString, values: tuple[object, ...], sqlstate: str, kind: type[DatabaseError]
) -> None:
    error = failure(filled, sql, values)
    assert (type(error), error.sqlstate, error.statement, error.where) == (kind, sqlstate, "notes.failing", "sql/notes.sql:1")


@pytest.mark.parametrize(("sql", "values", "sqlstate", "kind"), CASES)
def test_no_text_holds_a_value(
    filled: PostgresAdapter, sql: LiteralString, values: tuple[object, ...], sqlstate: str, kind: type[DatabaseError]
) -> None:
    error = failure(filled, sql, values)
    assert SECRET not in str(error) + repr(error) + repr(pickle.loads(pickle.dumps(error)).__dict__)


@pytest.mark.parametrize(("sql", "values", "sqlstate", "kind"), CASES)
def test_the_drivers_error_cannot_be_reached(
    filled: PostgresAdapter, sql: LiteralString, values: tuple[object, ...], sqlstate: str, kind: type[DatabaseError]
) -> None:
    error = failure(filled, sql, values)
    assert (error.__cause__, error.__context__) == (None, None)


def test_a_constraint_is_named(filled: PostgresAdapter) -> None:
    error = failure(filled, "INSERT INTO notes (id, body, parent) VALUES ($1, $2, 77)", (2, "b"))
    assert (error.constraint, error.table, "notes_parent" in str(error)) == ("notes_parent", "notes", True)


def test_a_column_is_named(filled: PostgresAdapter) -> None:
    error = failure(filled, "INSERT INTO notes (id, body) VALUES ($1, $2)", (2, None))
    assert (error.table, error.column, "notes.body" in str(error)) == ("notes", "body", True)


def test_the_servers_words_pass_where_they_hold_names_alone(filled: PostgresAdapter) -> None:
    assert 'column "titel" does not exist' in str(failure(filled, "SELECT titel FROM notes WHERE body = $1", ("a",)))


def test_a_write_in_a_read_only_transaction_that_nobody_saw_coming_is_misuse(filled: PostgresAdapter) -> None:
    sneaky: Any = statement("notes.sneaky", "INSERT INTO notes (id, body) VALUES (5, 'a')")
    with pytest.raises(errors.TransactionMisuse), filled.transaction(read_only=True) as tx:
        tx.execute(sneaky)


def test_misuse_that_only_the_server_sees_ends_the_innermost_scope(filled: PostgresAdapter) -> None:
    sneaky: Any = statement("notes.sneaky", "INSERT INTO notes (id, body) VALUES (5, 'a')")
    with filled.transaction(read_only=True) as tx:
        with pytest.raises(errors.TransactionPoisoned), tx.transaction() as inner, suppress(errors.TransactionMisuse):
            inner.execute(sneaky)
        assert tx.all(IDS) == [1]


def test_where_a_pooler_forgot_what_was_prepared_the_cure_is_told(filled: PostgresAdapter) -> None:
    forget: Any = statement("notes.forget", "DEALLOCATE ALL")
    filled.all(IDS)
    filled.execute(forget)
    with pytest.raises(errors.ProgrammingError, match="pgbouncer=true"):
        filled.all(IDS)


def test_an_error_in_a_stream_that_the_caller_swallows_is_not_committed(filled: PostgresAdapter) -> None:
    fails: Any = statement("notes.fails", "SELECT 1 / (id - 1) FROM notes")

    def work() -> None:
        with filled.transaction() as tx:
            tx.execute(ADD, (2, "b"))
            with tx.iterate(fails) as rows, pytest.raises(errors.DataError):
                next(rows)

    with pytest.raises(errors.TransactionPoisoned):
        work()
    assert filled.all(IDS) == [1]
