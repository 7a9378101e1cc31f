"""
Operators and parameters that sqlglot's parser takes for something else, under other names of the same length while it parses.

An arrow behind the name of a column is a lambda function to it, ``:values`` begins a list of rows.
"""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

import sqlglot
from sqlglot import exp
from sqlglot.dialects.postgres import Postgres
from sqlglot.tokenizer_core import TokenType

from ..placeholders import names_in
from ..scanner import scan

if TYPE_CHECKING:
    from collections.abc import Mapping

ARROWS = {TokenType.ARROW: "#>", TokenType.DARROW: "#>>"}
LONG_ARROWS = (TokenType.HASH_ARROW, TokenType.DHASH_ARROW)
KEYWORDS = frozenset(word.lower() for word in Postgres.Tokenizer.KEYWORDS)

WRITTEN: dict[type[exp.Expr], type[exp.Expr]] = {exp.JSONBExtract: exp.JSONExtract, exp.JSONBExtractScalar: exp.JSONExtractScalar}
"""What a masked arrow is parsed as, and what it is."""


def mask(text: str) -> str:
    """*text* for sqlglot's parser."""
    for token in sqlglot.tokenize(text, dialect="postgres") if _has_arrows_alone(text) else ():
        arrow = ARROWS.get(token.token_type)
        if arrow is not None:
            text = text[: token.start] + arrow + text[token.end + 1 :]
    names = _names(text)
    for piece in scan(text):
        if piece.kind == "placeholder":
            name = text[piece.start + 1 : piece.end]
            text = text[: piece.start + 1] + names.get(name, name) + text[piece.end :]
    return text


def unmask(text: str, tree: exp.Expr) -> exp.Expr:
    """*tree*, parsed from the mask of *text*, as it was written."""
    arrows, names = _has_arrows_alone(text), {mask: name for name, mask in _names(text).items()}
    for node in list(tree.walk()):
        if isinstance(node, exp.Placeholder) and node.name in names:
            node.set("this", names[node.name])
        written = WRITTEN.get(type(node)) if arrows else None
        if written is not None:
            node.replace(written(this=node.this, expression=node.expression))
    return tree


def _has_arrows_alone(text: str) -> bool:
    """Whether the arrows of *text* can be masked by longer ones, of which it has none."""
    kinds = {token.token_type for token in sqlglot.tokenize(text, dialect="postgres")}
    return not kinds.isdisjoint(ARROWS) and kinds.isdisjoint(LONG_ARROWS)


def _names(text: str) -> Mapping[str, str]:
    """A mask for each parameter that is called like a keyword."""
    known = set(names_in(text))
    found: dict[str, str] = {}
    for name in names_in(text):
        if name.lower() in KEYWORDS:
            mask = next(one for letter in string.ascii_lowercase if (one := letter.ljust(len(name), "_")) not in known)
            known.add(mask)
            found[name] = mask
    return found
