"""
Pieces of a PostgreSQL text: comments, strings, quoted names, placeholders, and the code between.

A scanner, not a parser: it knows just enough that a ``:name`` or a ``;`` is never seen where it is part of something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal[
    "code", "space", "line comment", "block comment", "string", "identifier", "placeholder", "numbered", "cast", "semicolon", "slice"
]

WORD, SPACE, DIGITS = re.compile(r"\w+"), re.compile(r"\s+"), re.compile(r"\d+")
"""Runs of one kind of character; the scanner decides where one begins."""


@dataclass(frozen=True, slots=True)
class Piece:
    """
    Part of a text.

    Attributes:
        kind: ``slice`` is a name behind a colon inside brackets, which may be a parameter or a bound; ``numbered`` is ``$1``.
        start: offset of its first character.
        end: offset behind its last one.
        closed: False for a string, quoted name or comment that the text ends within.
    """

    kind: Kind
    start: int
    end: int
    closed: bool = True


@lru_cache(maxsize=1024)
def scan(text: str) -> tuple[Piece, ...]:
    """All pieces of *text*, in order and without gaps. What is not closed reaches to the end."""
    pieces: list[Piece] = []
    position = 0
    open_marks: list[str] = []
    while position < len(text):
        kind, end = _piece(text, position, in_brackets=open_marks[-1:] == ["["])
        if kind == "code" and text[position] in "[(":
            open_marks.append(text[position])
        elif kind == "code" and text[position] in "])" and open_marks:
            open_marks.pop()
        pieces.append(Piece(kind, position, min(end, len(text)), end <= len(text)))
        position = end
    return tuple(pieces)


def _piece(text: str, start: int, *, in_brackets: bool) -> tuple[Kind, int]:  # noqa: C901 - one branch for each kind of piece
    """Kind and end of the piece at *start*; an end behind that of *text* says that it is not closed."""
    two, char = text[start : start + 2], text[start]
    if char.isspace():
        return "space", _run(SPACE, text, start)
    if two == "--":
        return "line comment", _line_end(text, start)
    if two == "/*":
        return "block comment", _block_comment_end(text, start)
    if char == "'":
        return "string", _quoted_end(text, start, "'", escapes=_is_escape_string(text, start))
    if char == '"':
        return "identifier", _quoted_end(text, start, '"', escapes=False)
    if char == "$" and (tag := _dollar_tag(text, start)):
        return "string", _dollar_end(text, tag, start + len(tag))
    if char == "$" and text[start + 1 : start + 2].isdigit() and not follows_word(text, start):
        return "numbered", _run(DIGITS, text, start + 1)
    if two == "::":
        return "cast", start + 2
    if char == ":" and _starts_word(text, start + 1):
        return "slice" if in_brackets else "placeholder", _run(WORD, text, start + 1)
    if char == ";":
        return "semicolon", start + 1
    if _is_word(char):
        return "code", _run(WORD, text, start)
    return "code", start + 1


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def follows_word(text: str, position: int) -> bool:
    """Whether the character before *position* belongs to a name or number."""
    return position > 0 and (_is_word(text[position - 1]) or text[position - 1] == "$")


def _starts_word(text: str, position: int) -> bool:
    return position < len(text) and (text[position].isalpha() or text[position] == "_")


def _run(characters: re.Pattern[str], text: str, start: int) -> int:
    """Where the characters at *start* that are of one kind end."""
    found = characters.match(text, start)
    return found.end() if found else start


def _line_end(text: str, start: int) -> int:
    found = text.find("\n", start)
    return len(text) if found < 0 else found


def _dollar_end(text: str, tag: str, start: int) -> int:
    found = text.find(tag, start)
    return len(text) + 1 if found < 0 else found + len(tag)


def _is_escape_string(text: str, quote: int) -> bool:
    """Whether the quote at *quote* belongs to ``E'…'``."""
    return quote > 0 and text[quote - 1] in "eE" and not follows_word(text, quote - 1)


def _quoted_end(text: str, start: int, quote: str, *, escapes: bool) -> int:
    position = start + 1
    while position < len(text):
        if escapes and text[position] == "\\":
            position += 2
        elif text[position] != quote:
            position += 1
        elif text[position + 1 : position + 2] == quote:
            position += 2
        else:
            return position + 1
    return len(text) + 1


def _dollar_tag(text: str, start: int) -> str:
    """``$$`` or ``$tag$`` at *start*, or an empty text."""
    if follows_word(text, start):
        return ""
    end = _run(WORD, text, start + 1)
    fits = text[end : end + 1] == "$" and not text[start + 1 : start + 2].isdigit()
    return text[start : end + 1] if fits else ""


def _block_comment_end(text: str, start: int) -> int:
    depth, position = 0, start
    while position < len(text):
        two = text[position : position + 2]
        if two in {"/*", "*/"}:
            depth += 1 if two == "/*" else -1
            position += 2
            if depth == 0:
                return position
        else:
            position += 1
    return len(text) + 1
