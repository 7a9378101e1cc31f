"""
Large JSON a part at a time, so that little of it is ever decoded at once.

Nothing is decoded here. A text is cut at commas and brackets that seem to stand outside of strings; whoever takes the parts decodes each of
them: if all of them are JSON, then so is the whole, and it has the members that they have, wherever it was cut.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    Text: TypeAlias = "bytes | bytearray | memoryview"

PART = 1 << 18
"""Bytes of members that come together; a member of more than two such parts comes in parts itself."""
DEEPEST = 1000
"""Decoders of JSON give up at about as many brackets in each other."""

_STRING = rb'"(?:[^"\\]++|\\.)*+'
_STRINGS = re.compile(_STRING + rb'"', re.DOTALL)
_WHOLE_STRINGS = re.compile(rb'(?:[^"]++|' + _STRING + rb'")*+', re.DOTALL)
_SIGNS = re.compile(_STRING + rb'"?|[\[\]{},]', re.DOTALL)
_NAME = re.compile(rb"[ \t\r\n]*+(" + _STRING + rb'")[ \t\r\n]*+:', re.DOTALL)
_SCALAR = re.compile(rb"[ \t\r\n]*+(?:" + _STRING + rb'"|[^"\[\]{},]++)', re.DOTALL)
_OPENED = re.compile(rb"[ \t\r\n]*+([\[{])")
_BLANK = re.compile(rb"[ \t\r\n]*+")
_CLOSING = {b"[": b"]", b"{": b"}"}
_STEPS = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
_COMMA = ord(",")
_OTHERS = bytes(one for one in range(256) if one not in _STEPS)


class Open(NamedTuple):
    """A list or object begins, of which the members follow; *name* is that of a member of an object, as it is written, or empty."""

    name: bytes
    bracket: bytes


class Part(NamedTuple):
    """Some members of the innermost list or object that is open, in brackets."""

    text: bytes


class Close(NamedTuple):
    """The innermost list or object ends."""


def has_parts(text: Text) -> bool:
    """Whether *text* is a list or an object, if it is JSON."""
    return _OPENED.match(text) is not None


def parts(text: Text) -> Iterator[Open | Part | Close]:
    """
    The list or object *text* in parts, each of which is to be decoded, names too.

    Raises:
        ValueError: it is no JSON.
        RecursionError: it is nested too deeply.
    """
    return _Cutter(text).parts()


class _Cutter:
    def __init__(self, text: Text) -> None:
        self._text = text
        self._at = 0
        self._open: list[bytes] = []
        self._large = False
        """Whether the next member is known to be large."""

    def parts(self) -> Iterator[Open | Part | Close]:
        yield self._opened(b"")
        empty = True
        while self._open:
            end = -1 if self._large else self._end_of_members()
            if end < 0:
                self._large = False
                part = self._large_member()
                yield part
                if isinstance(part, Open):
                    empty = True
                    continue
            elif body := bytes(self._text[self._at : end]).strip(b" \t\r\n"):
                self._at = end
                yield Part(self._in_brackets(body))
            elif not empty or self._sign() == b",":
                raise ValueError
            empty = False
            while self._open and self._sign() != b",":
                if self._sign() != self._open.pop():
                    raise ValueError
                self._at += 1
                yield Close()
            self._at += bool(self._open)
        if _end(_BLANK, self._text, self._at) != len(self._text):
            raise ValueError

    def _sign(self) -> bytes:
        """What comes next but for blanks."""
        self._at = _end(_BLANK, self._text, self._at)
        return bytes(self._text[self._at : self._at + 1])

    def _opened(self, name: bytes) -> Open:
        found = _OPENED.match(self._text, self._at)
        if found is None:
            raise ValueError
        self._at = found.end()
        self._open.append(_CLOSING[found[1]])
        return Open(name, found[1])

    def _in_brackets(self, body: bytes) -> bytes:
        return b"[%b]" % body if self._open[-1] == b"]" else b"{%b}" % body

    def _large_member(self) -> Open | Part:
        name, start = b"", self._at
        if self._open[-1] == b"}":
            found = _NAME.match(self._text, self._at)
            if found is None:
                raise ValueError
            name, self._at = found[1], found.end()
        if _OPENED.match(self._text, self._at):
            return self._opened(name)
        self._at = _end(_SCALAR, self._text, self._at)
        return Part(self._in_brackets(bytes(self._text[start : self._at])))

    def _end_of_members(self) -> int:
        """The end of about a part of whole members: at a comma, or where the list or object ends; -1 where the first one is large."""
        text, start = self._text, self._at
        whole = _end(_WHOLE_STRINGS, text, start, start + PART)
        brackets = _STRINGS.sub(b"", text[start:whole]).translate(None, _OTHERS)
        depths = list(accumulate(map(_STEPS.__getitem__, brackets), initial=0))
        if len(self._open) + max(depths) > DEEPEST:
            raise RecursionError
        found = -1 if min(depths) < 0 else next(self._cuts(whole, whole + PART, depths[-1]), -1)
        if found < 0:
            self._large = min(depths) == 0
            *_, found = -1, *self._cuts(start, whole)
        return found

    def _cuts(self, start: int, end: int, depth: int = 0) -> Iterator[int]:
        """Commas between members, up to the end of the list or object; *depth* is how many brackets are open within it at *start*."""
        for found in _SIGNS.finditer(self._text, start, end):
            at = found.start()
            sign = self._text[at]
            if sign == _COMMA:
                if not depth:
                    yield at
            elif sign in _STEPS:
                depth += _STEPS[sign]
                if depth < 0:
                    yield at
                    return


def _end(pattern: re.Pattern[bytes], text: Text, start: int, end: int = 1 << 62) -> int:
    """Where what *pattern* finds at *start* ends; ValueError where it finds nothing."""
    found = pattern.match(text, start, end)
    if found is None:
        raise ValueError
    return found.end()
