"""Dates and time stamps: text of fixed width on SQLite, so that most of it is cutting and joining."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlglot import exp

from ...adapters.functions.intervals import UNITS as SPANS
from .nodes import bare, child, children
from .value import CONCAT, INTERVAL, LOCAL_STAMP, OUT_OF_RANGE, STAMP, SUM, TEXTS, Value, give_type, to_moment
from .zones import zone_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from .translator import Translator

STAMPS = (STAMP, LOCAL_STAMP)
LAST_DAY = "0001"
"""What comes before it in the order of texts is before the year 1."""

YEAR = "CAST(substr({0}, 1, 4) AS INTEGER)"
NEW_YEAR = "'-01-01T00:00:00.000'"
TRUNCATIONS: dict[str, str] = {
    "microsecond": "substr({0}, 1, 23)",
    "millisecond": "substr({0}, 1, 23)",
    "second": "substr({0}, 1, 19) || '.000'",
    "minute": "substr({0}, 1, 16) || ':00.000'",
    "hour": "substr({0}, 1, 13) || ':00:00.000'",
    "day": "substr({0}, 1, 10) || 'T00:00:00.000'",
    "week": "date(substr({0}, 1, 10), '-6 days', 'weekday 1') || 'T00:00:00.000'",
    "month": "substr({0}, 1, 7) || '-01T00:00:00.000'",
    "quarter": "substr({0}, 1, 5) || substr('010101040404070707101010', CAST(substr({0}, 6, 2) AS INTEGER) * 2 - 1, 2) || '-01T00:00:00.000'",
    "year": f"substr({{0}}, 1, 4) || {NEW_YEAR}",
    "decade": f"CASE WHEN {{0}} < '001' THEN {OUT_OF_RANGE} ELSE substr({{0}}, 1, 3) || '0' END || {NEW_YEAR}",
    "century": f"substr('000' || (({YEAR} - 1) / 100 * 100 + 1), -4) || {NEW_YEAR}",
    "millennium": f"substr('000' || (({YEAR} - 1) / 1000 * 1000 + 1), -4) || {NEW_YEAR}",
}
"""date_trunc by unit, without the Z of a time stamp with a zone."""

UNITS = {"qtr": "quarter", "quarter": "quarter", **SPANS}


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
    """date_trunc, whose unit may be a parameter, and whose third argument is a zone."""
    context, given = translator.context, children(node)
    if len(given) not in {2, 3}:
        context.refuse(node, f"date_trunc with {len(given)} arguments is not translated")
    value = give_type(context, translator.expression(bare(given[1])), STAMP, node)
    if value.type == "date" or (len(given) == 3 and value.type == LOCAL_STAMP):
        value = to_moment(value, STAMP)
    if value.type not in {*STAMPS, INTERVAL} or (len(given) == 3 and value.type != STAMP):
        context.refuse(node, f"date_trunc of {value.type} is not translated", "Cast it to a time stamp.")
    unit = unit_name(translator, given[0])
    zone = zone_of(translator, given[2]) if len(given) == 3 else None
    if zone is not None and zone.raw != "UTC":
        return Value(f"pg_trunc_in({unit.sql}, {value.sql}, {zone.sql})", STAMP, value.nullable or unit.nullable or zone.nullable)
    if value.type == INTERVAL:
        return Value(f"pg_interval_trunc({unit.sql}, {value.sql})", INTERVAL, value.nullable or unit.nullable)
    if not unit.raw:
        return Value(f"pg_trunc({unit.sql}, {value.sql})", value.type, value.nullable or unit.nullable)
    form = TRUNCATIONS[unit.raw]
    return Value(form.format(value.within(CONCAT)) + (" || 'Z'" if value.type == STAMP else ""), value.type, value.nullable, CONCAT)


def unit_name(translator: Translator, node: exp.Expr) -> Value:
    """A unit of time; ``raw`` is its name where it is a literal."""
    value = give_type(translator.context, translator.expression(bare(node)), "text", node)
    if value.type not in TEXTS:
        translator.context.refuse(node, f"a unit of time is a text, not {value.type}", "Write 'day', or cast it with ::text.")
    if not isinstance(bare(node), exp.Literal):
        return value
    unit = UNITS.get(bare(node).name.lower())
    if unit is None:
        translator.context.refuse(node, "this is no unit that times are cut to", f"Write one of {', '.join(TRUNCATIONS)}.")
    return Value(f"'{unit}'", "text", nullable=False, raw=unit)


def _binned(translator: Translator, node: exp.Expr) -> Value:
    """date_bin."""
    context, given = translator.context, children(node)
    if len(given) != 3:
        context.refuse(node, f"date_bin with {len(given)} arguments is not translated")
    stride = give_type(context, translator.expression(bare(given[0])), INTERVAL, node)
    moments = [translator.expression(bare(one)) for one in given[1:]]
    kind = STAMP if STAMP in {one.type for one in moments} or all(one.type in {"date", "unknown"} for one in moments) else LOCAL_STAMP
    moments = [to_moment(give_type(context, one, kind, node), kind) for one in moments]
    if stride.type != INTERVAL or any(one.type != kind for one in moments):
        context.refuse(node, "date_bin takes an interval and two time stamps", "Cast them.")
    sql = f"pg_date_bin({stride.sql}, {moments[0].sql}, {moments[1].sql})"
    return Value(sql, kind, any(one.nullable for one in (stride, *moments)))


def _day(translator: Translator, node: exp.Expr) -> Value:
    """The function date, which is a cast."""
    translator.context.only(node, "this")
    changed = exp.Cast(this=child(node).copy(), to=exp.DataType(this=exp.DType.DATE))
    changed.parent = node.parent
    return translator.expression(changed)


TIMES: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {exp.Date: _day}
TIME_CALLS: dict[str, Callable[[Translator, exp.Expr], Value]] = {"date_trunc": _truncated, "date_bin": _binned}
