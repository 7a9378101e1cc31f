"""What a verb has found, for people and for programs. A report may hold values of the data: its files are for their owner alone."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from ...adapters.errors import ConfigError
from ..files import whole_path
from ..outcome import Exit
from ..shown import HIDDEN

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from ..plan.uses import Use
    from .compare_piece import Kind, RowDifference
    from .prove_target import Promise
    from .schema_again import Declared

FindingKind = Literal["rows", "schema", "promise", "one side"]


class Finding(NamedTuple):
    """
    Something that is not equal, or does not hold.

    Attributes:
        kind: ``rows`` differ; the ``schema`` lost something that keeps rows out; a ``promise`` of the target is broken; something stands
            on ``one side`` alone.
        place: the table, or ``table.column``.
        text: what, in one sentence without values.
        note: more of it.
    """

    kind: FindingKind
    place: str
    text: str
    note: str = ""


class PhaseTime(NamedTuple):
    """How long a part of the work took."""

    phase: str
    seconds: float


@dataclass(frozen=True, slots=True)
class ColumnReport:
    """A column's sums on both sides, and which of them differ."""

    name: str
    type: str
    source: dict[str, object]
    target: dict[str, object]
    differing: tuple[str, ...]


@dataclass(slots=True)
class TableReport:
    """
    A table, compared.

    Attributes:
        source, target: its names.
        source_rows, target_rows: how many there are.
        left_out: rows of the source that are in quarantine.
        bytes: of the rows as they were compared.
        seconds: that processes worked on it, added up.
        counts: how many rows differ, by kind.
        complete: whether these are all.
        differences: some of them with values.
        columns: by the target's order.
    """

    source: str
    target: str
    source_rows: int
    target_rows: int
    left_out: int
    bytes: int
    seconds: float
    counts: dict[Kind, int]
    complete: bool
    differences: list[RowDifference]
    columns: list[ColumnReport] = field(default_factory=list[ColumnReport])

    @property
    def equal(self) -> bool:
        """Whether every row that is not in quarantine is the same on both sides."""
        return not self.counts and not any(one.differing for one in self.columns)


@dataclass(slots=True)
class Report:
    """
    What was done and found.

    Attributes:
        verb: the command.
        source, target: places, without passwords.
        started_at: when.
        tables: in the order in which they were compared.
        findings: what keeps the two from being equal.
        declared: what the source declares, and what became of it.
        promises: what the target promises, and whether it holds.
        rules: what a map and rules have done, and how often.
        notes: what a person should know.
        changed: tables of the source that have gone on since the snapshot that was compared.
        phases: how long it took.
    """

    verb: str
    source: str
    target: str
    started_at: datetime
    tables: list[TableReport] = field(default_factory=list[TableReport])
    findings: list[Finding] = field(default_factory=list[Finding])
    declared: list[Declared] = field(default_factory=list["Declared"])
    promises: list[Promise] = field(default_factory=list["Promise"])
    rules: list[Use] = field(default_factory=list["Use"])
    notes: list[str] = field(default_factory=list[str])
    changed: list[str] = field(default_factory=list[str])
    phases: list[PhaseTime] = field(default_factory=list[PhaseTime])

    @property
    def left_out(self) -> int:
        """Rows in quarantine."""
        return sum(one.left_out for one in self.tables)

    @property
    def exit(self) -> Exit:
        """How the verb ends."""
        if self.findings:
            return Exit.FINDING
        if self.left_out:
            return Exit.QUARANTINED
        return Exit.SOURCE_CHANGED if self.changed else Exit.EQUAL

    @property
    def verdict(self) -> str:
        """In one sentence."""
        if self.findings:
            return f"Not equal: {counted(len(self.findings), 'finding')}"
        same = f"{counted(sum(one.target_rows for one in self.tables), 'row')} in {counted(len(self.tables), 'table')}"
        if self.left_out:
            return f"Equal, but for {counted(self.left_out, 'row')} in quarantine: {same} are the same on both sides"
        if self.changed:
            return f"Equal to the snapshot, and the source has changed since: {same} are the same on both sides, in every column"
        return f"Equal: {same} are the same on both sides, in every column"

    def as_object(self, *, values: bool = True) -> dict[str, object]:
        """For JSON; without *values* no value of the data is in it."""
        return {
            "verb": self.verb,
            "source": self.source,
            "target": self.target,
            "started_at": self.started_at.isoformat(timespec="seconds"),
            "exit": int(self.exit),
            "verdict": self.verdict,
            "findings": [one._asdict() for one in self.findings],
            "tables": [_table(one, values=values) for one in self.tables],
            "declared": [one._asdict() for one in self.declared],
            "promises": [one._asdict() for one in self.promises],
            "rules": [{"place": one.place, "what": one.what, "count": one.count, "why": one.why, "where": one.where} for one in self.rules],
            "notes": self.notes,
            "changed": self.changed,
            "phases": [one._asdict() for one in self.phases],
        }


def counted(number: int, what: str) -> str:
    """``1 row``, ``2,000 rows``."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _table(table: TableReport, *, values: bool) -> dict[str, object]:
    def side(sums: dict[str, object]) -> dict[str, object]:
        # The least and the greatest are values of rows.
        return sums if values else {name: one for name, one in sums.items() if name not in {"least", "greatest"}}

    return {
        "source": table.source,
        "target": table.target,
        "source_rows": table.source_rows,
        "target_rows": table.target_rows,
        "left_out": table.left_out,
        "bytes": table.bytes,
        "seconds": round(table.seconds, 3),
        "equal": table.equal,
        "counts": table.counts,
        "complete": table.complete,
        "differences": [shown_difference(one, values=values) for one in table.differences],
        "columns": [
            {
                "name": one.name,
                "type": one.type,
                "source": side(one.source),
                "target": side(one.target),
                "differing": one.differing,
            }
            for one in table.columns
        ],
    }


def shown_difference(one: RowDifference, *, values: bool) -> dict[str, object]:
    """A row that differs, for JSON."""
    pairs = [
        {"column": pair.column, "source": _hidden(pair.source, values=values), "target": _hidden(pair.target, values=values)}
        for pair in one.values
    ]
    return {"kind": one.kind, "key": one.key, "values": pairs}


def _hidden(text: str, *, values: bool) -> str:
    return text if values or not text else HIDDEN


def write_json(report: Report, path: Path, *, values: bool = True) -> None:
    """
    Write *report* to *path*, which nobody else may read; whole, or not at all.

    Raises:
        ConfigError: it cannot be written there.
    """
    write_private(path, json.dumps(report.as_object(values=values), indent=2, ensure_ascii=False, default=str) + "\n")


def write_private(path: Path, text: str) -> None:
    """The same for any text."""
    try:
        with whole_path(path) as aside:
            aside.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as caught:
        reason = caught.strerror
    else:
        return
    raise ConfigError(f"The report cannot be written to {path}: {reason}\n    fix:  name another file with --report")
