"""Whether a list of expressions tells the rows of a query apart: by the schema's keys, and by what WHERE and ON make equal."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sqlglot import exp

from ..translate.nodes import QUERIES, bare, child, children, conjuncts, maybe, name_of, within_query, word
from .parts import ancestors, joins_of, opened, output_name, output_names, parts_of
from .volatile import is_volatile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..model import Table
    from .parts import Part

Element = tuple[str, str]
"""Alias and name of a column; an empty alias and the text of any other expression."""

Pair = tuple[Element, "exp.Expr | None"]
"""A column, and what it is equal to; None where that is fixed."""

FIXED: Element = ("*", "")
"""What is the same in every row: a literal, a parameter, a column of a query around this one."""

MORE_AGGREGATES = frozenset({"every", "jsonb_agg", "json_agg", "jsonb_object_agg", "json_object_agg", "bit_and", "bit_or", "bit_xor"})


def is_aggregate(node: exp.Expr) -> bool:
    """Whether *node* is an aggregate itself."""
    named = isinstance(node, exp.Anonymous) and node.name.lower() in MORE_AGGREGATES
    return named or isinstance(node, (exp.AggFunc, exp.JSONArrayAgg, exp.JSONBObjectAgg, exp.JSONObjectAgg))


def has_aggregate(node: exp.Expr) -> bool:
    """Whether an aggregate, not a window function, is in *node*."""
    if isinstance(node, exp.Window):
        return False
    return any(is_aggregate(one) for one in within_query(node, exp.Window))


class Sight:
    """A SELECT: its sources, what is equal in it, its result columns."""

    def __init__(self, select: exp.Expr, tables: Mapping[str, Table]) -> None:
        self.select = select
        self.tables = tables

    @cached_property
    def parts(self) -> list[Part]:
        """What stands in FROM."""
        return parts_of(self.select, self.tables)

    @cached_property
    def outputs(self) -> list[exp.Expr]:
        """The SELECT list without aliases."""
        return [bare(child(one)) if isinstance(one, exp.Alias) else bare(one) for one in children(self.select)]

    @cached_property
    def groups(self) -> list[exp.Expr] | None:
        """What GROUP BY says, ROLLUP and the like included; None where there is none."""
        clause = maybe(self.select, "group")
        if clause is None:
            return None
        found = list(children(clause))
        for kind in ("rollup", "cube", "grouping_sets"):
            found += [one for inner in children(clause, kind) for one in _leaves(inner)]
        return [self.resolved(one) for one in found]

    @cached_property
    def is_lump(self) -> bool:
        """Whether aggregates without GROUP BY make one row of all."""
        return self.groups is None and any(has_aggregate(one) for one in self.outputs)

    @cached_property
    def spreads(self) -> bool:
        """Whether a function in the SELECT list gives several rows for one."""
        return any(isinstance(one, exp.Explode | exp.Unnest) for output in self.outputs for one in within_query(output))

    def resolved(self, node: exp.Expr) -> exp.Expr:
        """What a key of ORDER BY or GROUP BY means: a number or the name of a result column stands for that column."""
        node = bare(node)
        if isinstance(node, exp.Literal) and not node.is_string and node.name.isdecimal() and int(node.name) <= len(self.outputs):
            return self.outputs[int(node.name) - 1]
        if isinstance(node, exp.Column) and isinstance(node.this, exp.Identifier) and maybe(node, "table") is None:
            name = name_of(node.this)
            for one, value in zip(children(self.select), self.outputs, strict=True):
                if isinstance(one, exp.Alias) and output_name(one) == name:
                    return value
        return node

    def element(self, node: exp.Expr) -> Element:
        """*node* as an element of what is known."""
        node = bare(node)
        if isinstance(node, exp.Column) and isinstance(node.this, exp.Identifier):
            return self._column(node)
        if isinstance(node, exp.Star):
            return ("", "*")
        columns = [one for one in within_query(node) if isinstance(one, exp.Column)]
        constant = all(self._column(one) == FIXED for one in columns) and not any(isinstance(one, QUERIES) for one in node.walk())
        return FIXED if constant and not is_volatile(node) and not is_aggregate(node) else ("", node.sql(dialect="postgres").lower())

    def _column(self, node: exp.Expr) -> Element:
        if not isinstance(node.this, exp.Identifier):
            return ("", node.sql())
        table, name = maybe(node, "table"), name_of(node.this)
        alias = name_of(table) if table is not None else ""
        for part in self.parts:
            if (alias == part.alias) if alias else (name in part.columns):
                return (part.alias, name)
        if not alias and any("" in part.columns for part in self.parts):
            # PostgreSQL made up a name, which may be this one.
            return ("", name)
        return FIXED

    @cached_property
    def equalities(self) -> list[Pair]:
        """Pairs: where the second holds, the first is known."""
        found: list[Pair] = []
        where = maybe(self.select, "where")
        for one in conjuncts(child(where)) if where is not None else list[exp.Expr]():
            found += self._pairs(one)
        for join in joins_of(self.select):
            found += self._join_pairs(join)
        return found

    def _join_pairs(self, join: exp.Expr) -> list[Pair]:
        side = word(join, "side")
        if side in {"RIGHT", "FULL"}:
            return []
        added = self._added(join)
        found: list[Pair] = []
        condition = maybe(join, "on")
        for one in conjuncts(condition) if condition is not None else list[exp.Expr]():
            found += [pair for pair in self._pairs(one) if not side or pair[0][0] == added]
        for one in children(join, "using"):
            name = name_of(one)
            others = [part.alias for part in self.parts if name in part.columns and part.alias != added]
            for other in others[:1]:
                pair = (exp.column(name, table=added), exp.column(name, table=other))
                found += [((added, name), pair[1]), *([] if side else [((other, name), pair[0])])]
        return found

    def _added(self, join: exp.Expr) -> str:
        place = len(self.parts) - len(joins_of(self.select)) + next(n for n, one in enumerate(joins_of(self.select)) if one is join)
        return self.parts[place].alias

    def _pairs(self, condition: exp.Expr) -> list[Pair]:
        if isinstance(condition, exp.Is) and isinstance(condition.expression, exp.Null) and not condition.args.get("negate"):
            return [(self.element(child(condition)), None)]
        if not isinstance(condition, exp.EQ) or isinstance(condition.expression, (exp.Any, exp.All)):
            return []
        left, right = bare(child(condition)), bare(child(condition, "expression"))
        return [(self.element(left), right), (self.element(right), left)]

    def closure(self, nodes: Iterable[exp.Expr]) -> set[Element]:
        """All that is known where *nodes* are."""
        known = {FIXED, *(self.element(self.resolved(node)) for node in nodes)}
        size = 0
        while size != len(known):
            size = len(known)
            known |= {one for one, other in self.equalities if other is None or self.holds(known, other)}
            for part in self.parts:
                if self._is_row(part, known):
                    known |= {(part.alias, name) for name in part.columns}
        return known

    def _is_row(self, part: Part, known: set[Element]) -> bool:
        """Whether *known* picks one row of *part*."""
        names = {name for name in part.columns if (part.alias, name) in known}
        if part.single or any(key <= names for key in part.keys):
            return True
        if part.query is None:
            return False
        own = output_names(part.query, self.tables)
        return tells_apart(part.query, {one for one, name in zip(own, part.columns, strict=False) if name in names}, self.tables)

    def holds(self, known: set[Element], node: exp.Expr) -> bool:
        """Whether *node* is the same wherever *known* is."""
        node = bare(node)
        if self.element(node) in known:
            return True
        if is_volatile(node) or has_aggregate(node) or any(isinstance(one, (exp.Window, exp.Star)) for one in node.walk()):
            return False
        own = [one for one in node.find_all(exp.Column) if self._is_own(node, one)]
        asks = any(isinstance(one, QUERIES) for one in node.walk())
        return (bool(own) or asks) and all(self.element(one) in known for one in own)

    def _is_own(self, node: exp.Expr, column: exp.Expr) -> bool:
        """Whether *column*, somewhere in *node*, is one of this SELECT, not of a subquery in *node*."""
        name, table = column.name.lower(), maybe(column, "table")
        for parent in ancestors(column):
            if parent is self.select or parent is node.parent:
                break
            if isinstance(parent, exp.Select):
                inner = parts_of(parent, self.tables)
                if any(part.alias == name_of(table) if table is not None else name in part.columns for part in inner):
                    return False
        return self.element(column) != FIXED

    def is_total(self, nodes: Sequence[exp.Expr], *, within: bool = False) -> bool:
        """Whether *nodes* tell the rows apart; *within*: the rows before GROUP BY and DISTINCT."""
        known = self.closure(nodes)
        if self.spreads:
            return False
        if not within:
            if self.is_lump:
                return True
            if any(self._numbers(known, bare(self.resolved(one))) for one in nodes):
                return True
            if self.groups is not None:
                return all(self.holds(known, one) for one in self.groups)
        return all(self._is_row(part, known) for part in self.parts)

    def _numbers(self, known: set[Element], node: exp.Expr) -> bool:
        """Whether *node* numbers the rows that agree in what is *known*."""
        if not isinstance(node, exp.Window) or not isinstance(node.this, exp.RowNumber) or maybe(node, "alias") is not None:
            return False
        return all(self.holds(known, one) for one in children(node, "partition_by"))

    def is_fixed(self, nodes: Sequence[exp.Expr], wanted: Iterable[exp.Expr]) -> bool:
        """Whether rows that *nodes* do not tell apart agree in *wanted*."""
        known = self.closure(nodes)
        return all(self.holds(known, one) for one in wanted)


def _leaves(node: exp.Expr) -> list[exp.Expr]:
    """The expressions in ROLLUP (a, (b, c))."""
    if isinstance(node, (exp.Tuple, exp.Rollup, exp.Cube, exp.GroupingSets)):
        return [one for inner in children(node) for one in _leaves(inner)]
    return [bare(node)]


def tells_apart(query: exp.Expr, names: set[str], tables: Mapping[str, Table], called: Sequence[str] = ()) -> bool:
    """Whether the result columns *names* tell the rows of *query* apart; *called*: what the columns are called, where not by themselves."""
    query = opened(query)
    if is_single(query, tables):
        return True
    own = tuple(called) or output_names(query, tables)
    if isinstance(query, exp.Select):
        sight = Sight(query, tables)
        if any(isinstance(one, exp.Star) or (isinstance(one, exp.Column) and isinstance(one.this, exp.Star)) for one in sight.outputs):
            return all(_star_row(part, names, tables) for part in sight.parts)
        nodes = [one for one, name in zip(sight.outputs, own, strict=True) if name in names]
        distinct = maybe(query, "distinct")
        if distinct is not None and sight.is_fixed(nodes, _once(distinct) or sight.outputs):
            return True
        return sight.is_total(nodes)
    is_set = isinstance(query, (exp.Union, exp.Intersect, exp.Except)) and bool(query.args.get("distinct"))
    return is_set and set(own) <= names


def _once(distinct: exp.Expr) -> list[exp.Expr]:
    """What DISTINCT ON has only once each; nothing of a plain DISTINCT."""
    on = maybe(distinct, "on")
    return [] if on is None else children(on) if isinstance(on, exp.Tuple) else [bare(on)]


def _star_row(part: Part, names: set[str], tables: Mapping[str, Table]) -> bool:
    """Whether the columns *names*, which a star gives, pick one row of *part*."""
    if part.single or any(key <= names for key in part.keys):
        return True
    return part.query is not None and tells_apart(part.query, names, tables)


def is_single(query: exp.Expr, tables: Mapping[str, Table]) -> bool:
    """Whether *query* gives one row at most."""
    query = opened(query)
    if isinstance(query, (exp.Update, exp.Delete)):
        return changes_one(query, tables)
    if isinstance(query, exp.Insert):
        rows = maybe(query, "expression")
        return rows is None or (len(children(rows)) == 1 if isinstance(rows, exp.Values) else is_single(rows, tables))
    limit = maybe(query, "limit")
    amount = maybe(limit, "count" if isinstance(limit, exp.Fetch) else "expression") if limit is not None else None
    if limit is not None and (amount is None or amount.name in {"0", "1"}):
        return True
    if not isinstance(query, exp.Select):
        return False
    sight = Sight(query, tables)
    return sight.is_total([])


def changes_one(change: exp.Expr, tables: Mapping[str, Table]) -> bool:
    """Whether an UPDATE or DELETE changes one row at most. What other tables pin is not looked at: where there are some, it may."""
    if maybe(change, "from_") is not None or children(change, "using"):
        return False
    select = exp.select("1").from_(child(change).copy())
    where = maybe(change, "where")
    if where is not None:
        select.set("where", where.copy())
    return Sight(select, tables).is_total([])


def order_keys(query: exp.Expr) -> list[exp.Expr] | None:
    """The keys of ORDER BY; None where there is none."""
    clause = maybe(query, "order")
    return None if clause is None else [child(one) for one in children(clause)]
