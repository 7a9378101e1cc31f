"""Which tables a statement filters by a comparison that an index could serve."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlglot import exp

from ..lint.parts import joins_of
from ..lint.totality import FIXED, Sight
from ..translate.context import offset_of
from ..translate.nodes import QUERIES, bare, child, children, conjuncts, maybe, within_query, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..model import Table

PLACEHOLDER = re.compile(r"%\((\w+)\)s")
RANGES = (exp.EQ, exp.GT, exp.GTE, exp.LT, exp.LTE)


@dataclass(frozen=True, slots=True)
class Filter:
    """
    A comparison.

    Attributes:
        alias: what the statement calls the table.
        table: its name.
        column: what is compared, as SQL.
        shown: the condition.
        offset: where it stands in the statement's text.
        joins: whether it is compared with a column of another table.
        equals: whether it is one value, or one of several, that is asked for.
    """

    alias: str
    table: str
    column: str
    shown: str
    offset: int
    joins: bool
    equals: bool


def filters_of(tree: exp.Expr, tables: Mapping[str, Table]) -> list[Filter]:
    """The first filter of each table; none of a table that stands under one name in two places, which a plan does not tell apart."""
    found: dict[tuple[str, bool], Filter] = {}
    sights = sights_of(tree, tables)
    count = Counter(part.alias for sight in sights for part in sight.parts)
    for sight in sights:
        for one in comparisons(sight):
            if count[one.alias] == 1:
                found.setdefault((one.alias, one.joins), one)
    return list(found.values())


def sights_of(tree: exp.Expr, tables: Mapping[str, Table]) -> list[Sight]:
    """Every SELECT of a statement, and each UPDATE and DELETE as the SELECT that finds its rows."""
    return [Sight(select, tables) for select in _selects(tree)]


def _selects(tree: exp.Expr) -> Iterator[exp.Expr]:
    for node in tree.walk():
        if isinstance(node, exp.Select):
            yield node
        elif isinstance(node, (exp.Update, exp.Delete)) and maybe(node) is not None:
            select = exp.Select(from_=exp.From(this=child(node).copy()), where=node.args.get("where"))
            if maybe(node, "from_") is None and not children(node, "using"):
                yield select


def comparisons(sight: Sight) -> Iterator[Filter]:
    """All comparisons that an index could serve."""
    outer = {sight.parts[-1 - number].alias for number, join in enumerate(reversed(joins_of(sight.select))) if word(join, "side")}
    where = maybe(sight.select, "where")
    conditions = list(conjuncts(child(where))) if where is not None else []
    for join in joins_of(sight.select):
        on = maybe(join, "on")
        conditions += conjuncts(on) if on is not None and not word(join, "side") else ()
    for condition in conditions:
        for side, other in _sides(condition):
            one = _filter(sight, condition, side, other)
            if one is not None and not (one.joins and one.alias in outer):
                yield one


def _sides(condition: exp.Expr) -> Iterator[tuple[exp.Expr, list[exp.Expr]]]:
    """Each side of a comparison that an index serves, and what it is compared with."""
    if isinstance(condition, RANGES):
        left, right = bare(child(condition)), bare(child(condition, "expression"))
        other = child(right) if isinstance(right, exp.Any) else right
        yield left, [other]
        if not isinstance(right, exp.Any):
            yield right, [left]
    elif isinstance(condition, exp.Between):
        yield bare(child(condition)), [child(condition, "low"), child(condition, "high")]
    elif isinstance(condition, exp.In) and children(condition):
        yield bare(child(condition)), children(condition)


def _filter(sight: Sight, condition: exp.Expr, side: exp.Expr, others: list[exp.Expr]) -> Filter | None:
    columns = [one for one in within_query(side) if isinstance(one, exp.Column)]
    if len(columns) != 1 or any(isinstance(node, QUERIES) for one in (side, *others) for node in one.walk()):
        return None
    alias, _ = sight.element(columns[0])
    table = next((part.table for part in sight.parts if part.alias == alias and part.table is not None), None)
    if table is None:
        return None
    kinds = {sight.element(one) for other in others for one in within_query(other) if isinstance(one, exp.Column)} - {FIXED}
    if any(element[0] in {alias, ""} for element in kinds):
        return None
    plain = side.copy()
    for one in plain.find_all(exp.Column):
        one.set("table", None)
    shown = plain.sql(dialect="postgres")
    column = shown if isinstance(plain, exp.Column) else f"({shown})"
    return Filter(
        alias,
        table.name,
        column,
        PLACEHOLDER.sub(r":\1", condition.sql(dialect="postgres")),
        offset_of(condition),
        bool(kinds),
        isinstance(condition, exp.EQ | exp.In),
    )
