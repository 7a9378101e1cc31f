"""A statement of several steps is one on SQLite too: all of it or nothing, its own row count, rows as they went in."""

from collections.abc import Iterator
from pathlib import Path
from typing import LiteralString

import pytest
from twinsql.adapters.errors import IntegrityError, LockTimeout, MultipleRows
from twinsql.adapters.sqlite import SqliteAdapter
from twinsql.adapters.statement import Form, Row, Statement, Values, no_row


def same(values: Values) -> Values:
    return values


def whole(row: Row) -> Row:
    return row


def read(sql: LiteralString) -> Statement[Row]:
    return Statement("t.read", "t.sql:1", (), False, Form(sql, same, whole), None)


GONE = "DELETE FROM a WHERE id >= :1 RETURNING id, x, t"
PUT = "INSERT INTO b (id, x, t) SELECT json_extract(value, '$[0]'), pg_unpack(json_extract(value, '$[1]')), pg_unpack(json_extract(value, '$[2]'))"
MOVE: Statement[None] = Statement(
    "t.move", "t.sql:1", ("id",), True, Form(f"{PUT} FROM json_each(:2)", same, no_row, (GONE,)), None, ("bigint",)
)
SHOW: Statement[Row] = Statement(
    "t.show",
    "t.sql:1",
    ("id",),
    True,
    Form("SELECT json_extract(value, '$[0]') FROM json_each(:2)", same, whole, (GONE,)),
    None,
    ("bigint",),
)
ROWS = [(1, 0.1, b""), (2, -0.0, b"\x00\xff"), (3, 5e-324, None), (4, 1.7976931348623157e308, b"x"), (2**63 - 1, None, b"'")]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[SqliteAdapter]:
    path = tmp_path / "t.db"
    path.touch()
    put: Statement[None] = Statement(
        "t.put", "t.sql:1", ("i", "x", "t"), True, Form("INSERT INTO a VALUES (?1, ?2, ?3)", same, no_row), None
    )
    with SqliteAdapter(path) as adapter:
        adapter.run_script(
            "CREATE TABLE a (id INTEGER PRIMARY KEY, x REAL, t BLOB) STRICT; CREATE TABLE b (id INTEGER PRIMARY KEY, x REAL, t BLOB) STRICT;"
        )
        adapter.execute_many(put, ROWS)
        yield adapter


def test_rows_go_on_exactly_and_are_counted(database: SqliteAdapter) -> None:
    assert database.execute(MOVE, (2,)) == 4
    moved = database.all(read("SELECT id, x, t FROM b ORDER BY id"))
    assert moved == ROWS[1:]
    assert database.all(read("SELECT id FROM a")) == [(1,)]


@pytest.mark.parametrize("in_transaction", [False, True])
def test_a_later_step_that_fails_undoes_the_earlier(database: SqliteAdapter, *, in_transaction: bool) -> None:
    database.run_script("INSERT INTO b VALUES (4, 1.5, NULL)")
    with pytest.raises(IntegrityError):
        if in_transaction:
            with database.transaction() as tx:
                tx.execute(MOVE, (1,))
        else:
            database.execute(MOVE, (1,))
    assert database.one(read("SELECT count(*) FROM a")) == (5,)
    assert database.execute(MOVE, (5,)) == 1


def test_a_second_row_is_an_error_and_the_change_stays(database: SqliteAdapter) -> None:
    with pytest.raises(MultipleRows):
        database.one(SHOW, (4,))
    assert database.one(read("SELECT count(*) FROM a")) == (3,)
    assert database.one(SHOW, (3,)) == (3,)
    assert database.all(SHOW, (2,)) == [(2,)]


def test_a_wait_for_another_process_that_is_in_vain_names_the_statement_and_is_counted(tmp_path: Path, database: SqliteAdapter) -> None:
    with SqliteAdapter(tmp_path / "t.db", busy_timeout_ms=10) as hasty, database.transaction() as tx:
        with pytest.raises(LockTimeout, match="t.move"):
            hasty.execute(MOVE, (1,))
        assert tx.one(read("SELECT count(*) FROM a")) == (5,)
        assert [(one.count, one.errors) for one in hasty.stats().statements.values()] == [(1, 1)]


def test_a_batch_runs_the_steps_for_each_row(database: SqliteAdapter) -> None:
    assert database.execute_many(MOVE, [(4,), (9,), (2,)]) == 4
    with pytest.raises(IntegrityError):
        database.run_script("INSERT INTO a VALUES (2, 0.5, NULL)")
        database.execute_many(MOVE, [(1,)])
    assert database.one(read("SELECT count(*) FROM a")) == (2,)


def test_a_last_step_that_calls_a_function_runs_behind_a_stream_that_calls_one(database: SqliteAdapter) -> None:
    many: Statement[Row] = Statement("t.many", "t.sql:1", (), False, Form("SELECT pg_unpack('f0x1p0') FROM a", same, whole), None)
    with database.transaction() as tx, tx.iterate(many) as rows:
        assert next(rows) == (1.0,)
        assert tx.execute(MOVE, (4,)) == 2
