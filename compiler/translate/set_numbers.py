"""Set operations whose sides hold numbers in different forms: each side is brought into the form of both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .numeric_forms import as_text, is_keyed
from .query import Query
from .sources import quote, renamed
from .value import INTEGERS, NUMERIC, WHOLE, Value, is_numeric, to_double

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlglot import exp

    from .context import Context

DOUBLE = "double precision"


def alike(context: Context, node: exp.Expr, left: Query, right: Query) -> tuple[Query, Query]:
    """Both sides, their numbers in one form column by column."""
    kinds = [_form(one, other) for (_, one), (_, other) in zip(left.columns, right.columns, strict=False)]

    def formed(side: Query) -> Query:
        if all(kind in {None, value.type} for kind, (_, value) in zip(kinds, side.columns, strict=False)):
            return side
        return through(side, lambda place, value: _formed(context, node, value, kinds[place]))

    return formed(left), formed(right)


def _form(one: Value, other: Value) -> str | None:
    """The common form where the two are numbers in different ones."""
    kinds = {value.type for value in (one, other) if value.literal != "null"}
    if len(kinds) == 1 or kinds <= set(WHOLE) or not all(kind == DOUBLE or is_numeric(kind) or kind in INTEGERS for kind in kinds):
        return None
    return DOUBLE if DOUBLE in kinds else NUMERIC


def _formed(context: Context, node: exp.Expr, value: Value, kind: str | None) -> Value:
    if kind is None or value.type in {kind, "unknown"}:
        return value
    return to_double(context, value, node) if kind == DOUBLE else as_text(value)


def through(side: Query, form: Callable[[int, Value], Value]) -> Query:
    """*side* with its columns in another form each."""
    names = [f"c{place}" for place in range(1, len(side.columns) + 1)]
    formed = [
        form(place, replace(value, sql=one, level=7, literal="", raw="", path=None, plain=False, pieces=()))
        for place, (one, (_, value)) in enumerate(zip(names, side.columns, strict=True))
    ]
    columns = [(name, replace(value, sql="")) for (name, _), value in zip(side.columns, formed, strict=True)]
    return Query([f"SELECT {_shown(formed, columns)} FROM {renamed(side.inline(), names)}"], columns, side.single, side.always)


def sortable_whole(whole: Query) -> Query:
    """A set operation as a plain SELECT where it holds what is text on SQLite, and sorts by an expression."""
    if not any(is_keyed(value.type) for _, value in whole.columns):
        return whole
    names = [f"c{place}" for place in range(1, len(whole.columns) + 1)]
    columns = [(name, replace(value, sql=one)) for one, (name, value) in zip(names, whole.columns, strict=True)]
    shown = _shown([value for _, value in columns], columns)
    return Query([f"SELECT {shown} FROM {renamed(whole.inline(), names)}"], columns, whole.single, whole.always)


def _shown(values: Sequence[Value], columns: Sequence[tuple[str, Value]]) -> str:
    return ", ".join(f"{value.sql} AS {quote(name)}" if name else value.sql for value, (name, _) in zip(values, columns, strict=True))
