"""What to do about values that do not fit: rules, as they are to be given on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..encodings import ENCODINGS
from ..rules.rules import TYPE_WORDS, advised, rule_of
from .column import NULL_REASON
from .demands import A_RULE
from .windows import WINDOWS, in_window

if TYPE_CHECKING:
    from ..encodings import EncodingName
    from .facts import ColumnCensus, Demand


class Cure(NamedTuple):
    """Rules of which any helps, the first mostly, and what is to be said of them."""

    rules: tuple[str, ...]
    note: str = ""


CORRECT = "correct these rows"
KEEPS = "tagged keeps the storage class"
KEPT = "text keeps them as they are"

CURES: tuple[tuple[str, Cure], ...] = (
    ("a NUL character", Cure(("strip_nul", "mark_nul", "blob"))),
    ("no UTF-8", Cure(("cp1252", "mark_bytes", "blob"))),
    ("neither 0 nor 1", Cure(("boolean+nonzero", "integer"))),
    ("a stamp without a zone, where a stamp with", Cure(("iso+utc", "iso+zone:Asia/Seoul"), "which say what zone is meant")),
    ("a stamp with a zone, where a stamp without", Cure(("iso+utc", "text+as_text"), "the first makes moments of all of them")),
    ("a stamp without a zone, where a date", Cure(("timestamp+midnight", "text+as_text"), "the first makes stamps of all of them")),
    ("a stamp with a zone, where a date", Cure(("timestamptz+midnight+utc", "text+as_text"), "the first makes moments of all of them")),
    ("a date alone, where a stamp", Cure(("midnight", "text+as_text"))),
    ("a stamp", Cure(("text+as_text",))),
    ("a time of day", Cure(("text+as_text",))),
    ("a date alone", Cure(("text+as_text",))),
    ("more than", Cure(("round", "text+as_text"), KEPT)),
    ("no date or time", Cure(("text+as_text", "null_if_unfit"), KEPT)),
    ("an empty text, where JSON", Cure(("null_if_empty", "text+as_text"))),
    ("JSON with a key twice", Cure(("json", "jsonb+last_key"), "json keeps the text")),
    ("JSON with", Cure(("text+as_text",))),
    ("no JSON", Cure(("text+as_text", "null_if_unfit"))),
    ("infinity is no decimal", Cure(("real", "tagged"), KEEPS)),
    ("no uuid", Cure(("text",))),
    ("no double holds", Cure(("number", "tagged"), KEEPS)),
    ("no decimal number", Cure(("text+as_text", "null_if_unfit"), KEPT)),
    ("values of several storage classes", Cure(("tagged", "text+as_text"), KEEPS)),
)
"""By how a reason begins."""

BY_CLASS: dict[tuple[EncodingName, str], Cure] = {
    ("integer", "text"): Cure(("text+as_text", "null_if_empty")),
    ("integer", "real"): Cure(("number", "real")),
    ("real", "text"): Cure(("text+as_text", "null_if_empty")),
    ("boolean", "text"): Cure(("boolean+words", "text+as_text")),
    ("text", "blob"): Cure(("text+decode", "blob")),
    ("text", "integer"): Cure(("text+as_text",)),
    ("text", "real"): Cure(("text+as_text",)),
    ("iso", "integer"): Cure(("iso+epoch_s", "iso+epoch_ms", "iso+epoch_us", "text+as_text")),
    ("iso", "real"): Cure(("iso+julian", "iso+epoch_s", "text+as_text")),
    ("epoch_s", "text"): Cure(("iso+epoch_s",)),
    ("epoch_ms", "text"): Cure(("iso+epoch_ms",)),
    ("epoch_us", "text"): Cure(("iso+epoch_us",)),
    ("julian", "text"): Cure(("iso+julian",)),
}
"""By the encoding and the storage class of the values that are not of it."""

ANY = Cure(("null_if_unfit", "tagged"), KEEPS)


def cure_of(table: str, column: ColumnCensus, reason: str, demand: Demand) -> str:
    """What to do about the values of *column* that are no *demand* for *reason*."""
    if reason.startswith(NULL_REASON):
        return f"{CORRECT}, or give it a value in a map"
    cure = next((cure for start, cure in CURES if reason.startswith(start)), ANY)
    if reason.startswith("its storage class is "):
        cure = BY_CLASS.get((demand.encoding, reason.rpartition(" ")[2]), Cure(("tagged",), "which keeps the storage class"))
    usable = [rule for rule in cure.rules if _helps(rule, column) and _leads_to(rule, demand)]
    if not usable:
        if reason.startswith("its storage class is ") and _leads_to("tagged", demand):
            return f"{CORRECT}, or give {advised(table, column.name, 'tagged')}, which keeps the storage class"
        return f"{CORRECT}, or leave them out with --quarantine DIR"
    first, *others = [_joined(rule, demand) for rule in usable]
    more = f"{', '.join(['', *others[:-1]])} or {others[-1]}" if others else ""
    note = f", {cure.note}" if cure.note and len(usable) == len(cure.rules) else ""
    return f"{CORRECT}, or give {advised(table, column.name, first)}{more}{note}"


UNITS: dict[str, EncodingName] = {f"iso+{name}": name for name in WINDOWS}


def _helps(rule: str, column: ColumnCensus) -> bool:
    """Not a unit of time that the numbers cannot have, what is for empty texts where there are others, or bytes of numbers."""
    if rule == "null_if_empty":
        return column.empty == column.counts.get("text")
    if rule == "blob":
        return set(column.classes) <= {"text", "blob"}
    return rule not in UNITS or in_window(column, UNITS[rule])


def _leads_to(rule: str, demand: Demand) -> bool:
    """Whether *rule* makes what the column may be, and says more than the rule that is there."""
    parsed = rule_of("", "", rule)
    if demand.not_null and any(one.name.startswith("null_if") for one in parsed.repairs):
        return False
    if demand.why == A_RULE and set(parsed.repairs) <= set(demand.repairs) and set(parsed.encodings) <= set(demand.encodings):
        return False
    return not demand.target or all(demand.type.name in ENCODINGS[name].types for name in parsed.encodings)


def _joined(rule: str, demand: Demand) -> str:
    """*rule* with what the rule that is there says."""
    words, before = rule.split("+"), [str(one) for one in demand.repairs]
    if demand.why == A_RULE and not rule_of("", "", rule).encodings:
        names = {(encoding, kind): word for word, (encoding, kind) in TYPE_WORDS.items()}
        encoding = names.get((demand.encoding, demand.type.name), demand.encoding)
        words, before = [encoding, *demand.encodings[1:], *before, *words], []
    return "+".join(dict.fromkeys([*words, *before]))
