"""Cutting a migration's text into its statements, each with its line."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .errors import Dialect

POSTGRES_TOKEN = re.compile(
    r"""
      --[^\n]*                              # comment to the end of the line
    | /\*.*?\*/
    | (?<![A-Za-z0-9_$])[eE]'(?:[^'\\]|\\.|'')*'   # text with backslashes
    | '(?:[^']|'')*'
    | "(?:[^"]|"")*"
    | (?<![A-Za-z0-9_$])(\$(?:[A-Za-z_]\w*)?\$).*?\1   # text or body between dollars
    | (?P<end>;)
    """,
    re.VERBOSE | re.DOTALL,
)
BLANK = re.compile(r"(?:\s+|--[^\n]*|/\*.*?\*/)*", re.DOTALL)
WORD = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class SqlStatement:
    """
    A statement of a longer text.

    Attributes:
        text: as written, without the comments before it.
        comment: those comments, as written.
        offset: of its first character in the longer text, from 0.
        line: of that character, from 1.
        word: its first word in capitals; empty where it begins with something else.
    """

    text: str
    comment: str
    offset: int
    line: int
    word: str


def split(text: str, dialect: Dialect, line: int = 1) -> list[SqlStatement]:
    """The statements of *text*, whose first line has the number *line*; what is only blanks and comments is none."""
    result: list[SqlStatement] = []
    start = 0
    for end in (*_ends(text, dialect), len(text)):
        skipped = BLANK.match(text, start, end)
        first = skipped.end() if skipped else start
        body = text[first:end].rstrip()
        if body.strip("; \n\t"):
            word = WORD.match(body)
            comment = text[start:first].strip()
            result.append(SqlStatement(body, comment, first, line + text.count("\n", 0, first), word[0].upper() if word else ""))
        start = end
    return result


def _ends(text: str, dialect: Dialect) -> Iterator[int]:
    if dialect == "postgres":
        yield from (token.end() for token in POSTGRES_TOKEN.finditer(text) if token["end"])
        return
    start = 0
    for semicolon in re.finditer(";", text):
        # SQLite's own judgement: a semicolon in a trigger's body, a text or a comment ends nothing.
        if sqlite3.complete_statement(text[start : semicolon.end()]):
            yield semicolon.end()
            start = semicolon.end()
