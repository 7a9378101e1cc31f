"""
``twinsql map``: a first map of a SQLite file into a PostgreSQL that is there, for a person to go on with.

Names that mean the same are paired, encodings are what the census finds; what has no partner is written down as a comment, where it can be
completed. Nothing is dropped by a draft.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ...adapters.errors import ConfigError
from ..catalogue import read_catalogue
from ..census.census import take_census
from ..census.choose import choose, refusals
from ..census.demands import target_demands
from ..census.needs import Needs
from ..encodings import ENCODINGS
from ..places import postgres_place, sqlite_place
from ..rules.mapping import ColumnMapping, TableMapping
from ..rules.matching import BOOKKEEPING, match
from ..rules.references import folded
from ..rules.rules import Rule, advised, rule_of
from ..session import open_session
from ..source import open_source
from ..target_schema import read_target
from .names import near_names, same_names, version_of, words_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ..catalogue import Catalogue, SourceTable
    from ..census.facts import Census
    from ..outcome import Refusal
    from ..rules.matching import Match, Pair
    from ..target_schema import TargetColumn, TargetTable

BARE = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(slots=True)
class TableDraft:
    """
    A table of the source and what was found for it.

    Attributes:
        target: the table that it becomes; None where none was found.
        into: the newer table of the source that would take its rows.
        guessed: whether the names only share their words.
        columns: by column of the source, the column of the target.
        guesses: those of them whose names only share words.
        rules: by column of the source.
        notes: by column of the source, what the census says beside.
    """

    source: SourceTable
    target: TargetTable | None = None
    into: str = ""
    guessed: bool = False
    columns: dict[str, str] = field(default_factory=dict[str, str])
    guesses: set[str] = field(default_factory=set[str])
    rules: dict[str, Rule] = field(default_factory=dict[str, "Rule"])
    notes: dict[str, list[str]] = field(default_factory=dict[str, "list[str]"])


def draft_map(source: str | Path | None = None, target: str | None = None) -> str:
    """
    The draft of a map, as TOML.

    *source* is a path, *target* an address; each is that of the settings where it is None. Everything in the source is read, nothing written.

    Raises:
        ConfigError: a place is wrong.
        DatabaseError: a database fails.
    """
    path = sqlite_place(str(source) if source is not None else None)
    with open_session(postgres_place(target)) as session:
        tables = {name: one for name, one in read_target(session).items() if name not in BOOKKEEPING}
    with open_source(path) as connection:
        connection.execute("BEGIN")
        catalogue = read_catalogue(connection)
        drafts = _pair(catalogue, tables)
        _read_as(connection, catalogue, tables, drafts)
    return "\n".join(_written(path.name, drafts, tables))


def _pair(catalogue: Catalogue, targets: Mapping[str, TargetTable]) -> list[TableDraft]:
    """Tables with their tables, and columns with their columns."""
    names = [name for name in catalogue.tables if name not in BOOKKEEPING]
    newest = {name: _newest(name, names) for name in names}
    firsts = [name for name in names if newest[name] == name]
    found = same_names(firsts, targets)
    near = near_names([name for name in firsts if name not in found], [name for name in targets if name not in found.values()])
    drafts: list[TableDraft] = []
    for name in names:
        target = found.get(name) or near.get(name)
        one = TableDraft(catalogue.tables[name], targets[target] if target else None, guessed=name in near)
        if newest[name] != name:
            one.into = newest[name]
        elif one.target is not None:
            _pair_columns(one, one.target)
        drafts.append(one)
    return drafts


def _newest(name: str, names: list[str]) -> str:
    newest = max((one for one in names if words_of(one) == words_of(name)), key=version_of)
    return newest if version_of(newest) > version_of(name) else name


def _pair_columns(one: TableDraft, target: TargetTable) -> None:
    sources = [column.name for column in one.source.columns]
    targets = [column.name for column in target.columns if not column.generated]
    one.columns = same_names(sources, targets)
    near = near_names([name for name in sources if name not in one.columns], [name for name in targets if name not in one.columns.values()])
    one.columns |= near
    one.guesses = set(near)


def _read_as(connection: sqlite3.Connection, catalogue: Catalogue, targets: Mapping[str, TargetTable], drafts: list[TableDraft]) -> None:
    """Rules by what stands in the columns: what the census says is tried, then it is asked again."""
    for one, pair, found in _looked(connection, catalogue, targets, drafts):
        proposed = [(rule, refusal) for refusal in found if (rule := _proposed(one.source.name, pair, refusal))]
        if proposed and pair.source is not None:
            rule, refusal = proposed[0]
            one.rules[pair.source.name] = rule
            one.notes[pair.source.name] = [_said(refusal)]
    for one, pair, found in _looked(connection, catalogue, targets, drafts):
        if pair.source is not None:
            one.notes.setdefault(pair.source.name, []).extend(f"does not fit: {_said(refusal)}" for refusal in found)


def _said(refusal: Refusal) -> str:
    reason = refusal.reason.partition(", for ")[0]
    return f"{refusal.count:,} times {reason}{': give a default' if reason.startswith('NULL') else ''}"


def _proposed(table: str, pair: Pair, refusal: Refusal) -> Rule | None:
    """The first rule that a refusal's cure names, where it leads to the target's type and takes no value away."""
    assert pair.source is not None
    _, found, words = refusal.cure.partition(advised(table, pair.source.name, ""))
    if not found:
        return None
    try:
        rule = rule_of(table, pair.source.name, words.split()[0].strip("',"))
    except ConfigError:
        return None
    fits = all(pair.target.type.name in ENCODINGS[name].types for name in rule.encodings)
    return None if not fits or any(one.name == "null_if_unfit" for one in rule.repairs) else replace(rule, type="")


def _looked(
    connection: sqlite3.Connection, catalogue: Catalogue, targets: Mapping[str, TargetTable], drafts: list[TableDraft]
) -> Iterator[tuple[TableDraft, Pair, list[Refusal]]]:
    """Every column that has something that does not fit, and the encodings of the others that are no matter of course."""
    mapping = {one.source.name: _mapping(one) for one in drafts}
    matches = match(catalogue, targets, {}, mapping)
    needs = {one.source.name: Needs() for one in matches.tables}
    census = take_census(connection, catalogue, target_demands(matches), needs)
    by_name = {one.source.name: one for one in drafts}
    for found in matches.tables:
        for pair in found.pairs:
            refused = _refused(found, pair, census, by_name[found.source.name])
            if refused:
                yield by_name[found.source.name], pair, refused


def _mapping(one: TableDraft) -> TableMapping:
    columns = tuple(ColumnMapping(source, target, one.rules.get(source)) for source, target in one.columns.items())
    dropped = tuple(column.name for column in one.source.columns if column.name not in one.columns)
    return TableMapping(one.source.name, one.target.name if one.target and not one.into else "", columns, dropped)


def _refused(found: Match, pair: Pair, census: Census, one: TableDraft) -> list[Refusal]:
    if pair.source is None:
        return []
    column = census.tables[found.source.name].columns[pair.source.name]
    choice = choose(column, pair.target.name)
    if choice is None:
        one.notes.setdefault(pair.source.name, []).append(f"no value of SQLite becomes {pair.target.type}")
        return []
    demand = choice.reading.demand
    if not choice.reading.count and demand.encoding.startswith(("epoch", "julian", "scaled")) and pair.source.name not in one.rules:
        one.rules[pair.source.name] = Rule(found.source.name, pair.source.name, demand.encodings)
    return refusals(found.source.name, column, choice.reading)


def _written(source: str, drafts: list[TableDraft], targets: Mapping[str, TargetTable]) -> Iterator[str]:
    yield f"# A draft of twinsql map for {source}: read it, complete it, then give it to twinsql move --map."
    yield "# Columns of the same name, in whatever case, need no line. What stands behind # is yours to decide."
    # An older table gives its rows to the newer one before that is looked at.
    for one in sorted(drafts, key=lambda one: not one.into):
        yield ""
        yield from _table(one)
    taken = {one.target.name for one in drafts if one.target is not None and not one.into}
    free = [name for name in targets if name not in taken]
    if free:
        yield ""
        yield f"# Nothing becomes {', '.join(free)}."


def _table(one: TableDraft) -> Iterator[str]:
    yield f"[tables.{_key(one.source.name)}]"
    if one.into:
        yield f"into = {_text(one.into)}  # an older form of it, by its name: correct its columns, or leave the table out with drop = true"
        return
    if one.target is None:
        yield f"# The target has no table of this name. Columns: {', '.join(column.name for column in one.source.columns)}"
        yield '# to = "…"'
        yield "# drop = true"
        return
    yield f"to = {_text(one.target.name)}{'  # a guess: the names share their words' if one.guessed else ''}"
    lost = [column.name for column in one.source.columns if column.name not in one.columns]
    if lost:
        free = [column.name for column in one.target.columns if column.name not in one.columns.values() and not column.generated]
        yield f"# No column of {one.target.name} was found for these; still free there: {', '.join(free) or 'none'}"
        yield f"# drop = [{', '.join(map(_text, lost))}]"
    yield from _columns(one)
    yield from _wanted(one, one.target)


def _columns(one: TableDraft) -> Iterator[str]:
    for source in (column.name for column in one.source.columns if column.name in one.columns):
        target = one.columns[source]
        notes = ["a guess: the names share their words"] if source in one.guesses else []
        notes += one.notes.get(source, [])
        rule = one.rules.get(source)
        if folded(source) == folded(target) and rule is None and not notes:
            continue
        value = _text(target) if rule is None else f"{{ to = {_text(target)}, as = {_text(_words(rule))} }}"
        comment = f"  # {'; '.join(notes)}" if notes else ""
        yield f"columns.{_key(source)} = {value}{comment}"


def _words(rule: Rule) -> str:
    return "+".join([*rule.encodings, *map(str, rule.repairs)])


def _wanted(one: TableDraft, target: TargetTable) -> Iterator[str]:
    """Columns of the target that must have a value, and have none."""
    for column in target.columns:
        if column.name not in one.columns.values() and _wants(column):
            yield f'# made.{_key(column.name)} = "…"  # {column.type}, NOT NULL: SQL over the columns of {one.source.name}'


def _wants(column: TargetColumn) -> bool:
    return column.not_null and column.default is None and not (column.identity or column.generated)


def _key(name: str) -> str:
    return name if BARE.fullmatch(name) else _text(name)


def _text(value: str) -> str:
    # A text of JSON is one of TOML, but for what lies behind U+FFFF.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
