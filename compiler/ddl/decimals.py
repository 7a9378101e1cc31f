"""Columns of numeric: whole numbers of their last digit where these fit, else text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...adapters.functions.decimals import plain, read, rounded, write
from ...adapters.functions.kinds import NoValue
from ...adapters.held_types import held_as_integer, held_decimal
from ..types import numeric_modifiers

if TYPE_CHECKING:
    from sqlglot import exp

    from .source import Source

SCALED = re.compile(r"numeric\((\d+)\)")


@dataclass(frozen=True, slots=True)
class ColumnType:
    """
    A type that both engines hold exactly.

    Attributes:
        kind: what it may be compared with.
        sqlite: the type in a STRICT table.
        check: condition on the column ``{0}``, with the type's modifier as ``{1}``; empty where the STRICT type says it all.
        modifier: the modifier that it must have; None where it takes none, ``n`` where it takes any.
    """

    kind: str
    sqlite: str
    check: str = ""
    modifier: str | None = None


ANY_SCALE, FIXED_SCALE = "numeric of any scale", "long numeric"
"""Kinds of decimals that are text: equal ones may look different, or never do."""


def decimal(modifiers: str) -> ColumnType:
    """The type numeric(*modifiers*): its kind is ``numeric(2)`` where SQLite holds whole numbers of hundredths."""
    precision, scale = numeric_modifiers(f"({modifiers})")
    held = held_decimal(precision, scale)
    if held_as_integer(precision, scale):
        return ColumnType(f"numeric({scale})", *held)
    return ColumnType(f"{FIXED_SCALE} {precision} {scale}" if precision else ANY_SCALE, *held)


def is_decimal(kind: str) -> bool:
    """Whether *kind* is one of these."""
    return kind.startswith((ANY_SCALE, FIXED_SCALE, "numeric("))


def decimal_literal(source: Source, node: exp.Expr, raw: str, known: ColumnType) -> str:
    """A number literal as a value of a column of *known*, rounded as PostgreSQL does."""
    try:
        number = read(plain(raw))
    except NoValue:
        source.refuse(node, "this DEFAULT is no number", "write digits")
    scaled = SCALED.fullmatch(known.kind)
    if scaled:
        return str(rounded(number, int(scaled[1]))[0])
    if known.kind == ANY_SCALE:
        return f"'{write(number)}'"
    return f"'{write(rounded(number, int(known.kind.rpartition(' ')[2])))}'"


def compared(raw: str, kind: str) -> str:
    """A number literal that is compared with a column of *kind*: what has more digits stands between two numbers of it."""
    whole, scale = read(plain(raw))
    places = int(kind[8:-1])
    if scale <= places:
        return str(whole * 10 ** (places - scale))
    floor, rest = divmod(whole, 10 ** (scale - places))
    return f"{floor}.5" if rest else str(floor)
