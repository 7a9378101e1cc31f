"""Which of the ways to read a column is taken, and what it costs: nothing is guessed where the numbers allow two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..outcome import Refusal
from ..rules.rules import advised
from .demands import A_RULE, OWN_DECIMAL, SAYS_NOTHING

if TYPE_CHECKING:
    from ..encodings import EncodingName, StorageClass
    from .facts import ColumnCensus, Misfit, Reading

WINDOWS: dict[EncodingName, tuple[float, float]] = {
    "epoch_s": (1e8, 1e10),
    "epoch_ms": (1e11, 1e13),
    "epoch_us": (1e14, 1e16),
    "julian": (2_200_000, 2_700_000),
}
"""Numbers that can be moments of one unit alone, for all that people store: from 1973 to 2286. 86400 may be anything."""


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
    if encoding in WINDOWS and column.classes:
        least, greatest = WINDOWS[encoding]
        numbers = [
            one for one in (column.least_integer, column.greatest_integer, column.least_real, column.greatest_real) if one is not None
        ]
        if not all(least <= one < greatest for one in numbers):
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
CURES: tuple[tuple[str, str], ...] = (
    ("a NUL character", "+strip_nul, +mark_nul or blob"),
    ("no UTF-8", "+cp1252, +mark_bytes or blob"),
    ("neither 0 nor 1", "boolean+nonzero or integer"),
    ("a stamp without a zone, where a stamp with", "iso+utc or iso+zone:Asia/Seoul, which say what zone is meant"),
    ("a stamp with a zone, where a stamp without", "iso+utc, which makes moments of all of them"),
    ("a date alone, where a stamp", "iso+midnight"),
    ("more than", "+round"),
    ("no date or time", "iso+null_if_unfit, or text to keep them as they are"),
    ("an empty text, where JSON", "json+null_if_empty, or text"),
    ("JSON with a key twice", "json, which keeps the text, or jsonb+last_key"),
    ("JSON with \\u0000", "text"),
    ("no JSON", "text, or json+null_if_unfit"),
    ("infinity is no decimal", "real"),
    ("no uuid", "text"),
    ("no double holds", "number"),
)
"""Words of rules, by how a reason begins."""

CLASS_CURES: dict[tuple[EncodingName, str], str] = {
    ("integer", "text"): "text+as_text, or +null_if_empty where all of them are empty",
    ("integer", "real"): "number or real",
    ("real", "text"): "text+as_text, or +null_if_empty where all of them are empty",
    ("boolean", "text"): "boolean+words",
    ("text", "blob"): "text+decode, or blob",
    ("text", "integer"): "text+as_text",
    ("text", "real"): "text+as_text",
    ("iso", "integer"): "iso+epoch_s, iso+epoch_ms or iso+epoch_us, which read the numbers too",
    ("iso", "real"): "iso+julian",
    ("epoch_s", "text"): "iso+epoch_s",
    ("epoch_ms", "text"): "iso+epoch_ms",
    ("epoch_us", "text"): "iso+epoch_us",
    ("julian", "text"): "iso+julian",
}


def refusals(table: str, column: ColumnCensus, reading: Reading) -> list[Refusal]:
    """What of a column cannot be carried by *reading*, each reason with its cure."""
    if reading.misfits and len(column.classes) > 1 and reading.demand.why.endswith(SAYS_NOTHING):
        held = ", ".join(f"{column.counts[name]} {name}" for name in CLASS_ORDER if column.counts.get(name))
        examples = tuple(one for name in CLASS_ORDER for one in column.examples.get(name, [])[:2])
        rule = advised(table, column.name, "tagged, which keeps the storage class, or =text+as_text")
        cure = f"correct these rows, or give {rule}"
        return [
            Refusal(
                table, column.name, f"values of several storage classes ({held}), and {reading.demand.why}", cure, reading.count, examples
            )
        ]
    return [
        Refusal(table, column.name, _sentence(one, reading), _cure(table, column.name, one, reading), one.count, one.examples)
        for one in reading.misfits
    ]


def _sentence(misfit: Misfit, reading: Reading) -> str:
    return f"{misfit.reason}, for {reading.demand.type} ({reading.demand.why})"


def _cure(table: str, column: str, misfit: Misfit, reading: Reading) -> str:
    if misfit.reason.startswith("NULL"):
        return "correct these rows, or give a default in a map"
    words = next((words for start, words in CURES if misfit.reason.startswith(start)), "")
    if misfit.reason.startswith("its storage class is "):
        words = CLASS_CURES.get((reading.demand.encoding, misfit.reason.rpartition(" ")[2]), "tagged, which keeps the storage class")
    return f"correct these rows, or give {advised(table, column, words or 'null_if_unfit')}"
