"""Functions of numbers: which of PostgreSQL's is meant by the types, and SQLite's form of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlglot import exp

from .nodes import child, children, maybe
from .numeric_forms import as_text, bounds, fits, rescaled, rounded_to
from .numerics import to_numeric
from .value import INTEGERS, NUMERIC, PRODUCT, SCALED, SUM, Value, give_type, guarded, is_numeric, scale_of, shown, to_double

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .translator import Translator

DOUBLE = "double precision"
SHORT = 120
"""A longer text is not written twice."""
HELD = 10**18 - 1
MOST_SCALE = len(SCALED) - 1

DOUBLES: dict[type[exp.Expr], str] = {
    exp.Round: "pg_double_round",
    exp.Trunc: "pg_double_trunc",
    exp.Ceil: "pg_double_ceil",
    exp.Floor: "pg_double_floor",
    exp.Sign: "pg_double_sign",
    exp.Sqrt: "pg_double_sqrt",
}
"""Functions of one double."""


def meant(translator: Translator, node: exp.Expr, nodes: Sequence[exp.Expr], whole: str = DOUBLE) -> tuple[list[Value], str]:
    """The arguments, and whether PostgreSQL's function of double precision or of numeric takes them; *whole*: where all are integers."""
    values = [translator.expression(one) for one in nodes]
    kinds = {value.type for value in values} - {"unknown"}
    if not all(kind == DOUBLE or is_numeric(kind) or kind in INTEGERS for kind in kinds):
        names = " and ".join(sorted(shown(kind) for kind in kinds))
        translator.context.refuse(node, f"{node.key} of {names} is not translated", "Cast it to a number.")
    kind = DOUBLE if DOUBLE in kinds or not kinds else NUMERIC if any(map(is_numeric, kinds)) else whole
    if kind == DOUBLE:
        return [to_double(translator.context, value, node) for value in values], kind
    if kind == NUMERIC:
        return [to_numeric(give_type(translator.context, value, NUMERIC, node), []) for value in values], kind
    return [give_type(translator.context, value, "integer", node) for value in values], max(kinds, key=INTEGERS.index)


def called(name: str, *values: Value, kind: str = DOUBLE) -> Value:
    """A function of ours."""
    return Value(f"{name}({', '.join(value.sql for value in values)})", kind, any(value.nullable for value in values))


def fixed(sql: str, scale: int, span: tuple[int, int], *, nullable: bool) -> Value:
    """A decimal in text with *scale* digits behind the point, between whole numbers: as a whole number where it fits."""
    unit = 10**scale
    if scale <= MOST_SCALE and span[0] * unit >= -HELD and span[1] * unit <= HELD:
        return Value(f"pg_numeric_scaled({sql}, {scale}, {HELD})", SCALED[scale], nullable, span=(span[0] * unit, span[1] * unit))
    return Value(sql, NUMERIC, nullable, span=span)


def _plain(value: Value, room: int) -> bool:
    """Whether it is a whole number in a short text, that *room* may be added to or taken from."""
    return value.type in SCALED and len(value.sql) <= SHORT and fits((value.range[0] - room, value.range[1] + room))


def _places(translator: Translator, node: exp.Expr) -> Value | None:
    places = maybe(node, "decimals")
    if places is None:
        return None
    value = give_type(translator.context, translator.expression(places), "integer", node)
    if value.type not in {"integer", "smallint"}:
        translator.context.refuse(node, f"{node.key} to {shown(value.type)} digits", "Cast the number of digits to integer.")
    return value


def _round(translator: Translator, node: exp.Expr) -> Value:
    """Round, trunc: to so many digits, or to a whole number; a double of the function with one argument alone."""
    translator.context.only(node, "this", "decimals")
    places = _places(translator, node)
    (value,), kind = meant(translator, node, [child(node)], NUMERIC if places is not None else DOUBLE)
    if kind == DOUBLE and places is None:
        return called(DOUBLES[type(node)], value)
    value = to_numeric(value, []) if kind == NUMERIC else value
    cuts = isinstance(node, exp.Trunc)
    name = "pg_numeric_cut" if cuts else "pg_numeric_round"
    if places is not None and places.literal != "integer":
        return Value(f"{name}({as_text(value).sql}, {places.sql})", NUMERIC, value.nullable or places.nullable)
    scale = int(places.raw) if places is not None else 0
    if value.type == NUMERIC and value.span is None:
        return Value(f"{name}({as_text(value).sql}, {scale})", NUMERIC, value.nullable)
    low, high = bounds(value)
    if scale < 0:
        room = 10**-scale
        return fixed(f"{name}({as_text(value).sql}, {scale})", 0, (low - room, high + room), nullable=value.nullable)
    return _narrowed(value, scale, cuts=cuts) or fixed(
        f"{name}({as_text(value).sql}, {scale})", scale, (low, high), nullable=value.nullable
    )


