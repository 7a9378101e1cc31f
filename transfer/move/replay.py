"""``twinsql replay``: rows that a move has left out, tried again, with rules or after somebody has corrected them."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

from ...adapters.errors import StorageFailure
from .. import quarantine
from ..catalogue import read_catalogue
from ..census.census import take_census
from ..census.demands import target_demands
from ..census.keys import LARGEST_VALUE
from ..census.needs import Needs
from ..copy import journal
from ..copy.copying import PieceCopier, TableJob
from ..copy.held import without_triggers
from ..files import locked
from ..outcome import Exit, TransferRefused
from ..plan.plan import make_plan
from ..rules.matching import match
from ..rules.rules import parse_rules
from ..session import open_session, own_error
from ..source import open_source
from ..target_schema import read_target
from .left_out import refusals_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Generator, Sequence

    from ..catalogue import Catalogue
    from ..maps.maps import MapFile
    from ..outcome import Refusal
    from ..planned import TablePlan
    from ..quarantine import LeftOut
    from ..session import Connection

SCHEMA = Path(__file__).with_name("replay.sql").read_bytes
EXISTS = b"SELECT to_regclass('twinsql_replay.replayed') IS NOT NULL"
NOTE = b"INSERT INTO twinsql_replay.replayed VALUES (%s, %s, %s, %s)"
NOTED = b"SELECT source, place FROM twinsql_replay.replayed WHERE quarantine = %s AND version = %s"
FORGET = b"DELETE FROM twinsql_replay.replayed WHERE quarantine = %s"
OTHERS = b"SELECT EXISTS (SELECT FROM twinsql_replay.replayed)"
DROP = (b"DROP TABLE twinsql_replay.replayed", b"DROP SCHEMA twinsql_replay")
LOCK = "replay.lock"


@dataclass(frozen=True, slots=True)
class Replayed:
    """
    What became of the rows.

    Attributes:
        exit: whether all of them were carried.
        carried: how many were.
        left: how many were not.
        refusals: why.
        notes: which names stand for others.
    """

    exit: Exit
    carried: int
    left: int
    refusals: tuple[Refusal, ...]
    notes: tuple[str, ...] = ()


def replay(folder: Path, url: str, *, rules: Sequence[str] = (), mapping: MapFile | None = None, largest: int = LARGEST_VALUE) -> Replayed:
    """
    Carry the rows of the quarantine in *folder* into the PostgreSQL at *url*, those that fit now; the others stay.

    *rules* and *mapping* are those that the move went by, or others. What a map does with rows has been done.

    All rows are one transaction. Given again after it died, it carries no row twice.

    Raises:
        ConfigError: there is no quarantine, or a rule is wrong.
        TransferRefused: a move into this target is not finished, it has no place for a table, or another replay of the folder is at work.
        DatabaseError: the server or the disk failed; nothing is carried.
    """
    path = folder / quarantine.FILE
    quarantine.name_of(path)
    with _alone(folder), open_session(url, writes=True) as target:
        _settle(target, folder)
        with open_source(path) as source:
            replaying = _Replay(source, target, quarantine.name_of(path), rules, mapping, largest)
            carried, left_out = replaying.run()
            refusals = tuple(refusals_of(source, replaying.catalogue, left_out))
        _settle(target, folder, left_out)
    left = len({(one.source, one.place) for one in left_out})
    return Replayed(Exit.QUARANTINED if left else Exit.EQUAL, carried, left, refusals, replaying.plan.notes)


@contextmanager
def _alone(folder: Path) -> Generator[None]:
    with ExitStack() as stack:
        try:
            taken = TransferRefused(f"Another replay of {folder} is at work\n    fix:  wait until it is done")
            stack.enter_context(locked(folder / LOCK, taken))
        except OSError as caught:
            reason = caught.strerror
        else:
            reason = ""
        if reason:
            raise StorageFailure(
                f"{folder} cannot be written: {reason}", dialect="sqlite", hint="Rows that are carried are taken out of it."
            )
        yield


class _Replay:
    def __init__(
        self,
        source: sqlite3.Connection,
        target: Connection,
        name: quarantine.Name,
        rules: Sequence[str],
        mapping: MapFile | None,
        largest: int,
    ) -> None:
        self.source, self.target, self.name, self.largest = source, target, name, largest
        self.catalogue = _without_own(read_catalogue(source))
        known = parse_rules(rules, self.catalogue)
        names = mapping.mapping(self.catalogue) if mapping is not None else None
        matches = match(self.catalogue, read_target(target), known, names)
        # Parents are in the target: it is asked, row by row.
        needs = {one.source.name: Needs() for one in matches.tables}
        found: list[Refusal] = []
        census = take_census(source, self.catalogue, target_demands(matches), needs, largest=largest)
        self.plan = make_plan(matches, census, left_out=found)
        self.checked = {one.source: frozenset(left.column for left in found if left.table == one.source) for one in self.plan.tables}

    def run(self) -> tuple[int, list[LeftOut]]:
        """How many rows were carried, and which were not."""
        left_out: list[LeftOut] = []
        carried = 0
        try:
            with self.target.transaction():
                # Moves and other replays begin one after the other.
                self.target.execute(journal.ONE_AT_A_TIME)
                if journal.unfinished(self.target) is not None:
                    raise TransferRefused("A move into this target is not finished\n    fix:  go on with it first")
                self.target.execute(SCHEMA())
                # Else a row without its parent would stop all of them, at the end.
                self.target.execute(b"SET CONSTRAINTS ALL IMMEDIATE")
                with without_triggers(self.target, self.plan):
                    for table in self.plan.tables:
                        carried += self._table(table, left_out)
        except psycopg.Error as caught:
            error = own_error(caught, self.target, writes=True)
        else:
            return carried, left_out
        raise error

    def _table(self, table: TablePlan, left_out: list[LeftOut]) -> int:
        numbered = self.catalogue.tables[table.source].numbered
        job = TableJob(table, numbered, self.catalogue.encoding == "UTF-8", self.checked[table.source], largest=self.largest)
        copier = PieceCopier(
            self.target, self.source, job, self.name.quarantine, leave_out=True, copied=lambda _: None, stopped=lambda: False
        )
        mine: list[LeftOut] = []
        feed = copier.feed()
        while not feed.done:
            found: list[LeftOut] = []
            feed.started, _ = copier.send_by_halves(feed, found)
            mine += found
        kept = {one.place for one in mine}
        carried = [batch.place(at) for batch in copier.batches() for at in range(len(batch.rows)) if batch.place(at) not in kept]
        for place in carried:
            self.target.execute(NOTE, (*self.name, table.source, place))
        left_out += mine
        return len(carried)


def _without_own(catalogue: Catalogue) -> Catalogue:
    return replace(catalogue, tables={name: table for name, table in catalogue.tables.items() if name not in quarantine.OWN})


def _settle(target: Connection, folder: Path, left_out: Sequence[LeftOut] | None = None) -> None:
    """Take rows that the target has out of the file, and forget that in the target; *left_out* says why the others stay."""
    name = quarantine.name_of(folder / quarantine.FILE)
    with target.transaction():
        target.execute(journal.ONE_AT_A_TIME)
        if target.execute(EXISTS).fetchone() != (True,):
            return
        noted = {(source, place) for source, place in target.execute(NOTED, name).fetchall()}
        if noted or left_out is not None:
            _take_out(folder, name, noted, left_out)
        target.execute(FORGET, (name.quarantine,))
        if target.execute(OTHERS).fetchone() == (False,):
            for statement in DROP:
                target.execute(statement)


def _take_out(folder: Path, name: quarantine.Name, noted: Collection[tuple[str, int]], left_out: Sequence[LeftOut] | None) -> None:
    path = folder / quarantine.FILE
    with open_source(path) as source:
        catalogue = _without_own(read_catalogue(source))
        why = quarantine.reasons(source) if left_out is None else left_out
    stay = [one for one in why if (one.source, one.place) not in noted]
    if stay:
        quarantine.keep(folder, path, catalogue, stay, name.following)
    else:
        path.unlink()
