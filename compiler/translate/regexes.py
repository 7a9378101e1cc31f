"""Regular expressions: registered functions, which match as PostgreSQL does; a pattern that is written out is read when the statement is built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlglot import exp

from ...adapters.functions.kinds import NoValue
from ...adapters.functions.regex_parts import BadPattern, NotCarried
from ...adapters.functions.regexes import compiled, similar
from .comparisons import is_all, with_each
from .literals import quoted
from .nodes import QUERIES, bare, child, children, maybe
from .quantifiers import quantified
from .value import Value, base, give_type

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .translator import Translator

OPERATORS = (exp.DPipe, exp.JSONExtract, exp.JSONExtractScalar, exp.JSONBExtract, exp.JSONBExtractScalar)
"""What binds as tightly as ``~``: PostgreSQL takes it from left to right."""


@dataclass(frozen=True, slots=True)
class Function:
    """
    A function of a text and a pattern.

    Attributes:
        arguments: sqlglot's names of the arguments, where it has a node.
        types: their types; ``flags`` for the letters of options.
        least: how many must be there.
        defaults: SQLite's forms of those that are not.
        sql: SQLite's form.
        result: type of the result.
        every: whether the option ``g`` is allowed.
        finds: whether it gives a value wherever no argument is NULL.
        span: least and greatest result.
    """

    arguments: tuple[str, ...]
    types: tuple[str, ...]
    defaults: tuple[str, ...]
    sql: str
    result: str
    least: int = 2
    every: bool = False
    finds: bool = True
    span: tuple[int, int] | None = None


ONE = ("text", "text", "flags")
PLACES = (0, 2**30)
NODES: dict[type[exp.Expr], Function] = {
    exp.RegexpLike: Function(("this", "expression", "flag"), ONE, ("''",), "pg_regex_like({0}, {1}, {2})", "boolean"),
    exp.RegexpCount: Function(
        ("this", "expression", "position", "parameters"),
        ("text", "text", "integer", "flags"),
        ("1", "''"),
        "pg_regex_count({0}, {1}, {2}, {3})",
        "integer",
        span=PLACES,
    ),
    exp.RegexpInstr: Function(
        ("this", "expression", "position", "occurrence", "option", "parameters", "group"),
        ("text", "text", "integer", "integer", "integer", "flags", "integer"),
        ("1", "1", "0", "''", "0"),
        "pg_regex_instr({0}, {1}, {2}, {3}, {4}, {5}, {6})",
        "integer",
        span=PLACES,
    ),
    exp.RegexpSubstr: Function(
        ("this", "expression", "position", "occurrence", "parameters", "group"),
        ("text", "text", "integer", "integer", "flags", "integer"),
        ("1", "1", "''", "0"),
        "pg_regex_substr({0}, {1}, {2}, {3}, {4}, {5})",
        "text",
        finds=False,
    ),
    exp.RegexpReplace: Function(
        ("this", "expression", "replacement", "position", "occurrence", "modifiers"),
        ("text", "text", "text", "integer", "integer", "flags"),
        ("1", "-1", "''"),
        "pg_regex_replace({0}, {1}, {2}, {3}, {4}, {5})",
        "text",
        least=3,
        every=True,
    ),
}
"""By sqlglot's node."""

NAMED: dict[str, Function] = {
    "regexp_match": Function((), ONE, ("''",), "pg_regex_match({0}, {1}, {2})", "text[]", finds=False),
    "regexp_split_to_array": Function((), ONE, ("''",), "pg_regex_split({0}, {1}, {2})", "text[]"),
}
"""By name, where sqlglot has no node."""

ROWS: dict[str, Function] = {
    "regexp_matches": Function((), ONE, ("''",), "pg_regex_matches({0}, {1}, {2})", "text[]", every=True),
    "regexp_split_to_table": Function((), ONE, ("''",), "pg_regex_split({0}, {1}, {2})", "text"),
}
"""Functions that give rows: a list of them, for json_each."""


def _typed(translator: Translator, node: exp.Expr, kind: str) -> Value:
    kind = "text" if kind == "flags" else kind
    value = give_type(translator.context, translator.expression(node), kind, node)
    fits = value.type in {"smallint", "integer"} if kind == "integer" else base(value.type) == kind
    if not fits:
        translator.context.refuse(node, f"{kind} is wanted here, not {value.type}", f"Cast it with ::{kind}.")
    return value


def _raw(node: exp.Expr | None, default: str | None = None) -> str | None:
    """What is written, of a string literal."""
    found = bare(node) if node is not None else None
    if found is None:
        return default
    return found.name if isinstance(found, exp.Literal) and found.is_string else None


def _check(translator: Translator, node: exp.Expr, pattern: str | None, flags: str | None, *, every: bool = False) -> None:
    """Refuse a pattern that fails whenever it is used, where it is written out."""
    if pattern is None or flags is None:
        return
    try:
        compiled(pattern, flags, every=every)
    except NotCarried as reason:
        translator.context.refuse(node, f"{reason} in a regular expression", "Write it in another way, or match in Python.")
    except BadPattern as reason:
        translator.context.refuse(node, f"this is no regular expression: {reason}", "Correct the pattern.")
    except NoValue:
        what = "a regular expression that is too large, or has letters whose case the engines may not know alike"
        translator.context.refuse(node, what, "Write it in another way, or match in Python.")


