"""
``twinsql move``: a SQLite database into a PostgreSQL, from one moment, while the application goes on writing.

Everything that has to be remembered is in two places: the snapshot in a folder, and how far the rows are in the target itself
(``journal``). Whatever dies, the same command goes on where it ended.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import psycopg

from ..adapters import urls
from ..adapters.errors import ConfigError, DatabaseError, DataError, Error, IntegrityError, OperationalError, ProgrammingError
from . import journal, quarantine, target_setup
from .backup import back_up
from .catalogue import read_catalogue
from .census_keys import LARGEST_VALUE
from .copying import RowsRefused, TableJob
from .draft import Draft, draft_of, draft_of_creation
from .journal import Owner, PieceState
from .left_out import lost_children, refusals_of
from .map_steps import Prepared, prepare
from .names import quoted
from .outcome import Exit, TransferInterrupted, TransferRefused
from .progress import NoProgress
from .proof import prove
from .session import open_session, own_error
from .source import open_source
from .source_changes import changed_tables
from .workers import Job, copy_pieces
from .workplace import Workplace, workplace

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Generator, Sequence
    from pathlib import Path

    from .catalogue import Catalogue
    from .journal import LeftOut, Unfinished
    from .maps import MapFile
    from .plan import TablePlan
    from .progress import Progress
    from .report import Report
    from .session import Connection

BEAT_S = 5.0
SILENT_S = 30.0
"""A move that has not been heard of for so long is dead, or its machine cannot reach the target."""
PIECES_A_JOB = 4
"""Tables are cut in so many pieces for each process, since pieces of one length in keys are not of one length in rows."""
SMALL_TABLE = 20_000
"""Tables with less rows are not cut."""
SMALL_SOURCE = 32 * 1024 * 1024
"""Less bytes are copied before a second process is there."""
RESUME = "give the same command again: it goes on where it ended"


@dataclass(frozen=True, slots=True)
class MoveOptions:
    """
    Options of a move.

    Attributes:
        work: the folder for the snapshot.
        rules: how columns are read, ``table.column=…``.
        mapping: the map that the rows go by; None where names and rules are enough.
        create_schema: whether to make the tables, as ``twinsql schema`` prints them; else the target has them.
        jobs: how many processes copy.
        quarantine: the folder for rows that do not fit, which are left out; None where such rows end the move.
        largest: how many bytes a value may have.
        replace: tables of the target whose rows may be lost.
        resume: whether to refuse to begin anew.
        dry_run: whether to end before anything is written to the target.
    """

    work: Path
    rules: tuple[str, ...] = ()
    mapping: MapFile | None = None
    create_schema: bool = False
    jobs: int = 2
    quarantine: Path | None = None
    largest: int = LARGEST_VALUE
    replace: tuple[str, ...] = ()
    resume: bool = False
    dry_run: bool = False

    @property
    def leave_out(self) -> bool:
        """Whether rows that do not fit are left out."""
        return self.quarantine is not None


@dataclass(slots=True)
class Moved:
    """
    What became of a move.

    Attributes:
        exit: how it ended.
        draft: what was to be done.
        resumed: whether it went on with a dead one.
        rows: rows in the target by table of the source.
        left_out: values that keep their rows in quarantine.
        changed: tables of the source that differ from the snapshot.
        report: what was found when both sides were compared.
    """

    exit: Exit
    draft: Draft
    resumed: bool = False
    rows: dict[str, int] = field(default_factory=dict[str, int])
    left_out: list[LeftOut] = field(default_factory=list["LeftOut"])
    changed: list[str] = field(default_factory=list[str])
    report: Report | None = None


def move(
    source: Path,
    url: str,
    options: MoveOptions,
    progress: Progress | None = None,
) -> Moved:
    """
    Move the SQLite database *source* into the PostgreSQL at *url*.

    Raises:
        ConfigError: a place is wrong.
        TransferRefused: the data or the target do not allow it; the target is as it was.
        TransferInterrupted: it ended early; the same command goes on.
        DatabaseError: source or server failed before anything was written.
    """
    if options.create_schema and options.mapping is not None:
        raise ConfigError(
            "--map leads to tables that are there, --create-schema makes those of the source\n"
            "    fix:  make the schema with twinsql schema, edit it and apply it, then move with the map alone"
        )
    progress = progress or NoProgress()
    try:
        with workplace(options.work) as place, open_session(url) as target:
            return _Move(source, url, options, progress, place, target).run()
    except KeyboardInterrupt:
        raise _interrupted("interrupted") from None
    finally:
        progress.done()


@dataclass(slots=True)
class _Move:
    source: Path
    url: str
    options: MoveOptions
    progress: Progress
    place: Workplace
    target: Connection
    source_now: Prepared = field(init=False)

    def run(self) -> Moved:
        """All of it."""
        refuse_read_only(self.target)
        before = self._before()
        if before is None and self.options.quarantine is not None and not self.options.dry_run:
            quarantine.check_empty(self.options.quarantine)
        known = self.place.left_out(urls.redacted(self.url))
        if before is None:
            self.progress.stage("snapshot")
            name = self.place.take(self.source)
        else:
            name = before.snapshot
        try:
            self.source_now = self._prepared()
            with open_source(self.source_now.path) as snapshot:
                catalogue = read_catalogue(snapshot)
                draft = self._draft(snapshot, catalogue, resumed=before is not None)
                if before is None:
                    pieces = _pieces(snapshot, catalogue, draft, self._jobs)
                    orphans = lost_children(snapshot, catalogue, draft.needs, ()) if self.options.leave_out else []
                else:
                    pieces, orphans = [], []
        except (Error, psycopg.Error, KeyboardInterrupt) as caught:
            if before is None:
                self.place.remove()
            raise _as_refusal(own_error(caught, self.target)) if isinstance(caught, psycopg.Error) else caught from None
        if self.options.dry_run:
            if before is None:
                self.place.remove()
            return Moved(Exit.EQUAL, draft, resumed=before is not None)
        if before is None and known is not None and (done := self._done(draft, known)):
            return done
        if before is None:
            self.progress.stage("backup")
            back_up(self.source, self.options.work)
        owner = Owner(secrets.token_hex(16), self.place.place, name, _identity(draft, self.options))
        self._own(owner, before, draft, pieces, orphans)
        return self._carry(owner, draft, catalogue, resumed=before is not None)

    def _done(self, draft: Draft, left_out: list[LeftOut]) -> Moved | None:
        """What became of a move that has been proved, and whose process died before it could say so; None where it does not hold."""
        with suppress(DatabaseError, TransferRefused), _own_errors(self.target):
            report = self._compared(draft, left_out)
            if not report.findings and any(draft.rows(one.source) for one in draft.plan.tables):
                self.place.proved(urls.redacted(self.url), left_out)
                self.place.empty()
                return Moved(report.exit, draft, resumed=True, left_out=left_out, report=report)
        return None

    def _prepared(self) -> Prepared:
        if self.options.mapping is None:
            return Prepared(self.place.snapshot)
        self.progress.stage("map")
        return prepare(self.place.snapshot, self.options.mapping, self.place.prepared)

    def _draft(self, snapshot: sqlite3.Connection, catalogue: Catalogue, *, resumed: bool) -> Draft:
        given = self.options
        self.progress.stage("census")
        seen: dict[str, int] = {}

        def tell(table: str, rows: int) -> None:
            self.progress.advance(rows - seen.get(table, 0))
            seen[table] = rows

        common: dict[str, Any] = {"rules": given.rules, "leave_out": given.leave_out, "largest": given.largest, "progress": tell}
        if given.create_schema:
            return draft_of_creation(snapshot, catalogue, **common)
        targets = target_setup.tables(self.target, resumed=resumed)
        return draft_of(snapshot, catalogue, targets, mapping=self.source_now.mapping, uses=self.source_now.uses, **common)

    @property
    def _jobs(self) -> int:
        return self.options.jobs if self.place.snapshot.stat().st_size >= SMALL_SOURCE else 1

    def _before(self) -> Unfinished | None:
        """
        The dead move that is to be gone on with; None where a new one is to begin.

        Raises:
            TransferRefused: somebody moves into this target, or a dead move cannot be gone on with here.
        """
        before = journal.unfinished(self.target)
        if before is None:
            if self.options.resume:
                raise TransferRefused("There is no unfinished move in this target\n    fix:  leave out --resume to begin one")
            return None
        if before.snapshot == self.place.name:
            # Its lock is ours: whoever held it is dead.
            if self.place.source != str(self.source.absolute()):
                raise TransferRefused(
                    f"The unfinished move in {self.options.work} is of {self.place.source}\n    fix:  go on with that one first"
                )
            return before
        if before.silent_s < SILENT_S:
            raise TransferRefused(f"A move from {before.place} into this target is under way\n    fix:  wait until it is done")
        if not self.options.replace:
            raise TransferRefused(
                f"An unfinished move from {before.place} is in this target\n"
                "    fix:  go on with it there, with the same command; or give --replace with its tables to begin anew"
            )
        token = secrets.token_hex(16)
        journal.take_over(self.target, Owner(token, self.place.place, before.snapshot, before.plan), before)
        target_setup.undo(self.target, token)
        return None

    def _own(self, owner: Owner, before: Unfinished | None, draft: Draft, pieces: Sequence[PieceState], orphans: Sequence[LeftOut]) -> None:
        if before is None:
            error: Exception
            try:
                target_setup.prepare(self.target, owner, draft, pieces, orphans, self.options.replace)
            except psycopg.Error as caught:
                error = own_error(caught, self.target)
            except TransferRefused as caught:
                error = caught
            else:
                return
            # It was one transaction: nothing has happened.
            self.place.remove()
            raise _as_refusal(error)
        if before.plan != owner.plan:
            raise TransferRefused(
                "The unfinished move in this target has another plan: rules, map or options differ, or the target's schema has changed\n"
                "    fix:  give the command as it was"
            )
        journal.take_over(self.target, owner, before)

    def _carry(self, owner: Owner, draft: Draft, catalogue: Catalogue, *, resumed: bool) -> Moved:
        try:
            with _heart(self.url, owner.token), _own_errors(self.target):
                self._copy(owner, draft, catalogue)
                self._finish(owner, draft)
                return self._prove(owner, draft, resumed=resumed)
        except (RowsRefused, IntegrityError, DataError, ProgrammingError) as caught:
            refused = caught
        except DatabaseError as caught:
            raise _interrupted(str(caught)) from None
        raise self._undone(owner, refused)

    def _copy(self, owner: Owner, draft: Draft, catalogue: Catalogue) -> None:
        self.progress.stage("copy", sum(draft.rows(one.source) for one in draft.plan.tables))
        self.progress.advance(sum(piece.rows for piece in journal.pieces(self.target)))
        while True:
            left_out = journal.quarantined(self.target)
            tables = {one.source: _table_job(one, draft, catalogue, left_out, self.options.largest) for one in draft.plan.tables}
            job = Job(self.url, self.source_now.path, owner.token, tables, self.options.leave_out)
            open_pieces = [piece for piece in journal.pieces(self.target) if not piece.done]
            copy_pieces(job, self.target, open_pieces, self._jobs, self.progress.advance)
            if not self.options.leave_out:
                return
            with open_source(self.source_now.path) as snapshot:
                orphans = lost_children(snapshot, catalogue, draft.needs, journal.quarantined(self.target))
            if not orphans:
                return
            target_setup.set_back(self.target, owner.token, draft.plan, orphans)

    def _finish(self, owner: Owner, draft: Draft) -> None:
        tasks = journal.tasks(self.target, "after", "restore")
        self.progress.stage("keys and indexes", len(tasks))
        for number, statement in tasks:
            journal.do_task(self.target, owner.token, number, statement)
            self.progress.advance(1)
        self.progress.stage("statistics")
        target_setup.set_numbers(self.target, draft.plan)
        target_setup.analyze(self.target, draft.plan)

    def _prove(self, owner: Owner, draft: Draft, *, resumed: bool) -> Moved:
        left_out = journal.quarantined(self.target)
        rows: dict[str, int] = {}
        for piece in journal.pieces(self.target):
            rows[piece.source] = rows.get(piece.source, 0) + piece.rows
        report = self._compared(draft, left_out)
        self.progress.stage("source")
        report.changed = changed = changed_tables(self.source, self.place.snapshot)
        if left_out and self.options.quarantine is not None:
            with open_source(self.source_now.path) as snapshot:
                catalogue = read_catalogue(snapshot)
            quarantine.keep(self.options.quarantine, self.source_now.path, catalogue, left_out)
        if not report.findings:
            self.place.proved(urls.redacted(self.url), left_out)
        with self.target.transaction():
            journal.fence(self.target, owner.token)
            journal.forget(self.target)
        self.place.empty()
        return Moved(report.exit, draft, resumed, rows, left_out, changed, report)

    def _compared(self, draft: Draft, left_out: Sequence[LeftOut]) -> Report:
        path, source = self.source_now.path, str(self.source)
        return prove(path, self.url, draft, left_out, source=source, jobs=self._jobs, progress=self.progress)

    def _undone(self, owner: Owner, caught: Exception) -> Exception:
        """The refusal, after the target was made as it was."""
        rows = caught.rows if isinstance(caught, RowsRefused) else []
        with open_source(self.source_now.path) as snapshot:
            refusals = refusals_of(snapshot, read_catalogue(snapshot), rows)
        try:
            with _own_errors(self.target):
                target_setup.undo(self.target, owner.token)
        except (DatabaseError, TransferInterrupted) as failed:
            return _interrupted(str(failed))
        self.place.remove()
        what = f"The target refuses: {caught}" if isinstance(caught, DatabaseError) else "There are rows that cannot be carried as they are"
        but = f", without the rows of {', '.join(self.options.replace)}" if self.options.replace else ""
        return TransferRefused(f"{what}\nThe target is as it was before{but}", refusals)


def _interrupted(why: str) -> TransferInterrupted:
    return TransferInterrupted(f"The move has stopped: {why}\n    fix:  {RESUME}")


def _as_refusal(error: Exception) -> Exception:
    """What the server said before anything was written: a refusal, unless it is gone."""
    return (
        TransferRefused(f"The target refuses: {error}")
        if isinstance(error, (IntegrityError, DataError, ProgrammingError)) or type(error) is OperationalError
        else error
    )


def refuse_read_only(target: Connection) -> None:
    """
    Raises:
        TransferRefused: nothing can be written to this target.
    """
    if target.execute("SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::bool").fetchone() == (True,):
        raise TransferRefused("The target can only be read\n    fix:  give the address of the primary server, and a role that may write")


def _identity(draft: Draft, options: MoveOptions) -> str:
    """A hash of the plan, whatever order its tables come in: that hangs on foreign keys, which are away while rows are copied."""
    parts = [
        *sorted(map(repr, draft.plan.tables)),
        *sorted(draft.plan.dropped),
        repr(draft.creation),
        repr((options.rules, options.mapping, options.leave_out, options.largest)),
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _table_job(plan: TablePlan, draft: Draft, catalogue: Catalogue, left_out: Sequence[LeftOut], largest: int) -> TableJob:
    return TableJob(
        plan,
        catalogue.tables[plan.source].numbered,
        catalogue.encoding == "UTF-8",
        frozenset(one.column for one in draft.left_out if one.table == plan.source),
        frozenset(one.place for one in left_out if one.source == plan.source),
        largest,
    )


def _pieces(snapshot: sqlite3.Connection, catalogue: Catalogue, draft: Draft, jobs: int) -> list[PieceState]:
    """Tables with many rows cut by number, the largest first, so that no process is alone with one in the end."""
    found: list[PieceState] = []
    for plan in sorted(draft.plan.tables, key=lambda one: -draft.rows(one.source)):
        bounds: list[int] = []
        if jobs > 1 and draft.rows(plan.source) >= SMALL_TABLE and catalogue.tables[plan.source].numbered:
            key, table = quoted(plan.row_key[0]), quoted(plan.source)
            # Apart, SQLite looks at the ends of the table; together, it would read all of it.
            least, greatest = snapshot.execute(f"SELECT (SELECT min({key}) FROM {table}), (SELECT max({key}) FROM {table})").fetchone()
            count = jobs * PIECES_A_JOB
            bounds = sorted({least + (greatest - least) * number // count for number in range(1, count)})
        for after, last in pairwise([None, *bounds, None]):
            found.append(PieceState(len(found), plan.source, after, last))
    return found


@contextmanager
def _own_errors(target: Connection) -> Generator[None]:
    try:
        yield
    except psycopg.Error as caught:
        error = own_error(caught, target)
    else:
        return
    raise error


@contextmanager
def _heart(url: str, token: str) -> Generator[None]:
    """Says every few seconds that the move is alive, on a connection of its own: the others may wait long for the server."""
    ended = threading.Event()

    def beat() -> None:
        while not ended.wait(BEAT_S):
            # Where it cannot, the move itself will notice.
            with suppress(Error), open_session(url) as connection:
                journal.beat(connection, token)

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
