"""What the keys of a table ask of its rows: by the source's own declarations, or by the target's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..rules.references import Resolved, resolve

if TYPE_CHECKING:
    from ..catalogue import Catalogue, SourceTable
    from ..rules.matching import Match, Matches
    from ..rules.rules import Rules


@dataclass(frozen=True, slots=True)
class Needs:
    """
    What rows of a table have to keep to, with the source's names.

    Attributes:
        not_null: columns without NULL, where that is not said by a demand.
        primary_key: its columns; empty where there is none.
        uniques: columns that hold no value twice, the primary key too.
        references: foreign keys that every row has to keep.
        nullable: columns of them that may hold NULL all the same: the schema is made so.
        fixed: whether a schema is there that says so; else one is made.
    """

    not_null: tuple[str, ...] = ()
    primary_key: tuple[str, ...] = ()
    uniques: tuple[tuple[str, ...], ...] = ()
    references: tuple[Resolved, ...] = ()
    nullable: frozenset[str] = frozenset()
    fixed: bool = False


SERIALS = {"SERIAL", "BIGSERIAL", "SMALLSERIAL"}


def nullable(table: SourceTable, rules: Rules) -> frozenset[str]:
    """
    Columns that take NULL although they are declared NOT NULL, or are a key's.

    Beside those that a rule names, keys of PostgreSQL's serial types, which number nothing in SQLite, so that every row has NULL there: Drizzle
    keeps its migrations so.
    """
    named = {column for (name, column), rule in rules.items() if name == table.name and any(one.name == "nulls" for one in rule.repairs)}
    serial = {one for one in table.primary_key if table.column(one).declared.upper() in SERIALS and not table.column(one).not_null}
    return frozenset(named | serial)


def declared_needs(catalogue: Catalogue, rules: Rules) -> dict[str, Needs]:
    """Needs by table as the source declares them; what PostgreSQL could not hold to is none of them."""
    return {table.name: _declared(catalogue, table, rules) for table in catalogue.tables.values()}


def _declared(catalogue: Catalogue, table: SourceTable, rules: Rules) -> Needs:
    resolved = [resolve(catalogue, table, one) for one in table.references]
    uniques = [
        tuple(part.column for part in one.parts)
        for one in table.indexes
        if one.unique and not one.partial and all(part.column for part in one.parts)
    ]
    if table.primary_key and table.primary_key not in uniques:
        uniques.append(table.primary_key)
    return Needs(
        tuple(one.name for one in table.columns if one.not_null and one.name not in table.primary_key),
        table.primary_key,
        tuple(uniques),
        tuple(one for one in resolved if isinstance(one, Resolved) and not _let_go(table.name, one, rules)),
        nullable(table, rules),
    )


def target_needs(matches: Matches, rules: Rules) -> dict[str, Needs]:
    """Needs by table of the source as the target declares them; tables that are left out have none."""
    by_target = {one.target.name: one for one in matches.tables}
    return {one.source.name: _of_target(one, by_target, rules) for one in matches.tables}


def _of_target(match: Match, by_target: dict[str, Match], rules: Rules) -> Needs:
    names = _names(match)
    references: list[Resolved] = []
    for one in match.target.references:
        parent = by_target.get(one.table)
        if parent is None:
            continue
        theirs = _names(parent)
        if all(name in names for name in one.columns) and all(name in theirs for name in one.targets):
            made = Resolved(tuple(names[name] for name in one.columns), parent.source, tuple(theirs[name] for name in one.targets))
            if not (_let_go(match.source.name, made, rules) or _mapped(match, made)):
                references.append(made)
    keys = [one for one in (match.target.primary_key, *match.target.uniques) if one and all(name in names for name in one)]
    uniques = tuple(tuple(names[name] for name in one) for one in keys)
    primary = uniques[0] if match.target.primary_key in keys else ()
    return Needs((), primary, uniques, tuple(references), fixed=True)


def _names(match: Match) -> dict[str, str]:
    return {pair.target.name: pair.source.name for pair in match.pairs if pair.source is not None}


def _let_go(table: str, reference: Resolved, rules: Rules) -> bool:
    """Whether a rule carries rows without their parent."""
    found = [rules.get((table, name)) for name in reference.columns]
    return any(rule is not None and any(repair.name == "orphans" for repair in rule.repairs) for rule in found)


def _mapped(match: Match, reference: Resolved) -> bool:
    """The same, where a map says so."""
    pairs = [pair for pair in match.pairs if pair.source is not None and pair.source.name in reference.columns]
    return any(repair.name == "orphans" for pair in pairs if pair.rule for repair in pair.rule.repairs)
