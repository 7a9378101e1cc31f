"""
SQL/JSON paths, read when the statement is built: ways through keys and places, with filters of comparisons.

What the registered functions take is JSON. A path is a list of steps: a list of one text for a key, a number for a place, ``"*"`` for all
members of an array, null for those of an object, ``{"?": condition}`` for a filter. A condition is a list: an operator and its operands.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from sqlglot import exp

from .literals import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .translator import Translator

    Part = Sequence[object] | Mapping[str, object]

TOKEN = re.compile(
    r'\s*(?:(?P<string>"[^"\\]*")|(?P<number>\d{1,30}(?:\.\d{1,30})?)|(?P<word>[A-Za-z_]\w*)|(?P<mark>==|!=|<>|<=|>=|&&|\|\||[$@.*?()\[\]<>!-]))',
    re.ASCII,
)
COMPARISONS = ("==", "!=", "<>", "<", "<=", ">", ">=")
CONSTANTS = {"true": "true", "false": "false", "null": "null"}
CURE = "Write keys, places and [*], with filters of comparisons, &&, ||, !, exists and starts with; or take the parts with ->."


class _Unknown(Exception):
    """Something in the path that has no translation."""


class _Reader:
    """A path in pieces, and how far it is read."""

    def __init__(self, text: str) -> None:
        self.tokens: list[tuple[str, str]] = []
        self.at, place, text = 0, 0, text.rstrip()
        while place < len(text):
            found = TOKEN.match(text, place)
            if found is None or found.lastgroup is None:
                raise _Unknown
            self.tokens.append((found.lastgroup, found[found.lastgroup]))
            place = found.end()

    def next_is(self, *texts: str) -> bool:
        """Whether *texts* come next; they are then passed over. A string is none of them."""
        coming = self.tokens[self.at : self.at + len(texts)]
        if [text for kind, text in coming if kind != "string"] != list(texts):
            return False
        self.at += len(texts)
        return True

    def take(self, *kinds: str) -> str:
        """The next piece, which must be of one of *kinds*."""
        if self.at >= len(self.tokens) or self.tokens[self.at][0] not in kinds:
            raise _Unknown
        self.at += 1
        return self.tokens[self.at - 1][1]

    def need(self, text: str) -> None:
        """Pass over *text*, which must come next."""
        if not self.next_is(text):
            raise _Unknown

    def end(self) -> None:
        """Make sure that nothing is left."""
        if self.at != len(self.tokens):
            raise _Unknown


def _steps(reader: _Reader) -> list[object]:
    found: list[object] = []
    while True:
        if reader.next_is(".", "*"):
            found.append(None)
        elif reader.next_is("."):
            found.append([reader.take("string", "word").strip('"')])
        elif reader.next_is("[", "*", "]"):
            found.append("*")
        elif reader.next_is("["):
            place = reader.take("number")
            if not place.isdecimal() or len(place) > 9:
                raise _Unknown
            found.append(int(place))
            reader.need("]")
        elif reader.next_is("?", "("):
            found.append({"?": _either(reader)})
            reader.need(")")
        else:
            return found


def _either(reader: _Reader) -> Part:
    found = _both(reader)
    while reader.next_is("||"):
        found = ["or", found, _both(reader)]
    return found


def _both(reader: _Reader) -> Part:
    found = _condition(reader)
    while reader.next_is("&&"):
        found = ["and", found, _condition(reader)]
    return found


def _condition(reader: _Reader) -> Part:
    if reader.next_is("!", "("):
        found: Part = ["not", _either(reader)]
        reader.need(")")
        return found
    if reader.next_is("("):
        found = _either(reader)
        reader.need(")")
        return ["unknown", found] if reader.next_is("is", "unknown") else found
    if reader.next_is("exists", "("):
        found = ["exists", _operand(reader)]
        reader.need(")")
        return found
    left = _operand(reader)
    if reader.next_is("starts", "with"):
        return ["starts", left, {"is": reader.take("string")}]
    operator = reader.take("mark")
    if operator not in COMPARISONS:
        raise _Unknown
    return [operator.replace("<>", "!="), left, _operand(reader)]


def _operand(reader: _Reader) -> Part:
    """A path from ``$`` or ``@``, or a constant, as JSON text."""
    for root in "$@":
        if reader.next_is(root):
            return {root: _steps(reader)}
    if reader.next_is("-"):
        return {"is": f"-{reader.take('number')}"}
    word = reader.take("string", "number", "word")
    if word[0].isalpha() and word not in CONSTANTS:
        raise _Unknown
    return {"is": word}


def _read(translator: Translator, node: exp.Expr, *, condition: bool) -> str:
    raw = node.name if isinstance(node, exp.Literal) and node.is_string else ""
    try:
        reader = _Reader(raw)
        reader.next_is("lax")
        if condition:
            found: Part = _either(reader)
        else:
            reader.need("$")
            found = _steps(reader)
        reader.end()
    except _Unknown:
        what = "this SQL/JSON condition has no translation" if condition else "this SQL/JSON path has no translation"
        translator.context.refuse(node, what, CURE)
    return quoted(json.dumps(found, ensure_ascii=False))


def path_steps(translator: Translator, node: exp.Expr) -> str:
    """A path, as the registered functions take it."""
    return _read(translator, node, condition=False)


def path_condition(translator: Translator, node: exp.Expr) -> str:
    """What stands behind ``@@``: a condition of paths."""
    return _read(translator, node, condition=True)