def _narrowed(value: Value, scale: int, *, cuts: bool) -> Value | None:
    """What SQLite holds as a whole number with fewer digits, or with more."""
    same = rescaled(value, scale)
    if same is not None:
        return same
    own = scale_of(value.type)
    if own is None or own <= scale:
        return None
    unit = 10 ** (own - scale)
    low, high = value.range
    span = -(-low // unit) - 1, high // unit + 1
    if cuts:
        return Value(f"{value.within(PRODUCT - 1)} / {unit}", SCALED[scale], value.nullable, PRODUCT, span=span)
    if not _plain(value, unit):
        return replace(rounded_to(value, scale), span=span) if span[0] >= -HELD and span[1] <= HELD else None
    half = unit // 2
    move = f"+ {half}" if low >= 0 else f"+ CASE WHEN {value.within(SUM)} < 0 THEN {-half} ELSE {half} END"
    return Value(f"({value.within(SUM - 1)} {move}) / {unit}", SCALED[scale], value.nullable, PRODUCT, span=span)


def _towards(translator: Translator, node: exp.Expr) -> Value:
    """Ceil, floor."""
    translator.context.only(node, "this")
    (value,), kind = meant(translator, node, [child(node)])
    if kind == DOUBLE:
        return called(DOUBLES[type(node)], value)
    up = isinstance(node, exp.Ceil)
    unit = 10 ** (scale_of(value.type) or 0)
    if unit == 1 and value.type in SCALED:
        return value
    low, high = bounds(value)
    if _plain(value, unit):
        rest = (
            f"({unit} - {value.within(PRODUCT)} % {unit}) % {unit}" if up else f"({value.within(PRODUCT - 1)} % {unit} + {unit}) % {unit}"
        )
        sql = f"({value.within(SUM - 1)} {'+' if up else '-'} {rest}) / {unit}"
        return Value(sql, SCALED[0], value.nullable, PRODUCT, span=(low - 1, high + 1))
    sql = f"pg_numeric_{'ceiling' if up else 'floor'}({as_text(value).sql})"
    if value.type == NUMERIC and value.span is None:
        return Value(sql, NUMERIC, value.nullable)
    return fixed(sql, 0, (low - 1, high + 1), nullable=value.nullable)


def _sign(translator: Translator, node: exp.Expr) -> Value:
    translator.context.only(node, "this")
    (value,), kind = meant(translator, node, [child(node)])
    if kind == DOUBLE:
        return called(DOUBLES[exp.Sign], value)
    if value.type in SCALED and len(value.sql) <= SHORT:
        sql = f"({value.within(SUM)} > 0) - ({value.within(SUM)} < 0)"
        return Value(sql, SCALED[0], value.nullable, SUM, span=(-1, 1))
    return fixed(f"pg_numeric_sign({as_text(value).sql})", 0, (-1, 1), nullable=value.nullable)


def absolute(translator: Translator, node: exp.Expr) -> Value:
    """``abs(x)``, of the type of what it is of."""
    translator.context.only(node, "this")
    (value,), kind = meant(translator, node, [child(node)], "integer")
    if kind == DOUBLE:
        # SQLite's own leaves -0.0 as it is.
        return Value(f"abs({value.sql}) + 0.0", kind, value.nullable, SUM)
    if value.type == NUMERIC or -value.range[0] > HELD:
        if kind in INTEGERS:
            return _absolute_whole(value)
        low, high = bounds(value)
        span = None if value.type == NUMERIC and value.span is None else (0, max(-low, high))
        return Value(f"pg_numeric_abs({as_text(value).sql})", NUMERIC, value.nullable, span=span)
    return _absolute_whole(value)


def _absolute_whole(value: Value) -> Value:
    low, high = value.range
    found = Value(f"abs({value.sql})", value.type, value.nullable, span=(0, max(abs(low), abs(high))))
    # At the least bigint SQLite's own function fails.
    return found if value.type == "bigint" or value.type in SCALED else guarded(found, value.type)


def _root(translator: Translator, node: exp.Expr) -> Value:
    translator.context.only(node, "this")
    no_operator(translator, node)
    (value,), kind = meant(translator, node, [child(node)])
    if kind == DOUBLE:
        return called(DOUBLES[exp.Sqrt], value)
    return Value(f"pg_numeric_sqrt({as_text(value).sql})", NUMERIC, value.nullable)


def no_operator(translator: Translator, node: exp.Expr) -> None:
    """Refuse the operators of roots, which sqlglot takes to bind more tightly than PostgreSQL does."""
    if "|/" in translator.context.text:
        translator.context.refuse(node, "the operators |/ and ||/", "Write sqrt(x), cbrt(x).")


def _quotient(translator: Translator, node: exp.Expr) -> Value:
    """``div(a, b)``, which is numeric, of whole numbers too."""
    translator.context.only(node, "this", "expression")
    values, kind = meant(translator, node, [child(node), child(node, "expression")], NUMERIC)
    if kind != NUMERIC:
        translator.context.refuse(node, "div of double precision", "Cast both to numeric.")
    left, right = values
    sql, nullable = f"pg_numeric_quotient({as_text(left).sql}, {as_text(right).sql})", left.nullable or right.nullable
    scale, (low, high) = scale_of(right.type), bounds(left)
    if scale is None or (left.type == NUMERIC and left.span is None):
        return Value(sql, NUMERIC, nullable)
    most = max(-low, high) * 10**scale
    return fixed(sql, 0, (-most, most), nullable=nullable)


def _divisors(translator: Translator, node: exp.Expr) -> Value:
    """gcd, lcm."""
    nodes, name = children(node), node.name.lower()
    if len(nodes) != 2:
        translator.context.refuse(node, f"{name}() takes two numbers")
    values, kind = meant(translator, node, nodes, "integer")
    if kind == DOUBLE:
        translator.context.refuse(node, f"{name} of double precision", "Cast both to numeric.")
    if kind in INTEGERS:
        kind = "integer" if kind == "smallint" else kind
        return guarded(replace(called(f"pg_integer_{name}", *values, kind="bigint"), span=(0, 2**63 - 1)), kind)
    left, right = map(as_text, values)
    return Value(f"pg_numeric_{name}({left.sql}, {right.sql})", NUMERIC, left.nullable or right.nullable)


SCALES: dict[str, tuple[str, str]] = {
    "scale": ("pg_numeric_scale", "integer"),
    "min_scale": ("pg_numeric_least_scale", "integer"),
    "trim_scale": ("pg_numeric_trim", NUMERIC),
}
"""What tells and changes how many digits stand behind the point: the function on SQLite, and the result's type."""


def _scale(translator: Translator, node: exp.Expr) -> Value:
    (form, result), nodes = SCALES[node.name.lower()], children(node)
    if len(nodes) != 1:
        translator.context.refuse(node, f"{node.name}() takes one number")
    (value,), kind = meant(translator, node, nodes, NUMERIC)
    if kind == DOUBLE:
        translator.context.refuse(node, f"{node.name} of double precision", "Cast it to numeric.")
    sql = f"{form}({as_text(value).sql})"
    if result == NUMERIC:
        return Value(sql, NUMERIC, value.nullable, span=value.span and bounds(value))
    return Value(f"CAST({sql} AS INTEGER)", result, value.nullable, span=(0, 2**15))


NUMBER_FUNCTIONS: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {
    exp.Round: _round,
    exp.Trunc: _round,
    exp.Ceil: _towards,
    exp.Floor: _towards,
    exp.Sign: _sign,
    exp.Abs: absolute,
    exp.Sqrt: _root,
    exp.IntDiv: _quotient,
}
"""By sqlglot's node."""
NUMBER_CALLS: dict[str, Callable[[Translator, exp.Expr], Value]] = {
    "gcd": _divisors,
    "lcm": _divisors,
    **dict.fromkeys(SCALES, _scale),
}
"""By name, where sqlglot has no node."""
