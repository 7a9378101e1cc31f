"""One statement: both engines asked for their plans, with real parameters. Nothing of it runs."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any, cast

from .databases import ask
from .plan import postgres_plan, sqlite_plan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ...adapters.protocol import Executor
    from ...adapters.statement import Form, Values
    from ..prove.subjects import Subject
    from .parameters import Drawer
    from .plan import Plan


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


def usual_parameters(drawer: Drawer, subject: Subject) -> list[object]:
    """The parameters of *subject*, the same ones each time."""
    return drawer.draw(subject, Random(subject.name))  # noqa: S311 - every run must draw the same
