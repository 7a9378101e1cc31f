"""Dates and time stamps: text of fixed width on SQLite, so that most of it is cutting and joining."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlglot import exp

from .nodes import child, maybe
from .value import CONCAT, LOCAL_STAMP, OUT_OF_RANGE, SCALED, STAMP, SUM, Value, give_type, to_moment

if TYPE_CHECKING:
    from collections.abc import Callable

    from .translator import Translator

STAMPS = (STAMP, LOCAL_STAMP)
LAST_DAY = "0001"
"""What comes before it in the order of texts is before the year 1."""

TRUNCATIONS: dict[str, str] = {
    "SECOND": "substr({0}, 1, 19) || '.000'",
    "MINUTE": "substr({0}, 1, 16) || ':00.000'",
    "HOUR": "substr({0}, 1, 13) || ':00:00.000'",
    "DAY": "substr({0}, 1, 10) || 'T00:00:00.000'",
    "WEEK": "date(substr({0}, 1, 10), '-6 days', 'weekday 1') || 'T00:00:00.000'",
    "MONTH": "substr({0}, 1, 7) || '-01T00:00:00.000'",
    "QUARTER": "substr({0}, 1, 5) || substr('010101040404070707101010', CAST(substr({0}, 6, 2) AS INTEGER) * 2 - 1, 2) || '-01T00:00:00.000'",
    "YEAR": "substr({0}, 1, 4) || '-01-01T00:00:00.000'",
}
"""date_trunc by unit, without the Z of a time stamp with a zone."""

EXTRACTS: dict[str, tuple[str, tuple[int, int]]] = {
    "YEAR": ("CAST(substr({0}, 1, 4) AS INTEGER)", (1, 9999)),
    "QUARTER": ("(CAST(substr({0}, 6, 2) AS INTEGER) + 2) / 3", (1, 4)),
    "MONTH": ("CAST(substr({0}, 6, 2) AS INTEGER)", (1, 12)),
    "DAY": ("CAST(substr({0}, 9, 2) AS INTEGER)", (1, 31)),
    "DOY": ("CAST(strftime('%j', substr({0}, 1, 10)) AS INTEGER)", (1, 366)),
    "DOW": ("CAST(strftime('%w', substr({0}, 1, 10)) AS INTEGER)", (0, 6)),
    "ISODOW": ("(CAST(strftime('%w', substr({0}, 1, 10)) AS INTEGER) + 6) % 7 + 1", (1, 7)),
    "HOUR": ("CAST(substr({0}, 12, 2) AS INTEGER)", (0, 23)),
    "MINUTE": ("CAST(substr({0}, 15, 2) AS INTEGER)", (0, 59)),
}
"""extract by field: the form, least and greatest."""

OF_A_DAY = {"HOUR", "MINUTE"}


class Span(NamedTuple):
    """Months and seconds."""

    months: int
    seconds: int


SPAN = Span(12 * 9999, 86400 * 3652059)
"""What lies between the first time stamp and the last."""


def add_whole(stamp: Value, months: int, seconds: int) -> Value:
    """``stamp ± interval``: months first, to the last day of a shorter month, then seconds; milliseconds stay as they are."""
    value = stamp
    if months:
        value = _checked(value, _add_months(value.sql, months))
    if seconds or not months:
        sql = f"strftime('%Y-%m-%dT%H:%M:%S', substr({value.sql}, 1, 19), '{seconds:+d} seconds')"
        value = _checked(value, f"{sql} || substr({value.sql}, 20)")
    return value


def _add_months(stamp: str, months: int) -> str:
    first = f"date(substr({stamp}, 1, 10), 'start of month', '{months:+d} months')"
    days = f"(CAST(substr({stamp}, 9, 2) AS INTEGER) - 1) || ' days'"
    return f"min(date({first}, {days}), date({first}, '+1 month', '-1 day')) || substr({stamp}, 11)"


def _checked(before: Value, sql: str) -> Value:
    """*sql* where it is in the years 1 to 9999; SQLite's functions give NULL or the year 0 beyond."""
    failing = f"WHEN {before.within(SUM)} IS NOT NULL THEN {OUT_OF_RANGE}" if before.nullable else f"ELSE {OUT_OF_RANGE}"
    return Value(f"CASE WHEN {sql} >= '{LAST_DAY}' THEN {sql} {failing} END", before.type, before.nullable)


def add_days(day: Value, days: Value, symbol: str) -> Value:
    """``date ± integer``."""
    count = (
        f"{symbol if symbol == '-' else ''}{days.within(SUM)}" if days.literal else f"({'0 - ' if symbol == '-' else ''}{days.within(SUM)})"
    )
    sql = f"date({day.sql}, {count} || ' days')"
    nullable = day.nullable or days.nullable
    nulls = [f"{one.within(SUM)} IS NULL" for one in (day, days) if one.nullable]
    escape = f" WHEN {' OR '.join(nulls)} THEN NULL" if nulls else ""
    return Value(f"CASE WHEN {sql} >= '{LAST_DAY}' THEN {sql}{escape} ELSE {OUT_OF_RANGE} END", "date", nullable)


def days_between(one: Value, other: Value) -> Value:
    """``date - date``."""
    sql = f"CAST(julianday({one.sql}) - julianday({other.sql}) AS INTEGER)"
    return Value(sql, "integer", one.nullable or other.nullable, span=(-3652059, 3652059))


def _truncated(translator: Translator, node: exp.Expr) -> Value:
    """date_trunc."""
    translator.context.only(node, "this", "unit", "zone", "input_type_preserved")
    zone, unit = maybe(node, "zone"), child(node, "unit").name.upper()
    value = give_type(translator.context, translator.expression(child(node)), STAMP, node)
    if zone is not None and not _is_utc(zone):
        translator.context.refuse(node, "date_trunc in a time zone other than UTC", "Truncate in Python.")
    form = TRUNCATIONS.get(unit)
    if form is None or value.type not in STAMPS:
        translator.context.refuse(node, f"date_trunc of {value.type} to {unit.lower()} is not translated", "Truncate in Python.")
    return Value(form.format(value.sql) + (" || 'Z'" if value.type == STAMP else ""), value.type, value.nullable, CONCAT)


def _extracted(translator: Translator, node: exp.Expr) -> Value:
    """Extract, of which the fields that are whole numbers are exact."""
    translator.context.only(node, "this", "expression")
    field, value = child(node).name.upper(), translator.expression(child(node, "expression"))
    known = EXTRACTS.get(field)
    if known is None or value.type not in {*STAMPS, "date"} or (value.type == "date" and field in OF_A_DAY):
        translator.context.refuse(node, f"extract({field.lower()} FROM {value.type}) is not translated", "Take it apart in Python.")
    return Value(f"({known[0].format(value.sql)})", SCALED[0], value.nullable, span=known[1])


def _is_utc(node: exp.Expr) -> bool:
    return isinstance(node, exp.Literal) and node.is_string and node.name == "UTC"


def _at_time_zone(translator: Translator, node: exp.Expr) -> Value:
    """AT TIME ZONE 'UTC' changes the type."""
    translator.context.only(node, "this", "zone")
    value = translator.expression(child(node))
    if not _is_utc(child(node, "zone")) or value.type not in STAMPS:
        translator.context.refuse(node, "AT TIME ZONE is translated for time stamps and 'UTC' only", "Convert it in Python.")
    kind = LOCAL_STAMP if value.type == STAMP else STAMP
    return to_moment(value, kind)


TIMES: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {
    exp.TimestampTrunc: _truncated,
    exp.Extract: _extracted,
    exp.AtTimeZone: _at_time_zone,
}
