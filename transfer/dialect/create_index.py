"""What a CREATE INDEX says: its parts as trees, and its condition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .parser import Parser

if TYPE_CHECKING:
    from .nodes import Node


@dataclass(frozen=True, slots=True)
class IndexWords:
    """Parts of an index, each with whether it descends; its condition where it is partial."""

    parts: tuple[tuple[Node, bool], ...]
    where: Node | None


def read_create_index(sql: str) -> IndexWords:
    """
    What *sql* says.

    Raises:
        NotUnderstood: there is something in it that nobody foresaw.
    """
    parser = Parser(sql)
    while not parser.take("ON"):
        if parser.now.kind == "end":
            parser.fail()
        parser.step()
    parser.name()
    parser.want("(")
    parts: list[tuple[Node, bool]] = []
    while True:
        node = parser.expression()
        descending = parser.take("DESC")
        parser.take("ASC")
        parts.append((node, descending))
        if not parser.take(","):
            break
    parser.want(")")
    where = parser.expression() if parser.take("WHERE") else None
    if parser.now.kind != "end":
        parser.fail()
    return IndexWords(tuple(parts), where)
