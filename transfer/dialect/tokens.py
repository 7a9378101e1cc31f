"""SQLite's tokens (its documentation, "The tokenizer"): nothing is dropped but spaces and comments."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Kind = Literal["word", "name", "string", "blob", "number", "variable", "sign", "end"]

PATTERN = re.compile(
    r"""
    (?P<space>[ \t\n\f\r]+ | --[^\n]*(?:\n|$) | /\*(?:.*?\*/|.*$))
  | (?P<blob>[xX]'[0-9a-fA-F]*')
  | (?P<string>'(?:[^']|'')*')
  | (?P<name>"(?:[^"]|"")*" | `(?:[^`]|``)*` | \[[^\]]*\])
  | (?P<number>0[xX][0-9a-fA-F_]+ | (?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?)
  | (?P<variable>\?\d* | [:@\#$][A-Za-z0-9_$\x80-\U0010ffff]+)
  | (?P<word>[A-Za-z_\x80-\U0010ffff][A-Za-z0-9_$\x80-\U0010ffff]*)
  | (?P<sign>->>|->|\|\||<<|>>|<=|>=|<>|==|!=|[-+*/%&|~<>=(),;.])
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """
    A token.

    Attributes:
        kind: ``word`` is an unquoted name or keyword, ``name`` a quoted one.
        text: as written; a keyword in capitals is ``upper``.
        value: what a name or string means without its quotes.
        start: where it begins in the text.
        stop: where it ends.
    """

    kind: Kind
    text: str
    value: str
    start: int
    stop: int

    @property
    def upper(self) -> str:
        """The word in capitals; empty for what cannot be a keyword."""
        return self.text.upper() if self.kind in {"word", "sign"} else ""


class NotUnderstood(Exception):
    """SQL that is none of what is translated; says which part."""


def tokens_of(sql: str) -> list[Token]:
    """
    The tokens of *sql*, and one of kind ``end``.

    Raises:
        NotUnderstood: it holds a character that begins none.
    """
    found: list[Token] = []
    place = 0
    while place < len(sql):
        match = PATTERN.match(sql, place)
        if match is None:
            raise NotUnderstood(f"the character {sql[place]!r}")
        kind, text = match.lastgroup, match[0]
        if kind != "space":
            found.append(Token(kind, text, _value(text) if kind in {"name", "string"} else text, place, match.end()))  # type: ignore[arg-type]
        place = match.end()
    found.append(Token("end", "", "", place, place))
    return found


def _value(text: str) -> str:
    if text.startswith("["):
        return text[1:-1]
    return text[1:-1].replace(text[0] * 2, text[0])
