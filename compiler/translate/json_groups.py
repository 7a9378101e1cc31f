"""
GROUP BY and DISTINCT of JSON values and intervals: equal ones are one, however their numbers are written.

Of 1 and 1.0, of a month and 30 days, PostgreSQL shows any, so a group in which they look different has no answer: it fails on SQLite.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlglot import exp

from . import selects
from .enums import need_equal
from .nodes import children, maybe, within_query
from .query import Query
from .sources import quote, renamed
from .value import ATOM, INTERVAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .context import Context
    from .translator import Translator
    from .value import Value


KEYS: dict[str, str] = {"jsonb": "pg_jsonb_key({0})", INTERVAL: "pg_interval_length({0})"}
"""What values group by that may be equal and look different."""


def json_key(value: Value, outputs: Sequence[tuple[str, Value]]) -> tuple[Value, str]:
    """What a JSON value or an interval groups by, and the condition that all of a group look the same; a bare number is a result column's."""
    sql = outputs[int(value.sql) - 1][1].sql if value.sql.isdecimal() else value.sql
    return replace(value, sql=KEYS[value.type].format(sql), type="text", level=ATOM), f"pg_same({sql})"


def once_of_both(context: Context, node: exp.Expr, both: Query) -> Query:
    """The rows of both sides of UNION, as groups where a column is a JSON value or an interval."""
    names = [f"c{place}" for place in range(1, len(both.columns) + 1)]
    keys: list[str] = []
    same: list[str] = []
    for column, (_, value) in zip(names, both.columns, strict=True):
        if value.type in KEYS:
            key, shown = json_key(replace(value, sql=column), [])
            keys.append(key.sql)
            same.append(shown)
        else:
            need_equal(context, value.type, node, "UNION")
            keys.append(column)
    named = zip(names, both.columns, strict=True)
    shown = ", ".join(f"{column} AS {quote(name)}" if name else column for column, (name, _) in named)
    lines = [f"SELECT {shown} FROM {renamed(both.inline(), names)}", f"GROUP BY {', '.join(keys)}", f"HAVING {' AND '.join(same)}"]
    return Query(lines, both.columns, always=both.always)


def once(translator: Translator, node: exp.Expr, columns: Sequence[Value]) -> list[str]:
    """DISTINCT with a JSON value among the *columns*, as groups."""
    everything = [one for output in children(node) for one in within_query(output)]
    if maybe(node, "group") is not None or any(selects.is_aggregate(one) or isinstance(one, exp.Window) for one in everything):
        cure = "Put the query into a subquery in FROM, and DISTINCT around it."
        translator.context.refuse(node, "DISTINCT of jsonb beside aggregates or windows", cure)
    keys: list[str] = []
    same: list[str] = []
    for place, (value, one) in enumerate(zip(columns, children(node), strict=True), 1):
        if value.type in KEYS:
            key, shown = json_key(value, [])
            keys.append(key.sql)
            same.append(shown)
        else:
            translator.context.attempt(need_equal, translator.context, value.type, one, "DISTINCT")
            keys.append(str(place))
    return [f"GROUP BY {', '.join(keys)}", f"HAVING {' AND '.join(same)}"]
