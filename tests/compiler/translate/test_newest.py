"""The newest SQLite gives what the machine's gives: the same values of the same types, or a failure too."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from twinsql.adapters.functions.registry import register
from twinsql.adapters.sqlite_connect import PRAGMAS
from twinsql.compiler.ddl import translate_ddl

from tests.compiler.translate.newest import Newest, answer
from tests.compiler.translate.rows import ROWS
from tests.compiler.translate.twins import FOLDER, TABLES_IN_ORDER, Case, python_value, read_cases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.compiler.translate.twins import Twins

CASES = read_cases("cases")


@pytest.fixture(scope="module")
def own(twins: Twins) -> Iterator[sqlite3.Connection]:
    """The rows of the cases in the machine's own SQLite."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    register(connection)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.executescript(translate_ddl((FOLDER / "schema.sql").read_text(encoding="utf-8"), "schema.sql"))
    for name in TABLES_IN_ORDER:
        columns = [column.name for column in twins.schema.tables[name].columns]
        holders = ", ".join(f":v{place}" for place in range(len(columns)))
        named = ", ".join(f'"{column}"' for column in columns)
        for row in ROWS[name]:
            insert = twins.compile(f"INSERT INTO {name} ({named}) VALUES ({holders})")[0].sqlite
            assert insert is not None
            connection.execute(insert.sql, insert.bind(row))
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def newest(own: sqlite3.Connection) -> Iterator[Newest]:
    with Newest(own) as connection:
        yield connection


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file.removesuffix('.sql')}: {case.name}")
def test_the_newest_sqlite_gives_the_same(case: Case, twins: Twins, own: sqlite3.Connection, newest: Newest) -> None:
    statement = twins.compile(case.sql, f"cases/{case.file}", case.line)[0]
    assert statement.sqlite is not None
    kinds = dict(zip(statement.parameters, twins.describe_parameters(case.sql), strict=True))
    for given in case.runs:
        values = statement.sqlite.bind(tuple(python_value(given[name], kind) for name, kind in kinds.items()))
        one, other = answer(own, statement.sqlite, values), newest.answer(statement.sqlite, values)
        assert repr(one) == repr(other), statement.sqlite.sql
