"""Names and texts as PostgreSQL's SQL writes them."""

from __future__ import annotations

import re

from ...adapters.functions.quoting import KEYWORDS, NEWER_KEYWORDS

PLAIN = re.compile(r"[a-z_][a-z0-9_]*")

RESERVED = KEYWORDS | NEWER_KEYWORDS
"""Words that a name may not be without quotes, in every place where a name may stand (PostgreSQL's documentation, appendix C)."""


def name(text: str) -> str:
    """*text* as a name, quoted where it must be."""
    if PLAIN.fullmatch(text) and text not in RESERVED:
        return text
    return '"' + text.replace('"', '""') + '"'


def names(texts: tuple[str, ...] | list[str]) -> str:
    """Names with commas between them."""
    return ", ".join(map(name, texts))


def text(value: str) -> str:
    """A text literal, with standard_conforming_strings on."""
    return "'" + value.replace("'", "''") + "'"


HERE = "\0"
"""Stands before the names of tables in statements, for the schema that they are to be in."""


def relation(text: str) -> str:
    """*text* as the name of a table, index or view whose schema is still to be said."""
    return HERE + name(text)


def placed(statement: str, schema: str = "") -> str:
    """*statement* with tables of *schema*, or of the first in the session's search path."""
    return statement.replace(HERE, f"{name(schema)}." if schema else "")
