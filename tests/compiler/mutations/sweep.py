"""Each row of the translator's tables with the value of another row, and each rule as one that gives its first operand as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.compiler.mutations.changed import neighbours, replaced
from tests.compiler.translate.test_coverage import TABLES, Noted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.compiler.mutations.judge import Judge
    from tests.compiler.translate.twins import Case


EQUAL: dict[str, str] = {
    "expressions.RULES Paren": "it gives its operand",
    "expressions.RULES Collate": "C is how SQLite compares",
    "casts.FORMS ('boolean', 'integer')": "0 and 1 are 0 and 1",
    "casts.FORMS ('smallint[]', 'integer[]')": "a list is text already",
    "casts.FORMS ('smallint[]', 'bigint[]')": "a list is text already",
    "casts.FORMS ('integer[]', 'bigint[]')": "a list is text already",
    "casts.FORMS ('text[]', 'character varying[]')": "a list is text already",
    "casts.FORMS ('character varying[]', 'text[]')": "a list is text already",
    "casts.FORMS ('time without time zone', 'text')": "a time has no T that could be replaced",
    "casts.FORMS ('time without time zone', 'character varying')": "a time has no T that could be replaced",
    "arithmetic.TEXT_FORMS time without time zone": "a time has no T that could be replaced",
    **{
        f"casts.FORMS ('{kind}[]', '{target}')": "elements of both types are written alike"
        for kind in ("text", "character varying", "smallint", "integer", "date")
        for target in ("text", "character varying")
    },
    "windows.RANKS RowNumber": "D004 lets no ties stand",
    "laterals.PACKED numeric": "a decimal is text already",
    "frames.TIMED date": "a date has no milliseconds",
}
"""Rows that with the other's value are as right as before, and why."""


class Row(NamedTuple):
    """A row of a table that has another value, and the cases that use it."""

    table: dict[Any, Any]
    name: str
    key: Any
    value: Any
    cases: list[Case]

    @property
    def shown(self) -> str:
        return f"{self.name} {getattr(self.key, '__name__', self.key)}"


def rows(judge: Judge) -> Iterator[Row]:
    """All of them that a case uses."""
    uses = _uses(judge)
    for module, name in TABLES:
        table: dict[Any, Any] = getattr(module, name)
        for key, value in neighbours(table):
            wrong = _first if callable(value) else value
            cases = uses.get((module.__name__, name, key), [])
            if cases:
                yield Row(table, f"{module.__name__.rpartition('.')[2]}.{name}", key, wrong, cases)


def _first(translator: Any, node: Any) -> Any:
    """A rule that gives the first operand as it is."""
    inner = next((one for one in node.iter_expressions()), None)
    return translator.expression(inner)


def _uses(judge: Judge) -> dict[tuple[str, str, Any], list[Case]]:
    """The cases that ask for each row."""
    found: dict[tuple[str, str, Any], list[Case]] = {}
    with pytest.MonkeyPatch.context() as patch:
        noted: list[tuple[str, str, Noted]] = []
        for module, name in TABLES:
            table = Noted(getattr(module, name))
            patch.setattr(module, name, table)
            noted.append((module.__name__, name, table))
        for case in judge.cases:
            for _, _, table in noted:
                table.seen.clear()
            judge.compile(case)
            for home, name, table in noted:
                for key in table.seen:
                    found.setdefault((home, name, key), []).append(case)
    return found


def judged(judge: Judge, wanted: Callable[[int], bool] = lambda _: True) -> Iterator[tuple[Row, str]]:
    """Every row, and how it was noticed; *wanted* chooses by their places."""
    for place, row in enumerate(rows(judge)):
        if wanted(place):
            judge.prepare(row.cases[:40])
            with replaced(row.table, row.key, row.value):
                yield row, judge.notice(row.cases[:40])
