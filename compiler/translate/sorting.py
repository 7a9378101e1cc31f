"""ORDER BY of a subquery that looks at the query around it, which SQLite does not know there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from . import queries
from .nodes import child, maybe
from .sources import quote, renamed

if TYPE_CHECKING:
    from sqlglot import exp

    from .query import Query
    from .translator import Translator


def sorted_outside(translator: Translator, node: exp.Expr, body: Query) -> tuple[Query, str]:
    """The SELECT *body* of *node* with its sort keys carried along, in a query around it, and the ORDER BY of that one."""
    if maybe(node, "distinct") is not None:
        what = "DISTINCT sorted by a column of the query around it"
        translator.context.refuse(child(node, "order"), what, "Put the DISTINCT into a subquery in FROM, and sort that.")
    plain = [(name, replace(value, plain=True)) for name, value in body.columns]
    keys = queries.order_keys(translator, child(node, "order"), plain, anything=True)
    # A number stands for a result column.
    carried = [plain[int(key.sql) - 1][1].sql if key.sql.isdecimal() else key.sql for key, _ in keys]
    names = [f"c{place}" for place in range(1, len(plain) + 1)]
    others = [f"o{place}" for place in range(1, len(keys) + 1)]
    inner = replace(body, lines=[f"{body.lines[0]}, {', '.join(carried)}", *body.lines[1:]])
    shown = ", ".join(f"{one} AS {quote(name)}" if name else one for one, (name, _) in zip(names, plain, strict=True))
    lines = [f"SELECT {shown}", f"FROM {renamed(inner.inline(), [*names, *others])}"]
    columns = [(name, replace(value, sql=one)) for one, (name, value) in zip(names, body.columns, strict=True)]
    return replace(
        body, lines=lines, columns=columns
    ), f"ORDER BY {', '.join(f'{one}{tail}' for one, (_, tail) in zip(others, keys, strict=True))}"
