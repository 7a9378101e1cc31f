"""What a move is told, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..census.keys import LARGEST_VALUE

if TYPE_CHECKING:
    from pathlib import Path

    from ..maps.maps import MapFile
    from ..outcome import Exit
    from ..plan.draft import Draft
    from ..quarantine import LeftOut
    from ..validate.report import Report


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
        backup: the file with the copy of the source that was made before; None where nothing was done.
    """

    exit: Exit
    draft: Draft
    resumed: bool = False
    rows: dict[str, int] = field(default_factory=dict[str, int])
    left_out: list[LeftOut] = field(default_factory=list["LeftOut"])
    changed: list[str] = field(default_factory=list[str])
    report: Report | None = None
    backup: Path | None = None
