"""Literals of times that are finer than a millisecond: they compare with what is held, and are nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from ...adapters.functions.stamps import rounded, written
from .literals import READERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .value import Value

MARK = " with microseconds"
MIDNIGHT = "2000-01-01T"
FRACTION = re.compile(r"(:\d\d\.\d{3})(\d{1,3})(?=$|[Z +-])")
KINDS = ("date", "timestamp without time zone", "timestamp with time zone", "time without time zone")
"""Types that convert to one another where they are compared, in that order; a time of day stands alone."""


def fine_literal(value: Value, kind: str) -> Value | None:
    """
    The literal *value* as a time stamp or time of day of *kind*, with what is beyond its milliseconds at the end of the text.

    Such a text sorts behind that of the same millisecond and before that of the next one.
    """
    reader, found = READERS.get(kind), FRACTION.search(value.raw)
    if reader is None or kind not in KINDS[1:] or found is None or value.literal != "string":
        return None
    rest = found[2].ljust(3, "0")
    try:
        sql = reader(value.raw[: found.start(2)] + value.raw[found.end(2) :])
    except ValueError:
        return None
    sql = sql if rest == "000" else f"{sql[:-1]}{rest}'"
    return replace(value, sql=sql, type=kind if rest == "000" else kind + MARK, literal="", raw="")


def rounded_literal(value: Value, kind: str) -> Value | None:
    """The literal *value*, rounded to the millisecond as PostgreSQL does where it is stored."""
    found = fine_literal(value, kind)
    if found is None or not found.type.endswith(MARK):
        return found
    text, rest = found.sql[1:-4], timedelta(microseconds=int(found.sql[-4:-1]))
    zone = text[23:] if len(text) > 12 else ""
    exact = datetime.fromisoformat(text[:23] if len(text) > 12 else f"{MIDNIGHT}{text}") + rest
    nearest = written(rounded(exact, 3) if len(text) > 12 else exact + timedelta(microseconds=500 - (exact.microsecond + 500) % 1000))
    if len(text) == 12 and not nearest.startswith(MIDNIGHT):
        return None
    return replace(found, sql=f"'{nearest if len(text) > 12 else nearest[11:]}{zone}'", type=kind)


def compared(values: Sequence[Value]) -> list[Value]:
    """*values*, of which those finer than a millisecond are of the type of the others."""
    kinds = {value.type.removesuffix(MARK) for value in values} - {"unknown"}
    if not kinds or not kinds <= set(KINDS):
        return list(values)
    kind = max(kinds, key=KINDS.index)
    return [_as_kind(value, kind) for value in values]


def _as_kind(value: Value, kind: str) -> Value:
    if value.type == "unknown" and value.literal == "string":
        value = fine_literal(value, kind) or value
    return replace(value, type=kind) if value.type == kind + MARK else value
