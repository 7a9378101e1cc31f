"""The run: the same parameters on both databases, in turns, and how long each took."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from random import Random
from statistics import median
from time import monotonic, perf_counter_ns
from typing import TYPE_CHECKING

from ...adapters.errors import ConfigError, DatabaseError, TransactionPoisoned
from ...adapters.postgres import PostgresAdapter
from ...adapters.sqlite_connect import open_untouched
from ...adapters.sqlite_session import SqliteSession
from ..names import known_names
from ..translator_version import translator_version

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence
    from pathlib import Path

    from ...adapters.protocol import Transaction
    from ...adapters.statement import Statement
    from ..explain.parameters import Drawer
    from ..model import Schema
    from ..project import Project
    from ..prove.subjects import Subject

Told = Callable[[float, str], None]
"""Hears how far a run is, from 0 to 1, and what is being done."""

DRAWS = 40
"""Different parameters for each statement …"""
FEWEST_DRAWS = 3
MOST_S = 4.0
"""… unless they take longer than this together."""
BUSY_TIMEOUT_MS = 5000
SLOWER_RATIO = 2.0
SLOWER_MS = 5.0
"""A statement is said to be slower when it takes so many times as long, and so much longer, that somebody may notice."""


@dataclass(slots=True)
class Timed:
    """
    A statement on both databases.

    Attributes:
        name: ``chats.get``.
        where: ``sql/chats.sql:12``.
        rows: that came back from SQLite, of each run.
        sqlite_ms: times there.
        postgres_ms: times on PostgreSQL, run by run with the same parameters.
        differing: runs in which one returned more rows than the other, or one failed.
        failed: what the errors were, by name alone.
    """

    name: str
    where: str
    rows: list[int] = field(default_factory=list[int])
    sqlite_ms: list[float] = field(default_factory=list[float])
    postgres_ms: list[float] = field(default_factory=list[float])
    differing: int = 0
    failed: list[str] = field(default_factory=list[str])

    @property
    def ratio(self) -> float | None:
        """How many times as long PostgreSQL takes, by the medians; None where nothing ran."""
        return None if not self.sqlite_ms else median(self.postgres_ms) / max(median(self.sqlite_ms), 1e-6)

    @property
    def is_slower(self) -> bool:
        """Whether the move makes it slower by so much that somebody may notice."""
        more = median(self.postgres_ms) - median(self.sqlite_ms) if self.sqlite_ms else 0.0
        return self.ratio is not None and self.ratio >= SLOWER_RATIO and more >= SLOWER_MS


@dataclass(frozen=True, slots=True)
class Timings:
    """
    What a run found.

    Attributes:
        statements: that read, the slowest on PostgreSQL first.
        postgres_only: names of reading statements that SQLite never runs.
    """

    statements: tuple[Timed, ...]
    postgres_only: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether both databases returned as many rows each time."""
        return not any(one.differing for one in self.statements)


