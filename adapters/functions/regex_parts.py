"""
What the parser makes of a regular expression: a language, for the machine, and a tree of parts, by which a match is taken apart.

PostgreSQL decides by the same tree which text each group gets, and whether the whole takes as much or as little as it can.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from .kinds import NoValue
from .regex_characters import Characters
from .regex_machine import Choice, Guard, Look, Machine, Node, Repeat, Sequence

LONGER, SHORTER, MIXED, CAPTURES, REFERS = 1, 2, 4, 8, 16
"""What is known of a part: whether it prefers the longer or the shorter match, whether parts of it differ in that, have groups, or references."""

PREFERENCES = LONGER | SHORTER

Flags: TypeAlias = int


class BadPattern(NoValue):
    """The pattern is no regular expression: PostgreSQL fails too."""


class NotCarried(NoValue):
    """The pattern asks for what has no form here."""


def up(flags: Flags) -> Flags:
    """What a part hands on to the one around it."""
    clash = MIXED if flags & LONGER and flags & SHORTER else 0
    return flags & (MIXED | CAPTURES | REFERS) | clash


def is_messy(flags: Flags) -> bool:
    """Whether more than the two ends of the part matters."""
    return bool(flags & (MIXED | CAPTURES | REFERS))


def combine(first: Flags, second: Flags) -> Flags:
    """The flags of two parts together: the preference is that of the first that has one."""
    return up(first | second) | (first & PREFERENCES or second & PREFERENCES)


@dataclass(eq=False)
class Part:
    """
    A part of a pattern.

    Attributes:
        kind: ``=`` a piece without inner life, ``.`` two parts one behind the other, ``|`` alternatives, ``*`` a repeated part, ``b`` a
            reference to a group, ``(`` a group around a group.
        flags: see above.
        language: all that it matches, without regard to references.
        parts: what it is made of.
        group: its number, where it is a group.
        low: of a repeated part or reference, how often at least.
        high: how often at most; None: without end.
        refers: the group that a reference refers to.
    """

    kind: str
    flags: Flags
    language: Node
    parts: tuple[Part, ...] = ()
    group: int = 0
    low: int = 1
    high: int | None = 1
    refers: int = 0

    @cached_property
    def machine(self) -> Machine:
        """Finds its ends."""
        return Machine(self.language)


def repeated(node: Node, low: int, high: int | None) -> Node:
    """*node* so many times."""
    return node if low == high == 1 else Repeat(node, low, high)


def unguarded(node: Node) -> Node:
    """*node* without the conditions on what stands around it: what a reference to it can match."""
    if isinstance(node, (Guard, Look)):
        return Sequence(())
    if isinstance(node, Characters):
        return node
    if isinstance(node, Repeat):
        return Repeat(unguarded(node.node), node.low, node.high)
    kind = Sequence if isinstance(node, Sequence) else Choice
    return kind(tuple(map(unguarded, node.nodes)))
