"""Where a parameter's values come from: the column that it is compared with or assigned to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlglot import exp

from ..lint.parts import ancestors, parts_of
from ..translate.nodes import QUERIES, child, children, maybe, name_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..model import Schema

Kind = Literal["compared", "assigned", "pattern", "limit", "offset", "json key", "free"]

PATTERNS = (exp.Like, exp.ILike, exp.SimilarTo, exp.RegexpLike, exp.RegexpILike, exp.StrPosition, exp.StartsWith, exp.MatchAgainst)
JSON_STEPS = (exp.JSONExtract, exp.JSONExtractScalar, exp.JSONBExtract, exp.JSONBExtractScalar, exp.JSONBContains, exp.JSONBContainsTopKey)
COMPARING = (exp.Predicate, exp.ArrayContainsAll, exp.ArrayContainedBy, exp.ArrayOverlaps, exp.NullSafeEQ)
ENDS = (*QUERIES, exp.Where, exp.Having, exp.And, exp.Or, exp.Not, exp.Join, exp.Returning, exp.With)


@dataclass(frozen=True, slots=True)
class Origin:
    """
    Where values of a parameter come from.

    Attributes:
        kind: how it is used.
        table: of the column; empty where none was found.
        column: its name.
        direct: whether the parameter stands for a whole value of the column.
        ties: whether it is the key of an upsert.
        ranges: 1 where it is the upper end of a range, -1 where it is the lower end, else 0.
        key: of JSON, under which the value stands.
    """

    kind: Kind
    table: str = ""
    column: str = ""
    direct: bool = True
    ties: bool = False
    ranges: int = 0
    key: str = ""


def origins_of(tree: exp.Expr, schema: Schema, parameters: Sequence[str]) -> tuple[tuple[Origin, ...], tuple[tuple[str, str, str], ...]]:
    """Origins of *parameters*, and each literal text with table and column that it is compared with."""
    seeker = _Seeker(tree, schema)
    found: dict[str, list[Origin]] = {name: [] for name in parameters}
    for node in tree.find_all(exp.Placeholder):
        if node.name in found:
            found[node.name].append(seeker.origin(node))
    literals: list[tuple[str, str, str]] = []
    for text in tree.find_all(exp.Literal):
        origin = seeker.origin(text)
        if text.is_string and origin.kind in {"compared", "json key", "pattern"} and origin.column:
            words = text.name.strip("{}").split(",") if origin.kind == "json key" else [text.name]
            literals += [(origin.table, origin.column, word) for word in words]
    for step in tree.find_all(exp.JSONPathKey):
        table, column = seeker.document(step)
        if table:
            literals.append((table, column, str(step.this)))
    return tuple(_best(found[name], name, seeker) for name in parameters), tuple(dict.fromkeys(literals))


def _best(origins: Sequence[Origin], name: str, seeker: _Seeker) -> Origin:
    ranks: Mapping[str, int] = {"limit": 0, "offset": 0, "assigned": 1, "compared": 2, "pattern": 3, "json key": 3, "free": 9}
    known = sorted(origins, key=lambda one: ranks[one.kind] + (5 if one.kind == "compared" and not one.column else 0))
    best = known[0] if known else Origin("free")
    if best.kind in {"free", "compared"} and not best.column:
        table = seeker.table_with(name)
        return Origin(best.kind, table, name if table else "", direct=bool(table))
    return best


class _Seeker:
    """A statement, looked through for what stands across from a parameter."""

    def __init__(self, tree: exp.Expr, schema: Schema) -> None:
        self._tables = schema.tables
        self._aliases: dict[str, str] = {}
        for one in tree.find_all(exp.Table):
            if isinstance(one.this, exp.Identifier) and name_of(one.this) in schema.tables:
                self._aliases[one.alias.lower() or name_of(one.this)] = name_of(one.this)
            elif isinstance(one.this, exp.Identifier) and name_of(one.this) in schema.views:
                # What stands across from a column of a view is looked for in the tables below it, by its name.
                self._aliases |= {table: table for table in schema.views[name_of(one.this)].reads if table not in self._aliases}
        self._upserts = {
            column.name.lower()
            for one in tree.find_all(exp.OnConflict)
            for key in children(one, "conflict_keys")
            for column in key.find_all(exp.Column)
        }

    def table_with(self, column: str) -> str:
        """The first table of the statement that has *column*; empty where none has."""
        return next((table for table in self._aliases.values() if self._tables[table].column(column)), "")

    def _column(self, node: exp.Expr) -> tuple[str, str]:
        """Table and name of the first column in *node*."""
        for one in node.find_all(exp.Column):
            name, alias = one.name.lower(), one.table.lower()
            table = self._near(one, name, alias) or self._aliases.get(alias, "") or self.table_with(name)
            if table and self._tables[table].column(name) is not None:
                return table, name
            if found := self.table_with(name):
                return found, name
        return "", ""

    def document(self, step: exp.Expr) -> tuple[str, str]:
        """The column in which *step*, of a path, is a key."""
        holder = next((one for one in ancestors(step) if isinstance(one, JSON_STEPS)), None)
        return self._column(child(holder)) if holder is not None else ("", "")

    def _near(self, column: exp.Expr, name: str, alias: str) -> str:
        """The table that *column* is of, by the queries around it; empty where it is of no table."""
        for query in ancestors(column):
            if isinstance(query, (exp.Update, exp.Delete)) and alias in {"", child(query).alias_or_name.lower()}:
                table = self._target(query)
                if table in self._tables and self._tables[table].column(name) is not None:
                    return table
            for part in parts_of(query, self._tables) if isinstance(query, exp.Select) else []:
                if part.table is not None and name in part.columns and alias in {"", part.alias}:
                    return part.table.name
        return ""

    def origin(self, node: exp.Expr) -> Origin:
        """What *node*, a parameter or a literal, is used for."""
        inside, parent = node, node.parent
        while parent is not None:
            found = self._used(node, inside, parent)
            if found is not None:
                return found
            if isinstance(parent, ENDS):
                break
            inside, parent = parent, parent.parent
        return Origin("free")

    def _used(self, node: exp.Expr, inside: exp.Expr, parent: exp.Expr) -> Origin | None:
        """What the place of *inside* in *parent* says; None to look further out."""
        if isinstance(parent, (exp.Limit, exp.Fetch)):
            return Origin("limit")
        if isinstance(parent, exp.Offset):
            return Origin("offset")
        if isinstance(parent, JSON_STEPS) and inside is not maybe(parent):
            return Origin("json key", *self._column(child(parent)), direct=False, key=_made_under(node))
        if isinstance(parent, exp.EQ) and isinstance(parent.parent, (exp.Update, exp.OnConflict)) and parent.arg_key == "expressions":
            return self._assigned(self._target(parent.parent), child(parent).name.lower())
        if isinstance(parent, PATTERNS):
            return self._compared("pattern", node, inside, parent)
        if isinstance(parent, COMPARING) and not isinstance(parent, (exp.Exists, exp.SubqueryPredicate)):
            return self._compared("compared", node, inside, parent)
        return self._inserted(inside, parent)

    def _compared(self, kind: Kind, node: exp.Expr, inside: exp.Expr, parent: exp.Expr) -> Origin:
        others = [one for one in parent.iter_expressions() if one is not inside]
        if isinstance(inside, exp.Tuple):
            place = next((n for n, one in enumerate(children(inside)) if any(inner is node for inner in one.walk())), 0)
            others = [children(one)[place] if isinstance(one, exp.Tuple) and place < len(children(one)) else one for one in others]
        for one in others:
            table, column = self._column(one)
            if table:
                key = _key_of(node, one)
                direct = not key and isinstance(one, exp.Column) and not isinstance(inside, (exp.DPipe, exp.Add, exp.Sub))
                return Origin(kind, table, column, direct=direct, ranges=_end(inside, parent), key=key)
        return Origin(kind)

    def _target(self, change: exp.Expr) -> str:
        # An UPDATE of MERGE names no table.
        while maybe(change) is None or isinstance(change, (exp.OnConflict, exp.When, exp.Whens)):
            if change.parent is None:
                return ""
            change = change.parent
        table = child(change)
        while not isinstance(table, exp.Table) and maybe(table) is not None:
            table = child(table)
        return name_of(child(table)) if isinstance(table, exp.Table) else ""

    def _assigned(self, table: str, column: str) -> Origin:
        return Origin("assigned", table, column, ties=column in self._upserts)

    def _inserted(self, inside: exp.Expr, parent: exp.Expr) -> Origin | None:
        """The column of INSERT for which *inside* stands in a row of VALUES or in a SELECT list."""
        if isinstance(parent, exp.Tuple) and isinstance(parent.parent, exp.Values):
            holder = parent.parent.parent
        elif isinstance(parent, exp.Select) and inside.arg_key == "expressions":
            holder = parent.parent
        else:
            return None
        target = maybe(holder) if isinstance(holder, exp.Insert) else None
        if not isinstance(target, exp.Schema) or not isinstance(holder, exp.Insert):
            return None
        names = [name_of(one) for one in children(target)]
        place = next((n for n, one in enumerate(children(parent)) if one is inside), len(names))
        return self._assigned(self._target(holder), names[place]) if place < len(names) else None


def _end(inside: exp.Expr, parent: exp.Expr) -> int:
    """Which end of a range *inside* is, of whatever stands across from it in *parent*."""
    if isinstance(parent, exp.Between):
        return {"low": -1, "high": 1}.get(str(inside.arg_key), 0)
    sign = 1 if isinstance(parent, (exp.LT, exp.LTE)) else -1 if isinstance(parent, (exp.GT, exp.GTE)) else 0
    return sign if inside.arg_key == "expression" else -sign


def _key_of(node: exp.Expr, other: exp.Expr) -> str:
    """The key of JSON of which *node* is a value: of what makes a document, or of the path into *other*, which it is compared with."""
    step = next(iter(other.find_all(exp.JSONPathKey)), None)
    return _made_under(node) or ("" if step is None else str(step.this))


def _made_under(node: exp.Expr) -> str:
    """The key under which *node* stands in the document that ``jsonb_build_object`` makes."""
    value = node.parent if isinstance(node.parent, exp.Cast) else node
    maker = value.parent
    if isinstance(maker, (exp.Anonymous, exp.JSONObject)) and value.arg_key == "expressions" and value.index:
        before = children(maker)[value.index - 1]
        return before.name if isinstance(before, exp.Literal) else ""
    return ""
