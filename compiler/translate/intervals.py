"""
Intervals: values inside a statement, which SQLite holds as a text of months, days and microseconds.

A literal beside a time stamp, and the difference of two time stamps beside a comparison, have forms of SQL alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlglot import exp

from ...adapters.functions.intervals import DAY, SECOND, Interval, stored
from .nodes import bare, child, children, maybe, name_of
from .numeric_forms import sortable
from .times import SPAN, add_days, add_whole, days_between
from .value import (
    ATOM,
    BROKEN,
    CONCAT,
    INTEGERS,
    INTERVAL,
    LOCAL_STAMP,
    STAMP,
    SUM,
    TIME,
    Value,
    give_type,
    to_double,
    to_moment,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from .context import Context
    from .translator import Translator

CONSTANT = re.compile(r"'(-?\d+ -?\d+ -?\d+)'")
TEMPORAL = ("date", LOCAL_STAMP, STAMP, TIME, INTERVAL)
STAMPS = (STAMP, LOCAL_STAMP)
MILLISECONDS = "CAST(strftime('%s', substr({0}, 1, 19)) AS INTEGER) * 1000 + substr({0}, 21, 3)"
"""Of a time stamp, since 1970."""

SUMS: dict[tuple[str, str, str], tuple[str, str]] = {
    (LOCAL_STAMP, "+", INTERVAL): ("pg_stamp_plus({0}, {1})", LOCAL_STAMP),
    (LOCAL_STAMP, "-", INTERVAL): ("pg_stamp_minus({0}, {1})", LOCAL_STAMP),
    (STAMP, "+", INTERVAL): ("pg_stamp_plus({0}, {1})", STAMP),
    (STAMP, "-", INTERVAL): ("pg_stamp_minus({0}, {1})", STAMP),
    (INTERVAL, "+", INTERVAL): ("pg_interval_sum({0}, {1})", INTERVAL),
    (INTERVAL, "-", INTERVAL): ("pg_interval_difference({0}, {1})", INTERVAL),
    (TIME, "+", INTERVAL): ("pg_clock_plus({0}, {1})", TIME),
    (TIME, "-", INTERVAL): ("pg_clock_minus({0}, {1})", TIME),
    (TIME, "-", TIME): ("pg_clock_between({0}, {1})", INTERVAL),
    ("date", "+", TIME): ("{0} || 'T' || {1}", LOCAL_STAMP),
    (INTERVAL, "*", "double precision"): ("pg_interval_product({0}, {1})", INTERVAL),
    (INTERVAL, "/", "double precision"): ("pg_interval_quotient({0}, {1})", INTERVAL),
}
"""Operators by their operands: SQLite's form and the type of the result."""

COMMUTING = {"+", "*"}
FUNCTIONS: dict[type[exp.Expr], str] = {
    exp.JustifyDays: "pg_justify_days({0})",
    exp.JustifyHours: "pg_justify_hours({0})",
    exp.JustifyInterval: "pg_justify_interval({0})",
}
NO_MONTHS = (0, 0)
PIECES = {"year": "years", "month": "months", "week": "weeks", "day": "days", "hour": "hours", "minute": "mins", "second": "secs"}
"""sqlglot's names of the arguments of make_interval, and PostgreSQL's."""


def constant(value: Value) -> Interval | None:
    """The interval that *value* is, where it is written in the statement."""
    found = CONSTANT.fullmatch(value.sql)
    return stored(found[1]) if found is not None else None


def has_no_months(value: Value) -> bool:
    """Whether an interval is one of days and time alone: its span is that of its months."""
    span = constant(value)
    return value.span == NO_MONTHS or value.sql.startswith(":") or value.literal == "null" or (span is not None and not span.months)


def _spanned(*values: Value) -> tuple[int, int] | None:
    return NO_MONTHS if all(value.type != INTERVAL or has_no_months(value) for value in values) else None


def need_no_months(context: Context, value: Value, node: exp.Expr | None) -> None:
    """Refuse an interval as a result where it may have months."""
    if value.type == INTERVAL and not has_no_months(value):
        cure = "Return (…)::text, seconds with extract(epoch from …), or the two time stamps."
        context.refuse(node, "an interval that may have months as a result: a timedelta has none", cure)


def _literal(translator: Translator, node: exp.Expr) -> Value:
    """``interval '90' minute``; other literals are casts."""
    translator.context.only(node, "this", "unit")
    literal, unit = maybe(node), maybe(node, "unit")
    if not isinstance(literal, exp.Literal) or not isinstance(unit, exp.Var):
        translator.context.refuse(node, "this form of an interval is not translated", "Write interval '1 day 2 hours'.")
    raw = f"{literal.name} {unit.name}"
    return give_type(translator.context, Value("", "unknown", nullable=False, literal="string", raw=raw), INTERVAL, node)