def p95(times: Sequence[float]) -> float:
    """The time within which 19 of 20 runs were done."""
    return sorted(times)[max(0, -(-len(times) * 19 // 20) - 1)]


def _unheard(share: float, what: str) -> None:
    """Nobody listens."""


def time_statements(project: Project, sqlite: Path, postgres: str, *, statements: Sequence[str] = (), told: Told = _unheard) -> Timings:
    """
    Run the reading statements of *project* on the file *sqlite* and on the database at the address *postgres*, which hold the same data.

    Neither is written: the file is opened for reading alone, and PostgreSQL's transaction is read-only.

    Args:
        project: that builds.
        sqlite: the file.
        postgres: the address.
        statements: names, all that read unless given.
        told: hears how far it is.

    Raises:
        SourceError: something does not build.
        ConfigError: the parser is missing, a name is unknown, or a database cannot be used or lacks tables.
        DatabaseError: a database failed.
    """
    translator_version()
    from ..prove.subjects import read_subjects  # noqa: PLC0415 - loads the parser

    both, knowledge, alone = read_subjects(project)
    reading = {one.name: one for one in both if not one.statement.writes}
    chosen = known_names(reading, statements, "twinsql timings runs statements that read, on both databases")
    session = SqliteSession(open_untouched(sqlite, BUSY_TIMEOUT_MS), reads_only=True)
    try:
        with PostgresAdapter(postgres, size=1) as adapter, adapter.transaction(read_only=True) as transaction, _moment(session):
            drawer = _drawer(project, knowledge.schema, session, transaction)
            found = [_timed(reading[name], drawer, session, transaction, told, place / len(chosen)) for place, name in enumerate(chosen)]
    finally:
        session.close()
    found.sort(key=lambda one: (-median(one.postgres_ms or [0.0]), one.name))
    only = tuple(one.name for one in alone if not one.statement.writes and not statements)
    return Timings(tuple(found), only)


@contextmanager
def _moment(session: SqliteSession) -> Generator[None]:
    """All that is read is of one moment."""
    session.control("BEGIN")
    try:
        yield
    finally:
        session.control("ROLLBACK")


def _drawer(project: Project, schema: Schema, session: SqliteSession, postgres: Transaction) -> Drawer:
    from ..explain.parameters import Drawer, Stocked  # noqa: PLC0415 - these load the parser
    from ..prove.catalog import read_catalog  # noqa: PLC0415
    from .sample import Sampler  # noqa: PLC0415

    catalog = read_catalog(postgres, schema, project.made)
    _require_tables(catalog.columns)
    return Drawer(catalog, Sampler(session, catalog).sample(), Stocked(catalog.enums))


def _require_tables(columns: Mapping[str, object]) -> None:
    missing = [table for table, found in columns.items() if not found]
    if missing:
        names = ", ".join(missing)
        raise ConfigError(f"the PostgreSQL has no table {names}\n    fix:  apply the migrations and move the data first: twinsql move")


def _timed(subject: Subject, drawer: Drawer, session: SqliteSession, postgres: Transaction, told: Told, share: float) -> Timed:
    told(share, subject.name)
    found = Timed(subject.name, subject.statement.where)
    random = Random(subject.name)  # noqa: S311 - the same parameters each time
    until = monotonic() + MOST_S
    for place in range(DRAWS + 1):
        if place > FEWEST_DRAWS and monotonic() > until:
            break
        values = tuple(drawer.draw(subject, random))
        one = _once(session.all, subject, values)
        other = _on_postgres(postgres, subject, values)
        # The first run of a statement parses it, and is no measure of the others; that its rows are equal counts.
        _note(found, one, other, measured=place > 0)
    return found


Run = tuple[int | str, float]
"""How many rows there were, or what went wrong, and milliseconds."""


def _on_postgres(postgres: Transaction, subject: Subject, values: tuple[object, ...]) -> Run:
    found: Run = ("", 0.0)
    # A scope in which a statement has failed says so when it is left.
    with suppress(TransactionPoisoned), postgres.transaction() as scope:
        found = _once(scope.all, subject, values)
    return found


def _once(all_rows: Callable[[Statement[object], tuple[object, ...]], list[object]], subject: Subject, values: tuple[object, ...]) -> Run:
    started = perf_counter_ns()
    try:
        count: int | str = len(all_rows(subject.statement, values))
    except DatabaseError as error:
        count = type(error).__name__
    return count, (perf_counter_ns() - started) / 1e6


def _note(found: Timed, one: Run, other: Run, *, measured: bool) -> None:
    found.differing += one[0] != other[0]
    for engine, (count, _) in (("SQLite", one), ("PostgreSQL", other)):
        said = f"{count} on {engine}"
        if isinstance(count, str) and said not in found.failed:
            found.failed.append(said)
    if measured and isinstance(one[0], int) and isinstance(other[0], int):
        found.rows.append(one[0])
        found.sqlite_ms.append(one[1])
        found.postgres_ms.append(other[1])
