"""
generate_series: a recursive query that counts.

Where its bounds depend on the sources to its left, the numbers travel in a JSON list: a table function's argument may see them on SQLite.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from .nodes import alias_columns, alias_of, child, children, flag, maybe, within_query
from .sources import Source, quote
from .time_series import counted, is_time_series
from .value import BROKEN, INTEGERS, OUT_OF_RANGE, Value, give_type

if TYPE_CHECKING:
    from .translator import Translator

NAME = "generate_series"
BESIDE = ("group", "having", "distinct")
"""Clauses beside which a series in the SELECT list would be more than a join."""


def series_source(translator: Translator, node: exp.Expr) -> str:
    """``generate_series(1, n [, step]) [WITH ORDINALITY] [AS g (i, place)]``, taken into scope, and its text."""
    translator.context.only(node, "this", "alias", "ordinality")
    scope, call, alias = translator.scope, child(node), alias_of(node) or NAME
    own, numbered = scope.own, flag(node, "ordinality")
    kind, query, span = _counted(translator, call)
    names = [*alias_columns(node), *([alias, "ordinality"][len(alias_columns(node)) :])][: 1 + numbered]
    if len(alias_columns(node)) > len(names) or len(set(names)) != len(names):
        translator.context.refuse(
            node, "a series has one column, and with ORDINALITY a second one", "Write generate_series(1, 9) AS g (n)."
        )
    shown = quote(alias)
    if scope.own == own:
        source = Source(alias, {names[0]: Value("", kind, nullable=False, span=span)})
        place = f", row_number() OVER () AS {quote(names[-1])}" if numbered else ""
        text = f"({query} SELECT n AS {quote(names[0])}{place} FROM _series) AS {shown}"
    else:
        source = Source(alias, {names[0]: Value(f"{shown}.value", kind, nullable=False, span=span)})
        text = f"json_each(({query} SELECT json_group_array(n) FROM _series)) AS {shown}"
    if numbered:
        sql = "" if scope.own == own else f"({shown}.key + 1)"
        source.columns[names[1]] = Value(sql, "bigint", nullable=False, span=(1, 2**53))
    scope.add(translator.context, source, node)
    return text


def _counted(translator: Translator, call: exp.Expr) -> tuple[str, str, tuple[int, int] | None]:
    """The type of a series, ``WITH RECURSIVE _series (n, …)`` that counts, and the least and greatest of its numbers."""
    translator.context.only(call, "start", "end", "step")
    step = maybe(call, "step")
    nodes = [child(call, "start"), child(call, "end"), *([step] if step is not None else [])]
    values = [translator.expression(one) for one in nodes]
    if is_time_series(values):
        return *counted(translator, call, values), None
    known = next((value.type for value in values if value.type != "unknown"), "integer")
    values = [give_type(translator.context, value, known, one) for value, one in zip(values, nodes, strict=True)]
    for value, one in zip(values, nodes, strict=True):
        if value.type not in (*INTEGERS, BROKEN):
            shown = value.type.replace("decimal", "numeric")
            translator.context.refuse(one, f"generate_series of {shown} has no translation yet", "Cast it with ::integer.")
    kind = "bigint" if any(value.type == "bigint" for value in values) else "integer"
    first, last = values[0], values[1]
    span = None
    if first.type in INTEGERS and last.type in INTEGERS:
        span = (min(first.range[0], last.range[0]), max(first.range[1], last.range[1]))
    stride = values[2] if step is not None else Value("1", "integer", nullable=False, literal="integer", raw="1", span=(1, 1))
    return kind, _recursion(first.sql, last.sql, stride), span


def _recursion(first: str, last: str, step: Value) -> str:
    """Counting from *first* to *last*: there is a next number while what is left is no less than the step, even beyond 64 bits."""
    if step.literal == "integer" and int(step.raw) > 0:
        start, more = "a <= z", f"z - n >= {step.sql}"
    else:
        start = f"CASE WHEN s > 0 THEN a <= z WHEN s < 0 THEN a >= z WHEN s = 0 AND a IS NOT NULL AND z IS NOT NULL THEN {OUT_OF_RANGE} END"
        more = "CASE WHEN s > 0 THEN z - n >= s ELSE z - n <= s END"
    bounds = f"_bounds (a, z, s) AS (SELECT {first}, {last}, {step.sql})"
    count = f"_series (n, z, s) AS (SELECT a, z, s FROM _bounds WHERE {start} UNION ALL SELECT n + s, z, s FROM _series WHERE {more})"
    return f"WITH RECURSIVE {bounds}, {count}"


def joined_series(translator: Translator, node: exp.Expr) -> exp.Expr:
    """A SELECT with a series among its result columns as one that joins it: each row once for each number."""
    places = [
        place for place, one in enumerate(children(node)) if any(isinstance(inner, exp.GenerateSeries) for inner in within_query(one))
    ]
    if not places:
        return node
    found = [one for place in places for one in within_query(children(node)[place]) if isinstance(one, exp.GenerateSeries)]
    if len(found) > 1 or any(maybe(node, name) is not None for name in BESIDE) or children(node, "windows"):
        cure = "Put it into FROM: CROSS JOIN generate_series(…) AS g (n)."
        translator.context.refuse(found[0], "generate_series in the SELECT list stands alone, without GROUP BY, DISTINCT and windows", cure)
    for one in within_query(node):
        if isinstance(one, (exp.AggFunc, exp.Window)):
            cure = "Put it into FROM: CROSS JOIN generate_series(…) AS g (n)."
            translator.context.refuse(found[0], "generate_series in the SELECT list beside an aggregate", cure)
    return _joined(node, places[0])


def _joined(node: exp.Expr, place: int) -> exp.Expr:
    changed = node.copy()
    changed.parent = node.parent
    output = children(changed)[place]
    call = next(one for one in within_query(output) if isinstance(one, exp.GenerateSeries))
    name = exp.to_identifier("_series", quoted=True)
    column = exp.Column(this=exp.to_identifier("n", quoted=True), table=name.copy())
    column.meta.update(call.meta)
    table = exp.Table(this=call.copy(), alias=exp.TableAlias(this=name, columns=[exp.to_identifier("n", quoted=True)]))
    if output is call:
        outputs = children(changed)
        outputs[place] = exp.Alias(this=column, alias=exp.to_identifier(NAME))
        changed.set("expressions", outputs)
    else:
        call.replace(column)
    if maybe(changed, "from_") is None:
        changed.set("from_", exp.From(this=table))
    else:
        changed.append("joins", exp.Join(this=table, kind="CROSS"))
    return changed
