"""What SQLite declares, and whether the target declares it too: carried, changed or not carried."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..dialect.create_table import read_create_table
from ..names import short
from ..rules.references import NO_ORDER, Resolved, computed, incomparable, resolve, unkeyed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..catalogue import Catalogue, SourceReference
    from ..rules.matching import Match, Matches
    from ..session import Connection
    from ..target_schema import TargetColumn

BESIDE = Path(__file__).with_name("schema_again.sql").read_bytes

ACTION = re.compile(r"\bON (DELETE|UPDATE) (CASCADE|RESTRICT|SET NULL|SET DEFAULT)")
NOTHING = "NO ACTION"
BY_HAND = "it is written in another way there: compare the two by hand"

State = Literal["carried", "changed", "not carried"]


class Declared(NamedTuple):
    """
    Something that the source declares.

    Attributes:
        table: its name in the source.
        what: ``NOT NULL of name``.
        state: what became of it.
        note: how it is now, where it has changed.
        holds: whether it keeps rows out: what is lost of that lets rows in that SQLite would refuse.
    """

    table: str
    what: str
    state: State
    note: str = ""
    holds: bool = False


class Beside(NamedTuple):
    """
    What stands beside the target's tables.

    Attributes:
        uniques: columns of unique indexes that are about all rows, by table.
        computed: the same of those that are over expressions too, which are empty here.
        indexes: columns of all indexes, in their order, by table.
        views: names.
    """

    uniques: dict[str, set[frozenset[str]]]
    computed: dict[str, list[tuple[str, ...]]]
    indexes: dict[str, list[tuple[str, ...]]]
    views: set[str]


def read_beside(connection: Connection) -> Beside:
    """Indexes and views of the target."""
    found = Beside({}, {}, {}, set())
    for name, columns, unique, partial in connection.execute(BESIDE()).fetchall():
        if columns is None:
            found.views.add(name)
            continue
        found.indexes.setdefault(name, []).append(tuple(columns))
        if unique and not partial and all(columns):
            found.uniques.setdefault(name, set()).add(frozenset(columns))
        elif unique and not partial:
            found.computed.setdefault(name, []).append(tuple(columns))
    return found


def compare_declarations(catalogue: Catalogue, matches: Matches, beside: Beside) -> Iterator[Declared]:
    """All that the tables of *matches* declare, and what stands beside them."""
    by_source = {one.source.name: one for one in matches.tables}
    for one in matches.tables:
        names = {name: column.name for name, column in _targets(one).items()}
        yield from _columns(one)
        yield from _keys(one, names, beside)
        yield from _checks(one)
        yield from _references(catalogue, one, by_source, beside)
    for other in catalogue.others:
        if other.kind in {"view", "trigger", "virtual table"}:
            there = other.kind == "view" and short(other.name) in beside.views
            yield Declared(other.name, other.kind, _state(there=there), "" if there else "look whether the target has its like")


def _targets(match: Match) -> dict[str, TargetColumn]:
    """Columns of the target by those of the source."""
    return {pair.source.name: pair.target for pair in match.pairs if pair.source is not None}


def _columns(match: Match) -> Iterator[Declared]:
    for pair in match.pairs:
        source, target = pair.source, pair.target
        if source is None:
            continue
        kind = f"column {source.name} {source.declared}".rstrip()
        yield Declared(match.source.name, kind, "carried", f"{target.name} {target.type}")
        if source.not_null or source.name in match.source.primary_key:
            let_go = pair.rule is not None and any(one.name == "nulls" for one in pair.rule.repairs)
            holds = source.not_null and not let_go
            yield Declared(match.source.name, f"NOT NULL of {source.name}", _state(there=target.not_null), holds=holds)
        if source.default is not None:
            note = f"DEFAULT {target.default}" if target.default is not None else ""
            yield Declared(match.source.name, f"DEFAULT {source.default} of {source.name}", _state(there=target.default is not None), note)
        if source.name == match.source.rowid_alias and not (target.sequence or target.default):
            yield Declared(match.source.name, f"numbers of {source.name}", "not carried", "SQLite gives one where none is said")
        if source.generated and not target.generated:
            yield Declared(match.source.name, f"GENERATED of {source.name}", "changed", "a plain column, filled once")


def _state(*, there: bool) -> State:
    return "carried" if there else "not carried"


def _keys(match: Match, names: dict[str, str], beside: Beside) -> Iterator[Declared]:
    table, target = match.source, match.target
    uniques = beside.uniques.get(target.name, set())
    others = beside.indexes.get(target.name, [])
    orderless = {pair.source.name for pair in match.pairs if pair.source is not None and pair.target.type.name == "json"}
    if table.primary_key:
        key = tuple(names.get(one, "") for one in table.primary_key)
        near = frozenset(key) in uniques or _by_digests(key, beside.computed.get(target.name, []))
        state: State = "carried" if key == target.primary_key else "changed" if near else "not carried"
        note = NO_ORDER if orderless & set(table.primary_key) else ""
        yield Declared(table.name, f"PRIMARY KEY ({', '.join(table.primary_key)})", state, note, holds=not note)
    for index in table.indexes:
        if index.origin == "primary key":
            continue
        columns = tuple(part.column for part in index.parts)
        mapped = tuple(names.get(one, "") for one in columns)
        what = f"{'UNIQUE' if index.unique else 'INDEX'} ({', '.join(columns)})" if all(columns) else f"INDEX {index.name}"
        if index.unique and orderless & set(columns):
            yield Declared(table.name, what, "not carried", NO_ORDER)
        elif not all(columns) or index.partial or any(part.collation != "BINARY" for part in index.parts):
            # Expressions, conditions and collations are written in another way there: whether they say the same, a person has to see.
            there = any("" in one or set(one) == set(mapped) for one in others)
            yield Declared(table.name, what, "changed" if there else "not carried", BY_HAND)
        elif index.unique and frozenset(mapped) not in uniques and _by_digests(mapped, beside.computed.get(target.name, [])):
            yield Declared(table.name, what, "changed", BY_HAND)
        elif index.unique:
            yield Declared(table.name, what, _state(there=frozenset(mapped) in uniques), holds=True)
        else:
            yield Declared(table.name, what, _state(there=any(one[: len(mapped)] == mapped for one in others)))


def _by_digests(columns: tuple[str, ...], computed: Sequence[tuple[str, ...]]) -> bool:
    """Whether a unique index may be over digests of some of *columns*, as `twinsql schema` makes it where entries are large."""
    return any(len(one) == len(columns) and {name for name in one if name} <= set(columns) for one in computed)


def _checks(match: Match) -> Iterator[Declared]:
    """CHECKs are counted: what they say is written differently on both sides."""
    words = read_create_table(match.source.sql)
    count = len(words.checks) + sum(len(words.column(one.name).checks) for one in match.source.columns)
    there = len(match.target.checks)
    if count:
        state: State = "carried" if there >= count else "changed" if there else "not carried"
        note = "" if there >= count else f"the target has {there or 'none'}; its column types may enforce the others"
        yield Declared(match.source.name, f"{count} {'CHECK' if count == 1 else 'CHECKs'}", state, note)


def _references(catalogue: Catalogue, match: Match, by_source: dict[str, Match], beside: Beside) -> Iterator[Declared]:
    there = {(one.columns, one.table, one.targets): one.definition for one in match.target.references}
    ours = _targets(match)
    for reference in match.source.references:
        what = f"FOREIGN KEY ({', '.join(reference.columns)}) REFERENCES {reference.table}"
        known = resolve(catalogue, match.source, reference)
        if not isinstance(known, Resolved):
            yield Declared(match.source.name, what, "not carried", "SQLite does not hold to it either")
            continue
        parent = by_source.get(known.parent.name)
        if parent is None:
            yield Declared(match.source.name, what, "not carried", f"{known.parent.name} is left out")
            continue
        theirs = _targets(parent)
        columns = tuple(ours[one].name if one in ours else "" for one in known.columns)
        targets = tuple(theirs[one].name if one in theirs else "" for one in known.targets)
        definition = there.get((columns, parent.target.name, targets))
        if definition is None:
            keys = beside.uniques.get(parent.target.name, set())
            reason = _impossible(known, reference, ours, theirs, keys)
            yield Declared(match.source.name, what, "not carried", reason, holds=not reason)
        elif other := _other_actions(reference, definition):
            yield Declared(match.source.name, what, "changed", other)
        else:
            yield Declared(match.source.name, what, "carried", holds=True)


def _impossible(
    known: Resolved,
    reference: SourceReference,
    ours: dict[str, TargetColumn],
    theirs: dict[str, TargetColumn],
    keys: set[frozenset[str]],
) -> str:
    """Why PostgreSQL cannot have a foreign key, in the words of `twinsql schema`; empty where it can, or a column is not there."""
    pairs = [(ours.get(own), theirs.get(other)) for own, other in zip(known.columns, known.targets, strict=True)]
    there = [(own, other) for own, other in pairs if own is not None and other is not None]
    if len(there) < len(pairs):
        return ""
    if frozenset(other.name for _, other in there) not in keys:
        return unkeyed(known.parent.name)
    for own, other, (mine, its) in zip(known.columns, known.targets, there, strict=True):
        if reason := incomparable(own, mine.type, f"{known.parent.name}.{other}", its.type):
            return reason
    return computed(reference, generated=any(own.generated for own, _ in there))


def _other_actions(reference: SourceReference, definition: str) -> str:
    """What the target does otherwise when the row that is referred to goes or changes; empty where nothing."""
    theirs = dict(ACTION.findall(definition))
    pairs = [("DELETE", reference.on_delete), ("UPDATE", reference.on_update)]
    return ", ".join(f"ON {event} {own} is {theirs.get(event, NOTHING)} there" for event, own in pairs if own != theirs.get(event, NOTHING))
