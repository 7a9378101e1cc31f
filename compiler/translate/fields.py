"""extract and date_part: the fields of a time, as numerics with PostgreSQL's digits and as doubles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlglot import exp

from ...adapters.functions.intervals import UNITS
from .nodes import bare, child, children
from .value import INTERVAL, LOCAL_STAMP, NUMERIC, SCALED, STAMP, TIME, Value, to_moment

if TYPE_CHECKING:
    from collections.abc import Callable

    from .translator import Translator

FIRST_DAY, LAST_DAY = 1721426, 5373484
"""Numbers of the first and the last day, as astronomers count."""

SPELLINGS: dict[str, str] = {
    **{name: unit for name, unit in UNITS.items() if unit != "c"},
    **dict.fromkeys(("quarter", "qtr"), "quarter"),
    **dict.fromkeys(("julian", "jd"), "julian"),
    **{name: name for name in ("dow", "isodow", "doy", "isoyear", "epoch", "timezone", "timezone_hour", "timezone_minute")},
}
"""PostgreSQL's spellings of a field."""


class Field(NamedTuple):
    """
    A field.

    Attributes:
        sql: SQLite's form, a whole number of its last digits.
        span: least and greatest of it.
        scale: how many digits PostgreSQL shows behind the point.
        double: the form of date_part, where it is not that of a whole number.
    """

    sql: str
    span: tuple[int, int]
    scale: int = 0
    double: str = ""


THURSDAY = "date(substr({0}, 1, 10), '-3 days', 'weekday 4')"
"""Of the same week: its year is the week's."""
YEAR = "CAST(substr({0}, 1, 4) AS INTEGER)"
DAYS = "CAST(julianday(substr({0}, 1, 10)) + 0.5 AS INTEGER)"
SECONDS_OF_DAY = "(substr({0}, 12, 2) * 60 + substr({0}, 15, 2)) * 60 + substr({0}, 18, 2)"
MILLISECONDS = "(CAST(strftime('%s', substr({0}, 1, 19)) AS INTEGER) * 1000 + substr({0}, 21, 3))"
"""Since 1970."""

OF_DAY: dict[str, Field] = {
    "year": Field(YEAR, (1, 9999)),
    "quarter": Field("(CAST(substr({0}, 6, 2) AS INTEGER) + 2) / 3", (1, 4)),
    "month": Field("CAST(substr({0}, 6, 2) AS INTEGER)", (1, 12)),
    "week": Field(f"(CAST(strftime('%j', {THURSDAY}) AS INTEGER) + 6) / 7", (1, 53)),
    "day": Field("CAST(substr({0}, 9, 2) AS INTEGER)", (1, 31)),
    "doy": Field("CAST(strftime('%j', substr({0}, 1, 10)) AS INTEGER)", (1, 366)),
    "dow": Field("CAST(strftime('%w', substr({0}, 1, 10)) AS INTEGER)", (0, 6)),
    "isodow": Field("(CAST(strftime('%w', substr({0}, 1, 10)) AS INTEGER) + 6) % 7 + 1", (1, 7)),
    "isoyear": Field(f"CAST(substr({THURSDAY}, 1, 4) AS INTEGER)", (1, 9999)),
    "decade": Field(f"{YEAR} / 10", (0, 999)),
    "century": Field(f"({YEAR} + 99) / 100", (1, 100)),
    "millennium": Field(f"({YEAR} + 999) / 1000", (1, 10)),
}
"""Fields of a date, and of a time stamp."""

OF_CLOCK: dict[str, Field] = {
    "hour": Field("CAST(substr({0}, 12, 2) AS INTEGER)", (0, 23)),
    "minute": Field("CAST(substr({0}, 15, 2) AS INTEGER)", (0, 59)),
    "second": Field(
        "(substr({0}, 18, 2) * 1000 + substr({0}, 21, 3)) * 1000",
        (0, 59_999_000),
        6,
        "substr({0}, 18, 2) + substr({0}, 21, 3) / 1000.0",
    ),
    "millisecond": Field("(substr({0}, 18, 2) * 1000 + substr({0}, 21, 3)) * 1000", (0, 59_999_000), 3),
    "microsecond": Field("(substr({0}, 18, 2) * 1000 + substr({0}, 21, 3)) * 1000", (0, 59_999_000)),
}
"""Fields of a time stamp, and of a time of day that has a day before it."""

