"""Lints about changes that find several rows for one: which of them counts is each engine's own choice."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sqlglot import exp

from ..translate.nodes import bare, child, children, flag, maybe, name_of
from ..translate.sources import column_type
from ..translate.value import ENUM, INTEGERS, TEXTS
from .totality import Sight, is_single, tells_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..model import Table
    from .look import Hit, Look


def several_matches(look: Look) -> Iterator[Hit]:
    """D030."""
    for node in look.tree.find_all(exp.Update):
        source = maybe(node, "from_")
        # The columns of the row that is changed are fixed: it stands outside of FROM.
        if source is not None and not Sight(node, look.tables).is_total([]):
            cure = "Join on all columns of a key of each table in FROM, or use a subquery by key: SET a = (SELECT …)."
            yield source, "UPDATE … FROM picks another row on each engine where several match", cure


def equal_keys(look: Look) -> Iterator[Hit]:
    """D031."""
    for node in look.tree.find_all(exp.Insert):
        conflict = maybe(node, "conflict")
        if conflict is None or child(conflict, "action").name.upper() != "DO UPDATE" or not isinstance(node.this, exp.Schema):
            continue
        if not _are_apart(look, node, conflict):
            cure = "Insert one row at a time, as a batch: a method that takes a list of a row class."
            yield conflict, "an upsert of several rows: PostgreSQL fails where two have one key, SQLite lets the last win", cure


def _are_apart(look: Look, node: exp.Expr, conflict: exp.Expr) -> bool:
    """Whether no two rows that are inserted have the same key."""
    body, schema = child(node, "expression"), child(node)
    table = look.tables.get(name_of(child(child(schema))))
    if flag(node, "default") or (isinstance(body, exp.Values) and len(children(body)) == 1):
        return True
    if not isinstance(body, exp.Values) and is_single(body, look.tables):
        return True
    names, keys = [name_of(one) for one in children(schema)], _keys(conflict, table)
    if table is None or keys is None or not set(keys) <= set(names):
        return False
    places = [names.index(key) for key in keys]
    if isinstance(body, exp.Values):
        return _literals_differ(children(body), places, [table.column(key) for key in keys])
    return tells_apart(body, {names[place] for place in places}, look.tables, names)


def _keys(conflict: exp.Expr, table: Table | None) -> Sequence[str] | None:
    """The columns that ON CONFLICT means; None where they are not known."""
    constraint = maybe(conflict, "constraint")
    if constraint is not None:
        known = dict(zip(table.key_names, table.keys, strict=False)) if table is not None else {}
        return known.get(name_of(constraint))
    found = [bare(child(one)) if isinstance(one, exp.Ordered) else bare(one) for one in children(conflict, "conflict_keys")]
    return [name_of(child(one)) for one in found] if all(isinstance(one, exp.Column) for one in found) else None


def _literals_differ(rows: list[exp.Expr], places: list[int], columns: Sequence[object]) -> bool:
    kinds = [column_type(one) for one in columns]  # type: ignore[arg-type]
    seen = [tuple(_known(children(row)[place], kind) for place, kind in zip(places, kinds, strict=True)) for row in rows]
    return all(None not in key for key in seen) and len(set(seen)) == len(seen)


def _known(node: exp.Expr, kind: str) -> str | Decimal | None:
    """The value of a literal, which no other one of the column's type is equal to; None where that is not known."""
    node = bare(node)
    sign = 1
    if isinstance(node, exp.Neg):
        node, sign = child(node), -1
    if not isinstance(node, exp.Literal):
        return None
    if node.is_string:
        return node.name if kind in TEXTS or kind.startswith(ENUM) else None
    return sign * Decimal(node.name) if kind in INTEGERS else None
