"""Row classes: one for each name in a project, the same wherever it is named."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

from .compiled import RowClass
from .contract import python_type
from .model import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .compiled import Compiled, Slot

TYPO = 0.75
"""Names that are at least so much alike, with the same fields, are one name misspelt: Book and Bock."""


def collect_classes(statements: Sequence[Compiled]) -> tuple[dict[str, RowClass], list[Problem]]:
    """
    Row classes by name, and where two statements mean different things by one name.

    A class lives in the module of the first statement that names it. Its fields stand in the order of the first result, or of the first
    batch where it is only taken.
    """
    uses: dict[str, list[Compiled]] = {}
    for statement in statements:
        hint = _named(statement)
        if hint:
            uses.setdefault(hint, []).append(statement)
    classes: dict[str, RowClass] = {}
    problems: list[Problem] = []
    for name, users in uses.items():
        results = [one for one in users if one.source.header.batch is None]
        model = (results or users)[0]
        classes[name] = RowClass(name, _fields(model), users[0].source.module, _where(model), tuple(one.name for one in users), not results)
        problems += [problem for one in users if one is not model and (problem := _difference(classes[name], one))]
    return classes, problems + _misspelt(classes)


def _named(statement: Compiled) -> str | None:
    header = statement.source.header
    hint = header.batch or header.returns
    return hint.name if hint.is_class else None


def _where(statement: Compiled) -> str:
    """Where the header names the class."""
    header = statement.source.header
    return statement.source.at(header.parameters[0][0] if header.batch else "->")


def _fields(statement: Compiled) -> tuple[Slot, ...]:
    return statement.parameters if statement.source.header.batch else statement.columns


def _difference(known: RowClass, statement: Compiled) -> Problem | None:
    slots = _fields(statement)
    is_batch = statement.source.header.batch is not None
    what = _first_difference(known.fields, slots, ordered=not is_batch)
    if what is None:
        return None
    cure = "Give this one a name of its own, or make the columns the same."
    return Problem(_where(statement), f"{known.name} is another class here than in {known.where}: {what}", cure)


def _first_difference(theirs: tuple[Slot, ...], ours: tuple[Slot, ...], *, ordered: bool) -> str | None:
    known = {slot.name: slot for slot in theirs}
    names = [slot.name for slot in ours]
    if missing := [name for name in known if name not in names]:
        return f"{missing[0]} is missing"
    for slot in ours:
        other = known.get(slot.name)
        if other is None:
            return f"{slot.name} is there too"
        if python_type(slot.type) != python_type(other.type):
            return f"{slot.name} is {slot.type} here and {other.type} there"
        if slot.nullable != other.nullable:
            return f"{slot.name} {'may' if slot.nullable else 'can not'} be NULL here, unlike there"
    return "the columns stand in another order" if ordered and names != list(known) else None


def _misspelt(classes: dict[str, RowClass]) -> list[Problem]:
    same: dict[frozenset[tuple[str, str, bool]], list[RowClass]] = {}
    for row in classes.values():
        fields = frozenset((slot.name, python_type(slot.type), slot.nullable) for slot in row.fields)
        same.setdefault(fields, []).append(row)
    problems: list[Problem] = []
    for pair in (pair for rows in same.values() for pair in combinations(rows, 2)):
        # The one that fewer statements name is the misspelt one; of two, the later.
        right, wrong = sorted(pair, key=lambda row: -len(row.statements))
        if _are_alike(right.name, wrong.name):
            what = f"{wrong.name} has the fields of {right.name} ({right.where})"
            problems.append(Problem(wrong.where, what, f"Did you mean {right.name}? Two classes need names that differ more."))
    return problems


def _are_alike(one: str, other: str) -> bool:
    return abs(len(one) - len(other)) <= 1 and SequenceMatcher(None, one, other).ratio() >= TYPO
