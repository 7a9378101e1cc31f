"""The plan of a move, made of what was matched, or of a schema that is to be made, and a census."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..census.choose import choose, refusals
from ..outcome import Refusal, TransferRefused
from ..planned import ColumnPlan, Plan, TablePlan
from ..rules.matching import BOOKKEEPING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..catalogue import Catalogue
    from ..census.facts import Census, Demand, TableCensus
    from ..rules.matching import Match, Matches, Pair
    from ..schema.facts import Schema


def make_plan(matches: Matches, census: Census, *, left_out: list[Refusal] | None = None) -> Plan:
    """
    What goes where, of what `matching.match` matched and a census with `demands.target_demands` looked at.

    Where *left_out* is a list, what is about single rows is added to it instead of being refused: these rows are to be left out.

    Raises:
        TransferRefused: something cannot be carried exactly; it names all that was found.
    """
    found = [*matches.refusals, *census.problems]
    tables: list[TablePlan] = []
    for one in in_order(matches.tables):
        counted = census.tables[one.source.name]
        found += counted.problems
        columns = [column for pair in one.pairs if (column := _column(one, pair, counted, found)) is not None]
        following = tuple(_numbers(one, counted))
        tables.append(TablePlan(one.source.name, one.target.name, tuple(columns), one.source.row_key, one.target.primary_key, following))
    found = [one for one in found if one.table not in matches.dropped and one.place not in matches.dropped]
    if left_out is not None:
        left_out += [one for one in found if one.count]
        found = [one for one in found if not one.count]
    if found:
        raise TransferRefused(f"The source does not fit the target in {len(found)} {'way' if len(found) == 1 else 'ways'}", found)
    notes = (
        *(f"{name} is left out{': each database keeps its own' if name in BOOKKEEPING else ''}" for name in matches.dropped),
        *matches.notes,
    )
    return Plan(tuple(tables), tuple(matches.dropped), notes)


def _column(match: Match, pair: Pair, counted: TableCensus, found: list[Refusal]) -> ColumnPlan | None:
    target = pair.target
    if pair.source is None:
        repairs = pair.rule.repairs if pair.rule else ()
        encodings = pair.rule.encodings if pair.rule and pair.rule.encodings else ("text",)
        return ColumnPlan("", target.name, target.type, encodings, repairs, target.not_null)
    choice = choose(counted.columns[pair.source.name], target.name)
    if choice is None:
        reason = f"no value of SQLite can be carried into {match.target.name}.{target.name}, which is {target.type}"
        found.append(Refusal(match.source.name, pair.source.name, reason, "give the column another type, or leave it out in a map"))
        return None
    found += refusals(match.source.name, counted.columns[pair.source.name], choice.reading)
    demand: Demand = choice.reading.demand
    return ColumnPlan(pair.source.name, target.name, target.type, demand.encodings, demand.repairs, target.not_null)


def _numbers(match: Match, counted: TableCensus) -> Iterator[tuple[str, int]]:
    """Columns with numbers, and the first one behind them."""
    for pair in match.pairs:
        if pair.source is not None:
            own = match.source.last_number if pair.source.name == match.source.rowid_alias else None
            used = [one for one in (own, counted.columns[pair.source.name].greatest_integer) if one is not None]
            if used:
                yield pair.target.name, max(used) + 1


def in_order(tables: list[Match]) -> list[Match]:
    """Parents before the children that refer to them; where they refer to each other, in the order in which they come."""
    left = {one.target.name: one for one in tables}
    made: list[Match] = []

    def take(one: Match, above: tuple[str, ...]) -> None:
        if left.get(one.target.name) is not one or one.target.name in above:
            return
        for reference in one.target.references:
            parent = left.get(reference.table)
            if parent is not None and parent is not one:
                take(parent, (*above, one.target.name))
        if left.pop(one.target.name, None) is not None:
            made.append(one)

    for one in tables:
        take(one, ())
    return made


def plan_of_schema(schema: Schema, catalogue: Catalogue, refused: Sequence[Refusal], *, left_out: list[Refusal] | None = None) -> Plan:
    """
    What goes where in a database that *schema* makes; *refused* is what the census report says cannot be carried.

    Raises:
        TransferRefused: something is refused; not what is about single rows, where *left_out* is a list, to which it is added.
    """
    if left_out is not None:
        left_out += [one for one in refused if one.count]
        refused = [one for one in refused if not one.count]
    if refused:
        raise TransferRefused(f"The source cannot be carried as it is, in {len(refused)} {'way' if len(refused) == 1 else 'ways'}", refused)
    tables: list[TablePlan] = []
    for made in schema.tables:
        source = catalogue.tables[made.source]
        columns = tuple(
            ColumnPlan(one.source, one.name, one.type, one.demand.encodings, one.demand.repairs, one.not_null)
            for one in made.columns
            if one.demand is not None and not one.generated
        )
        numbered = next((one for one in made.columns if one.identity), None)
        tables.append(
            TablePlan(
                made.source,
                made.name,
                columns,
                source.row_key,
                made.primary_key,
                ((numbered.name, numbered.start),) if numbered else (),
            )
        )
    dropped = tuple(name for name in catalogue.tables if schema.table(name) is None)
    return Plan(tuple(tables), dropped, tuple(map(str, (one for one in schema.losses if one.outcome != "carried"))))
