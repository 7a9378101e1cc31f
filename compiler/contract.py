"""Holding what a header says against what PostgreSQL described."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .hints import is_lower_snake
from .model import Problem
from .types import cure_for, entry_of, is_array, is_result

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .compiled import Compiled, Slot
    from .hints import Hint


def python_type(postgres: str) -> str:
    """What a header calls PostgreSQL's type; an empty text where it is not carried."""
    entry = entry_of(postgres)
    return "" if entry is None else entry.parameter if is_array(postgres) else entry.python


def check_parameters(compiled: Compiled, takes_null: Mapping[str, bool]) -> tuple[tuple[Slot, ...], list[Problem]]:
    """
    The parameters as the header has them, and where header and description differ.

    Args:
        compiled: the statement, with parameters as described.
        takes_null: for each parameter that is nothing but the new value of columns, whether these take NULL.
    """
    source = compiled.source
    header = source.header
    hints = dict(header.batch.fields if header.batch else header.parameters)
    slots: list[Slot] = []
    problems: list[Problem] = []
    for slot in compiled.parameters:
        hint = hints.pop(slot.name, None)
        where = source.at(slot.name)
        python = python_type(slot.type)
        if not python:
            problems.append(Problem(where, f"parameter :{slot.name} is of type {slot.type}, which is not carried", cure_for(slot.type)))
        elif hint is not None and _written(hint) != python:
            what = f"parameter {slot.name} is {_written(hint)} in the header and {slot.type} in PostgreSQL"
            problems.append(Problem(where, what, f"Write {slot.name}: {python}, or cast it in the statement."))
        elif hint is not None and hint.optional and not takes_null.get(slot.name, True):
            what = f"parameter {slot.name} may be None in the header, but its column is NOT NULL"
            problems.append(Problem(where, what, f"Write {slot.name}: {python}"))
        slots.append(slot if hint is None else replace(slot, nullable=hint.optional))
    problems += [Problem(source.at(), f"{name} is no field of the batch", "Its fields are the statement's placeholders.") for name in hints]
    return tuple(slots), problems


def _written(hint: Hint) -> str:
    return f"{hint.wrapper}[{hint.name}]" if hint.wrapper else hint.name


def check_result(compiled: Compiled) -> tuple[tuple[Slot, ...], list[Problem]]:
    """The result columns as the header has them, and where header and description differ."""
    returns, where = compiled.source.header.returns, compiled.source.at("->")
    problems = [*_shape_problems(compiled, returns, where), *_type_problems(compiled, where)]
    if problems or not compiled.columns:
        return compiled.columns, problems
    hints = dict(returns.fields) if returns.is_class else {compiled.columns[0].name: returns}
    columns: list[Slot] = []
    for slot in compiled.columns:
        hint = hints.pop(slot.name, None)
        if hint is None:
            columns.append(slot)
            continue
        python = python_type(slot.type)
        if (_written(hint) if returns.is_class else hint.name) != python:
            what = f"result column {slot.name} is {_written(hint) if returns.is_class else hint.name} in the header and {slot.type} in PostgreSQL"
            problems.append(Problem(where, what, f"Write {python}, or cast the column in the statement."))
        columns.append(replace(slot, nullable=hint.optional, promised=slot.nullable and not hint.optional))
    problems += [Problem(where, f"{name} is no column of the result", "Name a column of the SELECT list.") for name in hints]
    return tuple(columns), problems


def _type_problems(compiled: Compiled, where: str) -> Iterable[Problem]:
    for slot in compiled.columns:
        if not is_result(slot.type):
            yield Problem(where, f"result column {slot.name} is of type {slot.type}, which is not carried", cure_for(slot.type))


def _shape_problems(compiled: Compiled, returns: Hint, where: str) -> Iterable[Problem]:
    names = [slot.name for slot in compiled.columns]
    if returns.name in {"None", "Affected"}:
        if names:
            yield Problem(where, f"{returns.name} is promised, but the statement returns rows", "Name a row class, or take RETURNING out.")
    elif compiled.source.header.batch:
        yield Problem(where, f"a batch cannot return {returns}", "A batch returns Affected or None; take RETURNING out.")
    elif not names:
        yield Problem(where, f"{returns} is promised, but the statement returns no rows", "Add RETURNING, or promise Affected.")
    elif returns.is_class:
        yield from _name_problems(names, where)
    elif len(names) == 1 and is_array(compiled.columns[0].type):
        what = f"{returns} is promised, and the one column is an array, {compiled.columns[0].type}"
        cure = f"Name a row class, such as Words: its field {names[0]} is a list. Or unnest the array into rows."
        yield Problem(where, what, cure)
    elif len(names) != 1:
        yield Problem(where, f"{returns} is one value, but the statement returns {len(names)} columns", "Name a row class, such as Chat.")


def _name_problems(names: list[str], where: str) -> Iterable[Problem]:
    for index, name in enumerate(names):
        if name == "?column?":
            yield Problem(where, f"column {index + 1} of the result has no name", "Give it one with AS.")
        elif not is_lower_snake(name):
            yield Problem(
                where, f"{name} cannot be the name of a field", "Give the column a lower_snake name with AS, no word of Python's own."
            )
        elif name in names[:index]:
            yield Problem(where, f"two columns of the result are called {name}", "Give each a name of its own with AS.")
