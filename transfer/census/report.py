"""A census as a report: for a program, and for a person."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from ..names import column_complaint, complaint
from .choose import choose, refusals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..catalogue import Catalogue, SourceColumn, SourceTable
    from ..outcome import Refusal
    from .facts import Census, ColumnCensus

MEANINGS = {
    "view": "a view holds no rows; `twinsql schema` says whether it translates",
    "trigger": "a trigger is not carried: write it anew in PostgreSQL's language",
    "virtual table": "a virtual table is not carried: full-text search is a tsvector column with a GIN index on PostgreSQL",
    "shadow table": "belongs to a virtual table",
    "system table": "SQLite's own",
}


@dataclass(frozen=True, slots=True)
class ColumnReport:
    """
    What stands in a column, and what it would become.

    Attributes:
        name, declared: as in the source.
        counts: values by storage class.
        least, greatest: of its numbers.
        longest: bytes of its longest text or blob.
        empty, with_nul, not_utf8: texts that are empty, have a NUL, or are no UTF-8.
        type: the PostgreSQL type that is proposed.
        encoding: how it is read.
        why: what says so.
        note: what a person should know.
        misfits: values that do not fit.
    """

    name: str
    declared: str
    counts: dict[str, int]
    least: float | None
    greatest: float | None
    longest: int
    empty: int
    with_nul: int
    not_utf8: int
    type: str
    encoding: str
    why: str
    note: str
    misfits: int


@dataclass(frozen=True, slots=True)
class TableReport:
    """A table with its columns."""

    name: str
    rows: int
    columns: tuple[ColumnReport, ...]


@dataclass(frozen=True, slots=True)
class CensusReport:
    """
    What a census found.

    Attributes:
        source: the file.
        encoding: how the file keeps texts.
        tables: with their columns.
        refusals: what cannot be carried as it is. They hold data.
        notes: what a person should know, as (place, sentence).
    """

    source: str
    encoding: str
    tables: tuple[TableReport, ...]
    refusals: tuple[Refusal, ...]
    notes: tuple[tuple[str, str], ...]

    @property
    def ok(self) -> bool:
        """Whether everything can be carried as it is."""
        return not self.refusals

    def as_object(self, *, values: bool = True) -> dict[str, Any]:
        """The report for JSON; without *values* of the data."""
        kept = self.refusals
        if not values:
            kept = tuple(replace(one, examples=tuple(two.hidden() for two in one.examples)) for one in kept)
        tables = [{**asdict(one), "columns": [_column_object(column, values=values) for column in one.columns]} for one in self.tables]
        return {
            "source": self.source,
            "encoding": self.encoding,
            "ok": self.ok,
            "tables": tables,
            "refusals": [{"place": one.place, **asdict(one)} for one in kept],
            "notes": [{"place": place, "note": note} for place, note in self.notes],
        }


def _column_object(column: ColumnReport, *, values: bool) -> dict[str, Any]:
    made = asdict(column)
    for name in ("least", "greatest"):
        # JSON has no infinity.
        made[name] = None if not values else repr(made[name]) if made[name] in {float("inf"), float("-inf")} else made[name]
    return made


def report(source: str, catalogue: Catalogue, census: Census) -> CensusReport:
    """What *census* found, put into words."""
    tables: list[TableReport] = []
    found = list(census.problems)
    for table in catalogue.tables.values():
        counted = census.tables[table.name]
        columns = [_column(column, counted.columns[column.name]) for column in table.columns]
        tables.append(TableReport(table.name, counted.rows, tuple(columns)))
        found += counted.problems
        for column in table.columns:
            choice = choose(counted.columns[column.name])
            if choice is not None:
                found += refusals(table.name, counted.columns[column.name], choice.reading)
    notes = [(one.name, MEANINGS[one.kind]) for one in catalogue.others if one.kind not in {"shadow table", "system table"}]
    notes += [note for table in catalogue.tables.values() for note in _names(table)]
    notes += [(f"{one.name}.{column.name}", column.note) for one in tables for column in one.columns if column.note]
    return CensusReport(source, catalogue.encoding, tuple(tables), tuple(found), tuple(notes))


def _column(column: SourceColumn, found: ColumnCensus) -> ColumnReport:
    choice = choose(found)
    numbers = [one for one in (found.least_integer, found.greatest_integer, found.least_real, found.greatest_real) if one is not None]
    return ColumnReport(
        column.name,
        column.declared,
        {str(name): count for name, count in found.counts.items()},
        min(numbers, default=None),
        max(numbers, default=None),
        found.longest,
        found.empty,
        found.with_nul,
        found.not_utf8,
        str(choice.reading.demand.type) if choice else "",
        "+".join(choice.reading.demand.encodings) if choice else "",
        choice.reading.demand.why if choice else "",
        choice.note if choice else "",
        choice.reading.count if choice else 0,
    )


def _names(table: SourceTable) -> Iterator[tuple[str, str]]:
    if reason := complaint(table.name):
        yield table.name, f"{reason}: `twinsql schema` gives it another"
    for column in table.columns:
        if reason := column_complaint(column.name):
            yield f"{table.name}.{column.name}", f"{reason}: `twinsql schema` gives it another"
