"""Every case gives the same on both engines: Python values and types, row counts, errors, and the tables afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.compiler.translate.twins import Case, python_value, read_cases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.compiler.translate.twins import Outcome, Twins

CASES = read_cases("cases")


def _exact(rows: Sequence[Sequence[object]]) -> list[str]:
    """Values with their types: True is not 1, 1 is not 1.0, -0.0 is not 0.0."""
    return [", ".join(f"{type(value).__name__} {value!r}" for value in row) for row in rows]


def shown(outcome: Outcome, *, ordered: bool) -> tuple[object, ...]:
    """What is compared."""
    rows = _exact(outcome.rows)
    return rows if ordered else sorted(rows), outcome.count, outcome.error, {name: _exact(table) for name, table in outcome.tables.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file.removesuffix('.sql')}: {case.name}")
def test_both_engines_give_the_same(case: Case, twins: Twins) -> None:
    statement, translation, kinds = twins.compile(case.sql, f"cases/{case.file}", case.line)
    assert translation.column_types == kinds
    assert statement.sqlite is not None
    ordered = any(line.startswith("ORDER BY") for line in translation.sqlite.splitlines())
    parameters = dict(zip(statement.parameters, twins.describe_parameters(case.sql), strict=True))
    seen = 0
    for given in case.runs:
        values = tuple(python_value(given[name], kind) for name, kind in parameters.items())
        sqlite, postgres = twins.run(statement, values, returns=bool(kinds))
        assert shown(sqlite, ordered=ordered) == shown(postgres, ordered=ordered), f"{translation.sqlite}\nwith {given}"
        assert postgres.error == case.notes.get("error", ""), f"with {given}"
        assert not any(
            value is None
            for row in (*sqlite.rows, *postgres.rows)
            for value, nullable in zip(row, translation.column_nullable, strict=True)
            if not nullable
        ), f"NULL where it is said to be impossible: {translation.sqlite}"
        seen += len(postgres.rows) + (postgres.count or 0)
    assert seen or "error" in case.notes or "empty" in case.notes, "the case proves nothing: no row was returned or changed"
