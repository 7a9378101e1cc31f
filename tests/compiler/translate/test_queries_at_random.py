"""
Statements that nobody wrote give the same on both engines: rows, values, types, errors, and the tables afterwards.

``TWINSQL_RANDOM_QUERIES=20000`` runs so many instead of a few, other ones each time.
"""

from __future__ import annotations

import os
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, cast

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from twinsql.adapters.describe import DescribeError
from twinsql.adapters.errors import SourceError
from twinsql.compiler.types import TYPES

from tests.compiler.translate.random_queries import statement as random_statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.compiler.translate.twins import Twins

MANY = os.environ.get("TWINSQL_RANDOM_QUERIES")
LONGEST = 5000
"""Beyond that SQLite's parser may run out of its stack, which the build notices."""


def _exact(rows: Sequence[Sequence[object]]) -> list[str]:
    """Values with their types, in any order."""
    return sorted(", ".join(f"{type(value).__name__} {value!r}" for value in row) for row in rows)


def _place(value: object) -> object:
    """What a value sorts by: 1.0 and 1.00 are one."""
    return None if isinstance(value, (dict, list)) else float(cast("float", value)) if isinstance(value, (Decimal, float)) else value


def _in_order(rows: Sequence[Sequence[object]]) -> list[list[object]]:
    return [[_place(value) for value in row] for row in rows]


@settings(
    max_examples=int(MANY or 150),
    derandomize=not MANY,
    database=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 2**48))
def test_a_statement_at_random_gives_the_same_on_both_engines(twins: Twins, seed: int) -> None:
    sql = random_statement(Random(seed))
    try:
        compiled, translation, kinds = twins.compile(sql)
    except (DescribeError, SourceError):
        assume(False)
        return
    assume(len(translation.sqlite) < LONGEST and set(kinds) <= set(TYPES))
    told = f"{sql}\n{translation.sqlite}"
    assert translation.column_types == kinds, told
    sqlite, postgres = twins.run(compiled, (), returns=bool(kinds))
    assert (sqlite.error, sqlite.count) == (postgres.error, postgres.count), told
    assert _exact(sqlite.rows) == _exact(postgres.rows), told
    if " ORDER BY " in sql.rpartition(")")[2]:
        assert _in_order(sqlite.rows) == _in_order(postgres.rows), told
    assert {name: _exact(rows) for name, rows in sqlite.tables.items()} == {name: _exact(rows) for name, rows in postgres.tables.items()}, (
        told
    )
    for row in postgres.rows:
        sure = [
            value for value, nullable, kind in zip(row, translation.column_nullable, kinds, strict=True) if not nullable and kind != "jsonb"
        ]
        assert None not in sure, told
