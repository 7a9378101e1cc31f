"""
``twinsql validate``: everything of a SQLite database against everything of a PostgreSQL, and nothing is written to either.

Both sides are seen as of one moment. What copied the rows is not asked: ``decode_again`` reads the source a second time.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from time import perf_counter
from typing import TYPE_CHECKING

from ...adapters import urls
from ..catalogue import read_catalogue
from ..census.census import take_census
from ..census.demands import target_demands
from ..census.needs import Needs
from ..encodings import ENCODINGS
from ..maps.steps import Prepared, followed
from ..names import quoted
from ..plan.plan import make_plan
from ..plan.uses import repairs_used, tables_dropped
from ..progress import NoProgress
from ..quarantine import waiting
from ..rules.matching import BOOKKEEPING, Pair, match
from ..rules.references import folded
from ..rules.rules import carried, parse_rules
from ..target_schema import read_target
from . import tally
from .compare import EXPORT, CompareJob, compare_rows, compared_tables, pieces_of, source_view, target_view
from .prove_target import prove_constraints, prove_sequences
from .report import ColumnReport, Finding, PhaseTime, Report, TableReport, counted
from .schema_again import compare_declarations, read_beside

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Generator, Mapping, Sequence
    from pathlib import Path

    from ..catalogue import Catalogue
    from ..maps.maps import MapFile
    from ..planned import ColumnPlan, Plan
    from ..progress import Progress
    from ..rules.mapping import Map
    from ..rules.matching import Match, Matches
    from ..rules.rules import Rules
    from ..session import Connection
    from ..target_schema import TargetTable
    from .compare import SourceView
    from .compare_piece import PieceResult

TYPES = {kind for one in ENCODINGS.values() for kind in one.types}


def validate(
    source: Path,
    url: str,
    *,
    rules: Sequence[str] = (),
    mapping: MapFile | None = None,
    quarantine: Path | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Report:
    """
    Compare the SQLite database *source* with the PostgreSQL at *url*.

    *rules* and *mapping* are those that the data was moved by; with a map, the source is copied and the copy made as the map says.
    *quarantine* is the folder with rows that a move has left out.

    Raises:
        ConfigError: a place, a rule, the map or the quarantine is wrong.
        LockTimeout, StorageFailure, DatabaseError: a side failed.
    """
    report = Report("validate", str(source), urls.redacted(url), datetime.now(UTC))
    progress = progress or NoProgress()
    try:
        with _prepared(source, mapping, report, progress) as now:
            _validate(now, url, rules, report, quarantine, jobs, progress)
    finally:
        progress.done()
    return report


@contextmanager
def _prepared(source: Path, mapping: MapFile | None, report: Report, progress: Progress) -> Generator[Prepared]:
    """The source, or what a map makes of it."""
    if mapping is None:
        yield Prepared(source)
        return
    progress.stage("map")
    started = perf_counter()
    with followed(source, mapping) as made:
        report.phases.append(PhaseTime("map", perf_counter() - started))
        report.rules += made.uses
        yield made


def _validate(
    source: Prepared, url: str, rules: Sequence[str], report: Report, quarantine: Path | None, jobs: int, progress: Progress
) -> None:
    with source_view(source.path) as here, target_view(url) as there:
        progress.stage("census")
        with _timed(report, "census"):
            everything = read_catalogue(here.connection)
            known = parse_rules(rules, everything)
            report.rules += tables_dropped(here.connection, everything, known)
            catalogue = carried(everything, known)
            targets = read_target(there)
            plan, matches = _plan(here.connection, catalogue, targets, known, source.mapping or None, report)
        report.declared += compare_declarations(catalogue, matches, read_beside(there))
        report.findings += [
            Finding("schema", one.table, f"{one.what} is not in the target", one.note)
            for one in report.declared
            # With a map the target is another schema by a person's will: what it does not declare is told, and no finding.
            if one.holds and one.state == "not carried" and not source.mapping
        ]
        left_out = waiting(quarantine, here.connection, catalogue) if quarantine is not None else {}
        compare(source.path, url, here, there, catalogue, plan, targets, report, left_out=left_out, jobs=jobs, progress=progress)


def compare(
    path: Path,
    url: str,
    source: SourceView,
    target: Connection,
    catalogue: Catalogue,
    plan: Plan,
    targets: Mapping[str, TargetTable],
    report: Report,
    *,
    left_out: Mapping[str, frozenset[int]],
    jobs: int,
    progress: Progress,
) -> None:
    """Compare what *plan* carries, over two connections that are in a transaction each, and add what is found to *report*."""
    tables = compared_tables(catalogue, plan, left_out)
    rows = {name: _count(source.connection, name) for name in tables}
    (moment,) = target.execute(EXPORT).fetchone() or ("",)
    # A standby may give none: then one process does it all.
    jobs = jobs if moment else 1
    with _timed(report, "rows"):
        progress.stage("rows", sum(rows.values()))
        job = CompareJob(path, url, moment or "", tables)
        found = compare_rows(job, source, target, pieces_of(source.connection, tables, rows), jobs, progress.advance)
    with _timed(report, "sums of columns"):
        progress.stage("sums of columns", len(tables))
        for one in plan.tables:
            report.tables.append(_table(target, found[one.source], one.target, rows[one.source], one.columns, report))
            progress.advance(1)
    with _timed(report, "promises"):
        progress.stage("promises")
        carried = {one.target: targets[one.target] for one in plan.tables}
        promises = [*prove_constraints(target, carried), *prove_sequences(target, plan)]
    accepted = _let_go(plan, targets)
    report.promises += promises
    report.notes += [
        f"{one.table}: {one.what} {one.name} {one.complaint}, as a rule wants it"
        for one in promises
        if one.complaint and one[:2] in accepted
    ]
    report.findings += [
        Finding("promise", one.table, f"{one.what} {one.name}: {one.complaint}")
        for one in promises
        if one.complaint and one[:2] not in accepted
    ]
    report.notes += plan.notes


def _pair_generated(one: Match) -> None:
    """Columns that both sides compute are not carried, and so have to come to the same."""
    for column in one.target.columns:
        named = [(own, one.names.get(own.name, own.name)) for own in one.source.columns if own.generated]
        own = next((own for own, name in named if folded(name) == folded(column.name)), None)
        if column.generated and own is not None and all(pair.target != column for pair in one.pairs):
            one.pairs.append(Pair(own, column))


def _let_go(plan: Plan, targets: Mapping[str, TargetTable]) -> set[tuple[str, str]]:
    """Foreign keys of the target that a rule lets go: rows without their parent were carried on purpose."""
    return {
        (one.target, reference.name)
        for one in plan.tables
        for reference in targets[one.target].references
        if any(repair.name == "orphans" for column in one.columns if column.target in reference.columns for repair in column.repairs)
    }


def _plan(
    source: sqlite3.Connection,
    catalogue: Catalogue,
    targets: dict[str, TargetTable],
    rules: Rules,
    mapping: Map | None,
    report: Report,
) -> tuple[Plan, Matches]:
    """What is compared with what; what stands on one side alone, or fits no column, is a finding and no refusal."""
    matches = match(catalogue, targets, rules, mapping)
    report.findings += [Finding("one side", one.place, one.reason) for one in matches.refusals]
    matches.refusals.clear()
    for one in matches.tables:
        _pair_generated(one)
        strange = [pair for pair in one.pairs if pair.target.type.name not in TYPES]
        report.findings += [
            Finding("one side", f"{one.target.name}.{pair.target.name}", f"no value of SQLite can be {pair.target.type}")
            for pair in strange
        ]
        one.pairs = [pair for pair in one.pairs if pair not in strange]
        paired = {pair.target.name for pair in one.pairs} | {pair.target.name for pair in strange}
        alone = [column.name for column in one.target.columns if column.name not in paired and not column.generated]
        report.findings += [Finding("one side", f"{one.target.name}.{name}", "the source has no such column") for name in alone]
    carried = {one.target.name for one in matches.tables} | BOOKKEEPING
    report.findings += [Finding("one side", name, "the source has no such table") for name in targets if name not in carried]
    census = take_census(source, catalogue, target_demands(matches), {one.source.name: Needs() for one in matches.tables})
    report.findings += [Finding("one side", one.place, one.reason) for one in census.problems]
    census.problems.clear()
    for found in census.tables.values():
        found.problems.clear()
    plan = make_plan(matches, census, left_out=[])
    report.rules += repairs_used(plan, census)
    return plan, matches


def _table(target: Connection, found: PieceResult, name: str, rows: int, columns: Sequence[ColumnPlan], report: Report) -> TableReport:
    theirs = tally.target_tallies(target, name, columns)
    counts = (rows, _count_target(target, name))
    made = TableReport(
        found.source, name, *counts, found.left_out, found.bytes, found.seconds, dict(found.counts), found.complete, found.differences
    )
    for column, other in theirs.items():
        mine = found.tallies.get(column) or tally.Tally(other.form)
        differing = tally.differing(mine, other)
        made.columns.append(ColumnReport(column, other.form, mine.as_object(), other.as_object(), differing))
    read = (found.source_rows + found.left_out, found.target_rows)
    if read != counts:
        report.findings.append(
            Finding("rows", found.source, f"{read[0]} and {read[1]} rows were read, {counts[0]} and {counts[1]} counted")
        )
    words = {"differs": "on both sides, and not the same", "missing": "missing in the target", "extra": "in the target alone"}
    report.findings += [
        Finding("rows", found.source, f"{'' if found.complete else 'at least '}{counted(count, 'row')} {words[kind]}")
        for kind, count in found.counts.items()
    ]
    if not found.counts:
        differing_columns = [one.name for one in made.columns if one.differing]
        report.findings += [Finding("rows", f"{found.source}.{one}", "the sums of the column differ") for one in differing_columns]
    return made


def _count(source: sqlite3.Connection, table: str) -> int:
    count: int = source.execute(f"SELECT count(*) FROM {quoted(table)}").fetchone()[0]
    return count


def _count_target(target: Connection, table: str) -> int:
    row = target.execute(f"SELECT count(*) FROM public.{quoted(table)}".encode()).fetchone()
    assert row is not None
    count: int = row[0]
    return count


@contextmanager
def _timed(report: Report, phase: str) -> Generator[None]:
    started = perf_counter()
    yield
    report.phases.append(PhaseTime(phase, perf_counter() - started))
