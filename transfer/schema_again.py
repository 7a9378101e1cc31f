"""What SQLite declares, and whether the target declares it too: carried, changed or not carried."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from .references import Resolved, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .catalogue import Catalogue
    from .matching import Match, Matches
    from .session import Connection

UNIQUES = Path(__file__).with_name("schema_again.sql").read_bytes

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


class UniqueIndexes(NamedTuple):
    """Unique indexes by table: the columns of those that are about all rows, and how many others there are."""

    whole: dict[str, set[frozenset[str]]]
    others: dict[str, int]


def read_unique_indexes(connection: Connection) -> UniqueIndexes:
    """Those of the target, by its names."""
    found = UniqueIndexes({}, {})
    for table, columns, partial in connection.execute(UNIQUES()).fetchall():
        if partial or not all(columns):
            found.others[table] = found.others.get(table, 0) + 1
        else:
            found.whole.setdefault(table, set()).add(frozenset(columns))
    return found


def compare_declarations(catalogue: Catalogue, matches: Matches, indexes: UniqueIndexes) -> Iterator[Declared]:
    """All that the tables of *matches* declare, and what stands beside them."""
    by_source = {one.source.name: one for one in matches.tables}
    for one in matches.tables:
        names = {pair.source.name: pair.target.name for pair in one.pairs if pair.source is not None}
        yield from _columns(one)
        yield from _keys(one, names, indexes)
        yield from _references(catalogue, one, names, by_source)
    for other in catalogue.others:
        if other.kind in {"view", "trigger", "virtual table"}:
            yield Declared(other.name, other.kind, "not carried", "look whether the target has its like")


def _columns(match: Match) -> Iterator[Declared]:
    for pair in match.pairs:
        source, target = pair.source, pair.target
        if source is None:
            continue
        kind = f"column {source.name} {source.declared}".rstrip()
        yield Declared(match.source.name, kind, "carried", f"{target.name} {target.type}")
        if source.not_null or source.name in match.source.primary_key:
            yield Declared(match.source.name, f"NOT NULL of {source.name}", _state(there=target.not_null), holds=source.not_null)
        if source.default is not None:
            note = f"DEFAULT {target.default}" if target.default is not None else ""
            yield Declared(match.source.name, f"DEFAULT {source.default} of {source.name}", _state(there=target.default is not None), note)
        if source.generated and not target.generated:
            yield Declared(match.source.name, f"GENERATED of {source.name}", "changed", "a plain column, filled once")


def _state(*, there: bool) -> State:
    return "carried" if there else "not carried"


def _keys(match: Match, names: dict[str, str], indexes: UniqueIndexes) -> Iterator[Declared]:
    table, target = match.source, match.target
    uniques = indexes.whole.get(target.name, set())
    if table.primary_key:
        key = tuple(names.get(one, "") for one in table.primary_key)
        state: State = "carried" if key == target.primary_key else "changed" if frozenset(key) in uniques else "not carried"
        yield Declared(table.name, f"PRIMARY KEY ({', '.join(table.primary_key)})", state, holds=True)
    for index in table.indexes:
        columns = tuple(part.column for part in index.parts)
        if index.origin == "primary key" or not index.unique:
            continue
        if index.partial or not all(columns):
            there = indexes.others.get(target.name, 0) > 0
            yield Declared(table.name, f"UNIQUE by {index.name}", "changed" if there else "not carried", "compare the two by hand")
        else:
            mapped = frozenset(names.get(one, "") for one in columns)
            yield Declared(table.name, f"UNIQUE ({', '.join(columns)})", _state(there=mapped in uniques), holds=True)


def _references(catalogue: Catalogue, match: Match, names: dict[str, str], by_source: dict[str, Match]) -> Iterator[Declared]:
    there = {(one.columns, one.table, one.targets) for one in match.target.references}
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
        theirs = {pair.source.name: pair.target.name for pair in parent.pairs if pair.source is not None}
        mapped = (
            tuple(names.get(one, "") for one in known.columns),
            parent.target.name,
            tuple(theirs.get(one, "") for one in known.targets),
        )
        yield Declared(match.source.name, what, _state(there=mapped in there), holds=True)
