"""
What sqlglot's trees no longer tell, kept by parsing it under another name of the same length.

It makes one node of extract and date_part, whose results are of different types; it turns the templates of to_char and to_date into those of
another language; it forgets what stands behind the first unit of an interval.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import sqlglot
from sqlglot import exp
from sqlglot.tokenizer_core import TokenType

from .masks import mask, unmask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlglot.tokenizer_core import Token

    from .context import Context

SERIES = "generate_series"
"""A step that is a text becomes an interval of one unit there, or fails."""

JSON = ("json_extract_path", "json_extract_path_text", "json_object", "json_strip_nulls")
"""Of json, or else of SQL/JSON."""

FUNCTIONS = {
    name: f"{name[:-1]}_"
    for name in (
        "date_part",
        "to_char",
        "to_date",
        "to_timestamp",
        "date_add",
        "date_bin",
        "isfinite",
        "date_trunc",
        "log10",
        SERIES,
        *JSON,
    )
}
ORIGINAL = {mask: name for name, mask in FUNCTIONS.items()}
MASK = "hstore"
"""A type that has no place here, for ``interval '…'``: as long with two spaces behind it."""

UNITS = frozenset({"YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND"})
PLAIN = re.compile(r"[+-]?\d+")


CASTS = re.compile(r"(\s*::\s*\w+( precision| varying| with(out)? time zone)?(\(\d+(, *\d+)?\))?(\[\])?)*", re.IGNORECASE)


def masked(context: Context) -> str:
    """The statement for sqlglot's parser; every offset in it is that of the original."""
    text = context.text
    tokens = sqlglot.tokenize(text, dialect="postgres")
    text = _with_similar_parts(text, tokens)
    for place, token in enumerate(tokens[:-1]):
        following, end = tokens[place + 1], text[token.start : token.end + 1]
        if following.token_type is TokenType.L_PAREN and end.lower() in FUNCTIONS:
            text = text[: token.start] + FUNCTIONS[end.lower()] + text[token.end + 1 :]
        if token.token_type is TokenType.INTERVAL and following.token_type is TokenType.STRING and MASK not in context.text.lower():
            unit = tokens[place + 2].text.upper() if place + 2 < len(tokens) else ""
            if unit not in UNITS:
                text = text[: token.start] + MASK.ljust(len(end)) + text[token.end + 1 :]
            elif not PLAIN.fullmatch(following.text):
                node = exp.Placeholder()
                node.meta["start"] = token.start
                context.refuse(
                    node, f"an interval with {unit} behind its text, which is no whole number", "Write interval '1 day 2 hours'."
                )
    return mask(text)


def _with_similar_parts(text: str, tokens: Sequence[Token]) -> str:
    """``substring(x SIMILAR p ESCAPE e)`` as ``substring(x FROM p FOR e)``, which is the same."""
    opened: list[Token | None] = []
    for token in tokens:
        word = token.text.lower()
        if token.token_type is TokenType.L_PAREN:
            opened.append(None)
        elif token.token_type is TokenType.R_PAREN and opened:
            opened.pop()
        elif word == "similar" and token.token_type is TokenType.VAR and opened:
            opened[-1] = token
        elif token.token_type is TokenType.ESCAPE and opened and (found := opened[-1]) is not None:
            for one, instead in ((found, "from"), (token, "for")):
                text = text[: one.start] + instead.ljust(len(one.text)) + text[one.end + 1 :]
    return text


def restored(context: Context, tree: exp.Expr) -> exp.Expr:
    """*tree* under the names that were written."""
    hidden = MASK not in context.text.lower()
    tree = unmask(context.text, tree)
    for node in list(tree.walk()):
        if isinstance(node, exp.Anonymous) and node.name.lower() in ORIGINAL:
            node.set("this", ORIGINAL[node.name.lower()])
        if isinstance(node, exp.Anonymous) and node.name.upper() == "ROW":
            _row(node)
        if isinstance(node, exp.Anonymous) and node.name == SERIES:
            _series(context, node)
        if hidden and isinstance(node, exp.DataType) and node.this is exp.DType.HSTORE:
            node.set("this", exp.DType.INTERVAL)
    for node in list(tree.find_all(exp.Literal)):
        _turn_casts(context.text, node)
    return tree


def _series(context: Context, node: exp.Expr) -> None:
    parts = node.expressions
    if len(parts) not in {2, 3}:
        context.refuse(node, "generate_series with a time zone", "Write a start, an end and a step.")
    found = exp.GenerateSeries(start=parts[0], end=parts[1], step=parts[2] if parts[2:] else None)
    found.meta.update(node.meta)
    node.replace(found)


def _row(node: exp.Expr) -> None:
    """``ROW(a, b)`` is ``(a, b)``; a row as the argument of a function stays what it is."""
    if not isinstance(node.parent, exp.Func) or isinstance(node.parent, (exp.And, exp.Or)):
        row = exp.Tuple(expressions=list(node.expressions))
        row.meta.update(node.meta)
        node.replace(row)


def _turn_casts(text: str, literal: exp.Literal) -> None:
    """``date '2024-02-29'::text`` is a date first: sqlglot makes it a text first."""
    start, end = literal.meta.get("start"), literal.meta.get("end")
    if not literal.is_string or not isinstance(start, int) or not isinstance(end, int) or not re.search(r"[\w)]\s*$", text[:start]):
        return
    behind = CASTS.match(text, end + 1)
    chain: list[exp.Expr] = []
    node = literal.parent
    while isinstance(node, exp.Cast):
        chain.append(node)
        node = node.parent
    many = behind[0].count("::") if behind is not None else 0
    if many and len(chain) > many:
        turned = [chain[many], *chain[:many]]
        kinds = [one.args["to"] for one in turned]
        for one, kind in zip(chain, kinds, strict=False):
            one.set("to", kind)