def arithmetic(translator: Translator, node: exp.Expr, one: Value, symbol: str, other: Value) -> Value:
    """An operator of which a side is a date, a time or an interval."""
    if BROKEN in {one.type, other.type}:
        return replace(one, type=BROKEN)
    one, other = _typed(translator, node, one, symbol, other)
    if symbol in COMMUTING and one.type in {*INTEGERS, INTERVAL, "double precision"} and other.type != one.type and other.type in TEMPORAL:
        one, other = other, one
    if "date" in {one.type, other.type}:
        found = _with_date(one, symbol, other)
        if isinstance(found, Value):
            return found
        one, other = found
    if {one.type, other.type} == set(STAMPS):
        one, other = to_moment(one, STAMP), to_moment(other, STAMP)
    if symbol == "-" and one.type in STAMPS and other.type == one.type:
        return _between(one, other)
    return _sum(translator, node, one, symbol, other)


def _typed(translator: Translator, node: exp.Expr, one: Value, symbol: str, other: Value) -> tuple[Value, Value]:
    """Literals get the type of the other side; beside an interval a number is a double."""
    kinds = [one.type, other.type]
    if "unknown" in kinds:
        known = kinds[1 - kinds.index("unknown")]
        kind = INTERVAL if known == INTERVAL or (known in STAMPS and symbol == "+") else known if symbol == "-" else "unknown"
        one, other = (give_type(translator.context, value, kind, node) if kind != "unknown" else value for value in (one, other))
    if INTERVAL in kinds and symbol in "*/":
        return tuple(value if value.type == INTERVAL else to_double(translator.context, value, node) for value in (one, other))  # type: ignore[return-value]
    return one, other


def _with_date(one: Value, symbol: str, other: Value) -> Value | tuple[Value, Value]:
    """Days from dates, and whole days on them; what else there is begins at midnight."""
    if one.type == "date" and other.type in INTEGERS:
        return add_days(one, other, symbol)
    if one.type == other.type and symbol == "-":
        return days_between(one, other)
    if TIME in {one.type, other.type}:
        return (one, other) if one.type == "date" else (other, one)
    kind = other.type if other.type in STAMPS else one.type if one.type in STAMPS else LOCAL_STAMP
    return to_moment(one, kind), to_moment(other, kind)


def _between(one: Value, other: Value) -> Value:
    """``stamp - stamp``; beside a comparison it is only a length, which has a form of SQL alone."""
    length = f"({MILLISECONDS.format(one.sql)} - ({MILLISECONDS.format(other.sql)})) * 1000"
    return Value(f"pg_stamp_between({one.sql}, {other.sql})", INTERVAL, one.nullable or other.nullable, span=NO_MONTHS, length=length)


