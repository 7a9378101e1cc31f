"""What every stage of a move goes by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...adapters import urls
from ..maps.steps import Prepared, prepare
from ..plan.draft import Draft, draft_of, draft_of_creation
from . import target_setup
from .pieces import jobs_for
from .proof import prove

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

    from ...adapters.tracing import Tracing
    from ..catalogue import Catalogue
    from ..progress import Progress
    from ..quarantine import LeftOut
    from ..session import Connection
    from ..validate.report import Report
    from .options import MoveOptions
    from .workplace import Workplace


@dataclass(slots=True)
class Moving:
    """
    A move at work.

    Attributes:
        source, url, options, progress: as they were given.
        place: the folder with its snapshot.
        target: the connection that the move's own statements go by.
        tracing: who is told of tables that are filled.
        source_now: what is carried: the snapshot, or what a map made of it.
    """

    source: Path
    url: str
    options: MoveOptions
    progress: Progress
    place: Workplace
    target: Connection
    tracing: Tracing
    source_now: Prepared = field(init=False)

    @property
    def to(self) -> str:
        """The target, as it may be written down."""
        return urls.redacted(self.url)

    @property
    def jobs(self) -> int:
        """How many processes copy and compare."""
        return jobs_for(self.place.snapshot, self.options.jobs)

    def prepare(self) -> None:
        """Let the map do its work, where there is one."""
        if self.options.mapping is None:
            self.source_now = Prepared(self.place.snapshot)
            return
        self.progress.stage("map")
        self.source_now = prepare(self.place.snapshot, self.options.mapping, self.place.prepared)

    def draft(self, snapshot: sqlite3.Connection, catalogue: Catalogue, *, resumed: bool) -> Draft:
        """What is to be done, after a census; raises as `draft_of` does."""
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

    def compared(self, draft: Draft, left_out: Sequence[LeftOut]) -> Report:
        """Both sides compared; raises DatabaseError where one failed."""
        path, source = self.source_now.path, str(self.source)
        return prove(path, self.url, draft, left_out, source=source, jobs=self.jobs, progress=self.progress)
