"""What a CHECK says of a column's type: SQLite files that twinsql's own migrations made, and JSON columns of others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ...adapters.held_types import MICROSECONDS, MILLISECONDS
from ..target_schema import ColumnType

if TYPE_CHECKING:
    from ..catalogue import SourceColumn, SourceTable
    from ..dialect.create_table import ColumnWords
    from ..encodings import EncodingName

_DAY = r"\[0-9\]\[0-9\]\[0-9\]\[0-9\]-\[01\]\[0-9\]-\[0-3\]\[0-9\]"
_TIME = r"\[0-2\]\[0-9\]:\[0-5\]\[0-9\]:\[0-5\]\[0-9\]\."
_TIMES: tuple[tuple[str, tuple[int, ...]], ...] = ((_TIME + r"\[0-9\]" * MILLISECONDS, (3,)), (_TIME + r"\[0-9\]" * MICROSECONDS, ()))
"""Patterns of times to the millisecond and to the microsecond, and the modifiers of their types."""
_NAME = r'(?:"(?:[^"]|"")*"|[\w$]+)'


_PART = rf"(?:{_NAME}|substr\({_NAME}, 1, 19\))"
_CALENDAR = rf"(?: AND (?:strf|d)(?:time|ate)\('?[^']*'?,? ?{_PART}, '\+0 days'\) IS {_PART} AND {_NAME} >= '0001')?"
_UUID_DIGITS = rf" AND replace\({_NAME}, '-', ''\) NOT GLOB '\*\[\^0-9a-f\]\*' AND length\(replace\({_NAME}, '-', ''\)\) = 32"


class OwnForm(NamedTuple):
    """A form of CHECK, and the type whose values alone pass it."""

    pattern: re.Pattern[str]
    declared: str
    encoding: EncodingName
    type: ColumnType


def _form(pattern: str, declared: str, encoding: EncodingName, name: str, *modifiers: int) -> OwnForm:
    return OwnForm(re.compile(pattern, re.IGNORECASE), declared, encoding, ColumnType(name, modifiers))


FORMS: tuple[OwnForm, ...] = (
    _form(rf"{_NAME} IN \(0, ?1\)", "INTEGER", "boolean", "boolean"),
    _form(rf"{_NAME} BETWEEN -32768 AND 32767", "INTEGER", "integer", "smallint"),
    _form(rf"{_NAME} BETWEEN -2147483648 AND 2147483647", "INTEGER", "integer", "integer"),
    *(
        form
        for time, modifiers in _TIMES
        for form in (
            _form(rf"{_NAME} GLOB '{_DAY}T{time}Z'{_CALENDAR}", "TEXT", "iso", "timestamp with time zone", *modifiers),
            _form(rf"{_NAME} GLOB '{_DAY}T{time}'{_CALENDAR}", "TEXT", "iso", "timestamp without time zone", *modifiers),
            _form(rf"{_NAME} GLOB '{time}'(?: AND {_NAME} < '24')?", "TEXT", "iso", "time without time zone", *modifiers),
        )
    ),
    _form(rf"{_NAME} GLOB '{_DAY}'{_CALENDAR}", "TEXT", "iso", "date"),
    _form(rf"(?:{_NAME} IS NULL OR )?json_valid\({_NAME}\)", "TEXT", "json", "jsonb"),
    _form(rf"{_NAME} GLOB '\?{{8}}-\?{{4}}-\?{{4}}-\?{{4}}-\?{{12}}'{_UUID_DIGITS}", "TEXT", "uuid", "uuid"),
)
"""As `adapters/held_types.py` has them, to the last sign; times to the microsecond come from an import."""

SCALED = re.compile(rf"{_NAME} BETWEEN -(9+) AND \1", re.IGNORECASE)
JSON_OF_OTHERS = re.compile(
    rf"(?:\(*{_NAME} IS NULL\)* OR )?\(*json_valid\({_NAME}\)(?: ?= ?1)?\)*(?: OR \(*{_NAME} IS NULL\)*)?", re.IGNORECASE
)


def own_form(table: SourceTable, column: SourceColumn, words: ColumnWords) -> OwnForm | None:
    """The form of a column that twinsql made; None for any other."""
    if not table.strict:
        return None
    for check in words.checks:
        text = " ".join(check.sql.split())
        for form in FORMS:
            if form.declared == column.declared.upper() and form.pattern.fullmatch(text):
                return form
    return None


def scaled_digits(table: SourceTable, column: SourceColumn, words: ColumnWords) -> int:
    """How many digits a decimal of twinsql's has that is a whole number of its last one; 0 for any other column."""
    if table.strict and column.declared.upper() == "INTEGER":
        for check in words.checks:
            if found := SCALED.fullmatch(" ".join(check.sql.split())):
                return len(found[1])
    return 0


def is_json(column: SourceColumn, words: ColumnWords) -> bool:
    """Whether a CHECK lets JSON alone into a column of texts."""
    return column.affinity in {"TEXT", "NUMERIC"} and any(JSON_OF_OTHERS.fullmatch(" ".join(one.sql.split())) for one in words.checks)


def is_subsumed(check: str, kind: ColumnType) -> bool:
    """Whether a CHECK says no more than the type that a column gets."""
    text = " ".join(check.split())
    if kind.name in {"json", "jsonb"} and JSON_OF_OTHERS.fullmatch(text):
        return True
    return any(form.type == kind and form.pattern.fullmatch(text) for form in FORMS)
