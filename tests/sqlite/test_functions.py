"""The functions of the translator's texts: learnt by a connection when a statement calls the first one."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from twinsql.adapters.functions.registry import SCALARS
from twinsql.adapters.sqlite import SqliteAdapter
from twinsql.adapters.statement import Form, Row, Statement

if TYPE_CHECKING:
    from twinsql.adapters.statement import Values


def _same(values: Values) -> Values:
    return values


def _row(row: Row) -> Row:
    return row


CALL: Statement[Row] = Statement("t.call", "sql/t.sql:1", ("a",), False, Form("SELECT pg_interval_length(?1)", _same, _row), None)
WRITE: Statement[Row] = Statement(
    "t.write", "sql/t.sql:2", ("a",), True, Form("INSERT INTO t VALUES (pg_interval_length(?1))", _same, _row), None
)


def test_every_way_to_run_a_statement_knows_the_functions() -> None:
    assert "pg_interval_length" in SCALARS
    for way in ("one", "all", "iterate", "execute", "execute_many"):
        with SqliteAdapter(":memory:") as db:
            db.run_script("CREATE TABLE t (a INTEGER) STRICT;")
            if way == "one":
                assert db.one(CALL, ("0 0 5",)) == (5,)
            elif way == "all":
                assert db.all(CALL, ("0 0 5",)) == [(5,)]
            elif way == "iterate":
                with db.iterate(CALL, ("0 0 5",)) as rows:
                    assert list(rows) == [(5,)]
            elif way == "execute":
                assert db.execute(WRITE, ("0 0 5",)) == 1
            else:
                assert db.execute_many(WRITE, [("0 0 5",), ("0 0 6",)]) == 2


def test_a_process_that_calls_none_does_not_load_them() -> None:
    program = (
        "import sys\n"
        "from twinsql.adapters.sqlite import SqliteAdapter\n"
        "with SqliteAdapter(':memory:') as db: db.run_script('CREATE TABLE t (a INTEGER) STRICT;')\n"
        "print('twinsql.adapters.functions.registry' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert result.stdout == "False\n"
