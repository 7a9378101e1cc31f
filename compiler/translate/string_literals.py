"""String literals in PostgreSQL's other spellings: with backslash escapes, between dollars, in Unicode escapes, and in pieces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlglot import exp

from .nodes import children, flag, maybe

if TYPE_CHECKING:
    from .context import Context

ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{1,2})|([0-7]{1,3})|(.))|''", re.DOTALL)
LETTERS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
UNICODE = re.compile(r"\\(?:([0-9A-Fa-f]{4})|\+([0-9A-Fa-f]{6})|(\\))")
CURE = "Write the characters themselves, or pass the string as a parameter."


def plain_strings(context: Context, tree: exp.Expr) -> exp.Expr:
    """*tree* with each string literal as a plain one."""
    found = [one for one in tree.walk() if isinstance(one, (exp.ByteString, exp.RawString, exp.UnicodeString))]
    for node in found:
        if node is not tree:
            node.replace(_literal(node, _text(context, node)))
    for pieces in [one for one in tree.walk() if _in_pieces(one)]:
        pieces.replace(_literal(children(pieces)[0], "".join(piece.name for piece in children(pieces))))
    return tree


def _in_pieces(node: exp.Expr) -> bool:
    """Whether *node* is one string on several lines; sqlglot takes it for a concat that is not the function."""
    return isinstance(node, exp.Concat) and not flag(node, "safe") and all(isinstance(one, exp.Literal) for one in children(node))


def _literal(node: exp.Expr, text: str) -> exp.Literal:
    literal = exp.Literal.string(text)
    literal.meta.update(node.meta)
    return literal


def _text(context: Context, node: exp.Expr) -> str:
    if isinstance(node, exp.RawString):
        return node.name
    start, end = node.meta["start"], node.meta["end"]
    written = context.text[start : end + 1]
    body = written[written.index("'") + 1 : -1]
    try:
        if isinstance(node, exp.ByteString):
            return _escaped(body)
        if maybe(node, "escape") is None:
            return UNICODE.sub(_code_point, body.replace("''", "'"))
    except ValueError:
        pass
    context.refuse(node, "a string whose escapes have no meaning", CURE)


def _escaped(body: str) -> str:
    # Escapes of bytes may together make one character.
    pieces: list[bytes] = []
    last = 0
    for found in ESCAPE.finditer(body):
        pieces += [body[last : found.start()].encode(), _escape(found)]
        last = found.end()
    return b"".join([*pieces, body[last:].encode()]).decode()


def _escape(found: re.Match[str]) -> bytes:
    short, long, digits, octal, letter = found.groups()
    if short or long:
        return chr(int(short or long, 16)).encode()
    if digits or octal:
        return bytes([int(digits, 16) if digits else int(octal, 8) & 0xFF])
    return LETTERS.get(letter, letter).encode() if letter else b"'"


def _code_point(found: re.Match[str]) -> str:
    short, long, backslash = found.groups()
    return backslash or chr(int(short or long, 16))
