"""Functions of text and the like: a table of those that mean the same, and a few that need a form of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlglot import exp

from .intervals import choice
from .nodes import child, children, maybe, word
from .regexes import is_text, substring
from .value import COMPARISON, INTEGERS, INTERVAL, NUMERIC, OUT_OF_RANGE, SUM, Value, base, give_type, need_ordered, spanned, unify

if TYPE_CHECKING:
    from collections.abc import Callable

    from .translator import Translator

LENGTH = (0, 2**30)
"""No text is longer on either engine."""


@dataclass(frozen=True, slots=True)
class Function:
    """
    A function that gives NULL where an argument is.

    Attributes:
        arguments: sqlglot's names of the arguments that must be there, and their types.
        result: type of the result.
        sql: SQLite's form.
        span: least and greatest result.
    """

    arguments: tuple[tuple[str, str], ...]
    result: str
    sql: str
    span: tuple[int, int] | None = None


TEXT = ("this", "text")
NODES: dict[type[exp.Expr], Function] = {
    exp.StrPosition: Function((TEXT, ("substr", "text")), "integer", "instr({0}, {1})", LENGTH),
    exp.StartsWith: Function((TEXT, ("expression", "text")), "boolean", "(substr({0}, 1, length({1})) = {1})"),
}
"""By sqlglot's node."""

TRIMS = {"LEADING": "ltrim", "TRAILING": "rtrim", "BOTH": "trim", "": "trim"}


def _typed(translator: Translator, node: exp.Expr, kind: str) -> Value:
    value = give_type(translator.context, translator.expression(node), kind, node)
    if base(value.type) != kind:
        translator.context.refuse(node, f"{kind} is wanted here, not {value.type}", f"Cast it with ::{kind}.")
    return value


def _apply(known: Function, values: list[Value]) -> Value:
    sql = known.sql.format(*(value.within(SUM) if "= {1}" in known.sql else value.sql for value in values))
    return Value(sql, known.result, any(value.nullable for value in values), span=known.span)


def _node(translator: Translator, node: exp.Expr) -> Value:
    known = NODES[type(node)]
    translator.context.only(node, *(name for name, _ in known.arguments))
    return _apply(known, [_typed(translator, child(node, name), kind) for name, kind in known.arguments])


def _trim(translator: Translator, node: exp.Expr) -> Value:
    """Trim, ltrim, rtrim, btrim: of spaces, or of the characters of a second text."""
    translator.context.only(node, "this", "position", "expression")
    name, characters = TRIMS[word(node, "position")], maybe(node, "expression")
    values = [_typed(translator, one, "text") for one in (child(node), characters) if one is not None]
    return Value(f"{name}({', '.join(value.sql for value in values)})", "text", any(value.nullable for value in values))


def _replace(translator: Translator, node: exp.Expr) -> Value:
    """Replace, which on SQLite does not look at the third text where the second is empty."""
    translator.context.only(node, "this", "expression", "replacement")
    values = [_typed(translator, child(node, name), "text") for name in ("this", "expression", "replacement")]
    sql = f"replace({', '.join(value.sql for value in values)})"
    if values[2].nullable:
        sql = f"CASE WHEN {values[2].within(COMPARISON)} IS NOT NULL THEN {sql} END"
    return Value(sql, "text", any(value.nullable for value in values))


def _whole(translator: Translator, node: exp.Expr) -> Value:
    value = give_type(translator.context, translator.expression(node), "integer", node)
    if value.type not in INTEGERS:
        translator.context.refuse(node, f"a whole number is wanted here, not {value.type}", "Cast it with ::integer.")
    return value


def _substring(translator: Translator, node: exp.Expr) -> Value:
    """A window from *start* on: PostgreSQL cuts off what is before the text, SQLite counts it from the end."""
    translator.context.only(node, "this", "start", "length")
    if is_text(translator, child(node, "start")):
        return substring(translator, node)
    text, start = _typed(translator, child(node), "text"), _whole(translator, child(node, "start"))
    count = maybe(node, "length")
    length = _whole(translator, count) if count is not None else None
    begin = start.sql if start.range[0] >= 1 else f"max({start.sql}, 1)"
    nullable = any(value.nullable for value in (text, start, length) if value is not None)
    if length is None:
        return Value(f"substr({text.sql}, {begin})", "text", nullable)
    end = length.sql if start.range[0] >= 1 else f"max({start.within(SUM - 1)} + {length.within(SUM)} - {begin}, 0)"
    if length.range[0] < 0:
        end = f"CASE WHEN {length.within(SUM)} < 0 THEN {OUT_OF_RANGE} ELSE {end} END"
    return Value(f"substr({text.sql}, {begin}, {end})", "text", nullable)


def _extreme(translator: Translator, node: exp.Expr) -> Value:
    """GREATEST and LEAST pass over NULLs, SQLite's max and min do not."""
    nodes = [child(node), *children(node)]
    values, kind = unify(translator.context, [translator.expression(one) for one in nodes], node, "choice")
    if kind == NUMERIC:
        name = "pg_numeric_greatest" if isinstance(node, exp.Greatest) else "pg_numeric_least"
        nullable = all(value.nullable for value in values)
        return Value(f"{name}({', '.join(value.sql for value in values)})", kind, nullable, span=spanned(values))
    if kind == INTERVAL:
        return choice(node, values)
    need_ordered(translator.context, kind, node, "comparison")
    name = "max" if isinstance(node, exp.Greatest) else "min"
    found = values[0]
    for value in values[1:]:
        # Of equal ones, such as the two zeros, PostgreSQL takes the first; SQLite's min the last.
        turned = name == "min" and kind == "double precision"
        sql = f"{name}({value.sql}, {found.sql})" if turned else f"{name}({found.sql}, {value.sql})"
        if found.nullable or value.nullable:
            sql = f"coalesce({sql}, {found.sql}, {value.sql})"
        found = Value(sql, kind, found.nullable and value.nullable)
    return Value(found.sql, kind, found.nullable, span=spanned(values))


FUNCTIONS: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {
    **dict.fromkeys(NODES, _node),
    exp.Replace: _replace,
    exp.Trim: _trim,
    exp.Substring: _substring,
    exp.Greatest: _extreme,
    exp.Least: _extreme,
}
