"""
Decimals on SQLite: as whole numbers where the digits behind the point are known, else as text; and the ways between.

A type ``numeric(2)`` here is a decimal with two digits behind the point, held as a whole number of hundredths: it is added, compared,
sorted and summed in plain SQL. ``numeric`` is text in PostgreSQL's form, for which there are functions.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from ...adapters.functions.decimals import comparand
from ...adapters.functions.kinds import NoValue
from .literals import quoted
from .value import ATOM, INTEGERS, KEYED, NUMERIC, OUT_OF_RANGE, PRODUCT, SCALED, SORT_KEY, SPANS, SUM, Value, scale_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlglot import exp

    from .context import Context

LEAST, MOST = SPANS["bigint"]
EXACT = 2**53
"""Up to here a double holds every whole number."""
MOST_PRECISION = len(SCALED) - 1


def literal(raw: str) -> Value:
    """A number literal of PostgreSQL's type numeric, which knows no -0."""
    number = Decimal(raw)
    if not number:
        number, raw = abs(number), raw.lstrip("-")
    _, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    scale = max(-exponent, 0)
    if scale <= MOST_PRECISION and len(digits) + max(exponent, 0) <= MOST_PRECISION:
        whole = int(number.scaleb(scale))
        return Value(str(whole), SCALED[scale], nullable=False, literal="decimal", raw=raw, span=(whole, whole))
    return Value(quoted(format(number, "f")), NUMERIC, nullable=False, literal="decimal", raw=raw)


def fits(span: tuple[int, int]) -> bool:
    """Whether SQLite's integers hold all of *span*."""
    return span[0] >= LEAST and span[1] <= MOST


def bounds(value: Value) -> tuple[int, int]:
    """Whole numbers that a decimal is between."""
    if value.type == NUMERIC:
        return value.span or (-(10**40), 10**40)
    unit = 10 ** (scale_of(value.type) or 0)
    low, high = value.range
    return low // unit, -(-high // unit)


def as_text(value: Value) -> Value:
    """A number as text in PostgreSQL's form (a whole one may stay an integer)."""
    if value.type == NUMERIC:
        return value
    scale = scale_of(value.type)
    span = bounds(value)
    if value.literal in {"integer", "decimal"}:
        return replace(value, sql=quoted(format(Decimal(value.raw), "f")), type=NUMERIC, span=span, literal="", raw="")
    sql = f"pg_numeric_text({value.sql}, {scale})" if scale else value.sql
    return Value(sql, NUMERIC, value.nullable, level=ATOM if scale else value.level, span=span)


def rescaled(value: Value, scale: int) -> Value | None:
    """A number that SQLite holds as a whole one, with more digits behind the point; None where it may not fit."""
    own = scale_of(value.type)
    if own is None or own > scale:
        return None
    unit = 10 ** (scale - own)
    span = (value.range[0] * unit, value.range[1] * unit)
    if unit == 1:
        return replace(value, type=SCALED[scale], span=span)
    if not fits(span):
        return None
    if value.literal in {"integer", "decimal"}:
        return Value(str(span[0]), SCALED[scale], nullable=False, span=span)
    return Value(f"{value.within(PRODUCT - 1)} * {unit}", SCALED[scale], value.nullable, PRODUCT, span=span)


def rounded_to(value: Value, scale: int, precision: int = MOST_PRECISION) -> Value:
    """A number with *scale* digits behind the point, halves away from zero; it fails where it has more than *precision* digits."""
    most = 10**precision - 1
    same = rescaled(value, scale)
    if same is not None and same.span is not None and -most <= same.span[0] and same.span[1] <= most:
        return same
    if value.type in SCALED and value.literal != "decimal" and same is not None:
        sql = f"CASE WHEN {same.within(SUM)} NOT BETWEEN {-most} AND {most} THEN {OUT_OF_RANGE} ELSE {same.sql} END"
        return Value(sql, SCALED[scale], value.nullable, span=(-most, most))
    return Value(f"pg_numeric_scaled({as_text(value).sql}, {scale}, {most})", SCALED[scale], value.nullable, span=(-most, most))


def alike(values: Sequence[Value]) -> tuple[list[Value], str]:
    """*values* in one form, each with its own digits behind the point."""
    kinds = {SCALED[0] if value.type in INTEGERS else value.type for value in values if value.literal != "null"}
    if len(kinds) == 1:
        [kind] = kinds
        return [value if value.literal == "null" else replace(value, type=kind) for value in values], kind
    return [value if value.literal == "null" else as_text(value) for value in values], NUMERIC


def comparable(context: Context, values: Sequence[Value], node: exp.Expr) -> tuple[list[Value], str]:
    """*values* in a form that compares as they do."""
    firm = [scale for value in values if not value.literal and (scale := scale_of(value.type)) is not None]
    if not firm or any(value.type == NUMERIC and not value.literal and not value.sql.startswith(":") for value in values):
        return [value if value.literal == "null" else sort_key(value) for value in values], SORT_KEY
    return [_compared(context, value, max(firm), node) for value in values], SCALED[max(firm)]


def _compared(context: Context, value: Value, scale: int, node: exp.Expr) -> Value:
    """What stands between the same numbers of *scale* digits behind the point as *value*."""
    kind, own = SCALED[scale], scale_of(value.type)
    if value.literal == "null":
        return value
    if value.literal:
        try:
            found = str(comparand(format(Decimal(value.raw), "f"), scale))
        except NoValue:
            context.refuse(node, "comparison with so many digits before and behind the point", "Round the number.")
        return Value(found.replace("inf", "9e999"), kind, nullable=False)
    if own is None:
        return Value(f"pg_numeric_comparand({value.sql}, {scale})", kind, value.nullable)
    same = rescaled(value, scale)
    if same is not None:
        return same
    # What does not fit is beyond all that does.
    unit = 10 ** (scale - own)
    sql = f"CASE WHEN {value.within(SUM)} < {-(MOST // unit)} THEN -9e999 ELSE {value.within(PRODUCT - 1)} * {unit} END"
    return Value(sql, kind, value.nullable)


def sort_key(value: Value) -> Value:
    """What sorts and compares as the number does."""
    scale = scale_of(value.type)
    if value.literal in {"integer", "decimal"}:
        value, scale = as_text(value), None
    return Value(f"pg_numeric_key({value.sql}, {scale or 0})", SORT_KEY, value.nullable)


def is_keyed(kind: str) -> bool:
    """Whether values of *kind* sort by something else than what SQLite holds."""
    return kind == NUMERIC or kind in KEYED


def sortable(value: Value) -> Value:
    """*value* where it only sorts or makes groups that nobody sees."""
    if value.type in KEYED:
        return Value(KEYED[value.type].format(value.sql), SORT_KEY, value.nullable)
    return sort_key(value) if value.type == NUMERIC else value


def as_double(value: Value) -> Value:
    """A decimal as the nearest double."""
    scale = scale_of(value.type)
    if scale is None:
        return Value(f"pg_numeric_double({value.sql})", "double precision", value.nullable)
    low, high = value.range
    if scale == 0:
        return Value(f"CAST({value.sql} AS REAL)", "double precision", value.nullable)
    if max(-low, high) <= EXACT:
        # Both are exact, so that their quotient is the nearest.
        return Value(f"{value.within(PRODUCT - 1)} / {10**scale}.0", "double precision", value.nullable, PRODUCT)
    return Value(f"pg_numeric_double({as_text(value).sql})", "double precision", value.nullable)
