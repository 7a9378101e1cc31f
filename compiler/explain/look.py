"""One statement: both engines asked for their plans, with real parameters. Nothing of it runs."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ...adapters.errors import DatabaseError
from .databases import ask
from .plan import Line, Plan, postgres_plan, sqlite_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ...adapters.protocol import Executor, Transaction
    from ...adapters.statement import Form, Values
    from ..prove.subjects import Subject
    from .parameters import Drawer


ATTEMPTS = 5
Made = TypeVar("Made")


class _Nothing(dict[str, None]):
    """NULL for every parameter of a step."""

    def __missing__(self, name: str) -> None:
        """Any number is known."""


def look_on_postgres(executor: Executor, subject: Subject, parameters: Sequence[object], sizes: Mapping[str, int]) -> Plan:
    """What PostgreSQL would do."""
    form = cast("Form[Any]", subject.statement.postgres)
    rows = ask(executor, f"EXPLAIN {form.sql}", parameters, form.bind, subject.name)
    return postgres_plan((str(row[0]) for row in rows), form.sql, sizes)


def look_on_sqlite(executor: Executor, subject: Subject, parameters: Sequence[object], sizes: Mapping[str, int]) -> Plan | None:
    """What SQLite would do, one step after the other; None where it never runs the statement."""
    form = subject.statement.sqlite
    if form is None:
        return None
    found: list[tuple[int, int, str]] = []
    for place, sql in enumerate((*form.steps, form.sql)):
        rows = ask(executor, f"EXPLAIN QUERY PLAN {sql}", parameters, _nothing if form.steps else form.bind, subject.name)
        base = 1_000_000 * place
        found += [(base + row[0], base + row[1] if row[1] else 0, str(row[3])) for row in rows]
    return sqlite_plan(found, "\n".join((*form.steps, form.sql)), sizes)


def _nothing(values: Values) -> Values:
    del values
    return cast("Values", _Nothing())


def look(
    subject: Subject, drawer: Drawer, sqlite: Transaction, postgres: Transaction, sizes: Mapping[str, int]
) -> tuple[list[object], Plan, Plan | None]:
    """
    Parameters of *subject*, the same ones each time, and the plans for them.

    An engine may work out a part of the statement as it plans, and fail: then other parameters are tried, and in the end a plan says so.
    """
    random = Random(subject.name)  # noqa: S311 - every run must draw the same
    attempts = ATTEMPTS
    while True:
        attempts -= 1
        values = drawer.draw(subject, random)
        here = _tried(look_on_postgres, postgres, subject, values, sizes)
        there = _tried(look_on_sqlite, sqlite, subject, values, sizes)
        if not attempts or not (here.failed or (there is not None and there.failed)):
            return values, here, there


def _tried(looking: Callable[..., Made], database: Transaction, *about: object) -> Made | Plan:
    """A plan, or one that says why there is none."""
    try:
        with database.transaction() as scope:
            return looking(scope, *about)
    except DatabaseError as error:
        return Plan((Line(f"(no plan: {type(error).__name__})"),), failed=True)
