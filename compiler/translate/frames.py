"""Frames of windows: which rows around a row are looked at, by rows, by groups of equals, and by distance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .intervals import constant
from .nodes import child, children, flag, maybe, word
from .value import INTEGERS, INTERVAL, LOCAL_STAMP, STAMP

if TYPE_CHECKING:
    from sqlglot import exp

    from .translator import Translator

BOUNDS = ("UNBOUNDED", "CURRENT ROW")
KINDS = ("ROWS", "RANGE", "GROUPS")
EXCLUDED = ("NO OTHERS", "CURRENT ROW", "GROUP", "TIES")
TIMED: dict[str, str] = {
    STAMP: "unixepoch({0}) * 1000 + CAST(substr({0}, 21, 3) AS INTEGER)",
    LOCAL_STAMP: "unixepoch({0}) * 1000 + CAST(substr({0}, 21, 3) AS INTEGER)",
    "date": "unixepoch({0}) * 1000",
}
"""Milliseconds of a time, among which an interval is a distance."""


def frame(translator: Translator, spec: exp.Expr) -> str:
    """``ROWS BETWEEN … AND … [EXCLUDE …]``."""
    translator.context.only(spec, "kind", "start", "start_side", "end", "end_side", "exclude")
    kind = word(spec, "kind")
    if kind not in KINDS:
        translator.context.refuse(spec, f"a window frame of {kind} is not known")
    start = _bound(translator, spec, "start", kind)
    end = _bound(translator, spec, "end", kind) if spec.args.get("end") else "CURRENT ROW"
    return f"{kind} BETWEEN {start} AND {end}{_exclusion(translator, spec)}"


def _bound(translator: Translator, spec: exp.Expr, which: str, kind: str) -> str:
    value, side = maybe(spec, which), word(spec, f"{which}_side")
    if value is None:
        bound = word(spec, which)
        if bound not in BOUNDS:
            translator.context.refuse(spec, f"the bound {bound} of a window frame is not known")
        return f"{bound} {side}".strip()
    number = translator.expression(value)
    if number.literal != "integer" or kind == "RANGE":
        translator.context.refuse(spec, "a bound of a window frame that is no literal number of rows", "Write ROWS and a number.")
    return f"{number.sql} {side}"


def _exclusion(translator: Translator, spec: exp.Expr) -> str:
    excluded = maybe(spec, "exclude")
    if excluded is None:
        return ""
    if excluded.name.upper() not in EXCLUDED:
        translator.context.refuse(spec, f"EXCLUDE {excluded.name} of a window frame is not known")
    return f" EXCLUDE {excluded.name.upper()}"


def distance_frame(translator: Translator, spec: exp.Expr, order: exp.Expr | None) -> list[str] | None:
    """``ORDER BY … RANGE BETWEEN 5 PRECEDING …``, of whole numbers and of times; None where no bound is a distance."""
    bounds = [one for one in (maybe(spec, "start"), maybe(spec, "end")) if one is not None]
    if word(spec, "kind") != "RANGE" or not bounds or order is None:
        return None
    (ordered,) = children(order)
    translator.context.only(ordered, "this", "desc", "nulls_first")
    key = translator.expression(child(ordered))
    form = TIMED.get(key.type)
    if form is None and key.type not in INTEGERS:
        cure = "Order by a whole number or a time, or count ROWS."
        translator.context.refuse(spec, f"a distance between values of type {key.type} may round differently", cure)
    # NULLs are equals of each other alone, wherever they stand.
    descending, first = flag(ordered, "desc"), flag(ordered, "nulls_first")
    nulls = (" NULLS FIRST" if first else " NULLS LAST") if key.nullable and first == descending else ""
    shown = f"ORDER BY {form.format(key.sql) if form else key.sql}{' DESC' if descending else ''}{nulls}"
    ends = [_distance(translator, spec, which, timed=form is not None) for which in ("start", "end")]
    return [shown, f"RANGE BETWEEN {ends[0]} AND {ends[1]}{_exclusion(translator, spec)}"]


def _distance(translator: Translator, spec: exp.Expr, which: str, *, timed: bool) -> str:
    value = maybe(spec, which)
    if value is None:
        return _bound(translator, spec, which, "RANGE") if spec.args.get(which) else "CURRENT ROW"
    if timed:
        given = translator.expression(value)
        interval = constant(given) if given.type == INTERVAL else None
        if interval is None or interval.months or interval.length < 0 or interval.length % 1000:
            translator.context.refuse(
                spec, "a distance in time that is no literal of days, hours, minutes, seconds", "Write interval '7 days'."
            )
        number = str(interval.length // 1000)
    else:
        distance = translator.expression(value)
        if distance.literal != "integer":
            translator.context.refuse(spec, "a distance that is no literal whole number", "Write a number.")
        number = distance.sql
    return f"{number} {word(spec, f'{which}_side')}"
