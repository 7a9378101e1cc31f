"""The run: rows in, every statement with several parameters each, and what comes of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import get_close_matches
from random import Random
from time import monotonic
from typing import TYPE_CHECKING

from ...adapters.errors import ConfigError
from ..server import postgres_server
from ..translator_version import translator_version
from .draws import draw
from .engines import open_engines
from .equal import difference
from .examples import Example, keep, kept, run_both, touched, why
from .shrink import shrunk

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping, Sequence

    from ..project import Project
    from .catalog import Catalog
    from .engines import Engines, Loaded
    from .rows import RowSet, RowSource
    from .subjects import Subject

Told = Callable[[float, str], None]
"""Hears how far a run is, from 0 to 1, and what is being done."""

SETS = 20
"""Row sets of a run without a limit of time."""
RUNS = 10
"""Runs of each statement on each row set."""
TRIES = 12
"""Draws for a run of a statement that seldom finds a row."""
SLOW = 2.0
"""Seconds after which a statement has run often enough on one row set."""
EAGER_SHARE = 0.8
"""Below it, parameters are drawn again until SQLite finds something to do."""
WANTED_SHARE = 0.5
"""Of a statement's examples return or change a row, or it is not proved."""


@dataclass(slots=True)
class Tally:
    """
    What became of one statement.

    Attributes:
        name: of it.
        examples: run on both engines.
        busy: of these, those that returned or changed a row.
        failed: of these, those in which both engines refused.
    """

    name: str
    examples: int = 0
    busy: int = 0
    failed: int = 0

    @property
    def is_vacuous(self) -> bool:
        """Whether too few examples had anything to do."""
        return self.busy < self.examples * WANTED_SHARE or not self.examples


@dataclass(frozen=True, slots=True)
class Difference:
    """
    An example on which the engines differ.

    Attributes:
        name: of the statement; ``load users`` for rows that one engine refuses.
        what: in a few words.
        answers: of both engines.
        test: a test module that fails.
        file: where it is kept, relative to the project.
    """

    name: str
    what: str
    answers: str
    test: str
    file: str


@dataclass(slots=True)
class Report:
    """
    What a run found.

    Attributes:
        seed: that makes the same run again.
        row_sets: loaded.
        tallies: of each statement.
        differences: shrunk.
        postgres_only: statements that SQLite never runs.
        replayed: examples kept from earlier runs that were run first.
        seconds: that it took.
    """

    seed: int
    row_sets: int = 0
    tallies: list[Tally] = field(default_factory=list[Tally])
    differences: list[Difference] = field(default_factory=list[Difference])
    postgres_only: list[str] = field(default_factory=list[str])
    replayed: int = 0
    seconds: float = 0.0

    @property
    def vacuous(self) -> list[Tally]:
        """Statements of which too few examples had anything to do, and that did not differ."""
        wrong = {one.name for one in self.differences}
        return [one for one in self.tallies if one.is_vacuous and one.name not in wrong]

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.differences and not self.vacuous


def _unheard(share: float, what: str) -> None:
    """Nobody listens."""


def prove(
    project: Project,
    *,
    number: int,
    seconds: float | None = None,
    statements: Sequence[str] = (),
    told: Told = _unheard,
) -> Report:
    """
    Run the statements of *project* on both engines.

    Args:
        project: that builds.
        number: the seed.
        seconds: how long to go on; else a fixed number of examples.
        statements: names, all unless given.
        told: hears how far it is, from 0 to 1, and what is being done.

    Raises:
        SourceError: something does not build.
        ConfigError: hypothesis or a PostgreSQL is missing, or a name is unknown.
    """
    started = monotonic()
    with _open(project) as opened:
        chosen = _chosen(opened, statements)
        report = Report(number, tallies=[Tally(name) for name in chosen], postgres_only=opened.postgres_only)
        run = _Run(opened, chosen, report, told)
        run.replay()
        told(0.0, "drawing rows")
        run.run(_source(opened.engines.catalog, chosen.values(), number), None if seconds is None else started + seconds)
        report.seconds = round(monotonic() - started, 1)
    return report


def compare(project: Project, example: Example) -> tuple[str, str]:
    """How the engines differ on *example*, in a few words and in full; empty where they do not."""
    with _open(project) as opened:
        _chosen(opened, [] if example.name.startswith("load ") else [example.name])
        return why(opened.engines, opened.subjects, example)


@dataclass(frozen=True, slots=True)
class Opened:
    """
    A project with both engines.

    Attributes:
        subjects: its statements, by name.
        postgres_only: names of those that SQLite never runs.
    """

    project: Project
    engines: Engines
    subjects: Mapping[str, Subject]
    postgres_only: list[str]


@contextmanager
def _open(project: Project) -> Generator[Opened]:
    translator_version()
    from .subjects import read_subjects  # noqa: PLC0415 - loads the parser

    subjects, knowledge, alone = read_subjects(project)
    with postgres_server() as server, open_engines(project, knowledge.schema, server) as engines:
        yield Opened(project, engines, {one.name: one for one in subjects}, [one.name for one in alone])


