"""
Which table and column of the source becomes which of the target: by a map, else by name.

A name that PostgreSQL cannot have is looked for as what ``names`` makes of it, which is how `twinsql schema` calls it; that is told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...adapters import migration_history
from ..names import column_names, renamed, table_names
from ..outcome import Refusal
from .references import folded
from .rules import dropping

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    """
    A table of the source and the one that it becomes.

    Attributes:
        source, target: the two.
        pairs: column by column, in the target's order.
        names: columns of the target by those of the source that no map speaks of.
    """

    source: SourceTable
    target: TargetTable
    pairs: list[Pair] = field(default_factory=list[Pair])
    names: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(slots=True)
class Matches:
    """All tables that are carried; what a map leaves out; what cannot be matched; names that stand for others."""

    tables: list[Match] = field(default_factory=list[Match])
    dropped: list[str] = field(default_factory=list[str])
    refusals: list[Refusal] = field(default_factory=list[Refusal])
    notes: list[str] = field(default_factory=list[str])


def match(catalogue: Catalogue, target: Mapping[str, TargetTable], rules: Rules, mapping: Map | None = None) -> Matches:
    """Match the tables of *catalogue* with those of *target*; names that differ in letter case alone match where no other does."""
    found = Matches()
    mapping = mapping or {}
    made = table_names([name for name in catalogue.tables if name not in BOOKKEEPING])
    names = _called([name for name in made if name not in mapping], made, target)
    for table in catalogue.tables.values():
        entry = mapping.get(table.name)
        if entry is None and table.name in BOOKKEEPING:
            found.dropped.append(table.name)
            continue
        if entry is not None and not entry.target:
            found.dropped.append(table.name)
            continue
        name = _named(entry.target, target) if entry else names.get(table.name)
        if name is None:
            reason = f"the target has no table {entry.target if entry else table.name}"
            at = f" ({entry.where})" if entry and entry.where else ""
            make = "create it (twinsql migrate, or --create-schema for all tables)" if entry is None else "create it"
            cure = f"{make}, name another one in a map{at}, or leave the table out: {dropping(table.name)}"
            found.refusals.append(Refusal(table.name, "", reason, cure))
            continue
        if entry is None and name == made[table.name] != table.name:
            found.notes.append(renamed(table.name, name))
        found.tables.append(_columns(table, target[name], entry, rules, found))
    return found


def _called(wanted: Iterable[str], made: Mapping[str, str], there: Mapping[str, object]) -> dict[str, str]:
    """What each of *wanted* is called *there*: as *made* says, else by a name that differs in letter case alone, and is no other's."""
    wanted = dict.fromkeys(wanted)
    found = {one: made[one] for one in wanted if made[one] in there}
    # What is there may be another's own name: then that one would have a new name too.
    found = {one: name for one, name in found.items() if name == one or name not in wanted or name in found}
    taken = set(found.values())
    for one in wanted:
        if one not in found and (name := _named(one, there)) is not None and name not in taken:
            found[one] = name
            taken.add(name)
    return found


def _named(wanted: str, names: Mapping[str, object]) -> str | None:
    if wanted in names:
        return wanted
    alike = [name for name in names if folded(name) == folded(wanted)]
    return alike[0] if len(alike) == 1 else None


def _columns(table: SourceTable, target: TargetTable, entry: TableMapping | None, rules: Rules, found: Matches) -> Match:
    columns = {one.name: one for one in target.columns}
    made = _by_map(table, target, entry, rules, found) if entry else {}
    mapped = {own.source for own in entry.columns} if entry else set[str]()
    dropped = entry.dropped if entry else ()
    found.dropped += [f"{table.name}.{column.name}" for column in table.columns if column.name in dropped]
    others = [column for column in table.columns if column.name not in dropped and column.name not in mapped]
    new = column_names([column.name for column in table.columns])
    free = {name: one for name, one in columns.items() if name not in made}
    names = _called([column.name for column in others], new, free)
    for column in others:
        _by_name(Match(table, target), column, free.get(names.get(column.name, "")), made, rules, found)
    found.notes += [renamed(f"{table.name}.{one}", name) for one, name in names.items() if name == new[one] != one]
    for one in target.columns:
        if one.name not in made and one.not_null and one.default is None and not (one.identity or one.generated):
            reason = f"{target.name}.{one.name} wants a value, and nothing of the source becomes it"
            found.refusals.append(Refusal(table.name, "", reason, "give it a DEFAULT, or a value in a map"))
    return Match(table, target, [made[one.name] for one in target.columns if one.name in made], names)


def _by_map(table: SourceTable, target: TargetTable, entry: TableMapping, rules: Rules, found: Matches) -> dict[str, Pair]:
    columns = {one.name: one for one in target.columns}
    made: dict[str, Pair] = {}
    for own in entry.columns:
        name = _named(own.target, columns)
        if name is None:
            cure = f"correct {own.where or 'the map'}; columns of {target.name} are {', '.join(columns)}"
            found.refusals.append(Refusal(table.name, own.source, f"{target.name} has no column {own.target}", cure))
        else:
            column = table.column(own.source) if own.source else None
            made[name] = Pair(column, columns[name], rules.get((table.name, own.source)) or own.rule)
    return made


def _by_name(match: Match, column: SourceColumn, there: TargetColumn | None, made: dict[str, Pair], rules: Rules, found: Matches) -> None:
    table, target = match.source.name, match.target.name
    if there is None:
        reason = f"{target} has no column {column.name}"
        found.refusals.append(Refusal(table, column.name, reason, "add it, or rename it or leave it out in a map"))
    elif there.generated:
        if not column.generated:
            reason = f"PostgreSQL computes {target}.{there.name} itself, and the source holds values of its own"
            found.refusals.append(Refusal(table, column.name, reason, "leave it out in a map, or make it a plain column"))
    else:
        made[there.name] = Pair(column, there, rules.get((table, column.name)))
