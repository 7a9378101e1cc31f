"""
Statements that take several of SQLite's: a WITH that changes rows, MERGE.

Each step runs before the statement itself, and its rows go on to what comes after it as one more parameter: JSON text, a list of lists. Floats
and bytes travel in hexadecimal, so that they come out as they went in (``adapters/functions/carried.py`` reads them back).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from .statement import Form

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from .statement import Row, Values

R = TypeVar("R")


def with_steps(cursor: sqlite3.Cursor, form: Form[R]) -> Form[R]:
    """The last step of *form* as a statement of one step: its binder runs those before it, on *cursor*."""

    def bind(values: Values) -> Values:
        # The driver takes values by name as well; no one else sees these.
        return cast("Values", _run_steps(cursor, form, form.bind(values)))

    return Form(form.sql, bind, form.decode)


def _run_steps(cursor: sqlite3.Cursor, form: Form[object], bound: Values) -> dict[str, object]:
    """Run the steps of *form*; returns the values for the statement itself, by the numbers of its placeholders."""
    # By number, because not each step has a place for every parameter.
    numbered: dict[str, object] = {str(number): value for number, value in enumerate(bound, 1)}
    for step in form.steps:
        rows: list[Row] = cursor.execute(step, numbered).fetchall()
        numbered[str(len(numbered) + 1)] = as_json(rows)
    return numbered


def as_json(rows: Sequence[Row]) -> str:
    """Rows as the later steps read them."""
    import json  # noqa: PLC0415 - few statements have steps

    return json.dumps([[_plain(value) for value in row] for row in rows], ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> object:
    if isinstance(value, float):
        return f"f{value.hex()}"
    return f"b{value.hex()}" if isinstance(value, bytes) else value