def _chosen(opened: Opened, names: Sequence[str]) -> dict[str, Subject]:
    for name in names:
        if name not in opened.subjects:
            near = get_close_matches(name, opened.subjects, 1)
            hint = f"did you mean {near[0]}?" if near else "names are like chats.get"
            raise ConfigError(f"there is no statement {name}: {'it runs on PostgreSQL alone' if name in opened.postgres_only else hint}")
    return {name: opened.subjects[name] for name in (names or opened.subjects)}


def _source(catalog: Catalog, subjects: Iterable[Subject], number: int) -> RowSource:
    """Rows for *subjects*, whose literals the rows should have as well."""
    try:
        from .rows import RowSource  # noqa: PLC0415 - loads hypothesis
    except ImportError:
        raise ConfigError("proving needs hypothesis, which is not installed\n    fix:  pip install 'twinsql[build]'") from None
    kinds: set[str] = set()
    for subject in subjects:
        for slot in subject.compiled.parameters:
            kinds |= {slot.type, slot.type.removesuffix("[]")}
        for table, column, text in subject.literals:
            fact = catalog.columns[table].get(column)
            if fact is not None:
                fact.hints.append(text)
    return RowSource(catalog, kinds, number)


class _Run:
    """One run in progress."""

    def __init__(self, opened: Opened, chosen: Mapping[str, Subject], report: Report, told: Told) -> None:
        self._opened = opened
        self._engines = opened.engines
        self._chosen = chosen
        self._report = report
        self._told = told
        self._differing: set[str] = set()

    def replay(self) -> None:
        """Run what earlier runs have kept."""
        for path, example in kept(self._opened.project).items():
            is_load = example.name.startswith("load ")
            if example.name in self._chosen or (is_load and len(self._chosen) == len(self._opened.subjects)):
                self._told(0.0, f"again: {example.name}")
                self._report.replayed += 1
                what, answers = why(self._engines, self._chosen, example)
                if what:
                    self._differing.add(example.name)
                    file = self._opened.project.relative(path)
                    self._report.differences.append(Difference(example.name, what, answers, path.read_text(encoding="utf-8"), file))

    def run(self, source: RowSource, until: float | None) -> None:
        """Row set after row set, until there were enough or the time is over; statements that found too few rows by then get the rest of theirs."""
        started = monotonic()
        for place, made in enumerate(source.sets()):
            is_late = until is not None and place > 0 and monotonic() > until
            running = self._report.vacuous if is_late else self._report.tallies
            if not running or (place >= SETS and (until is None or is_late)):
                break
            share = place / SETS if until is None else (monotonic() - started) / max(until - started, 0.001)
            self._told(min(share, 1.0), f"row set {place + 1}")
            found = self._one_set(made, place, running)
            self._report.row_sets += 1
            for example in found:
                self._note(example)

    def _one_set(self, made: RowSet, place: int, running: Sequence[Tally]) -> list[Example]:
        """Examples on this row set on which the engines differ, one for each statement."""
        found: list[Example] = []
        with self._engines.loaded(made.fill) as loaded:
            for table, row, _ in loaded.misfits:
                name = f"load {table}"
                if name not in self._differing:
                    self._differing.add(name)
                    found.append(Example(name, {**loaded.rows, table: [*loaded.rows[table], row]}, ()))
            for tally in running:
                if tally.name not in self._differing:
                    # Of each statement its own chances: the others may come and go.
                    random = Random(f"{self._report.seed} {place} {tally.name}")  # noqa: S311
                    found += self._one_statement(tally, loaded, made, random)
        return found

    def _one_statement(self, tally: Tally, loaded: Loaded, made: RowSet, random: Random) -> list[Example]:
        subject = self._chosen[tally.name]
        tables = touched(self._engines, subject)
        started = monotonic()
        for place in range(RUNS):
            if place and monotonic() - started > SLOW:
                break
            tries = TRIES if tally.busy < tally.examples * EAGER_SHARE else 1
            parameters: list[object] = []
            outcome = None
            while tries and (outcome is None or outcome.is_empty):
                parameters = draw(subject, self._engines.catalog, loaded.rows, made, random)
                outcome = loaded.on_sqlite(subject, parameters, tables)
                tries -= 1
            one, other = run_both(loaded, self._engines, subject, parameters, outcome)
            tally.examples += 1
            tally.busy += not other.is_empty
            tally.failed += bool(other.error)
            if difference(one, other, ordered=subject.ordered):
                self._differing.add(subject.name)
                return [Example(subject.name, loaded.rows, parameters)]
        return []

    def _note(self, example: Example) -> None:
        """Shrink *example*, and keep it."""
        self._told(1.0, f"shrinking: {example.name}")
        kind = _kind(why(self._engines, self._chosen, example)[0])
        least = shrunk(example, lambda one: _kind(why(self._engines, self._chosen, one)[0]) == kind)
        what, answers = why(self._engines, self._chosen, least)
        path = keep(self._opened.project, least, what)
        self._report.differences.append(
            Difference(least.name, what, answers, path.read_text(encoding="utf-8"), self._opened.project.relative(path))
        )


def _kind(what: str) -> str:
    """How engines differ, whatever the counts: shrinking must not lead from one difference to another."""
    return re.sub(r"\d+", "N", what)