OF_DATE: dict[str, Field] = {
    **OF_DAY,
    "julian": Field(DAYS, (FIRST_DAY, LAST_DAY)),
    "epoch": Field("CAST(strftime('%s', {0}) AS INTEGER)", (-(10**11), 10**12)),
}
OF_STAMP: dict[str, Field] = {
    **OF_DAY,
    **OF_CLOCK,
    "epoch": Field(f"{MILLISECONDS} * 1000", (-(10**17), 10**18), 6, f"{MILLISECONDS} * 1000 / 1000000.0"),
}
OF_ZONED: dict[str, Field] = {
    **OF_STAMP,
    **dict.fromkeys(("timezone", "timezone_hour", "timezone_minute"), Field("CASE WHEN {0} IS NOT NULL THEN 0 END", (0, 0))),
}
OF_TIME: dict[str, Field] = {
    **OF_CLOCK,
    "epoch": Field(
        f"(({SECONDS_OF_DAY}) * 1000 + substr({{0}}, 21, 3)) * 1000",
        (0, 86_400_000_000),
        6,
        f"(({SECONDS_OF_DAY}) * 1000 + substr({{0}}, 21, 3)) / 1000.0",
    ),
}
LONG = (-(2**63), 2**63 - 1)
OF_INTERVAL: dict[str, Field] = {
    **{
        name: Field(f"pg_interval_field('{name}', {{0}})", LONG)
        for name in ("microsecond", "minute", "hour", "day", "month", "quarter", "year", "decade", "century", "millennium")
    },
    "second": Field("pg_interval_field('microsecond', {0})", LONG, 6, "pg_interval_seconds({0})"),
    "millisecond": Field("pg_interval_field('microsecond', {0})", LONG, 3, "pg_interval_field('microsecond', {0}) / 1000.0"),
    "epoch": Field("pg_interval_field('epoch', {0})", LONG, 6, "pg_interval_epoch({0})"),
}
FIELDS: dict[tuple[str, str], Field] = {
    (kind, name): field
    for kind, table in (("date", OF_DATE), (LOCAL_STAMP, OF_STAMP), (STAMP, OF_ZONED), (TIME, OF_TIME), (INTERVAL, OF_INTERVAL))
    for name, field in table.items()
}
"""By the type that a field is taken from, and its name."""

JULIAN = "pg_numeric_add({days}, pg_numeric_divide(({seconds}) * 1000000 + substr({0}, 21, 3) * 1000, 86400000000))"
JULIAN_DOUBLE = "{days} + ({seconds} + substr({0}, 21, 3) / 1000.0) / 86400.0"


def _field_of(translator: Translator, node: exp.Expr, name: str, value: Value) -> tuple[Value, Field]:
    """The field *name*, and what it is taken from, in a form that has a day."""
    known = FIELDS.get((value.type, SPELLINGS.get(name.lower(), "")))
    if known is None:
        translator.context.refuse(node, f"{name.lower()} of {value.type} is not translated", "Take it apart in Python.")
    return (Value(f"('0001-01-01T' || {value.sql})", TIME, value.nullable) if value.type == TIME else value), known


def _extracted(translator: Translator, node: exp.Expr) -> Value:
    """Extract, which gives a numeric."""
    translator.context.only(node, "this", "expression")
    name, value = child(node).name, translator.expression(bare(child(node, "expression")))
    if SPELLINGS.get(name.lower()) == "julian" and value.type in {STAMP, LOCAL_STAMP}:
        return _julian(value, JULIAN, NUMERIC)
    value, field = _field_of(translator, node, name, value)
    # What lies between two time stamps has no months, so that its length is the time.
    sql = value.length if value.length and SPELLINGS[name.lower()] == "epoch" else field.sql.format(value.sql)
    return Value(f"({sql})", SCALED[field.scale], value.nullable, span=field.span)


def _julian(value: Value, form: str, kind: str) -> Value:
    days, seconds = DAYS.format(value.sql), SECONDS_OF_DAY.format(value.sql)
    return Value(f"({form.format(value.sql, days=days, seconds=seconds)})", kind, value.nullable)


def _part(translator: Translator, node: exp.Expr) -> Value:
    """date_part, which gives a double."""
    if len(children(node)) != 2 or not isinstance(children(node)[0], exp.Literal):
        translator.context.refuse(node, "date_part takes the name of a field as a literal", "Write date_part('hour', x).")
    name, value = children(node)[0].name, translator.expression(bare(children(node)[1]))
    if value.type == "date":
        value = to_moment(value, LOCAL_STAMP)
    if SPELLINGS.get(name.lower()) == "julian" and value.type in {STAMP, LOCAL_STAMP}:
        return _julian(value, JULIAN_DOUBLE, "double precision")
    value, field = _field_of(translator, node, name, value)
    if field.double:
        return Value(f"({field.double.format(value.sql)})", "double precision", value.nullable)
    sql = field.sql.format(value.sql)
    whole = f"CAST({sql} AS REAL)"
    return Value(f"({whole} / {10**field.scale}.0)" if field.scale else whole, "double precision", value.nullable)


FIELD_RULES: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {exp.Extract: _extracted}
FIELD_CALLS: dict[str, Callable[[Translator, exp.Expr], Value]] = {"date_part": _part}
