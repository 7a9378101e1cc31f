"""LIKE and ILIKE: SQLite's own LIKE, which its connections read as PostgreSQL does: case matters, and a backslash escapes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from sqlglot import exp

from ...adapters.functions.kinds import NoValue
from ...adapters.functions.letters import lower
from ...adapters.functions.patterns import like_escape
from .comparisons import is_all, with_each
from .literals import quoted
from .nodes import QUERIES, bare, child, children, flag, maybe
from .quantifiers import quantified
from .regexes import similar_to
from .value import AND, COMPARISON, Value, base, give_type

if TYPE_CHECKING:
    from collections.abc import Callable

    from .translator import Translator

BACKSLASH = "\\"
WILDCARDS = "%_"


def like(translator: Translator, node: exp.Expr, escape: exp.Expr | None = None) -> Value:
    """LIKE and ILIKE, with one pattern or with ANY or ALL of many."""
    translator.context.only(node, "this", "expression", "negate")
    side = bare(child(node, "expression"))
    if isinstance(side, exp.Any) or is_all(side):
        if escape is not None:
            translator.context.refuse(node, "ESCAPE beside ANY or ALL", "Write one LIKE for each pattern.")
        return _of_many(translator, node, side)
    value, pattern = (text_of(translator, one) for one in (child(node), side))
    if (raw := literal_of(side)) is not None:
        pattern = replace(pattern, literal="string", raw=raw)
    mark = BACKSLASH
    if escape is not None:
        pattern, mark = _escaped(translator, pattern, escape, folded=isinstance(node, exp.ILike))
    return _matched(translator, node, value, pattern, mark)


def escaped_like(translator: Translator, node: exp.Expr) -> Value:
    """``x LIKE y ESCAPE z``, ``x SIMILAR TO y ESCAPE z``."""
    translator.context.only(node, "this", "expression")
    inner = child(node)
    if isinstance(inner, exp.SimilarTo):
        return similar_to(translator, inner, child(node, "expression"))
    if not isinstance(inner, (exp.Like, exp.ILike)):
        translator.context.refuse(node, f"ESCAPE of {inner.key.upper()} is not translated")
    return like(translator, inner, child(node, "expression"))


def text_of(translator: Translator, node: exp.Expr) -> Value:
    """*node*, which must be a text."""
    value = give_type(translator.context, translator.expression(node), "text", node)
    if base(value.type) != "text":
        translator.context.refuse(node, f"LIKE of {value.type}", "LIKE is for text: cast it with ::text.")
    return value


def literal_of(node: exp.Expr) -> str | None:
    """The text that *node* is written as, if it is a string literal."""
    node = bare(node)
    return node.name if isinstance(node, exp.Literal) and node.is_string else None


def _of_many(translator: Translator, node: exp.Expr, side: exp.Expr) -> Value:
    inner = bare(children(side)[0] if isinstance(side, exp.Anonymous) else child(side))
    matches: Callable[[Value, Value], Value] = partial(_matched, translator, node, mark=BACKSLASH)
    if isinstance(inner, (*QUERIES, exp.Subquery)):
        return with_each(translator, node, inner, matches, every=is_all(side))
    return quantified(translator, node, side, matches, all_of=is_all(side))


def _escaped(translator: Translator, pattern: Value, escape: exp.Expr, *, folded: bool) -> tuple[Value, str]:
    """The pattern and its escape character, of which SQLite knows any but a wildcard."""
    mark, written = literal_of(escape), pattern.raw if pattern.literal == "string" else None
    if mark is not None and len(mark) > 1:
        translator.context.refuse(escape, "an escape that is no single character", "Write one character.")
    if mark == BACKSLASH:
        return pattern, mark
    if mark and mark not in WILDCARDS and not folded:
        return pattern, mark
    if mark is not None and written is not None:
        changed = like_escape(written, mark) or ""
        return Value(quoted(changed), "text", nullable=False, literal="string", raw=changed), BACKSLASH
    sign = text_of(translator, escape)
    return Value(f"pg_like_escape({pattern.sql}, {sign.sql})", "text", pattern.nullable or sign.nullable), BACKSLASH


def _folded(translator: Translator, node: exp.Expr, value: Value) -> Value:
    if value.literal != "string":
        return Value(f"pg_lower({value.sql})", "text", value.nullable)
    try:
        raw = lower(value.raw)
    except NoValue:
        translator.context.refuse(node, "a letter whose case the engines may not know alike", "Pass the text as a parameter.")
    return Value(quoted(raw), "text", nullable=False, literal="string", raw=raw)


def _matched(translator: Translator, node: exp.Expr, value: Value, pattern: Value, mark: str) -> Value:
    """
    Whether *pattern* fits *value*, or does not where *node* is a NOT LIKE.

    PostgreSQL fails where it comes to an escape character at the end of the pattern; SQLite says no.
    """
    if isinstance(node, exp.ILike):
        value, pattern = (_folded(translator, node, one) for one in (value, pattern))
    word = "NOT LIKE" if flag(node, "negate") else "LIKE"
    sql = f"{value.within(COMPARISON)} {word} {pattern.within(COMPARISON)} ESCAPE {quoted(mark)}"
    nullable = value.nullable or pattern.nullable
    if pattern.literal == "string":
        if not ends_in_escape(pattern.raw, mark):
            return Value(sql, "boolean", nullable, COMPARISON)
    elif _ends_well(bare(child(node, "expression")), mark) and mark == BACKSLASH:
        return Value(sql, "boolean", nullable, COMPARISON)
    plain = f"pg_like({value.sql}, {pattern.sql if mark == BACKSLASH else f'pg_like_escape({pattern.sql}, {quoted(mark)})'})"
    lone = f"(length({pattern.sql}) - length(rtrim({pattern.sql}, {quoted(mark)}))) % 2"
    tested = f"NOT {plain}" if flag(node, "negate") else plain
    return Value(f"CASE {lone} WHEN 1 THEN {tested} ELSE 1 END AND {sql}", "boolean", nullable, AND)


def _ends_well(pattern: exp.Expr, mark: str) -> bool:
    """Whether a pattern that is no literal ends with a literal without an escape at its end."""
    end = maybe(pattern, "expression") if isinstance(pattern, exp.DPipe) else None
    written = literal_of(end) if end is not None else None
    return bool(written) and written[-1:] != mark if written is not None else False


def ends_in_escape(pattern: str, mark: str) -> bool:
    """Whether the last character of *pattern* escapes nothing."""
    return (len(pattern) - len(pattern.rstrip(mark))) % 2 == 1


PATTERNS: dict[type[exp.Expr], Callable[[Translator, exp.Expr], Value]] = {
    exp.Like: like,
    exp.ILike: like,
    exp.Escape: escaped_like,
}
