"""Which of the ways to read a column is taken, and what it costs: nothing is guessed where the numbers allow two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..outcome import Refusal
from .cures import cure_of
from .demands import A_RULE, OWN_DECIMAL, SAYS_NOTHING
from .windows import WINDOWS, in_window

if TYPE_CHECKING:
    from ..encodings import StorageClass
    from .facts import ColumnCensus, Misfit, Reading

UNCERTAIN = "numbers whose unit of time is not certain: give a rule (epoch_s, epoch_ms, epoch_us or julian) to make moments of them"


@dataclass(frozen=True, slots=True)
class Choice:
    """
    How a column is read.

    Attributes:
        reading: the demand that was chosen, with what does not fit it.
        note: what a person should know; empty mostly.
    """

    reading: Reading
    note: str = ""


def choose(column: ColumnCensus, target: str = "") -> Choice | None:
    """The first reading for *target* that everything fits and nothing speaks against; else the one that the fewest values do not fit."""
    readings = [one for one in column.readings if one.demand.target == target]
    if not readings:
        return None
    if readings[0].demand.why == A_RULE:
        return Choice(min(readings, key=_misses))
    for one in readings:
        if one.complete and not one.count and not _doubt(column, one):
            return Choice(one, _note(column, one, readings[0]))
    left = [one for one in readings if not (one.complete and not one.count)] or readings
    return Choice(min(left, key=_misses))


def _misses(reading: Reading) -> tuple[bool, int]:
    return not reading.complete, reading.count


def _doubt(column: ColumnCensus, reading: Reading) -> str:
    """What speaks against a reading that every value fits; empty where nothing does."""
    encoding = reading.demand.encoding
    if encoding in WINDOWS and column.classes and not in_window(column, encoding):
        return UNCERTAIN
    if encoding in {"number", "blob"} and "text" in column.classes and reading.demand.why.endswith(SAYS_NOTHING):
        return "texts beside other things"
    return ""


def _note(column: ColumnCensus, reading: Reading, first: Reading) -> str:
    chosen, wanted = reading.demand, first.demand
    if chosen.why == OWN_DECIMAL:
        return OWN_DECIMAL
    if chosen.encoding == "blob" and "text" in column.classes:
        return f"{column.counts['text']} texts become their bytes"
    if wanted.encoding == "iso" and chosen.encoding in {"integer", "real"}:
        return UNCERTAIN
    if chosen.encoding == "text" and wanted.encoding in {"json", "uuid"} and first.misfits:
        return f"texts as they are, since not all can be {wanted.type}: {first.misfits[0].reason}"
    return ""


CLASS_ORDER: tuple[StorageClass, ...] = ("integer", "real", "text", "blob")


def refusals(table: str, column: ColumnCensus, reading: Reading) -> list[Refusal]:
    """What of a column cannot be carried by *reading*, each reason with its cure."""
    if reading.misfits and len(column.classes) > 1 and reading.demand.why.endswith(SAYS_NOTHING):
        held = ", ".join(f"{column.counts[name]} {name}" for name in CLASS_ORDER if column.counts.get(name))
        examples = tuple(one for name in CLASS_ORDER for one in column.examples.get(name, [])[:2])
        reason = f"values of several storage classes ({held}), and {reading.demand.why}"
        return [Refusal(table, column.name, reason, cure_of(table, column, reason, reading.demand), reading.count, examples)]
    return [
        Refusal(table, column.name, _sentence(one, reading), cure_of(table, column, one.reason, reading.demand), one.count, one.examples)
        for one in reading.misfits
    ]


def _sentence(misfit: Misfit, reading: Reading) -> str:
    return f"{misfit.reason}, for {reading.demand.type} ({reading.demand.why})"
