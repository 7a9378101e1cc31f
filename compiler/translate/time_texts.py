"""Times written and read by a template, and made of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from ...adapters.functions import templates
from ...adapters.functions.kinds import NoValue
from ...adapters.functions.template_reading import READ
from .nodes import bare, children
from .number_templates import to_char
from .value import BROKEN, INTEGERS, INTERVAL, LOCAL_STAMP, STAMP, TEXTS, TIME, Value, give_type, is_numeric, to_double
from .zones import zone_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from .translator import Translator

SHOWN: dict[str, str] = {
    "date": "pg_to_char({0} || 'T00:00:00.000Z', {1})",
    LOCAL_STAMP: "pg_to_char({0}, {1})",
    STAMP: "pg_to_char({0}, {1})",
    TIME: "pg_interval_to_char(pg_clock_span({0}), {1})",
    INTERVAL: "pg_interval_to_char({0}, {1})",
}
"""to_char by the type that is written."""

NOT_OF_INTERVALS = frozenset(
    (
        "MONTH",
        "MON",
        "DAY",
        "DY",
        "D",
        "ID",
        "IDDD",
        "IW",
        "IYYY",
        "IYY",
        "IY",
        "I",
        "J",
        "RM",
        "TZ",
        "TZH",
        "TZM",
        "OF",
        "AD",
        "BC",
        "A.D.",
        "B.C.",
    )
)

READINGS: dict[str, tuple[str, str]] = {"to_date": ("pg_to_date({0}, {1})", "date"), "to_timestamp": ("pg_to_timestamp({0}, {1})", STAMP)}

MADE: dict[str, tuple[str, str]] = {
    "make_date": ("pg_make_date", "date"),
    "make_time": ("pg_make_time", TIME),
    "make_timestamp": ("pg_make_timestamp", LOCAL_STAMP),
    "make_timestamptz": ("pg_make_timestamptz", STAMP),
}
"""By name: SQLite's function, and the type of the result. The third number behind hours and minutes is a double."""

ARGUMENTS = {"make_date": 3, "make_time": 3, "make_timestamp": 6, "make_timestamptz": 6}


def _two(translator: Translator, node: exp.Expr) -> tuple[exp.Expr, exp.Expr]:
    if len(children(node)) != 2:
        translator.context.refuse(node, f"{node.name.lower()} takes a value and a template")
    return children(node)[0], children(node)[1]


def _template(translator: Translator, node: exp.Expr, refused: frozenset[str], known: frozenset[str] | None = None) -> Value:
    """A template; where it is a literal, what is in it that cannot be is told."""
    value = give_type(translator.context, translator.expression(bare(node)), "text", node)
    if value.type not in TEXTS:
        translator.context.refuse(node, f"a template is a text, not {value.type}", "Cast it with ::text.")
    if not isinstance(bare(node), exp.Literal):
        return value
    try:
        keys = [part.key for part in templates.parts(bare(node).name) if part.key]
    except NoValue:
        translator.context.refuse(node, "TM in a template asks for the language of the server", "Leave TM out, or write names in Python.")
    for key in keys:
        if key in refused or (known is not None and key not in known):
            translator.context.refuse(node, f"{key} in this template is not translated", "Leave it out, or do it in Python.")
    return Value(value.sql, "text", nullable=False, raw=bare(node).name)


def _to_char(translator: Translator, node: exp.Expr) -> Value:
    """to_char of times."""
    subject, form = _two(translator, node)
    value = translator.expression(bare(subject))
    if value.type in INTEGERS or is_numeric(value.type) or value.type == "double precision":
        return to_char(translator, value, form)
    known = SHOWN.get(value.type)
    if known is None:
        translator.context.refuse(node, f"to_char of {value.type} is not translated", "Cast it, or write it in Python.")
    template = _template(translator, form, NOT_OF_INTERVALS if value.type in {TIME, INTERVAL} else frozenset())
    return Value(known.format(value.sql, template.sql), "text", value.nullable or not template.raw)


def _read(translator: Translator, node: exp.Expr) -> Value:
    """to_date, and to_timestamp of a text; to_timestamp of a number are the seconds since 1970."""
    name, given = node.name.lower(), children(node)
    if name == "to_timestamp" and len(given) == 1:
        return _since_1970(translator, node, given[0])
    subject, form = _two(translator, node)
    value = give_type(translator.context, translator.expression(bare(subject)), "text", node)
    if value.type not in TEXTS:
        translator.context.refuse(node, f"{name} of {value.type} is not translated", "Cast it with ::text.")
    template = _template(translator, form, frozenset(), READ)
    sql, kind = READINGS[name]
    return Value(sql.format(value.sql, template.sql), kind, value.nullable or template.nullable)


def _since_1970(translator: Translator, node: exp.Expr, seconds: exp.Expr) -> Value:
    value = to_double(translator.context, translator.expression(bare(seconds)), node)
    if value.type not in {"double precision", BROKEN}:
        translator.context.refuse(node, f"to_timestamp of {value.type} is not translated", "Its argument is a number of seconds.")
    return Value(f"pg_since_1970({value.sql})", STAMP, value.nullable)


def _made(translator: Translator, node: exp.Expr) -> Value:
    """make_date and its like."""
    context = translator.context
    name = (
        node.name.lower() if isinstance(node, exp.Anonymous) else "make_time" if isinstance(node, exp.TimeFromParts) else "make_timestamp"
    )
    given = children(node) if isinstance(node, exp.Anonymous) else [one for one in node.args.values() if isinstance(one, exp.Expr)]
    count = ARGUMENTS[name]
    if len(given) != count and not (name == "make_timestamptz" and len(given) == count + 1):
        context.refuse(node, f"{name} with {len(given)} arguments is not translated")
    values = [translator.expression(bare(one)) for one in given[:count]]
    if name != "make_date":
        values[-1] = to_double(context, values[-1], node)
    for value in values if name == "make_date" else values[:-1]:
        if value.type not in {*INTEGERS, BROKEN} and value.literal != "null":
            context.refuse(node, f"{name} of {value.type}", "Its arguments are whole numbers, and seconds.")
    if name == "make_timestamptz":
        values.append(_zone(translator, given[count]) if len(given) > count else Value("'UTC'", "text", nullable=False))
    sql, kind = MADE[name]
    return Value(f"{sql}({', '.join(value.sql for value in values)})", kind, any(value.nullable for value in values))


def _zone(translator: Translator, node: exp.Expr) -> Value:
    value = zone_of(translator, node)
    if value.type not in TEXTS:
        translator.context.refuse(node, f"a time zone is a text here, not {value.type}", "Write the name of the zone.")
    return value


def _is_finite(translator: Translator, node: exp.Expr) -> Value:
    """Nothing infinite is held."""
    given = children(node)
    value = translator.expression(bare(given[0])) if len(given) == 1 else Value("", BROKEN)
    if value.type not in {"date", LOCAL_STAMP, STAMP, INTERVAL}:
        translator.context.refuse(node, f"isfinite of {value.type} is not translated", "It is for dates, time stamps and intervals.")
    return Value(f"CASE WHEN {value.sql} IS NOT NULL THEN 1 END" if value.nullable else "1", "boolean", value.nullable)


TIME_TEXTS: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {exp.TimeFromParts: _made, exp.TimestampFromParts: _made}
TIME_TEXT_CALLS: dict[str, Callable[[Translator, exp.Expr], Value]] = {
    "to_char": _to_char,
    **dict.fromkeys(READINGS, _read),
    "make_date": _made,
    "make_timestamptz": _made,
    "isfinite": _is_finite,
}
