"""AT TIME ZONE, with any zone that has a name, both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from ...adapters.functions import zones
from ...adapters.functions.kinds import NoValue
from .literals import quoted
from .nodes import bare, child, children
from .value import INTERVAL, LOCAL_STAMP, STAMP, TEXTS, Value, give_type, to_moment

if TYPE_CHECKING:
    from collections.abc import Callable

    from .translator import Translator

CONVERSIONS: dict[tuple[str, str], tuple[str, str]] = {
    (STAMP, "text"): ("pg_to_local({0}, {1})", LOCAL_STAMP),
    (LOCAL_STAMP, "text"): ("pg_to_instant({0}, {1})", STAMP),
    (STAMP, INTERVAL): ("pg_to_local_by({0}, {1})", LOCAL_STAMP),
    (LOCAL_STAMP, INTERVAL): ("pg_to_instant_by({0}, {1})", STAMP),
}
"""By the types of the time stamp and of the zone: SQLite's form, and the type of the result."""


def zone_of(translator: Translator, node: exp.Expr) -> Value:
    """A zone: a text or an interval; ``raw`` is ``UTC`` where it is that."""
    value = give_type(translator.context, translator.expression(bare(node)), "text", node)
    if value.type in TEXTS and isinstance(bare(node), exp.Literal):
        name = bare(node).name
        try:
            zones.zone(name)
        except NoValue:
            cure = "Write a name such as 'Europe/Berlin': abbreviations mean other zones elsewhere, and in other versions."
            translator.context.refuse(node, "this time zone is none that has a name of its own", cure)
        return Value(quoted(name), "text", nullable=False, raw="UTC" if name.lower() in zones.UNIVERSAL else name)
    if value.type not in {*TEXTS, INTERVAL}:
        translator.context.refuse(node, f"a time zone is a text or an interval, not {value.type}", "Cast it with ::text.")
    return value


def _converted(translator: Translator, node: exp.Expr, stamp: exp.Expr, place: exp.Expr) -> Value:
    value = give_type(translator.context, translator.expression(bare(stamp)), STAMP, node)
    value, zone = to_moment(value, STAMP) if value.type == "date" else value, zone_of(translator, place)
    if zone.raw == "UTC" and value.type in {STAMP, LOCAL_STAMP}:
        return to_moment(value, LOCAL_STAMP if value.type == STAMP else STAMP)
    known = CONVERSIONS.get((value.type, "text" if zone.type in TEXTS else zone.type))
    if known is None:
        translator.context.refuse(node, f"AT TIME ZONE of {value.type} is not translated", "Convert a time stamp.")
    return Value(known[0].format(value.sql, zone.sql), known[1], value.nullable or zone.nullable)


def _at_time_zone(translator: Translator, node: exp.Expr) -> Value:
    translator.context.only(node, "this", "zone")
    return _converted(translator, node, child(node), child(node, "zone"))


def _timezone(translator: Translator, node: exp.Expr) -> Value:
    """``timezone(zone, x)``."""
    if len(children(node)) != 2:
        translator.context.refuse(node, "timezone takes a zone and a time stamp", "Write x AT TIME ZONE 'Europe/Berlin'.")
    return _converted(translator, node, children(node)[1], children(node)[0])


ZONES: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {exp.AtTimeZone: _at_time_zone}
ZONE_CALLS: dict[str, Callable[[Translator, exp.Expr], Value]] = {"timezone": _timezone}
