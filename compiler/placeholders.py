"""Putting numbered placeholders where ``:name`` stands, and leaving every other byte as it was."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from .model import Problem
from .scanner import follows_word, scan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .model import Place
    from .scanner import Piece

MARKS = {"postgres": "$", "sqlite": "?", "sqlite steps": ":"}


@dataclass(frozen=True, slots=True)
class Spliced:
    """
    A text with numbered placeholders.

    Attributes:
        sql: the text.
        shifts: pairs of an offset in ``sql`` behind a placeholder and how much further to the right the same place is in the original.
    """

    sql: str
    shifts: tuple[tuple[int, int], ...]

    def original_offset(self, offset: int) -> int:
        """Where in the original text the character at *offset* of ``sql`` is."""
        shift = 0
        for behind, total in self.shifts:
            if behind > offset:
                break
            shift = total
        return offset + shift


def names_in(text: str) -> tuple[str, ...]:
    """Names of the placeholders of *text*, each once, in the order of first use."""
    return tuple(dict.fromkeys(text[piece.start + 1 : piece.end] for piece in scan(text) if piece.kind == "placeholder"))


def splice(text: str, names: Sequence[str], dialect: str) -> Spliced:
    """
    *text* with ``$n``, ``?n`` or, in a statement of several steps, ``:n`` in place of each ``:name``.

    n is the place of the name in *names*, from 1. SQLite wants a value for each ``?n`` up to the last, of ``:n`` for those that are there.
    """
    numbers = {name: f"{MARKS[dialect]}{number}" for number, name in enumerate(names, 1)}
    parts: list[str] = []
    shifts: list[tuple[int, int]] = []
    length, copied = 0, 0
    for piece in scan(text):
        if piece.kind != "placeholder":
            continue
        mark = numbers[text[piece.start + 1 : piece.end]]
        parts += [text[copied : piece.start], mark]
        length += piece.start - copied + len(mark)
        copied = piece.end
        shifts.append((length, copied - length))
    return Spliced("".join([*parts, text[copied:]]), tuple(shifts))


def problems_with(text: str, place: Place, declared: Sequence[str]) -> list[Problem]:
    """Placeholders in *text*, which begins at *place*, that are none of the *declared* parameters or cannot be told from other things."""
    return [Problem(place.at(text, piece.start), *found) for piece in scan(text) if (found := _problem(text, piece, declared))]


def _problem(text: str, piece: Piece, declared: Sequence[str]) -> tuple[str, str] | None:
    """What is wrong with *piece*, and the cure."""
    written = text[piece.start : piece.end]
    name = written[1:]
    if piece.kind == "slice":
        return (
            f"{written} inside brackets may be a parameter or the bound of a slice",
            f"Write ({written}) for a parameter; slices are not translated.",
        )
    if piece.kind == "numbered":
        return f"{written} is not how a parameter is written", "Write :name, and name: type in the header."
    if piece.kind == "code" and written == "%" and text[piece.end : piece.end + 1] == "(" and _is_pyformat(text, piece.end + 1):
        return "%(name)s is not how a parameter is written", "Write :name, and name: type in the header."
    if piece.kind != "placeholder":
        return None
    if follows_word(text, piece.start):
        return f"{written} follows a word without a space", f"Put a space before {written}"
    if name not in declared:
        near = get_close_matches(name, declared, 1)
        return (
            f"parameter {written} is not in the header",
            f"Did you mean :{near[0]}?" if near else f"Add it to the header, with its type: {name}: str",
        )
    return None


def _is_pyformat(text: str, start: int) -> bool:
    name, closing, behind = text[start:].partition(")")
    return bool(closing) and name.isidentifier() and behind[:1] == "s"


def unused(text: str, declared: Sequence[str]) -> list[str]:
    """Names in *declared* that are no placeholder of *text*."""
    used = names_in(text)
    return [name for name in declared if name not in used]