def _sum(translator: Translator, node: exp.Expr, one: Value, symbol: str, other: Value) -> Value:
    span = constant(other)
    if span is not None and one.type in STAMPS and symbol in "+-" and span.micros % SECOND == 0:
        seconds = span.days * (DAY // SECOND) + span.micros // SECOND
        if abs(span.months) <= SPAN.months and abs(seconds) <= SPAN.seconds:
            return add_whole(one, -span.months if symbol == "-" else span.months, -seconds if symbol == "-" else seconds)
    known = SUMS.get((one.type, symbol, other.type))
    if known is None:
        what = f"{one.type} {symbol} {other.type} is not translated"
        translator.context.refuse(node, what, "Add or subtract an interval such as interval '1 day', or whole days of a date.")
    form, kind = known
    joined = "||" in form
    sql = form.format(*(value.within(CONCAT if joined else SUM) for value in (one, other)))
    months = _spanned(one, other) if kind == INTERVAL else None
    return Value(sql, kind, one.nullable or other.nullable, CONCAT if joined else ATOM, span=months)


def negative(value: Value) -> Value:
    """``- interval``."""
    span = constant(value)
    if span is not None:
        return replace(value, sql=f"'{Interval().plus(span, -1)}'")
    length = f"0 - {value.length}" if value.length else ""
    return Value(f"pg_interval_negative({value.sql})", INTERVAL, value.nullable, span=_spanned(value), length=length)


def _interval(translator: Translator, node: exp.Expr) -> Value:
    value = give_type(translator.context, translator.expression(bare(node)), INTERVAL, node)
    if value.type not in {INTERVAL, BROKEN}:
        translator.context.refuse(node, f"an interval is wanted here, not {value.type}", "Cast it with ::interval.")
    return value


def _function(translator: Translator, node: exp.Expr) -> Value:
    translator.context.only(node, "this")
    value = _interval(translator, child(node))
    months = _spanned(value) if isinstance(node, exp.JustifyHours) else None
    return Value(FUNCTIONS[type(node)].format(value.sql), INTERVAL, value.nullable, span=months)


def _made(translator: Translator, node: exp.Expr) -> Value:
    """make_interval, by places and by names."""
    found: dict[str, Value] = {}
    for one in node.args.values():
        if isinstance(one, exp.Expr):
            named = isinstance(one, (exp.Kwarg, exp.PropertyEQ))
            name = name_of(child(one)) if named else list(PIECES.values())[len(found)]
            value = translator.expression(bare(child(one, "expression") if named else one))
            found[name.lower()] = to_double(translator.context, value, node) if name.lower() == "secs" else value
    for name, value in found.items():
        if name not in PIECES.values() or (name != "secs" and value.type not in INTEGERS):
            translator.context.refuse(
                node, f"make_interval with {name} of type {value.type}", "Its arguments are whole numbers and seconds."
            )
    pieces = [found[name].sql if name in found else "0" for name in PIECES.values()]
    span = None if {"years", "months"} & {name for name, value in found.items() if value.sql != "0"} else NO_MONTHS
    return Value(f"pg_make_interval({', '.join(pieces)})", INTERVAL, any(value.nullable for value in found.values()), span=span)


def _age(translator: Translator, node: exp.Expr) -> Value:
    """Age, of two stamps, or of one at the beginning of today."""
    values: list[Value] = []
    for one in children(node):
        value = give_type(translator.context, translator.expression(bare(one)), STAMP, one)
        if value.type not in {*STAMPS, "date", BROKEN}:
            translator.context.refuse(one, f"age of {value.type} is not translated", "Cast it with ::timestamp.")
        values.append(to_moment(value, STAMP) if value.type == "date" else value)
    if len(values) == 1:
        values.insert(0, Value("date('now') || 'T00:00:00.000Z'", STAMP, nullable=False, level=CONCAT))
    if len(values) != 2:
        translator.context.refuse(node, f"age with {len(values)} arguments is not translated")
    return Value(f"pg_age({values[0].sql}, {values[1].sql})", INTERVAL, any(value.nullable for value in values))


def _overlaps(translator: Translator, node: exp.Expr) -> Value:
    """``(start, end or length) OVERLAPS (start, end or length)``."""
    ends: list[Value] = []
    for side in (bare(child(node)), bare(child(node, "expression"))):
        if not isinstance(side, exp.Tuple) or len(children(side)) != 2:
            translator.context.refuse(side, "OVERLAPS takes two rows of a start and an end", "Write (a, b) OVERLAPS (c, d).")
        start, end = (translator.expression(bare(one)) for one in children(side))
        ends += [start, arithmetic(translator, side, start, "+", end) if end.type == INTERVAL else end]
    kinds = {end.type for end in ends} - {"unknown"}
    kind = next((one for one in (STAMP, LOCAL_STAMP, "date", TIME) if one in kinds), STAMP)
    ends = [to_moment(give_type(translator.context, end, kind, node), kind) for end in ends]
    if any(end.type != kind for end in ends):
        translator.context.refuse(node, f"OVERLAPS of {' and '.join(sorted(kinds))} is not translated", "Cast them to one type.")
    return Value(f"pg_overlaps({', '.join(end.sql for end in ends)})", "boolean", any(end.nullable for end in ends))


def aggregated(node: exp.Expr, value: Value, *, empty: bool) -> Value:
    """Sum or average of intervals."""
    name = "pg_interval_average" if isinstance(node, exp.Avg) else "pg_interval_total"
    return Value(f"{name}({value.sql})", INTERVAL, value.nullable or empty, span=_spanned(value))


def extreme(node: exp.Expr, value: Value, *, empty: bool) -> Value:
    """The shortest or longest interval; what lies between two time stamps has one form for each length."""
    if value.length:
        pieces = (f"pg_interval_split({node.key}({value.length})", ")")
        return Value("".join(pieces), INTERVAL, value.nullable or empty, span=NO_MONTHS, pieces=pieces)
    return Value(f"pg_interval_{node.key}({value.sql})", INTERVAL, value.nullable or empty, span=_spanned(value))


def choice(node: exp.Expr, values: list[Value]) -> Value:
    """GREATEST or LEAST: the first of those of that length, whatever its form."""
    sign, found = ">" if isinstance(node, exp.Greatest) else "<", values[0]
    for value in values[1:]:
        better = f"{sortable(value).sql} {sign} {sortable(found).sql}"
        sql = f"CASE WHEN {found.sql} IS NULL OR {better} THEN {value.sql} ELSE {found.sql} END"
        found = Value(sql, INTERVAL, found.nullable and value.nullable, span=_spanned(found, value))
    return found


def unless_equal(value: Value, other: Value) -> Value:
    """NULLIF."""
    sql = f"CASE WHEN {sortable(value).sql} = {sortable(other).sql} THEN NULL ELSE {value.sql} END"
    return Value(sql, INTERVAL, span=_spanned(value))


def is_temporal(values: list[Value]) -> bool:
    """Whether an operator between *values* is one of times."""
    return any(value.type in TEMPORAL for value in values)


INTERVALS: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {
    exp.Interval: _literal,
    **dict.fromkeys(FUNCTIONS, _function),
    exp.MakeInterval: _made,
    exp.Overlaps: _overlaps,
}
INTERVAL_CALLS: dict[str, Callable[[Translator, exp.Expr], Value]] = {"age": _age}
