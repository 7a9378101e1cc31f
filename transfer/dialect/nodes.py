"""Expressions of SQLite as trees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

LiteralKind = Literal["null", "integer", "real", "text", "blob", "keyword"]


@dataclass(frozen=True, slots=True)
class Constant:
    """A literal; of kind ``keyword``, TRUE or CURRENT_TIMESTAMP and its like."""

    kind: LiteralKind
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column, of *table* where that is said. *quotes* is true for ``"a"``, which is a text where there is no such column."""

    name: str
    table: str = ""
    quotes: bool = False


@dataclass(frozen=True, slots=True)
class Unary:
    """``-a``, ``+a``, ``~a``, ``NOT a``."""

    sign: str
    operand: Node


@dataclass(frozen=True, slots=True)
class Binary:
    """``a + b``; IS and IS NOT, AND and OR too, as *sign* in capitals."""

    sign: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Between:
    """``a BETWEEN b AND c``."""

    operand: Node
    low: Node
    high: Node
    negated: bool = False


@dataclass(frozen=True, slots=True)
class InList:
    """``a IN (b, c)``."""

    operand: Node
    items: tuple[Node, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Like:
    """``a LIKE b ESCAPE c``, and the same with GLOB, REGEXP or MATCH."""

    sign: str
    operand: Node
    pattern: Node
    escape: Node | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """``CASE a WHEN b THEN c ELSE d END``."""

    operand: Node | None
    branches: tuple[tuple[Node, Node], ...]
    otherwise: Node | None


@dataclass(frozen=True, slots=True)
class Cast:
    """``CAST(a AS b)``."""

    operand: Node
    to: str


@dataclass(frozen=True, slots=True)
class Collated:
    """``a COLLATE b``."""

    operand: Node
    collation: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function; *star* for ``count(*)``."""

    name: str
    arguments: tuple[Node, ...]
    star: bool = False
    distinct: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """``(a, b)``."""

    items: tuple[Node, ...]


Node = Constant | Column | Unary | Binary | Between | InList | Like | Case | Cast | Collated | Call | Row
