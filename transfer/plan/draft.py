"""What a move would do: census and plan in one, of a snapshot and a target."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..census.census import take_census
from ..census.demands import declared_demands, target_demands
from ..census.keys import LARGEST_VALUE
from ..census.needs import declared_needs, target_needs
from ..census.report import report
from ..rules.matching import match
from ..rules.rules import carried, parse_rules
from ..schema.schema import build_schema
from .plan import make_plan, plan_of_schema
from .uses import repairs_used, tables_dropped

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence

    from ..catalogue import Catalogue
    from ..census.facts import Census
    from ..census.needs import Needs
    from ..outcome import Refusal
    from ..planned import Plan
    from ..rules.mapping import Map
    from ..target_schema import TargetTable
    from .uses import Use


@dataclass(frozen=True, slots=True)
class Creation:
    """
    A schema to be made.

    Attributes:
        tables: statements that come before the rows: types, tables.
        after: statements that come after the rows: keys, indexes, foreign keys.
        undo: statements that take all of it away again.
    """

    tables: tuple[str, ...]
    after: tuple[str, ...]
    undo: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """
    What a move would do.

    Attributes:
        plan: what goes where.
        census: what stands in the source.
        needs: what keys and foreign keys ask of its rows, by table of the source.
        creation: the schema to be made; None where the target's own is used.
        left_out: what the census says of rows that are to be left out.
        uses: what a map and rules did, each counted.
    """

    plan: Plan
    census: Census
    needs: dict[str, Needs]
    creation: Creation | None = None
    left_out: tuple[Refusal, ...] = field(default=())
    uses: tuple[Use, ...] = field(default=())

    def rows(self, source: str) -> int:
        """How many rows a table of the source has."""
        return self.census.tables[source].rows


def draft_of(
    snapshot: sqlite3.Connection,
    catalogue: Catalogue,
    target: Mapping[str, TargetTable],
    *,
    rules: Sequence[str] = (),
    mapping: Map | None = None,
    uses: Sequence[Use] = (),
    leave_out: bool = False,
    largest: int = LARGEST_VALUE,
    progress: Callable[[str, int], None] | None = None,
) -> Draft:
    """
    The draft of a move into the tables *target*; *mapping* and *uses* are what a map made (``maps.steps.prepare``).

    Raises:
        ConfigError: a rule is wrong.
        TransferRefused: something cannot be carried exactly; with *leave_out*, something that is not about single rows.
    """
    known = parse_rules(rules, catalogue)
    gone = tables_dropped(snapshot, catalogue, known)
    catalogue = carried(catalogue, known)
    matches = match(catalogue, target, known, mapping)
    needs = target_needs(matches, known)
    census = take_census(snapshot, catalogue, target_demands(matches), needs, largest=largest, progress=progress, still=True)
    left_out: list[Refusal] = []
    plan = make_plan(matches, census, left_out=left_out if leave_out else None)
    # What a map leaves out is told with its count.
    told = {f"{one.place} is left out" for one in uses}
    plan = replace(plan, notes=tuple(note for note in plan.notes if note not in told))
    return Draft(plan, census, needs, left_out=tuple(left_out), uses=(*gone, *uses, *repairs_used(plan, census)))


def draft_of_creation(
    snapshot: sqlite3.Connection,
    catalogue: Catalogue,
    *,
    rules: Sequence[str] = (),
    leave_out: bool = False,
    largest: int = LARGEST_VALUE,
    progress: Callable[[str, int], None] | None = None,
) -> Draft:
    """
    The draft of a move into tables that it makes, as ``twinsql schema`` prints them.

    Raises:
        ConfigError: a rule is wrong.
        TransferRefused: something cannot be carried exactly; with *leave_out*, something that is not about single rows.
    """
    known = parse_rules(rules, catalogue)
    gone = tables_dropped(snapshot, catalogue, known)
    catalogue = carried(catalogue, known)
    needs = declared_needs(catalogue, known)
    census = take_census(snapshot, catalogue, declared_demands(catalogue, known), needs, largest=largest, progress=progress, still=True)
    schema = build_schema(snapshot, catalogue, census, known)
    left_out: list[Refusal] = []
    refused = report("", catalogue, census).refusals
    plan = plan_of_schema(schema, catalogue, refused, left_out=left_out if leave_out else None)
    creation = Creation(tuple(schema.before()), tuple(schema.after()), tuple(schema.undo()))
    return Draft(plan, census, needs, creation, tuple(left_out), (*gone, *repairs_used(plan, census)))
