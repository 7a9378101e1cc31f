"""Of equal JSON values that look different PostgreSQL shows any: SQLite says that it has no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.compiler.translate.twins import Twins


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT v, count(*) AS n FROM jsonb_array_elements('[1, 1.0]') AS e (v) GROUP BY v",
        'SELECT DISTINCT v FROM jsonb_array_elements(\'[{"a": 1.50}, {"a": 1.5}]\') AS e (v)',
        "SELECT '1'::jsonb AS v UNION SELECT '1.0'::jsonb",
        "SELECT jsonb_agg(DISTINCT v) AS a FROM jsonb_array_elements('[1, 1.0]') AS e (v)",
    ],
)
def test_numbers_that_look_different(sql: str, twins: Twins) -> None:
    statement, _, kinds = twins.compile(sql)
    sqlite, postgres = twins.run(statement, (), returns=bool(kinds))
    assert (sqlite.error, postgres.error, len(postgres.rows)) == ("DataError", "", 1)
