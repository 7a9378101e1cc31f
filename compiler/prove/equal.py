"""When two answers are the same: values of the same types, in the same order where there is one; errors of the same class."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

Values = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    What one engine made of a statement.

    Attributes:
        rows: returned.
        count: of rows changed, where none are returned.
        error: name of the error's class; empty where there was none.
        tables: rows of the tables that may have changed, afterwards.
        message: of the error, for the report.
    """

    rows: tuple[Values, ...] = ()
    count: int | None = None
    error: str = ""
    tables: dict[str, tuple[Values, ...]] = field(default_factory=dict[str, "tuple[Values, ...]"])
    message: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was returned or changed."""
        return not self.rows and not self.count


def exact(value: object) -> str:
    """A text that two values share only if they are of the same type and exactly equal: True is not 1, 1 is not 1.0, −0.0 is not 0.0."""
    if isinstance(value, dict):
        items = sorted(f"{key!r}: {exact(item)}" for key, item in cast("dict[object, object]", value).items())
        return f"{{{', '.join(items)}}}"
    if isinstance(value, list):
        return f"[{', '.join(exact(item) for item in cast('list[object]', value))}]"
    return f"{type(value).__name__} {value!r}"


def exact_row(row: Sequence[object]) -> str:
    """The same of a row."""
    return f"({', '.join(exact(value) for value in row)})"


def difference(sqlite: Outcome, postgres: Outcome, *, ordered: bool) -> str:
    """How two outcomes differ, in a few words; empty where they do not."""
    if sqlite.error != postgres.error:
        return f"{sqlite.error or 'no error'} on SQLite, {postgres.error or 'no error'} on PostgreSQL"
    if sqlite.count != postgres.count:
        return f"{sqlite.count} rows changed on SQLite, {postgres.count} on PostgreSQL"
    one, other = [[exact_row(row) for row in rows] for rows in (sqlite.rows, postgres.rows)]
    if sorted(one) != sorted(other):
        return "other rows"
    if ordered and one != other:
        return "the same rows in another order"
    for name, rows in sqlite.tables.items():
        if sorted(map(exact_row, rows)) != sorted(map(exact_row, postgres.tables.get(name, ()))):
            return f"other rows in {name} afterwards"
    return ""