def call(translator: Translator, node: exp.Expr, known: Function, given: Sequence[exp.Expr | None]) -> Value:
    """The function *known* of what is given, None for what is left out."""
    there = [one for one in given if one is not None]
    if not known.least <= len(there) or len(given) > len(known.types):
        translator.context.refuse(node, f"{node.name or node.key}() with {len(there)} arguments is not translated")
    given = [*given, *(None for _ in known.types[len(given) :])]
    values: list[str] = []
    nullable = not known.finds
    for one, kind, default in zip(given, known.types, (*("" for _ in range(known.least)), *known.defaults), strict=True):
        value = _typed(translator, one, kind) if one is not None else Value(default, kind, nullable=False)
        values.append(value.sql)
        nullable = nullable or value.nullable
    pattern = given[1]
    assert pattern is not None
    flags = next(one for one, kind in zip(given, known.types, strict=True) if kind == "flags")
    _check(translator, pattern, _raw(pattern), _raw(flags, ""), every=known.every)
    return Value(known.sql.format(*values), known.result, nullable, span=known.span)


def _node(translator: Translator, node: exp.Expr) -> Value:
    known = NODES[type(node)]
    translator.context.only(node, *known.arguments, "single_replace")
    given = [maybe(node, name) for name in known.arguments]
    if isinstance(node, exp.RegexpReplace) and given[3] is not None and given[4:] == [None, None] and is_text(translator, given[3]):
        # The parser takes options that are no literal for a place.
        given[3:] = [None, None, given[3]]
    return call(translator, node, known, given)


def _named(translator: Translator, node: exp.Expr) -> Value:
    return call(translator, node, NAMED[node.name.lower()], children(node))


def _operator(translator: Translator, node: exp.Expr) -> Value:
    """``~`` and ``~*``, with one pattern or with ANY or ALL of many, and the function regexp_like."""
    side, fold = child(node, "expression"), isinstance(node, exp.RegexpILike)
    if isinstance(side, OPERATORS):
        translator.context.refuse(node, "an operator behind ~ without parentheses", "Put what is behind ~ in parentheses.")
    many = bare(side)
    if isinstance(many, exp.Any) or is_all(many):
        return _of_many(translator, node, many, fold=fold)
    if not fold:
        return _node(translator, node)
    translator.context.only(node, "this", "expression")
    _check(translator, side, _raw(side), "i")
    return _matched(_typed(translator, child(node), "text"), _typed(translator, side, "text"), fold=True)


def _matched(value: Value, pattern: Value, *, fold: bool) -> Value:
    sql = f"pg_regex_like({value.sql}, {pattern.sql}, {quoted('i' if fold else '')})"
    return Value(sql, "boolean", value.nullable or pattern.nullable)


def _of_many(translator: Translator, node: exp.Expr, side: exp.Expr, *, fold: bool) -> Value:
    if isinstance(node.parent, exp.Not):
        # The parser makes the same of x !~ ANY (…) and NOT x ~ ANY (…), which is NOT (x ~ ANY (…)).
        translator.context.refuse(node, "!~ beside ANY or ALL", "Write NOT (x ~ ALL (…)) for x !~ ANY (…), and the other way round.")

    def matches(value: Value, pattern: Value) -> Value:
        return _matched(value, pattern, fold=fold)

    inner = bare(children(side)[0] if isinstance(side, exp.Anonymous) else child(side))
    if isinstance(inner, (*QUERIES, exp.Subquery)):
        return with_each(translator, node, inner, matches, every=is_all(side))
    return quantified(translator, node, side, matches, all_of=is_all(side))


def similar_to(translator: Translator, node: exp.Expr, escape: exp.Expr | None = None) -> Value:
    """``x SIMILAR TO p [ESCAPE e]``."""
    translator.context.only(node, "this", "expression")
    value, pattern = _typed(translator, child(node), "text"), similar_pattern(translator, child(node, "expression"), escape)
    return _matched(value, pattern, fold=False)


def similar_pattern(translator: Translator, node: exp.Expr, escape: exp.Expr | None) -> Value:
    """A pattern of SIMILAR TO as a regular expression."""
    pattern = _typed(translator, node, "text")
    mark = _typed(translator, escape, "text") if escape is not None else Value(quoted("\\"), "text", nullable=False)
    written, sign = _raw(node), _raw(escape, "\\")
    if written is None or sign is None:
        return Value(f"pg_similar({pattern.sql}, {mark.sql})", "text", pattern.nullable or mark.nullable)
    try:
        raw = similar(written, sign) or ""
    except NoValue:
        translator.context.refuse(node, "a pattern or an escape that SIMILAR TO does not take", "Correct it.")
    _check(translator, node, raw, "")
    return Value(quoted(raw), "text", nullable=False)


def is_text(translator: Translator, node: exp.Expr) -> bool:
    """Whether *node* is a text, where a number may stand too."""
    value = translator.expression(node)
    return value.literal == "string" or base(value.type) == "text"


def substring(translator: Translator, node: exp.Expr) -> Value:
    """``substring(x FROM p)``, and ``substring(x FROM p FOR e)`` with a pattern of SIMILAR TO."""
    translator.context.only(node, "this", "start", "length")
    text, pattern, escape = _typed(translator, child(node), "text"), child(node, "start"), maybe(node, "length")
    if escape is not None:
        found = similar_pattern(translator, pattern, escape)
    else:
        found = _typed(translator, pattern, "text")
        _check(translator, pattern, _raw(pattern), "")
    return Value(f"pg_regex_substring({text.sql}, {found.sql})", "text")


REGEXES: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {
    **dict.fromkeys(NODES, _node),
    exp.RegexpLike: _operator,
    exp.RegexpILike: _operator,
    exp.SimilarTo: similar_to,
}
REGEX_CALLS: dict[str, Callable[[Translator, exp.Expr], Value]] = dict.fromkeys(NAMED, _named)
