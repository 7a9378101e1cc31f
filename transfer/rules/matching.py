"""Which table and column of the source becomes which of the target: by a map, else by name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...adapters import migration_history
from ..outcome import Refusal
from .references import folded
from .rules import dropping

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..catalogue import Catalogue, SourceColumn, SourceTable
    from ..target_schema import TargetColumn, TargetTable
    from .mapping import Map, TableMapping
    from .rules import Rule, Rules

BOOKKEEPING = migration_history.BOOKKEEPING | {"yoyo_tmp"}
"""What is kept of the migrations that a database has had: each database its own."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A column of the target and what fills it: a column of the source, or a constant where *source* is None."""

    source: SourceColumn | None
    target: TargetColumn
    rule: Rule | None = None


@dataclass(slots=True)
class Match:
    """A table of the source and the one that it becomes, column by column in the target's order."""

    source: SourceTable
    target: TargetTable
    pairs: list[Pair] = field(default_factory=list[Pair])


@dataclass(slots=True)
class Matches:
    """All tables that are carried; what a map leaves out; what cannot be matched."""

    tables: list[Match] = field(default_factory=list[Match])
    dropped: list[str] = field(default_factory=list[str])
    refusals: list[Refusal] = field(default_factory=list[Refusal])


def match(catalogue: Catalogue, target: Mapping[str, TargetTable], rules: Rules, mapping: Map | None = None) -> Matches:
    """Match the tables of *catalogue* with those of *target*; names that differ in letter case alone match where no other does."""
    found = Matches()
    for table in catalogue.tables.values():
        entry = (mapping or {}).get(table.name)
        if entry is None and table.name in BOOKKEEPING:
            found.dropped.append(table.name)
            continue
        if entry is not None and not entry.target:
            found.dropped.append(table.name)
            continue
        name = _named(entry.target if entry else table.name, target)
        if name is None:
            reason = f"the target has no table {entry.target if entry else table.name}"
            at = f" ({entry.where})" if entry and entry.where else ""
            cure = f"create it, name another one in a map{at}, or leave the table out: {dropping(table.name)}"
            found.refusals.append(Refusal(table.name, "", reason, cure))
            continue
        found.tables.append(_columns(table, target[name], entry, rules, found))
    return found


def _named(wanted: str, names: Mapping[str, object]) -> str | None:
    if wanted in names:
        return wanted
    alike = [name for name in names if folded(name) == folded(wanted)]
    return alike[0] if len(alike) == 1 else None


def _columns(table: SourceTable, target: TargetTable, entry: TableMapping | None, rules: Rules, found: Matches) -> Match:
    columns = {one.name: one for one in target.columns}
    made: dict[str, Pair] = {}
    mapped: set[str] = set()
    for own in entry.columns if entry else ():
        mapped.add(own.source)
        name = _named(own.target, columns)
        if name is None:
            cure = f"correct {own.where or 'the map'}; columns of {target.name} are {', '.join(columns)}"
            found.refusals.append(Refusal(table.name, own.source, f"{target.name} has no column {own.target}", cure))
        else:
            column = table.column(own.source) if own.source else None
            made[name] = Pair(column, columns[name], rules.get((table.name, own.source)) or own.rule)
    for column in table.columns:
        if entry is not None and column.name in entry.dropped:
            found.dropped.append(f"{table.name}.{column.name}")
        elif column.name not in mapped:
            _by_name(table, column, target, made, rules, found)
    for one in target.columns:
        if one.name not in made and one.not_null and one.default is None and not (one.identity or one.generated):
            reason = f"{target.name}.{one.name} wants a value, and nothing of the source becomes it"
            found.refusals.append(Refusal(table.name, "", reason, "give it a DEFAULT, or a value in a map"))
    return Match(table, target, [made[one.name] for one in target.columns if one.name in made])


def _by_name(table: SourceTable, column: SourceColumn, target: TargetTable, made: dict[str, Pair], rules: Rules, found: Matches) -> None:
    columns = {one.name: one for one in target.columns}
    name = _named(column.name, columns)
    if name is None or name in made:
        reason = f"{target.name} has no column {column.name}"
        found.refusals.append(Refusal(table.name, column.name, reason, "add it, or rename it or leave it out in a map"))
    elif columns[name].generated:
        if not column.generated:
            reason = f"PostgreSQL computes {target.name}.{name} itself, and the source holds values of its own"
            found.refusals.append(Refusal(table.name, column.name, reason, "leave it out in a map, or make it a plain column"))
    else:
        made[name] = Pair(column, columns[name], rules.get((table.name, column.name)))
